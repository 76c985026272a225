"""How often one keying of a field differs from the value settled: gathered from all forms keyed twice that count."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from imp_desktop.instruments.model import Item, ItemType
from imp_desktop.operations import completeness
from imp_desktop.operations.comparing import Comparison, comparisons, plain, same
from imp_desktop.operations.comparing import Difference as Compared
from imp_desktop.operations.counted import Counting
from imp_desktop.operations.enrolling import by_number
from imp_desktop.operations.persons import Person
from imp_desktop.operations.standing import laid_over
from imp_desktop.operations.studies import Study, instrument, instruments, protocol, settings
from imp_desktop.statistics.difference_kinds import kinds as kinds_of
from imp_desktop.statistics.keying_results import (
    Difference,
    FieldCount,
    FormsKeyed,
    KeyingQuality,
    Kind,
    Rate,
    Said,
    Settled,
    Wrong,
)
from imp_desktop.storage import answers, keyings, traces
from imp_desktop.storage.answers import Place, Stored
from imp_desktop.storage.keyings import Pass

BOTH = (Pass.FIRST, Pass.SECOND)
MIXED = "mixed"  # forms of an instrument are keyed twice in several ways
_NUMBERS = frozenset({ItemType.CHOICE, ItemType.INTEGER, ItemType.DECIMAL})


@dataclass(frozen=True)
class Own:
    """What one person keyed on forms keyed twice: fields that differ from the value settled, and in what way."""

    rate: Rate
    kinds: Mapping[Kind, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Gathered:
    """What the rates are made of."""

    forms: tuple[FormsKeyed, ...]
    fields: tuple[FieldCount, ...]
    differences: tuple[Difference, ...]


def keying_quality(study: Study) -> KeyingQuality:
    """The rates of the study. Persons are named by their ids."""
    from imp_desktop.statistics.keying_quality import quality  # noqa: PLC0415 - scipy is slow to load

    found = gathered(study)
    return quality(found.forms, found.fields, found.differences)


def mine(study: Study, person: Person) -> Own:
    """This person's own fields that differ from the value settled; for the person's eyes alone.

    Differences that are not settled yet count for nobody.
    """
    from imp_desktop.statistics.keying_quality import rate  # noqa: PLC0415 - as above

    found, own = gathered(study), str(person.id)
    wrong = [one.kind for difference in found.differences for one in difference.wrong if one.person == own]
    return Own(rate(len(wrong), sum(one.fields for one in found.fields if one.person == own)), Counter(wrong))


def gathered(study: Study) -> Gathered:
    """The forms, fields and differences of the study that count."""
    return _Gatherer(study).gathered()


class _Gatherer:
    """Reads the study once: which forms count and are keyed twice, who keyed them, and where they differ."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._states = completeness.states(study)
        self._due = counted_places(study)
        self._compared = {
            place: one for place, one in comparisons(study, known=self._states).items() if place in self._due
        }
        self._keyers = _keyers(study)
        self._authors = traces.authors(study, self._shared())
        self._rows = {at: self._rows_of(at) for at in BOTH}

    def gathered(self) -> Gathered:
        """Everything the rates are made of."""
        return Gathered(tuple(self._forms()), tuple(self._fields()), tuple(self._differences()))

    def _shared(self) -> list[int]:
        """The keyings on which more than one person worked."""
        return [
            self._states.at(*place).keyings[at].keying
            for place in self._compared
            for at in BOTH
            if len(self._keyers.get((place, at), ())) > 1
        ]

    def _rows_of(self, at: Pass) -> dict[Place, dict[str, Stored]]:
        """The answers of one keying where they are needed: on forms that differ, or whose items hang on others."""
        needed = {place for place, one in self._compared.items() if _differs(one) or not self._simple(place)}
        names = tuple(sorted({place[2] for place in needed}))
        found = answers.by_form(self._study, names, keying_pass=at) if names else {}
        return {place: {one.item: one for one in found.get(place, ())} for place in needed}

    def _simple(self, place: Place) -> bool:
        return completeness.simple(instrument(self._study, place[2]))

    def _forms(self) -> Iterator[FormsKeyed]:
        shares = _shares(self._study)
        for name in instruments(self._study):
            due = [place for place in self._due if place[2] == name]
            keyed = sum(self._states.at(*place).first.complete for place in due)
            twice = [place for place in due if place in self._compared]
            alike = sum(self._by_one(place) for place in twice)
            yield FormsKeyed(name, len(due), keyed, len(twice), alike, shares.get(name, ""))

    def _by_one(self, place: Place) -> bool:
        first, second = (set(self._keyers.get((place, at), ())) for at in BOTH)
        return bool(first & second)

    def _fields(self) -> Iterator[FieldCount]:
        counts: Counter[tuple[str, str, str]] = Counter()
        for place in self._compared:
            asked = self._asked(place)
            for at in BOTH:
                counts.update(self._by_person(place, at, asked))
        for (name, kind, person), number in sorted(counts.items()):
            yield FieldCount(name, kind, person, number)

    def _by_person(self, place: Place, at: Pass, asked: Sequence[Item]) -> Counter[tuple[str, str, str]]:
        """(instrument, type of item, person) -> fields of one keying."""
        people = self._keyers.get((place, at), ())
        if len(people) > 1:
            return Counter((place[2], item.type.value, self._person(place, at, item.id)) for item in asked)
        person = str(people[0]) if people else ""
        types = Counter(item.type.value for item in asked)
        return Counter({(place[2], kind, person): number for kind, number in types.items()})

    def _asked(self, place: Place) -> tuple[Item, ...]:
        """The items that are asked, given what the form says after all."""
        questionnaire = instrument(self._study, place[2])
        if self._simple(place):
            return questionnaire.items
        return completeness.asked_given(questionnaire, self._final(place).values())

    def _final(self, place: Place) -> dict[str, Stored]:
        return laid_over(list(self._rows[Pass.FIRST][place].values()), self._compared[place].overlay)

    def _person(self, place: Place, at: Pass, item: str) -> str:
        """Who keyed the field; of a text left empty whoever began the keying."""
        people = self._keyers.get((place, at), ())
        if len(people) > 1:
            keying = self._states.at(*place).keyings[at].keying
            return str(self._authors.get((keying, item), people[0]))
        return str(people[0]) if people else ""

    def _differences(self) -> Iterator[Difference]:
        for place, compared in self._compared.items():
            if _differs(compared):
                yield from self._of_form(place, compared)

    def _of_form(self, place: Place, compared: Comparison) -> Iterator[Difference]:
        items = {item.id: item for item in self._asked(place)}
        kinds = {at: self._kinds(place, compared, items.values(), at) for at in BOTH}
        for item, one in items.items():
            difference = compared.differences.get(item)
            if difference is None and item not in compared.later:
                continue
            settled = settled_by(difference) if difference else Settled.LATER
            wrong = tuple(Wrong(self._person(place, at, item), kinds[at][item]) for at in BOTH if item in kinds[at])
            if wrong or settled is Settled.OPEN:
                yield Difference(place[2], one.type.value, settled, wrong)

    def _kinds(self, place: Place, compared: Comparison, items: Iterable[Item], at: Pass) -> dict[str, Kind]:
        """Item -> in what way this keying of it differs from what the form says after all."""
        rows, final = self._rows[at][place], self._final(place)
        keyed, after = [], []
        for item in items:
            keyed.append(_said(item, rows.get(item.id)))
            unsettled = item.id in compared.unsettled
            after.append(keyed[-1] if unsettled else _said(item, final.get(item.id)))
        found = zip(items, kinds_of(keyed, after), strict=True)
        return {item.id: kind for item, kind in found if kind is not None}


