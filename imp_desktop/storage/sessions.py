"""The session log and who was there: rows added, the newest fact of a session and the newest mark of a person count."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile

NO_COHORT = 0


@dataclass
class SessionRecord:
    """One session of one cohort as stored; `facts` holds the newest value of everything logged about it."""

    id: int
    cohort: int
    name: str
    facts: dict[str, str] = field(default_factory=dict)


def every(study: StudyFile, cohort: int | None = None) -> list[SessionRecord]:
    """Every session anything was logged about, or those of one cohort, in the order in which they were begun."""
    found: dict[int, SessionRecord] = {}
    rows = study.rows(
        "SELECT s.id, s.cohort, s.name, f.name, f.value FROM session AS s "
        "LEFT JOIN session_fact AS f ON f.session = s.id "
        "AND NOT EXISTS (SELECT 1 FROM session_fact AS g "
        "WHERE g.session = f.session AND g.name = f.name AND g.id > f.id) "
        "WHERE ?1 IS NULL OR s.cohort = ?1 ORDER BY s.id",
        (cohort,),
    )
    for number, of_cohort, name, fact, value in rows:
        record = found.setdefault(number, SessionRecord(number, of_cohort, name))
        if value is not None:
            record.facts[fact] = value
    return list(found.values())


def find(study: StudyFile, cohort: int, name: str) -> SessionRecord | None:
    """The session of that name in that cohort, if anything was logged about it."""
    return next((one for one in every(study, cohort) if one.name == name), None)


def add(change: Change, cohort: int, name: str) -> int:
    """Begin the log of a session; gives its id."""
    return change.add("session", cohort=cohort, name=name)


def state(change: Change, session: int, facts: Mapping[str, str]) -> None:
    """Log facts of a session; an empty value takes a fact back."""
    for name, value in facts.items():
        change.add("session_fact", session=session, name=name, value=value or None)


def mark(change: Change, session: int, participant: int, attended: str) -> None:
    """Say whether a participant was there (present, absent, excused); empty takes the mark back."""
    change.add("attendance", session=session, participant=participant, state=attended or None)


def marks(study: StudyFile) -> dict[tuple[int, int], str]:
    """(session id, participant id) -> the newest mark, where there is one."""
    rows = study.rows("SELECT session, participant, state, max(id) FROM attendance GROUP BY session, participant")
    return {(session, participant): attended for session, participant, attended, _id in rows if attended}


def mark_of(study: StudyFile, session: int, participant: int) -> str:
    """The newest mark of a participant at a session, empty where there is none."""
    rows = study.rows(
        "SELECT state FROM attendance WHERE session = ? AND participant = ? ORDER BY id DESC LIMIT 1",
        (session, participant),
    )
    return (rows[0][0] or "") if rows else ""


def fact_history(study: StudyFile, session: int) -> list[tuple[str, str, str, str, str]]:
    """(utc, initials, name, value, why) of everything ever logged about a session, oldest first."""
    rows = study.rows(
        "SELECT l.utc, q.initials, f.name, f.value, l.why FROM session_fact AS f JOIN ledger AS l ON l.seq = f.change "
        "JOIN person AS q ON q.id = l.person WHERE f.session = ? ORDER BY f.id",
        (session,),
    )
    return [(utc, who, name, value or "", why or "") for utc, who, name, value, why in rows]


def mark_history(study: StudyFile, participant: int) -> list[tuple[str, str, int, str, str]]:
    """(utc, initials, cohort, session name, mark) of every mark a participant ever got, oldest first."""
    rows = study.rows(
        "SELECT l.utc, q.initials, s.cohort, s.name, a.state FROM attendance AS a "
        "JOIN session AS s ON s.id = a.session "
        "JOIN ledger AS l ON l.seq = a.change JOIN person AS q ON q.id = l.person "
        "WHERE a.participant = ? ORDER BY a.id",
        (participant,),
    )
    return [(utc, who, cohort, name, attended or "") for utc, who, cohort, name, attended in rows]
