"""The register: add participants, amend what is known of them, and tell what happened."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import unfit
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.protocols.model import Protocol
from imp_desktop.storage import answers, keyings
from imp_desktop.storage import participants as register
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.participants import Record
from imp_desktop.storage.people import Person

STATUSES = ("approached", "eligible", "consented", "declined", "active", "withdrawn", "completed")
_WITH_REASON = ("declined", "withdrawn")
_BEFORE_CONSENT = ("approached", "eligible")
_ELIGIBILITY = "eligibility."
_DATES = ("status_date", "approached", "consent")
_TEXTS = ("status_reason", "note")
_LONGEST_TEXT = 2_000
_MOST_COHORTS = 99

_CODE = re.compile(r"[^\W_][\w.\-]{0,23}", re.ASCII)
_PARTS_OF_A_NAME = re.compile(r"[\s._\-']+")
_SHORTEST_NAME = 3


@dataclass(frozen=True)
class Participant:
    """One participant as the register knows him or her; `eligibility` maps a question to its answer."""

    code: str
    group: str | None = None
    cohort: int | None = None
    status: str = "approached"
    status_reason: str = ""
    status_date: date | None = None
    approached: date | None = None
    consent: date | None = None
    eligibility: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class Happening:
    """One thing that happened to a participant; `parts` fill the sentence of its `kind`.

    Kinds: added (no parts), fact (name, old, new), form_fact (assessment, instrument, name, new), keyed (assessment,
    instrument, count). `data` tells whether answers were keyed.
    """

    when: datetime
    who: str
    kind: str
    parts: Mapping[str, str]

    @property
    def data(self) -> bool:
        """Whether answers were keyed, as against an event in the register."""
        return self.kind == "keyed"


def add(study: Study, person: Person, code: str, facts: Mapping[str, str], *, sure: bool = False) -> Participant:
    """Put a participant into the register with everything known, as one change.

    `sure` takes a code that looks like a name. Raises ImpError (CODE_EMPTY, CODE_UNFIT, CODE_LIKE_A_NAME,
    PARTICIPANT_EXISTS and what `amend` raises); nothing is written then.
    """
    tidy = fitting_code(code, sure=sure)
    known = register.by_code(study, tidy)
    if known is not None:
        raise ImpError(Problem.PARTICIPANT_EXISTS, code=known.code)
    entered = _settled(study, Record(0, tidy), facts)
    if not entered.get("status"):
        entered["status"] = "consented" if entered.get("consent") else "approached"
    with study.change(person, action="add participant") as change:
        register.state(change, register.add(change, tidy), entered)
    return participant(study, tidy)


def amend(study: Study, person: Person, code: str, facts: Mapping[str, str], why: str = "") -> Participant:
    """Change what the register says of a participant; an empty value takes a fact back. What was there stays readable.

    Raises ImpError (UNKNOWN_PARTICIPANT, UNKNOWN_GROUP, COHORT_WITHOUT_COHORTS, COHORT_UNFIT, UNKNOWN_STATUS,
    STATUS_NEEDS_REASON, DATE_UNFIT, DATE_IN_FUTURE, CONSENT_AFTER_FORM, UNKNOWN_CHOICE); nothing is written then.
    """
    record = record_of(study, code)
    entered = _settled(study, record, facts)
    changed = {name: value for name, value in entered.items() if record.facts.get(name, "") != value}
    if changed:
        with study.change(person, why, "amend participant") as change:
            register.state(change, record.id, changed)
    return participant(study, code)


def participants(study: Study) -> list[Participant]:
    """Every participant, in the order of the codes."""
    return list(by_number(study).values())


def by_number(study: Study) -> dict[int, Participant]:
    """Every participant by the number under which the study file knows them, in the order of the codes."""
    records = sorted(register.every(study), key=lambda record: _in_order(record.code))
    return {record.id: as_participant(record) for record in records}


def participant(study: Study, code: str) -> Participant:
    """The participant of that code, letter case aside. Raises ImpError (UNKNOWN_PARTICIPANT)."""
    return as_participant(record_of(study, code))


def record_of(study: Study, code: str) -> Record:
    """The stored record of a participant. Raises ImpError (UNKNOWN_PARTICIPANT)."""
    record = register.by_code(study, code)
    if record is None:
        raise ImpError(Problem.UNKNOWN_PARTICIPANT, code=code.strip() or "–")
    return record


def facts_of(study: Study, code: str) -> Mapping[str, str] | None:
    """Every fact of a participant as it is kept, by name; None where nobody has that code."""
    record = register.by_code(study, code)
    return record.facts if record else None


def history(study: Study, code: str) -> list[Happening]:
    """Everything that happened to a participant, newest first."""
    record = record_of(study, code)
    utc, who = register.added(study, record.id)
    found = [Happening(moment_of(utc), who, "added", {}), *_facts_that_happened(study, record.id)]
    for utc, who, assessment, instrument, name, value in keyings.fact_history(study, record.id):
        parts = {"assessment": assessment, "instrument": instrument, "name": name, "new": value}
        found.append(Happening(moment_of(utc), who, "form_fact", parts))
    for utc, who, assessment, instrument, count in answers.keyed_history(study, record.id):
        parts = {"assessment": assessment, "instrument": instrument, "count": str(count)}
        found.append(Happening(moment_of(utc), who, "keyed", parts))
    return sorted(found, key=lambda happening: happening.when, reverse=True)


def fitting_code(code: str, *, sure: bool = False) -> str:
    """The code without blanks around it. Raises ImpError (CODE_EMPTY, CODE_UNFIT, CODE_LIKE_A_NAME)."""
    tidy = code.strip()
    if not tidy:
        raise ImpError(Problem.CODE_EMPTY)
    if not sure and _looks_like_a_name(tidy):
        raise ImpError(Problem.CODE_LIKE_A_NAME, code=tidy)
    if not _CODE.fullmatch(tidy):
        raise ImpError(Problem.CODE_UNFIT, code=tidy if tidy.isprintable() else ascii(tidy))
    return tidy


def fitting_fact(study: Study, name: str, value: str) -> str:
    """The value of a fact as the register keeps it. Raises ImpError as `amend` does, for what one fact alone tells."""
    return _fitting(protocol(study), name, value.strip())


def fitting_date(given: str) -> date:
    """The date written as year-month-day. Raises ImpError (DATE_UNFIT, DATE_IN_FUTURE)."""
    day = any_date(given)
    refuse_future(day)
    return day


def any_date(given: str) -> date:
    """The date written as year-month-day, past or to come. Raises ImpError (DATE_UNFIT)."""
    try:
        return date.fromisoformat(given.strip())
    except ValueError as error:
        raise ImpError(Problem.DATE_UNFIT, given=given) from error


def refuse_future(day: date) -> None:
    """Raise ImpError (DATE_IN_FUTURE) for a day after today."""
    if day > today():
        raise ImpError(Problem.DATE_IN_FUTURE, given=day.isoformat())


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def _looks_like_a_name(code: str) -> bool:
    """Words of letters only, as names are; a code has a digit or a few letters."""
    words = [word for word in _PARTS_OF_A_NAME.split(code) if word]
    return all(word.isalpha() for word in words) and any(len(word) >= _SHORTEST_NAME for word in words)


def _settled(study: Study, record: Record, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts as they are kept, with what follows from them; ImpError where one does not fit."""
    plan = protocol(study)
    entered = {name: _fitting(plan, name, value.strip()) for name, value in facts.items()}
    after = record.facts | entered
    _refuse_cohort_misfit(plan, after)
    _refuse_late_consent(study, record, entered)
    return entered | _status_follows(record, entered)


