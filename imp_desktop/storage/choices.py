"""What was chosen for the study: rows added, the newest one of a name counts."""

from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile


def state(change: Change, name: str, value: str) -> None:
    """Choose a value from now on; an empty one takes the choice back."""
    change.add("setting", name=name, value=value or None)


def history(study: StudyFile) -> list[tuple[str, str, str, str]]:
    """(utc, name, value, why) of everything ever chosen, oldest first."""
    rows = study.rows(
        "SELECT l.utc, s.name, s.value, l.why FROM setting AS s JOIN ledger AS l ON l.seq = s.change ORDER BY s.id"
    )
    return [(utc, name, value or "", why or "") for utc, name, value, why in rows]


def newest(study: StudyFile) -> dict[str, str]:
    """Name -> value of everything chosen."""
    rows = study.rows("SELECT name, value, max(id) FROM setting GROUP BY name")
    return {name: value for name, value, _id in rows if value is not None}
