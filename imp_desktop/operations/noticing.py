"""What every form of a study shows by itself: its patterns and what is compared of it, for as long as it stays so."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple
from weakref import WeakKeyDictionary

from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.patterns import Keyed, Pattern, Patterns
from imp_desktop.operations import standing
from imp_desktop.operations.cross_checks import Given
from imp_desktop.operations.forms import answer_of
from imp_desktop.operations.studies import Study, instrument, protocol
from imp_desktop.storage import answers
from imp_desktop.storage.answers import Place, Stored
from imp_desktop.storage.keyings import Pass
from imp_desktop.storage.ledger import moment_of

_FEW = 10  # people whose forms are rather read one by one than with those of everybody

Rows = Sequence[tuple[Stored, str]]


class Shown(NamedTuple):
    """What a form shows: patterns, its answers as keyed, and the numbers a check looks at; and in which keying."""

    keying_pass: Pass
    patterns: list[Pattern]
    given: Given
    numbers: Mapping[str, int | Decimal]


class Reading:
    """The rules of the instruments of a study and the items its checks look at one by one."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._wanted = {check.item for check in protocol(study).checks if check.item}
        self._rules: dict[str, Patterns] = {}
        self._answers: dict[tuple[object, ...], Answer] = {}  # the same codes come again and again

    def rules(self, name: str) -> Patterns:
        """The rules about patterns of one instrument."""
        if name not in self._rules:
            self._rules[name] = Patterns(instrument(self._study, name))
        return self._rules[name]

    def of_rows(self, name: str, keying_pass: Pass, rows: Rows) -> Shown:
        """What one keying shows, given all its rows with their moments."""
        newest = {stored.item: stored for stored, _utc in rows}
        keyed = [(stored.item, moment_of(utc)) for stored, utc in rows]
        return self.of_answers(name, keying_pass, [one for one in newest.values() if one.given], keyed)

    def of_answers(self, name: str, keying_pass: Pass, stored: Iterable[Stored], keyed: Keyed = ()) -> Shown:
        """What these answers show."""
        rules = self.rules(name)
        said = {one.item: self._understood(rules, one) for one in stored}
        given = sorted((one.item, one.keyed) for one in said.values() if one.keyed is not None)
        values = {item: said[item].value for item in self._wanted if item in said}
        numbers = {item: value for item, value in values.items() if isinstance(value, int | Decimal)}
        return Shown(keying_pass, rules.find(said, keyed), tuple(given), numbers)

    def _understood(self, rules: Patterns, stored: Stored) -> Answer:
        said = stored[1:]
        if said not in self._answers:
            self._answers[said] = answer_of(rules.instrument, stored)
        return self._answers[said]


# what forms showed before: items left out of the instrument, the keyings with their last change -> what the form shows
Whole = tuple[tuple[int, ...], ...]
_shown: WeakKeyDictionary[Study, dict[Whole, Shown]] = WeakKeyDictionary()


def every_form(study: Study, hidden: Collection[Place] = ()) -> dict[Place, Shown]:
    """What every form shows that is not in `hidden`, in the order in which they were begun.

    Of a form keyed once, what its keying shows; of one keyed twice, what stands after all.
    """
    reading = Reading(study)
    counted, wholes = _forms(study, reading)
    known = _shown.get(study, {})
    known = {whole: known[whole] for whole in wholes.values() if whole in known}
    unread = {place: counted[place] for place, whole in wholes.items() if whole not in known and place not in hidden}
    for place, shown in _read(study, reading, unread):
        known[wholes[place]] = shown
    _shown[study] = known
    return {place: known[whole] for place, whole in wholes.items() if place not in hidden}


class Preparation:
    """Reading the forms of a study some at a time, so that a window stays usable until all of them were read once."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._reading = Reading(study)
        counted, self._wholes = _forms(study, self._reading)
        known = _shown.setdefault(study, {})
        self._left = [(place, counted[place]) for place, whole in self._wholes.items() if whole not in known]

    @property
    def left(self) -> int:
        """How many forms were not read yet."""
        return len(self._left)

    def go_on(self, forms: int) -> None:
        """Read so many more; the study may have changed meanwhile, what is read then is read again when it is asked."""
        part, self._left = self._left[:forms], self._left[forms:]
        known = _shown.setdefault(self._study, {})
        for place, shown in _read(self._study, self._reading, dict(part)):
            known[self._wholes[place]] = shown


def _forms(study: Study, reading: Reading) -> tuple[dict[Place, dict[int, answers.Count]], dict[Place, Whole]]:
    """The keyings of every form with how far they are, and what tells whether a form is still as it was."""
    counted: dict[Place, dict[int, answers.Count]] = {}
    for count in sorted(answers.counts(study), key=lambda count: count.keying):
        counted.setdefault(count[:3], {})[count.keying_pass] = count
    wholes: dict[Place, Whole] = {
        place: (reading.rules(place[2]).instrument.left_out, *((one.keying, one.change) for one in by_pass.values()))
        for place, by_pass in counted.items()
        if Pass.FIRST in by_pass
    }
    return counted, wholes


def _read(
    study: Study, reading: Reading, places: Mapping[Place, Mapping[int, answers.Count]]
) -> Iterator[tuple[Place, Shown]]:
    twice = [place for place, counts in places.items() if Pass.SECOND in counts and counts[Pass.SECOND].answered]
    once = {place: counts[Pass.FIRST].keying for place, counts in places.items() if place not in set(twice)}
    rows = answers.timed(study, list(once.values()))
    for place, keying in once.items():
        yield place, reading.of_rows(place[2], Pass.FIRST, rows.get(keying, []))
    said = _standing(study, {place[0] for place in twice})
    for place in twice:
        yield place, reading.of_answers(place[2], Pass.SETTLED, said.get(place, []))


def _standing(study: Study, people: Collection[int]) -> dict[Place, list[Stored]]:
    if len(people) > _FEW:
        return standing.by_form(study)
    found: dict[Place, list[Stored]] = {}
    for number in people:
        found |= standing.by_form(study, participant=number)
    return found
