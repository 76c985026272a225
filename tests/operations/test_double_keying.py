"""Tests of keying twice: whose turn it is, what differs, what settles it, and what is closed after that."""

import datetime as dt
from collections.abc import Mapping

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import (
    blindness,
    closing,
    counted,
    enrolling,
    keying,
    moving,
    persons,
    queries,
    standing,
    studies,
    turns,
)
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.keying import Form, FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import ledger

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


def key_all(study: Study, person: Person, form: Form, other: Mapping[str, str] = {}) -> Form:
    for item in ITEMS:
        keying.key(study, person, form, item, other.get(item, "2"))
    return form


def keyed_twice(study: Study, first: Person, second: Person, other: Mapping[str, str]) -> None:
    key_all(study, first, turns.open_turn(study, first, PSS))
    key_all(study, second, turns.open_turn(study, second, PSS), other)


def state(study: Study, key: FormKey = PSS) -> FormState:
    form = keying.open_form(study, key)
    return FormStates(study).at(form.place)


def refusal(deed: object) -> Problem:
    with pytest.raises(ImpError) as refused:
        deed()  # type: ignore[operator]
    return refused.value.problem


def test_a_form_goes_from_empty_to_locked(twice: Study, person: Person, jonas: Person) -> None:
    seen = [state(twice)]
    first = turns.open_turn(twice, person, PSS)
    keying.key(twice, person, first, "pss_01", "2")
    seen.append(state(twice))
    key_all(twice, person, first)
    seen.append(state(twice))
    second = turns.open_turn(twice, jonas, PSS)
    assert (second.keying_pass, second.answers) == (Pass.SECOND, {})
    keying.key(twice, jonas, second, "pss_01", "2")
    seen.append(state(twice))
    key_all(twice, jonas, second, {"pss_04": "3"})
    seen.append(state(twice))
    third = turns.open_turn(twice, jonas, PSS)
    keying.key(twice, jonas, third, "pss_04", "3")
    seen.append(state(twice))
    closing.close_form(twice, person, PSS)
    seen.append(state(twice))
    assert seen == [
        FormState.EMPTY,
        FormState.OPEN,
        FormState.ONCE,
        FormState.SECOND_OPEN,
        FormState.DIFFERS,
        FormState.RESOLVED,
        FormState.CLOSED,
    ]


def test_two_keyings_that_agree_are_keyed_twice(twice: Study, person: Person, jonas: Person) -> None:
    keyed_twice(twice, person, jonas, {})
    assert state(twice) is FormState.TWICE


def test_a_form_that_need_not_be_keyed_twice_is_keyed(people: Study, person: Person) -> None:
    key_all(people, person, turns.open_turn(people, person, PSS))
    assert state(people) is FormState.KEYED


