"""What keys do, in one quiet line that breaks where the room ends."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from imp_desktop.ui.controls import KeyCap, label
from imp_desktop.ui.course.flow import Flow
from imp_desktop.ui.look import Look


class Legend(QWidget):
    """Key caps with what each does behind it."""

    def __init__(self, look: Look, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        flow = Flow(look.px(16), look.px(4))
        for key, does in keys:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(look.px(6))
            row.addWidget(KeyCap(look, key))
            row.addWidget(label(look, does, 12, colour="text2"))
            flow.addWidget(pair)
        self.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
