"""One row of the settings: what it is, one line about it, the control at the right, and what does not fit below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from imp_desktop.ui.controls import Line, ink, paragraph
from imp_desktop.ui.look import Look

WIDTH = 680
NARROW = 520
ROW = 52


class SettingRow(QWidget):
    """A row of at least 52 px with a hairline under it; more can be put into `below`."""

    def __init__(self, look: Look, title: str, about: str, control: QWidget) -> None:
        super().__init__()
        self._look = look
        self.setMaximumWidth(look.px(WIDTH))
        self._about = paragraph(look, px=12)
        self._complaint = paragraph(look, px=12)
        ink(self._complaint, look.flag_t)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(paragraph(look, title, colour="text"))
        words.addWidget(self._about)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px(4))
        self._row.addLayout(words, 1)
        self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        self.below = QVBoxLayout()
        self.below.setSpacing(look.px(4))
        self.below.addWidget(self._complaint)
        self._lay_out()
        self.tell(about)
        self.complain("")

    def tell(self, about: str) -> None:
        """Say this below the title; nothing takes no room."""
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def complain(self, sentence: str) -> None:
        """Say below the row what does not fit; an empty sentence takes it back."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def complaint(self) -> str:
        """What is said below the row."""
        return self._complaint.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the row is narrow the control stands below the words."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._look.px(NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, self._look.px(6), 0, self._look.px(6))
        inside.setSpacing(self._look.px(4))
        inside.addLayout(self._row)
        inside.addLayout(self.below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(inside)
        column.addStretch(1)
        column.addWidget(Line(self._look))
        self.setMinimumHeight(self._look.px(ROW))
