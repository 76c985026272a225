"""Tests of what the person who keys a third time is told: settled or not, never which keying was right."""

import pytest

from imp_desktop.operations import keying, persons, studies, third_keying, turns
from imp_desktop.operations.keying import Form, FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.operations.third_keying import Outcome

PSS = FormKey("001-B", "pre", "pss")
ITEMS = [f"pss_{number:02}" for number in range(1, 11)]


def key_all(study: Study, person: Person, form: Form, **other: str) -> None:
    for item in [one.id for one in form.asked]:
        keying.key(study, person, form, item, other.get(item, "2"))


@pytest.fixture
def third(people: Study, person: Person) -> Form:
    """A third keying of a form whose two keyings differ in two items."""
    studies.choose(people, person, "double_keying.pre.pss", "all")
    jonas = persons.person(people, "Jonas Visser")
    key_all(people, person, turns.open_turn(people, person, PSS))
    key_all(people, jonas, turns.open_turn(people, jonas, PSS), pss_04="3", pss_07="1")
    return turns.open_turn(people, jonas, PSS)


def test_what_is_keyed_a_third_time_is_settled_or_another_person_looks(
    people: Study, person: Person, third: Form
) -> None:
    assert third.keying_pass is Pass.THIRD
    assert third_keying.outcomes(people, third) == {}
    assert third_keying.left_over(people, third) == ("pss_04", "pss_07")
    keying.key(people, person, third, "pss_04", "2")
    assert third_keying.outcomes(people, third) == {"pss_04": Outcome.SETTLED}
    keying.key(people, person, third, "pss_07", "4")
    assert third_keying.outcomes(people, third) == {"pss_04": Outcome.SETTLED, "pss_07": Outcome.ANOTHER_LOOKS}
    assert third_keying.left_over(people, third) == ()


@pytest.mark.parametrize("keyed", ["2", "3"])
def test_it_looks_the_same_whichever_keying_was_right(people: Study, person: Person, third: Form, keyed: str) -> None:
    keying.key(people, person, third, "pss_04", keyed)
    assert third_keying.outcomes(people, third) == {"pss_04": Outcome.SETTLED}


def test_the_form_of_a_third_keying_holds_no_earlier_value(third: Form) -> None:
    assert third.answers == {}
    assert third.notes == {}
    assert third.contested == {}
    assert third.corrected == set()
