"""Forms and keyings: an instrument due from one participant at one assessment, and one pass over it by one person."""

from dataclasses import dataclass, field
from typing import NamedTuple

from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile

FIRST_PASS = 1
DATE = "date"
ABSENT = "absent"


class FormKey(NamedTuple):
    """Which form: the code of the participant, the assessment and the instrument."""

    code: str
    assessment: str
    instrument: str


@dataclass
class FormRecord:
    """One form as stored; `keying` is the first pass over it, `facts` its newest date and absence."""

    id: int
    keying: int | None = None
    facts: dict[str, str] = field(default_factory=dict)


def find(study: StudyFile, participant: int, key: FormKey) -> FormRecord | None:
    """The form, if anything was ever entered about it."""
    rows = study.rows(
        "SELECT f.id, k.id FROM form AS f LEFT JOIN keying AS k ON k.form = f.id AND k.pass = ? "
        "WHERE f.participant = ? AND f.assessment = ? AND f.instrument = ?",
        (FIRST_PASS, participant, key.assessment, key.instrument),
    )
    if not rows:
        return None
    return FormRecord(rows[0][0], rows[0][1], facts(study, rows[0][0]))


def facts(study: StudyFile, form: int) -> dict[str, str]:
    """The newest date and absence of a form, where it has them."""
    rows = study.rows("SELECT name, value, max(id) FROM form_fact WHERE form = ? GROUP BY name", (form,))
    return {name: value for name, value, _id in rows if value is not None}


def all_facts(study: StudyFile) -> list[tuple[int, str, str, str, str]]:
    """(participant id, assessment, instrument, name, value) of the newest facts of every form."""
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, x.name, x.value, max(x.id) "
        "FROM form_fact AS x JOIN form AS f ON f.id = x.form GROUP BY x.form, x.name"
    )
    return [
        (who, assessment, instrument, name, value) for who, assessment, instrument, name, value, _id in rows if value
    ]


def first_keyed(study: StudyFile) -> str | None:
    """The moment (utc, as stored) of the first keying of the study; None while nothing was keyed."""
    rows = study.rows("SELECT l.utc FROM ledger AS l WHERE l.seq = (SELECT min(k.change) FROM keying AS k)")
    return rows[0][0] if rows else None


def form_dates(study: StudyFile, participant: int) -> list[str]:
    """The dates written on the forms of a participant, as stored."""
    rows = study.rows(
        "SELECT x.value, max(x.id) FROM form_fact AS x JOIN form AS f ON f.id = x.form "
        "WHERE f.participant = ? AND x.name = ? GROUP BY x.form",
        (participant, DATE),
    )
    return [value for value, _id in rows if value]


def add_form(change: Change, participant: int, key: FormKey) -> int:
    """Begin a form; gives its id."""
    return change.add("form", participant=participant, assessment=key.assessment, instrument=key.instrument)


def add_keying(change: Change, form: int, instrument_version: int) -> int:
    """Begin the first pass over a form; gives its id."""
    return change.add("keying", **{"form": form, "pass": FIRST_PASS, "instrument_version": instrument_version})


def state(change: Change, form: int, name: str, value: str) -> None:
    """Enter the date on a form or that it never came back; an empty value takes it back."""
    change.add("form_fact", form=form, name=name, value=value or None)


def fact_history(study: StudyFile, participant: int) -> list[tuple[str, str, str, str, str, str]]:
    """(utc, initials, assessment, instrument, name, value) of everything entered about forms, oldest first."""
    rows = study.rows(
        "SELECT l.utc, q.initials, f.assessment, f.instrument, x.name, x.value FROM form_fact AS x "
        "JOIN form AS f ON f.id = x.form JOIN ledger AS l ON l.seq = x.change JOIN person AS q ON q.id = l.person "
        "WHERE f.participant = ? ORDER BY x.id",
        (participant,),
    )
    return [(*row[:5], row[5] or "") for row in rows]
