"""Which questionnaires are printed, for whom, and in which order."""

from dataclasses import dataclass

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling
from imp_desktop.operations.enrolling import NOT_JOINING, Participant
from imp_desktop.operations.studies import Study, instruments, protocol
from imp_desktop.storage.keyings import FormKey


@dataclass(frozen=True)
class Wanted:
    """Which forms: of these instruments and assessments (none named: all that are due), for whom.

    `codes` names participants; `everybody` means all who take part, or those of `group` and `cohort`. Where nobody is
    meant the forms bear no code.
    """

    instruments: tuple[str, ...] = ()
    assessments: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    everybody: bool = False
    group: str = ""
    cohort: int | None = None

    @property
    def for_people(self) -> bool:
        """Whether the forms are for people of the register."""
        return bool(self.codes or self.everybody or self.group or self.cohort)


def wanted_keys(study: Study, wanted: Wanted) -> list[FormKey]:
    """The forms in the order in which they are printed; a code is empty where nobody in particular is meant."""
    if not wanted.for_people:
        return _for_nobody(study, wanted)
    plan = protocol(study)
    return [
        FormKey(who.code, assessment, name)
        for who in _people(study, wanted)
        for assessment, name in plan.due_forms(who.group or "")
        if _fits(wanted, assessment, name)
    ]


def _for_nobody(study: Study, wanted: Wanted) -> list[FormKey]:
    """One of each form at each assessment asked for; where none is asked for, one of each without an assessment."""
    plan = protocol(study)
    if not wanted.assessments:
        return [FormKey("", "", name) for name in instruments(study) if _fits(wanted, "", name)]
    due = dict.fromkeys(pair for group in plan.groups for pair in plan.due_forms(group.id))
    order = [(at, name) for at in plan.assessments for name in instruments(study) if (at, name) in due]
    return [FormKey("", at, name) for at, name in order if _fits(wanted, at, name)]


def _fits(wanted: Wanted, assessment: str, name: str) -> bool:
    at_that_time = not wanted.assessments or assessment in wanted.assessments
    return at_that_time and (not wanted.instruments or name in wanted.instruments)


def _people(study: Study, wanted: Wanted) -> list[Participant]:
    if wanted.codes:
        return _named(study, wanted.codes)
    return [
        one
        for one in enrolling.participants(study)
        if one.status not in NOT_JOINING
        and one.status != "withdrawn"
        and (not wanted.group or one.group == wanted.group)
        and (wanted.cohort is None or one.cohort == wanted.cohort)
    ]


def _named(study: Study, codes: tuple[str, ...]) -> list[Participant]:
    """The participants of these codes, each once."""
    found = {one.code: one for one in (enrolling.participant(study, code) for code in codes)}
    for one in found.values():
        if one.group is None:
            raise ImpError(Problem.GROUP_MISSING, code=one.code)
    return list(found.values())


def refuse_unknown(study: Study, wanted: Wanted) -> None:
    """Raise ImpError (UNKNOWN_INSTRUMENT, UNKNOWN_ASSESSMENT, UNKNOWN_GROUP) for what the study does not know."""
    plan = protocol(study)
    for problem, name, given, known in (
        (Problem.UNKNOWN_INSTRUMENT, "instrument", wanted.instruments, instruments(study)),
        (Problem.UNKNOWN_ASSESSMENT, "assessment", wanted.assessments, plan.assessments),
        (Problem.UNKNOWN_GROUP, "group", (wanted.group,) if wanted.group else (), [one.id for one in plan.groups]),
    ):
        for one in given:
            if one not in known:
                raise ImpError(problem, **{name: one, "known": ", ".join(known)})
