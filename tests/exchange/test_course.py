"""Tables of the course are told by their columns; rows are read as text, and columns nobody knows are named."""

from pathlib import Path

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.course import COLUMNS, Kind, course_rows, kind_of, marks_in, session_of
from imp_desktop.exchange.reading import Table, read_table

SESSIONS = ("pause", "relax", "open")


def table(folder: Path, text: str) -> Table:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path)


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ("record_id,group", Kind.PARTICIPANTS),
        ("record_id,group,status,cohort,note", Kind.PARTICIPANTS),
        ("record_id,redcap_event_name,pss_01", Kind.ANSWERS),
        ("record_id,redcap_event_name,group,pss_01", Kind.ANSWERS),
        ("cohort,session,date,status", Kind.SESSIONS),
        ("Session;STATUS", Kind.SESSIONS),
        ("record_id,session_1,session_2", Kind.ATTENDANCE),
        ("record_id,session_12", Kind.ATTENDANCE),
        ("what,why", Kind.ADAPTATIONS),
        ("date,what,why,cohort", Kind.ADAPTATIONS),
        ("record_id,reaction,severity", Kind.REACTIONS),
        ("item,code,label,reason", Kind.OWN_CODES),
        ("record_id,redcap_event_name,item,codes", Kind.CODES),
    ],
)
def test_columns_tell_what_a_table_holds(tmp_path: Path, columns: str, kind: Kind) -> None:
    separator = ";" if ";" in columns else ","
    assert kind_of(table(tmp_path, f"{columns}\n{separator.join('x' for _ in columns.split(separator))}\n")) is kind


@pytest.mark.parametrize(
    "columns", ["a,b", "record_id", "record_id,session_0", "session,date", "item,code", "what,date"]
)
def test_columns_of_no_known_table_are_refused(tmp_path: Path, columns: str) -> None:
    with pytest.raises(ImpError) as told:
        kind_of(table(tmp_path, f"{columns}\n{','.join('x' for _ in columns.split(','))}\n"))
    assert (told.value.problem, told.value.where) == (Problem.TABLE_COLUMNS, "table.csv")


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_table_of_the_course_may_be_empty(tmp_path: Path, kind: Kind) -> None:
    empty = table(tmp_path, ",".join(COLUMNS[kind]) + "\n")
    assert kind_of(empty) is kind
    assert course_rows(empty, kind) == ([], [])


def test_a_row_has_a_cell_for_every_column_without_blanks_around_it(tmp_path: Path) -> None:
    given = table(tmp_path, "what,why\n'=1+1 , snow \n\n")
    rows, problems = course_rows(given, Kind.ADAPTATIONS)
    assert problems == []
    assert [(row.line, row.cells) for row in rows] == [(2, {"date": "", "what": "=1+1", "why": "snow", "cohort": ""})]


def test_a_column_nobody_knows_is_named_with_the_nearest(tmp_path: Path) -> None:
    _rows, problems = course_rows(table(tmp_path, "session,status,raeson,xyz\n1,,,\n"), Kind.SESSIONS)
    assert [(one.problem, one.values["column"], one.values["near"]) for one in problems] == [
        (Problem.TABLE_UNKNOWN_COLUMN_NEAR, "raeson", "reason"),
        (Problem.TABLE_UNKNOWN_COLUMN, "xyz", ""),
    ]


def test_marks_come_by_session_and_empty_cells_are_left_out(tmp_path: Path) -> None:
    rows, problems = marks_in(table(tmp_path, "record_id,session_1,session_3\n001-B,present,\n2,,absent\n"), SESSIONS)
    assert problems == []
    assert [dict(row.cells) for row in rows] == [
        {"record_id": "001-B", "pause": "present"},
        {"record_id": "2", "open": "absent"},
    ]


def test_a_session_the_course_does_not_have_is_a_column_nobody_knows(tmp_path: Path) -> None:
    _rows, problems = marks_in(table(tmp_path, "record_id,session_1,session_4\n001-B,present,present\n"), SESSIONS)
    assert [(one.values["column"], one.where) for one in problems] == [("session_4", "table.csv, line 1")]


@pytest.mark.parametrize(("given", "meant"), [("1", "pause"), ("03", "open"), ("relax", "relax")])
def test_a_session_is_named_by_its_number_or_its_id(given: str, meant: str) -> None:
    assert session_of(given, SESSIONS) == meant


@pytest.mark.parametrize("given", ["0", "4", "-1", "1.0", "", "Pause x", "²", "9" * 5_000])
def test_a_session_there_is_none_of_is_refused(given: str) -> None:
    with pytest.raises(ImpError) as told:
        session_of(given, SESSIONS)
    assert told.value.problem is Problem.UNKNOWN_SESSION
    assert told.value.values["known"] == "1, 2, 3"
