"""The column at the right of a page: a title at the height of the page's own, and what belongs beside the page."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from imp_desktop.ui.controls.text import ground, label
from imp_desktop.ui.look import Look

TITLE_HEIGHT = 64
PAD = 20


class Side(QFrame):
    """A column on the ground of the desk; fill `body`."""

    def __init__(self, look: Look, title: str, width: int) -> None:
        super().__init__()
        ground(self, look.desk)
        self.setFixedWidth(look.px(width))
        self.title = label(look, title, 15, 600)
        self.title.setFixedHeight(look.px(TITLE_HEIGHT))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(look.px(PAD), 0, look.px(PAD), look.px(PAD))
        self.body.setSpacing(look.px(8))
        self.body.addWidget(self.title)
