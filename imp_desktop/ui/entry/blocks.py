"""Blocks: runs of items with the same scale or of the same kind, and how each item stands in its block."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from imp_desktop.instruments.model import Item, ItemType

FEW = 5


class Kind(StrEnum):
    """How the answer of an item is drawn."""

    COLUMNS = "columns"
    WORDS = "words"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Stretch:
    """A line between rows: the number of a page, under a hairline or not, or which items agree."""

    words: str
    page: bool = False
    line: bool = False


@dataclass(frozen=True)
class Place:
    """How one item stands on its page: its kind, and what its block draws above and below it.

    `own_scale` tells that the block brings its scale above this item, `many` that there are enough rows below to give
    all words of that scale room. `above` and `below` are the lines between the rows of a third keying.
    """

    kind: Kind
    starts_block: bool = False
    own_scale: bool = False
    many: bool = False
    line_below: bool = False
    above: tuple[Stretch, ...] = ()
    below: tuple[Stretch, ...] = ()


def places(items: Sequence[Item]) -> dict[str, Place]:
    """How each item of one page stands on it; the scale of the first block is carried by the head of the page."""
    found: dict[str, Place] = {}
    last = items[-1] if items else None
    for number, block in enumerate(_blocks(items)):
        kind = _kind(block)
        for position, item in enumerate(block):
            starts = number > 0 and position == 0
            fifth = (position + 1) % FEW == 0 and item is not block[-1] and item is not last
            found[item.id] = Place(
                kind,
                starts_block=starts,
                own_scale=starts and kind is Kind.COLUMNS,
                many=len(block) >= FEW,
                line_below=fifth and kind is Kind.COLUMNS,
            )
    return found


def one_scale(items: Sequence[Item]) -> bool:
    """Whether all items of the page share one scale in columns."""
    blocks = _blocks(items)
    return len(blocks) == 1 and _kind(blocks[0]) is Kind.COLUMNS


def _blocks(items: Sequence[Item]) -> list[list[Item]]:
    found: list[list[Item]] = []
    for item in items:
        if found and _together(found[-1][-1], item):
            found[-1].append(item)
        else:
            found.append([item])
    return found


def _together(one: Item, other: Item) -> bool:
    if one.choices is None or other.choices is None:
        return one.choices is other.choices and _simple_kind(one) is _simple_kind(other)
    return one.choices == other.choices


def _kind(block: Sequence[Item]) -> Kind:
    """A short scale has its words beside the boxes, unless so many rows share it that columns are easier to compare."""
    choices = block[0].choices
    if choices is None:
        return _simple_kind(block[0])
    return Kind.COLUMNS if len(choices.codes) >= FEW or len(block) >= FEW else Kind.WORDS


def _simple_kind(item: Item) -> Kind:
    return Kind.TEXT if item.type is ItemType.TEXT else Kind.NUMBER
