"""One row of the settings: what it is, one line about it, and the control at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from imp_desktop.ui.controls import Line, label, paragraph
from imp_desktop.ui.look import Look

WIDTH = 680
NARROW = 520
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
        self._look = look
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, look.px(6), 0, look.px(6))
        self._row.setSpacing(look.px(4))
        self._row.addLayout(words, 1)
        self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(self._row)
        column.addStretch(1)
        column.addWidget(Line(look))
        self.setMinimumHeight(look.px(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the row is narrow the control stands below the words."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._look.px(NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
