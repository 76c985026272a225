"""Where everything in a row stands: the columns of the paper as rectangles, for painting and for the mouse alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from imp_desktop.instruments.model import Choices, Item, ItemType, Words
from imp_desktop.ui.entry.blocks import FEW, Kind, Place, Stretch
from imp_desktop.ui.look import Look

ROW_LOWEST, ROW_HIGHEST, ROW_SCROLLED = 23, 36, 32
ROW_OF_THIRD = 48
AGREE, PAGE, PAGE_UNDER_LINE = 32, 30, 44
BETWEEN_BLOCKS, HEAD, WHOLE_HEAD = 10, 18, 50
NUMBER_RIGHT = 52
CUE_LEFT = 68
COLUMN_WIDEST, COLUMN_NARROWEST, COLUMN_NARROWEST_OF_MANY = 68, 34, 24
BOX, FIELD = 32, 72
UNIT_GAP = 10
_EDGE = 20
_WIDE_REMARK, _NARROW_REMARK, _NARROW_PAGE, _NARROW_THIRD = 176, 72, 800, 640
_CUE, _CUE_BESIDE_MANY, _CUE_OF_THIRD = 286, 240, 232
_BOX_OF_WORD, _WORD_GAP, _BETWEEN_WORDS, _WORD_STEP = 22, 10, 26, 110
_CUE_SHORTEST, _CUE_LONGEST, _CUE_GAP, _LEFT_AT_LEAST = 222, 343, 18, 186
_SIGN, _SIGN_OF_TEXT, _REMARK_OF_MISSING, _FIELDS_NEED = 44, 24, 120, 308
_NARROW_COLUMN_OF_FEW = 40


class Scale(StrEnum):
    """How much of its scale a block shows above its columns."""

    LINE = "line"
    WHOLE = "whole"
    ENDS = "ends"


@dataclass(frozen=True)
class Measures:
    """The measures of one page: its width and row height in pixels, and the look they come from.

    `cue` is the width kept for cues on a page of several blocks, whose answers all begin at one line; 0 on a page
    with one scale in columns. `third` tells that only items that differ stand on the page, each with what came of it.
    """

    look: Look
    width: int
    row: int
    cue: int = 0
    third: bool = False

    @property
    def right(self) -> int:
        """Where rows end."""
        return self.width - self.look.px(_EDGE)

    def cue_right(self, item: Item, kind: Kind) -> int:
        """Where the cue of the item ends."""
        left = self.answer_left(item, kind)
        if not self.cue:
            return left - self.look.px(12)
        return min(left, self._line(item, kind) - self.look.px(12))

    def answer_left(self, item: Item, kind: Kind) -> int:
        """Where the answer area of the item begins."""
        count = _count(item.choices)
        if self.cue and kind is Kind.COLUMNS:
            wide = self._column(item)
            return self._line(item, kind) - max((wide - self._box(wide)) // 2, 0)
        if kind is Kind.COLUMNS:
            return self.width - self._remark_width - count * self._column(item)
        return self._line(item, kind)

    def columns(self, item: Item) -> tuple[QRect, ...]:
        """The column of each code of the scale, as wide as it may be clicked, relative to the row."""
        wide, left = self._column(item), self.answer_left(item, Kind.COLUMNS)
        return tuple(QRect(left + position * wide, 0, wide, self.row) for position in range(_count(item.choices)))

    def words(self, item: Item, words: Words) -> tuple[QRect, ...]:
        """The place of each option that has its words beside its box, flowing into further lines if need be."""
        labels = words.choices.get(item.choices.id, {}) if item.choices is not None else {}
        codes = item.choices.codes if item.choices is not None else ()
        widths = [self._word(labels.get(code, "")) for code in codes]
        left, right = self.answer_left(item, Kind.WORDS), self.right
        gap = self.look.px(_BETWEEN_WORDS)
        even = [max(wide + gap, self.look.px(_WORD_STEP)) for wide in widths]
        roomy = left + sum(even[:-1]) + sum(widths[-1:]) + self.look.px(_SIGN) <= right
        steps = even if roomy else [wide + gap for wide in widths]
        found: list[QRect] = []
        x, y = left, 0
        for wide, step in zip(widths, steps, strict=True):
            if x > left and x + wide > right:
                x, y = left, y + self.row
            found.append(QRect(x, y, min(wide, right - x), self.row))
            x += step
        return tuple(found)

    def field(self, item: Item, kind: Kind, *, marked: bool = False) -> QRect:
        """The place of a number or text field, relative to the row; `marked` leaves room for a sign behind a text."""
        left = self.answer_left(item, kind)
        if kind is Kind.TEXT:
            high, behind = self.look.px(24), self.look.px(_SIGN_OF_TEXT) if marked else 0
            return QRect(left, (self.row - high) // 2, self.right - left - behind, high)
        high = self.look.px(22)
        wide = self.look.px(FIELD if item.type is not ItemType.DATE else 2 * FIELD)
        return QRect(left, (self.row - high) // 2, wide, high)

    def remarks(self, item: Item, kind: Kind, words: Words, *, missing: bool = False) -> tuple[int, int]:
        """From where to where remarks on the item may stand: beside its columns, its words, its unit or its text.

        Options that reach to the edge leave no room behind them: the remarks stand before them. `missing` tells that
        a line with a reason stands in place of the answer.
        """
        if not self.cue:
            return self.width - self._remark_width, self.right
        if kind is Kind.WORDS and not missing:
            return self._beside_words(item, words)
        if kind is Kind.COLUMNS:
            left = self.columns(item)[-1].right() + 1
        elif missing:
            left = self.right - self.look.px(_REMARK_OF_MISSING)
        elif kind is Kind.TEXT:
            left = self.right - self.look.px(_SIGN_OF_TEXT)
        else:
            left = self.unit(item, words).right() + self.look.px(8)
        return left, self.right

    def unit(self, item: Item, words: Words) -> QRect:
        """The place of the unit behind a number, empty where it has none."""
        field = self.field(item, Kind.NUMBER)
        unit = words.units.get(item.id, "")
        wide = QFontMetrics(self.look.font(13)).horizontalAdvance(unit) + 1 if unit else 0
        left = field.right() + (self.look.px(UNIT_GAP) if unit else 0)
        return QRect(left, 0, min(wide, max(self.right - left, 0)), self.row)

    def scale(self, item: Item, place: Place, words: Words) -> Scale:
        """How much of its scale a block shows: all words where they fit, otherwise those at both ends."""
        labels = words.choices.get(item.choices.id, {}) if item.choices is not None else {}
        room = self._column(item) - self.look.px(2)
        if self._fit(labels.values(), room, 1):
            return Scale.LINE
        return Scale.WHOLE if place.many and self._fit(labels.values(), room, 2) else Scale.ENDS

    def height(self, item: Item, place: Place, words: Words) -> int:
        """How high the row of the item is, with the head of its own scale and all lines of its options."""
        lines = self.row * (1 + self.lines_more(item, place, words))
        return lines + self.top(item, place, words) + self.below(place)

    def below(self, place: Place) -> int:
        """How much of the row lies below the item: the lines that follow the last one of a third keying."""
        return sum(self.stretch(one) for one in place.below)

    def stretch(self, one: Stretch) -> int:
        """How high a line between rows is."""
        return self.look.px((PAGE_UNDER_LINE if one.line else PAGE) if one.page else AGREE)

    def lines_more(self, item: Item, place: Place, words: Words) -> int:
        """How many lines the options of the item flow into beyond the first."""
        if place.kind is not Kind.WORDS:
            return 0
        left = self.answer_left(item, place.kind)
        return max(sum(option.left() == left for option in self.words(item, words)) - 1, 0)

    def top(self, item: Item, place: Place, words: Words) -> int:
        """How far below the top of its row an item begins: lines between rows, and the head of its own scale."""
        return sum(self.stretch(one) for one in place.above) + self.head(item, place, words)

    def head(self, item: Item, place: Place, words: Words) -> int:
        """The room between blocks and for the head of the item's own scale."""
        if not place.starts_block:
            return 0
        if not place.own_scale:
            return self.look.px(BETWEEN_BLOCKS)
        whole = self.scale(item, place, words) is Scale.WHOLE
        return self.look.px(BETWEEN_BLOCKS) + self.look.px(WHOLE_HEAD if whole else HEAD)

    # within

    def _beside_words(self, item: Item, words: Words) -> tuple[int, int]:
        behind = max((place.right() for place in self.words(item, words)), default=0) + self.look.px(8)
        if behind + self.look.px(_SIGN) <= self.right:
            return behind, self.right
        left = self.answer_left(item, Kind.WORDS) - self.look.px(4)
        return left - self.look.px(_SIGN), left

    def _line(self, item: Item, kind: Kind) -> int:
        """Where the answers of all blocks of the page begin, unless the room behind it is too little for this one."""
        px = self.look.px
        narrow = _NARROW_COLUMN_OF_FEW if _count(item.choices) <= FEW else COLUMN_NARROWEST_OF_MANY
        need = px(_SIGN) + px(narrow) * _count(item.choices) if kind is Kind.COLUMNS else px(_FIELDS_NEED)
        wished = px(CUE_LEFT) + max(self.cue, px(_CUE_SHORTEST)) + px(_CUE_GAP)
        return max(min(wished, self.right - need), px(_LEFT_AT_LEAST))

    def _column(self, item: Item) -> int:
        count, px = _count(item.choices), self.look.px
        if self.cue:
            room = self.right - px(_SIGN) - self._line(item, Kind.COLUMNS)
            return min(px(COLUMN_WIDEST), room // max(count, 1))
        cue = _CUE_OF_THIRD if self.third else _CUE if count <= FEW else _CUE_BESIDE_MANY
        room = self.width - self._remark_width - px(CUE_LEFT) - px(cue)
        narrowest = px(COLUMN_NARROWEST if count <= FEW else COLUMN_NARROWEST_OF_MANY)
        return max(narrowest, min(px(COLUMN_WIDEST), room // max(count, 1)))

    def _box(self, column: int) -> int:
        return min(self.look.px(BOX), column - self.look.px(4))

    @property
    def _remark_width(self) -> int:
        wide = self.width >= self.look.px(_NARROW_THIRD if self.third else _NARROW_PAGE)
        return self.look.px(_WIDE_REMARK if wide else _NARROW_REMARK)

    def _word(self, label: str) -> int:
        return self.look.px(_BOX_OF_WORD + _WORD_GAP) + QFontMetrics(self.look.font(13, 600)).horizontalAdvance(label)

    def _fit(self, labels: Iterable[str], room: int, lines: int) -> bool:
        metrics = QFontMetrics(self.look.font(12))
        wrap = int(Qt.TextFlag.TextWordWrap)
        sizes = [metrics.boundingRect(QRect(0, 0, room, 1000), wrap, label) for label in labels]
        return all(size.width() <= room and size.height() <= lines * metrics.lineSpacing() + 1 for size in sizes)


def cue_room(look: Look, cues: Iterable[str]) -> int:
    """The width kept for cues on a page of several blocks: what the longest of them needs, within bounds."""
    metrics = QFontMetrics(look.font(15, 600))
    longest = max((metrics.horizontalAdvance(cue) for cue in cues), default=0)
    return max(look.px(_CUE_SHORTEST), min(longest, look.px(_CUE_LONGEST)))


def _count(choices: Choices | None) -> int:
    return len(choices.codes) if choices is not None else 0
