"""Boxes for digits on a printed form: numbers with their unit, and dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from imp_desktop.i18n import pgettext
from imp_desktop.instruments.answers import expected
from imp_desktop.instruments.model import Item, ItemType, Words
from imp_desktop.reports import faces, ink
from imp_desktop.reports.page import MM
from imp_desktop.reports.paper_form_columns import BOX, RIGHT
from imp_desktop.reports.pen import Pen, Style
from imp_desktop.reports.runs import printable, shortened

WIDE: Final = 5 * MM
HIGH: Final = 6 * MM
POINT: Final = "."
SPACE: Final = " "
_BETWEEN: Final = {POINT: 2.4 * MM, SPACE: 1.7 * MM}
_EDGE: Final = RIGHT - 9.8 * MM + BOX / 2  # where the boxes of a scale end
_UNIT: Final = Style(faces.SANS, 8.4, ink.INK_2)
_WIDEST_UNIT: Final = 36 * MM
_WRITTEN: Final = Style(faces.SANS_BOLD, 11, ink.FIRST)
_HINT: Final = Style(faces.SANS, 7, ink.DROPPED)
_DECIMALS: Final = 1
_MOST_DIGITS: Final = 9
_UNBOUNDED: Final = 4


@dataclass(frozen=True)
class Digits:
    """Where the boxes of a block end, and what stands behind them at each item."""

    right: float
    units: tuple[tuple[str, str], ...]

    def left(self, item: Item) -> float:
        """Where the boxes of an item begin."""
        return self.right - width(pattern(item))

    def draw(self, pen: Pen, item: Item, middle: float, written: str) -> None:
        """The boxes of an item with what is written in them, and its unit behind them."""
        shape = pattern(item)
        with pen.tagged("TD"):
            boxes(pen, (self.left(item), middle - HIGH / 2), shape, aligned(written, shape) or "", hints(item))
        unit = dict(self.units)[item.id]
        if unit:
            with pen.tagged("TD"):
                pen.text(self.right + 2 * MM, middle + 0.34 * _UNIT.size, unit, _UNIT)


def digits(items: Sequence[Item], words: Words) -> Digits:
    """The boxes of items that follow each other: they end where the longest unit leaves room."""
    units = [(item.id, _unit(item, words)) for item in items]
    widest = max(faces.width(unit, _UNIT.face, _UNIT.size) for _item, unit in units)
    return Digits(min(_EDGE, RIGHT - widest - 3.5 * MM) if widest else _EDGE, tuple(units))


def pattern(item: Item) -> str:
    """A 0 for every box, with a point or a space between groups: `000`, `00.0`, `00 00 0000`."""
    if item.type is ItemType.DATE:
        return "00 00 0000"
    if item.choices is not None:
        return "0" * max(len(str(code).lstrip("-")) for code in item.choices.codes)
    whole = len(str(abs(int(item.maximum)))) if item.maximum is not None else _UNBOUNDED
    shape = "0" * min(whole, _MOST_DIGITS)
    return f"{shape}{POINT}{'0' * _DECIMALS}" if item.type is ItemType.DECIMAL else shape


def hints(item: Item) -> str:
    """What stands pale in the boxes of a date: which digits go where."""
    return date_hints() if item.type is ItemType.DATE else ""


def date_hints() -> str:
    """The letters of day, month and year, one a box."""
    return pgettext("day, month and year, one letter a box", "ddmmyyyy")


def aligned(written: str, shape: str) -> str | None:
    """The signs for the boxes of `shape`, a space for an empty one; None where what is written does not fit them."""
    if not written:
        return ""
    if SPACE in shape:
        signs = "".join(sign for sign in written if sign.isdigit())
        return signs if len(signs) == shape.count("0") else None
    whole, _point, decimals = written.partition(POINT)
    room, _sign, places = shape.partition(POINT)
    if not (whole + decimals).isdigit() or len(whole) > len(room) or len(decimals) > len(places):
        return None
    return whole.rjust(len(room)) + decimals.ljust(len(places))


def fits_boxes(item: Item, written: str) -> bool:
    """Whether the boxes of an item have room for what is to be written in them."""
    return aligned(written, pattern(item)) is not None


def width(shape: str, wide: float = WIDE) -> float:
    """How wide the boxes of a shape are."""
    return sum(_BETWEEN.get(sign, wide) for sign in shape)


def boxes(pen: Pen, corner: tuple[float, float], shape: str, signs: str = "", pale: str = "") -> float:
    """Draw the boxes of a shape with `signs` written in them, or `pale` letters; gives where they end."""
    left, top = corner
    at = 0
    for sign in shape:
        if sign == POINT:
            pen.text(left + _BETWEEN[POINT] / 2, top + HIGH - 1.2, pgettext("decimal sign", "."), _POINT, "middle")
        if sign == "0":
            pen.box((left, top, WIDE, HIGH), fill=ink.PAPER, edge=ink.INK)
            written, hint = signs[at : at + 1].strip(), pale[at : at + 1]
            if written:
                pen.text(left + WIDE / 2, top + HIGH / 2 + 0.34 * _WRITTEN.size, written, _WRITTEN, "middle")
            elif hint:
                pen.text(left + WIDE / 2, top + HIGH / 2 + 0.3 * _HINT.size, hint, _HINT, "middle")
            at += 1
        left += _BETWEEN.get(sign, WIDE)
    return left


_POINT: Final = Style(faces.SANS_BOLD, 12, ink.INK)


def _unit(item: Item, words: Words) -> str:
    """The unit, or which numbers there can be."""
    given = printable(words.units.get(item.id, "")) or expected(item)
    return shortened(given, _UNIT.face, _UNIT.size, _WIDEST_UNIT)
