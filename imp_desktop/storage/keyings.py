"""Forms and keyings: an instrument due from one participant at one assessment, and one pass over it by one person."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from imp_desktop.storage.ledger import Change, moment_of
from imp_desktop.storage.study_file import StudyFile

DATE = "date"
ABSENT = "absent"
CLOSED = "closed"
READER = "reader."  # and the id of a person who opened a first keying that another person had begun
ASIDE = ""  # where a form without answers waits while another one takes its place: a place holds one form at a time


class Pass(IntEnum):
    """Which keying of a form: the two from the paper, the one of what differs, what was settled or changed later."""

    FIRST = 1
    SECOND = 2
    THIRD = 3
    SETTLED = 4


class FormKey(NamedTuple):
    """Which form: the code of the participant, the assessment and the instrument."""

    code: str
    assessment: str
    instrument: str


@dataclass
class FormRecord:
    """One form as stored: the ids of its keyings, and the newest of what is known of it as a whole."""

    id: int
    keyings: dict[Pass, int] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def keying(self) -> int | None:
        """The id of its first keying."""
        return self.keyings.get(Pass.FIRST)


class Keyer(NamedTuple):
    """Somebody who keyed a form in one of its keyings, and when last (utc, as stored)."""

    participant: int
    assessment: str
    instrument: str
    keying_pass: int
    person: int
    initials: str
    utc: str


def placed(participant: int | None) -> str:
    """The forms of everybody, or of one participant, as a part of a query; the engine looks the latter up by index."""
    return "placed_form" if participant is None else f"(SELECT * FROM placed_form WHERE participant = {participant:d})"  # noqa: S608 - a number


def find(study: StudyFile, participant: int, key: FormKey) -> FormRecord | None:
    """The form, if anything was ever entered about it."""
    rows = study.rows(
        "SELECT f.id, k.pass, k.id FROM placed_form AS f LEFT JOIN keying AS k ON k.form = f.id "
        "WHERE f.participant = ? AND f.assessment = ? AND f.instrument = ? ORDER BY k.pass",
        (participant, key.assessment, key.instrument),
    )
    if not rows:
        return None
    return FormRecord(rows[0][0], {Pass(at): keying for _form, at, keying in rows if at}, facts(study, rows[0][0]))


def facts(study: StudyFile, form: int) -> dict[str, str]:
    """What is known of a form as a whole: its date, that it never came back, that it is closed ..."""
    rows = study.rows("SELECT name, value, max(id) FROM form_fact WHERE form = ? GROUP BY name", (form,))
    return {name: value for name, value, _id in rows if value is not None}


def all_facts(study: StudyFile, participant: int | None = None) -> list[tuple[int, str, str, str, str]]:
    """(participant id, assessment, instrument, name, value) of the newest facts of every form, or one participant's."""
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, x.name, x.value, max(x.id) "  # noqa: S608 - see `placed`
        f"FROM {placed(participant)} AS f CROSS JOIN form_fact AS x ON x.form = f.id GROUP BY x.form, x.name"
    )
    return [
        (who, assessment, instrument, name, value) for who, assessment, instrument, name, value, _id in rows if value
    ]


def facts_by_place(study: StudyFile, participant: int | None = None) -> dict[tuple[int, str, str], dict[str, str]]:
    """(participant id, assessment, instrument) -> what is known of the form; of all forms or one participant's."""
    found: dict[tuple[int, str, str], dict[str, str]] = {}
    for who, assessment, name, fact, value in all_facts(study, participant):
        found.setdefault((who, assessment, name), {})[fact] = value
    return found


def first_keyed(study: StudyFile) -> str | None:
    """The moment (utc, as stored) of the first keying of the study; None while nothing was keyed."""
    rows = study.rows("SELECT l.utc FROM ledger AS l WHERE l.seq = (SELECT min(k.change) FROM keying AS k)")
    return rows[0][0] if rows else None


def form_dates(study: StudyFile, participant: int) -> list[str]:
    """The dates written on the forms of a participant, as stored."""
    rows = study.rows(
        "SELECT x.value, max(x.id) FROM form_fact AS x JOIN placed_form AS f ON f.id = x.form "
        "WHERE f.participant = ? AND x.name = ? GROUP BY x.form",
        (participant, DATE),
    )
    return [value for value, _id in rows if value]


def add_form(change: Change, participant: int, key: FormKey) -> int:
    """Begin a form; gives its id."""
    return change.add("form", participant=participant, assessment=key.assessment, instrument=key.instrument)


def add_keying(change: Change, form: int, instrument_version: int, keying_pass: Pass = Pass.FIRST) -> int:
    """Begin a keying of a form; gives its id."""
    return change.add("keying", **{"form": form, "pass": int(keying_pass), "instrument_version": instrument_version})


