"""What was keyed of a form as it stands on its paper: crosses, digits and words, and what is said beside a row."""

from typing import TYPE_CHECKING

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.model import Item, ItemType
from imp_desktop.instruments.reasons import reason_said
from imp_desktop.operations import forms
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.forms import Form
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import keyings
from imp_desktop.storage.keyings import FormKey, Pass

if TYPE_CHECKING:
    from imp_desktop.reports.paper_form import Filled, Shown


def filled(study: Study, person: Person | None, key: FormKey) -> tuple[FormKey, "Filled"]:
    """What was keyed of a form after all its keyings, with the key as the study knows it.

    Raises ImpError (FORM_SEALED where the person must not see it yet, and what `forms.open_form` raises).
    """
    form = forms.open_form(study, key, Pass.SETTLED)
    if form.place in sealed(study, person):
        raise ImpError(Problem.FORM_SEALED, instrument=form.key.instrument, code=form.key.code)
    return form.key, _filled(study, form)


def _filled(study: Study, form: Form) -> "Filled":
    from imp_desktop.reports.paper_form import Filled  # noqa: PLC0415 - reportlab is loaded when needed

    return Filled(
        items={item.id: _shown(form, item) for item in form.instrument.items},
        date=form.date.strftime("%d-%m-%Y") if form.date else "",
        keyed_by=_keyed_by(study, form),
        state=_("the form never came back") if form.absent else "",
    )


def _keyed_by(study: Study, form: Form) -> tuple[str, ...]:
    """The initials of who keyed the first and the second time; of several the last."""
    if form.form_id is None:
        return ()
    newest = {one.keying_pass: one.initials for one in sorted(keyings.keyers(study, form.form_id), key=_when)}
    return tuple(newest.get(int(one), "") for one in (Pass.FIRST, Pass.SECOND))


def _when(one: keyings.Keyer) -> str:
    return one.utc


def _shown(form: Form, item: Item) -> "Shown":
    """What stands on paper of an item: a cross, digits or words, or what is said beside the row."""
    from imp_desktop.reports.paper_form import Shown, by_box  # noqa: PLC0415 - as above
    from imp_desktop.reports.paper_form_digits import fits_boxes  # noqa: PLC0415

    answer, note = form.answers.get(item.id, Answer(item.id)), form.notes.get(item.id, "")
    if answer.keyed is None:
        return Shown(beside=_why_none(form, answer), note=note)
    if answer.flag is not None:
        return Shown(number=answer.keyed, beside=_("outside the scale"), note=note)
    if by_box(item):
        return Shown(code=int(answer.keyed), note=note)
    text = _written(item, answer.keyed)
    if item.type is ItemType.TEXT or fits_boxes(item, text):
        return Shown(text=text, note=note)
    return Shown(number=text, beside=_("fits no box"), note=note)


def _why_none(form: Form, answer: Answer) -> str:
    """Why an item has no answer; nothing where nobody has keyed it."""
    if answer.item in form.contested:
        return _("the keyings differ")
    return reason_said(answer.missing) if answer.missing else ""


def _written(item: Item, keyed: str) -> str:
    """An answer as it is written into boxes or on lines."""
    if item.type is ItemType.DATE:
        return "-".join(reversed(keyed.split("-")))
    return keyed.replace(",", ".") if item.type is ItemType.DECIMAL else keyed
