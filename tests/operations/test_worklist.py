"""Tests of the work list."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import closing, keying, persons, queries, standing, studies, turns, worklist
from imp_desktop.operations.item_history import item_history
from imp_desktop.operations.keying import Form, FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.operations.worklist import Work

PSS = FormKey("001-B", "pre", "pss")


@pytest.fixture
def form(people: Study, person: Person) -> Form:
    form = keying.open_form(people, PSS)
    keying.key(people, person, form, "pss_02", "7")
    keying.key(people, person, form, "pss_03", "2")
    keying.note(people, person, form, "pss_03", "between 2 and 3")
    return form


def test_flags_and_notes_wait_with_all_that_is_needed_to_decide(people: Study, form: Form) -> None:
    flag, note = worklist.work_list(people)
    assert (flag.kind, flag.form, flag.item_id, flag.number) == ("flag", PSS, "pss_02", 2)
    assert (flag.keyed, flag.expected, flag.confirmed, flag.who) == ("7", "0–4", False, "AB")
    assert (note.kind, note.item_id, note.keyed, note.text) == ("note", "pss_03", "2", "between 2 and 3")


def test_a_flag_left_out_is_confirmed_with_its_reason_and_waits_no_more(
    people: Study, person: Person, form: Form
) -> None:
    flag = worklist.work_list(people)[0]
    worklist.leave_out(people, person, flag, "cannot be meant")
    assert [work.kind for work in worklist.work_list(people)] == ["note"]
    decided = worklist.work_list(people, decided=True)[0]
    assert (decided.decided, decided.confirmed) == (worklist.LEFT_OUT, True)
    answer = keying.open_form(people, PSS).answers["pss_02"]
    assert (answer.keyed, answer.flag, answer.value) == ("7", Flag.CONFIRMED, None)
    assert people.rows("SELECT why FROM ledger ORDER BY seq DESC LIMIT 1") == [("cannot be meant",)]


def test_a_decision_can_be_taken_back(people: Study, person: Person, form: Form) -> None:
    before = worklist.work_list(people)
    worklist.leave_out(people, person, before[0])
    worklist.mark_read(people, person, before[1], "seen")
    assert worklist.work_list(people) == []
    for work in before:
        worklist.take_back(people, person, work)
    again = worklist.work_list(people)
    assert [(work.kind, work.item_id, work.keyed, work.text) for work in again] == [
        (work.kind, work.item_id, work.keyed, work.text) for work in before
    ]
    assert studies.check(people) == []
    told = [event.kind for event in item_history(people, PSS, "pss_03")]
    assert told == ["unread", "read", "note", "keyed"]


def test_taking_back_what_was_never_decided_is_refused(people: Study, person: Person, form: Form) -> None:
    with pytest.raises(ImpError) as refused:
        worklist.take_back(people, person, worklist.work_list(people)[0])
    assert refused.value.problem is Problem.NOTHING_TO_UNDO


def test_a_flag_corrected_meanwhile_is_not_left_out(people: Study, person: Person, form: Form) -> None:
    flag = worklist.work_list(people)[0]
    keying.key(people, person, form, "pss_02", "3")
    assert [work.kind for work in worklist.work_list(people)] == ["note"]
    with pytest.raises(ImpError) as refused:
        worklist.leave_out(people, person, flag)
    assert refused.value.problem is Problem.NOTHING_TO_CONFIRM
    assert keying.open_form(people, PSS).answers["pss_02"].value == 3


def test_a_note_taken_away_is_neither_listed_nor_marked(people: Study, person: Person, form: Form) -> None:
    note = worklist.work_list(people)[1]
    keying.note(people, person, form, "pss_03", "")
    before = people.rows("SELECT count(*) FROM ledger")
    worklist.mark_read(people, person, note)
    assert [work.kind for work in worklist.work_list(people)] == ["flag"]
    assert people.rows("SELECT count(*) FROM ledger") == before


def test_a_note_changed_after_it_was_read_waits_again(people: Study, person: Person, form: Form) -> None:
    worklist.mark_read(people, person, worklist.work_list(people)[1])
    keying.note(people, person, form, "pss_03", "no, between 3 and 4")
    assert [work.text for work in worklist.work_list(people)] == ["", "no, between 3 and 4"]
    told = [event.kind for event in item_history(people, PSS, "pss_03")]
    assert told == ["note", "read", "note", "keyed"]


ITEMS = [f"pss_{number:02}" for number in range(1, 11)]


def waiting(study: Study, person: Person | None = None, *, decided: bool = False) -> list[Work]:
    """The work list without patterns: what these tests key comes faster than any hand."""
    return [one for one in worklist.work_list(study, person, decided=decided) if one.kind != worklist.LOOK]


@pytest.fixture
def jonas(people: Study) -> Person:
    return persons.person(people, "Jonas Visser")


@pytest.fixture
def twice(people: Study, person: Person) -> Study:
    """Every PSS before the course is keyed twice; in its first keying item 2 is a 7 and item 3 has a note."""
    studies.choose(people, person, "double_keying.pre.pss", "all")
    first = key_all(people, person, {"pss_02": "7"})
    keying.note(people, person, first, "pss_03", "between 2 and 3")
    queries.ask(people, person, PSS, "Is this a 7?", "pss_02", to="teacher 1")
    return people


def key_all(study: Study, person: Person, other: dict[str, str]) -> Form:
    form = turns.open_turn(study, person, PSS)
    for item in ITEMS:
        keying.key(study, person, form, item, other.get(item, "2"))
    return form


def test_a_question_waits_until_it_is_closed_and_can_wait_again(people: Study, person: Person) -> None:
    asked = queries.ask(people, person, PSS, "Never came back?", to="teacher 1")
    (work,) = waiting(people, person)
    assert (work.kind, work.item_id, work.number, work.page, work.text) == ("query", "", 0, 0, "Never came back?")
    queries.answer(people, person, asked, "Lost.")
    assert [one.decided for one in waiting(people, person)] == [worklist.WAITING]
    queries.close(people, person, asked)
    assert waiting(people, person) == []
    assert [one.decided for one in waiting(people, person, decided=True)] == ["closed"]
    worklist.take_back(people, person, work)
    assert [one.text for one in waiting(people, person)] == ["Never came back?"]


@pytest.mark.parametrize("who", ["jonas", "nobody"])
def test_of_a_form_that_is_keyed_twice_only_the_place_is_told(twice: Study, jonas: Person, who: str) -> None:
    flag, note, query = waiting(twice, jonas if who == "jonas" else None)
    assert (flag.kind, flag.item_id, flag.sealed, flag.keyed) == ("flag", "pss_02", True, "")
    assert (note.kind, note.sealed, note.keyed, note.text) == ("note", True, "", "")
    assert (query.kind, query.sealed, query.text) == ("query", True, "")
    assert "between 2 and 3" not in repr((flag, note, query))
    assert "Is this a 7?" not in repr((flag, note, query))


def test_who_keyed_a_form_first_sees_it_until_the_second_keying_begins(
    twice: Study, person: Person, jonas: Person
) -> None:
    assert [one.sealed for one in waiting(twice, person)] == [False, False, False]
    keying.key(twice, jonas, turns.open_turn(twice, jonas, PSS), "pss_01", "2")
    assert [one.sealed for one in waiting(twice, person)] == [True, True, False]


def test_nothing_is_decided_about_a_form_that_is_keyed_twice(twice: Study, person: Person, jonas: Person) -> None:
    flag, note, query = waiting(twice, person)
    before = twice.rows("SELECT count(*) FROM ledger")
    for deed in (
        lambda: worklist.leave_out(twice, jonas, flag),
        lambda: worklist.mark_read(twice, jonas, note),
        lambda: worklist.take_back(twice, jonas, flag),
        lambda: queries.answer(twice, jonas, query.query, "Yes."),  # type: ignore[arg-type]
    ):
        with pytest.raises(ImpError) as refused:
            deed()
        assert refused.value.problem is Problem.FORM_SEALED
    assert twice.rows("SELECT count(*) FROM ledger") == before


def test_a_flag_of_a_form_keyed_twice_is_decided_in_what_was_settled(
    twice: Study, person: Person, jonas: Person
) -> None:
    key_all(twice, jonas, {"pss_02": "7"})
    flag = waiting(twice, jonas)[0]
    assert (flag.sealed, flag.keyed) == (False, "7")
    worklist.leave_out(twice, jonas, flag, "the paper says so")
    assert [one.kind for one in waiting(twice, jonas)] == ["note", "query"]
    assert twice.rows(
        "SELECT k.pass, a.flag FROM answer AS a JOIN keying AS k ON k.id = a.keying ORDER BY a.id DESC LIMIT 1"
    ) == [(int(Pass.SETTLED), "confirmed")]
    worklist.take_back(twice, jonas, flag)
    assert [one.keyed for one in waiting(twice, jonas)] == ["7", "2", ""]
    (said,) = standing.by_form(twice).values()
    assert {one.item: one.keyed for one in said}["pss_02"] == "7"


def test_a_flag_that_is_not_settled_is_not_listed(twice: Study, person: Person, jonas: Person) -> None:
    key_all(twice, jonas, {"pss_02": "1"})
    assert "flag" not in [one.kind for one in waiting(twice, person)]


def test_each_keying_has_its_notes_and_each_is_read_on_its_own(twice: Study, person: Person, jonas: Person) -> None:
    second = key_all(twice, jonas, {"pss_02": "7"})
    keying.note(twice, jonas, second, "pss_03", "2, crossed out 3")
    notes = [one for one in waiting(twice, person) if one.kind == worklist.NOTE]
    assert [(one.keying_pass, one.text) for one in notes] == [
        (Pass.FIRST, "between 2 and 3"),
        (Pass.SECOND, "2, crossed out 3"),
    ]
    worklist.mark_read(twice, person, notes[1])
    left = [one.text for one in waiting(twice, person) if one.kind == worklist.NOTE]
    assert left == ["between 2 and 3"]


def test_a_flag_of_a_closed_form_is_left_out_with_a_reason(people: Study, person: Person) -> None:
    key_all(people, person, {"pss_02": "7"})
    flag = waiting(people, person)[0]
    closing.close_form(people, person, PSS)
    with pytest.raises(ImpError) as refused:
        worklist.leave_out(people, person, flag)
    assert refused.value.problem is Problem.FORM_CLOSED
    worklist.leave_out(people, person, flag, "the paper says so")
    assert waiting(people, person) == []
    worklist.take_back(people, person, flag, "it does not")
    assert [one.keyed for one in waiting(people, person)] == ["7"]


def patterns(study: Study, person: Person) -> list[Work]:
    return [one for one in worklist.work_list(study, person) if one.kind == worklist.LOOK]


def test_what_was_noticed_about_a_form_waits_until_somebody_looked(people: Study, person: Person) -> None:
    form = key_all(people, person, {})
    (straight,) = [one for one in patterns(people, person) if one.finding and one.finding.kind == "straight"]
    assert (straight.form, straight.item_id, straight.number, straight.page) == (PSS, "pss_01", 0, 1)
    assert (straight.who, straight.when.year >= 2026) == ("", True)
    worklist.mark_looked(people, person, straight)
    assert "straight" not in {one.finding.kind for one in patterns(people, person) if one.finding}
    decided = worklist.work_list(people, person, decided=True)
    assert [(one.decided, one.who) for one in decided if one.finding and one.finding.kind == "straight"] == [
        (worklist.LOOKED, "AB")
    ]
    worklist.take_back(people, person, straight)
    assert straight.finding in [one.finding for one in patterns(people, person)]
    worklist.mark_looked(people, person, straight)
    keying.key(people, person, form, "pss_05", "3")
    assert "straight" in {one.finding.kind for one in patterns(people, person) if one.finding}


def test_no_pattern_is_told_of_a_form_that_is_keyed_twice(twice: Study, person: Person, jonas: Person) -> None:
    assert patterns(twice, person)
    assert patterns(twice, jonas) == []
    key_all(twice, jonas, {"pss_02": "7"})
    assert patterns(twice, jonas)
