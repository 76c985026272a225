"""Where somebody looked at the paper again: facts of a form, one for each check, that hold what was looked at."""

from typing import NamedTuple

from imp_desktop.storage import keyings
from imp_desktop.storage.answers import Place
from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile

LOOKED = "looked."


class Look(NamedTuple):
    """One look: the check in one keying (0 for a check across forms), the evidence it held then, who and when (utc)."""

    place: Place
    keying_pass: int
    check: str
    evidence: str
    initials: str
    utc: str


def every(study: StudyFile, participant: int | None = None) -> list[Look]:
    """Every look that was not taken back, or those at the forms of one participant."""
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, x.name, x.value, q.initials, l.utc, max(x.id) "
        "FROM form_fact AS x JOIN placed_form AS f ON f.id = x.form "
        "JOIN ledger AS l ON l.seq = x.change JOIN person AS q ON q.id = l.person "
        "WHERE x.name LIKE 'looked.%' AND (?1 IS NULL OR f.participant = ?1) GROUP BY x.form, x.name",
        (participant,),
    )
    return [_look(row[:3], row[3], row[4:7]) for row in rows if row[4]]


def state(change: Change, form: int, look: tuple[int, str], evidence: str) -> None:
    """Note that somebody looked: at which check in which keying, and at what; an empty evidence takes it back."""
    keying_pass, check = look
    keyings.state(change, form, f"{LOOKED}{keying_pass}.{check}", evidence)


def _look(place: Place, name: str, told: tuple[str, str, str]) -> Look:
    at, _dot, check = name.removeprefix(LOOKED).partition(".")
    return Look(place, int(at), check, *told)
