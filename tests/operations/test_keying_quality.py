"""Tests of how often a keying differs from what was settled: whose it was, in what way, and what is counted."""

import datetime as dt
from collections.abc import Mapping

import pytest

from imp_desktop.operations import enrolling, keying, keying_quality, persons, studies, turns
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.statistics.keying_results import FormsKeyed, Kind, Rate, Settled
from imp_desktop.storage import ledger

PSS = FormKey("001-B", "pre", "pss")
EVALUATION = FormKey("001-B", "post", "imp_eval")
PAPER = dict(zip((f"pss_{number:02}" for number in range(1, 11)), "3142134204", strict=True))


@pytest.fixture
def twice(people: Study, person: Person) -> Study:
    """The study with every PSS before the course and every evaluation keyed twice."""
    studies.choose(people, person, "double_keying.pre.pss", "all")
    studies.choose(people, person, "double_keying.post.imp_eval", "all")
    return people


@pytest.fixture
def jonas(people: Study) -> Person:
    """Somebody else who keys."""
    return persons.person(people, "Jonas Visser")


def key(study: Study, who: Person, said: Mapping[str, str], form_key: FormKey = PSS) -> None:
    """Key whatever the person is offered; a text that begins with a point is a reason."""
    form = turns.open_turn(study, who, form_key)
    for item in [item.id for item in form.instrument.items]:
        if item in said and item in {one.id for one in form.asked}:
            if said[item].startswith("."):
                keying.blank(study, who, form, item, said[item][1:])
            else:
                keying.key(study, who, form, item, said[item])


def counts(rate: Rate | None) -> tuple[int, int] | None:
    return None if rate is None else (rate.differed, rate.fields)


def test_the_keying_that_differs_from_the_third_is_the_wrong_one(twice: Study, person: Person, jonas: Person) -> None:
    key(twice, person, PAPER)
    key(twice, jonas, PAPER | {"pss_04": "3"})
    key(twice, person, {"pss_04": "2"})
    found = keying_quality.keying_quality(twice)
    assert counts(found.every) == (1, 20)
    assert counts(found.by_instrument["pss"]) == counts(found.by_type["choice"]) == (1, 20)
    assert {who: counts(rate) for who, rate in found.by_person.items()} == {
        str(person.id): (0, 10),
        str(jonas.id): (1, 10),
    }
    assert found.settled == {Settled.THIRD: 1, Settled.PERSON: 0, Settled.LATER: 0, Settled.OPEN: 0}
    assert found.kinds[Kind.WRONG_VALUE] == 1


def test_everybody_sees_their_own_errors(twice: Study, person: Person, jonas: Person) -> None:
    key(twice, person, PAPER | {"pss_01": ".omitted"})
    key(twice, jonas, PAPER | {"pss_04": "3", "pss_07": "7"})
    key(twice, person, PAPER)
    own = {who: keying_quality.mine(twice, who) for who in (person, jonas)}
    assert (counts(own[person].rate), own[person].kinds) == ((1, 10), {Kind.LEFT_OUT: 1})
    assert (counts(own[jonas].rate), own[jonas].kinds) == ((2, 10), {Kind.WRONG_VALUE: 1, Kind.OUT_OF_RANGE: 1})
    stranger = persons.person(twice, "Mila Smit")
    assert keying_quality.mine(twice, stranger).rate == Rate(0, 0, None)


def test_an_open_difference_is_one_field_and_nobodys(twice: Study, person: Person, jonas: Person) -> None:
    key(twice, person, PAPER)
    key(twice, jonas, PAPER | {"pss_04": "3", "pss_09": "1"})
    found = keying_quality.keying_quality(twice)
    assert counts(found.every) == (2, 20)
    assert found.settled[Settled.OPEN] == 2
    assert [rate.differed for rate in found.by_person.values()] == [0, 0]


def test_another_person_settles_three_different_values(twice: Study, person: Person, jonas: Person) -> None:
    key(twice, person, PAPER)
    key(twice, jonas, PAPER | {"pss_04": "3"})
    key(twice, jonas, {"pss_04": "1"})
    key(twice, person, {"pss_04": "0"})
    found = keying_quality.keying_quality(twice)
    assert counts(found.every) == (2, 20)
    assert found.settled[Settled.PERSON] == 1
    assert found.differences == 1


def test_what_both_keyings_got_wrong_is_found_by_a_later_correction(
    twice: Study, person: Person, jonas: Person
) -> None:
    key(twice, person, PAPER)
    key(twice, jonas, PAPER)
    form = keying.open_form(twice, PSS, Pass.SETTLED)
    keying.key(twice, person, form, "pss_02", "4")
    found = keying_quality.keying_quality(twice)
    assert counts(found.every) == (2, 20)
    assert found.settled[Settled.LATER] == 1
    keying.key(twice, person, form, "pss_02", PAPER["pss_02"])
    assert counts(keying_quality.keying_quality(twice).every) == (0, 20)


