"""What stands above the table of the overview: who is shown, the tiles that count and filter, and the code field."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui import signs
from imp_desktop.ui.controls import Tile
from imp_desktop.ui.look import Look
from imp_desktop.ui.overview.filters import STATES, Filter

# a tile is there where such a form can be, or only where there is one, or only while it is what is looked through
_OF_TWO = frozenset({Filter.ONCE, Filter.TWICE, Filter.DIFFERS, Filter.RESOLVED})
_WHERE_THERE_ARE_SOME = frozenset(
    {Filter.SECOND_OPEN, Filter.CLOSED, Filter.LOCKED, Filter.DUE, Filter.OVERDUE, *_OF_TWO}
)
_WHILE_CHOSEN = frozenset({Filter.FIRST, Filter.SECOND, Filter.NOT_CLOSED})
_GAP = 4
_MOST_OF_THE_WINDOW = 0.2  # tiles that would take more of its height become a list


def filter_name(wanted: Filter) -> str:
    """The word on the tile of a filter."""
    names = {
        Filter.ALL: _("all forms"),
        Filter.EMPTY: _("empty"),
        Filter.OPEN: _("open"),
        Filter.KEYED: _("keyed"),
        Filter.ONCE: _("keyed once"),
        Filter.SECOND_OPEN: _("second open"),
        Filter.TWICE: _("keyed twice"),
        Filter.DIFFERS: _("differ"),
        Filter.RESOLVED: _("resolved"),
        Filter.CLOSED: _("closed"),
        Filter.LOCKED: _("locked"),
        Filter.FLAGGED: _("flagged"),
        Filter.NO_FORM: _("no form"),
        Filter.DUE: _("due"),
        Filter.OVERDUE: _("overdue"),
        Filter.FIRST: _("first keying"),
        Filter.SECOND: _("second keying"),
        Filter.NOT_CLOSED: _("not closed"),
    }
    return names[wanted]


class Tiles(QWidget):
    """One tile a filter, in one row or two, or a list to open where there is little room; `chosen` tells the filter."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        self._twice = False
        self._counts: Mapping[Filter, int] = dict.fromkeys(Filter, 0)
        self._tiles = {wanted: self._tile(wanted) for wanted in Filter}
        self._list = QComboBox(self)
        self._list.setFont(look.font(13))
        self._list.setAccessibleName(_("Which forms are shown"))
        self._list.activated.connect(lambda at: self.chosen.emit(Filter(self._list.itemData(at))))
        self.choose(Filter.ALL)
        self._group.buttonClicked.connect(lambda tile: self.chosen.emit(Filter(tile.value)))

    def count(self, counts: Mapping[Filter, int], *, twice: bool = False) -> None:
        """Show how many forms each filter finds; `twice` where forms of the study are keyed twice."""
        self._counts, self._twice = counts, twice
        for wanted, tile in self._tiles.items():
            tile.count(counts[wanted])
            sign = _sign(wanted, twice=twice)
            tile.show_sign(_painted(sign, self._look) if sign else None, signs.width(sign) if sign else 0)
        self._fit()

    def choose(self, wanted: Filter) -> None:
        """Show a filter as chosen; nothing is signalled."""
        self._tiles[wanted].setChecked(True)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Tiles that find no room stand in the next row."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the tiles among the rows anew."""
        super().resizeEvent(event)
        self._fit()

    def _tile(self, wanted: Filter) -> Tile:
        tile = Tile(self._look, filter_name(wanted), value=wanted)
        tile.setParent(self)
        self._group.addButton(tile)
        return tile

    def _fit(self) -> None:
        """Put the tiles where they belong; where they do not fit into one row, those that find nothing make way."""
        shown = [one for one in Filter if self._stays(one) or self._belongs(one)]
        if self._needed(shown) > self.width():
            shown = [one for one in shown if self._counts[one] or self._stays(one)]
        high, below = self._tiles[Filter.ALL].sizeHint().height(), self._look.px(8)
        places = self._places(shown, high)
        most = self.window().height() * _MOST_OF_THE_WINDOW
        in_list = places[shown[-1]].bottom() > max(most, high)
        for wanted, tile in self._tiles.items():
            tile.setVisible(wanted in places and not in_list)
            tile.setGeometry(places.get(wanted, QRect()))
        self._list.setVisible(in_list)
        if in_list:
            high = self._fill_list(shown)
        self.setFixedHeight((high if in_list else places[shown[-1]].bottom() + 1) + below)

    def _places(self, shown: Sequence[Filter], high: int) -> dict[Filter, QRect]:
        """Where each tile stands, in as many rows as they need."""
        left, places = self._look.px(24) - self._look.px(3), {}
        x, y = left, 0
        for wanted in shown:
            wide = self._tiles[wanted].sizeHint().width()
            if x > left and x + wide > self.width():
                x, y = left, y + high
            places[wanted] = QRect(x, y, wide, high)
            x += wide + self._look.px(_GAP)
        return places

    def _fill_list(self, shown: Sequence[Filter]) -> int:
        """Offer the same in a list to open; gives how high it is."""
        self._list.clear()
        for wanted in shown:
            self._list.addItem(f"{filter_name(wanted)}  {self._counts[wanted]}", wanted.value)
        checked = next(wanted for wanted in shown if self._tiles[wanted].isChecked())
        self._list.setCurrentIndex(self._list.findData(checked.value))
        size = self._list.sizeHint()
        self._list.setGeometry(self._look.px(24), 0, min(size.width(), self.width()), size.height())
        return size.height()

    def _needed(self, shown: Collection[Filter]) -> int:
        return self._look.px(24) + sum(self._tiles[one].sizeHint().width() + self._look.px(_GAP) for one in shown)

    def _stays(self, wanted: Filter) -> bool:
        return wanted is Filter.ALL or self._tiles[wanted].isChecked()

    def _belongs(self, wanted: Filter) -> bool:
        if wanted in _WHILE_CHOSEN:
            return False
        if wanted in _WHERE_THERE_ARE_SOME:
            return bool(self._counts[wanted]) or (self._twice and wanted in _OF_TWO)
        return True


def _sign(wanted: Filter, *, twice: bool) -> signs.Sign | None:
    if wanted is Filter.FLAGGED:
        return signs.Sign(flagged=True)
    state = STATES.get(wanted)
    return replace(signs.sign_of_state(state, twice=twice), narrow=True) if state else None


def _painted(sign: signs.Sign, look: Look) -> Callable[[QPainter, QRectF], None]:
    return lambda painter, place: signs.paint(painter, place.toRect(), sign, look)


class CodeField(QLineEdit):
    """Looks for a code while it is typed (Ctrl+G); Enter and Down go to what was found, Esc leaves the field empty."""

    looked_for = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFont(look.font(13))
        self.setPlaceholderText(f"{_('Code')}   Ctrl+G")
        wanted = self.fontMetrics().horizontalAdvance(self.placeholderText()) + look.px(24)
        self.setFixedWidth(max(look.px(108), wanted))
        self.setAccessibleName(_("Look for a code"))
        shortcut = QShortcut(QKeySequence("Ctrl+G"), self)
        shortcut.activated.connect(self._come)
        self.textEdited.connect(self.looked_for)

    def begin(self, typed: str) -> None:
        """Start looking with what was typed elsewhere."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setText(typed)
        self.looked_for.emit(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down go to what was found; Esc gives up."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape}:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _come(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
