"""Tests of the query sheet of a study: what is on it, in which order, and what never is."""

from pathlib import Path

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import keying, queries, query_sheets, studies, turns, worklist
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from tests.reports import reading

PSS = FormKey("001-B", "pre", "pss")
LATER = FormKey("001-B", "post", "pss")


@pytest.fixture
def asked(people: Study, person: Person) -> Study:
    form = keying.open_form(people, PSS)
    keying.key(people, person, form, "pss_02", "7")
    keying.key(people, person, form, "pss_03", "2")
    keying.note(people, person, form, "pss_03", "crossed out a 3")
    queries.ask(people, person, FormKey("002-C", "pre", "pss"), "Never came back?", to="teacher 1")
    queries.ask(people, person, LATER, "Which box?", "pss_09")
    answered = queries.ask(people, person, PSS, "A 4 or a 5?", "pss_05")
    queries.answer(people, person, answered, "A 4.")
    queries.close(people, person, queries.ask(people, person, PSS, "Settled long ago?"))
    return people


def test_open_questions_are_printed_by_participant_and_in_the_order_of_the_paper(asked: Study) -> None:
    said = reading.words(query_sheets.query_sheet(asked, "en"))
    places = [said.index(words) for words in ("A 4 or a 5?", "Which box?", "Never came back?")]
    assert places == sorted(places)
    assert "A 4 or a 5? → A 4." in said
    assert "for teacher 1" in said
    for other in ("Settled long ago?", "7 keyed", "crossed out a 3"):
        assert other not in said


def test_the_whole_list_holds_flags_and_notes_as_well(asked: Study) -> None:
    said = reading.words(query_sheets.query_sheet(asked, "en", worklist.KINDS))
    assert "7 keyed, 0–4 expected. What does the paper say?" in said
    assert "“crossed out a 3”" in said
    dutch = reading.words(query_sheets.query_sheet(asked, "nl", worklist.KINDS))
    assert "7 ingevoerd, 0–4 verwacht. Wat staat er op papier?" in dutch


def test_nothing_is_printed_of_a_form_that_is_being_keyed_twice(asked: Study, person: Person) -> None:
    studies.choose(asked, person, "double_keying.pre.pss", "all")
    form = turns.open_turn(asked, person, PSS)
    keying.key(asked, person, form, "pss_04", "8")
    said = reading.words(query_sheets.query_sheet(asked, "en", worklist.KINDS))
    for hidden in ("7 keyed", "8 keyed", "crossed out a 3", "A 4 or a 5?", "A 4."):
        assert hidden not in said
    assert "4 lines about forms that are being keyed twice are left out" in said
    assert "Which box?" in said


def test_the_sheet_is_written_whole_and_replaces_nothing_unasked(asked: Study, tmp_path: Path) -> None:
    path = query_sheets.save_query_sheet(asked, tmp_path / "sheet.pdf", "en")
    before = path.read_bytes()
    assert "Which box?" in reading.words(before)
    with pytest.raises(ImpError) as refused:
        query_sheets.save_query_sheet(asked, path, "en")
    assert refused.value.problem is Problem.FILE_EXISTS
    assert query_sheets.save_query_sheet(asked, path, "nl", replace=True).read_bytes() != before


def test_a_language_the_program_does_not_speak_is_refused(asked: Study) -> None:
    with pytest.raises(ImpError) as refused:
        query_sheets.query_sheet(asked, "tlh")
    assert refused.value.problem is Problem.UNKNOWN_LANGUAGE
