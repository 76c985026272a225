"""From when on a person may go on alone with what he or she keyed."""

import datetime as dt

import pytest

from imp_desktop.operations import keying, persons, studies, turns
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.overview import Cell, Column, FormState, overview
from imp_desktop.operations.own_keyings import own_keyings
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import ledger

PSS = FormKey("001-B", "pre", "pss")


@pytest.fixture
def twice(people: Study, person: Person) -> Study:
    studies.choose(people, person, "double_keying.pre.pss", "all")
    return people


@pytest.fixture
def jonas(people: Study) -> Person:
    return persons.person(people, "Jonas Visser")


def key_all(study: Study, who: Person, text: str = "2", item: str = "", other: str = "") -> None:
    form = turns.open_turn(study, who, PSS)
    for one in form.asked:
        keying.key(study, who, form, one.id, other if one.id == item else text)


def cell(study: Study, who: Person | None) -> Cell:
    return overview(study, who).rows[0].cells[Column("pre", "pss")]


def test_the_hours_are_told_to_who_keyed_it_and_to_nobody_else(
    twice: Study, person: Person, jonas: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_all(twice, person)
    place = keying.open_form(twice, PSS).place
    (until,) = own_keyings(twice, person, Pass.FIRST).values()
    assert until == turns.own_second_from(twice, person, keying.open_form(twice, PSS))
    assert cell(twice, person).waits_until == until
    assert (cell(twice, jonas).waits_until, cell(twice, None).waits_until) == (None, None)
    assert own_keyings(twice, person, Pass.FIRST) == {place: until}
    now = ledger.now()
    monkeypatch.setattr(ledger, "now", lambda: now + dt.timedelta(hours=12, minutes=1))
    assert own_keyings(twice, person, Pass.FIRST) == {}


def test_they_hold_on_while_somebody_else_keys_it_a_second_time(twice: Study, person: Person, jonas: Person) -> None:
    key_all(twice, person)
    form = turns.open_turn(twice, jonas, PSS)
    keying.key(twice, jonas, form, "pss_01", "2")
    assert cell(twice, person).state is FormState.SECOND_OPEN
    assert cell(twice, person).waits_until is not None
    assert cell(twice, jonas).waits_until is None


def test_three_values_are_told_and_who_keyed_the_third_has_to_wait(twice: Study, person: Person, jonas: Person) -> None:
    key_all(twice, person)
    key_all(twice, jonas, item="pss_04", other="3")
    assert (cell(twice, jonas).unsettled, cell(twice, jonas).to_decide) == (1, 0)
    assert cell(twice, person).waits_until is None
    form = turns.open_turn(twice, jonas, PSS)
    keying.key(twice, jonas, form, "pss_04", "1")
    assert (cell(twice, jonas).unsettled, cell(twice, jonas).to_decide) == (1, 1)
    assert cell(twice, jonas).waits_until is not None
    assert cell(twice, person).waits_until is None
