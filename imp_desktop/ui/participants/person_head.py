"""The head of a participant's page: who it is, what state they are in, and what can be done next."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from imp_desktop.i18n import _
from imp_desktop.operations.enrolling import Participant
from imp_desktop.ui import icons
from imp_desktop.ui.controls import Button, IconButton, draw_box, label
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import Names, capital, status_name


class Chip(QWidget):
    """A word on a quiet ground, such as a status."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._text = ""
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str, *, done: bool = False) -> None:
        """Say this; `done` puts a check before it. An empty text hides the chip."""
        self._text, self._done = text, done
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word, 22 px high."""
        words = QFontMetrics(self._look.font(12)).horizontalAdvance(self._text)
        return QSize(words + self._look.px(16 + (18 if self._done else 0)), self._look.px(22))

    def minimumSizeHint(self) -> QSize:
        """A chip makes way where there is little room; the register says the same."""
        return QSize(0, self._look.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the word."""
        if self.width() < self.sizeHint().width():
            return
        painter, look = QPainter(self), self._look
        draw_box(painter, look, QRectF(self.rect()), look.ok_f if self._done else look.sunken, None, 5)
        painter.setFont(look.font(12))
        painter.setPen(look.ok if self._done else look.text2)
        room = self.rect().adjusted(look.px(8), 0, 0, 0)
        if self._done:
            side = look.px(14)
            icons.paint(painter, QRectF(room.left(), (self.height() - side) / 2, side, side), "check", look.ok)
            room.adjust(look.px(18), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)


class PersonHead(QWidget):
    """Back, the code, status, group and cohort, and what can be done."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.back = IconButton(look, "arrow-left", _("Back to the list"), key="Alt+Left")
        self.code = label(look, "", 24, 600)
        self.status, self.group, self.cohort = Chip(look), Chip(look), Chip(look)
        self.change_status = Button(look, _("Change status"))
        self.next = Button(look, "", icon="keyboard", hint="Enter", kind="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        for widget in (self.back, self.code, self.status, self.group, self.cohort):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.change_status)
        row.addWidget(self.next)

    def tell(self, participant: Participant, names: Names) -> None:
        """Say who it is."""
        self.code.setText(participant.code)
        self.status.say(capital(status_name(participant.status)), done=participant.status == "completed")
        self.group.say(names.group(participant.group or ""))
        cohort = "" if participant.cohort is None else _("Cohort {cohort}").format(cohort=participant.cohort)
        self.cohort.say(cohort)
