"""Scales hold what they show, and their grid lines are round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.reports import figures
from imp_desktop.statistics.results import Estimate

MODEL = figures.Scale(left=100, right=200, low=-1.5, high=1.5)


def test_a_value_lies_where_the_scale_says() -> None:
    assert MODEL.at(-1.5) == 100
    assert MODEL.at(0) == 150
    assert MODEL.held(99) == 200


def test_small_intervals_leave_the_scale_as_it_is() -> None:
    assert figures.scale_for([Estimate(0.4, (-0.2, 1.0))], MODEL, least=1.5) == MODEL


def test_a_wide_interval_widens_both_sides_alike_and_an_endless_one_is_cut() -> None:
    assert figures.scale_for([Estimate(1.0, (-0.2, 2.2))], MODEL, least=1.5).high == 2.5
    cut = figures.scale_for([Estimate(1.0, (-90.0, 2.2))], MODEL, least=1.5)
    assert (cut.low, cut.high) == (-4, 4)


@pytest.mark.parametrize(("np2", "word"), [(0, "very small"), (0.01, "small"), (0.06, "medium"), (0.14, "large")])
def test_a_share_explained_has_a_word_from_its_bound_on(np2: float, word: str) -> None:
    assert figures.size_word(np2) == word


@given(st.floats(1e-3, 1e6), st.integers(2, 12))
def test_a_step_is_round_and_parts_the_span_into_few_pieces(span: float, most: int) -> None:
    step = figures.nice_step(span, most)
    assert span / step <= most * (1 + 1e-6)
    assert f"{step:e}"[0] in "125"


def test_the_label_of_a_grid_line_has_as_many_decimals_as_its_step() -> None:
    assert [figures.tick_label(tick, 0.5) for tick in (-0.5, 0, 1.0)] == ["−0.5", "0", "1.0"]
    assert figures.tick_label(145, 5) == "145"
    assert figures.tick_label(0.05, 0.05) == "0.05"
