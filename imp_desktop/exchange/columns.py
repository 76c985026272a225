"""Names of columns: which kind of table they make, and what was probably meant by one that is not known."""

import difflib
from collections.abc import Iterable

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.reading import Table

RECORD = "record_id"
EVENT = "redcap_event_name"


def unknown_column(table: Table, column: str, known: Iterable[str]) -> ImpError:
    """The complaint about a column nobody knows, with the name that comes nearest."""
    near = difflib.get_close_matches(column, list(known), n=1)
    advice = Problem.TABLE_UNKNOWN_COLUMN_NEAR if near else Problem.TABLE_UNKNOWN_COLUMN
    return ImpError(advice, table.place(1), column=column or '""', near=near[0] if near else "")
