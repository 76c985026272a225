"""What the checks across forms compare, read once from the study: dates, groups, sessions held, and given answers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from imp_desktop.operations import cross_checks, teaching
from imp_desktop.operations.cross_checks import Noticed, Packets
from imp_desktop.operations.enrolling import NOT_JOINING, Participant
from imp_desktop.operations.noticing import Shown
from imp_desktop.operations.overview import Column
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.storage import keyings
from imp_desktop.storage.answers import Place


class Compared:
    """Everything the checks of the protocol compare; of the answers those of `forms` alone are looked at."""

    def __init__(self, study: Study, forms: Mapping[Place, Shown], participant: int | None = None) -> None:
        self._plan = protocol(study)
        self._due = {group.id: frozenset(self._plan.due_forms(group.id)) for group in self._plan.groups}
        self._held = _days_held(study)
        self._forms = forms
        self._by_participant: dict[int, dict[Column, Shown]] = {}
        for (number, assessment, name), shown in forms.items():
            self._by_participant.setdefault(number, {})[Column(assessment, name)] = shown
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
        filled = ((codes[place[0]], Column(*place[1:]), shown.given) for place, shown in self._forms.items())
        return cross_checks.together(filled, self._plan.checks)

    def _packets(self, number: int, person: Participant) -> Packets:
        forms = self._by_participant.get(number, {})
        found = Packets(
            person.code,
            person.group or "",
            consent=person.consent,
            withdrawn=person.status == "withdrawn",
            dates=self._dates.get(number, {}),
            filled=frozenset(column for column, shown in forms.items() if shown.given),
            numbers={column: shown.numbers for column, shown in forms.items() if shown.numbers},
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
