"""A sample compared with the paper: packets drawn by chance, each field looked at, and what that says of all fields."""

import random
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations import keying, turns
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.enrolling import by_number
from imp_desktop.operations.form_states import DONE, FormStates
from imp_desktop.operations.forms import Form, due_forms
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.storage import audits
from imp_desktop.storage.audits import Packet
from imp_desktop.storage.keyings import FormKey
from imp_desktop.storage.ledger import moment_of

if TYPE_CHECKING:
    from imp_desktop.statistics.keying_results import SampleFound

USUAL_LIMIT = 50  # wrong fields in 10,000; half of one per cent
_MOST = 10_000


@dataclass(frozen=True)
class Sample:
    """Packets (code, assessment) drawn by chance, and how many wrong fields in 10,000 are accepted."""

    id: int
    packets: tuple[tuple[str, str], ...]
    per_10000: int
    who: str
    when: datetime


@dataclass(frozen=True)
class Compared:
    """How far the comparison is: fields of the sample, how many were looked at, how many said something else."""

    fields: int
    looked_at: int
    wrong: int

    @property
    def complete(self) -> bool:
        """Whether every field was looked at."""
        return self.looked_at == self.fields


def drawable(study: Study) -> list[Packet]:
    """The packets of which every form is done, so that they can be compared with the paper."""
    states = FormStates(study)
    found = []
    for number, one in by_number(study).items():
        for assessment in protocol(study).assessments:
            forms = [form for form in due_forms(study, one.code) if form.assessment == assessment]
            at = [states.at((number, *form[1:])) for form in forms]
            if at and any(state in DONE for state in at) and all(state in DONE | {"no_form"} for state in at):
                found.append((number, assessment))
    return found


def draw(
    study: Study, person: Person, packets: int, per_10000: int = USUAL_LIMIT, chance: random.Random | None = None
) -> Sample:
    """Draw packets by chance, without one twice; `chance` is the system's unless given.

    Raises ImpError (SAMPLE_UNFIT where fewer than that many packets are done, or the numbers make no sense).
    """
    there = drawable(study)
    if not 1 <= packets <= len(there) or not 1 <= per_10000 <= _MOST:
        raise ImpError(Problem.SAMPLE_UNFIT, packets=packets, there=len(there))
    drawn = sorted((chance or random.SystemRandom()).sample(there, packets), key=there.index)
    with study.change(person, action="draw sample") as change:
        audits.add(change, drawn, per_10000)
    return samples(study)[-1]


def samples(study: Study) -> tuple[Sample, ...]:
    """Every sample that was drawn, oldest first."""
    codes = {number: one.code for number, one in by_number(study).items()}
    return tuple(
        Sample(
            row.id, tuple((codes[who], at) for who, at in row.packets), row.per_10000, row.initials, moment_of(row.utc)
        )
        for row in audits.every(study)
    )


def forms_of(study: Study, sample: Sample) -> tuple[FormKey, ...]:
    """The forms of a sample in the order of its packets.

    Those that never came back are left out, those of people whose consent was taken back, and those that are being
    keyed twice until their keyings are settled.
    """
    hidden = sealed(study, None)
    consented = {one.code: number for number, one in by_number(study).items() if one.consent is not None}
    return tuple(
        form
        for code, assessment in sample.packets
        if code in consented
        for form in due_forms(study, code)
        if form.assessment == assessment
        and (consented[code], *form[1:]) not in hidden
        and turns.read(study, form).answers
    )


def compare(study: Study, person: Person, sample: Sample, key: FormKey, page: int, wrong: Collection[str] = ()) -> int:
    """Say that the fields of a page say what the paper says, but for those in `wrong`; gives how many were looked at.

    Raises ImpError (NOT_IN_SAMPLE, UNKNOWN_ITEM) and what reading the form raises; nothing is written then.
    """
    form = _form_in(study, sample, key)
    items = _fields(form, page)
    for item in wrong:
        if item not in items:
            raise ImpError(Problem.UNKNOWN_ITEM, instrument=key.instrument, item=item)
    with study.change(person, action="compare with paper") as change:
        for item in items:
            audits.say(change, sample.id, form.form_id or 0, item, agrees=item not in wrong)
    return len(items)


def correct(study: Study, person: Person, sample: Sample, key: FormKey, item: str, text: str) -> None:
    """Key what the paper says of an item that says something else; it counts as wrong and is right from now on.

    A `text` that begins with a point names a reason for a missing answer, such as ".omitted". Raises ImpError as
    `keying.key` does.
    """
    form = _form_in(study, sample, key)
    why = _("compared with the paper")
    with study.change(person, why, "compare with paper") as change:
        form.why = why
        if text.startswith("."):
            keying.blank(study, person, form, item, text[1:])
        else:
            keying.key(study, person, form, item, text)
        audits.say(change, sample.id, form.form_id or 0, item, agrees=False)


def compared(study: Study, sample: Sample) -> Compared:
    """How far the comparison of a sample is."""
    said = audits.fields(study, sample.id)
    fields = {
        (form.form_id or 0, item)
        for key in forms_of(study, sample)
        for form in (turns.read(study, key),)
        for page in range(1, form.instrument.pages + 1)
        for item in _fields(form, page)
    }
    looked_at = [agrees for field, agrees in said.items() if field in fields]
    return Compared(len(fields), len(looked_at), looked_at.count(False))


def verdict(study: Study, sample: Sample) -> "SampleFound":
    """What the sample says of all fields: the rate with its exact interval, and whether the limit is kept."""
    from imp_desktop.statistics.keying_quality import compared as judged  # noqa: PLC0415 - scipy is slow to load
    from imp_desktop.statistics.keying_results import Sample as Looked  # noqa: PLC0415 - as above

    now = compared(study, sample)
    return judged(Looked(len(sample.packets), now.looked_at, now.wrong, sample.per_10000))


def next_page(study: Study, sample: Sample) -> tuple[FormKey, int] | None:
    """The next page of the sample of which a field was not looked at, in the order of the packets; None at the end."""
    said = audits.fields(study, sample.id)
    for key in forms_of(study, sample):
        form = turns.read(study, key)
        for page in range(1, form.instrument.pages + 1):
            if any((form.form_id or 0, item) not in said for item in _fields(form, page)):
                return key, page
    return None


def looked_at(study: Study, sample: Sample, key: FormKey) -> dict[str, bool]:
    """Item -> whether it says what the paper says, of the fields of a form that were looked at."""
    form = _form_in(study, sample, key)
    return {item: agrees for (at, item), agrees in audits.fields(study, sample.id).items() if at == form.form_id}


def _form_in(study: Study, sample: Sample, key: FormKey) -> Form:
    if (key.code, key.assessment) not in sample.packets:
        raise ImpError(Problem.NOT_IN_SAMPLE, code=key.code, assessment=key.assessment)
    return turns.read(study, key)


def _fields(form: Form, page: int) -> list[str]:
    """The items of a page that the paper asks; each is one field, answered or not."""
    return [item.id for item in form.asked if item.page == page]
