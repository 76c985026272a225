"""Whose turn it is: which keying of a form a person is offered, and what may not be changed any more."""

from datetime import datetime, timedelta

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.enrolling import record_of
from imp_desktop.operations.form_states import LOCKED, FormState, FormStates
from imp_desktop.operations.forms import Form, due_forms, open_form
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.storage import answers, keyings, ledger, participants
from imp_desktop.storage.answers import Place
from imp_desktop.storage.keyings import FormKey, Pass
from imp_desktop.storage.ledger import moment_of

OWN_SECOND_AFTER = timedelta(hours=12)

COMPARED = frozenset({Pass.SECOND, Pass.THIRD})  # what a closed form says is changed as settled, never in one of these

_WAITING = {
    Pass.FIRST: frozenset({FormState.EMPTY, FormState.OPEN}),
    Pass.SECOND: frozenset({FormState.ONCE, FormState.SECOND_OPEN}),
    Pass.THIRD: frozenset({FormState.DIFFERS}),
}


def open_turn(study: Study, person: Person, key: FormKey, wanted: Pass | None = None) -> Form:
    """The form in the keying that this person is offered, or in the one wanted.

    Opening writes nothing, but where somebody opens what another person began to key and a second keying is due: who
    has seen the first keying counts among its keyers. Raises ImpError (FIRST_NOT_COMPLETE, SECOND_NOT_PLANNED,
    SECOND_TOO_EARLY, NOTHING_DIFFERS, FORM_SEALED) and what `open_form` raises.
    """
    form = open_form(study, key)
    states = FormStates(study, form.participant_id)
    turn = wanted or offered(study, person, form, states)
    _refuse_turn(study, person, form, states, turn)
    if turn is Pass.FIRST:
        _note_reader(study, person, form, states)
        return form
    return open_form(study, key, turn)


def read(study: Study, key: FormKey) -> Form:
    """The form with what it says after all its keyings, for showing it to anybody.

    Raises ImpError (FORM_SEALED while it is being keyed twice) and what `open_form` raises.
    """
    form = open_form(study, key)
    states = FormStates(study, form.participant_id)
    if form.place in sealed(study, None, states):
        raise _problem(Problem.FORM_SEALED, form)
    return open_form(study, key, Pass.SETTLED) if states.keyed(form.place).second.complete else form


def for_tables(study: Study, key: FormKey) -> Form:
    """The form in the keying into which a table of answers goes: the first, or what is settled once there are two.

    Raises ImpError (FORM_SEALED where the form is being keyed twice) and what `open_form` raises.
    """
    form = open_form(study, key)
    states = FormStates(study, form.participant_id)
    if form.place in sealed(study, None, states):
        raise _problem(Problem.FORM_SEALED, form)
    return open_form(study, key, Pass.SETTLED) if states.keyed(form.place).second.complete else form


def offered(study: Study, person: Person, form: Form, states: FormStates) -> Pass:
    """The keying of a form that is this person's next thing to do with it."""
    state = states.at(form.place)
    if state is FormState.ONCE:
        return Pass.SECOND if own_second_from(study, person, form) is None else Pass.FIRST
    if state is FormState.SECOND_OPEN:
        return Pass.SECOND
    if state is FormState.DIFFERS:
        compared = states.comparison(form.place)
        return (
            Pass.THIRD if any(compared.differences[one].third is None for one in compared.unsettled) else Pass.SETTLED
        )
    return Pass.SETTLED if states.keyed(form.place).second.complete else Pass.FIRST


def own_second_from(study: Study, person: Person, form: Form) -> datetime | None:
    """When this person may key the form a second time (UTC); None: now."""
    return _waits_until(study, person, form, Pass.FIRST)


def next_form(
    study: Study, key: FormKey, keying_pass: Pass = Pass.FIRST, person: Person | None = None
) -> FormKey | None:
    """The next form of the participant that waits for this keying, or None; with a person, one this person may key.

    First the other forms of the same assessment, from this one on and then from the start of the packet, then those of
    the following assessments.
    """
    record = record_of(study, key.code)
    states = FormStates(study, record.id)
    forms = due_forms(study, record.code)
    here = next((place for place, form in enumerate(forms) if form[1:] == key[1:]), -1)
    same = [form for form in forms[here + 1 :] + forms[:here] if form.assessment == key.assessment]
    order = protocol(study).assessments
    later = [form for form in forms if order.index(form.assessment) > order.index(key.assessment)]
    places = {form: (record.id, *form[1:]) for form in same + later}
    waiting = [form for form, place in places.items() if states.at(place) in _WAITING.get(keying_pass, ())]
    if person is None:
        return next(iter(waiting), None)
    return next((form for form in waiting if _may_go_on(study, person, form, states, places[form])), None)


