"""What stands beside the answer in a row: the number outside the scale and what is said of it, notes, corrections."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor

from imp_desktop.i18n import _
from imp_desktop.operations.third_keying import Outcome
from imp_desktop.ui import icons
from imp_desktop.ui.entry.model import Row
from imp_desktop.ui.entry.strokes import Strokes

_LONGEST_NUMBER = 5
_LEAST_WORDS = 60
_TIGHT = 60
_BEYOND = 12  # signs may stand in the margin, as far as the ground of the row goes


class Remarks:
    """Draws the remarks on one row from `left` to `right`; words are left out where there is no room for them."""

    def __init__(self, strokes: Strokes, high: int, left: int, right: int) -> None:
        self._strokes = strokes
        self._high = high
        tight = right - left < strokes.look.px(_TIGHT)
        self._gap = strokes.look.px(4 if tight else 10)
        self._x = left + strokes.look.px(4 if tight else 8)
        self._right = right
        self._end = right + strokes.look.px(_BEYOND)

    def draw(self, row: Row) -> None:
        """Draw all remarks on the row, one beside the other."""
        if row.told:
            self._came(row)
        if row.outside:
            self._outside(row)
        if row.note:
            self._sign("sticky-note", self._strokes.look.note, "" if row.outside else row.note)
        if row.corrected and not row.note:
            self._sign("pencil", self._strokes.look.text3, "" if row.outside else _("corrected"))

    def _came(self, row: Row) -> None:
        """What came of a third keying, by sign and words; amber where somebody else has to look."""
        look = self._strokes.look
        settled = row.outcome is Outcome.SETTLED
        self._icon("check" if settled else "users", look.accent if settled else look.differs_l, 6)
        self._words(row.told, (12, 400), look.text2 if settled else look.differs_t)

    def _outside(self, row: Row) -> None:
        look, alarm = self._strokes.look, row.open_flag
        shown = row.keyed if len(row.keyed) <= _LONGEST_NUMBER else f"{row.keyed[: _LONGEST_NUMBER - 1]}…"
        wide = max(look.px(32), self._strokes.wide(shown, (13, 600)) + look.px(14))
        self._strokes.box(
            QRectF(self._x, 0, wide, self._high).center(),
            wide + look.px(6),
            QSize(round(wide / look.zoom), 20),
            shown,
            fill=look.flag if alarm else look.surface,
            ink=look.surface if alarm else look.flag_t,
            edge=None if alarm else look.flag,
        )
        self._x += wide + self._gap
        if alarm:
            self._words(_("not on the scale"), (12, 600), look.flag_t)
        elif self._fits(_("paper says so"), before=18):
            self._icon("check", look.flag_t, 4)
            self._words(_("paper says so"), (12, 400), look.flag_t)

    def _sign(self, name: str, colour: QColor, text: str) -> None:
        if self._x + self._strokes.look.px(14) > self._end:
            return
        self._icon(name, colour, 6)
        if text and self._right - self._x >= self._strokes.look.px(_LEAST_WORDS):
            self._strokes.write(QRect(self._x, 0, self._right - self._x, self._high), text, (12, 400), colour)
            self._x = self._right

    def _icon(self, name: str, colour: QColor, gap: int) -> None:
        side = self._strokes.look.px(14)
        icons.paint(self._strokes.painter, QRectF(self._x, (self._high - side) / 2, side, side), name, colour)
        self._x += side + self._strokes.look.px(gap)

    def _words(self, said: str, font: tuple[int, int], colour: QColor) -> None:
        """Words that are said whole or not at all; the spot beside the page says them in any case."""
        if self._fits(said):
            wide = self._strokes.wide(said, font) + 1
            self._strokes.write(QRect(self._x, 0, wide, self._high), said, font, colour)
            self._x += wide + self._strokes.look.px(8)

    def _fits(self, said: str, before: int = 0) -> bool:
        return self._x + self._strokes.look.px(before) + self._strokes.wide(said, (12, 600)) <= self._end
