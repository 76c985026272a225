"""Questions about forms: each hangs on a form, or on one item of it, and keeps its thread of steps."""

from typing import NamedTuple

from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile

ASKED, FOR, ANSWERED, CLOSED, OPENED = "asked", "for", "answered", "closed", "opened"


class QueryRow(NamedTuple):
    """Where a question hangs now; without an item it is about the form as a whole."""

    id: int
    participant: int
    assessment: str
    instrument: str
    item: str


class StepRow(NamedTuple):
    """One step of a question: what was done (ASKED, FOR, ANSWERED, CLOSED, OPENED), its words, by whom and when."""

    query: int
    name: str
    text: str
    person: int
    initials: str
    utc: str


def add(change: Change, form: int, item: str) -> int:
    """Begin a question; gives its id."""
    return change.add("query", form=form, item=item or None)


def state(change: Change, query: int, name: str, text: str) -> None:
    """Add a step to a question."""
    change.add("query_fact", query=query, name=name, value=text or None)


def every(study: StudyFile) -> list[QueryRow]:
    """Every question at the place where its form is now, oldest first."""
    rows = study.rows(
        "SELECT q.id, f.participant, f.assessment, f.instrument, coalesce(q.item, '') "
        "FROM query AS q JOIN placed_form AS f ON f.id = q.form ORDER BY q.id"
    )
    return [QueryRow._make(row) for row in rows]


def steps(study: StudyFile) -> dict[int, list[StepRow]]:
    """Question -> its steps, oldest first."""
    rows = study.rows(
        "SELECT x.query, x.name, coalesce(x.value, ''), l.person, p.initials, l.utc FROM query_fact AS x "
        "JOIN ledger AS l ON l.seq = x.change JOIN person AS p ON p.id = l.person ORDER BY x.id"
    )
    found: dict[int, list[StepRow]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(StepRow._make(row))
    return found
