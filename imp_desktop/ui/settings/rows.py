"""One row of the settings: what it is, one line about it, and the control at the right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.ui.controls import Line, label, paragraph
from imp_desktop.ui.look import Look

WIDTH = 680
ROW = 52


class SettingRow(QWidget):
    """A row of at least 52 px with a hairline under it."""

    def __init__(self, look: Look, title: str, about: str, control: QWidget) -> None:
        super().__init__()
        self.setMaximumWidth(look.px(WIDTH))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(look, title))
        if about:
            words.addWidget(paragraph(look, about, 12))
        row = QHBoxLayout()
        row.setContentsMargins(0, look.px(6), 0, look.px(6))
        row.setSpacing(look.px(24))
        row.addLayout(words, 1)
        row.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        column.addWidget(Line(look))
        self.setMinimumHeight(look.px(ROW))
