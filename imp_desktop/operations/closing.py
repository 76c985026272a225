"""Closing a form, locking a participant, freezing the study, and the reasons with which each is taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations import called, coding, completeness, course_log, studies, worklist
from imp_desktop.operations.enrolling import NOT_JOINING, by_number, participant, record_of
from imp_desktop.operations.form_states import CLOSABLE, DONE, LOCKED, FormState, FormStates
from imp_desktop.operations.forms import due_forms, open_form
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import choices, keyings, ledger, participants, study_file
from imp_desktop.storage.answers import Place
from imp_desktop.storage.keyings import FormKey, Pass
from imp_desktop.storage.ledger import moment_of

_YES = "yes"


@dataclass(frozen=True)
class Check:
    """One line of the list before freezing: how many of what are left, and where to settle it.

    `blocking` ones must be nought; the others are told and stay the person's decision. `place` and `wanted` name the
    screen and its filter.
    """

    kind: str
    count: int
    blocking: bool
    place: str
    wanted: str = ""


@dataclass(frozen=True)
class Freeze:
    """The data as they were frozen: when (UTC) and their fingerprint."""

    when: datetime
    fingerprint: str

    @property
    def day(self) -> date:
        """The day of the freeze on this PC's calendar."""
        return self.when.astimezone().date()

    def begins(self, digits: int) -> str:
        """The beginning of the fingerprint in groups of four, for people to compare."""
        return "-".join(self.fingerprint[at : at + 4].upper() for at in range(0, digits, 4))


def close_form(study: Study, person: Person, key: FormKey) -> None:
    """Close a form; from then on a change of it needs a reason. Closing twice does nothing.

    Raises ImpError (FORM_INCOMPLETE, FORM_UNSETTLED, FORM_LOCKED) and what `open_form` raises.
    """
    form = open_form(study, key)
    state = FormStates(study, form.participant_id).at(form.place)
    if state in {FormState.CLOSED, FormState.LOCKED}:
        return
    if state in {FormState.ONCE, FormState.SECOND_OPEN, FormState.DIFFERS}:
        raise ImpError(Problem.FORM_UNSETTLED, code=form.key.code, instrument=form.short)
    if state not in CLOSABLE or form.form_id is None:
        raise ImpError(Problem.FORM_INCOMPLETE, code=form.key.code, instrument=form.short)
    with study.change(person, action="close form") as change:
        keyings.state(change, form.form_id, keyings.CLOSED, _YES)


def close_all(study: Study, person: Person, code: str = "") -> int:
    """Close every form that can be closed, of everybody or of one participant; gives how many."""
    wanted = record_of(study, code).id if code else None
    states = FormStates(study, wanted)
    people = by_number(study)
    places = [place for place in states.places() if states.at(place) in CLOSABLE and place[0] in people]
    with study.change(person, action="close form") as change:
        for who, assessment, name in places:
            found = keyings.find(study, who, FormKey(people[who].code, assessment, name))
            if found is not None:
                keyings.state(change, found.id, keyings.CLOSED, _YES)
    return len(places)


def open_again(study: Study, person: Person, key: FormKey, why: str) -> None:
    """Let a closed form be open again. Raises ImpError (UNLOCK_NEEDS_REASON, FORM_LOCKED)."""
    reason = _reason(why)
    form = open_form(study, key)
    if form.locked:
        raise ImpError(Problem.FORM_LOCKED, code=form.key.code)
    if form.closed and form.form_id is not None:
        with study.change(person, reason, "open form again") as change:
            keyings.state(change, form.form_id, keyings.CLOSED, "")


def lock(study: Study, person: Person, code: str) -> None:
    """Lock the forms of a participant: nothing of them can be changed until they are unlocked.

    Raises ImpError (UNKNOWN_PARTICIPANT, LOCK_NEEDS_CLOSED).
    """
    record = record_of(study, code)
    states = FormStates(study, record.id)
    open_ones = [
        f"{called.instrument(study, form.instrument)} {called.assessment(study, form.assessment)}"
        for form in due_forms(study, record.code)
        if states.at((record.id, *form[1:])) not in {FormState.CLOSED, FormState.LOCKED, FormState.NO_FORM}
    ]
    if open_ones:
        raise ImpError(Problem.LOCK_NEEDS_CLOSED, code=record.code, forms=", ".join(open_ones))
    if LOCKED not in record.facts:
        with study.change(person, action="lock") as change:
            participants.state(change, record.id, {LOCKED: _YES})


def unlock(study: Study, person: Person, code: str, why: str) -> None:
    """Unlock the forms of a participant; they stay closed. Raises ImpError (UNLOCK_NEEDS_REASON)."""
    record, reason = record_of(study, code), _reason(why)
    if LOCKED in record.facts:
        with study.change(person, reason, "unlock") as change:
            participants.state(change, record.id, {LOCKED: ""})


