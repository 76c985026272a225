"""Rates of differing fields and samples against the paper: the numbers of R, every rate of its own fields.

Expected values: reference/keying.json, made by reference/keying.R with poisson.test and binom.test.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.statistics import keying_quality
from imp_desktop.statistics.keying_results import (
    Decision,
    Difference,
    FieldCount,
    FormsKeyed,
    Kind,
    Sample,
    Settled,
    Wrong,
)

R = json.loads((Path(__file__).parent / "reference" / "keying.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("told", R["poisson"], ids=lambda told: f"{told['differed']} of {told['fields']}")
def test_the_rate_and_its_interval_are_those_of_r(told):
    found = keying_quality.rate(told["differed"], told["fields"])
    assert found.per_10_000 == pytest.approx(told["rate"], rel=1e-6)
    assert found.ci95 == pytest.approx((told["low"], told["high"]), rel=1e-6)


@pytest.mark.parametrize("told", R["binomial"], ids=lambda told: f"{told['wrong']} of {told['fields']}")
def test_a_sample_has_the_share_and_the_interval_of_r(told):
    found = keying_quality.compared(Sample(10, told["fields"], told["wrong"], limit=20))
    assert found.rate == pytest.approx(told["rate"], rel=1e-6)
    assert found.ci95 == pytest.approx((told["low"], told["high"]), rel=1e-6)


@pytest.mark.parametrize("told", R["needed"], ids=lambda told: f"{told['wrong']} of {told['fields']}")
def test_r_needs_as_many_more_fields_without_a_difference(told):
    found = keying_quality.compared(Sample(10, told["fields"], told["wrong"], told["limit"]))
    assert found.needed == told["needed"]
    assert (found.decision is Decision.ACCEPT) == (told["needed"] == 0)


@pytest.mark.parametrize(
    ("fields", "wrong", "limit", "decision"),
    [
        (1430, 0, 25.9, Decision.ACCEPT),  # [0.0, 25.8]
        (1430, 0, 25.7, Decision.UNDECIDED),
        (1430, 12, 43, Decision.REJECT),  # [43.4, 146.1]
        (1430, 12, 44, Decision.UNDECIDED),
        (1430, 12, 147, Decision.ACCEPT),
        (0, 0, 10, Decision.UNDECIDED),
        (5, 5, 9_000, Decision.UNDECIDED),
        (50, 50, 9_000, Decision.REJECT),
    ],
)
def test_the_interval_decides_about_the_limit(fields, wrong, limit, decision):
    assert keying_quality.compared(Sample(10, fields, wrong, limit)).decision is decision


def test_a_sample_that_is_rejected_needs_nothing_and_one_of_no_field_has_no_rate():
    assert keying_quality.compared(Sample(10, 100, 90, 10)).needed is None
    empty = keying_quality.compared(Sample(0, 0, 0, 10))
    assert (empty.rate, empty.ci95) == (None, None)
    assert empty.needed == 3_688


@given(st.integers(0, 30), st.integers(0, 20_000), st.floats(0.5, 900))
def test_as_many_fields_as_are_needed_are_accepted_and_one_less_is_not(wrong, more, limit):
    sample = Sample(1, wrong + more, wrong, limit)
    found = keying_quality.compared(sample)
    if found.needed:
        grown = [Sample(1, sample.fields + found.needed - less, wrong, limit) for less in (0, 1)]
        assert keying_quality.compared(grown[0]).decision is Decision.ACCEPT
        assert keying_quality.compared(grown[1]).decision is not Decision.ACCEPT


@pytest.mark.parametrize("limit", [0, -1, 10_000])
def test_a_limit_that_is_no_rate_is_refused(limit):
    with pytest.raises(ValueError, match="no limit"):
        keying_quality.compared(Sample(1, 10, 0, limit))


@pytest.mark.parametrize(("differed", "fields"), [(-1, 5), (6, 5), (1, 0)])
def test_more_differences_than_fields_are_refused(differed, fields):
    with pytest.raises(ValueError, match="cannot differ"):
        keying_quality.rate(differed, fields)


FIELDS = (
    FieldCount("ffmq", "choice", "AB", 390),
    FieldCount("ffmq", "choice", "CD", 390),
    FieldCount("eval", "text", "AB", 20),
    FieldCount("eval", "choice", "AB", 100),
    FieldCount("eval", "text", "CD", 20),
    FieldCount("eval", "choice", "CD", 100),
)


def found(*differences: Difference):
    return keying_quality.quality([FormsKeyed("ffmq", 10, 10, 10)], FIELDS, differences)


def test_every_rate_is_of_its_own_fields():
    quality = found(
        Difference("ffmq", "choice", Settled.THIRD, (Wrong("AB", Kind.WRONG_VALUE),)),
        Difference("eval", "text", Settled.THIRD, (Wrong("CD", Kind.OTHER),)),
    )
    assert (quality.every.differed, quality.every.fields) == (2, 1020)
    assert {name: (one.differed, one.fields) for name, one in quality.by_instrument.items()} == {
        "ffmq": (1, 780),
        "eval": (1, 240),
    }
    assert {name: (one.differed, one.fields) for name, one in quality.by_type.items()} == {
        "choice": (1, 980),
        "text": (1, 40),
    }
    assert {name: (one.differed, one.fields) for name, one in quality.by_person.items()} == {
        "AB": (1, 510),
        "CD": (1, 510),
    }


def test_where_both_keyings_were_wrong_two_fields_differ_in_one_difference():
    quality = found(
        Difference("ffmq", "choice", Settled.PERSON, (Wrong("AB", Kind.WRONG_VALUE), Wrong("CD", Kind.LEFT_OUT)))
    )
    assert (quality.every.differed, quality.differences) == (2, 1)
    assert quality.settled == {Settled.THIRD: 0, Settled.PERSON: 1, Settled.LATER: 0, Settled.OPEN: 0}
    assert quality.kinds[Kind.LEFT_OUT] == 1


def test_an_open_difference_counts_as_one_field_and_as_nobodys_error():
    quality = found(Difference("ffmq", "choice", Settled.OPEN))
    assert quality.every.differed == 1
    assert [one.differed for one in quality.by_person.values()] == [0, 0]
    assert sum(quality.kinds.values()) == 0


def test_nothing_keyed_twice_has_no_rate():
    quality = keying_quality.quality([FormsKeyed("ffmq", 10, 4)], [], [])
    assert (quality.every.per_10_000, quality.every.ci95) == (None, None)
    assert quality.by_person == {}


def test_rates_are_taken_together_by_their_counts():
    both = keying_quality.together([keying_quality.rate(2, 100), keying_quality.rate(1, 300)])
    assert both == keying_quality.rate(3, 400)


@given(st.lists(st.sampled_from(["ffmq", "eval"]), max_size=30), st.sampled_from(list(Settled)))
def test_instruments_types_and_people_add_up_to_all(instruments, settled):
    wrong = () if settled is Settled.OPEN else (Wrong("AB", Kind.SHIFTED),)
    quality = found(*(Difference(name, "choice", settled, wrong) for name in instruments))
    for parts in (quality.by_instrument, quality.by_type):
        assert keying_quality.together(parts.values()) == quality.every
    assert sum(one.fields for one in quality.by_person.values()) == quality.every.fields
    assert sum(quality.kinds.values()) == sum(one.differed for one in quality.by_person.values())
    assert quality.differences == len(instruments)
