"""Keying: open a form, key its items one by one, and have each answer on disk before the next."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import Answer, Flag, understand, without_answer
from imp_desktop.instruments.model import Item, ItemType
from imp_desktop.operations import turns
from imp_desktop.operations.enrolling import refuse_future
from imp_desktop.operations.forms import Form, answer_of, due_forms, keyed_forms, open_form, read_into
from imp_desktop.operations.item_history import ItemEvent
from imp_desktop.operations.studies import Study
from imp_desktop.operations.turns import next_form
from imp_desktop.storage import answers, definitions, keyings, notes
from imp_desktop.storage.keyings import FormKey, Pass
from imp_desktop.storage.ledger import Change
from imp_desktop.storage.people import Person

__all__ = [
    "Form",
    "FormKey",
    "Pass",
    "answer_of",
    "blank",
    "clear",
    "confirm",
    "date_form",
    "due_forms",
    "key",
    "keyed_forms",
    "never_came_back",
    "next_form",
    "note",
    "open_form",
    "restore",
    "take_in",
    "unconfirm",
    "undo",
]

_YES = "yes"


def key(study: Study, person: Person, form: Form, item_id: str, text: str) -> Answer:
    """Key an answer as it stands on paper; it is on disk when this returns, and only then in `form`.

    A number outside the scale is kept and flagged. The same text again changes nothing. Raises ImpError (UNKNOWN_ITEM,
    NOT_A_WHOLE_NUMBER, NOT_A_NUMBER, NOT_A_DATE, TEXT_TOO_LONG, TEXT_UNFIT, NOT_ON_DISK, STUDY_READ_ONLY).
    """
    before = form.answers.get(item_id)
    if before is not None and before.keyed == text:
        return before
    return _keep(study, person, form, understand(_item(form, item_id), text), _KEY)


def blank(study: Study, person: Person, form: Form, item_id: str, reason: str) -> Answer:
    """Say why an item has no answer. Raises ImpError (UNKNOWN_ITEM, UNKNOWN_REASON, NOT_ON_DISK, STUDY_READ_ONLY)."""
    answer = without_answer(_item(form, item_id), reason)
    return answer if form.answers.get(item_id) == answer else _keep(study, person, form, answer, _KEY)


def confirm(study: Study, person: Person, form: Form, item_id: str, why: str = "") -> Answer:
    """Say that an answer outside the scale really stands on the paper; it stays without a value for every score.

    Raises ImpError (UNKNOWN_ITEM, NOTHING_TO_CONFIRM, NOT_ON_DISK, STUDY_READ_ONLY).
    """
    item = _item(form, item_id)
    before = form.answers.get(item_id)
    if before is None or before.flag is None or before.keyed is None:
        raise ImpError(Problem.NOTHING_TO_CONFIRM)
    if before.flag is Flag.CONFIRMED:
        return before
    return _keep(study, person, form, understand(item, before.keyed, confirmed=True), _Step("confirm", why))


def unconfirm(study: Study, person: Person, form: Form, item_id: str) -> Answer:
    """Let a confirmed answer be an open flag again. Raises ImpError (UNKNOWN_ITEM, NOTHING_TO_UNDO ...)."""
    item = _item(form, item_id)
    before = form.answers.get(item_id)
    if before is None or before.flag is not Flag.CONFIRMED or before.keyed is None:
        raise ImpError(Problem.NOTHING_TO_UNDO)
    return _keep(study, person, form, understand(item, before.keyed), _Step("undo"))


def clear(study: Study, person: Person, form: Form, item_id: str) -> None:
    """Take an answer back, so that the item is as if nobody had keyed it; what was there stays in its history.

    Once a form is settled or closed an item always says something: raises ImpError (SETTLED_ITEM).
    """
    _item(form, item_id)
    if form.keying_pass is Pass.SETTLED or _stays_complete(form, item_id):
        raise ImpError(Problem.SETTLED_ITEM)
    if item_id in form.answers:
        _keep(study, person, form, Answer(item_id), _Step("clear"))


def note(study: Study, person: Person, form: Form, item_id: str, text: str) -> None:
    """Write a note beside an item; an empty text takes it away. Raises ImpError (UNKNOWN_ITEM, TEXT_TOO_LONG ...)."""
    _item(form, item_id)
    tidy = text.strip()
    understand(_NOTE, tidy)
    if form.notes.get(item_id, "") == tidy:
        return
    with study.change(person, form.why, "note") as change:
        turns.refuse(study, person, form)
        ids = _begun(change, study, form)
        notes.add(change, ids[1], item_id, tidy)
    form.form_id, form.keying_id = ids
    form.notes.pop(item_id, None)
    if tidy:
        form.notes[item_id] = tidy


def undo(study: Study, person: Person, form: Form) -> str:
    """Undo the newest step at an item of this form that is not undone yet; gives the id of the item.

    Raises ImpError (NOTHING_TO_UNDO, NOT_ON_DISK, STUDY_READ_ONLY; SETTLED_ITEM where a closed form would be left
    incomplete).
    """
    newest = answers.last_to_undo(study, form.keying_id) if form.keying_id is not None else None
    if newest is None or form.keying_id is None:
        raise ImpError(Problem.NOTHING_TO_UNDO)
    before = answers.last_of(study, form.keying_id, newest.item, before=newest.id)
    answer = answer_of(form.instrument, before) if before else Answer(newest.item)
    if answer == Answer(newest.item) and form.keying_pass is Pass.FIRST and _stays_complete(form, newest.item):
        raise ImpError(Problem.SETTLED_ITEM)
    _keep(study, person, form, answer, _Step("undo", undoes=newest.id))
    if form.keying_pass is Pass.SETTLED:
        read_again(study, form)
    return newest.item


def restore(study: Study, person: Person, form: Form, item_id: str, event: ItemEvent, why: str) -> Answer:
    """Let an item say again what it said at that event of its history; a new answer, with a reason.

    Raises ImpError (RESTORE_NEEDS_REASON, NOTHING_TO_RESTORE, FORM_SEALED and what `key` raises).
    """
    reason, item = why.strip(), _item(form, item_id)
    understand(_NOTE, reason)
    if not reason:
        raise ImpError(Problem.RESTORE_NEEDS_REASON)
    if not event.given:
        raise ImpError(Problem.NOTHING_TO_RESTORE)
    if form.keying_pass is not Pass.SETTLED and event.keying_pass is not form.keying_pass:
        raise ImpError(Problem.FORM_SEALED, code=form.key.code, instrument=form.short)
    before = form.answers.get(item_id)
    answer = _said_at(item, event)
    return answer if answer == before else _keep(study, person, form, answer, _Step("restore", reason))


def _said_at(item: Item, event: ItemEvent) -> Answer:
    if event.keyed is None:
        return without_answer(item, event.missing or "")
    return understand(item, event.keyed, confirmed=event.flag is Flag.CONFIRMED)


def read_again(study: Study, form: Form) -> None:
    """Bring the form in line with what is on disk now."""
    stored = keyings.find(study, form.participant_id, form.key)
    if stored is not None:
        form.answers, form.notes, form.corrected = {}, {}, set()
        read_into(study, form, stored)


def date_form(study: Study, person: Person, form: Form, day: dt.date | None) -> None:
    """Enter the date written on the form, or take it back with None.

    Raises ImpError (DATE_IN_FUTURE, CONSENT_AFTER_FORM, NOT_ON_DISK, STUDY_READ_ONLY).
    """
    if day == form.date:
        return
    if day is not None:
        refuse_future(day)
        if form.consent is not None and form.consent > day:
            raise ImpError(Problem.CONSENT_AFTER_FORM, code=form.key.code, consent=form.consent, date=day)
    with study.change(person, form.why, "date form") as change:
        turns.refuse_fixed(study, form)
        form_id = form.form_id or _form_id(change, study, form)
        keyings.state(change, form_id, keyings.DATE, day.isoformat() if day else "")
    form.form_id, form.date = form_id, day


def never_came_back(study: Study, person: Person, form: Form, absent: bool) -> None:  # noqa: FBT001 - the two answers to a question
    """Say that the form never came back, or that it did. Raises ImpError (FORM_HAS_ANSWERS, NOT_ON_DISK ...)."""
    if absent and (form.answers or turns.keyed_at_all(study, form)):
        raise ImpError(Problem.FORM_HAS_ANSWERS, code=form.key.code)
    if absent == form.absent:
        return
    with study.change(person, form.why, "never came back") as change:
        turns.refuse_fixed(study, form)
        form_id = form.form_id or _form_id(change, study, form)
        keyings.state(change, form_id, keyings.ABSENT, _YES if absent else "")
    form.form_id, form.absent = form_id, absent


def take_in(change: Change, study: Study, form: Form, given: Mapping[str, Answer]) -> None:
    """Add many answers to a form as part of a change that somebody else makes; `form` is for this change only."""
    turns.refuse(study, change.who, form)
    form.form_id, form.keying_id = _begun(change, study, form)
    for item_id, answer in given.items():
        answers.add(change, form.keying_id, answer)
        form.answers[item_id] = answer


_NOTE = Item(id="note", number=0, type=ItemType.TEXT)


@dataclass(frozen=True)
class _Step:
    """Why an answer is written: the name of the action, the reason given and the row it undoes."""

    action: str
    why: str = ""
    undoes: int | None = None


_KEY = _Step("key")


def _keep(study: Study, person: Person, form: Form, answer: Answer, step: _Step) -> Answer:
    """Bring one answer to the disk, then into the form; nothing in the form changes where the disk does not take it."""
    with study.change(person, step.why or form.why, step.action) as change:
        turns.refuse(study, person, form, answer.item)
        ids = _begun(change, study, form)
        answers.add(change, ids[1], answer, step.undoes)
        corrected = answers.corrected(study, ids[1], answer.item)
    form.form_id, form.keying_id = ids
    form.absent = False
    form.corrected = (form.corrected - {answer.item}) | (
        corrected if form.keying_pass is not Pass.SETTLED else {answer.item} - form.contested.keys()
    )
    form.answers.pop(answer.item, None)
    if answer != Answer(answer.item):
        form.answers[answer.item] = answer
    return answer


def _begun(change: Change, study: Study, form: Form) -> tuple[int, int]:
    """The ids of the form and of the keying at hand, begun as part of this change where they are not yet."""
    form_id = form.form_id or _form_id(change, study, form)
    if form.absent:
        keyings.state(change, form_id, keyings.ABSENT, "")
    if form.keying_id is not None:
        return form_id, form.keying_id
    stored = keyings.find(study, form.participant_id, form.key)
    if stored is not None and form.keying_pass in stored.keyings:
        return form_id, stored.keyings[form.keying_pass]
    definitions.keep_words(change, study, form.instrument)
    return form_id, keyings.add_keying(change, form_id, form.instrument.version, form.keying_pass)


def _form_id(change: Change, study: Study, form: Form) -> int:
    stored = keyings.find(study, form.participant_id, form.key)
    return stored.id if stored else keyings.add_form(change, form.participant_id, form.key)


def _stays_complete(form: Form, item_id: str) -> bool:
    """Whether the item cannot be left empty, since the form was closed as complete; texts may always be."""
    return form.closed and any(item.id == item_id and item.type is not ItemType.TEXT for item in form.asked)


def _item(form: Form, item_id: str) -> Item:
    if not form.instrument.has(item_id):
        raise ImpError(Problem.UNKNOWN_ITEM, instrument=form.instrument.id, item=item_id)
    return form.instrument.item(item_id)
