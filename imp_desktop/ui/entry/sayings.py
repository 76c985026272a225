"""What the fixed spot says: about the item that is expected, about a complete form, about what may be keyed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from imp_desktop.i18n import _, language, ngettext
from imp_desktop.instruments.model import ItemType
from imp_desktop.operations.form_states import FormState
from imp_desktop.operations.keying import Pass, answer_of
from imp_desktop.operations.third_keying import Outcome
from imp_desktop.ui import findings
from imp_desktop.ui.entry import passes, words
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
    strong: bool = False  # the heading asks something that the entries answer

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
    if pen.mode is Mode.ANSWER and pen.form.wanted is not None:
        return _about_third(pen, row)
    if pen.mode is Mode.ANSWER and row.contested is not None:
        return _about_contested(pen, row)
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


def _about_third(pen: Pen, row: Row) -> Saying:
    """Where the item stands on the paper, and why nothing is shown of what was keyed before."""
    why = _(
        "So that the paper decides, and not the number that was there first. Two equal keyings out of three settle "
        "an item. If all three differ, a second person looks."
    )
    return Saying(
        number=str(row.item.number),
        of=_place(pen, row),
        title=row.cue,
        line=_line(pen, row),
        alarm=bool(pen.said),
        heading=_("Why no values?"),
        entries=(Entry(EntryKind.PLAIN, why),),
        strong=True,
    )


def _about_contested(pen: Pen, row: Row) -> Saying:
    """All that three keyings say, with the notes: a person who keyed none of the last ones looks at the paper."""
    return Saying(
        number=str(row.item.number),
        of=_place(pen, row),
        title=row.cue,
        line=_line(pen, row),
        alarm=bool(pen.said),
        heading=_("Three keyings say three things"),
        entries=(*_of_three(pen, row), *_notes(row)),
        strong=True,
    )


def _of_three(pen: Pen, row: Row) -> tuple[Entry, ...]:
    one = row.contested
    if one is None:
        return ()
    keyed = ((Pass.FIRST, one.first), (Pass.SECOND, one.second), (Pass.THIRD, one.third))
    found = []
    for at, stored in keyed:
        answer = answer_of(pen.form.instrument, stored) if stored is not None else None
        entry = _answer(Row(row.item, row.words, answer))
        said = ", ".join(part for part in (entry.words, passes.name_of(at).lower()) if part)
        found.append(replace(entry, number="", words=said))
    return tuple(found)


def _notes(row: Row) -> tuple[Entry, ...]:
    lines = [line for line in row.note.splitlines() if line.strip()]
    return tuple(Entry(EntryKind.PLAIN, _("note: {note}").format(note=words.preview(line))) for line in lines)


def _place(pen: Pen, row: Row) -> str:
    """Where the item stands on the paper."""
    items = pen.form.instrument.on_page(row.item.page)
    return _("page {page}, line {line}").format(page=row.item.page, line=items.index(row.item) + 1)


def listing(saying: Saying, heading: str, entries: tuple[Entry, ...]) -> Saying:
    """The same saying with other entries in its lower part."""
    return replace(saying, heading=heading, entries=entries, strong=False)


def before(pen: Pen) -> tuple[Entry, ...]:
    """The item before with its answer: did it take? Behind the end of a page, what was noticed on that page."""
    row = pen.before
    answer = (_answer(row),) if row is not None else ()
    return (*answer, *(Entry(EntryKind.PLAIN, sentence) for sentence in noticed(pen)))


def noticed(pen: Pen) -> list[str]:
    """What was noticed about what is keyed, a sentence each, and at what to look again."""
    known = pen.names() if pen.findings else None
    return [findings.sentence(one, known) for one in pen.findings] if known is not None else []


def in_a_line(pen: Pen) -> str:
    """What must be read also where there is no room for the spot: three values of an item, or what was noticed."""
    row = pen.current
    if row.contested is None:
        return " ".join(noticed(pen)[:1])
    values = " · ".join(entry.sign or entry.words for entry in (*_of_three(pen, row), *_notes(row)))
    return f"{_('Three keyings say three things')}: {values}"


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
    if (pen.said or pen.told) and pen.mode is not Mode.STOPPED:
        return pen.said or pen.told
    if pen.mode not in (Mode.ANSWER, Mode.HISTORY):
        return _line_of_mode(pen.mode, row)
    if pen.form.absent:
        return _("This form never came back. Ctrl+Del takes that back.")
    if pen.typed:
        return words.waiting(row.item, pen.typed)
    return words.outside(row.item, row.keyed) if row.open_flag else _what_to_key(pen, row)


def _what_to_key(pen: Pen, row: Row) -> str:
    """What may be keyed; where keyings differ, it is said that the paper decides."""
    if pen.form.wanted is None and row.contested is None:
        return words.what_to_key(row.item)
    limits = words.bounds(row.item)
    if limits is None:
        return _("Key what the paper says, then Enter")
    return _("Key what the paper says, {lowest} to {highest}").format(lowest=limits[0], highest=limits[1])


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
    return Saying(
        number="" if not gaps else str(len(gaps)),
        title=_title_of_complete(pen).format(name=name, count=len(gaps)),
        line=pen.said or pen.told or _what_follows(pen),
        alarm=bool(pen.said),
        done=not gaps,
        heading=_("Look at") if gaps or _flagged(pen) or pen.findings else _("Before"),
        entries=_left_over(pen) or before(pen),
    )


def _title_of_complete(pen: Pen) -> str:
    count = len(pen.gaps)
    if count and pen.form.contested:
        return ngettext("{name}: {count} item is not decided", "{name}: {count} items are not decided", count)
    if count:
        return ngettext("{name}: {count} item is still empty", "{name}: {count} items are still empty", count)
    if pen.form.wanted is None:
        return _("{name} is closed") if pen.form.closed else _("{name} is complete")
    if any(row.outcome is Outcome.ANOTHER_LOOKS for row in pen.rows()):
        return _("{name}: a second person looks")
    return _("{name}: everything is settled")


def _what_follows(pen: Pen) -> str:
    if pen.gaps:
        return _("Enter goes to the first of them")
    compared = _third_follows(pen) if pen.form.wanted is not None else _second_follows(pen)
    if compared or pen.form.wanted is not None:
        return compared
    if pen.packet_ends:
        return _("The packet of {code} is complete").format(code=pen.form.key.code)
    if pen.following is not None:
        once = pen.state is FormState.ONCE and pen.form.keying_pass is Pass.FIRST
        return _("Somebody else keys it a second time") if once else ""
    if pen.pile is not None:
        return _("Nothing of this pile waits any more")
    return _("No other form of {code} waits in this packet").format(code=pen.form.key.code)


def _second_follows(pen: Pen) -> str:
    """How many items the second keying gives differently than the first; which they are is not told."""
    if pen.form.keying_pass is not Pass.SECOND or pen.state is not FormState.DIFFERS:
        return ""
    said = ngettext(
        "{count} item differs. Ctrl+3 keys it a third time",
        "{count} items differ. Ctrl+3 keys them a third time",
        pen.unsettled,
    )
    return said.format(count=pen.unsettled)


def _third_follows(pen: Pen) -> str:
    looks = sum(row.outcome is Outcome.ANOTHER_LOOKS for row in pen.rows())
    if looks:
        said = ngettext("{count} item waits for another person", "{count} items wait for another person", looks)
        return said.format(count=looks)
    if pen.following is None:
        return _("No other form of {code} differs").format(code=pen.form.key.code)
    return ""


def _left_over(pen: Pen) -> tuple[Entry, ...]:
    entries = [_answer(row) for row in _flagged(pen)[:_MOST_NUMBERS]]
    if pen.gaps:
        entries.append(Entry(EntryKind.PLAIN, _("empty: {numbers}").format(numbers=_listed(pen.gaps))))
    entries += [Entry(EntryKind.PLAIN, sentence) for sentence in noticed(pen)]
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
