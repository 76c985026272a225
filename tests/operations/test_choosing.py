"""What may be chosen for a study: each choice is kept tidily or refused with what may be chosen."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import studies
from imp_desktop.operations.choosing import name_and_value
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study


@pytest.fixture
def choose(study: Study, person: Person):
    """Chooses for the study of the test."""
    return lambda name, value: studies.choose(study, person, name, value)


def refused(choose, name: str, value: str) -> ImpError:
    with pytest.raises(ImpError) as told:
        choose(name, value)
    return told.value


def test_the_command_line_gives_name_and_value_around_the_first_equals_sign() -> None:
    assert name_and_value(" title = a = b ") == ("title", "a = b")
    with pytest.raises(ImpError) as told:
        name_and_value("title")
    assert told.value.problem is Problem.UNKNOWN_CHOICE


def test_an_unknown_choice_is_refused_with_every_one_there_is(choose) -> None:
    known = str(refused(choose, "colour", "red"))
    assert all(name in known for name in ("title", "criterion.held", "criteria_fixed", "teacher.teacher_1"))


@pytest.mark.parametrize(
    ("name", "value"), [("missing_rule", "some"), ("descriptives", ""), ("made_up", "no"), ("criteria_fixed", "no")]
)
def test_a_value_outside_the_list_is_refused_with_the_list(choose, name: str, value: str) -> None:
    assert refused(choose, name, value).problem is Problem.CHOICE_DOES_NOT_FIT


def test_criteria_once_fixed_stay_fixed(study: Study, choose) -> None:
    choose("criteria_fixed", "yes")
    assert refused(choose, "criteria_fixed", "").problem is Problem.CHOICE_DOES_NOT_FIT
    assert studies.settings(study).criteria_fixed


@pytest.mark.parametrize(
    ("given", "kept"),
    [("80,60", "80,60"), (" 82.50 , 060.0 ", "82.5,60"), ("100,0", "100,0"), ("60,60", "60,60"), ("0,0", "0,0")],
)
def test_bounds_are_kept_in_their_shortest_form(study: Study, choose, given: str, kept: str) -> None:
    choose("criterion.held", given)
    assert studies.settings(study).criteria["held"] == kept


@pytest.mark.parametrize(
    "given",
    [
        "80,60,40",  # three
        "80",  # one
        "82,5,60",  # a comma that may be a decimal sign or a border
        "60,80",  # red above green
        "101,60",
        "100.01,60",
        "80,-1",
        "80.125,60",
        "nan,60",
        "80,inf",
        "1e1,5",
        "1_0,5",
        "８０,60",
        "80;60",
        ",",
        "80,",
    ],
)
def test_what_are_no_bounds_is_refused_and_nothing_is_kept(study: Study, choose, given: str) -> None:
    assert refused(choose, "criterion.held", given).problem is Problem.BOUNDS_UNFIT
    assert "held" not in studies.settings(study).criteria


def test_a_teacher_has_a_name_in_one_line_that_can_be_taken_back(study: Study, choose) -> None:
    choose("teacher.teacher_1", "  Maaike   de Vries ")
    assert studies.settings(study).teachers == {"teacher_1": "Maaike de Vries"}
    choose("teacher.teacher_1", "  ")
    assert studies.settings(study).teachers == {}


def test_the_same_teacher_can_be_named_again(study: Study, choose) -> None:
    choose("teacher.teacher_1", "Maaike")
    choose("teacher.teacher_1", "MAAIKE")
    assert studies.settings(study).teachers == {"teacher_1": "MAAIKE"}


@pytest.mark.parametrize("second", ["Maaike", " maaike ", "MAAIKE", "Teacher A", "trainer a"])
def test_two_teachers_are_never_called_alike(study: Study, choose, second: str) -> None:
    if "aaike" in second.casefold():
        choose("teacher.teacher_1", "Maaike")
    told = refused(choose, "teacher.teacher_2", second)
    assert told.problem is Problem.TEACHER_NAME_TWICE
    assert second.strip() in str(told)
    assert "teacher_2" not in studies.settings(study).teachers


def test_a_name_is_not_taken_back_while_another_teacher_is_called_as_the_protocol_would(choose) -> None:
    choose("teacher.teacher_1", "Maaike")
    choose("teacher.teacher_2", "Teacher A")
    told = refused(choose, "teacher.teacher_1", "")
    assert told.problem is Problem.TEACHER_NAME_TWICE
    assert "Teacher A" in str(told)


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("teacher.teacher_1", "M" * 61, Problem.TEXT_TOO_LONG),
        ("teacher.teacher_1", "Maa\x00ike", Problem.TEXT_UNFIT),
        ("title", "T" * 201, Problem.TEXT_TOO_LONG),
        ("teacher.teacher_3", "Anna", Problem.UNKNOWN_CHOICE),
        ("criterion.complete", "80,60", Problem.UNKNOWN_CHOICE),
        ("missing_rule.nonsense", "half", Problem.UNKNOWN_CHOICE),
        ("scs.left_out", "one,two", Problem.PAIR_DOES_NOT_FIT),
    ],
)
def test_what_cannot_be_kept_is_told(choose, name: str, value: str, problem: Problem) -> None:
    assert refused(choose, name, value).problem is problem
