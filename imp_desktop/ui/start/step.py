"""One step on a page of steps: its number or a check, a title, one line, and what to do."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.ui import icons
from imp_desktop.ui.controls import Button, label, paragraph
from imp_desktop.ui.controls.painted import RING
from imp_desktop.ui.look import Look

DISC = 26


class Step(QWidget):
    """A step; `number` 0 shows none, `done` shows a check, `next_one` fills the disc."""

    def __init__(
        self, look: Look, title: str, about: str, *, number: int = 0, done: bool = False, next_one: bool = False
    ) -> None:
        super().__init__()
        self.look = look
        self.done = done
        self._number = number
        self._next = next_one
        self.setAccessibleName(f"{title}. {about}")
        self._column = QVBoxLayout(self)
        left = look.px(44) if number else 0
        self._column.setContentsMargins(left, look.px(12), 0, look.px(12))
        self._column.setSpacing(look.px(4))
        words = label(look, title, 15, 400 if done else 600, colour="text2" if done else "text")
        for line in (words, paragraph(look, about)):
            line.setContentsMargins(look.px(RING), 0, 0, 0)  # in line with the buttons below, inside their rings
            self._column.addWidget(line)

    def add(self, widget: QWidget) -> None:
        """Put something below the words of the step."""
        self._column.addSpacing(self.look.px(4))
        self._column.addWidget(widget)

    def add_buttons(self, *buttons: Button) -> None:
        """Put a row of buttons below the words of the step."""
        row = QHBoxLayout()
        row.setSpacing(self.look.px(4))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.line)
        painter.drawLine(look.px(RING), self.height() - 1, self.width(), self.height() - 1)
        if not self._number:
            return
        disc = QRectF(look.px(RING) + 0.5, look.px(14), look.px(DISC), look.px(DISC))
        painter.setPen(Qt.PenStyle.NoPen if self.done or self._next else QPen(look.edge, 1))
        painter.setBrush(look.done_f if self.done else look.accent if self._next else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        if self.done:
            inset = look.px(5)
            icons.paint(painter, disc.adjusted(inset, inset, -inset, -inset), "check", look.done_t)
            return
        painter.setPen(look.on_accent if self._next else look.text2)
        painter.setFont(look.font(13, 600 if self._next else 400))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
