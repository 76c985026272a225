"""What was chosen for the study: rows added, the newest one of a name counts."""

from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile


def state(change: Change, name: str, value: str) -> None:
    """Choose a value from now on; an empty one takes the choice back."""
    change.add("setting", name=name, value=value or None)


def newest(study: StudyFile) -> dict[str, str]:
    """Name -> value of everything chosen."""
    rows = study.rows("SELECT name, value, max(id) FROM setting GROUP BY name")
    return {name: value for name, value, _id in rows if value is not None}