def refuse(study: Study, person: Person, form: Form, item: str = "") -> None:
    """Raise ImpError where this keying may not be written any more, or not by this person.

    FORM_LOCKED, FORM_CLOSED (without a reason, and in a keying of COMPARED always), SECOND_BEGUN, SECOND_TOO_EARLY,
    THIRD_BEGUN, NOTHING_DIFFERS, DECISION_NEEDS_ANOTHER.
    """
    stored = refuse_fixed(study, form)
    if stored is None:
        return
    if form.keying_pass is Pass.FIRST and _holds(study, stored, Pass.SECOND):
        raise _problem(Problem.SECOND_BEGUN, form)
    if form.keying_pass in COMPARED and keyings.CLOSED in stored.facts:
        raise _problem(Problem.FORM_CLOSED, form)
    if form.keying_pass is Pass.SECOND:
        _refuse_second(study, person, form, stored)
        if item in form.answers:
            _refuse_trying(study, form)
    if form.keying_pass is Pass.THIRD and item and item not in (form.wanted or ()):
        raise _problem(Problem.NOTHING_DIFFERS, form)
    if form.keying_pass is Pass.THIRD and item in form.answers:
        _refuse_contested(study, form, item)
    if form.keying_pass is Pass.SETTLED and item in form.contested:
        refuse_decision(study, person, form)


def refuse_decision(study: Study, person: Person, form: Form) -> None:
    """Another person than the one who keyed it a third time decides, or the same one twelve hours later.

    Raises ImpError (DECISION_NEEDS_ANOTHER).
    """
    _refuse_early(study, person, form, Pass.THIRD, Problem.DECISION_NEEDS_ANOTHER)


def refuse_fixed(study: Study, form: Form) -> keyings.FormRecord | None:
    """What is stored of the form. Raises ImpError (FORM_LOCKED; FORM_CLOSED without a reason) if it may not change."""
    stored = keyings.find(study, form.participant_id, form.key)
    if participants.fact(study, form.participant_id, LOCKED):
        raise _problem(Problem.FORM_LOCKED, form)
    if stored is not None and keyings.CLOSED in stored.facts and not form.why:
        raise _problem(Problem.FORM_CLOSED, form)
    return stored


def keyed_at_all(study: Study, form: Form) -> bool:
    """Whether any keying of the form holds an answer."""
    stored = keyings.find(study, form.participant_id, form.key)
    return stored is not None and any(_holds(study, stored, at) for at in stored.keyings)


def _may_go_on(study: Study, person: Person, key: FormKey, states: FormStates, place: Place) -> bool:
    """Whether what a form waits for is this person's to do: not the second keying of the own first one, nor a decision
    where the own third keying is one of three values.
    """
    state = states.at(place)
    if state in _WAITING[Pass.SECOND]:
        return own_second_from(study, person, open_form(study, key)) is None
    if state is FormState.DIFFERS and _only_contested(states, place):
        return _waits_until(study, person, open_form(study, key), Pass.THIRD) is None
    return True


def _refuse_turn(study: Study, person: Person, form: Form, states: FormStates, turn: Pass) -> None:
    state = states.at(form.place)
    if turn is Pass.FIRST and form.place in sealed(study, person, states) and state is not FormState.OPEN:
        raise _problem(Problem.FORM_SEALED, form)
    if turn is Pass.SECOND:
        _refuse_second_turn(study, person, form, states)
    if turn is Pass.THIRD and state is not FormState.DIFFERS:
        raise _problem(Problem.NOTHING_DIFFERS, form)
    if turn is Pass.SETTLED:
        _refuse_settled_turn(study, form, states)


