"""Where the columns of a list of two-row lines stand: wide enough for every place, within what room there is."""

from collections.abc import Iterable

from PySide6.QtGui import QFontMetrics

from imp_desktop.ui.look import Look

CODE_LEFT = 56
_WHAT_LEFT = 208
_SHARE = 0.45
_AIR = 16


class Columns:
    """The left edge of what is said, behind the code and the place of the widest line."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._widest = 0

    def make_room(self, places: Iterable[str]) -> None:
        """Make room for the widest of these."""
        metrics = QFontMetrics(self._look.font(12))
        self._widest = max((metrics.horizontalAdvance(place) for place in places), default=0)

    def what_left(self, width: float) -> float:
        """Where what is said begins in a list of that width."""
        look = self._look
        wanted = max(look.px(_WHAT_LEFT), look.px(CODE_LEFT + _AIR) + self._widest)
        return min(wanted, max(look.px(120), width * _SHARE))
