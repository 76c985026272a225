"""Tests of the history of an item: who may see which keying, and an answer that is restored."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import keying, persons, studies, turns
from imp_desktop.operations.item_history import ItemEvent, item_history
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

PSS = FormKey("001-B", "pre", "pss")
ITEMS = [f"pss_{number:02}" for number in range(1, 11)]


@pytest.fixture
def twice(people: Study, person: Person) -> Study:
    """The study with every PSS before the course keyed twice."""
    studies.choose(people, person, "double_keying.pre.pss", "all")
    return people


@pytest.fixture
def jonas(people: Study) -> Person:
    """Somebody else who keys."""
    return persons.person(people, "Jonas Visser")


def key_turn(study: Study, person: Person, **other: str) -> None:
    form = turns.open_turn(study, person, PSS)
    for item in form.wanted or ITEMS:
        keying.key(study, person, form, item, other.get(item, "2"))


def seen(study: Study, person: Person | None, keying_pass: Pass | None = None) -> list[tuple[Pass, str | None]]:
    found = item_history(study, PSS, "pss_04", person, keying_pass)
    return sorted((event.keying_pass, event.keyed) for event in found)


def test_a_sealed_form_tells_only_of_the_keying_at_hand(twice: Study, person: Person, jonas: Person) -> None:
    key_turn(twice, person, pss_04="0")
    assert seen(twice, person) == [(Pass.FIRST, "0")]
    assert seen(twice, jonas) == seen(twice, None) == []
    key_turn(twice, jonas, pss_04="3")
    assert seen(twice, jonas, Pass.SECOND) == [(Pass.SECOND, "3")]
    assert seen(twice, jonas, Pass.THIRD) == seen(twice, person) == seen(twice, person, Pass.SETTLED) == []


def test_who_decides_sees_all_three_keyings_and_nobody_else_does(twice: Study, person: Person, jonas: Person) -> None:
    key_turn(twice, person, pss_04="0")
    key_turn(twice, jonas, pss_04="3")
    key_turn(twice, jonas, pss_04="1")
    assert seen(twice, jonas, Pass.SETTLED) == []
    assert seen(twice, person, Pass.SETTLED) == [(Pass.FIRST, "0"), (Pass.SECOND, "3"), (Pass.THIRD, "1")]
    assert seen(twice, jonas, Pass.THIRD) == [(Pass.THIRD, "1")]


def test_a_settled_form_tells_everything(twice: Study, person: Person, jonas: Person) -> None:
    key_turn(twice, person, pss_04="0")
    key_turn(twice, jonas, pss_04="3")
    key_turn(twice, jonas, pss_04="3")
    everything = [(Pass.FIRST, "0"), (Pass.SECOND, "3"), (Pass.THIRD, "3")]
    assert seen(twice, jonas) == seen(twice, None) == everything


def test_an_answer_is_restored_as_a_new_one_with_its_reason(people: Study, person: Person) -> None:
    form = keying.open_form(people, PSS)
    for text in ("9", "2"):
        keying.key(people, person, form, "pss_01", text)
    keying.blank(people, person, form, "pss_01", "omitted")
    blank, two, nine = item_history(people, PSS, "pss_01", person)
    assert keying.restore(people, person, form, "pss_01", nine, " read wrongly ").flag is Flag.OUTSIDE
    assert keying.restore(people, person, form, "pss_01", two, "keyed wrongly").value == 2
    assert keying.restore(people, person, form, "pss_01", blank, "keyed wrongly").missing == "omitted"
    told = [(event.keyed or event.missing, event.why) for event in item_history(people, PSS, "pss_01", person)]
    assert told == [
        ("omitted", "keyed wrongly"),
        ("2", "keyed wrongly"),
        ("9", "read wrongly"),
        ("omitted", ""),
        ("2", ""),
        ("9", ""),
    ]
    assert keying.open_form(people, PSS).answers["pss_01"].missing == "omitted"


def test_what_was_confirmed_is_restored_as_confirmed(people: Study, person: Person) -> None:
    form = keying.open_form(people, PSS)
    keying.key(people, person, form, "pss_01", "9")
    keying.confirm(people, person, form, "pss_01")
    keying.key(people, person, form, "pss_01", "2")
    confirmed = item_history(people, PSS, "pss_01", person)[1]
    assert keying.restore(people, person, form, "pss_01", confirmed, "read wrongly").flag is Flag.CONFIRMED


def refusal(study: Study, person: Person, event: ItemEvent, why: str = "read wrongly") -> Problem:
    form = turns.open_turn(study, person, PSS)
    before = dict(form.answers)
    with pytest.raises(ImpError) as refused:
        keying.restore(study, person, form, "pss_04", event, why)
    assert form.answers == before
    return refused.value.problem


def test_what_cannot_be_restored(twice: Study, person: Person, jonas: Person) -> None:
    form = turns.open_turn(twice, person, PSS)
    keying.key(twice, person, form, "pss_04", "0")
    keying.clear(twice, person, form, "pss_04")
    cleared, keyed = item_history(twice, PSS, "pss_04", person)
    assert refusal(twice, person, keyed, "  ") is Problem.RESTORE_NEEDS_REASON
    assert refusal(twice, person, keyed, "x" * 20_001) is Problem.TEXT_TOO_LONG
    assert refusal(twice, person, cleared) is Problem.NOTHING_TO_RESTORE
    key_turn(twice, person)
    keying.key(twice, jonas, turns.open_turn(twice, jonas, PSS), "pss_01", "2")
    assert refusal(twice, jonas, keyed) is Problem.FORM_SEALED


def test_an_earlier_keying_is_restored_once_the_form_is_settled(twice: Study, person: Person, jonas: Person) -> None:
    key_turn(twice, person, pss_04="0")
    key_turn(twice, jonas, pss_04="3")
    key_turn(twice, jonas, pss_04="3")
    form = turns.open_turn(twice, person, PSS)
    first = next(event for event in item_history(twice, PSS, "pss_04", person) if event.keying_pass is Pass.FIRST)
    keying.restore(twice, person, form, "pss_04", first, "read wrongly")
    assert turns.open_turn(twice, person, PSS).answers["pss_04"].keyed == "0"
