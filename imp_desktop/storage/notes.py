"""Notes beside items: rows added, the newest one of an item counts."""

from typing import Any, NamedTuple

from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile


class NoteRow(NamedTuple):
    """One note as it stands now, with where it belongs, who wrote it and whether somebody dealt with it."""

    participant: int
    assessment: str
    instrument: str
    keying_pass: int
    item: str
    text: str
    keyed: str
    seen: bool
    utc: str
    initials: str


def add(change: Change, keying: int, item: str, text: str, *, seen: bool = False) -> None:
    """Note something beside an item from now on; an empty text takes the note away."""
    change.add("note", keying=keying, item=item, text=text or None, seen=int(seen))


def newest(study: StudyFile, keying: int) -> dict[str, str]:
    """Item -> note, of one keying."""
    rows = study.rows("SELECT item, text FROM newest_note WHERE keying = ? AND text IS NOT NULL", (keying,))
    return dict(rows)


def every(study: StudyFile) -> list[NoteRow]:
    """Every note there is now, oldest first."""
    rows: list[tuple[Any, ...]] = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, k.pass, n.item, n.text, "
        "coalesce((SELECT a.keyed FROM answer AS a WHERE a.keying = n.keying AND a.item = n.item "
        "ORDER BY a.id DESC LIMIT 1), ''), n.seen, l.utc, q.initials "
        "FROM newest_note AS n JOIN keying AS k ON k.id = n.keying JOIN placed_form AS f ON f.id = k.form "
        "JOIN ledger AS l ON l.seq = n.change JOIN person AS q ON q.id = l.person "
        "WHERE n.text IS NOT NULL ORDER BY n.id"
    )
    return [NoteRow._make((*row[:7], bool(row[7]), *row[8:])) for row in rows]


def item_history(study: StudyFile, keying: int, item: str) -> list[tuple[str, str, str, bool]]:
    """(utc, initials, text, dealt with) of every note ever written beside an item, oldest first."""
    rows = study.rows(
        "SELECT l.utc, q.initials, n.text, n.seen FROM note AS n JOIN ledger AS l ON l.seq = n.change "
        "JOIN person AS q ON q.id = l.person WHERE n.keying = ? AND n.item = ? ORDER BY n.id",
        (keying, item),
    )
    return [(utc, who, text or "", bool(seen)) for utc, who, text, seen in rows]