def _fitting(plan: Protocol, name: str, value: str) -> str:
    """The value of a fact as it is kept; an empty one takes the fact back."""
    closed = {
        "group": ([group.id for group in plan.groups], Problem.UNKNOWN_GROUP, "group"),
        "status": (list(STATUSES), Problem.UNKNOWN_STATUS, "status"),
    } | {
        f"{_ELIGIBILITY}{question}": (list(known), Problem.CHOICE_DOES_NOT_FIT, "value")
        for question, known in plan.eligibility.items()
    }
    free = {"cohort": _fitting_cohort} | dict.fromkeys(_DATES, _iso_date) | dict.fromkeys(_TEXTS, fitting_text)
    if name not in closed and name not in free:
        raise ImpError(Problem.UNKNOWN_CHOICE, name=name, known=", ".join([*closed, *free]))
    if not value:
        return ""
    if name in free:
        return free[name](value)
    known, problem, role = closed[name]
    return _one_of(value, known, problem, **({"name": name} | {role: value}))


def _iso_date(value: str) -> str:
    return fitting_date(value).isoformat()


def _one_of(value: str, known: list[str], problem: Problem, /, **values: str) -> str:
    for one in known:
        if value.casefold() == one.casefold():
            return one
    raise ImpError(problem, known=", ".join(known), **values)