def _refuse_settled_turn(study: Study, form: Form, states: FormStates) -> None:
    """There is something settled once both keyings are complete, to be seen once nothing waits for a third one."""
    if not states.keyed(form.place).second.complete:
        sealed_now = form.place in sealed(study, None, states)
        raise _problem(Problem.FORM_SEALED if sealed_now else Problem.NOTHING_DIFFERS, form)
    if states.at(form.place) is FormState.DIFFERS and not _only_contested(states, form.place):
        raise _problem(Problem.FORM_SEALED, form)


def _refuse_second_turn(study: Study, person: Person, form: Form, states: FormStates) -> None:
    keyed = states.keyed(form.place)
    if not keyed.first.complete:
        raise _problem(Problem.FIRST_NOT_COMPLETE, form)
    if not states.wants_second(form.place):
        raise _problem(Problem.SECOND_NOT_PLANNED, form)
    _refuse_early(study, person, form, Pass.FIRST, Problem.SECOND_TOO_EARLY)
    if states.at(form.place) is FormState.DIFFERS and not _keyed_by(study, person, form, Pass.SECOND):
        raise _problem(Problem.FORM_SEALED, form)


def _refuse_second(study: Study, person: Person, form: Form, stored: keyings.FormRecord) -> None:
    if _holds(study, stored, Pass.THIRD) or _holds(study, stored, Pass.SETTLED):
        raise _problem(Problem.THIRD_BEGUN, form)
    if form.keying_id is None or not form.answers:
        _refuse_early(study, person, form, Pass.FIRST, Problem.SECOND_TOO_EARLY)


def _refuse_trying(study: Study, form: Form) -> None:
    """A complete second keying that differs stays so: or else it could be tried what makes the differences fewer."""
    if form.complete and FormStates(study, form.participant_id).comparison(form.place).differences:
        raise _problem(Problem.THIRD_BEGUN, form)


def _refuse_contested(study: Study, form: Form, item: str) -> None:
    """Three things said stay three things: or else it could be tried which of them settles the item."""
    found = FormStates(study, form.participant_id).comparison(form.place).differences.get(item)
    if found is not None and found.contested:
        raise _problem(Problem.CONTESTED_ITEM, form)


def _note_reader(study: Study, person: Person, form: Form, states: FormStates) -> None:
    """Somebody who sees what another person began to key is one of its keyers from now on, in what they may do next."""
    under_way = states.at(form.place) is FormState.OPEN and form.place in sealed(study, person, states)
    if under_way and form.form_id is not None and not study.read_only and not study.frozen_since:
        with study.change(person, action="read first keying") as change:
            keyings.state(change, form.form_id, f"{keyings.READER}{person.id}", "yes")


def _refuse_early(study: Study, person: Person, form: Form, before: Pass, problem: Problem) -> None:
    when = _waits_until(study, person, form, before)
    if when is not None:
        raise _problem(problem, form, when=when.astimezone().strftime("%Y-%m-%d %H:%M"))


def _waits_until(study: Study, person: Person, form: Form, before: Pass) -> datetime | None:
    """When this person may go on after what he or she keyed in the keying `before`; None: now.

    A clock that was set back makes the wait longer, never shorter.
    """
    if form.form_id is None:
        return None
    own = [
        moment_of(one.utc)
        for one in keyings.keyers(study, form.form_id)
        if one.keying_pass == before and one.person == person.id
    ]
    if not own:
        return None
    free = max(own) + OWN_SECOND_AFTER
    if ledger.now() >= free:
        free = keyings.latest_moment(study, person.id, ledger.written(max(own))) + OWN_SECOND_AFTER
    return free if ledger.now() < free else None


def _keyed_by(study: Study, person: Person, form: Form, at: Pass) -> bool:
    keyers = keyings.keyers(study, form.form_id)
    return any(one.keying_pass == at and one.person == person.id for one in keyers)


def _only_contested(states: FormStates, place: Place) -> bool:
    compared = states.comparison(place)
    return all(compared.differences[item].contested for item in compared.unsettled)


def _holds(study: Study, stored: keyings.FormRecord, at: Pass) -> bool:
    return at in stored.keyings and answers.holds_any(study, stored.keyings[at])


def _problem(problem: Problem, form: Form, **more: str) -> ImpError:
    return ImpError(problem, code=form.key.code, instrument=form.short, **more)
