"""Tests of the persons who work with a study."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import closing, enrolling, keying, persons, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import people


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


def test_a_name_that_is_too_long_is_kept_short_and_found_again(study: Study) -> None:
    long = persons.person(study, f"Anna {'van ' * 40}Bakker")
    assert len(long.name) <= people.LONGEST_NAME
    assert persons.person(study, f"Anna {'van ' * 40}Bakker") == long


@pytest.mark.parametrize("name", ["Anna \ud800", "An\x00na"])
def test_a_name_that_cannot_be_kept_is_refused(study: Study, name: str) -> None:
    with pytest.raises(ImpError) as refused:
        persons.person(study, name)
    assert refused.value.problem is Problem.TEXT_UNFIT


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


def test_who_left_is_not_offered_any_more_and_everything_keyed_keeps_the_name(people: Study, person: Person) -> None:
    jonas = persons.person(people, "Jonas Visser")
    form = keying.open_form(people, FormKey("003-D", "pre", "pss"))
    keying.key(people, jonas, form, "pss_01", "1")
    persons.leave(people, person, jonas)
    assert persons.at_work(people) == [person]
    assert persons.persons(people) == [person, jonas]
    assert enrolling.history(people, "003-D")[0].who == "JV"
    assert studies.check(people) == []
    assert keying.open_form(people, FormKey("003-D", "pre", "pss")).answers["pss_01"].keyed == "1"


def test_the_list_tells_since_when_somebody_works_and_since_when_not_any_more(study: Study, person: Person) -> None:
    jonas = persons.person(study, "Jonas Visser")
    persons.leave(study, person, jonas)
    anna, left = persons.listed(study)
    assert (anna.person, anna.left) == (person, None)
    assert left.person == jonas
    assert left.left is not None
    assert anna.since <= left.since <= left.left


def test_who_is_named_again_comes_back_by_the_own_hand(study: Study, person: Person) -> None:
    jonas = persons.person(study, "Jonas Visser")
    persons.leave(study, person, jonas)
    assert persons.has_left(study, "jonas visser")
    assert persons.person(study, "JONAS visser") == jonas
    assert not persons.has_left(study, "Jonas Visser")
    assert persons.at_work(study) == [person, jonas]
    assert ledger_rows(study, 2) == [(person.id, "person leaves"), (jonas.id, "person comes back")]


def test_who_left_is_put_back_by_somebody_else_and_leaves_again(study: Study, person: Person) -> None:
    jonas = persons.person(study, "Jonas Visser")
    for _time in range(2):
        persons.leave(study, person, jonas)
        persons.leave(study, person, jonas)
        assert persons.at_work(study) == [person]
        persons.come_back(study, person, jonas)
        persons.come_back(study, person, jonas)
        assert persons.at_work(study) == [person, jonas]
    assert len(ledger_rows(study, 99)) == 2 + 4


def test_one_may_leave_oneself_but_not_as_the_last_one(study: Study, person: Person) -> None:
    with pytest.raises(ImpError) as refused:
        persons.leave(study, person, person)
    assert str(refused.value) == "Anna Bakker is the only one in the list. Add somebody else first."
    jonas = persons.person(study, "Jonas Visser")
    persons.leave(study, person, person)
    assert persons.at_work(study) == [jonas]
    with pytest.raises(ImpError) as refused:
        persons.leave(study, person, jonas)
    assert refused.value.problem is Problem.PERSON_LAST


def test_who_works_with_frozen_data_may_change(study: Study, person: Person) -> None:
    jonas = persons.person(study, "Jonas Visser")
    frozen = closing.freeze(study, person)
    persons.leave(study, person, jonas)
    assert persons.at_work(study) == [person]
    assert persons.person(study, "Jonas Visser") == jonas
    assert persons.at_work(study) == [person, jonas]
    assert studies.fingerprint(study) == frozen.fingerprint


def test_nobody_but_those_in_the_list_can_leave_it(study: Study, person: Person) -> None:
    stranger = Person(99, "Eva Smit", "ES")
    for turn in (persons.leave, persons.come_back):
        with pytest.raises(ImpError) as refused:
            turn(study, person, stranger)
        assert refused.value.problem is Problem.PERSON_UNKNOWN


def test_in_a_study_that_can_only_be_read_who_left_is_known_and_stays_away(study: Study, person: Person) -> None:
    jonas = persons.person(study, "Jonas Visser")
    persons.leave(study, person, jonas)
    copy = studies.copy_for_reading(study)
    assert persons.person(copy, "Jonas Visser") == jonas
    assert persons.at_work(copy) == [person]


def ledger_rows(study: Study, newest: int) -> list[tuple[int, str]]:
    rows = study.rows("SELECT person, action FROM ledger ORDER BY seq DESC LIMIT ?", (newest,))
    return [(who, action) for who, action in reversed(rows)]
