"""A form that leaves items out takes cues and keys from its parent by position, once it is named what it leaves out."""

from fractions import Fraction
from itertools import product

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments import promises
from imp_desktop.instruments.catalogue import instrument
from imp_desktop.instruments.derived import without

KIND, JUDGING = (5, 12, 19, 23, 26), (1, 8, 11, 16, 21)
PAIRS = list(product(KIND, JUDGING))


def test_before_the_pair_is_named_there_are_numbers_but_no_cues_and_no_scores() -> None:
    scs = instrument("scs")
    assert scs.awaits_choice
    assert [item.id for item in scs.items] == [f"scs_{number:02}" for number in range(1, 25)]
    assert [item.number for item in scs.items] == list(range(1, 25))
    assert scs.scores == ()
    assert all(words.cues == {} for words in scs.words.values())
    assert scs.in_language("nl").scores["scs.self_kindness"] == "Zelfvriendelijkheid"


@pytest.mark.parametrize("pair", PAIRS)
def test_each_pair_makes_six_scales_of_four_and_a_whole_instrument(pair: tuple[int, int]) -> None:
    scs = without(instrument("scs"), instrument("scs26"), pair)
    assert not scs.awaits_choice
    assert set(scs.left_out) == set(pair)
    assert promises.complaints(scs) == []
    total, *parts = scs.scores
    assert [len(part.of) for part in parts] == [4] * 6
    assert sorted(item for part in parts for item in part.of) == sorted(total.of)
    assert len(total.reversed) == 12
    assert (total.minimum, total.maximum) == (Fraction(24), Fraction(120))
    assert all((part.minimum, part.maximum) == (Fraction(4), Fraction(20)) for part in parts)


@pytest.mark.parametrize("pair", PAIRS)
def test_cues_and_keys_stay_with_their_item_when_it_moves_up(pair: tuple[int, int]) -> None:
    parent = instrument("scs26")
    scs = without(instrument("scs"), parent, pair)
    numbers = [number for number in range(1, 27) if number not in pair]
    for item, number in zip(scs.items, numbers, strict=True):
        old = f"scs26_{number:02}"
        for language in ("en", "nl"):
            assert scs.words[language].cues[item.id] == parent.words[language].cues[old]
        for rule in parent.scores:
            own = scs.score("scs" + rule.id.removeprefix("scs26"))
            assert (item.id in own.of) == (old in rule.of)
            assert (item.id in own.reversed) == (old in rule.reversed)
            assert own.recode.get(item.id) == rule.recode.get(old)


def test_the_pairs_differ_in_where_items_are_reversed() -> None:
    patterns = {frozenset(without(instrument("scs"), instrument("scs26"), pair).scores[0].reversed) for pair in PAIRS}
    assert len(patterns) == len(PAIRS)


def test_naming_the_pair_in_any_order_gives_the_same() -> None:
    scs, parent = instrument("scs"), instrument("scs26")
    assert without(scs, parent, (16, 23)) == without(scs, parent, (23, 16))


@pytest.mark.parametrize("pair", [(), (23,), (23, 26), (1, 16), (2, 16), (23, 16, 1), (23, 23), (0, 99), (23, -16)])
def test_another_pair_is_refused_with_what_can_be_named(pair: tuple[int, ...]) -> None:
    with pytest.raises(ImpError) as caught:
        without(instrument("scs"), instrument("scs26"), pair)
    assert caught.value.problem is Problem.PAIR_DOES_NOT_FIT
    assert "5, 12, 19, 23, 26" in str(caught.value)
    assert "1, 8, 11, 16, 21" in str(caught.value)


def test_nothing_is_left_out_of_an_instrument_that_is_not_derived() -> None:
    with pytest.raises(ImpError) as caught:
        without(instrument("pss"), instrument("scs26"), (23, 16))
    assert caught.value.problem is Problem.PAIR_DOES_NOT_FIT
