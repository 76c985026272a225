"""The work list: flags, patterns, notes and questions that wait for somebody to decide."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import Flag, expected
from imp_desktop.operations import completeness, flags, keying, looking_again, queries
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.enrolling import by_number, record_of
from imp_desktop.operations.form_states import FormStates
from imp_desktop.operations.keying import Form, FormKey, Pass
from imp_desktop.operations.looking_again import Finding
from imp_desktop.operations.queries import Query
from imp_desktop.operations.studies import Study, instrument
from imp_desktop.storage import keyings, notes
from imp_desktop.storage.answers import Place
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.people import Person

FLAG, LOOK, NOTE, QUERY = "flag", "look", "note", "query"
KINDS = (FLAG, LOOK, NOTE, QUERY)
WAITING = ""
LEFT_OUT = "left_out"
READ = "read"
LOOKED = "looked"


@dataclass(frozen=True)
class Work:
    """One thing that waits: where it stands, what was keyed, written or asked, and what was decided.

    `kind` is one of KINDS; `expected` says what may be keyed; `decided` is WAITING, LEFT_OUT (the flag was confirmed:
    it counts as missing and stays), READ (of a note), LOOKED (the page is right) or "closed" (of a question). `sealed`
    tells that the form is being keyed twice and this person must not see it: what was keyed, written or asked is then
    left out. What is about no single item has `number` 0; `item_id` is where to go, and empty if there is no such item.
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
    page: int = 0
    sealed: bool = False
    keying_pass: Pass = Pass.FIRST
    query: Query | None = None
    finding: Finding | None = None


def work_list(
    study: Study, person: Person | None = None, *, decided: bool = False, kinds: Collection[str] = KINDS
) -> list[Work]:
    """What waits, by kind, oldest first, as this person may see it; with `decided` also what was decided already.

    Without a person nothing is told that anybody must not see.
    """
    codes = {number: one.code for number, one in by_number(study).items()}
    away = sealed(study, person)
    hidden = away.__contains__
    read: dict[str, Callable[[], Iterable[Work]]] = {
        FLAG: lambda: _flags(study, codes, hidden),
        LOOK: lambda: _looks(study, codes, looking_again.every(study, away)),
        NOTE: lambda: _notes(study, codes, hidden),
        QUERY: lambda: _queries(study, person, hidden),
    }
    found = [work for kind, works in read.items() if kind in kinds for work in works()]
    return [work for work in found if decided or work.decided == WAITING]


def leave_out(study: Study, person: Person, work: Work, why: str = "") -> None:
    """Confirm a flag: the answer stays as keyed and counts as missing for every score.

    Raises ImpError (FORM_SEALED, NOTHING_TO_CONFIRM where the answer was corrected meanwhile, FORM_CLOSED without a
    reason, and what `confirm` raises).
    """
    form = _decided_form(study, person, work, why)
    answer = form.answers.get(work.item_id)
    if answer is None or answer.keyed != work.keyed:
        raise ImpError(Problem.NOTHING_TO_CONFIRM)
    keying.confirm(study, person, form, work.item_id, why)


def mark_read(study: Study, person: Person, work: Work, why: str = "") -> None:
    """Say that a note was dealt with; it stays beside its item. Raises ImpError (FORM_SEALED)."""
    _mark(study, person, work, why, seen=True)


def mark_looked(study: Study, person: Person, work: Work) -> None:
    """Say that the paper was looked at and the answers are right; it waits again when they change."""
    if work.finding is not None:
        looking_again.look(study, person, work.finding)


def take_back(study: Study, person: Person, work: Work, why: str = "") -> None:
    """Let a decided flag, pattern or note, or an answered or closed question, wait again.

    Raises ImpError (FORM_SEALED, NOTHING_TO_UNDO, FORM_CLOSED without a reason).
    """
    if work.kind == NOTE:
        _mark(study, person, work, why, seen=False)
    elif work.query is not None:
        queries.open_again(study, person, work.query)
    elif work.finding is not None:
        looking_again.take_back(study, person, work.finding)
    else:
        form = _decided_form(study, person, work, why)
        answer = form.answers.get(work.item_id)
        if answer is None or answer.flag is not Flag.CONFIRMED:
            raise ImpError(Problem.NOTHING_TO_UNDO)
        keying.unconfirm(study, person, form, work.item_id)


