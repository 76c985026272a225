"""What the checks across forms compare, read once from the study: dates, groups, sessions held, and given answers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from imp_desktop.operations import cross_checks, teaching
from imp_desktop.operations.cross_checks import Filled, Noticed, Packets
from imp_desktop.operations.enrolling import NOT_JOINING, Participant
from imp_desktop.operations.forms import answer_of
from imp_desktop.operations.overview import Column
from imp_desktop.operations.studies import Study, instrument, protocol
from imp_desktop.storage import keyings
from imp_desktop.storage.answers import Place, Stored


class Compared:
    """Everything the checks of the protocol compare; of the answers only those in `said` are looked at."""

    def __init__(self, study: Study, said: Mapping[Place, list[Stored]], participant: int | None = None) -> None:
        self._plan = protocol(study)
        self._due = {group.id: frozenset(self._plan.due_forms(group.id)) for group in self._plan.groups}
        self._held = _days_held(study)
        self._said = said
        self._filled: dict[int, set[Column]] = {}
        for (number, assessment, name), stored in said.items():
            if stored:
                self._filled.setdefault(number, set()).add(Column(assessment, name))
        self._numbers = _numbers(study, said)
        self._dates: dict[int, dict[Column, date]] = {}
        for (number, assessment, name), facts in keyings.facts_by_place(study, participant).items():
            if keyings.DATE in facts:
                self._dates.setdefault(number, {})[Column(assessment, name)] = date.fromisoformat(facts[keyings.DATE])

    def alone(self, number: int, person: Participant) -> Iterator[Noticed]:
        """What is noticed of one participant."""
        packets = self._packets(number, person)
        return cross_checks.alone(packets, self._plan.checks, self._plan.assessments)

    def together(self, codes: Mapping[int, str]) -> Iterator[Noticed]:
        """What is noticed of participants beside each other; of two forms the one keyed later is told."""
        return cross_checks.together(self._forms(codes), self._plan.checks)

    def _forms(self, codes: Mapping[int, str]) -> Iterator[Filled]:
        for place, stored in self._said.items():
            given = sorted((one.item, one.keyed) for one in stored if one.keyed is not None)
            yield codes[place[0]], Column(*place[1:]), tuple(given)

    def _packets(self, number: int, person: Participant) -> Packets:
        found = Packets(
            person.code,
            person.group or "",
            consent=person.consent,
            withdrawn=person.status == "withdrawn",
            dates=self._dates.get(number, {}),
            filled=frozenset(self._filled.get(number, ())),
            numbers=self._numbers.get(number, {}),
        )
        if person.status not in NOT_JOINING:
            found = replace(found, due=self._due.get(person.group or "", frozenset()))
        if self._plan.course is not None and self._plan.course.group == person.group:
            held = self._held.get(person.cohort, [])
            found = replace(found, first_session=min(held, default=None), last_session=max(held, default=None))
        return found


def _days_held(study: Study) -> dict[int | None, list[date]]:
    held: dict[int | None, list[date]] = {}
    for session in teaching.every_session(study) if protocol(study).course else ():
        if session.held and session.held_on is not None:
            held.setdefault(session.cohort, []).append(session.held_on)
    return held


def _numbers(study: Study, said: Mapping[Place, list[Stored]]) -> dict[int, dict[Column, dict[str, int | Decimal]]]:
    """Participant -> form -> the numbers given to items a check looks at one by one."""
    wanted = {check.item for check in protocol(study).checks if check.item}
    known = {name: instrument(study, name) for name in sorted({place[2] for place in said})}
    found: dict[int, dict[Column, dict[str, int | Decimal]]] = {}
    for (number, assessment, name), stored in said.items():
        for one in stored if any(known[name].has(item) for item in wanted) else ():
            value = answer_of(known[name], one).value if one.item in wanted else None
            if isinstance(value, int | Decimal):
                found.setdefault(number, {}).setdefault(Column(assessment, name), {})[one.item] = value
    return found
