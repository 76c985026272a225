"""Moving a form that was filed under the wrong participant or assessment; its history goes along."""

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import called, queries, turns
from imp_desktop.operations.enrolling import fitting_text, record_of
from imp_desktop.operations.forms import Form, open_form
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import keyings
from imp_desktop.storage.keyings import FormKey
from imp_desktop.storage.ledger import Change


def move_form(study: Study, person: Person, key: FormKey, code: str, assessment: str, why: str) -> FormKey:
    """Move a form with all its keyings to where its paper belongs; gives its new place.

    A form there that holds no answer changes places with it; that it never came back is not said of the place that is
    left. Raises ImpError (MOVE_NEEDS_REASON, NOTHING_TO_MOVE, FORM_PLACE_TAKEN, QUERY_IN_THE_WAY, FORM_LOCKED,
    FORM_NOT_DUE, CONSENT_AFTER_FORM and what `open_form` raises); nothing is moved then.
    """
    reason = fitting_text(why.strip())
    if not reason:
        raise ImpError(Problem.MOVE_NEEDS_REASON)
    form = open_form(study, key)
    if form.form_id is None or not turns.keyed_at_all(study, form):
        raise ImpError(Problem.NOTHING_TO_MOVE, code=form.key.code, instrument=form.short)
    target = open_form(study, FormKey(record_of(study, code).code, assessment, key.instrument))
    if target.key == form.key:
        return form.key
    _refuse(study, form, target)
    with study.change(person, reason, "move form") as change:
        _exchange(change, form, target)
    return target.key


def _refuse(study: Study, form: Form, target: Form) -> None:
    for one in (form, target):
        if one.locked:
            raise ImpError(Problem.FORM_LOCKED, code=one.key.code)
    if turns.keyed_at_all(study, target):
        raise ImpError(
            Problem.FORM_PLACE_TAKEN,
            code=target.key.code,
            instrument=target.short,
            assessment=called.assessment(study, target.key.assessment),
        )
    if any(one.place == target.place and one.state != queries.CLOSED for one in queries.every(study)):
        raise ImpError(Problem.QUERY_IN_THE_WAY, code=target.key.code, instrument=target.short)
    if form.date is not None and target.consent is not None and target.consent > form.date:
        raise ImpError(Problem.CONSENT_AFTER_FORM, code=target.key.code, consent=target.consent, date=form.date)


def _exchange(change: Change, form: Form, target: Form) -> None:
    """Put the form at the place of the target, and what stood there, which holds no answer, at the place it leaves."""
    if form.form_id is None:
        return
    if target.form_id is not None:
        keyings.move(change, target.form_id, target.participant_id, keyings.ASIDE)
    keyings.move(change, form.form_id, target.participant_id, target.key.assessment)
    if target.form_id is not None:
        keyings.move(change, target.form_id, form.participant_id, form.key.assessment)
        if target.absent:
            keyings.state(change, target.form_id, keyings.ABSENT, "")
