"""Where everything in a row stands: the columns of the paper as rectangles, for painting and for the mouse alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from imp_desktop.instruments.model import Item, ItemType, Words
from imp_desktop.ui.look import Look

ROW_LOWEST, ROW_HIGHEST, ROW_SCROLLED = 23, 36, 32
HEAD = 24
NUMBER_RIGHT = 52
CUE_LEFT = 68
COLUMN_WIDEST, COLUMN_NARROWEST, COLUMN_NARROWEST_OF_MANY = 68, 34, 24
FIELD = 72
_EDGE = 20
_WIDE_REMARK, _NARROW_REMARK, _NARROW_PAGE = 176, 72, 800
_CUE, _CUE_BESIDE_MANY, _CUE_ON_MIXED_PAGE = 286, 240, 240
_FEW = 5
_BOX_OF_WORD, _WORD_GAP, _BETWEEN_WORDS = 22, 10, 26


class Kind(StrEnum):
    """How the answer of an item is drawn."""

    COLUMNS = "columns"
    WORDS = "words"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Place:
    """How one item stands on its page: its kind, whether a block starts here, and whether it brings its own scale."""

    kind: Kind
    starts_block: bool = False
    own_scale: bool = False
    line_below: bool = False


def places(items: Sequence[Item]) -> dict[str, Place]:
    """How each item of one page stands on it; a block is a run of items with the same scale or of the same kind."""
    found: dict[str, Place] = {}
    one_scale = page_scale(items) is not None
    in_block = 0
    for position, item in enumerate(items):
        before = items[position - 1] if position else None
        after = items[position + 1] if position + 1 < len(items) else None
        starts = before is None or not _together(before, item)
        in_block = 1 if starts else in_block + 1
        kind = _kind(item, [other for other in (before, after) if other is not None])
        ends = after is not None and not _together(item, after)
        found[item.id] = Place(
            kind,
            starts_block=starts and before is not None,
            own_scale=starts and kind is Kind.COLUMNS and not one_scale,
            line_below=ends or (after is not None and in_block % _FEW == 0 and kind is Kind.COLUMNS),
        )
    return found


def page_scale(items: Sequence[Item]) -> Item | None:
    """The first item if all items of the page share its scale, so that the head of the page can carry it."""
    first = items[0] if items else None
    if first is None or first.choices is None or _kind(first, items[1:2]) is not Kind.COLUMNS:
        return None
    return first if all(item.choices == first.choices for item in items) else None


@dataclass(frozen=True)
class Measures:
    """The measures of one page: its width and row height in pixels, and the look they come from."""

    look: Look
    width: int
    row: int

    @property
    def remark(self) -> int:
        """The left edge of the remark column."""
        return self.width - self._remark_width

    @property
    def words_in_remark(self) -> bool:
        """Whether the remark column has room for words beside its signs."""
        return self._remark_width >= self.look.px(_WIDE_REMARK)

    @property
    def right(self) -> int:
        """Where rows end."""
        return self.width - self.look.px(_EDGE)

    def cue_right(self, item: Item, kind: Kind) -> int:
        """Where the cue of the item ends."""
        return self.answer_left(item, kind) - self.look.px(12)

    def answer_left(self, item: Item, kind: Kind) -> int:
        """Where the answer area of the item begins."""
        if kind is Kind.COLUMNS and item.choices is not None:
            return self.remark - len(item.choices.codes) * self._column(len(item.choices.codes))
        return self.look.px(CUE_LEFT + _CUE_ON_MIXED_PAGE)

    def columns(self, item: Item) -> tuple[QRect, ...]:
        """The column of each code of the scale, as wide as it may be clicked, relative to the row."""
        codes = item.choices.codes if item.choices is not None else ()
        wide, left = self._column(len(codes)), self.answer_left(item, Kind.COLUMNS)
        return tuple(QRect(left + position * wide, 0, wide, self.row) for position in range(len(codes)))

    def words(self, item: Item, words: Words) -> tuple[QRect, ...]:
        """The place of each option that has its words beside its box, flowing into further lines if need be."""
        codes = item.choices.codes if item.choices is not None else ()
        labels = words.choices.get(item.choices.id, {}) if item.choices is not None else {}
        metrics = QFontMetrics(self.look.font(13, 600))
        left, right = self.answer_left(item, Kind.WORDS), self.right
        found: list[QRect] = []
        x, y = left, 0
        for code in codes:
            wide = self.look.px(_BOX_OF_WORD + _WORD_GAP) + metrics.horizontalAdvance(labels.get(code, ""))
            if x > left and x + wide > right:
                x, y = left, y + self.row
            found.append(QRect(x, y, min(wide, right - x), self.row))
            x += wide + self.look.px(_BETWEEN_WORDS)
        return tuple(found)

    def field(self, item: Item, kind: Kind) -> QRect:
        """The place of a number or text field, relative to the row."""
        high = self.look.px(22)
        left = self.answer_left(item, kind)
        if kind is Kind.TEXT:
            return QRect(left, (self.row - high) // 2, self.right - left, high)
        wide = self.look.px(FIELD if item.type is not ItemType.DATE else 2 * FIELD)
        return QRect(left, (self.row - high) // 2, wide, high)

    def height(self, item: Item, place: Place, words: Words) -> int:
        """How high the row of the item is, with the head of its own scale and all lines of its options."""
        lines = 1
        if place.kind is Kind.WORDS:
            lines = 1 + max((rect.y() for rect in self.words(item, words)), default=0) // self.row
        return lines * self.row + self.top(place)

    def top(self, place: Place) -> int:
        """How far below the top of its row an item begins: room for the head of its own scale and between blocks."""
        if place.own_scale:
            return self.look.px(HEAD)
        return self.look.px(8) if place.starts_block else 0

    @property
    def _remark_width(self) -> int:
        return self.look.px(_WIDE_REMARK if self.width >= self.look.px(_NARROW_PAGE) else _NARROW_REMARK)

    def _column(self, count: int) -> int:
        cue = self.look.px(_CUE if count <= _FEW else _CUE_BESIDE_MANY)
        room = self.remark - self.look.px(CUE_LEFT) - cue
        narrowest = self.look.px(COLUMN_NARROWEST if count <= _FEW else COLUMN_NARROWEST_OF_MANY)
        return max(narrowest, min(self.look.px(COLUMN_WIDEST), room // max(count, 1)))


def _together(one: Item, other: Item) -> bool:
    if one.choices is None or other.choices is None:
        return one.choices is other.choices and _simple_kind(one) is _simple_kind(other)
    return one.choices == other.choices


def _kind(item: Item, neighbours: Sequence[Item]) -> Kind:
    if item.choices is None:
        return _simple_kind(item)
    shared = any(other.choices == item.choices for other in neighbours)
    return Kind.COLUMNS if shared or len(item.choices.codes) >= _FEW else Kind.WORDS


def _simple_kind(item: Item) -> Kind:
    return Kind.TEXT if item.type is ItemType.TEXT else Kind.NUMBER
