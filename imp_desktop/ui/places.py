"""The places column: the study, the way to every place, the line about the disk, and the person at work."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from imp_desktop.i18n import _
from imp_desktop.operations.persons import Person
from imp_desktop.ui import icons
from imp_desktop.ui.controls import Line, Painted, draw_box, ground
from imp_desktop.ui.controls.painted import RING, draw_ring
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of, state_of

WIDE = 208
NARROW = 56
ROW = 34
LEAST_ROW = 24
_BETWEEN = 24
LOW = 440

PLACE = Qt.ItemDataRole.UserRole
ICON = Qt.ItemDataRole.UserRole + 1
COUNT = Qt.ItemDataRole.UserRole + 2
CALM = Qt.ItemDataRole.UserRole + 3

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Place:
    """A place the window can go to: its name in the program, its icon, its words.

    What waits at a `calm` one is work to go on with, nothing that is amiss.
    """

    id: str
    icon: str
    words: str
    calm: bool = False


def places() -> tuple[Place, ...]:
    """Every place, in the order of Alt+1, Alt+2 ...; the last two stand at the foot of the column."""
    return (
        Place("overview", "table-2", _("Overview")),
        Place("participants", "users", _("Participants")),
        Place("course", "calendar-days", _("Course"), calm=True),
        Place("worklist", "flag", _("Work list")),
        Place("texts", "tags", _("Texts"), calm=True),
        Place("reports", "file-text", _("Reports")),
        Place("exchange", "arrow-left-right", _("Import and export")),
        Place("manual", "book-open", _("Manual")),
        Place("settings", "settings", _("Settings")),
    )


class PlacesModel(QAbstractListModel):
    """A list of places with a count behind those where something waits."""

    def __init__(self, offered: tuple[Place, ...]) -> None:
        super().__init__()
        self._places = offered
        self._counts: dict[str, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is a constant
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = self._places[index.row()]
        count = self._counts.get(place.id, 0)
        said = {
            int(Qt.ItemDataRole.DisplayRole): place.words,
            int(Qt.ItemDataRole.ToolTipRole): place.words,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{place.words}, {count}" if count else place.words,
            int(PLACE): place.id,
            int(ICON): place.icon,
            int(COUNT): count,
            int(CALM): place.calm,
        }
        return said.get(int(role))

    def count(self, place: str, number: int) -> None:
        """Show that so many things wait at a place."""
        self._counts[place] = number
        self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))

    def row_of(self, place: str) -> int:
        """The row of a place, or -1."""
        return next((row for row, each in enumerate(self._places) if each.id == place), -1)


class PlacesDelegate(QStyledItemDelegate):
    """Paints a place: icon, words, count; the current one on a box with a bar in accent before it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.row = look.px(ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(NARROW), self.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, box = self._look, QRectF(rect_of(option))
        box.adjust(0, look.px(1), 0, -look.px(1))
        state = state_of(option)
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            draw_box(painter, look, box, look.surface, None)
            mark = QRectF(box.left(), box.top() + look.px(8), look.px(3), box.height() - look.px(16))
            draw_box(painter, look, mark, look.accent, None, 1)
            if state & QStyle.StateFlag.State_HasFocus:
                draw_ring(painter, look, box.adjusted(look.px(3), look.px(3), -look.px(3), -look.px(3)), 4)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, look, box, look.hover, None)
        side = look.px(16)
        spot = QRectF(box.left() + look.px(12), box.center().y() - side / 2, side, side)
        icons.paint(painter, spot, str(index.data(ICON)), look.accent if current else look.text2)
        if box.width() > look.px(NARROW):
            self._words(painter, box, index, current=current)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, index: Index, *, current: bool) -> None:
        look = self._look
        painter.setFont(look.font(13, 600 if current else 400))
        painter.setPen(look.text if current else look.text2)
        painter.drawText(box.adjusted(look.px(40), 0, -look.px(8), 0), _MIDDLE, str(index.data()))
        count = int(index.data(COUNT) or 0)
        if count:
            painter.setFont(look.font(12, 600))
            width = QFontMetrics(painter.font()).horizontalAdvance(str(count)) + look.px(12)
            badge = QRectF(box.right() - width - look.px(6), box.center().y() - look.px(9), width, look.px(18))
            fill, ink = (look.lock_f, look.lock_t) if index.data(CALM) else (look.flag_f, look.flag_t)
            draw_box(painter, look, badge, fill, None, 9)
            painter.setPen(ink)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))


