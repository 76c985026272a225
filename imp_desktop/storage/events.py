"""The log of the course: adaptations and adverse reactions; rows added, the newest fact of an entry counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from imp_desktop.storage.ledger import Change, now, written
from imp_desktop.storage.study_file import StudyFile

ADAPTATION = "adaptation"
REACTION = "reaction"
REMOVED = "removed"


@dataclass
class EntryRecord:
    """One entry as stored; `participant` is whom a reaction belongs to; `who` and `utc` tell its last change."""

    id: int
    kind: str
    participant: int | None
    utc: str
    who: str
    facts: dict[str, str] = field(default_factory=dict)


def every(study: StudyFile, kind: str) -> list[EntryRecord]:
    """Every entry of a kind that was not taken out, in the order in which they were entered.

    What a change under way has written is there already, as entered now by nobody yet.
    """
    found: dict[int, EntryRecord] = {}
    rows = study.rows(
        "SELECT e.id, e.participant, f.name, f.value, coalesce(l.utc, ?), coalesce(q.initials, '') "
        "FROM log_entry AS e JOIN log_fact AS f ON f.entry = e.id "
        "LEFT JOIN ledger AS l ON l.seq = f.change LEFT JOIN person AS q ON q.id = l.person "
        "WHERE e.kind = ? AND NOT EXISTS (SELECT 1 FROM log_fact AS g WHERE g.entry = f.entry AND g.name = f.name "
        "AND g.id > f.id) ORDER BY e.id, f.change",
        (written(now()), kind),
    )
    for number, participant, name, value, utc, who in rows:
        record = found.setdefault(number, EntryRecord(number, kind, participant, utc, who))
        record.utc, record.who = utc, who
        if value is not None:
            record.facts[name] = value
    return [record for record in found.values() if REMOVED not in record.facts]


def add(change: Change, kind: str, participant: int | None = None) -> int:
    """Begin an entry; gives its id."""
    return change.add("log_entry", kind=kind, participant=participant)


def state(change: Change, entry: int, facts: Mapping[str, str]) -> None:
    """Enter facts of an entry; an empty value takes a fact back."""
    for name, value in facts.items():
        change.add("log_fact", entry=entry, name=name, value=value or None)


def reaction_history(study: StudyFile, participant: int) -> list[tuple[str, str, int, str, str]]:
    """(utc, initials, entry, name, value) of everything entered about a participant's reactions, oldest first."""
    rows = study.rows(
        "SELECT l.utc, q.initials, e.id, f.name, f.value FROM log_fact AS f JOIN log_entry AS e ON e.id = f.entry "
        "JOIN ledger AS l ON l.seq = f.change JOIN person AS q ON q.id = l.person "
        "WHERE e.participant = ? ORDER BY f.id",
        (participant,),
    )
    return [(utc, who, entry, name, value or "") for utc, who, entry, name, value in rows]
