"""Tests of the persons who work with a study."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import persons, studies
from imp_desktop.operations.studies import Study


def test_whoever_makes_the_study_is_its_first_person(study: Study) -> None:
    assert [(one.name, one.initials) for one in persons.persons(study)] == [("Anna Bakker", "AB")]


def test_a_new_name_is_added_and_a_known_one_found_in_any_spelling(study: Study) -> None:
    jonas = persons.person(study, "  Jonas   Visser ")
    assert (jonas.name, jonas.initials) == ("Jonas Visser", "JV")
    assert persons.person(study, "jonas VISSER", "xx") == jonas
    assert persons.persons(study)[1:] == [jonas]
    assert studies.check(study) == []


def test_a_newcomer_is_written_into_the_ledger_by_his_own_hand(study: Study) -> None:
    jonas = persons.person(study, "Jonas Visser")
    assert study.rows("SELECT person, action FROM ledger ORDER BY seq DESC LIMIT 1") == [(jonas.id, "add person")]


@pytest.mark.parametrize("name", ["", "  ", "\t"])
def test_a_person_needs_a_name(study: Study, name: str) -> None:
    with pytest.raises(ImpError) as refused:
        persons.person(study, name)
    assert refused.value.problem is Problem.PERSON_NAME_EMPTY


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Anna", "AN"), ("Anna Bakker", "AB"), ("Anna-Maria de Vries", "AMD"), ("A", "A"), ("Özlem Şahin", "ÖŞ")],
)
def test_initials_are_made_from_the_words_of_the_name(name: str, initials: str) -> None:
    assert persons.initials_of(name) == initials


def test_a_study_for_reading_knows_its_persons_but_takes_no_new_one(study: Study) -> None:
    copy = studies.copy_for_reading(study)
    assert persons.person(copy, "anna bakker").id == 1
    with pytest.raises(ImpError) as refused:
        persons.person(copy, "Jonas Visser")
    assert refused.value.problem is Problem.STUDY_READ_ONLY


def test_the_user_of_the_pc_has_a_name_even_where_the_system_knows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert persons.name_of_user()
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 987_654, raising=False)
    assert persons.name_of_user() == "user"
