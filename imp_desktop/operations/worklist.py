"""The work list: flags and notes that wait for somebody to decide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import Flag, expected
from imp_desktop.operations import flags, keying
from imp_desktop.operations.enrolling import by_number, record_of
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study, instrument
from imp_desktop.storage import keyings, notes
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.people import Person

FLAG, NOTE, QUERY = "flag", "note", "query"
WAITING = ""
LEFT_OUT = "left_out"
READ = "read"


@dataclass(frozen=True)
class Work:
    """One flag or note: where it stands, what was keyed or written, and what was decided.

    `kind` is "flag" or "note"; `expected` says what may be keyed; `decided` is WAITING, LEFT_OUT (the flag was
    confirmed: it counts as missing and stays) or READ (of a note).
    """

    kind: str
    form: FormKey
    item_id: str
    number: int
    keyed: str
    expected: str
    confirmed: bool
    text: str
    who: str
    when: datetime
    decided: str = WAITING


def work_list(study: Study, *, decided: bool = False) -> list[Work]:
    """What waits, flags first, oldest first; with `decided` also what was decided already."""
    codes = {number: person.code for number, person in by_number(study).items()}
    found = [*_flags(study, codes), *_notes(study, codes)]
    return [work for work in found if decided or work.decided == WAITING]


def leave_out(study: Study, person: Person, work: Work, why: str = "") -> None:
    """Confirm a flag: the answer stays as keyed and counts as missing for every score.

    Raises ImpError (NOTHING_TO_CONFIRM where the answer was corrected meanwhile, and what `confirm` raises).
    """
    form = keying.open_form(study, work.form)
    answer = form.answers.get(work.item_id)
    if answer is None or answer.keyed != work.keyed:
        raise ImpError(Problem.NOTHING_TO_CONFIRM)
    keying.confirm(study, person, form, work.item_id, why)


def mark_read(study: Study, person: Person, work: Work, why: str = "") -> None:
    """Say that a note was dealt with; it stays beside its item."""
    _mark(study, person, work, why, seen=True)


def take_back(study: Study, person: Person, work: Work) -> None:
    """Let a decided flag or note wait again."""
    if work.kind == NOTE:
        _mark(study, person, work, "", seen=False)
        return
    form = keying.open_form(study, work.form)
    answer = form.answers.get(work.item_id)
    if answer is None or answer.flag is not Flag.CONFIRMED:
        raise ImpError(Problem.NOTHING_TO_UNDO)
    keying.unconfirm(study, person, form, work.item_id)


def _flags(study: Study, codes: Mapping[int, str]) -> Iterator[Work]:
    for one in flags.standing(study):
        participant, assessment, name = one.place
        stored = one.stored
        item = instrument(study, name).item(stored.item)
        yield Work(
            kind=FLAG,
            form=FormKey(codes[participant], assessment, name),
            item_id=item.id,
            number=item.number,
            keyed=stored.keyed or "",
            expected=expected(item),
            confirmed=one.confirmed,
            text="",
            who=one.who,
            when=one.when,
            decided=LEFT_OUT if one.confirmed else WAITING,
        )


def _notes(study: Study, codes: Mapping[int, str]) -> Iterator[Work]:
    for row in notes.every(study):
        item = instrument(study, row.instrument).item(row.item)
        yield Work(
            kind=NOTE,
            form=FormKey(codes[row.participant], row.assessment, row.instrument),
            item_id=item.id,
            number=item.number,
            keyed=row.keyed,
            expected=expected(item),
            confirmed=False,
            text=row.text,
            who=row.initials,
            when=moment_of(row.utc),
            decided=READ if row.seen else WAITING,
        )


def _mark(study: Study, person: Person, work: Work, why: str, *, seen: bool) -> None:
    record = record_of(study, work.form.code)
    stored = keyings.find(study, record.id, work.form)
    text = notes.newest(study, stored.keying).get(work.item_id) if stored and stored.keying else None
    if text is None or stored is None or stored.keying is None:
        return
    with study.change(person, why, "note") as change:
        notes.add(change, stored.keying, work.item_id, text, seen=seen)
