"""What stands above the table of the overview: who is shown, the tiles that count and filter, and the code field."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from imp_desktop.i18n import _
from imp_desktop.operations.overview import FormState
from imp_desktop.ui import signs
from imp_desktop.ui.controls import Tile
from imp_desktop.ui.look import Look
from imp_desktop.ui.overview.sections import Filter

_SIGNS = {
    Filter.EMPTY: signs.sign_of_state(FormState.EMPTY),
    Filter.OPEN: signs.sign_of_state(FormState.OPEN),
    Filter.KEYED: signs.sign_of_state(FormState.KEYED),
    Filter.FLAGGED: signs.Sign(flagged=True),
    Filter.NO_FORM: signs.sign_of_state(FormState.NO_FORM),
}

_WHERE_THERE_ARE_SOME = (Filter.DUE, Filter.OVERDUE)  # a protocol without windows never has any


def filter_name(wanted: Filter) -> str:
    """The word on the tile of a filter."""
    names = {
        Filter.ALL: _("all forms"),
        Filter.EMPTY: _("empty"),
        Filter.OPEN: _("open"),
        Filter.KEYED: _("keyed"),
        Filter.FLAGGED: _("flagged"),
        Filter.NO_FORM: _("no form"),
        Filter.DUE: _("due"),
        Filter.OVERDUE: _("overdue"),
    }
    return names[wanted]


class Tiles(QWidget):
    """One tile a filter; `chosen` tells the filter picked."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._tiles: dict[Filter, Tile] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(24) - look.px(3), 0, 0, look.px(8))
        row.setSpacing(look.px(4))
        for wanted in Filter:
            sign = _SIGNS.get(wanted)
            tile = Tile(look, filter_name(wanted), value=wanted, sign=_painted(sign, look) if sign else None)
            self._tiles[wanted] = tile
            self._group.addButton(tile)
            row.addWidget(tile)
        row.addStretch(1)
        self.choose(Filter.ALL)
        self._group.buttonClicked.connect(lambda tile: self.chosen.emit(Filter(tile.value)))

    def count(self, counts: Mapping[Filter, int]) -> None:
        """Show how many forms each filter finds."""
        for wanted, tile in self._tiles.items():
            tile.count(counts[wanted])
            tile.setVisible(tile.isChecked() or bool(counts[wanted]) or wanted not in _WHERE_THERE_ARE_SOME)

    def choose(self, wanted: Filter) -> None:
        """Show a filter as chosen; nothing is signalled."""
        self._tiles[wanted].setChecked(True)
        self._tiles[wanted].show()


def _painted(sign: signs.Sign, look: Look) -> Callable[[QPainter, QRectF], None]:
    return lambda painter, place: signs.paint(painter, place.toRect(), sign, look)


class CodeField(QLineEdit):
    """Looks for a code while it is typed (Ctrl+G); Enter and Down go to what was found, Esc leaves the field empty."""

    looked_for = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFont(look.font(13))
        self.setFixedWidth(look.px(108))
        self.setPlaceholderText(f"{_('Code')}   Ctrl+G")
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