def test_the_second_keying_is_offered_to_somebody_else_and_later_to_the_same_person(
    twice: Study, person: Person, jonas: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_all(twice, person, turns.open_turn(twice, person, PSS))
    assert turns.open_turn(twice, jonas, PSS).keying_pass is Pass.SECOND
    assert turns.open_turn(twice, person, PSS).keying_pass is Pass.FIRST
    assert refusal(lambda: turns.open_turn(twice, person, PSS, Pass.SECOND)) is Problem.SECOND_TOO_EARLY
    now = ledger.now()
    monkeypatch.setattr(ledger, "now", lambda: now + dt.timedelta(hours=11, minutes=59))
    assert refusal(lambda: turns.open_turn(twice, person, PSS, Pass.SECOND)) is Problem.SECOND_TOO_EARLY
    monkeypatch.setattr(ledger, "now", lambda: now - dt.timedelta(days=400))
    assert refusal(lambda: turns.open_turn(twice, person, PSS, Pass.SECOND)) is Problem.SECOND_TOO_EARLY
    monkeypatch.setattr(ledger, "now", lambda: now + dt.timedelta(hours=12, minutes=1))
    key_all(twice, person, turns.open_turn(twice, person, PSS, Pass.SECOND))
    assert state(twice) is FormState.TWICE
    assert closing.keyed_by_one_person(twice) == (1, 1)


def test_a_second_keying_needs_a_complete_first_one_and_a_plan(twice: Study, person: Person, jonas: Person) -> None:
    first = turns.open_turn(twice, person, PSS)
    keying.key(twice, person, first, "pss_01", "2")
    assert refusal(lambda: turns.open_turn(twice, jonas, PSS, Pass.SECOND)) is Problem.FIRST_NOT_COMPLETE
    post = FormKey("001-B", "post", "pss")
    key_all(twice, person, turns.open_turn(twice, person, post))
    assert refusal(lambda: turns.open_turn(twice, jonas, post, Pass.SECOND)) is Problem.SECOND_NOT_PLANNED


def test_the_first_keying_stays_as_it_is_once_the_second_has_begun(twice: Study, person: Person, jonas: Person) -> None:
    first = key_all(twice, person, turns.open_turn(twice, person, PSS))
    keying.key(twice, jonas, turns.open_turn(twice, jonas, PSS), "pss_01", "1")
    assert refusal(lambda: keying.key(twice, person, first, "pss_02", "4")) is Problem.SECOND_BEGUN
    assert refusal(lambda: keying.undo(twice, person, first)) is Problem.SECOND_BEGUN
    assert first.answers["pss_02"].keyed == "2"


def test_a_form_under_way_is_sealed_for_everybody_but_its_first_keyer(
    twice: Study, person: Person, jonas: Person
) -> None:
    place = keying.open_form(twice, PSS).place
    first = key_all(twice, person, turns.open_turn(twice, person, PSS))
    assert blindness.sealed(twice, jonas) == blindness.sealed(twice, None) == {place}
    assert not blindness.sealed(twice, person)
    assert refusal(lambda: turns.open_turn(twice, jonas, PSS, Pass.FIRST)) is Problem.FORM_SEALED
    second = turns.open_turn(twice, jonas, PSS)
    keying.key(twice, jonas, second, "pss_01", "1")
    assert blindness.sealed(twice, person) == {place}
    assert refusal(lambda: turns.open_turn(twice, person, PSS, Pass.FIRST)) is Problem.FORM_SEALED
    key_all(twice, jonas, second)
    assert not blindness.sealed(twice, jonas)
    assert first.answers.keys() == second.answers.keys()


def test_an_item_that_differs_says_nothing_until_two_of_three_agree(
    twice: Study, person: Person, jonas: Person
) -> None:
    keyed_twice(twice, person, jonas, {"pss_04": "3", "pss_07": "1"})
    (said,) = standing.by_form(twice).values()
    assert {one.item for one in said} == set(ITEMS) - {"pss_04", "pss_07"}
    third = turns.open_turn(twice, jonas, PSS)
    assert third.wanted == ("pss_04", "pss_07")
    assert third.answers == {}
    keying.key(twice, jonas, third, "pss_04", "3")
    keying.key(twice, jonas, third, "pss_07", "2")
    assert state(twice) is FormState.RESOLVED
    assert counted.answers(twice)[PSS]["pss_04"].value == 3
    assert counted.answers(twice)[PSS]["pss_07"].value == 2


def test_what_agrees_is_not_keyed_a_third_time(twice: Study, person: Person, jonas: Person) -> None:
    keyed_twice(twice, person, jonas, {"pss_04": "3"})
    third = turns.open_turn(twice, jonas, PSS)
    assert refusal(lambda: keying.key(twice, jonas, third, "pss_01", "3")) is Problem.NOTHING_DIFFERS


def test_three_values_go_to_another_person(twice: Study, person: Person, jonas: Person) -> None:
    keyed_twice(twice, person, jonas, {"pss_04": "3"})
    keying.key(twice, jonas, turns.open_turn(twice, jonas, PSS), "pss_04", "1")
    assert state(twice) is FormState.DIFFERS
    deciding = turns.open_turn(twice, jonas, PSS)
    assert deciding.keying_pass is Pass.SETTLED
    contested = deciding.contested["pss_04"]
    assert [one and one.keyed for one in (contested.first, contested.second, contested.third)] == ["2", "3", "1"]
    assert "pss_04" not in deciding.answers
    assert refusal(lambda: keying.key(twice, jonas, deciding, "pss_04", "1")) is Problem.DECISION_NEEDS_ANOTHER
    keying.key(twice, person, turns.open_turn(twice, person, PSS), "pss_04", "4")
    assert state(twice) is FormState.RESOLVED
    assert counted.answers(twice)[PSS]["pss_04"].value == 4


def test_a_change_after_two_keyings_is_a_row_of_its_own(twice: Study, person: Person, jonas: Person) -> None:
    keyed_twice(twice, person, jonas, {})
    settled = turns.open_turn(twice, person, PSS)
    assert settled.keying_pass is Pass.SETTLED
    keying.key(twice, person, settled, "pss_01", "4")
    assert counted.answers(twice)[PSS]["pss_01"].value == 4
    assert state(twice) is FormState.TWICE
    keying.undo(twice, person, settled)
    assert settled.answers["pss_01"].value == 2
    assert counted.answers(twice)[PSS]["pss_01"].value == 2
    assert refusal(lambda: keying.clear(twice, person, settled, "pss_01")) is Problem.SETTLED_ITEM


def test_a_closed_form_is_changed_with_a_reason_only(people: Study, person: Person) -> None:
    form = key_all(people, person, turns.open_turn(people, person, PSS))
    closing.close_form(people, person, PSS)
    assert refusal(lambda: keying.key(people, person, form, "pss_01", "4")) is Problem.FORM_CLOSED
    form.why = "read wrongly"
    keying.key(people, person, form, "pss_01", "4")
    assert people.rows("SELECT why FROM ledger ORDER BY seq DESC LIMIT 1") == [("read wrongly",)]


def test_a_closed_form_stays_complete(people: Study, person: Person) -> None:
    key_all(people, person, turns.open_turn(people, person, PSS))
    closing.close_form(people, person, PSS)
    form = turns.open_turn(people, person, PSS)
    form.why = "read wrongly"
    assert refusal(lambda: keying.clear(people, person, form, "pss_04")) is Problem.SETTLED_ITEM
    assert refusal(lambda: keying.undo(people, person, form)) is Problem.SETTLED_ITEM
    keying.key(people, person, form, "pss_04", "3")
    assert keying.undo(people, person, form) == "pss_04"
    keying.blank(people, person, form, "pss_04", "omitted")
    assert turns.open_turn(people, person, PSS).complete


def test_only_what_is_complete_and_settled_is_closed(twice: Study, person: Person, jonas: Person) -> None:
    assert refusal(lambda: closing.close_form(twice, person, PSS)) is Problem.FORM_INCOMPLETE
    key_all(twice, person, turns.open_turn(twice, person, PSS))
    assert refusal(lambda: closing.close_form(twice, person, PSS)) is Problem.FORM_UNSETTLED
    key_all(twice, jonas, turns.open_turn(twice, jonas, PSS), {"pss_01": "4"})
    assert refusal(lambda: closing.close_form(twice, person, PSS)) is Problem.FORM_UNSETTLED


def test_the_second_keying_of_a_form_that_differs_is_seen_by_nobody_who_may_key_it_a_third_time(
    twice: Study, person: Person, jonas: Person
) -> None:
    keyed_twice(twice, person, jonas, {"pss_04": "3"})
    mira = persons.person(twice, "Mira Smit")
    assert refusal(lambda: turns.open_turn(twice, mira, PSS, Pass.SECOND)) is Problem.FORM_SEALED
    assert turns.open_turn(twice, jonas, PSS, Pass.SECOND).answers["pss_04"].keyed == "3"
    keying.key(twice, mira, turns.open_turn(twice, mira, PSS), "pss_04", "1")
    assert refusal(lambda: turns.open_turn(twice, mira, PSS, Pass.SECOND)) is Problem.FORM_SEALED


def test_nothing_is_settled_before_both_keyings_are_complete(twice: Study, person: Person, jonas: Person) -> None:
    def settled(key: FormKey = PSS) -> Problem:
        return refusal(lambda: turns.open_turn(twice, jonas, key, Pass.SETTLED))

    first = turns.open_turn(twice, person, PSS)
    keying.note(twice, person, first, "pss_01", "hard to read")
    keying.key(twice, person, first, "pss_01", "2")
    assert settled() is Problem.FORM_SEALED
    key_all(twice, person, first)
    assert settled() is Problem.FORM_SEALED
    keying.key(twice, jonas, turns.open_turn(twice, jonas, PSS), "pss_01", "2")
    assert settled() is Problem.FORM_SEALED
    once = FormKey("001-B", "post", "pss")
    key_all(twice, person, turns.open_turn(twice, person, once))
    assert settled(once) is Problem.NOTHING_DIFFERS


@pytest.mark.parametrize("at", [Pass.SECOND, Pass.THIRD])
def test_the_keyings_of_a_closed_form_stay_as_they_are_whatever_the_reason(
    twice: Study, person: Person, jonas: Person, at: Pass
) -> None:
    key_all(twice, person, turns.open_turn(twice, person, PSS))
    form = key_all(twice, jonas, turns.open_turn(twice, jonas, PSS), {"pss_04": "3"} if at is Pass.THIRD else {})
    if at is Pass.THIRD:
        form = turns.open_turn(twice, jonas, PSS, Pass.THIRD)
        keying.key(twice, jonas, form, "pss_04", "3")
    closing.close_form(twice, person, PSS)
    form.why = "read wrongly"
    assert refusal(lambda: keying.key(twice, jonas, form, "pss_04", "1")) is Problem.FORM_CLOSED
    assert counted.answers(twice)[PSS]["pss_04"].value == (3 if at is Pass.THIRD else 2)


def test_frozen_data_stay_as_they_are_until_the_freeze_is_taken_back(people: Study, person: Person) -> None:
    form = key_all(people, person, turns.open_turn(people, person, PSS))
    before = studies.fingerprint(people)
    made = closing.freeze(people, person)
    assert made.fingerprint == before == studies.fingerprint(people)
    assert closing.frozen(people) == made
    assert refusal(lambda: keying.key(people, person, form, "pss_01", "4")) is Problem.STUDY_FROZEN
    assert refusal(lambda: studies.choose(people, person, "title", "Another")) is Problem.STUDY_FROZEN
    assert refusal(lambda: closing.thaw(people, person, " ")) is Problem.UNLOCK_NEEDS_REASON
    closing.thaw(people, person, "a packet turned up")
    keying.key(people, person, form, "pss_01", "4")
    assert closing.frozen(people) is None


def test_nothing_is_frozen_while_keyings_differ(twice: Study, person: Person, jonas: Person) -> None:
    keyed_twice(twice, person, jonas, {"pss_04": "3"})
    assert refusal(lambda: closing.freeze(twice, person)) is Problem.FREEZE_BLOCKED
    assert closing.frozen(twice) is None


def test_a_form_is_moved_with_its_keyings_and_both_sides_tell(twice: Study, person: Person, jonas: Person) -> None:
    keyed_twice(twice, person, jonas, {"pss_04": "3"})
    moved = moving.move_form(twice, person, PSS, "002-C", "pre", "filed under the wrong code")
    assert moved == FormKey("002-C", "pre", "pss")
    assert (state(twice), state(twice, moved)) == (FormState.EMPTY, FormState.DIFFERS)
    key_all(twice, person, turns.open_turn(twice, person, PSS))
    assert state(twice) is FormState.ONCE
    assert refusal(lambda: moving.move_form(twice, person, PSS, "002-C", "pre", "wrong")) is Problem.FORM_PLACE_TAKEN
    assert refusal(lambda: moving.move_form(twice, person, PSS, "003-D", "pre", "  ")) is Problem.MOVE_NEEDS_REASON


def test_a_form_without_answers_makes_way_for_the_one_that_is_moved(people: Study, person: Person) -> None:
    key_all(people, person, turns.open_turn(people, person, PSS))
    other = FormKey("002-C", "pre", "pss")
    keying.date_form(people, person, keying.open_form(people, other), dt.date(2026, 1, 9))
    moving.move_form(people, person, PSS, "002-C", "pre", "filed wrongly")
    assert len(keying.open_form(people, other).answers) == len(ITEMS)
    assert keying.open_form(people, other).date is None
    assert keying.open_form(people, PSS).date == dt.date(2026, 1, 9)
    assert not studies.check(people)


def test_a_form_moved_to_where_none_came_back_leaves_an_empty_place_behind(people: Study, person: Person) -> None:
    key_all(people, person, turns.open_turn(people, person, PSS))
    other = FormKey("002-C", "pre", "pss")
    keying.never_came_back(people, person, keying.open_form(people, other), absent=True)
    moving.move_form(people, person, PSS, "002-C", "pre", "filed wrongly")
    assert (state(people, other), state(people)) == (FormState.KEYED, FormState.EMPTY)
    moving.move_form(people, person, other, PSS.code, "pre", "it was right")
    assert (state(people, other), state(people)) == (FormState.EMPTY, FormState.KEYED)


@pytest.mark.parametrize("size", [2, 3, 7])
def test_of_every_run_of_participants_one_is_drawn(people: Study, person: Person, size: int) -> None:
    from imp_desktop.operations.double_keying import double_keying  # noqa: PLC0415

    studies.choose(people, person, "double_keying.pre.pss", f"every {size}")
    plan = double_keying(people)
    drawn = [number for number in range(1, 50 * size + 1) if plan.wants((number, "pre", "pss"))]
    assert [(number - 1) // size for number in drawn] == list(range(50))
    assert len({(number - 1) % size for number in drawn}) == size
    assert not plan.wants((1, "post", "pss"))


def test_who_opens_what_another_person_began_to_key_is_one_of_its_keyers(
    twice: Study, person: Person, jonas: Person
) -> None:
    first = turns.open_turn(twice, person, PSS)
    keying.key(twice, person, first, "pss_01", "2")
    assert turns.open_turn(twice, jonas, PSS).answers["pss_01"].keyed == "2"
    key_all(twice, person, first)
    assert refusal(lambda: turns.open_turn(twice, jonas, PSS, Pass.SECOND)) is Problem.SECOND_TOO_EARLY
    told = enrolling.history(twice, "001-B")
    assert [one.parts["name"] for one in told if one.kind == "form_fact"] == [f"reader.{jonas.id}"]
    mira = persons.person(twice, "Mira Smit")
    assert turns.open_turn(twice, mira, PSS).keying_pass is Pass.SECOND


def test_a_clock_set_back_for_the_first_keying_does_not_make_the_wait_shorter(
    twice: Study, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = ledger.now()
    monkeypatch.setattr(ledger, "now", lambda: now - dt.timedelta(days=2))
    key_all(twice, person, turns.open_turn(twice, person, PSS))
    monkeypatch.setattr(ledger, "now", lambda: now + dt.timedelta(minutes=1))
    assert refusal(lambda: turns.open_turn(twice, person, PSS, Pass.SECOND)) is Problem.SECOND_TOO_EARLY
    monkeypatch.setattr(ledger, "now", lambda: now + dt.timedelta(hours=13))
    assert turns.open_turn(twice, person, PSS, Pass.SECOND).keying_pass is Pass.SECOND


def test_nobody_tries_what_makes_the_differences_fewer(twice: Study, person: Person, jonas: Person) -> None:
    keyed_twice(twice, person, jonas, {"pss_04": "3"})
    second = turns.open_turn(twice, jonas, PSS, Pass.SECOND)
    assert refusal(lambda: keying.key(twice, jonas, second, "pss_04", "2")) is Problem.THIRD_BEGUN
    assert refusal(lambda: keying.undo(twice, jonas, second)) is Problem.THIRD_BEGUN
    third = turns.open_turn(twice, jonas, PSS)
    keying.key(twice, jonas, third, "pss_04", "1")
    assert refusal(lambda: keying.key(twice, jonas, third, "pss_04", "2")) is Problem.CONTESTED_ITEM
    assert refusal(lambda: keying.undo(twice, jonas, third)) is Problem.CONTESTED_ITEM
    assert refusal(lambda: keying.clear(twice, jonas, third, "pss_04")) is Problem.CONTESTED_ITEM


def test_data_are_not_frozen_while_a_second_keying_is_due(twice: Study, person: Person) -> None:
    key_all(twice, person, turns.open_turn(twice, person, PSS))
    assert refusal(lambda: closing.freeze(twice, person)) is Problem.FREEZE_BLOCKED
    studies.choose(twice, person, "double_keying.pre.pss", "")
    closing.freeze(twice, person)
    assert not blindness.sealed(twice, None)


def test_an_open_question_is_not_carried_to_another_person_by_a_move(people: Study, person: Person) -> None:
    key_all(people, person, turns.open_turn(people, person, PSS))
    asked = queries.ask(people, person, FormKey("002-C", "pre", "pss"), "Where is this form?")
    assert refusal(lambda: moving.move_form(people, person, PSS, "002-C", "pre", "wrong code")) is (
        Problem.QUERY_IN_THE_WAY
    )
    queries.close(people, person, asked)
    assert moving.move_form(people, person, PSS, "002-C", "pre", "wrong code") == FormKey("002-C", "pre", "pss")