def _fitting_cohort(value: str) -> str:
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= _MOST_COHORTS):
        raise ImpError(Problem.COHORT_UNFIT, cohort=value)
    return str(int(value))


def fitting_text(value: str) -> str:
    """A text as the register and the logs keep it. Raises ImpError (TEXT_TOO_LONG, TEXT_UNFIT)."""
    if len(value) > _LONGEST_TEXT:
        raise ImpError(Problem.TEXT_TOO_LONG, length=len(value), most=_LONGEST_TEXT)
    if any(unfit(sign) for sign in value):
        raise ImpError(Problem.TEXT_UNFIT)
    return value


def _refuse_cohort_misfit(plan: Protocol, after: Mapping[str, str]) -> None:
    group = after.get("group")
    if after.get("cohort") and group and not plan.group(group).cohorts:
        raise ImpError(Problem.COHORT_WITHOUT_COHORTS, group=group)


def _refuse_late_consent(study: Study, record: Record, entered: Mapping[str, str]) -> None:
    consent = entered.get("consent")
    if not consent or not record.id:
        return
    for written in sorted(keyings.form_dates(study, record.id)):
        if consent > written:
            raise ImpError(Problem.CONSENT_AFTER_FORM, code=record.code, consent=consent, date=written)


def _status_follows(record: Record, entered: Mapping[str, str]) -> dict[str, str]:
    """What a new status brings with it: its reason and date; consent makes an approached person a consented one."""
    status = entered.get("status", "")
    before = record.facts.get("status", "")
    if not status:
        consented = entered.get("consent") and before in _BEFORE_CONSENT
        return {"status": "consented"} if consented else {"status": before} if "status" in entered else {}
    if status == before:
        return {}
    reason = entered.get("status_reason", "")
    if status in _WITH_REASON and not reason:
        raise ImpError(Problem.STATUS_NEEDS_REASON, status=status)
    day = entered.get("status_date") or (today().isoformat() if status == "withdrawn" else "")
    return {"status_reason": reason, "status_date": day}


def _facts_that_happened(study: Study, participant_id: int) -> Iterator[Happening]:
    before: dict[str, str] = {}
    for utc, who, name, value in register.fact_history(study, participant_id):
        parts = {"name": name, "old": before.get(name, ""), "new": value}
        before[name] = value
        yield Happening(moment_of(utc), who, "fact", parts)


def as_participant(record: Record) -> Participant:
    """A stored record with its facts understood."""
    facts = record.facts
    days = {name: date.fromisoformat(facts[name]) if name in facts else None for name in _DATES}
    return Participant(
        code=record.code,
        group=facts.get("group"),
        cohort=int(facts["cohort"]) if "cohort" in facts else None,
        status=facts.get("status", STATUSES[0]),
        status_reason=facts.get("status_reason", ""),
        status_date=days["status_date"],
        approached=days["approached"],
        consent=days["consent"],
        eligibility={
            name.removeprefix(_ELIGIBILITY): value for name, value in facts.items() if name.startswith(_ELIGIBILITY)
        },
        note=facts.get("note", ""),
    )


def _in_order(code: str) -> list[tuple[int, int, str]]:
    """Codes in the order people expect: 2-A before 10-A."""
    parts = re.split(r"(\d+)", code.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part]
