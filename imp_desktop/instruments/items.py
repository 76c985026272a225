"""The lines on the paper, read from a declaration: single ones, runs of them, their scales and pages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import Section, guess
from imp_desktop.instruments.model import Choices, Condition, Item, ItemType

MOST_ITEMS = 1000

Scales = Mapping[str, Choices]

_KEYS = ("type", "choices", "minimum", "maximum", "asked_if")
_NUMBERED = re.compile(r"([a-z][a-z0-9_]*?)([0-9]{1,4})")


def read_items(shape: Section) -> tuple[Item, ...]:
    """The items of `[[items]]` in the order of the paper, numbered from 1, on the pages of `pages`."""
    scales = _scales(shape.section("choices"))
    found = [item for section in shape.sections("items", needed=True) for item in _items(section, scales)]
    if not found and not shape.complaints.about(shape.where("items")):
        shape.complain("items", _("there are no items"), _("Declare at least one with [[items]]"))
    if len(found) > MOST_ITEMS:
        shape.complain("items", _("there are more than 1000 items"), _("Split the instrument"))
        return ()
    return on_pages(shape, tuple(replace(item, number=place) for place, item in enumerate(found, start=1)))


def on_pages(shape: Section, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items on the pages of the paper: `pages` counts the items of each page, without it there is one page."""
    counts = shape.wholes("pages", needed=False)
    if not counts:
        return items
    if any(count < 1 for count in counts) or sum(counts) != len(items):
        what = _("the pages hold {pages} items, but there are {items}").format(pages=sum(counts), items=len(items))
        shape.complain("pages", what, _("Write how many items stand on each page, in order"))
        return items
    pages = [page for page, count in enumerate(counts, start=1) for _each in range(count)]
    return tuple(replace(item, page=page) for item, page in zip(items, pages, strict=True))


def _scales(section: Section) -> Scales:
    found = {}
    for name in section.content:
        scale = section.section(name)
        scale.only("codes")
        codes = scale.wholes("codes")
        if codes:
            found[name] = Choices(name, codes)
        elif scale.has("codes") and not scale.complaints.about(scale.where("codes")):
            scale.complain("codes", _("the scale has no codes"), _("List the codes printed on the paper"))
    return found


def _items(section: Section, scales: Scales) -> Iterator[Item]:
    run = section.has("first") or section.has("last")
    section.only(*_KEYS, *(("first", "last") if run else ("id",)))
    kind = section.word("type", ItemType)
    pattern = Item(
        id="",
        number=0,
        type=ItemType(kind) if kind else ItemType.TEXT,
        choices=_scale(section, scales, kind),
        minimum=_bound(section, "minimum", kind),
        maximum=_bound(section, "maximum", kind),
        asked_if=_condition(section),
    )
    names = run_of(section) if run else [section.name("id")]
    return (replace(pattern, id=name) for name in names)


def _scale(section: Section, scales: Scales, kind: str) -> Choices | None:
    if kind != ItemType.CHOICE:
        if section.has("choices"):
            section.complain("choices", _("only items of type choice have a scale"), _("Take it out"))
        return None
    name = section.text("choices")
    if name and name not in scales:
        section.complain("choices", _("there is no scale of that name"), guess(name, scales))
    return scales.get(name)


def _bound(section: Section, key: str, kind: str) -> Decimal | None:
    if section.has(key) and kind not in (ItemType.INTEGER, ItemType.DECIMAL):
        section.complain(key, _("only items of type integer and decimal have bounds"), _("Take it out"))
        return None
    return section.decimal(key)


def _condition(section: Section) -> Condition | None:
    if not section.has("asked_if"):
        return None
    condition = section.section("asked_if")
    condition.only("item", "codes")
    return Condition(condition.name("item"), condition.wholes("codes"))


def run_of(section: Section) -> list[str]:
    """The ids of a run of items, from `first` to `last`, counted up."""
    first, last = section.name("first"), section.name("last")
    begin, end = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(last)
    if not first or not last:
        return []
    fits = begin and end and begin[1] == end[1] and len(begin[2]) == len(end[2]) and begin[2] <= end[2]
    if not begin or not end or not fits:
        what = _("this is no run of items")
        section.complain("last", what, _("Count up with digits of the same width, such as ffmq_01 to ffmq_39"))
        return []
    width = len(begin[2])
    return [f"{begin[1]}{number:0{width}}" for number in range(int(begin[2]), int(end[2]) + 1)]
