"""Tests of questions about forms: their thread, who may read them, and what is refused."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import keying, moving, persons, queries, studies, turns
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.queries import Query
from imp_desktop.operations.studies import Study

PSS = FormKey("001-B", "pre", "pss")


@pytest.fixture
def jonas(people: Study) -> Person:
    """Somebody else who works with the study."""
    return persons.person(people, "Jonas Visser")


@pytest.fixture
def asked(people: Study, person: Person) -> Query:
    return queries.ask(people, person, PSS, "Is this a 4 or a 5?", "pss_04", to="teacher 1")


def refusal(deed: object) -> Problem:
    with pytest.raises(ImpError) as refused:
        deed()  # type: ignore[operator]
    return refused.value.problem


def thread(study: Study) -> list[tuple[str, str, str]]:
    (one,) = queries.every(study)
    return [(step.kind, step.text, step.who) for step in one.steps]


def test_a_question_tells_where_it_hangs_who_asked_whom_and_what(asked: Query) -> None:
    assert (asked.form, asked.item_id, asked.number, asked.to) == (PSS, "pss_04", 4, "teacher 1")
    assert (asked.text, asked.state, asked.steps[0].who) == ("Is this a 4 or a 5?", "open", "AB")


def test_a_question_goes_from_open_to_answered_to_closed_and_back_and_its_thread_stays(
    people: Study, person: Person, jonas: Person, asked: Query
) -> None:
    states = [
        queries.answer(people, jonas, asked, "A 4.").state,
        queries.close(people, person, asked).state,
        queries.open_again(people, jonas, asked, "The teacher says 5.").state,
        queries.answer(people, jonas, asked, "A 5.").state,
    ]
    assert states == ["answered", "closed", "open", "answered"]
    assert thread(people) == [
        ("asked", "Is this a 4 or a 5?", "AB"),
        ("answered", "A 4.", "JV"),
        ("closed", "", "AB"),
        ("opened", "The teacher says 5.", "JV"),
        ("answered", "A 5.", "JV"),
    ]
    assert studies.check(people) == []


def test_a_question_may_be_about_a_form_nobody_keyed_yet(people: Study, person: Person) -> None:
    whole = queries.ask(people, person, FormKey("003-D", "post", "pss"), "Never came back?")
    assert (whole.item_id, whole.number, whole.to) == ("", 0, "")
    form = keying.open_form(people, FormKey("003-D", "post", "pss"))
    assert form.answers == {}
    keying.key(people, person, form, "pss_01", "2")
    assert [one.id for one in queries.every(people)] == [whole.id]


def test_two_questions_about_one_form_are_two(people: Study, person: Person, asked: Query) -> None:
    other = queries.ask(people, person, PSS, "Who filled this in?")
    queries.close(people, person, asked)
    assert [(one.id, one.state) for one in queries.every(people)] == [(asked.id, "closed"), (other.id, "open")]


def test_closing_twice_and_opening_what_is_open_changes_nothing(people: Study, person: Person, asked: Query) -> None:
    queries.open_again(people, person, asked)
    queries.close(people, person, asked)
    before = people.rows("SELECT count(*) FROM ledger")
    queries.close(people, person, asked)
    assert people.rows("SELECT count(*) FROM ledger") == before


def test_what_is_closed_is_opened_before_it_is_answered(people: Study, person: Person, asked: Query) -> None:
    queries.close(people, person, asked)
    assert refusal(lambda: queries.answer(people, person, asked, "A 4.")) is Problem.QUERY_CLOSED


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("   ", Problem.QUERY_EMPTY),
        ("x" * 2_001, Problem.TEXT_TOO_LONG),
        ("x" * 20_000, Problem.TEXT_TOO_LONG),
        ("a\x00b", Problem.TEXT_UNFIT),
        ("\ud800", Problem.TEXT_UNFIT),
    ],
)
def test_words_that_cannot_be_kept_are_refused_and_nothing_is_written(
    people: Study, person: Person, asked: Query, text: str, problem: Problem
) -> None:
    before = people.rows("SELECT count(*) FROM ledger")
    assert refusal(lambda: queries.ask(people, person, PSS, text)) is problem
    assert refusal(lambda: queries.answer(people, person, asked, text)) is problem
    assert people.rows("SELECT count(*) FROM ledger") == before


def test_names_and_places_that_do_not_fit_are_refused(people: Study, person: Person) -> None:
    assert refusal(lambda: queries.ask(people, person, PSS, "?", "pss_99")) is Problem.UNKNOWN_ITEM
    assert refusal(lambda: queries.ask(people, person, PSS, "?", to="x" * 81)) is Problem.TEXT_TOO_LONG
    assert refusal(lambda: queries.ask(people, person, PSS, "?", to="a\x07")) is Problem.TEXT_UNFIT
    unknown = FormKey("001-B", "later", "pss")
    assert refusal(lambda: queries.ask(people, person, unknown, "?")) is Problem.UNKNOWN_ASSESSMENT
    nobody = FormKey("099-Z", "pre", "pss")
    assert refusal(lambda: queries.ask(people, person, nobody, "?")) is Problem.UNKNOWN_PARTICIPANT
    assert queries.every(people) == []


def test_questions_go_along_when_their_form_is_moved(people: Study, person: Person, asked: Query) -> None:
    keying.key(people, person, keying.open_form(people, PSS), "pss_01", "2")
    moved = moving.move_form(people, person, PSS, "002-C", "pre", "filed wrongly")
    assert [one.form for one in queries.every(people)] == [moved]


def test_a_question_about_a_form_keyed_twice_is_left_to_those_who_know_its_words(
    people: Study, person: Person, jonas: Person, asked: Query
) -> None:
    studies.choose(people, person, "double_keying.pre.pss", "all")
    keying.key(people, person, turns.open_turn(people, person, PSS), "pss_04", "4")
    assert refusal(lambda: queries.answer(people, jonas, asked, "A 5.")) is Problem.FORM_SEALED
    assert refusal(lambda: queries.close(people, jonas, asked)) is Problem.FORM_SEALED
    assert queries.answer(people, person, asked, "A 4.").state == "answered"
    assert (asked.open_to(person), asked.open_to(jonas), asked.open_to(None)) == (True, False, False)


def test_a_question_that_is_not_there_is_named(people: Study) -> None:
    assert refusal(lambda: queries.query(people, 7)) is Problem.NO_QUERY
