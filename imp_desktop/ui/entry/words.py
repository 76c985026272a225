"""The sentences of the keying screen that several of its parts say."""

from imp_desktop.i18n import _
from imp_desktop.instruments.answers import MISSING_REASONS
from imp_desktop.instruments.model import Instrument, Item, ItemType, Words
from imp_desktop.instruments.reasons import reason_said

LONGEST_PREVIEW = 200
UNITS_WITHOUT_CHOICE = (ItemType.INTEGER, ItemType.DECIMAL)


def reason(missing: str) -> str:
    """Why there is no answer, in the words of the screen."""
    return reason_said(missing)


def reasons() -> tuple[tuple[str, str], ...]:
    """(key, words) of every reason for which there is no answer, in the order of the keys 1 to 6."""
    return tuple((str(key), reason(missing)) for key, missing in enumerate(MISSING_REASONS, start=1))


def bounds(item: Item) -> tuple[str, str] | None:
    """The lowest and the highest number that may be keyed, or None where there are no such bounds."""
    if item.choices is not None:
        return str(min(item.choices.codes)), str(max(item.choices.codes))
    if item.minimum is not None and item.maximum is not None:
        return str(item.minimum), str(item.maximum)
    return None


def what_to_key(item: Item) -> str:
    """The one line that says what may be keyed at this item."""
    if item.type is ItemType.TEXT:
        return _("Key the text as written, then Enter")
    if item.type is ItemType.DATE:
        return _("Key day, month and year, then Enter")
    limits = bounds(item)
    if item.choices is not None and limits is not None:
        return _("Key {lowest} to {highest}").format(lowest=limits[0], highest=limits[1])
    if limits is not None:
        return _("Key a number from {lowest} to {highest}, then Enter").format(lowest=limits[0], highest=limits[1])
    return _("Key a number, then Enter")


def waiting(item: Item, typed: str) -> str:
    """What is said while a code waits for a further digit, such as the 1 of "0 to 10"."""
    codes = [str(code) for code in item.choices.codes] if item.choices is not None else []
    longer = [code for code in codes if code.startswith(typed) and code != typed]
    if typed not in codes or not longer:
        return what_to_key(item)
    said = _("{typed} waits: Enter keeps it, {digits} makes it {longer}")
    digits = ", ".join(code[len(typed) :] for code in longer)
    return said.format(typed=typed, digits=digits, longer=", ".join(longer))


def outside(item: Item, keyed: str) -> str:
    """The sentence about an answer that lies outside what the paper offers."""
    limits = bounds(item)
    if limits is None:
        return _("{keyed} is kept, but was not expected").format(keyed=keyed)
    said = _("{keyed} is kept, but {lowest} to {highest} was expected")
    return said.format(keyed=keyed, lowest=limits[0], highest=limits[1])


def label(item: Item, words: Words, keyed: str) -> str:
    """What the keyed code means on its scale, or the unit behind a number; empty where there is no more to say."""
    if item.choices is not None and keyed.isascii() and keyed.isdigit():
        said = words.choices.get(item.choices.id, {}).get(int(keyed), "")
        return said if said != keyed else ""
    return words.units.get(item.id, "") if item.type in UNITS_WITHOUT_CHOICE else ""


def preview(text: str, most: int = LONGEST_PREVIEW) -> str:
    """The first line of a text, with dots where there is more of it."""
    lines = text.strip().splitlines() or [""]
    first = lines[0][:most].rstrip()
    return first if first == lines[0].rstrip() and len(lines) == 1 else f"{first} …"


def cue(item: Item, words: Words) -> str:
    """The reminder beside the number, or "item 7" where the instrument has none."""
    return words.cues.get(item.id) or _("item {number}").format(number=item.number)


def short_name(instrument: Instrument, language: str) -> str:
    """The name of the form as it stands in the packet strip."""
    return instrument.in_language(language).short
