"""Keying: open a form, key its items one by one, and have each answer on disk before the next."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import Answer, Flag, understand, without_answer
from imp_desktop.instruments.model import Instrument, Item, ItemType
from imp_desktop.operations import completeness
from imp_desktop.operations.enrolling import (
    Participant,
    as_participant,
    by_number,
    participant,
    record_of,
    refuse_future,
)
from imp_desktop.operations.studies import Study, instrument, protocol, refuse_changed
from imp_desktop.storage import answers, definitions, keyings, notes
from imp_desktop.storage.answers import Stored
from imp_desktop.storage.keyings import FormKey
from imp_desktop.storage.ledger import Change
from imp_desktop.storage.people import Person

__all__ = [
    "Form",
    "FormKey",
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
    "take_in",
    "unconfirm",
    "undo",
]

_YES = "yes"


@dataclass
class Form:
    """A form as it stands on disk; `answers` is in the order in which the items were keyed, the newest at the end."""

    key: FormKey
    instrument: Instrument
    participant_id: int
    form_id: int | None = None
    keying_id: int | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    corrected: set[str] = field(default_factory=set)
    consent: dt.date | None = None
    date: dt.date | None = None
    absent: bool = False

    @property
    def asked(self) -> tuple[Item, ...]:
        """The items that are asked, given what was answered to others."""
        return completeness.asked(self.instrument, self.answers)

    @property
    def answered(self) -> int:
        """How many items have an answer or a reason."""
        return len(self.answers)

    @property
    def complete(self) -> bool:
        """Whether every item that is asked has an answer or a reason; texts may stay empty."""
        return self.first_gap() is None

    @property
    def last_item(self) -> str | None:
        """The item keyed last, from where keying goes on."""
        return next(reversed(self.answers), None)

    def first_gap(self) -> Item | None:
        """The first item that still needs an answer or a reason."""
        return completeness.first_gap(self.instrument, self.answers)


def open_form(study: Study, key: FormKey) -> Form:
    """The form as it stands on disk; opening writes nothing.

    Raises ImpError (UNKNOWN_PARTICIPANT, UNKNOWN_ASSESSMENT, UNKNOWN_INSTRUMENT, GROUP_MISSING, FORM_NOT_DUE,
    NO_CONSENT, INSTRUMENT_CHANGED). A form that is not due any more but was keyed can be opened.
    """
    record = record_of(study, key.code)
    person = as_participant(record)
    plan = protocol(study)
    if key.assessment not in plan.assessments:
        raise ImpError(Problem.UNKNOWN_ASSESSMENT, assessment=key.assessment, known=", ".join(plan.assessments))
    key = FormKey(record.code, key.assessment, key.instrument)
    questionnaire = instrument(study, key.instrument)
    stored = keyings.find(study, record.id, key)
    if stored is None:
        _refuse_undue(study, person, key)
    if person.consent is None:
        raise ImpError(Problem.NO_CONSENT, code=record.code)
    refuse_changed(study, key.instrument)
    form = Form(key, questionnaire, record.id, consent=person.consent)
    if stored is not None:
        _read_into(study, form, stored)
    return form


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
    """Take an answer back, so that the item is as if nobody had keyed it; what was there stays in its history."""
    _item(form, item_id)
    if item_id in form.answers:
        _keep(study, person, form, Answer(item_id), _Step("clear"))


def note(study: Study, person: Person, form: Form, item_id: str, text: str) -> None:
    """Write a note beside an item; an empty text takes it away. Raises ImpError (UNKNOWN_ITEM, TEXT_TOO_LONG ...)."""
    _item(form, item_id)
    tidy = text.strip()
    understand(_NOTE, tidy)
    if form.notes.get(item_id, "") == tidy:
        return
    with study.change(person, action="note") as change:
        ids = _begun(change, study, form)
        notes.add(change, ids[1], item_id, tidy)
    form.form_id, form.keying_id = ids
    form.notes.pop(item_id, None)
    if tidy:
        form.notes[item_id] = tidy


def undo(study: Study, person: Person, form: Form) -> str:
    """Undo the newest step at an item of this form that is not undone yet; gives the id of the item.

    Raises ImpError (NOTHING_TO_UNDO, NOT_ON_DISK, STUDY_READ_ONLY).
    """
    newest = answers.last_to_undo(study, form.keying_id) if form.keying_id is not None else None
    if newest is None or form.keying_id is None:
        raise ImpError(Problem.NOTHING_TO_UNDO)
    before = answers.last_of(study, form.keying_id, newest.item, before=newest.id)
    answer = answer_of(form.instrument, before) if before else Answer(newest.item)
    _keep(study, person, form, answer, _Step("undo", undoes=newest.id))
    return newest.item


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
    with study.change(person, action="date form") as change:
        form_id = form.form_id or _form_id(change, study, form)
        keyings.state(change, form_id, keyings.DATE, day.isoformat() if day else "")
    form.form_id, form.date = form_id, day


def never_came_back(study: Study, person: Person, form: Form, absent: bool) -> None:  # noqa: FBT001 - the two answers to a question
    """Say that the form never came back, or that it did. Raises ImpError (FORM_HAS_ANSWERS, NOT_ON_DISK ...)."""
    if absent and form.answers:
        raise ImpError(Problem.FORM_HAS_ANSWERS, code=form.key.code)
    if absent == form.absent:
        return
    with study.change(person, action="never came back") as change:
        form_id = form.form_id or _form_id(change, study, form)
        keyings.state(change, form_id, keyings.ABSENT, _YES if absent else "")
    form.form_id, form.absent = form_id, absent


def next_form(study: Study, key: FormKey) -> FormKey | None:
    """The next form of the participant that is due and neither complete nor missing, or None.

    First the other forms of the same assessment, from this one on and then from the start of the packet, then those of
    the following assessments.
    """
    record = record_of(study, key.code)
    states = completeness.states(study, record.id)
    forms = due_forms(study, record.code)
    here = next((place for place, form in enumerate(forms) if form[1:] == key[1:]), -1)
    same = [form for form in forms[here + 1 :] + forms[:here] if form.assessment == key.assessment]
    order = protocol(study).assessments
    later = [form for form in forms if order.index(form.assessment) > order.index(key.assessment)]
    waiting = (form for form in same + later if not states.done(record.id, form.assessment, form.instrument))
    return next(waiting, None)


def due_forms(study: Study, code: str) -> list[FormKey]:
    """Every form due from a participant, in the order of the packets; none while the group is not known."""
    person = participant(study, code)
    due = protocol(study).due_forms(person.group) if person.group else ()
    return [FormKey(person.code, assessment, questionnaire) for assessment, questionnaire in due]


def keyed_forms(study: Study) -> dict[FormKey, dict[str, Answer]]:
    """Every form that holds answers, with its answers; for tables, scores and exports."""
    codes = {number: person.code for number, person in by_number(study).items()}
    found = {}
    for (number, assessment, questionnaire), stored in answers.by_form(study).items():
        known = instrument(study, questionnaire)
        found[FormKey(codes[number], assessment, questionnaire)] = {one.item: answer_of(known, one) for one in stored}
    return found


def take_in(change: Change, study: Study, form: Form, given: Mapping[str, Answer]) -> None:
    """Add many answers to a form as part of a change that somebody else makes; `form` is for this change only."""
    form.form_id, form.keying_id = _begun(change, study, form)
    for item_id, answer in given.items():
        answers.add(change, form.keying_id, answer)
        form.answers[item_id] = answer


def answer_of(questionnaire: Instrument, stored: Stored) -> Answer:
    """What a stored row says, with the value it may be counted as."""
    if stored.keyed is not None:
        confirmed = stored.flag is Flag.CONFIRMED
        return understand(questionnaire.item(stored.item), stored.keyed, confirmed=confirmed)
    return Answer(stored.item, missing=stored.missing)


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
    with study.change(person, step.why, step.action) as change:
        ids = _begun(change, study, form)
        answers.add(change, ids[1], answer, step.undoes)
        corrected = answers.corrected(study, ids[1], answer.item)
    form.form_id, form.keying_id = ids
    form.absent = False
    form.corrected = (form.corrected - {answer.item}) | corrected
    form.answers.pop(answer.item, None)
    if answer != Answer(answer.item):
        form.answers[answer.item] = answer
    return answer


def _begun(change: Change, study: Study, form: Form) -> tuple[int, int]:
    """The ids of the form and of its first keying, begun as part of this change where they are not yet."""
    form_id = form.form_id or _form_id(change, study, form)
    if form.absent:
        keyings.state(change, form_id, keyings.ABSENT, "")
    if form.keying_id is not None:
        return form_id, form.keying_id
    stored = keyings.find(study, form.participant_id, form.key)
    if stored is not None and stored.keying is not None:
        return form_id, stored.keying
    definitions.keep_words(change, study, form.instrument)
    return form_id, keyings.add_keying(change, form_id, form.instrument.version)


def _form_id(change: Change, study: Study, form: Form) -> int:
    stored = keyings.find(study, form.participant_id, form.key)
    return stored.id if stored else keyings.add_form(change, form.participant_id, form.key)


def _read_into(study: Study, form: Form, stored: keyings.FormRecord) -> None:
    form.form_id, form.keying_id = stored.id, stored.keying
    form.date = dt.date.fromisoformat(stored.facts[keyings.DATE]) if keyings.DATE in stored.facts else None
    form.absent = keyings.ABSENT in stored.facts
    if stored.keying is not None:
        kept = answers.newest(study, stored.keying)
        form.answers = {one.item: answer_of(form.instrument, one) for one in kept}
        form.notes = notes.newest(study, stored.keying)
        form.corrected = answers.corrected(study, stored.keying)


def _refuse_undue(study: Study, person: Participant, key: FormKey) -> None:
    plan = protocol(study)
    if person.group is None:
        raise ImpError(Problem.GROUP_MISSING, code=person.code)
    if (key.assessment, key.instrument) in plan.due_forms(person.group):
        return
    raise ImpError(
        Problem.FORM_NOT_DUE,
        instrument=key.instrument,
        code=person.code,
        group=person.group,
        assessment=key.assessment,
    )


def _item(form: Form, item_id: str) -> Item:
    if not form.instrument.has(item_id):
        raise ImpError(Problem.UNKNOWN_ITEM, instrument=form.instrument.id, item=item_id)
    return form.instrument.item(item_id)
