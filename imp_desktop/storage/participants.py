"""The register: who takes part, and every fact about them as it was entered over time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile

_WITH_NEWEST_FACTS = """
SELECT p.id, p.code, f.name, f.value FROM participant AS p
LEFT JOIN participant_fact AS f ON f.participant = p.id AND NOT EXISTS (
    SELECT 1 FROM participant_fact AS g WHERE g.participant = f.participant AND g.name = f.name AND g.id > f.id)
"""


@dataclass
class Record:
    """One participant as stored: `facts` holds the newest value of every fact that has one."""

    id: int
    code: str
    facts: dict[str, str] = field(default_factory=dict)


def every(study: StudyFile) -> list[Record]:
    """Every participant, in the order in which they were added."""
    return _records(study.rows(f"{_WITH_NEWEST_FACTS} ORDER BY p.id"))


def by_code(study: StudyFile, code: str) -> Record | None:
    """The participant of that code, letter case aside."""
    found = _records(study.rows(f"{_WITH_NEWEST_FACTS} WHERE p.code_key = ?", (key(code),)))
    return found[0] if found else None


def add(change: Change, code: str) -> int:
    """Put a participant into the register; gives the id."""
    return change.add("participant", code=code, code_key=key(code))


def state(change: Change, participant: int, facts: Mapping[str, str]) -> None:
    """Enter facts; an empty value takes a fact back."""
    for name, value in facts.items():
        change.add("participant_fact", participant=participant, name=name, value=value or None)


def fact(study: StudyFile, participant: int, name: str) -> str:
    """The newest value of one fact about a participant; empty where there is none."""
    rows = study.rows(
        "SELECT value FROM participant_fact WHERE participant = ? AND name = ? ORDER BY id DESC LIMIT 1",
        (participant, name),
    )
    return (rows[0][0] or "") if rows else ""


def with_fact(study: StudyFile, name: str) -> frozenset[int]:
    """The ids of the participants of whom this fact is known."""
    rows = study.rows(
        "SELECT participant, value, max(id) FROM participant_fact WHERE name = ? GROUP BY participant", (name,)
    )
    return frozenset(participant for participant, value, _id in rows if value)


def fact_history(study: StudyFile, participant: int) -> list[tuple[str, str, str, str, str]]:
    """(utc, initials, name, value, why) of every fact ever entered about a participant, oldest first."""
    return [
        (utc, who, name, value or "", why or "")
        for utc, who, name, value, why in study.rows(
            "SELECT l.utc, q.initials, f.name, f.value, l.why FROM participant_fact AS f "
            "JOIN ledger AS l ON l.seq = f.change JOIN person AS q ON q.id = l.person "
            "WHERE f.participant = ? ORDER BY f.id",
            (participant,),
        )
    ]


def added(study: StudyFile, participant: int) -> tuple[str, str]:
    """(utc, initials) of when and by whom the participant was put into the register."""
    (utc, who) = study.rows(
        "SELECT l.utc, q.initials FROM participant AS p JOIN ledger AS l ON l.seq = p.change "
        "JOIN person AS q ON q.id = l.person WHERE p.id = ?",
        (participant,),
    )[0]
    return utc, who


def key(code: str) -> str:
    """What makes two codes the same code: letter case does not count."""
    return code.strip().casefold()


def _records(rows: list[tuple[Any, ...]]) -> list[Record]:
    records: dict[int, Record] = {}
    for participant, code, name, value in rows:
        record = records.setdefault(participant, Record(participant, code))
        if value is not None:
            record.facts[name] = value
    return list(records.values())
