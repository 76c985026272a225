"""What the tables of the course have in common when they are taken in: rows, their cells, and where a refusal is."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from imp_desktop.errors import ImpError, ImpErrors, Problem
from imp_desktop.exchange.columns import EVENT, RECORD
from imp_desktop.exchange.course import CourseRow
from imp_desktop.exchange.reading import Table
from imp_desktop.operations.taking import Taking

# the column a refusal is about, where the operation that refuses does not know of columns
_COLUMNS = {
    Problem.UNKNOWN_PARTICIPANT: RECORD,
    Problem.CODE_CHECK_FAILS: RECORD,
    Problem.NO_CONSENT: RECORD,
    Problem.NOT_IN_COURSE: RECORD,
    Problem.UNKNOWN_ASSESSMENT: EVENT,
    Problem.UNKNOWN_SESSION: "session",
    Problem.COHORT_UNFIT: "cohort",
    Problem.COHORT_WITHOUT_COHORTS: "cohort",
    Problem.SESSION_NEEDS_REASON: "reason",
    Problem.SESSION_HAS_ATTENDANCE: "status",
    Problem.NOT_CODED: "item",
    Problem.NO_TEXT: "item",
    Problem.UNKNOWN_CODE: "codes",
    Problem.ONE_CODE_ONLY: "codes",
    Problem.CODE_ID_UNFIT: "code",
    Problem.CODE_LABEL_UNFIT: "label",
    Problem.CODE_EXISTS: "label",
    Problem.CODE_NEEDS_REASON: "reason",
}


@contextmanager
def told_of(taking: Taking, table: Table, row: CourseRow) -> Iterator[None]:
    """Whatever is refused inside the block is remembered with the line of the row and the column it is about."""
    with taking.at(table.place(row.line)):
        try:
            yield
        except ImpError as error:
            raise ImpErrors([_with_column(problem, row) for problem in error.all()]) from error


def refuse_twice(seen: set[tuple[str, ...]], *key: str) -> None:
    """Raise ImpError (TABLE_ROW_TWICE) where a row of the table was about the same thing."""
    if key in seen:
        raise ImpError(Problem.TABLE_ROW_TWICE, record=" ".join(part for part in key if part))
    seen.add(key)


def fitting(cells: Mapping[str, str], fit: Callable[[str, str], str]) -> dict[str, str]:
    """The cells that say something, as `fit` keeps them; ImpErrors with every one that does not fit and its column."""
    fitted: dict[str, str] = {}
    problems: list[ImpError] = []
    for column, cell in cells.items():
        try:
            value = fit(column, cell)
        except ImpError as error:
            problems.append(error.at(column))
        else:
            fitted |= {column: value} if value else {}
    if problems:
        raise ImpErrors(problems)
    return fitted


def news(taking: Taking, about: tuple[str, ...], stored: Mapping[str, str], facts: Mapping[str, str]) -> dict[str, str]:
    """The facts that are to be written; ImpErrors with the column of each that may not be."""
    new: dict[str, str] = {}
    problems: list[ImpError] = []
    for column, value in facts.items():
        try:
            if taking.is_new((*about, column), stored.get(column, ""), value):
                new[column] = value
        except ImpError as error:
            problems.append(error.at(column))
    if problems:
        raise ImpErrors(problems)
    return new


def _with_column(problem: ImpError, row: CourseRow) -> ImpError:
    """The problem with the column it is about: that of its kind, or else the one that holds the date it names."""
    named = (column for column, cell in row.cells.items() if cell and cell == problem.values.get("given"))
    column = _COLUMNS.get(problem.problem) or next(named, "")
    return problem.at(column) if column and not problem.where else problem
