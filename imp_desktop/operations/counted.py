"""What numbers are made of: whose answers count, and on which of their forms."""

from datetime import date

from imp_desktop.instruments.answers import Answer
from imp_desktop.operations import keying
from imp_desktop.operations.enrolling import Participant, by_number, participants, takes_part, uses_form
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.storage import keyings


class Counting:
    """Tells of any form whether it counts: its participant takes part, it is due, and it is dated early enough.

    Forms that were due from a former group of the participant are kept and do not count.
    """

    def __init__(self, study: Study) -> None:
        plan = protocol(study)
        self._due = {group.id: frozenset(plan.due_forms(group.id)) for group in plan.groups}
        self._dates = form_dates(study)

    def counts(self, participant: Participant, assessment: str, instrument: str) -> bool:
        """Whether numbers may be made of this form of the participant."""
        written = self._dates.get(FormKey(participant.code, assessment, instrument))
        due = (assessment, instrument) in self._due.get(participant.group or "", frozenset())
        return due and uses_form(participant, written)


def groups(study: Study) -> dict[str, str]:
    """Code -> group of everybody who takes part."""
    return {one.code: one.group for one in participants(study) if one.group and takes_part(one)}


def answers(study: Study) -> dict[FormKey, dict[str, Answer]]:
    """Every keyed form that counts, with its answers."""
    people = {one.code: one for one in participants(study)}
    counting = Counting(study)
    return {
        key: given
        for key, given in keying.keyed_forms(study).items()
        if counting.counts(people[key.code], key.assessment, key.instrument)
    }


def form_dates(study: Study) -> dict[FormKey, date]:
    """The date written on every form that has one."""
    codes = {number: participant.code for number, participant in by_number(study).items()}
    return {
        FormKey(codes[number], assessment, instrument): date.fromisoformat(value)
        for number, assessment, instrument, fact, value in keyings.all_facts(study)
        if fact == keyings.DATE
    }
