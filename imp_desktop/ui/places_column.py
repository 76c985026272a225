"""The places column: the study, the way to every place, the line about the disk, and the person at work."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from imp_desktop.i18n import _
from imp_desktop.operations.persons import Person
from imp_desktop.ui.controls import Line, ground
from imp_desktop.ui.look import Look
from imp_desktop.ui.places import NARROW, ROW, PlacesList, places
from imp_desktop.ui.strips import DiskLine, GoBox, PersonCard

WIDE = 208
LEAST_ROW = 24
_BETWEEN = 24
LOW = 440


class _StudyName(QWidget):
    """The name of the study, in two lines where it needs them, and one line about it; nothing while folded."""

    def __init__(self, look: Look, title: str, about: str) -> None:
        super().__init__()
        self._look = look
        self._about = about
        self._room = look.px(WIDE) - 2 * look.px(8) - look.px(20)
        self._lines = _two_lines(QFontMetrics(look.font(13, 600)), title, self._room)
        self.setFixedHeight(look.px(38 + 18 * len(self._lines)))
        self.setToolTip(title)
        self.setAccessibleName(f"{title}. {about}")

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        if self.width() <= look.px(NARROW):
            return
        inside = QRectF(self.rect()).adjusted(look.px(12), look.px(14), -look.px(8), -look.px(8))
        painter.setFont(look.font(13, 600))
        painter.setPen(look.text)
        for number, words in enumerate(self._lines):
            painter.drawText(inside.adjusted(0, number * look.px(18), 0, 0), Qt.AlignmentFlag.AlignTop, words)
        painter.setFont(look.font(12))
        painter.setPen(look.text2)
        about = painter.fontMetrics().elidedText(self._about, Qt.TextElideMode.ElideRight, self._room)
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, about)


class PlacesColumn(QWidget):
    """The whole column; it signals where to go and what to do, and knows nothing of the study itself."""

    went = Signal(str)
    search = Signal()
    copy_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, look: Look, title: str, about: str, person: Person | None) -> None:
        super().__init__()
        self._look = look
        ground(self, look.side)
        every = places()
        self.top = PlacesList(look, every[:-2], _("Places"))
        self.foot = PlacesList(look, every[-2:], _("Manual and settings"))
        self._go = GoBox(look)
        self.disk = DiskLine(look)
        self.person = PersonCard(look, person)
        self._name = _StudyName(look, title, about)
        self._lay_out()
        self.top.went.connect(self.went)
        self.foot.went.connect(self.went)
        self._go.clicked.connect(self.search)
        self.disk.clicked.connect(self.copy_wanted)
        self.person.clicked.connect(self.person_wanted)
        self.fold(folded=False)

    def fold(self, *, folded: bool) -> None:
        """Fold to icons, or show the words."""
        self.setFixedWidth(self._look.px(NARROW if folded else WIDE))
        self._name.setVisible(not folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the line about the disk makes way for the places, and these stand closer."""
        super().resizeEvent(event)
        self.disk.setVisible(event.size().height() >= self._look.px(LOW))
        parts = (self._name, self._go, self.disk, self.person)
        taken = sum(part.sizeHint().height() + self._look.px(2) for part in parts if not part.isHidden())
        room = event.size().height() - taken - self._look.px(_BETWEEN)
        row = room // (self.top.places.rowCount() + self.foot.places.rowCount())
        row = max(self._look.px(LEAST_ROW), min(self._look.px(ROW), row))
        self.foot.fit(row)
        self.top.fit(row, room - self.foot.height())

    def show_place(self, place: str) -> None:
        """Mark the current place."""
        self.top.show_place(place)
        self.foot.show_place(place)

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(8), look.px(4), look.px(8), look.px(4))
        column.setSpacing(look.px(2))
        column.addWidget(self._name)
        column.addWidget(self._go)
        column.addSpacing(look.px(4))
        column.addWidget(self.top)
        column.addStretch(1)
        column.addWidget(self.disk)
        column.addWidget(self.foot)
        column.addWidget(Line(look))
        column.addWidget(self.person)


def _two_lines(metrics: QFontMetrics, text: str, room: int) -> list[str]:
    """The text in one line if it fits, else broken between words, the second line cut where the room ends."""
    first, rest = "", text.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    lines = [first, " ".join(rest)] if first else [" ".join(rest)]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines if line]