def checklist(study: Study) -> tuple[Check, ...]:
    """What is left before the data can be frozen, the blocking lines first; lines with nought are kept."""
    states = _due_states(study)
    work = worklist.work_list(study)
    flags = sum(one.kind == worklist.FLAG for one in work)
    unread = sum(one.kind == worklist.NOTE for one in work)
    questions = sum(one.kind == worklist.QUERY for one in work)
    looks = sum(one.kind == worklist.LOOK for one in work)
    return (
        Check("differs", states.count(FormState.DIFFERS), blocking=True, place="overview", wanted="differs"),
        Check(
            "second_open", states.count(FormState.SECOND_OPEN), blocking=True, place="overview", wanted="second_open"
        ),
        Check("open", states.count(FormState.OPEN), blocking=True, place="overview", wanted="open"),
        Check("once", states.count(FormState.ONCE), blocking=True, place="overview", wanted="once"),
        Check("empty", states.count(FormState.EMPTY), blocking=False, place="overview", wanted="empty"),
        Check(
            "not_closed", sum(one in CLOSABLE for one in states), blocking=False, place="overview", wanted="not_closed"
        ),
        Check("flags", flags, blocking=False, place="worklist"),
        Check("looks", looks, blocking=False, place="worklist"),
        Check("queries", questions, blocking=False, place="worklist"),
        Check("notes", unread, blocking=False, place="worklist"),
        Check("reactions", len(course_log.awaited(study)), blocking=False, place="course"),
        Check("texts", coding.uncoded(study), blocking=False, place="texts"),
    )


def freeze(study: Study, person: Person, why: str = "") -> Freeze:
    """Freeze the data: nothing can be changed until the freeze is taken back, and every report names it.

    Raises ImpError (FREEZE_BLOCKED while keyings are open or not settled).
    """
    before = frozen(study)
    if before is not None:
        return before
    blocking = [check for check in checklist(study) if check.blocking and check.count]
    if blocking:
        raise ImpError(Problem.FREEZE_BLOCKED, what=", ".join(_blocks(check) for check in blocking))
    made = Freeze(ledger.now(), studies.fingerprint(study))
    with study.change(person, why.strip(), "freeze") as change:
        choices.state(change, study_file.FROZEN, f"{ledger.written(made.when)} {made.fingerprint}")
    return made


def thaw(study: Study, person: Person, why: str) -> None:
    """Take the freeze back, so that the data can be changed again. Raises ImpError (UNLOCK_NEEDS_REASON)."""
    reason = _reason(why)
    if study.frozen_since:
        with study.change(person, reason, study_file.THAW) as change:
            choices.state(change, study_file.FROZEN, "")


def frozen(study: Study) -> Freeze | None:
    """How the data are frozen; None while they can be changed."""
    value = choices.newest(study).get(study_file.FROZEN, "")
    when, _blank, fingerprint = value.partition(" ")
    return Freeze(moment_of(when), fingerprint) if when else None


def keyed_by_one_person(study: Study) -> tuple[int, int]:
    """(forms whose two keyings are by one and the same person, forms keyed twice); reports that use them say so."""
    by: dict[Place, dict[int, set[int]]] = {}
    for one in keyings.keyers(study):
        place = (one.participant, one.assessment, one.instrument)
        by.setdefault(place, {}).setdefault(one.keying_pass, set()).add(one.person)
    complete = {place for place, state in completeness.states(study).by_place.items() if state.second.complete}
    alike = sum(bool(by[place][Pass.FIRST] & by[place][Pass.SECOND]) for place in complete)
    return alike, len(complete)


def _due_states(study: Study) -> list[FormState]:
    """The state of every form that is waited for."""
    states = FormStates(study)
    return [
        states.at((number, *form[1:]))
        for number, person in by_number(study).items()
        if person.status not in NOT_JOINING and person.data_use != "none"
        for form in due_forms(study, participant(study, person.code).code)
    ]


def _blocks(check: Check) -> str:
    return {
        "differs": _("{n} forms differ"),
        "second_open": _("{n} second keyings are open"),
        "open": _("{n} forms are open"),
        "once": _("{n} second keyings have not begun"),
    }[check.kind].format(n=check.count)


def _reason(why: str) -> str:
    if not why.strip():
        raise ImpError(Problem.UNLOCK_NEEDS_REASON)
    return why.strip()


__all__ = [
    "DONE",
    "Check",
    "Freeze",
    "checklist",
    "close_all",
    "close_form",
    "freeze",
    "frozen",
    "keyed_by_one_person",
    "lock",
    "open_again",
    "thaw",
    "unlock",
]
