"""The parts of a table: caption, head, rows of aligned cells, rules, notes and the words below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color

from imp_desktop.i18n import _
from imp_desktop.reports import ink
from imp_desktop.reports.content import Placed
from imp_desktop.reports.faces import SANS_BOLD, SERIF, width
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, ROOM, columns
from imp_desktop.reports.pen import BODY, LABEL, NOTE, PROSE, SENTENCE, SIDE_HEAD, Align, Pen, Style
from imp_desktop.reports.runs import Line, Runs, limited, plain, shortened, wrapped

_NUMBER: Final = Style(SANS_BOLD, 9.2, ink.FIRST)
_TITLE: Final = Style(SERIF, 12.2)
_SENTENCE_LEADING: Final = 11.2
_NOTE_LEADING: Final = 9.5
_NOTE_GAP: Final = 1.6
_UNDER: Final = 9.2
_PROSE_LEADING: Final = 12.6


@dataclass(frozen=True)
class Cell:
    """One cell: its edge or middle in points from the left of the text, what it says, and a mark that hangs behind.

    `down` lowers it below the baseline of its row; `under` is a pale second line.
    """

    x: float
    what: str | Runs
    style: Style = BODY
    align: Align = "right"
    mark: str = ""
    scope: str = ""
    down: float = 0.0
    under: str = ""


@dataclass(frozen=True)
class TextCell:
    """A cell of text broken into lines, the first at the baseline of its row; `x` is its left edge."""

    x: float
    lines: tuple[Line, ...]
    style: Style = BODY
    leading: float = 10.4
    scope: str = ""
    down: float = 0.0


@dataclass(frozen=True)
class RowLine:
    """One line of a row: how far its baseline lies below the row's top edge, and its cells."""

    down: float
    cells: tuple[Cell | TextCell, ...]


@dataclass(frozen=True)
class Rule:
    """A level line below a row."""

    thick: float
    colour: Color


TOP_RULE: Final = Rule(0.9, ink.INK)
HEAD_RULE: Final = Rule(0.5, ink.INK)
HAIR_RULE: Final = Rule(0.35, ink.HAIR)


def below(placed: Placed) -> Rule | None:
    """The line below a row: dark under the table, a hair between families."""
    if placed.final:
        return TOP_RULE
    return HAIR_RULE if placed.ends else None


Ornament = Callable[[Pen, float], None]


class Table:
    """One table: gives blocks that stay one table to a screen reader, however many pages it takes."""

    def row(
        self, lines: Sequence[RowLine], height: float, *, below: Rule | None = None, ornament: Ornament | None = None,
        keep: bool = False, again: tuple[Block, ...] = (),
    ) -> Block:  # fmt: skip
        """A row of one line or more; `ornament` draws what lies behind and beside the cells."""

        def draw(pen: Pen, y: float) -> None:
            if ornament is not None:
                ornament(pen, y)
            for line in lines:
                with pen.row(self):
                    for cell in sorted(line.cells, key=lambda cell: cell.x):
                        _draw_cell(pen, y + line.down, cell)
            if below is not None:
                pen.rule(LEFT, RIGHT, y + height, below.thick, below.colour)

        return Block(height, draw, keep=keep, again=again)


def caption(label: str, title: str, sentence: Runs, *, fresh: bool = True) -> Block:
    """Label, title and the sentence that says how to read it; begins a page unless `fresh` is false."""
    lines = wrapped(sentence, SENTENCE.face, SENTENCE.size, ROOM)
    height = 9.5 + 17 + _SENTENCE_LEADING * len(lines)

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("H2"):
            wide = pen.text(LEFT, y + 9.5, f"{label} ", _NUMBER)
            pen.text(LEFT + wide + 5, y + 9.5, title, _TITLE)
        _draw_lines(pen, LEFT, y + 25.5, lines, SENTENCE, _SENTENCE_LEADING)

    return Block(height, draw, keep=True, fresh=fresh, entry=f"{label} {title}")


def continued(label: str, title: str) -> Block:
    """What stands at the top of a page on which a table runs on."""

    def draw(pen: Pen, y: float) -> None:
        wide = pen.text(LEFT, y + 9.5, label, _NUMBER)
        wide += pen.text(LEFT + wide + 7, y + 9.5, title, _TITLE) + 7
        pen.text(LEFT + wide + 7, y + 9.5, _("(continued)"), SENTENCE)

    return Block(20, draw, keep=True)


