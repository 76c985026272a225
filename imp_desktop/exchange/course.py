"""Tables of the course: sessions, attendance, adaptations, adverse reactions, codes of texts; which table is which."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.columns import EVENT, RECORD, unknown_column
from imp_desktop.exchange.reading import Table

SESSION_COLUMN = re.compile(r"session_([1-9][0-9]{0,2})")


class Kind(StrEnum):
    """What a table holds, in the order in which tables are taken in."""

    PARTICIPANTS = "participants"
    ANSWERS = "answers"
    SESSIONS = "sessions"
    ATTENDANCE = "attendance"
    ADAPTATIONS = "adaptations"
    REACTIONS = "adverse_reactions"
    OWN_CODES = "own_codes"
    CODES = "codes"


COLUMNS: Mapping[Kind, tuple[str, ...]] = {
    Kind.SESSIONS: ("group", "cohort", "session", "date", "status", "minutes", "reason", "moved_to"),
    Kind.ADAPTATIONS: ("date", "what", "why", "cohort"),
    Kind.REACTIONS: (
        RECORD, "date", "reaction", "what", "severity", "related", "action", "stopped", "printable",
    ),
    Kind.OWN_CODES: ("item", "code", "label", "reason"),
    Kind.CODES: (RECORD, EVENT, "item", "codes", "printable"),
}  # fmt: skip
_TOLD_BY: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (Kind.CODES, (RECORD, EVENT, "item", "codes")),
    (Kind.ANSWERS, (RECORD, EVENT)),
    (Kind.REACTIONS, (RECORD, "reaction")),
    (Kind.PARTICIPANTS, (RECORD, "group")),
    (Kind.SESSIONS, ("session", "status")),
    (Kind.ADAPTATIONS, ("what", "why")),
    (Kind.OWN_CODES, ("item", "code", "label")),
)


@dataclass(frozen=True)
class CourseRow:
    """One row of a table of the course: the line it begins on, and its cells without blanks around them."""

    line: int
    cells: Mapping[str, str]


def kind_of(table: Table) -> Kind:
    """What the table holds, told by its columns. Raises ImpError (TABLE_COLUMNS) if it is none of the known ones."""
    if RECORD in table.columns and any(SESSION_COLUMN.fullmatch(column) for column in table.columns):
        return Kind.ATTENDANCE
    for kind, needed in _TOLD_BY:
        if set(needed) <= set(table.columns):
            return kind
    raise ImpError(Problem.TABLE_COLUMNS, table.path.name, columns=", ".join(table.columns[:8]))


def course_rows(table: Table, kind: Kind) -> tuple[list[CourseRow], list[ImpError]]:
    """The rows of a table of the course, columns that are not there as empty cells, and every column nobody knows."""
    known = COLUMNS[kind]
    problems = [unknown_column(table, column, known) for column in table.columns if column not in known]
    rows = [CourseRow(row.line, {column: row.cells.get(column, "").strip() for column in known}) for row in table.rows]
    return rows, problems


def marks_in(table: Table, sessions: Sequence[str]) -> tuple[list[CourseRow], list[ImpError]]:
    """The rows of an attendance list: `record_id`, and the marks by the id of their session, empty cells left out."""
    meaning = {f"session_{number}": session for number, session in enumerate(sessions, start=1)}
    problems = [
        unknown_column(table, column, [RECORD, *meaning])
        for column in table.columns
        if column != RECORD and column not in meaning
    ]
    rows = [
        CourseRow(row.line, {RECORD: row.cells[RECORD].strip(), **_marks(row.cells, meaning)}) for row in table.rows
    ]
    return rows, problems


def session_of(text: str, sessions: Sequence[str]) -> str:
    """The session named by its number, from 1, or by its id. Raises ImpError (UNKNOWN_SESSION)."""
    if text in sessions:
        return text
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= len(sessions):
        return sessions[int(text[:6]) - 1]
    known = [str(number) for number in range(1, len(sessions) + 1)]
    raise ImpError(Problem.UNKNOWN_SESSION, session=text or '""', known=", ".join(known))


def _marks(cells: Mapping[str, str], meaning: Mapping[str, str]) -> dict[str, str]:
    return {meaning[column]: cell.strip() for column, cell in cells.items() if column in meaning and cell.strip()}
