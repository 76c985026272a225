"""Tables from outside are read as text, and what does not fit is named with its place."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.errors import ImpError, Problem
from imp_desktop.exchange.reading import read_table
from imp_desktop.exchange.writing import csv_bytes, guarded


def table(tmp_path, content):
    path = tmp_path / "answers.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_separators_and_encodings_of_dutch_spreadsheets_are_understood(tmp_path, separator, encoding):
    lines = ["record_id,pss_01,note", "001-B,4,één"]
    content = "\r\n".join(line.replace(",", separator) for line in lines).encode(encoding)
    read = table(tmp_path, content)
    assert read.columns == ("record_id", "pss_01", "note")
    assert read.rows[0].cells == {"record_id": "001-B", "pss_01": "4", "note": "één"}


def test_nothing_is_guessed_from_the_looks_of_a_cell(tmp_path):
    read = table(tmp_path, "record_id,a,b,c\n00123,1.50,2-3,1E5\n")
    assert read.rows[0].cells == {"record_id": "00123", "a": "1.50", "b": "2-3", "c": "1E5"}


def test_rows_carry_the_line_they_begin_on_even_after_a_cell_of_several_lines(tmp_path):
    read = table(tmp_path, 'record_id,a\n001,"one\ntwo"\n\n002,x\n')
    assert [(row.line, row.cells["record_id"]) for row in read.rows] == [(2, "001"), (5, "002")]


@pytest.mark.parametrize(
    ("content", "problem", "place"),
    [
        ("", Problem.TABLE_EMPTY, "answers.csv"),
        (" \n\n", Problem.TABLE_EMPTY, "answers.csv"),
        (b"record_id,a\n001,\x81\n", Problem.TABLE_UNDECODABLE, "answers.csv"),
        (b"\xff\xfer\x00e\x00c\x00", Problem.TABLE_UNDECODABLE, "answers.csv"),
        ("record_id,a,A\n001,1,2\n", Problem.TABLE_COLUMN_TWICE, "answers.csv, line 1"),
        ("record_id,a\n001,1\n002,1,2\n003\n", Problem.TABLE_RAGGED, "answers.csv, line 3"),
        ('record_id,a\n001,1\n002,"open\n003,4\n', Problem.TABLE_QUOTE_OPEN, "answers.csv, line 3"),
        (f"record_id,a\n001,{'x' * 200_000}\n", Problem.TABLE_QUOTE_OPEN, "answers.csv, line 2"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_its_place(tmp_path, content, problem, place):
    with pytest.raises(ImpError) as met:
        table(tmp_path, content)
    assert met.value.problem is problem
    assert met.value.where == place


def test_every_ragged_row_is_named(tmp_path):
    with pytest.raises(ImpError) as met:
        table(tmp_path, "record_id,a\n001\n002,1\n003,1,2\n")
    assert [problem.where for problem in met.value.all()] == ["answers.csv, line 2", "answers.csv, line 4"]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    pipe = tmp_path / "pipe.csv"
    getattr(os, "mkfifo", os.mkdir)(pipe)  # Windows has no pipes with a name in a folder
    with pytest.raises(ImpError) as met:
        read_table(pipe)
    assert met.value.problem is Problem.FILE_UNREADABLE


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(ImpError) as met:
        read_table(tmp_path / "none.csv")
    assert met.value.problem is Problem.FILE_MISSING
    with pytest.raises(ImpError) as met:
        read_table(tmp_path)
    assert met.value.problem is Problem.FILE_UNREADABLE


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|x", "@SUM(1)", "-2+3", "\t=1", "＝1"])
def test_no_written_cell_is_a_formula(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+3", "-1.5", "7,5", "plain", "2-3", ".omitted"])
def test_numbers_and_plain_words_are_written_as_they_are(cell):
    assert guarded(cell) == cell


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30), min_size=2, max_size=6
    )
)
def test_what_is_written_is_read_back_to_the_letter(tmp_path_factory, cells):
    columns = [f"c{number}" for number in range(len(cells))]
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    path.write_bytes(csv_bytes(["key", *columns], [["k", *cells]]))
    assert list(read_table(path).rows[0].cells.values())[1:] == cells
