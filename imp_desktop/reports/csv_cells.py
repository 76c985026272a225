"""The cells of the feasibility tables: numbers as they are read back, shares with their interval, days, yes and no."""

import datetime as dt
from collections.abc import Iterator
from typing import Final, TypeVar

from imp_desktop.reports.csv_tables import Rows, exact
from imp_desktop.statistics.counts import Share
from imp_desktop.statistics.feasibility_results import Feasibility
from imp_desktop.statistics.results import Interval

Kind = TypeVar("Kind")
Table = tuple[list[str], Iterator[list[str]]]  # the names of the columns, and the rows
SHARE: Final = ["part", "whole", "share", "ci95_low", "ci95_high"]


def each(found: Feasibility, kind: type[Kind]) -> Iterator[tuple[str, Kind]]:
    """Every finding of a kind with the id of its domain, in the order of the report."""
    for domain in found.domains:
        for finding in domain.findings:
            if isinstance(finding, kind):
                yield domain.id, finding


def rows_of(table: Table) -> Rows:
    """The table with the names of its columns on top."""
    columns, rows = table
    return [columns, *rows]


def share_cells(share: Share | None) -> list[str]:
    """Part, whole, share from 0 to 1, and both ends of the exact interval."""
    if share is None:
        return [""] * len(SHARE)
    return [str(share.part), str(share.whole), exact(share.value), *interval_cells(share.ci95)]


def interval_cells(ci95: Interval | None) -> list[str]:
    """Both ends of an interval."""
    return ["", ""] if ci95 is None else [exact(ci95[0]), exact(ci95[1])]


def day(date: dt.date | None) -> str:
    """A day as 2026-03-12."""
    return "" if date is None else date.isoformat()


def count(value: int | None) -> str:
    """A count; empty where there is none."""
    return "" if value is None else str(value)


def yes_or_no(value: bool) -> str:  # noqa: FBT001 - the value is what is told
    """A truth in words."""
    return "yes" if value else "no"
