"""What the fixed spot says: about the item that is expected, about a complete form, about what may be keyed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from imp_desktop.i18n import _, language, ngettext
from imp_desktop.instruments.model import ItemType
from imp_desktop.ui.entry import words
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.model import Row
from imp_desktop.ui.entry.pen import Pen

_MOST_NUMBERS = 8
_MOST_SIGNS = 60


class EntryKind(StrEnum):
    """How a line in the lower part of the spot looks."""

    ANSWER = "answer"
    FLAG = "flag"
    KEY = "key"
    PLAIN = "plain"


@dataclass(frozen=True)
class Entry:
    """One line in the lower part of the spot: an item number, an answer or a key, and words."""

    kind: EntryKind
    words: str
    number: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Saying:
    """What the spot says: big number, title, one line, and entries under a heading."""

    number: str = ""
    of: str = ""
    title: str = ""
    line: str = ""
    alarm: bool = False
    done: bool = False
    heading: str = ""
    entries: tuple[Entry, ...] = ()

    def spoken(self) -> str:
        """The saying as it is read aloud."""
        listed = (f"{entry.number} {entry.sign} {entry.words}".strip() for entry in self.entries)
        parts = (f"{self.number} {self.of}".strip(), self.title, self.line, self.heading, *listed)
        return ". ".join(part for part in parts if part)


def about(pen: Pen) -> Saying:
    """What is to be said now."""
    if pen.mode is Mode.COMPLETE:
        return _about_complete(pen)
    row = pen.current
    number = pen.typed or "?" if pen.mode is Mode.GO_TO else str(row.item.number)
    return Saying(
        number=number,
        of=_("of {count}").format(count=len(pen.form.instrument.items)),
        title=_("Go to item") if pen.mode is Mode.GO_TO else row.cue,
        line=_line(pen, row),
        alarm=pen.mode is Mode.STOPPED or bool(pen.said),
        heading="" if pen.mode is Mode.REASON or pen.before is None else _("Before"),
        entries=_reasons() if pen.mode is Mode.REASON else before(pen),
    )


def listing(saying: Saying, heading: str, entries: tuple[Entry, ...]) -> Saying:
    """The same saying with other entries in its lower part."""
    return replace(saying, heading=heading, entries=entries)


def before(pen: Pen) -> tuple[Entry, ...]:
    """The item before with its answer: did it take?"""
    row = pen.before
    return (_answer(row),) if row is not None else ()


def allowed(row: Row) -> tuple[Entry, ...]:
    """Everything that may be keyed at an item: each code with its words, or the one line that says it."""
    item = row.item
    if item.choices is None:
        return (Entry(EntryKind.PLAIN, words.what_to_key(item)),)
    said = [(str(code), words.label(item, row.words, str(code))) for code in item.choices.codes]
    if not any(label for _code, label in said):
        return (Entry(EntryKind.PLAIN, words.what_to_key(item)),)
    return tuple(Entry(EntryKind.KEY, label, sign=code) for code, label in said)


def _line(pen: Pen, row: Row) -> str:
    if pen.said and pen.mode is not Mode.STOPPED:
        return pen.said
    if pen.told:
        return pen.told
    if pen.mode not in (Mode.ANSWER, Mode.HISTORY):
        return _line_of_mode(pen.mode, row)
    if pen.form.absent:
        return _("This form never came back. Ctrl+Del takes that back.")
    if pen.typed:
        return words.waiting(row.item, pen.typed)
    return words.outside(row.item, row.keyed) if row.open_flag else words.what_to_key(row.item)


def _line_of_mode(mode: Mode, row: Row) -> str:
    said = {
        Mode.STOPPED: _("Not on disk since item {number}").format(number=row.item.number),
        Mode.REASON: _("No answer. Why?"),
        Mode.GO_TO: _("Key the number of the item"),
    }
    return said.get(mode, "")


def _about_complete(pen: Pen) -> Saying:
    form, gaps = pen.form, pen.gaps
    name = form.instrument.in_language(language()).short
    if gaps:
        title = ngettext("{name}: {count} item is still empty", "{name}: {count} items are still empty", len(gaps))
    else:
        title = _("{name} is complete")
    return Saying(
        number="" if not gaps else str(len(gaps)),
        title=title.format(name=name, count=len(gaps)),
        line=pen.said or pen.told or _what_follows(pen),
        alarm=bool(pen.said),
        done=not gaps,
        heading=_("Look at") if gaps or _flagged(pen) else _("Before"),
        entries=_left_over(pen) or before(pen),
    )


def _what_follows(pen: Pen) -> str:
    if pen.gaps:
        return _("Enter goes to the first of them")
    if pen.packet_ends:
        return _("The packet of {code} is complete").format(code=pen.form.key.code)
    if pen.following is None:
        return _("No other form of {code} waits in this packet").format(code=pen.form.key.code)
    return ""


def _left_over(pen: Pen) -> tuple[Entry, ...]:
    entries = [_answer(row) for row in _flagged(pen)[:_MOST_NUMBERS]]
    if pen.gaps:
        entries.append(Entry(EntryKind.PLAIN, _("empty: {numbers}").format(numbers=_listed(pen.gaps))))
    return tuple(entries)


def _flagged(pen: Pen) -> list[Row]:
    return [row for row in pen.rows() if row.open_flag]


def _listed(items: Iterable[object]) -> str:
    numbers = [str(getattr(item, "number", "")) for item in items]
    more = " …" if len(numbers) > _MOST_NUMBERS else ""
    return ", ".join(numbers[:_MOST_NUMBERS]) + more


def _reasons() -> tuple[Entry, ...]:
    return tuple(Entry(EntryKind.KEY, said, sign=key) for key, said in words.reasons())


def _answer(row: Row) -> Entry:
    number = str(row.item.number)
    if row.answer is None:
        return Entry(EntryKind.PLAIN, _("not keyed") if row.asked else _("not asked"), number)
    if row.missing:
        return Entry(EntryKind.PLAIN, words.reason(row.missing), number)
    if row.outside:
        said = _("not on the scale") if row.open_flag else _("paper says so")
        return Entry(EntryKind.FLAG, said, number, row.keyed)
    if row.item.type is ItemType.TEXT:
        return Entry(EntryKind.PLAIN, words.preview(row.keyed, _MOST_SIGNS), number)
    return Entry(EntryKind.ANSWER, words.label(row.item, row.words, row.keyed), number, row.keyed)
