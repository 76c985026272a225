"""Which items of a form are asked, and whether the form is complete; for one form and for all at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.model import Instrument, Item, ItemType
from imp_desktop.operations.studies import Study, instrument, instruments
from imp_desktop.storage import answers, keyings

Place = tuple[int, str, str]  # participant, assessment, instrument


@dataclass(frozen=True)
class State:
    """How far a form is: items with answer or reason, items asked, open flags, who keyed last and when (as stored)."""

    answered: int = 0
    items: int = 0
    flags: int = 0
    complete: bool = False
    absent: bool = False
    keyed_by: str = ""
    utc: str = ""


@dataclass(frozen=True)
class States:
    """The state of every form about which anything was entered."""

    by_place: Mapping[Place, State]

    def at(self, participant: int, assessment: str, instrument_id: str) -> State:
        """The state of a form; an empty one where nothing was entered."""
        return self.by_place.get((participant, assessment, instrument_id), State())

    def done(self, participant: int, assessment: str, instrument_id: str) -> bool:
        """Whether nothing more is to be keyed there."""
        state = self.at(participant, assessment, instrument_id)
        return state.complete or state.absent


def asked(questionnaire: Instrument, given: Mapping[str, Answer]) -> tuple[Item, ...]:
    """The items that are asked, given what was answered to others."""
    return tuple(item for item in questionnaire.items if _is_asked(item, given))


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
    found: dict[Place, State] = {}
    for count in answers.counts(study, participant):
        if count.instrument not in known:
            known[count.instrument] = instrument(study, count.instrument)
        items = len(known[count.instrument].items)
        found[count[:3]] = State(
            count.answered, items, count.flags, count.answered >= items, keyed_by=count.initials, utc=count.utc
        )
    mixed = tuple(name for name, questionnaire in known.items() if not simple(questionnaire))
    for place, stored in (answers.by_form(study, mixed, participant) if mixed else {}).items():
        found[place] = _mixed(found[place], known[place[2]], stored)
    for who, assessment, name, fact, _value in keyings.all_facts(study):
        place = (who, assessment, name)
        if fact == keyings.ABSENT and participant in {None, who}:
            found[place] = replace(found.get(place, State()), absent=True)
    return States(found)


def _mixed(counted: State, questionnaire: Instrument, stored: Iterable[answers.Stored]) -> State:
    given = {
        one.item: Answer(one.item, keyed=one.keyed, missing=one.missing, value=_number(one.keyed)) for one in stored
    }
    items = len(asked(questionnaire, given))
    return replace(counted, items=items, complete=first_gap(questionnaire, given) is None)


def _is_asked(item: Item, given: Mapping[str, Answer]) -> bool:
    if item.asked_if is None:
        return True
    answer = given.get(item.asked_if.item)
    return answer is not None and answer.value in item.asked_if.codes


def _wanted(item: Item) -> bool:
    return item.type is not ItemType.TEXT


def _number(keyed: str | None) -> int | None:
    return int(keyed) if keyed is not None and keyed.isascii() and keyed.isdigit() else None
