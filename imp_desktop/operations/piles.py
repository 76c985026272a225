"""Piles: a stack of packets announced, keyed one after the other, counted, and ended with a summary."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import blindness, flags
from imp_desktop.operations.enrolling import NOT_JOINING, by_number, fitting_text, record_of
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.forms import due_forms, open_form
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.operations.turns import own_second_from
from imp_desktop.storage import notes, piles
from imp_desktop.storage.keyings import FormKey, Pass
from imp_desktop.storage.ledger import moment_of

_WAITING = {
    Pass.FIRST: frozenset({FormState.EMPTY, FormState.OPEN}),
    Pass.SECOND: frozenset({FormState.ONCE, FormState.SECOND_OPEN}),
}


@dataclass(frozen=True)
class Pile:
    """A stack of packets of one assessment for one keying, in the order of the paper; `ended` is None while keyed."""

    id: int
    assessment: str
    keying_pass: Pass
    codes: tuple[str, ...]
    person: int
    who: str
    begun: datetime
    ended: datetime | None = None
    remark: str = ""


@dataclass(frozen=True)
class Packet:
    """One packet of a pile: its forms, how many of them this keying has done, and what was met in them."""

    code: str
    forms: tuple[FormKey, ...]
    done: int
    flags: int
    notes: int

    @property
    def complete(self) -> bool:
        """Whether nothing of the packet waits for this keying any more."""
        return self.done == len(self.forms)


@dataclass(frozen=True)
class Progress:
    """How far a pile is."""

    pile: Pile
    packets: tuple[Packet, ...]

    @property
    def keyed(self) -> int:
        """How many packets are done."""
        return sum(packet.complete for packet in self.packets)

    @property
    def flags(self) -> int:
        """How many answers outside the scale stand in its forms."""
        return sum(packet.flags for packet in self.packets)

    @property
    def notes(self) -> int:
        """How many notes stand in its forms."""
        return sum(packet.notes for packet in self.packets)


def expected(study: Study, person: Person, assessment: str, keying_pass: Pass) -> tuple[str, ...]:
    """The codes of the packets that still wait for this keying, by this person if it is the second one.

    Raises ImpError (UNKNOWN_ASSESSMENT).
    """
    _refuse_assessment(study, assessment)
    states = FormStates(study)
    found = []
    for number, one in by_number(study).items():
        if one.consent is None or one.status in NOT_JOINING or one.data_use == "none":
            continue
        waiting = [key for key in _forms(study, one.code, assessment) if _waits(states, number, key, keying_pass)]
        if keying_pass is Pass.SECOND:
            waiting = [key for key in waiting if own_second_from(study, person, open_form(study, key)) is None]
        if waiting:
            found.append(one.code)
    return tuple(found)


def begin(study: Study, person: Person, assessment: str, keying_pass: Pass, codes: Sequence[str]) -> Pile:
    """Announce a pile of these packets.

    Raises ImpError (UNKNOWN_ASSESSMENT, PILE_EMPTY, UNKNOWN_PARTICIPANT, PILE_CODE_TWICE, NO_CONSENT, GROUP_MISSING);
    nothing is written then.
    """
    _refuse_assessment(study, assessment)
    if not codes:
        raise ImpError(Problem.PILE_EMPTY)
    numbers: dict[int, str] = {}
    for code in codes:
        record = record_of(study, code)
        if record.id in numbers:
            raise ImpError(Problem.PILE_CODE_TWICE, code=record.code)
        if "group" not in record.facts:
            raise ImpError(Problem.GROUP_MISSING, code=record.code)
        _refuse_packet(study, record.code, assessment)
        numbers[record.id] = record.code
    with study.change(person, action="begin pile") as change:
        piles.add(change, assessment, keying_pass, list(numbers))
    return every(study)[-1]


def end(study: Study, person: Person, pile: Pile, remark: str = "") -> Pile:
    """End a pile, whether all of it is keyed or not; twice is once. Raises ImpError (TEXT_TOO_LONG, TEXT_UNFIT)."""
    if pile.ended is None:
        with study.change(person, action="end pile") as change:
            piles.end(change, pile.id, fitting_text(remark.strip()))
    return next(one for one in every(study) if one.id == pile.id)


def every(study: Study) -> tuple[Pile, ...]:
    """Every pile ever announced, oldest first."""
    codes = {number: one.code for number, one in by_number(study).items()}
    return tuple(
        Pile(
            id=row.id,
            assessment=row.assessment,
            keying_pass=Pass(row.keying_pass),
            codes=tuple(codes[number] for number in row.participants),
            person=row.person,
            who=row.initials,
            begun=moment_of(row.utc),
            ended=moment_of(row.ended) if row.ended else None,
            remark=row.remark,
        )
        for row in piles.every(study)
    )


def at_hand(study: Study, person: Person) -> Pile | None:
    """The pile this person announced last and has not ended."""
    own = [pile for pile in every(study) if pile.person == person.id and pile.ended is None]
    return own[-1] if own else None


def progress(study: Study, person: Person, pile: Pile) -> Progress:
    """How far a pile is; flags and notes of forms this person must not see are not counted."""
    hidden = blindness.sealed(study, person) if pile.keying_pass is Pass.FIRST else frozenset()
    seen = Counter(one.place for one in flags.standing(study) if one.place not in hidden and not one.confirmed)
    noted = Counter(
        (row.participant, row.assessment, row.instrument)
        for row in notes.every(study)
        if row.keying_pass == pile.keying_pass
    )
    states = FormStates(study)
    packets = []
    for code in pile.codes:
        number = record_of(study, code).id
        forms = tuple(_forms(study, code, pile.assessment))
        places = [(number, *form[1:]) for form in forms]
        done = sum(not _waits(states, number, form, pile.keying_pass) for form in forms)
        packets.append(
            Packet(code, forms, done, sum(seen[place] for place in places), sum(noted[place] for place in places))
        )
    return Progress(pile, tuple(packets))


def next_form(study: Study, pile: Pile) -> FormKey | None:
    """The next form of the pile that waits for its keying, in the order of stack and packet; None at its end."""
    return next(_waiting(study, pile), None)


def pile_of(study: Study, person: Person, key: FormKey, keying_pass: Pass) -> Pile | None:
    """The pile at hand, if this keying of this form belongs to it."""
    pile = at_hand(study, person)
    belongs = pile is not None and key.code in pile.codes and key.assessment == pile.assessment
    return pile if belongs and pile is not None and keying_pass == pile.keying_pass else None


def _waiting(study: Study, pile: Pile) -> Iterator[FormKey]:
    for code in pile.codes:
        number = record_of(study, code).id
        states = FormStates(study, number)
        for form in _forms(study, code, pile.assessment):
            if _waits(states, number, form, pile.keying_pass):
                yield form


def _forms(study: Study, code: str, assessment: str) -> list[FormKey]:
    return [form for form in due_forms(study, code) if form.assessment == assessment]


def _waits(states: FormStates, number: int, form: FormKey, keying_pass: Pass) -> bool:
    return states.at((number, form.assessment, form.instrument)) in _WAITING[keying_pass]


def _refuse_packet(study: Study, code: str, assessment: str) -> None:
    forms = _forms(study, code, assessment)
    if not forms:
        raise ImpError(Problem.PILE_NOT_DUE, code=code, assessment=assessment)
    open_form(study, forms[0])


def _refuse_assessment(study: Study, assessment: str) -> None:
    known = protocol(study).assessments
    if assessment not in known:
        raise ImpError(Problem.UNKNOWN_ASSESSMENT, assessment=assessment, known=", ".join(known))