def test_a_line_skipped_in_one_keying_is_told_as_a_shift(twice: Study, person: Person, jonas: Person) -> None:
    items = list(PAPER)
    shifted = dict(zip(items[3:-1], list(PAPER.values())[4:], strict=True)) | {items[-1]: ".omitted"}
    key(twice, person, PAPER)
    key(twice, jonas, PAPER | shifted)
    key(twice, person, PAPER)
    found = keying_quality.keying_quality(twice)
    assert found.kinds[Kind.SHIFTED] == sum(PAPER[item] != said for item, said in shifted.items()) - 1 == 6
    assert found.kinds[Kind.LEFT_OUT] == 1


def test_a_field_belongs_to_who_keyed_it_not_to_who_began_the_form(twice: Study, person: Person, jonas: Person) -> None:
    first = dict(list(PAPER.items())[:4])
    key(twice, person, first | {"pss_02": "0"})
    key(twice, jonas, {item: said for item, said in PAPER.items() if item not in first})
    mila = persons.person(twice, "Mila Smit")
    key(twice, mila, PAPER)
    key(twice, jonas, PAPER)
    found = keying_quality.keying_quality(twice)
    assert {who: counts(rate) for who, rate in found.by_person.items()} == {
        str(person.id): (1, 4),
        str(jonas.id): (0, 6),
        str(mila.id): (0, 10),
    }
    assert found.forms_of("pss").same_person == 0


def test_the_same_person_twice_is_counted(
    twice: Study, person: Person, jonas: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    key(twice, person, PAPER)
    later = ledger.now() + dt.timedelta(hours=13)
    monkeypatch.setattr(ledger, "now", lambda: later)
    key(twice, person, PAPER)
    key(twice, jonas, PAPER, FormKey("003-D", "pre", "pss"))
    forms = keying_quality.keying_quality(twice).forms_of("pss")
    assert (forms.keyed, forms.twice, forms.same_person) == (2, 1, 1)


def test_texts_are_compared_by_their_words_and_items_not_asked_do_not_count(
    twice: Study, person: Person, jonas: Person
) -> None:
    form = keying.open_form(twice, EVALUATION)
    said = {item.id: str(item.choices.codes[0]) for item in form.instrument.items if item.choices is not None}
    said |= {"imp_eval_grade": "7", "imp_eval_times": "3", "imp_eval_practice_minutes": "60"}
    said |= {
        "imp_eval_study_minutes": "30",
        "imp_eval_adverse": "2",
        "imp_eval_plans": "Ga zo door",
        "imp_eval_missed": "a",
    }
    key(twice, person, said, EVALUATION)
    key(twice, jonas, said | {"imp_eval_plans": "ga zo door.", "imp_eval_missed": "b"}, EVALUATION)
    key(twice, jonas, {"imp_eval_missed": "B"}, EVALUATION)
    found = keying_quality.keying_quality(twice)
    asked = len(form.instrument.items) - 1  # the text of an adverse reaction is asked of those who say yes
    assert counts(found.every) == (1, 2 * asked)
    assert counts(found.by_type["text"]) == (1, 6)
    assert found.kinds[Kind.OTHER] == 1


def test_forms_that_do_not_count_are_not_counted(twice: Study, person: Person, jonas: Person) -> None:
    key(twice, person, PAPER)
    key(twice, jonas, PAPER | {"pss_04": "3"})
    enrolling.amend(twice, person, "001-B", {"status": "withdrawn", "status_reason": "no time", "data_use": "none"})
    found = keying_quality.keying_quality(twice)
    assert counts(found.every) == (0, 0)
    assert found.forms_of("pss").twice == 0


def test_what_was_chosen_for_an_instrument_is_told(twice: Study, person: Person) -> None:
    for assessment in ("pre", "post"):
        studies.choose(twice, person, f"double_keying.{assessment}.ffmq", "every 5")
    found = keying_quality.keying_quality(twice)
    shares = {one.instrument: one.share for one in found.forms}
    assert shares["pss"] == keying_quality.MIXED
    assert (shares["ffmq"], shares["scs"], shares["imp_eval"]) == ("every 5", "", "all")


def test_an_empty_study_has_every_instrument_and_no_rate(study: Study) -> None:
    found = keying_quality.keying_quality(study)
    assert [one.instrument for one in found.forms] == list(studies.instruments(study))
    assert all(one == FormsKeyed(one.instrument) for one in found.forms)
    assert found.every == Rate(0, 0, None)