def move(change: Change, form: int, participant: int, assessment: str) -> None:
    """From now on the form belongs to that participant and assessment, with everything keyed in it."""
    change.add("form_move", form=form, participant=participant, assessment=assessment)


def moves(study: StudyFile, participant: int) -> list[tuple[str, str, str, str, int, str, int, str]]:
    """(utc, initials, why, instrument, from participant, from assessment, to participant, to assessment), oldest first.

    Of every move of a form that came to this participant or went away.
    """
    rows = study.rows(
        "WITH step AS (SELECT m.id, m.form, m.change, m.participant, m.assessment, "
        "coalesce((SELECT b.participant FROM form_move AS b WHERE b.form = m.form AND b.id < m.id "
        "ORDER BY b.id DESC LIMIT 1), f.participant) AS before, "
        "coalesce((SELECT b.assessment FROM form_move AS b WHERE b.form = m.form AND b.id < m.id "
        "ORDER BY b.id DESC LIMIT 1), f.assessment) AS before_at, f.instrument "
        "FROM form_move AS m JOIN form AS f ON f.id = m.form) "
        "SELECT l.utc, q.initials, l.why, s.instrument, s.before, s.before_at, s.participant, s.assessment "
        "FROM step AS s JOIN ledger AS l ON l.seq = s.change JOIN person AS q ON q.id = l.person "
        "WHERE ?1 IN (s.before, s.participant) AND ?2 NOT IN (s.before_at, s.assessment) ORDER BY s.id",
        (participant, ASIDE),
    )
    return [(*row[:2], row[2] or "", *row[3:]) for row in rows]


def keyers(study: StudyFile, form: int | None = None, participant: int | None = None) -> list[Keyer]:
    """Everybody who keyed any answer or opened a first keying under way, with their last moment in each keying.

    Of every form, or of one, or of those of one participant.
    """
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, k.pass, l.person, q.initials, max(l.utc) "  # noqa: S608 - see `placed`
        f"FROM {placed(participant)} AS f CROSS JOIN keying AS k ON k.form = f.id "
        "CROSS JOIN answer AS a ON a.keying = k.id JOIN ledger AS l ON l.seq = a.change "
        "JOIN person AS q ON q.id = l.person WHERE ?1 IS NULL OR k.form = ?1 "
        "GROUP BY k.id, l.person ORDER BY k.id, l.person",
        (form,),
    )
    readers = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, 1, l.person, q.initials, max(l.utc) "  # noqa: S608 - see `placed`
        f"FROM {placed(participant)} AS f CROSS JOIN form_fact AS x ON x.form = f.id "
        "JOIN ledger AS l ON l.seq = x.change JOIN person AS q ON q.id = l.person "
        "WHERE x.name = ?2 || l.person AND (?1 IS NULL OR x.form = ?1) GROUP BY x.form, l.person",
        (form, READER),
    )
    return [Keyer._make(row) for row in (*rows, *readers)]


def latest_moment(study: StudyFile, person: int, utc: str) -> datetime:
    """The latest moment in the ledger up to what this person did at `utc` (as stored): no clock set back is earlier."""
    rows = study.rows(
        "SELECT max(utc) FROM ledger WHERE seq <= (SELECT max(seq) FROM ledger WHERE person = ? AND utc = ?)",
        (person, utc),
    )
    return moment_of(rows[0][0] or utc)


def keyed_since(study: StudyFile, person: int, keying_pass: Pass, since: str) -> dict[tuple[int, str, str], str]:
    """(participant id, assessment, instrument) -> the moment of this person's last answer in that keying.

    Of the forms where that was later than `since` (utc, as stored).
    """
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, max(l.utc) FROM ledger AS l "
        "CROSS JOIN answer AS a ON a.change = l.seq JOIN keying AS k ON k.id = a.keying "
        "JOIN placed_form AS f ON f.id = k.form WHERE l.person = ? AND l.utc > ? AND k.pass = ? GROUP BY k.id",
        (person, since, int(keying_pass)),
    )
    return {(who, assessment, instrument): utc for who, assessment, instrument, utc in rows}


def state(change: Change, form: int, name: str, value: str) -> None:
    """Enter what is known of a form as a whole; an empty value takes it back."""
    change.add("form_fact", form=form, name=name, value=value or None)


def fact_history(study: StudyFile, participant: int) -> list[tuple[str, str, str, str, str, str, str]]:
    """(utc, initials, assessment, instrument, name, value, why) of everything entered about forms, oldest first."""
    rows = study.rows(
        "SELECT l.utc, q.initials, f.assessment, f.instrument, x.name, x.value, l.why FROM form_fact AS x "
        "JOIN placed_form AS f ON f.id = x.form JOIN ledger AS l ON l.seq = x.change "
        "JOIN person AS q ON q.id = l.person "
        "WHERE f.participant = ? ORDER BY x.id",
        (participant,),
    )
    return [(*row[:5], row[5] or "", row[6] or "") for row in rows]
