"""The register: add participants, amend what is known of them, and tell what happened."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import language
from imp_desktop.operations.participant_codes import fitting_code, refuse_unknown, refuse_unlettered
from imp_desktop.operations.register_facts import (
    DATA_USES,
    DATES,
    ELIGIBILITY,
    STATUSES,
    any_date,
    fitting,
    fitting_date,
    fitting_text,
    refuse_future,
    today,
)
from imp_desktop.operations.register_rules import NOT_JOINING, WITH_REASON, Entry, follows, refuse_misfit
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.storage import answers, keyings
from imp_desktop.storage import participants as register
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.participants import Record
from imp_desktop.storage.people import Person

__all__ = [
    "DATA_USES",
    "NOT_JOINING",
    "STATUSES",
    "WITH_REASON",
    "Happening",
    "Participant",
    "add",
    "amend",
    "any_date",
    "as_participant",
    "by_number",
    "facts_of",
    "fitting_code",
    "fitting_date",
    "fitting_fact",
    "fitting_text",
    "history",
    "participant",
    "participants",
    "reason_words",
    "record_of",
    "refuse_future",
    "takes_part",
    "today",
    "uses_form",
]


@dataclass(frozen=True)
class Participant:
    """One participant as the register knows him or her; `eligibility` maps a question to its answer.

    `status_reason` is a reason of the protocol or own words, see `reason_words`; `data_use` is empty unless the
    status is withdrawn: keep (everything stays in use), until (forms dated after `status_date` are not used) or none.
    """

    code: str
    group: str | None = None
    cohort: int | None = None
    status: str = "approached"
    status_reason: str = ""
    status_date: date | None = None
    data_use: str = ""
    approached: date | None = None
    consent: date | None = None
    eligibility: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class Happening:
    """One thing that happened to a participant; `parts` fill the sentence of its `kind`.

    Kinds: added (no parts), fact (name, old, new), form_fact (assessment, instrument, name, new), keyed (assessment,
    instrument, pass, count), moved (instrument, before, before_at, after, after_at). A fact `status_reason` has the
    `status` it belongs to besides. `data` tells whether answers were keyed, `why` the reason given for a change.
    """

    when: datetime
    who: str
    kind: str
    parts: Mapping[str, str]
    why: str = ""

    @property
    def data(self) -> bool:
        """Whether answers were keyed, as against an event in the register."""
        return self.kind == "keyed"


def add(study: Study, person: Person, code: str, facts: Mapping[str, str], *, sure: bool = False) -> Participant:
    """Put a participant into the register with everything known, as one change.

    `sure` takes a code that looks like a name. Raises ImpError (CODE_EMPTY, CODE_UNFIT, CODE_LIKE_A_NAME,
    PARTICIPANT_EXISTS, CODE_CHECK_MISSING, CODE_CHECK_FAILS and what `amend` raises); nothing is written then.
    """
    tidy = fitting_code(code, sure=sure)
    known = register.by_code(study, tidy)
    if known is not None:
        raise ImpError(Problem.PARTICIPANT_EXISTS, code=known.code)
    tidy = refuse_unlettered(study, tidy)
    entered = _settled(study, Record(0, tidy), facts)
    with study.change(person, action="add participant") as change:
        known_now = {name: value for name, value in entered.items() if value}
        register.state(change, register.add(change, tidy), known_now)
    return participant(study, tidy)


def amend(study: Study, person: Person, code: str, facts: Mapping[str, str], why: str = "") -> Participant:
    """Change what the register says of a participant; an empty value takes a fact back. What was there stays readable.

    A new status brings its own reason, date and use of the data with it. Moving somebody to another group after forms
    were keyed needs `why`. Raises ImpError (UNKNOWN_PARTICIPANT, UNKNOWN_GROUP, COHORT_UNFIT, UNKNOWN_STATUS,
    DATE_UNFIT, DATE_IN_FUTURE, UNKNOWN_CHOICE, CHOICE_DOES_NOT_FIT, and what `register_rules.refuse_misfit` raises);
    nothing is written then.
    """
    record = record_of(study, code)
    entered = _settled(study, record, facts, why)
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
    """The stored record of a participant. Raises ImpError (UNKNOWN_PARTICIPANT, CODE_CHECK_FAILS)."""
    record = register.by_code(study, code)
    if record is None:
        refuse_unknown(study, code)
    return record


def facts_of(study: Study, code: str) -> Mapping[str, str] | None:
    """Every fact of a participant as it is kept, by name; None where nobody has that code."""
    record = register.by_code(study, code)
    return record.facts if record else None


def takes_part(participant: Participant) -> bool:
    """Whether numbers may be made of what this participant filled in: in a group, with consent, data not withdrawn."""
    return bool(participant.group and participant.consent and participant.data_use != "none")


def uses_form(participant: Participant, form_date: date | None) -> bool:
    """Whether numbers may be made of a form of this participant; a form without a date counts as early enough."""
    left = participant.status_date if participant.data_use == "until" else None
    return takes_part(participant) and not (left and form_date and form_date > left)


def reason_words(study: Study, status: str, reason: str) -> str:
    """A reason for a status as it is shown: the protocol's words in the language of now, or what somebody wrote."""
    return protocol(study).in_language(language()).course.reason(status, reason)


