"""The columns of boxes of one scale on a printed form: where they stand, and the words over them."""

from dataclasses import dataclass
from typing import Final

from imp_desktop.instruments.model import Choices, Words
from imp_desktop.reports import faces, ink
from imp_desktop.reports.page import MM, WIDTH
from imp_desktop.reports.paper_form_marks import columns as column_marks
from imp_desktop.reports.pen import Pen, Style
from imp_desktop.reports.runs import Line, limited, plain, printable

LEFT: Final = 20 * MM
RIGHT: Final = WIDTH - 20 * MM
TEXT_LEFT: Final = 27.7 * MM
BOX: Final = 4.8 * MM
PITCH: Final = 15.2 * MM
_LAST: Final = 9.8 * MM  # from the middle of the last column to the right edge
_LEAST_TEXT: Final = 58 * MM
_SIZES: Final = (8.4, 7.8, 7.2, 6.6, 6.0)
_APART: Final = 4.0  # between the words of two columns
_WORDS_APART: Final = 9.0  # where they can be broken into lines
_MOST_LINES: Final = 4
_LEADING: Final = 1.1
_ABOVE: Final = 1.6 * MM
_BELOW: Final = 2.2 * MM


@dataclass(frozen=True)
class Columns:
    """Where the boxes of a scale stand, in the order of the paper, and the lines of words over each."""

    choices: Choices
    middles: tuple[float, ...]
    labels: tuple[tuple[Line, ...], ...]
    style: Style

    @property
    def left(self) -> float:
        """Where the room of the first column begins."""
        pitch = self.middles[1] - self.middles[0] if len(self.middles) > 1 else PITCH
        return self.middles[0] - max(pitch / 2, BOX / 2)

    @property
    def head(self) -> float:
        """How high the words are with the room around them."""
        lines = max(len(label) for label in self.labels)
        return _ABOVE + lines * self.style.size * _LEADING + _BELOW if lines else 0.0

    def draw_head(self, pen: Pen, bottom: float) -> None:
        """Write the words over the columns, the last line of each just above `bottom`; a rule below."""
        leading = self.style.size * _LEADING
        for middle, label in zip(self.middles, self.labels, strict=True):
            first = bottom - _BELOW - (len(label) - 1) * leading
            with pen.tagged("TH", scope="Column"):
                for at, line in enumerate(label):
                    pen.line_of(middle, first + at * leading, line, self.style.ink, "middle")
        pen.rule(LEFT, RIGHT, bottom, 0.9, ink.INK)

    def draw_marks(self, pen: Pen, top: float) -> None:
        """A mark for the machine under every column."""
        column_marks(pen, self.middles, top)


def columns(choices: Choices, words: Words) -> Columns:
    """The columns of a scale: as far apart as its words need, and never so far that no room is left for the items."""
    given = words.choices.get(choices.id, {})
    labels = [printable(given.get(code, "")) for code in choices.codes]
    most = (RIGHT - TEXT_LEFT - _LEAST_TEXT) / len(labels)
    size, pitch = _fitting(labels, min(PITCH, most), most)
    last = RIGHT - max(_LAST, pitch / 2)
    middles = tuple(last - (len(labels) - 1 - at) * pitch for at in range(len(labels)))
    rooms = _rooms(labels, size, pitch)
    lines = (
        limited(plain(label), faces.SANS, size, room, _MOST_LINES) if label else ()
        for label, room in zip(labels, rooms, strict=True)
    )
    return Columns(choices, middles, tuple(lines), Style(faces.SANS, size, ink.INK_2))


def _rooms(labels: list[str], size: float, pitch: float) -> list[float]:
    """How wide the words over each column may be; the outermost may use what their neighbours leave."""
    longest = [max((faces.width(word, faces.SANS, size) for word in label.split()), default=0.0) for label in labels]
    rooms = [min(max(pitch - _WORDS_APART, word), pitch - 1) for word in longest]
    if len(labels) > 1:
        inner = (rooms[1], rooms[-2])
        rooms[0] = max(rooms[0], 2 * pitch - inner[0] - _WORDS_APART)
        rooms[-1] = max(rooms[-1], min(2 * _LAST, 2 * pitch - inner[1]) - _WORDS_APART)
    return rooms


def _fitting(labels: list[str], least: float, most: float) -> tuple[float, float]:
    """The largest size in which every word fits a column, and how far apart the columns then are."""
    longest = [word for label in labels for word in label.split()]
    for size in _SIZES:
        pitch = max(least, max((faces.width(word, faces.SANS, size) for word in longest), default=0.0) + _APART)
        if pitch <= most:
            return size, pitch
    return _SIZES[-1], most
