"""The places a window can go to, and the list that goes there."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from imp_desktop.i18n import _
from imp_desktop.ui import icons
from imp_desktop.ui.controls import draw_box
from imp_desktop.ui.controls.painted import draw_ring
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of, state_of

NARROW = 56
ROW = 34

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