def settled_by(difference: Compared) -> Settled:
    """What settled a difference, if anything has."""
    if difference.outcome is None:
        return Settled.OPEN
    if difference.settled is None:
        return Settled.THIRD
    if difference.agreed is None:
        return Settled.PERSON
    alike = same(difference.settled, difference.agreed, text=difference.text)
    return Settled.THIRD if alike else Settled.LATER


def _differs(compared: Comparison) -> bool:
    return bool(compared.differences or compared.later)


def counted_places(study: Study) -> frozenset[Place]:
    """Every form that is due and counts."""
    counting, plan = Counting(study), protocol(study)
    return frozenset(
        (number, *form)
        for number, person in by_number(study).items()
        for form in (plan.due_forms(person.group) if person.group else ())
        if counting.counts(person, *form)
    )


def _keyers(study: Study) -> dict[tuple[Place, Pass], tuple[int, ...]]:
    """(place, keying) -> the ids of everybody who keyed a field of it."""
    found: dict[tuple[Place, Pass], tuple[int, ...]] = {}
    for one in keyings.keyers(study):
        place = (one.participant, one.assessment, one.instrument)
        known = found.get((place, Pass(one.keying_pass)), ())
        found[place, Pass(one.keying_pass)] = (*known, one.person)
    return found


def _shares(study: Study) -> dict[str, str]:
    """Instrument -> which of its forms are keyed twice, as chosen now."""
    found: dict[str, set[str]] = {}
    chosen = settings(study).double_keying
    for due in protocol(study).due:
        for assessment in due.assessments:
            found.setdefault(due.instrument, set()).add(chosen.get(f"{assessment}.{due.instrument}", ""))
    return {name: next(iter(shares)) if len(shares) == 1 else MIXED for name, shares in found.items()}


def _said(item: Item, stored: Stored | None) -> Said:
    """What a row says, as it is compared: of a text its letters and digits alone."""
    if item.type is ItemType.TEXT:
        words = plain(stored.keyed) if stored is not None and stored.keyed is not None else None
        return Said(words, number=False)
    if stored is None:
        return Said(number=item.type in _NUMBERS)
    return Said(stored.keyed, stored.missing, stored.flag is not None, item.type in _NUMBERS)
