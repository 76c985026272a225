"""Tables of participants: what each column means."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.participants import FACTS, column_of, participants_in
from imp_desktop.exchange.reading import Row, Table


def table(tmp_path, columns, *cells):
    rows = tuple(Row(line, dict(zip(columns, row, strict=True))) for line, row in enumerate(cells, start=2))
    return Table(tmp_path / "participants.csv", ("record_id", *columns[1:]), rows)


def test_the_columns_of_recruitment_keep_their_names():
    names = {"group", "cohort", "consent_date", "approached_date", "status", "status_reason", "status_date", "data_use"}
    assert names <= set(FACTS)
    assert [column_of(fact) for fact in ("consent", "approached", "data_use", "eligibility.practice_willing")] == [
        "consent_date",
        "approached_date",
        "data_use",
        "practice_willing",
    ]


def test_a_row_holds_the_facts_of_its_cells_and_no_empty_ones(tmp_path):
    columns = ("record_id", "group", "status", "status_reason", "status_date", "data_use", "practice_willing", "age")
    cells = ("1-A", "training", "withdrawn", " too busy ", "2026-02-01", "none", "yes", "")
    rows, problems = participants_in(table(tmp_path, columns, cells), ["practice_willing"])
    assert problems == []
    assert rows[0].facts == {
        "group": "training",
        "status": "withdrawn",
        "status_reason": "too busy",
        "status_date": "2026-02-01",
        "data_use": "none",
        "eligibility.practice_willing": "yes",
    }
    assert rows[0].intake == {}


@pytest.mark.parametrize(
    ("column", "problem"),
    [("data_used", Problem.TABLE_UNKNOWN_COLUMN_NEAR), ("shoe_size", Problem.TABLE_UNKNOWN_COLUMN)],
)
def test_a_column_nobody_knows_is_named(tmp_path, column, problem):
    _rows, problems = participants_in(table(tmp_path, ("record_id", "group", column), ("1-A", "training", "keep")), [])
    assert [found.problem for found in problems] == [problem]


def test_a_code_that_lacks_or_stands_twice_is_named_with_its_line(tmp_path):
    cells = (("1-A", "training"), (" ", "training"), ("1-a", "control"))
    rows, problems = participants_in(table(tmp_path, ("record_id", "group"), *cells), [])
    assert [row.code for row in rows] == ["1-A"]
    assert [(found.problem, found.where) for found in problems] == [
        (Problem.CODE_EMPTY, "participants.csv, line 3"),
        (Problem.TABLE_ROW_TWICE, "participants.csv, line 4"),
    ]
    assert all(isinstance(found, ImpError) for found in problems)