def history(study: Study, code: str) -> list[Happening]:
    """Everything that happened to a participant, newest first."""
    record = record_of(study, code)
    utc, who = register.added(study, record.id)
    found = [Happening(moment_of(utc), who, "added", {}), *_facts_that_happened(study, record.id)]
    for utc, who, assessment, instrument, name, value, why in keyings.fact_history(study, record.id):
        parts = {"assessment": assessment, "instrument": instrument, "name": name, "new": value}
        found.append(Happening(moment_of(utc), who, "form_fact", parts, why))
    for utc, who, assessment, instrument, at, count in answers.keyed_history(study, record.id):
        parts = {"assessment": assessment, "instrument": instrument, "pass": str(at), "count": str(count)}
        found.append(Happening(moment_of(utc), who, "keyed", parts))
    found += _moves(study, record.id)
    return sorted(found, key=lambda happening: happening.when, reverse=True)


def fitting_fact(study: Study, name: str, value: str) -> str:
    """The value of a fact as the register keeps it. Raises ImpError as `amend` does, for what one fact alone tells."""
    return fitting(protocol(study), name, value.strip())


def _settled(study: Study, record: Record, facts: Mapping[str, str], why: str = "") -> dict[str, str]:
    """The facts as they are kept, with what follows from them; ImpError where one does not fit."""
    plan = protocol(study)
    entered = {name: fitting(plan, name, value.strip()) for name, value in facts.items()}
    entered |= follows(plan, record.facts, entered)
    refuse_misfit(
        Entry(
            plan,
            record.code,
            record.facts,
            {**record.facts, **entered},
            keyed=any(count.answered for count in answers.counts(study, record.id)) if record.id else False,
            first_form=min(keyings.form_dates(study, record.id), default="") if record.id else "",
            why=why,
        )
    )
    return entered


def _moves(study: Study, number: int) -> Iterator[Happening]:
    """The forms that were moved to this participant or away; `other` is the code of the other side."""
    codes = {record.id: record.code for record in register.every(study)}
    for utc, who, why, instrument, before, before_at, after, after_at in keyings.moves(study, number):
        parts = {
            "instrument": instrument,
            "before": codes[before],
            "before_at": before_at,
            "after": codes[after],
            "after_at": after_at,
        }
        yield Happening(moment_of(utc), who, "moved", parts, why)


def _facts_that_happened(study: Study, participant_id: int) -> Iterator[Happening]:
    before: dict[str, str] = {}
    for (utc, who, why), rows in groupby(register.fact_history(study, participant_id), itemgetter(0, 1, 4)):
        entered = [row[2:4] for row in rows]
        status = dict(entered).get("status", before.get("status", ""))
        for name, value in entered:
            parts = {"name": name, "old": before.get(name, ""), "new": value}
            before[name] = value
            yield Happening(moment_of(utc), who, "fact", parts | _of_status(name, status), why)


def _of_status(name: str, status: str) -> dict[str, str]:
    """What a reason is a reason for, which its words hang on."""
    return {"status": status} if name == "status_reason" else {}


def as_participant(record: Record) -> Participant:
    """A stored record with its facts understood."""
    facts = record.facts
    days = {name: date.fromisoformat(facts[name]) if name in facts else None for name in DATES}
    status = facts.get("status", STATUSES[0])
    return Participant(
        code=record.code,
        group=facts.get("group"),
        cohort=int(facts["cohort"]) if "cohort" in facts else None,
        status=status,
        status_reason=facts.get("status_reason", ""),
        status_date=days["status_date"],
        data_use=facts.get("data_use", DATA_USES[0]) if status == "withdrawn" else "",
        approached=days["approached"],
        consent=days["consent"],
        eligibility={
            name.removeprefix(ELIGIBILITY): value for name, value in facts.items() if name.startswith(ELIGIBILITY)
        },
        note=facts.get("note", ""),
    )


def _in_order(code: str) -> list[tuple[int, int, str]]:
    """Codes in the order people expect: 2-A before 10-A."""
    parts = re.split(r"(\d+)", code.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part]
