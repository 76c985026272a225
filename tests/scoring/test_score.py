"""Scores are exact, prorated over their own items, and refused where too few answers count."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import MISSING_REASONS, Answer, understand, without_answer
from imp_desktop.instruments.catalogue import instrument
from imp_desktop.instruments.derived import without
from imp_desktop.instruments.model import Choices, Direction, Instrument, Item, ItemType, Rule, ScoreRule
from imp_desktop.protocols.model import MISSING_RULES as NAMES
from imp_desktop.scoring.rules import MISSING_RULES, missing_rule
from imp_desktop.scoring.score import scored_items, scores

HALF, MOST, COMPLETE = (missing_rule(name) for name in ("half", "80 %", "complete"))
SCS = without(instrument("scs"), instrument("scs26"), (23, 16))
SCORED = [instrument(name) for name in ("ffmq", "scs26", "eq", "pss", "proqol")] + [SCS]

forms = st.sampled_from(SCORED).flatmap(
    lambda chosen: st.tuples(
        st.just(chosen),
        st.fixed_dictionaries(
            {item.id: st.sampled_from([*_codes(item), *_codes(item), 77, None]) for item in chosen.items}
        ),
    )
)
whole_forms = st.sampled_from(SCORED).flatmap(
    lambda chosen: st.tuples(
        st.just(chosen),
        st.fixed_dictionaries({item.id: st.sampled_from(_codes(item)) for item in chosen.items}),
    )
)


def _codes(item: Item) -> tuple[int, ...]:
    assert item.choices is not None
    return item.choices.codes


def keyed(chosen: Instrument, codes: dict[str, int | None]) -> dict[str, Answer]:
    return {item: understand(chosen.item(item), str(code)) for item, code in codes.items() if code is not None}


def worth(rule: ScoreRule, codes: dict[str, int]) -> list[int]:
    return [rule.recode[item][codes[item]] if item in rule.recode else codes[item] for item in rule.of]


@given(whole_forms)
def test_a_complete_form_gives_the_plain_sum_under_every_rule(form: tuple[Instrument, dict[str, int]]) -> None:
    chosen, codes = form
    for rule in (HALF, MOST, COMPLETE):
        for name, score in scores(chosen, keyed(chosen, dict(codes)), rule).items():
            assert score.value == sum(worth(chosen.score(name), codes))
            assert not score.prorated


@given(forms)
def test_a_score_lies_in_its_range_or_is_refused(form: tuple[Instrument, dict[str, int | None]]) -> None:
    chosen, codes = form
    for name, score in scores(chosen, keyed(chosen, codes), HALF).items():
        rule = chosen.score(name)
        counted = sum(codes[item] not in (None, 77) for item in rule.of)
        assert (score.answered, score.items) == (counted, len(rule.of))
        assert (score.value is None) == (score.refused is Problem.TOO_FEW_ANSWERS) == (2 * counted < len(rule.of))
        if score.value is not None:
            assert rule.minimum <= score.value <= rule.maximum
            assert score.prorated == (counted < len(rule.of))


@given(forms, st.randoms())
def test_the_order_of_the_answers_does_not_matter(
    form: tuple[Instrument, dict[str, int | None]], chance: Random
) -> None:
    chosen, codes = form
    answers = list(keyed(chosen, codes).items())
    shuffled = list(answers)
    chance.shuffle(shuffled)
    assert scores(chosen, dict(shuffled), HALF) == scores(chosen, dict(answers), HALF)


@given(forms)
def test_a_stricter_rule_refuses_more_and_changes_no_number(form: tuple[Instrument, dict[str, int | None]]) -> None:
    chosen, codes = form
    answers = keyed(chosen, codes)
    loose, strict = (scores(chosen, answers, rule) for rule in (HALF, MOST))
    for name, score in strict.items():
        assert score.value in (None, loose[name].value)


@given(forms)
def test_missing_and_flagged_answers_count_like_no_answer(form: tuple[Instrument, dict[str, int | None]]) -> None:
    chosen, codes = form
    answers = keyed(chosen, codes)
    counted = {item: answer for item, answer in answers.items() if answer.value is not None}
    reasons = {
        item.id: without_answer(item, MISSING_REASONS[item.number % 6])
        for item in chosen.items
        if item.id not in answers
    }
    confirmed = {
        item: understand(chosen.item(item), "77", confirmed=True) for item, answer in answers.items() if answer.flag
    }
    assert scores(chosen, counted, HALF) == scores(chosen, answers | reasons | confirmed, HALF)


@given(whole_forms)
def test_turning_every_answer_round_mirrors_the_score(form: tuple[Instrument, dict[str, int]]) -> None:
    chosen, codes = form
    ends = {item.id: min(_codes(item)) + max(_codes(item)) for item in chosen.items}
    turned = {item: ends[item] - code for item, code in codes.items()}
    there, back = (scores(chosen, keyed(chosen, dict(some)), HALF) for some in (codes, turned))
    for name, score in there.items():
        rule = chosen.score(name)
        opposite = back[name].value
        assert score.value is not None
        assert opposite is not None
        if chosen.id != "eq":
            assert score.value + opposite == rule.minimum + rule.maximum


@given(whole_forms, st.data())
def test_one_gap_is_filled_with_the_mean_of_the_others(
    form: tuple[Instrument, dict[str, int]], data: st.DataObject
) -> None:
    chosen, codes = form
    rule = data.draw(st.sampled_from(chosen.scores))
    gap = data.draw(st.sampled_from(rule.of))
    answers = keyed(chosen, {item: code for item, code in codes.items() if item != gap})
    score = scores(chosen, answers, HALF)[rule.id]
    others = sum(scored_items(rule, answers).values())
    assert score.prorated
    assert score.value == others + Fraction(others, len(rule.of) - 1)


def test_scored_items_are_reversed_and_only_those_that_count() -> None:
    pss = instrument("pss")
    answers = keyed(pss, {"pss_01": 3, "pss_04": 3, "pss_05": 9, "pss_06": None})
    assert scored_items(pss.score("pss"), answers) == {"pss_01": 3, "pss_04": 1}


def test_the_agreement_scale_is_worth_two_one_nothing_nothing() -> None:
    eq = instrument("eq")
    worths = [scored_items(eq.score("eq"), keyed(eq, {"eq_01": code, "eq_02": code})) for code in range(4)]
    assert [(some["eq_01"], some["eq_02"]) for some in worths] == [(2, 0), (1, 0), (0, 1), (0, 2)]


def test_an_exception_holds_for_its_score_only() -> None:
    ffmq = instrument("ffmq")
    answers = keyed(ffmq, {item.id: 3 for item in ffmq.items if item.number not in (1, 2)})
    made = scores(ffmq, answers, HALF, {"ffmq.observe": COMPLETE})
    assert made["ffmq.observe"].refused is Problem.TOO_FEW_ANSWERS
    assert made["ffmq.describe"].value == 24
    assert made["ffmq"].value == 117


def test_nothing_is_scored_before_the_left_out_items_are_named() -> None:
    scs = instrument("scs")
    assert scores(scs, keyed(scs, {item.id: 3 for item in scs.items}), HALF) == {}


def test_an_empty_form_has_every_score_and_all_are_refused() -> None:
    for chosen in SCORED:
        made = scores(chosen, {}, HALF)
        assert list(made) == [score.id for score in chosen.scores]
        assert all(score.value is None and score.answered == 0 for score in made.values())


SCALE = Choices("scale", (0, 1, 2))
MADE = Instrument(
    "m",
    1,
    tuple(Item(f"m_{number}", number, ItemType.CHOICE, choices=SCALE) for number in range(1, 6)),
    (
        ScoreRule("m.a", Rule.MEAN, ("m_1", "m_2", "m_3"), Direction.UP),
        ScoreRule("m.b", Rule.SUM, ("m_4", "m_5"), Direction.UP),
        ScoreRule("m", Rule.MEAN_OF_SCORES, ("m.a", "m.b"), Direction.UP),
    ),
    {},
)


def test_means_and_means_of_scores_are_exact() -> None:
    made = scores(MADE, keyed(MADE, {"m_1": 0, "m_2": 1, "m_3": None, "m_4": 2, "m_5": 2}), HALF)
    assert made["m.a"].value == Fraction(1, 2)
    assert made["m.b"].value == 4
    assert made["m"].value == Fraction(9, 4)
    assert (made["m"].answered, made["m"].items, made["m"].prorated) == (4, 5, True)


def test_a_mean_of_scores_is_refused_with_one_of_its_parts() -> None:
    made = scores(MADE, keyed(MADE, {"m_1": 2, "m_2": 2, "m_3": 2}), HALF)
    assert made["m.a"].value == 2
    assert made["m"].value is None
    assert made["m"].refused is Problem.TOO_FEW_ANSWERS


@pytest.mark.parametrize(
    ("rule", "items", "needed"),
    [
        ("half", 7, 4),
        ("half", 8, 4),
        ("half", 39, 20),
        ("half", 1, 1),
        ("80 %", 4, 4),
        ("80 %", 10, 8),
        ("80 %", 39, 32),
        ("complete", 4, 4),
    ],
)
def test_the_count_needed_is_rounded_up(rule: str, items: int, needed: int) -> None:
    assert [missing_rule(rule).enough(answered, items) for answered in (0, needed - 1, needed)] == [False, False, True]


def test_a_protocol_can_name_exactly_the_rules_there_are() -> None:
    assert tuple(MISSING_RULES) == NAMES
    with pytest.raises(ImpError) as caught:
        missing_rule("most")
    assert caught.value.problem is Problem.CHOICE_DOES_NOT_FIT
    assert "80 %" in str(caught.value)
