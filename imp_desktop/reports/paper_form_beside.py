"""What stands beside a row of a filled form: why there is no answer, or a number that fits no box."""

from dataclasses import dataclass
from typing import Final

from imp_desktop.reports import faces, ink
from imp_desktop.reports.page import MM
from imp_desktop.reports.paper_form import Shown
from imp_desktop.reports.pen import Pen, Style
from imp_desktop.reports.runs import Line, limited, line_width, plain, shortened

NUMBER: Final = Style(faces.SANS_BOLD, 11, ink.FIRST)
WORDS: Final = Style(faces.SANS, 7.4, ink.FIRST)
_WIDEST: Final = 26 * MM
_LEADING: Final = 8.4
_APART: Final = 2 * MM


@dataclass(frozen=True)
class Beside:
    """A number and a few words that end at `right`."""

    right: float
    number: str
    lines: tuple[Line, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.right - self._words - (_APART if self.number and self.lines else 0) - self._number

    @property
    def height(self) -> float:
        """How high it is."""
        return max(len(self.lines) * _LEADING, NUMBER.size if self.number else 0.0)

    @property
    def _words(self) -> float:
        return max((line_width(line) for line in self.lines), default=0.0)

    @property
    def _number(self) -> float:
        return faces.width(self.number, NUMBER.face, NUMBER.size)

    def draw(self, pen: Pen, middle: float) -> None:
        """Write it, its middle at `middle`."""
        with pen.tagged("TD"):
            if self.number:
                pen.text(self.left, middle + 0.34 * NUMBER.size, self.number, NUMBER)
            first = middle - (len(self.lines) - 1) * _LEADING / 2 + 0.34 * WORDS.size
            for at, line in enumerate(self.lines):
                pen.line_of(self.right - self._words, first + at * _LEADING, line, WORDS.ink)


def beside(shown: Shown, right: float) -> Beside | None:
    """What stands beside a row whose boxes begin right of `right`; None where there is nothing to say."""
    if not (shown.beside or shown.number):
        return None
    lines = limited(plain(shown.beside), WORDS.face, WORDS.size, _WIDEST, 2) if shown.beside else ()
    return Beside(right, shortened(shown.number, NUMBER.face, NUMBER.size, _WIDEST), lines)
