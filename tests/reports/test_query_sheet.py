"""Tests of the query sheet: by participant, with the place on the paper and room to write."""

from datetime import UTC, datetime

import pytest

from imp_desktop.reports.query_sheet import Line, query_sheet
from tests.reports import reading, samples

WHEN = datetime(2026, 6, 11, 12, 31, tzinfo=UTC)


def line(code: str, item: int, question: str, page: int = 1, to: str = "") -> Line:
    return Line(code, "FFMQ, pre", page, item, question, "AB", WHEN, to)


LINES = [
    line("001-B", 22, "Is this a 1 or a 7?", page=2, to="R. Hoekstra"),
    line("001-B", 0, "Who filled this in?", page=0),
    line("002-C", 14, "“4 to 5”, 5 circled"),
]


def test_each_line_tells_where_on_the_paper_what_is_asked_and_by_whom() -> None:
    said = reading.words(query_sheet(LINES, 0, samples.facts(), "en"))
    assert "3 lines about the papers of 2 people." in said
    assert said.index("001-B") < said.index("page 2, item 22") < said.index("Who filled this in?") < said.index("002-C")
    assert "AB, 11 June 2026; for R. Hoekstra" in said
    assert "the form as a whole" in said
    assert "left out" not in said


def test_the_dutch_sheet_is_dutch() -> None:
    said = reading.words(query_sheet(LINES, 2, samples.facts("nl"), "nl"))
    assert "Vragenblad" in said
    assert "pagina 2, vraag 22" in said
    assert "2 regels over formulieren die twee keer worden ingevoerd" in said


def test_what_is_left_out_is_counted() -> None:
    said = reading.words(query_sheet(LINES[:1], 1, samples.facts(), "en"))
    assert "1 line about the papers of one person." in said
    assert "1 line about a form that is being keyed twice is left out" in said


def test_an_empty_sheet_says_so() -> None:
    said = reading.words(query_sheet([], 0, samples.facts(), "en"))
    assert "Nothing waits to be looked up." in said
    assert "Initials" not in said


def test_every_line_is_a_row_of_one_table_to_a_screen_reader() -> None:
    many = [line(f"{number // 4 + 1:03}-X", number % 4 + 1, "Which one counts?") for number in range(60)]
    content = query_sheet(many, 0, samples.facts(), "en")
    tags = [tag for top in reading.structure(content) for tag in top.all()]
    assert len(reading.pages(content)) > 2
    assert sum(tag.kind == "H1" for tag in tags) == 1
    rows = [tag for tag in tags if tag.kind == "TR"]
    full = [row for row in rows if len(row.kids) == 4 and row.kids[0].kind == "TH" and row.kids[1].kind == "TD"]
    assert len(full) == 60


@pytest.mark.parametrize("question", ["x" * 2_000, "word " * 400, "a\nb\tc", "„?“ → ½ ▢"])
def test_long_and_odd_questions_stay_on_the_paper(question: str) -> None:
    content = query_sheet([line("001-B", 1, question, to="y" * 80)], 0, samples.facts(), "en")
    assert len(reading.pages(content)) == 1
    left, right = min(edge[0] for edge in reading.edges(content)), max(edge[2] for edge in reading.edges(content))
    assert left >= 0
    assert right <= 595.3


def test_the_same_lines_give_the_same_bytes() -> None:
    assert query_sheet(LINES, 1, samples.facts(), "en") == query_sheet(LINES, 1, samples.facts(), "en")