class PlacesList(QListView):
    """A list of places without scroll bars, as high as its rows."""

    went = Signal(str)

    def __init__(self, look: Look, offered: tuple[Place, ...], name: str) -> None:
        super().__init__()
        self.places = PlacesModel(offered)
        self.setModel(self.places)
        self._delegate = PlacesDelegate(look, self)
        self._current = ""
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.fit(look.px(ROW))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self.went.emit(index.data(PLACE)))
        self.activated.connect(lambda index: self.went.emit(index.data(PLACE)))

    def fit(self, row: int, room: int = 0) -> None:
        """Make every row so high; with less room than all need, the list scrolls."""
        self._delegate.row = row
        wanted = row * self.places.rowCount()
        self.setFixedHeight(min(wanted, max(room, row)) if room else wanted)
        self.scheduleDelayedItemsLayout()

    def show_place(self, place: str) -> None:
        """Mark the place as the current one, or none of this list."""
        self._current = place
        row = self.places.row_of(place)
        if row < 0:
            self.clearSelection()
        else:
            self.setCurrentIndex(self.places.index(row))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever only looked along the places leaves the mark where the window is."""
        super().focusOutEvent(event)
        self.show_place(self._current)


class _Strip(Painted):
    """What the painted parts of the column share: full width, a fixed height, folding to an icon."""

    height_px = 32

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(NARROW), self.look.px(self.height_px + 2 * RING))

    @property
    def folded(self) -> bool:
        """Whether there is only room for an icon."""
        return self.width() <= self.look.px(NARROW)

    def _icon(self, painter: QPainter, box: QRectF, name: str, colour: QColor) -> None:
        side = self.look.px(16)
        icons.paint(
            painter, QRectF(box.left() + self.look.px(10), box.center().y() - side / 2, side, side), name, colour
        )


class GoBox(_Strip):
    """Looks like a search field and opens "Go to or do"."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setText(_("Go to or do …"))
        self.setAccessibleName(self.text())
        self.setToolTip(f"{self.text()} (Ctrl+K)")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self.look, self.ground()
        draw_box(painter, look, box, look.surface, look.line2)
        self._icon(painter, box, "search", look.text2)
        if not self.folded:
            inside = box.adjusted(look.px(34), 0, -look.px(10), 0)
            painter.setFont(look.font(13))
            painter.setPen(look.text2)
            room = int(inside.width()) - look.px(48)
            short = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            painter.drawText(inside, _MIDDLE, short)
            painter.setFont(look.font(12))
            painter.setPen(look.text3)
            painter.drawText(inside, _MIDDLE | Qt.AlignmentFlag.AlignRight, "Ctrl+K")
        self.draw_ring(painter)


class DiskLine(_Strip):
    """Says that all is on disk and when the last copy was made; a click saves a copy."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.overdue = False

    def say(self, words: str, *, overdue: bool) -> None:
        """Show the words; `overdue` marks them when there was no copy for a day."""
        self.overdue = overdue
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(_("Save a copy of the study"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self.look, self.ground()
        ink = look.differs_t if self.overdue else look.text2
        if self.overdue:
            draw_box(painter, look, box, look.differs_f, None)
        elif self.underMouse():
            draw_box(painter, look, box, look.hover, None)
        self._icon(painter, box, "hard-drive", ink)
        if not self.folded:
            painter.setFont(look.font(12))
            painter.setPen(ink)
            painter.drawText(box.adjusted(look.px(34), 0, 0, 0), _MIDDLE, self.text())
        self.draw_ring(painter)


class PersonCard(_Strip):
    """Who works now; a click changes the person."""

    height_px = 44

    def __init__(self, look: Look, person: Person | None) -> None:
        super().__init__(look)
        self._name = person.name if person else ""
        self._initials = person.initials if person else ""
        self.setAccessibleName(_("At work: {name}").format(name=self._name))
        self.setToolTip(_("Another person (Ctrl+U)"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self.look, self.ground()
        if self.underMouse():
            draw_box(painter, look, box, look.hover, None)
        disc = QRectF(box.left() + look.px(5), box.center().y() - look.px(14), look.px(28), look.px(28))
        draw_disc(painter, look, disc, self._initials, chosen=True)
        if not self.folded:
            inside = box.adjusted(look.px(43), 0, -look.px(24), 0)
            font = look.font(13, 600)
            painter.setFont(font)
            painter.setPen(look.text)
            short = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, int(inside.width()))
            painter.drawText(inside, _MIDDLE, short)
            side = look.px(16)
            spot = QRectF(box.right() - look.px(24), box.center().y() - side / 2, side, side)
            icons.paint(painter, spot, "chevrons-up-down", look.text2)
        self.draw_ring(painter)


def draw_disc(painter: QPainter, look: Look, disc: QRectF, initials: str, *, chosen: bool) -> None:
    """Draw the initials of a person in a disc, filled with the accent for the one at work."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent if chosen else look.lock_f)
    painter.drawEllipse(disc)
    painter.setPen(look.on_accent if chosen else look.lock_t)
    painter.setFont(look.font(12, 600))
    fits = painter.fontMetrics().horizontalAdvance(initials) < disc.width() - look.px(6)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials if fits else initials[0] + initials[-1])


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
