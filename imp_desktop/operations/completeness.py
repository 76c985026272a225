"""Which items of a form are asked, and whether the form is complete; for one form and for all at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.model import Instrument, Item, ItemType
from imp_desktop.operations.studies import Study, instrument, instruments
from imp_desktop.storage import answers, keyings
from imp_desktop.storage.answers import Place
from imp_desktop.storage.keyings import Pass


@dataclass(frozen=True)
class Keyed:
    """How far one keying is: items with answer or reason, items asked, open flags, who keyed last and when (as stored).

    `change` numbers its last change; two keyings with the same number hold the same.
    """

    answered: int = 0
    items: int = 0
    flags: int = 0
    complete: bool = False
    keyed_by: str = ""
    utc: str = ""
    keying: int = 0
    change: int = 0


@dataclass(frozen=True)
class State:
    """How far a form is: each of its keyings, and what is known of it as a whole."""

    keyings: Mapping[Pass, Keyed] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> Keyed:
        """The first keying."""
        return self.keyings.get(Pass.FIRST, _NOT_BEGUN)

    @property
    def second(self) -> Keyed:
        """The second keying."""
        return self.keyings.get(Pass.SECOND, _NOT_BEGUN)

    @property
    def complete(self) -> bool:
        """Whether the first keying is complete."""
        return self.first.complete

    @property
    def absent(self) -> bool:
        """Whether the form never came back."""
        return keyings.ABSENT in self.facts

    @property
    def closed(self) -> bool:
        """Whether the form was closed."""
        return keyings.CLOSED in self.facts


@dataclass(frozen=True)
class States:
    """The state of every form about which anything was entered."""

    by_place: Mapping[Place, State]

    def at(self, participant: int, assessment: str, instrument_id: str) -> State:
        """The state of a form; an empty one where nothing was entered."""
        return self.by_place.get((participant, assessment, instrument_id), _UNTOUCHED)


# keyings looked into before: (keying, change) -> items asked, and whether the keying is complete
_looked_into: WeakKeyDictionary[Study, dict[tuple[int, int], tuple[int, bool]]] = WeakKeyDictionary()


def asked(questionnaire: Instrument, given: Mapping[str, Answer]) -> tuple[Item, ...]:
    """The items that are asked, given what was answered to others."""
    return tuple(item for item in questionnaire.items if _is_asked(item, given))


def asked_given(questionnaire: Instrument, stored: Iterable[answers.Stored]) -> tuple[Item, ...]:
    """The items that are asked, given these stored answers."""
    return asked(questionnaire, _as_answers(stored))


def first_gap(questionnaire: Instrument, given: Mapping[str, Answer]) -> Item | None:
    """The first item asked that has neither answer nor reason; texts may stay empty."""
    return next((item for item in asked(questionnaire, given) if item.id not in given and _wanted(item)), None)


def simple(questionnaire: Instrument) -> bool:
    """Whether every item is asked and wanted of everybody, so that counting answers tells whether it is complete."""
    return all(item.asked_if is None and _wanted(item) for item in questionnaire.items)


def lengths(study: Study) -> dict[str, int]:
    """Instrument -> how many items are asked of somebody who has answered nothing yet."""
    return {name: len(asked(instrument(study, name), {})) for name in instruments(study)}


def states(study: Study, participant: int | None = None) -> States:
    """The state of every form, or of the forms of one participant."""
    known: dict[str, Instrument] = {}
    found: dict[Place, dict[Pass, Keyed]] = {}
    for count in answers.counts(study, participant):
        if count.instrument not in known:
            known[count.instrument] = instrument(study, count.instrument)
        found.setdefault(count[:3], {})[Pass(count.keying_pass)] = _keyed(count, known[count.instrument])
    _ask_mixed(study, known, found)
    facts = keyings.facts_by_place(study, participant)
    return States({place: State(found.get(place, {}), facts.get(place, {})) for place in found | facts})


def _keyed(count: answers.Count, questionnaire: Instrument) -> Keyed:
    items = len(questionnaire.items)
    complete = count.answered >= items
    return Keyed(count.answered, items, count.flags, complete, count.initials, count.utc, count.keying, count.change)


def _ask_mixed(study: Study, known: Mapping[str, Instrument], found: dict[Place, dict[Pass, Keyed]]) -> None:
    """Look into the answers where counting them does not tell whether a keying is complete; once a change of it."""
    kept = _looked_into.setdefault(study, {})
    mixed = {name for name, questionnaire in known.items() if not simple(questionnaire)}
    keyed = [
        (place, at, one)
        for place, of_form in found.items()
        if place[2] in mixed
        for at, one in of_form.items()
        if at in {Pass.FIRST, Pass.SECOND} and one.answered
    ]
    rows = answers.of_keyings(study, [one.keying for _place, _at, one in keyed if (one.keying, one.change) not in kept])
    for place, at, one in keyed:
        stamp = one.keying, one.change
        if stamp not in kept:
            kept[stamp] = _mixed(known[place[2]], rows.get(one.keying, ()))
        items, complete = kept[stamp]
        found[place][at] = replace(one, items=items, complete=complete)


def _mixed(questionnaire: Instrument, stored: Iterable[answers.Stored]) -> tuple[int, bool]:
    """How many items are asked, and whether none of them lacks an answer or a reason."""
    given = _as_answers(stored)
    return len(asked(questionnaire, given)), first_gap(questionnaire, given) is None


def _as_answers(stored: Iterable[answers.Stored]) -> dict[str, Answer]:
    return {
        one.item: Answer(one.item, keyed=one.keyed, missing=one.missing, value=_number(one.keyed)) for one in stored
    }


def _is_asked(item: Item, given: Mapping[str, Answer]) -> bool:
    if item.asked_if is None:
        return True
    answer = given.get(item.asked_if.item)
    return answer is not None and answer.value in item.asked_if.codes


def _wanted(item: Item) -> bool:
    return item.type is not ItemType.TEXT


def _number(keyed: str | None) -> int | None:
    return int(keyed) if keyed is not None and keyed.isascii() and keyed.isdigit() else None


_NOT_BEGUN = Keyed()
_UNTOUCHED = State()