def notes(paragraphs: Sequence[Runs], room: float = ROOM) -> Block:
    """Notes below a table or figure, each beginning a line."""
    broken = [wrapped(paragraph, NOTE.face, NOTE.size, room) for paragraph in paragraphs if paragraph]

    def draw(pen: Pen, y: float) -> None:
        at = y + 11
        for lines in broken:
            _draw_lines(pen, LEFT, at, lines, NOTE, _NOTE_LEADING)
            at += _NOTE_LEADING * len(lines) + _NOTE_GAP

    return Block(8 + sum(_NOTE_LEADING * len(lines) + _NOTE_GAP for lines in broken), draw)


def in_words(sentences: Runs, title: str = "", first: int = 3) -> Block:
    """A side heading on the left and what the table or figure says in words on the right, under a hair rule.

    The words begin at the column `first`.
    """
    left, room = columns(first, 12)
    lines = wrapped(sentences, PROSE.face, PROSE.size, room)
    named = title or _("In words")
    head = limited(plain(named), SIDE_HEAD.face, SIDE_HEAD.size, left - LEFT - 6, 2)

    def draw(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 6)
        with pen.tagged("H3"):
            if len(head) == 1:
                pen.text(LEFT, y + 20, named, SIDE_HEAD)
            for number, line in enumerate(head if len(head) > 1 else ()):
                pen.line_of(LEFT, y + 20 + number * _PROSE_LEADING, line, SIDE_HEAD.ink)
        _draw_lines(pen, left, y + 20, lines, PROSE, _PROSE_LEADING)

    return Block(14 + _PROSE_LEADING * max(1, len(lines), len(head)), draw)


def paragraph(what: str | Runs, style: Style, leading: float, room: float = ROOM, left: float = LEFT) -> Block:
    """Text broken into lines, each `leading` high."""
    lines = wrapped(plain(what) if isinstance(what, str) else what, style.face, style.size, room)

    def draw(pen: Pen, y: float) -> None:
        _draw_lines(pen, left, y + leading - 3, lines, style, leading)

    return Block(leading * len(lines), draw)


def draw_paragraph(pen: Pen, place: tuple[float, float, float], what: Runs, style: Style, leading: float) -> float:
    """Draw text at (left, first baseline, room); gives the baseline of the line that would follow."""
    left, y, room = place
    lines = wrapped(what, style.face, style.size, room)
    _draw_lines(pen, left, y, lines, style, leading)
    return y + leading * len(lines)


def spanner(pen: Pen, y: float, left: float, right: float, text: str) -> None:
    """A head over several columns with a thin line below; distances from the left of the text."""
    size = next((size for size in (8.2, 7.6, 7.0) if width(text, SANS_BOLD, size) <= right - left), 6.6)
    with pen.tagged("Span"):
        shown = shortened(text, SANS_BOLD, size, right - left)
        pen.text(LEFT + (left + right) / 2, y, shown, Style(SANS_BOLD, size), "middle")
    pen.rule(LEFT + left, LEFT + right, y + 3.6, 0.4, ink.INK)


def text_cell(
    x: float, what: str | Runs, room: float, *, most: int = 2, style: Style = BODY, scope: str = ""
) -> TextCell:
    """Text in at most that many lines of `room` points; what does not fit is left out behind an ellipsis."""
    runs = plain(what) if isinstance(what, str) else what
    return TextCell(x, limited(runs, style.face, style.size, room, most), style, round(style.size * 1.24, 1), scope)


def _draw_cell(pen: Pen, y: float, cell: Cell | TextCell) -> None:
    x, at = LEFT + cell.x, y + cell.down
    with pen.tagged("TH" if cell.scope else "TD", scope=cell.scope):
        if isinstance(cell, TextCell):
            for number, line in enumerate(cell.lines):
                pen.line_of(x, at + number * cell.leading, line, cell.style.ink)
            return
        pen.text(x, at, cell.what, cell.style, cell.align)
        if cell.mark:
            pen.text(x + 0.8, at, cell.mark, cell.style)
        if cell.under:
            pen.text(x, at + _UNDER, cell.under, LABEL, cell.align)


def _draw_lines(pen: Pen, left: float, y: float, lines: Sequence[Line], style: Style, leading: float) -> None:
    with pen.tagged("P"):
        for number, line in enumerate(lines):
            pen.line_of(left, y + number * leading, line, style.ink)
