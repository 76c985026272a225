"""The keyings in words, and opening a form in the one that is this person's turn."""

from imp_desktop.i18n import _
from imp_desktop.operations import turns
from imp_desktop.operations.keying import Form, FormKey, Pass
from imp_desktop.ui.session import Session


def open_for(session: Session, key: FormKey, wanted: Pass | None = None) -> Form:
    """The form in the keying that the person at work is offered, or in the one wanted.

    Three keyings that say three things are seen by nobody but a person who may decide about them. Raises ImpError
    (DECISION_NEEDS_ANOTHER) and what `turns.open_turn` raises.
    """
    form = turns.open_turn(session.study, session.person, key, wanted)
    if form.contested:
        turns.refuse_decision(session.study, session.person, form)
    return form


def name_of(keying_pass: Pass) -> str:
    """The keying by its name."""
    return {
        Pass.FIRST: _("First keying"),
        Pass.SECOND: _("Second keying"),
        Pass.THIRD: _("Third keying"),
        Pass.SETTLED: _("Settled"),
    }[keying_pass]


def standing_of(form: Form) -> str:
    """What the head says of the form: its keying, or that it is closed, locked or has to be decided about."""
    if form.locked:
        return _("Locked")
    if form.closed:
        return _("Closed")
    if any(item not in form.answers for item in form.contested):
        return _("Three keyings differ")
    return name_of(form.keying_pass)
