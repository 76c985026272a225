"""What course, codes, domains and criteria of a protocol must keep: everything they name exists and fits."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import guess
from imp_desktop.instruments.model import Instrument, Item, ItemType
from imp_desktop.protocols.course import CourseWords
from imp_desktop.protocols.feasibility import BOWEN, ITEM_KINDS, SHARES, Source, SourceKind
from imp_desktop.protocols.model import Protocol

Instruments = Mapping[str, Instrument]
Fault = tuple[str, str, str]

_COUNTED = (ItemType.INTEGER, ItemType.DECIMAL, ItemType.CHOICE)
_TYPES = {
    SourceKind.ITEM_MEAN: _COUNTED,
    SourceKind.ITEM_SHARE: _COUNTED,
    SourceKind.GRID: (ItemType.CHOICE,),
    SourceKind.CODED_TEXT: (ItemType.TEXT,),
    SourceKind.TEXT: (ItemType.TEXT,),
    SourceKind.OUTCOMES: _COUNTED,
}


def faults(protocol: Protocol, instruments: Instruments) -> Iterator[Fault]:
    """(key, what is wrong, advice) of everything in protocol.toml that does not fit."""
    items = {item.id: item for instrument in instruments.values() for item in instrument.items}
    yield from _about_course(protocol)
    yield from _about_codings(protocol, items)
    yield from _about_reactions(protocol, items)
    yield from _about_domains(protocol)
    for key, source in _sources(protocol):
        yield from _about_source(protocol, key, source, items)
    for criterion in protocol.criteria:
        yield from _about_bounds(f"criteria.{criterion.id}", criterion.green, criterion.red)
        if criterion.source.kind not in SHARES:
            what = _("a criterion needs a share of people or sessions")
            yield f"criteria.{criterion.id}.source", what, _("Use one of: {known}").format(known=", ".join(SHARES))


def word_faults(protocol: Protocol, words: CourseWords) -> Iterator[Fault]:
    """(key, what is wrong, advice) of everything that lacks its words in one language, or has words too many."""
    course = protocol.course
    yield from set_faults("sessions", words.sessions, course.sessions if course else ())
    yield from set_faults("teachers", words.teachers, course.teachers if course else ())
    yield from _about_same_names("teachers", words.teachers)
    yield from set_faults("codes", words.codes, [coding.item for coding in protocol.codings])
    for coding in protocol.codings:
        yield from set_faults(f"codes.{coding.item}", words.codes.get(coding.item, {}), coding.codes)
    yield from set_faults("reactions", words.reactions, protocol.reactions.kinds if protocol.reactions else ())
    yield from set_faults("reasons", words.reasons, protocol.reasons)
    for status, reasons in protocol.reasons.items():
        yield from set_faults(f"reasons.{status}", words.reasons.get(status, {}), reasons)
    yield from set_faults("domains", words.domains, [domain.id for domain in protocol.domains])
    sources = [source for domain in protocol.domains for source in domain.sources]
    named = [source.id for source in sources if source.kind is not SourceKind.NOT_APPLICABLE]
    yield from set_faults("measures", words.measures, named)
    yield from set_faults("parts", words.parts, [part for source in sources for part, _rows in source.parts])
    yield from set_faults("criteria", words.criteria, [criterion.id for criterion in protocol.criteria])
    for group in words.recruited:
        known = [one.id for one in protocol.groups]
        if group not in known:
            yield f"recruited.{group}", _("there are words for something that does not exist"), guess(group, known)
    yield from _about_silence(protocol, words)


def set_faults(key: str, there: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    """Words that are missing for `known`, and words in `there` that name nothing."""
    there, known = list(there), list(known)
    lacking = [name for name in known if name not in there]
    if lacking:
        yield key, _("words are missing for: {names}").format(names=", ".join(lacking)), _("Add them")
    for name in there:
        if name not in known:
            yield f"{key}.{name}", _("there are words for something that does not exist"), guess(name, known)


def _about_course(protocol: Protocol) -> Iterator[Fault]:
    groups = [group.id for group in protocol.groups]
    if protocol.course is not None and protocol.course.group not in groups:
        what = _("there is no {name}").format(name=protocol.course.group)
        yield "course.group", what, guess(protocol.course.group, groups)


def _about_codings(protocol: Protocol, items: Mapping[str, Item]) -> Iterator[Fault]:
    yield from _twice("codings", [coding.item for coding in protocol.codings])
    for coding in protocol.codings:
        yield from _about_item(f"codings.{coding.item}", coding.item, items, (ItemType.TEXT,))


def _about_reactions(protocol: Protocol, items: Mapping[str, Item]) -> Iterator[Fault]:
    found = protocol.reactions
    if found is None:
        return
    if found.item:
        yield from _about_item("reactions.item", found.item, items, (ItemType.CHOICE,))
        yield from _about_codes("reactions.yes", found.yes, items.get(found.item))
    if found.text:
        yield from _about_item("reactions.text", found.text, items, (ItemType.TEXT,))


def _about_domains(protocol: Protocol) -> Iterator[Fault]:
    if not protocol.domains:
        return
    there = [domain.id for domain in protocol.domains]
    yield from _twice("domains", there)
    lacking = [name for name in BOWEN if name not in there]
    if lacking:
        advice = _("Add them; one that does not apply has the source not_applicable")
        yield "domains", _("domains are missing: {names}").format(names=", ".join(lacking)), advice
    yield from _twice("domains.sources", [source.id for domain in protocol.domains for source in domain.sources])
    yield from _twice("criteria", [criterion.id for criterion in protocol.criteria])


def _sources(protocol: Protocol) -> Iterator[tuple[str, Source]]:
    for domain in protocol.domains:
        for source in domain.sources:
            yield f"domains.{domain.id}.sources.{source.id}", source
    for criterion in protocol.criteria:
        yield f"criteria.{criterion.id}", criterion.source


def _about_source(protocol: Protocol, key: str, source: Source, items: Mapping[str, Item]) -> Iterator[Fault]:
    kind = source.kind
    if kind in (SourceKind.SESSION_LOG, SourceKind.ATTENDANCE) and protocol.course is None:
        yield f"{key}.source", _("the protocol has no course"), _("Declare [course], or take the source out")
    if kind is SourceKind.REGISTER and source.what == "returned":
        due = [one.instrument for one in protocol.due]
        for name in source.of:
            if name not in due:
                yield f"{key}.of", _("there is no such instrument"), guess(name, due)
    elif kind in _TYPES:
        for item in source.of:
            yield from _about_item(f"{key}.of", item, items, _TYPES[kind])
    if (kind in ITEM_KINDS or source.what == "returned") and not source.of:
        yield f"{key}.of", _("it names nothing to look at"), _("Name at least one")
    yield from _about_counting(protocol, key, source, items)


def _about_counting(protocol: Protocol, key: str, source: Source, items: Mapping[str, Item]) -> Iterator[Fault]:
    """Whether what is counted of the items can be counted."""
    if source.kind is SourceKind.ITEM_SHARE and bool(source.codes) == (source.at_least is not None):
        yield f"{key}.codes", _("it does not say which answers are counted"), _("Give either codes or at_least")
    for item in source.of if source.codes else ():
        yield from _about_codes(f"{key}.codes", source.codes, items.get(item))
    if source.parts and sum(rows for _part, rows in source.parts) != len(source.of):
        yield f"{key}.parts", _("the parts do not add up to the rows"), _("Count the rows of each part")
    if source.kind is SourceKind.GRID and len({items[one].choices for one in source.of if one in items}) > 1:
        yield f"{key}.of", _("the rows of a grid have different scales"), _("Make a grid of each scale")
    teachers = protocol.course.teachers if protocol.course else ()
    if source.teacher and source.teacher not in teachers:
        yield f"{key}.teacher", _("there is no {name}").format(name=source.teacher), guess(source.teacher, teachers)
    if source.kind is SourceKind.ATTENDANCE and source.at_least is not None and protocol.course is not None:
        most = len(protocol.course.sessions)
        if not 1 <= source.at_least <= most:
            yield f"{key}.at_least", _("the course has {n} sessions").format(n=most), _("Use a number up to that")


def _about_bounds(key: str, green: object, red: object) -> Iterator[Fault]:
    whole = 100
    low, high = float(str(red)), float(str(green))
    if low > high:
        yield f"{key}.red", _("red lies above green"), _("Let red be the lower bound")
    if not (0 <= low <= whole and 0 <= high <= whole):
        yield f"{key}.green", _("a share lies between 0 and 100 per cent"), _("Write a share in per cent")


def _about_item(key: str, name: str, items: Mapping[str, Item], types: Sequence[ItemType]) -> Iterator[Fault]:
    if name not in items:
        yield key, _("there is no item {item} in the forms due").format(item=name), guess(name, items)
    elif items[name].type not in types:
        what = _("{item} is of type {type}").format(item=name, type=items[name].type)
        yield key, what, _("Name an item of type {types}").format(types=", ".join(types))


def _about_codes(key: str, codes: Iterable[int], item: Item | None) -> Iterator[Fault]:
    if item is None or item.choices is None:
        return
    unknown = [code for code in codes if code not in item.choices.codes]
    if unknown:
        known = ", ".join(str(code) for code in item.choices.codes)
        what = _("{item} has no answer {codes}").format(item=item.id, codes=", ".join(map(str, unknown)))
        yield key, what, _("Use one of: {known}").format(known=known)


def _about_same_names(key: str, names: Mapping[str, str]) -> Iterator[Fault]:
    same = [name for name, count in Counter(name.casefold() for name in names.values()).items() if count > 1]
    if same:
        yield key, _("two have the same name: {names}").format(names=", ".join(same)), _("Tell them apart")


def _about_silence(protocol: Protocol, words: CourseWords) -> Iterator[Fault]:
    for domain in protocol.domains:
        silent = any(source.kind is SourceKind.NOT_APPLICABLE for source in domain.sources)
        if silent and domain.id in words.domains and not words.domains[domain.id].statement:
            what = _("nothing says why the domain does not apply")
            yield f"domains.{domain.id}.statement", what, _("Write the reason as a sentence")


def _twice(key: str, names: Iterable[str]) -> Iterator[Fault]:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        yield key, _("named twice: {names}").format(names=", ".join(twice)), _("Name each once")
