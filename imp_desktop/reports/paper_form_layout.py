"""How the lines of a page of a questionnaire come onto a sheet: in rows of one scale, smaller where they are many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, product
from typing import Final

from imp_desktop.instruments.model import Choices, Item, ItemType
from imp_desktop.reports import faces
from imp_desktop.reports.page import MM
from imp_desktop.reports.paper_form import PaperForm, Place, by_box
from imp_desktop.reports.paper_form_beside import Beside, beside
from imp_desktop.reports.paper_form_columns import RIGHT, TEXT_LEFT, Columns, columns
from imp_desktop.reports.paper_form_digits import Digits, digits
from imp_desktop.reports.paper_form_words import condition, text_of
from imp_desktop.reports.runs import Line, plain, wrapped

ROW: Final = 9.15 * MM
BOTTOM: Final = 264 * MM  # the lowest a row may reach; twenty rows of ROW end higher
GAP: Final = 3 * MM  # above the words over columns
MARKS: Final = 6.2 * MM  # what the marks under columns need
LINE_PITCH: Final = 8 * MM
LEADING: Final = 1.13
SMALL: Final = 7.6
SMALL_LEADING: Final = 8.8
_ROWS: Final = tuple(height * MM for height in (9.15, 8.6, 8.1, 7.6, 7.1, 6.6, 6.2))
_SIZES: Final = (10.4, 9.8, 9.2, 8.6, 8.0, 7.4)
_ROWS_AND_LINES: Final = ((ROW, 4), (ROW, 3), *((row, 2) for row in _ROWS))  # lines to write on give way first
_PAD: Final = 1.4
_TEXT_PAD: Final = 1.2 * MM
_DIGIT_ROW: Final = 8.2 * MM
_MARGIN: Final = 2 * MM


@dataclass(frozen=True)
class Row:
    """One item on paper: its height, its words in lines, what stands small below them, and what stands beside.

    An item answered in words has its words in the first `first` points and `ruled` lines to write on below.
    """

    item: Item
    height: float
    lines: tuple[Line, ...]
    small: tuple[Line, ...]
    beside: Beside | None = None
    ruled: int = 0
    first: float = 0.0

    @property
    def middle(self) -> float:
        """From its top to the middle of its words."""
        return (self.first if self.ruled else self.height) / 2


@dataclass(frozen=True)
class Block:
    """Rows that follow each other with one scale, with digits, or with lines to write on."""

    rows: tuple[Row, ...]
    columns: Columns | None = None
    digits: Digits | None = None

    @property
    def head(self) -> float:
        """How high the words over the columns are."""
        return self.columns.head if self.columns else 0.0

    @property
    def height(self) -> float:
        """How high everything is, the words over the columns included."""
        return self.head + sum(row.height for row in self.rows)


@dataclass(frozen=True)
class Sheet:
    """What stands on one sheet of paper, and the size of its words."""

    form: PaperForm
    place: Place
    blocks: tuple[Block, ...]
    size: float

    @property
    def items(self) -> tuple[Item, ...]:
        """The items on the sheet, in order."""
        return tuple(row.item for block in self.blocks for row in block.rows)


@dataclass(frozen=True)
class _Measure:
    """The size of the words, the least height of a row, and how many lines there are to write on."""

    size: float
    row: float
    ruled: int


def sheets(form: PaperForm, top: float) -> Iterator[Sheet]:
    """The sheets of a form, page by page as it is keyed; what does not fit one sheet goes on on the next."""
    for page in range(1, form.instrument.pages + 1):
        fitted = _fitted(form, form.instrument.on_page(page), BOTTOM - top)
        for number, (blocks, size) in enumerate(fitted, start=1):
            yield Sheet(form, Place(page, number, len(fitted)), blocks, size)


def _fitted(form: PaperForm, items: tuple[Item, ...], room: float) -> list[tuple[tuple[Block, ...], float]]:
    for size, (row, ruled) in product(_SIZES, _ROWS_AND_LINES):
        blocks = _blocks(form, items, _Measure(size, row, ruled))
        if _height(blocks) <= room:
            return [(blocks, size)]
    if len(items) < 2:
        return [(_blocks(form, items, _Measure(_SIZES[-1], *_ROWS_AND_LINES[-1])), _SIZES[-1])]
    half = (len(items) + 1) // 2
    return _fitted(form, items[:half], room) + _fitted(form, items[half:], room)


def _height(blocks: Sequence[Block]) -> float:
    before = (None, *blocks[:-1])
    return sum(gap(above, block) + block.height for above, block in zip(before, blocks, strict=True))


def gap(above: Block | None, block: Block) -> float:
    """What is left free above a block: more for the words over its columns, and for marks under columns above it."""
    if above is None:
        return GAP if block.columns else 0.0
    if above.columns:
        return MARKS
    return GAP if block.columns else 0.0


def _kind(item: Item) -> tuple[str, Choices | None]:
    if by_box(item):
        return "boxes", item.choices
    return ("lines" if item.type is ItemType.TEXT else "digits"), None


def _blocks(form: PaperForm, items: Sequence[Item], measure: _Measure) -> tuple[Block, ...]:
    made = []
    for (kind, choices), group in groupby(items, _kind):
        of_kind = tuple(group)
        if kind == "boxes" and choices is not None:
            across = columns(choices, form.words)
            rows = [_row(form, item, measure, across.left - _MARGIN) for item in of_kind]
            made.append(Block(tuple(rows), columns=across))
        elif kind == "digits":
            written = digits(of_kind, form.words)
            tall = _Measure(measure.size, max(measure.row, _DIGIT_ROW), 0)
            rows = [_row(form, item, tall, written.left(item) - _MARGIN) for item in of_kind]
            made.append(Block(tuple(rows), digits=written))
        else:
            made.append(Block(tuple(_text_row(form, item, measure) for item in of_kind)))
    return tuple(made)


def _row(form: PaperForm, item: Item, measure: _Measure, right: float) -> Row:
    said = beside(form.shown(item), right)
    lines, small = _words(form, item, measure.size, (said.left - _MARGIN if said else right) - TEXT_LEFT)
    needed = max(_needed(lines, small, measure.size), said.height + 2 * _PAD if said else 0.0)
    return Row(item, max(measure.row, needed), lines, small, said)


def _text_row(form: PaperForm, item: Item, measure: _Measure) -> Row:
    """The words of the item with lines to write on below them."""
    said = beside(form.shown(item), RIGHT)
    lines, small = _words(form, item, measure.size, (said.left - _MARGIN if said else RIGHT) - TEXT_LEFT)
    first = max(_needed(lines, small, measure.size), said.height if said else 0.0) + 2 * _TEXT_PAD
    return Row(item, first + measure.ruled * LINE_PITCH + _TEXT_PAD, lines, small, said, measure.ruled, first)


def _words(form: PaperForm, item: Item, size: float, room: float) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    text, asked = text_of(item, form.words), condition(item, form)
    return _lines(text, size, room), _lines(asked, SMALL, room)


@lru_cache(maxsize=4096)
def _lines(text: str, size: float, room: float) -> tuple[Line, ...]:
    """The text in lines; kept, since the same words are tried with rows of many heights and printed for many people."""
    return tuple(wrapped(plain(text), faces.SANS, size, room)) if text else ()


def _needed(lines: Sequence[Line], small: Sequence[Line], size: float) -> float:
    return max(1, len(lines)) * size * LEADING + len(small) * SMALL_LEADING + 2 * _PAD
