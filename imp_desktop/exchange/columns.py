"""Names of columns: which kind of table they make, and what was probably meant by one that is not known."""

import difflib
from collections.abc import Iterable

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.reading import Table

RECORD = "record_id"
EVENT = "redcap_event_name"


def is_answers(table: Table) -> bool:
    """Whether the table holds answers (a row a person and assessment) rather than participants.

    Raises ImpError if it is neither.
    """
    if RECORD in table.columns and EVENT in table.columns:
        return True
    if RECORD in table.columns and "group" in table.columns:
        return False
    raise ImpError(Problem.TABLE_COLUMNS, table.path.name, columns=", ".join(table.columns[:8]))


def unknown_column(table: Table, column: str, known: Iterable[str]) -> ImpError:
    """The complaint about a column nobody knows, with the name that comes nearest."""
    near = difflib.get_close_matches(column, list(known), n=1)
    advice = Problem.TABLE_UNKNOWN_COLUMN_NEAR if near else Problem.TABLE_UNKNOWN_COLUMN
    return ImpError(advice, f"{table.path.name}, line 1", column=column or '""', near=near[0] if near else "")