_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # of what hangs on no keying, such as the date of a form

Hidden = Callable[[Place], bool]


def _flags(study: Study, codes: Mapping[int, str], hidden: Hidden) -> Iterator[Work]:
    for one in flags.standing(study):
        participant, assessment, name = one.place
        stored, item = one.stored, instrument(study, name).item(one.stored.item)
        away = hidden(one.place)
        yield Work(
            kind=FLAG,
            form=FormKey(codes[participant], assessment, name),
            item_id=item.id,
            number=item.number,
            keyed="" if away else stored.keyed or "",
            expected=expected(item),
            confirmed=one.confirmed,
            text="",
            who=one.who,
            when=one.when,
            decided=LEFT_OUT if one.confirmed else WAITING,
            page=item.page,
            sealed=away,
            keying_pass=one.keying_pass,
        )


def _looks(study: Study, codes: Mapping[int, str], found: Iterable[Finding]) -> Iterator[Work]:
    """What was noticed about forms that may be seen; of others nothing is told, not even that there is something."""
    keyed = {
        FormKey(codes[place[0]], *place[1:]): max((one.utc for one in state.keyings.values()), default="")
        for place, state in completeness.states(study).by_place.items()
        if place[0] in codes
    }
    for one in found:
        utc = keyed.get(one.form, "")
        yield Work(
            kind=LOOK,
            form=one.form,
            item_id=one.items[0] if one.items else "",
            number=0,
            keyed="",
            expected="",
            confirmed=False,
            text="",
            who=one.who,
            when=one.when or (moment_of(utc) if utc else _LONG_AGO),
            decided=LOOKED if one.looked_at else WAITING,
            page=one.page,
            finding=one,
        )


def _notes(study: Study, codes: Mapping[int, str], hidden: Hidden) -> Iterator[Work]:
    for row in notes.every(study):
        item = instrument(study, row.instrument).item(row.item)
        away = hidden((row.participant, row.assessment, row.instrument))
        yield Work(
            kind=NOTE,
            form=FormKey(codes[row.participant], row.assessment, row.instrument),
            item_id=item.id,
            number=item.number,
            keyed="" if away else row.keyed,
            expected=expected(item),
            confirmed=False,
            text="" if away else row.text,
            who=row.initials,
            when=moment_of(row.utc),
            decided=READ if row.seen else WAITING,
            page=item.page,
            sealed=away,
            keying_pass=Pass(row.keying_pass),
        )


def _queries(study: Study, person: Person | None, hidden: Hidden) -> Iterator[Work]:
    for one in queries.every(study):
        known = instrument(study, one.form.instrument)
        item = known.item(one.item_id) if one.item_id else None
        away = hidden(one.place) and not one.open_to(person)
        yield Work(
            kind=QUERY,
            form=one.form,
            item_id=one.item_id,
            number=one.number,
            keyed="",
            expected=expected(item) if item else "",
            confirmed=False,
            text="" if away else one.text,
            who=one.asked.who,
            when=one.asked.when,
            decided=one.state if one.state == queries.CLOSED else WAITING,
            page=item.page if item else 0,
            sealed=away,
            query=one.without_words() if away else one,
        )


def _decided_form(study: Study, person: Person, work: Work, why: str) -> Form:
    """The form in the keying in which a flag of it is decided: what was settled once it was keyed twice."""
    form = keying.open_form(study, work.form)
    states = FormStates(study, form.participant_id)
    if form.place in sealed(study, person, states):
        raise ImpError(Problem.FORM_SEALED, code=form.key.code, instrument=form.short)
    if states.keyed(form.place).second.complete:
        form = keying.open_form(study, work.form, Pass.SETTLED)
    form.why = why
    return form


def _mark(study: Study, person: Person, work: Work, why: str, *, seen: bool) -> None:
    record = record_of(study, work.form.code)
    if (record.id, *work.form[1:]) in sealed(study, person):
        raise ImpError(Problem.FORM_SEALED, code=work.form.code, instrument=work.form.instrument)
    stored = keyings.find(study, record.id, work.form)
    keying_id = stored.keyings.get(work.keying_pass) if stored else None
    if keying_id is None:
        return
    text = notes.newest(study, keying_id).get(work.item_id)
    if text is not None:
        with study.change(person, why, "note") as change:
            notes.add(change, keying_id, work.item_id, text, seen=seen)
