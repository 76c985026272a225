"""A form as it stands on disk in one of its keyings, and which forms there are."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import language
from imp_desktop.instruments.answers import Answer, Flag, understand
from imp_desktop.instruments.model import Instrument, Item
from imp_desktop.operations import completeness, standing
from imp_desktop.operations.comparing import Comparison, Difference
from imp_desktop.operations.enrolling import Participant, as_participant, by_number, participant, record_of
from imp_desktop.operations.form_states import LOCKED, FormStates
from imp_desktop.operations.studies import Study, instrument, protocol, refuse_changed
from imp_desktop.storage import answers, keyings, notes
from imp_desktop.storage.answers import Place, Stored
from imp_desktop.storage.keyings import FormKey, Pass


@dataclass
class Form:
    """A form as it stands on disk in one of its keyings; `answers` is in the order of the keying, the newest last.

    In the third keying only the items of `wanted` are keyed. As settled (Pass.SETTLED) a form holds what its keyings
    say together, and `contested` those items about which they say three things. `why` is the reason given for changing
    a closed form; it is asked before the first change.
    """

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
    keying_pass: Pass = Pass.FIRST
    wanted: tuple[str, ...] | None = None
    contested: Mapping[str, Difference] = field(default_factory=dict)
    closed: bool = False
    locked: bool = False
    why: str = ""

    @property
    def place(self) -> Place:
        """Where the form belongs, as it is stored."""
        return (self.participant_id, self.key.assessment, self.key.instrument)

    @property
    def short(self) -> str:
        """What the form is called, in the language of now."""
        return self.instrument.in_language(language()).short

    @property
    def asked(self) -> tuple[Item, ...]:
        """The items that are asked, given what was answered to others."""
        if self.wanted is not None:
            return tuple(item for item in self.instrument.items if item.id in self.wanted)
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
        if self.wanted is not None:
            return next((item for item in self.asked if item.id not in self.answers), None)
        return completeness.first_gap(self.instrument, self.answers)


def open_form(study: Study, key: FormKey, keying_pass: Pass = Pass.FIRST) -> Form:
    """The form as it stands on disk in that keying; opening writes nothing.

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
    form = Form(key, questionnaire, record.id, consent=person.consent, keying_pass=keying_pass)
    form.locked = LOCKED in record.facts
    if stored is not None:
        read_into(study, form, stored)
    return form


def read_into(study: Study, form: Form, stored: keyings.FormRecord) -> None:
    """Bring the form in line with what is on disk."""
    form.form_id, form.keying_id = stored.id, stored.keyings.get(form.keying_pass)
    form.date = dt.date.fromisoformat(stored.facts[keyings.DATE]) if keyings.DATE in stored.facts else None
    form.absent, form.closed = keyings.ABSENT in stored.facts, keyings.CLOSED in stored.facts
    if form.keying_id is not None:
        form.answers = _answers_of(form.instrument, answers.newest(study, form.keying_id))
        form.notes = notes.newest(study, form.keying_id)
        form.corrected = answers.corrected(study, form.keying_id)
    if form.keying_pass in {Pass.THIRD, Pass.SETTLED}:
        _read_comparison(study, form, stored)


def _read_comparison(study: Study, form: Form, stored: keyings.FormRecord) -> None:
    compared = FormStates(study, form.participant_id).comparison(form.place)
    if form.keying_pass is Pass.THIRD:
        form.wanted = tuple(item for item, one in compared.differences.items() if one.asked)
        return
    form.contested = {item: one for item, one in compared.differences.items() if one.asked and one.contested}
    first = answers.newest(study, stored.keying) if stored.keying is not None else []
    form.answers = _answers_of(form.instrument, standing.laid_over(first, compared.overlay).values())
    form.notes = _notes_of_all(study, stored)
    form.corrected = _changed_later(compared)


def _changed_later(compared: Comparison) -> set[str]:
    return set(compared.later)


def _notes_of_all(study: Study, stored: keyings.FormRecord) -> dict[str, str]:
    """Item -> the notes of all keyings, one a line, each once."""
    found: dict[str, dict[str, None]] = {}
    for at in sorted(stored.keyings):
        for item, text in notes.newest(study, stored.keyings[at]).items():
            found.setdefault(item, {})[text] = None
    return {item: "\n".join(texts) for item, texts in found.items()}


def _answers_of(questionnaire: Instrument, kept: Iterable[Stored]) -> dict[str, Answer]:
    return {one.item: answer_of(questionnaire, one) for one in kept}


def due_forms(study: Study, code: str) -> list[FormKey]:
    """Every form due from a participant, in the order of the packets; none while the group is not known."""
    person = participant(study, code)
    due = protocol(study).due_forms(person.group) if person.group else ()
    return [FormKey(person.code, assessment, questionnaire) for assessment, questionnaire in due]


def keyed_forms(study: Study) -> dict[FormKey, dict[str, Answer]]:
    """Every form that holds answers, with what its items say after all its keyings; for tables, scores and exports."""
    codes = {number: person.code for number, person in by_number(study).items()}
    found = {}
    for (number, assessment, questionnaire), stored in standing.by_form(study).items():
        known = instrument(study, questionnaire)
        found[FormKey(codes[number], assessment, questionnaire)] = {one.item: answer_of(known, one) for one in stored}
    return found


def answer_of(questionnaire: Instrument, stored: Stored) -> Answer:
    """What a stored row says, with the value it may be counted as."""
    if stored.keyed is not None:
        confirmed = stored.flag is Flag.CONFIRMED
        return understand(questionnaire.item(stored.item), stored.keyed, confirmed=confirmed)
    return Answer(stored.item, missing=stored.missing)


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
