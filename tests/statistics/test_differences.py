"""Differences between two groups."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from imp_desktop.statistics.differences import (
    difference,
    difference_welch,
    hedges_g,
    hedges_g_pre,
    pooled,
    small_sample,
)

# In R 4.2.2 with effectsize 0.8.3: t.test(x, y, var.equal = TRUE), t.test(x, y), hedges_g(x, y)
X = np.array([1.0, 4, 6, 2, 9])
Y = np.array([3.0, 8, 8, 1])

groups = st.lists(st.integers(0, 40), min_size=2, max_size=12, unique=True).map(lambda n: np.array(n, dtype=float))


def test_the_pooled_test_is_that_of_r():
    both = pooled(X, Y)
    assert both is not None
    assert both.df == 7
    assert (both.t, both.p) == pytest.approx((-0.26590801, 0.7979717))
    assert difference(both).ci95 == pytest.approx((-5.935584068, 4.735584068))


def test_the_interval_of_welch_is_that_of_r():
    found = difference_welch(X, Y)
    assert found.estimate == pytest.approx(-0.6)
    assert found.ci95 == pytest.approx((-6.149876635, 4.949876635))


def test_hedges_g_is_that_of_effectsize():
    both = pooled(X, Y)
    assert both is not None
    assert hedges_g(both).estimate == pytest.approx(-0.158434541, rel=1e-8)
    assert hedges_g(both).ci95 == pytest.approx((-1.323550129, 1.017706489), rel=1e-6)


@given(groups, groups)
def test_the_interval_of_g_leaves_out_zero_exactly_when_the_test_does(first, second):
    both = pooled(first, second)
    assert both is not None
    low, high = hedges_g(both).ci95
    assert low <= hedges_g(both).estimate <= high
    assert (low > 0 or high < 0) == (both.p < 0.05)
    assert both.p == pytest.approx(float(stats.ttest_ind(first, second).pvalue), rel=1e-9)


@given(groups, groups)
def test_exchanging_the_groups_turns_every_sign(first, second):
    one, other = pooled(first, second), pooled(second, first)
    assert one is not None
    assert other is not None
    for found, turned in ((difference(one), difference(other)), (hedges_g(one), hedges_g(other))):
        assert found.estimate == pytest.approx(-turned.estimate)
        assert found.ci95 == pytest.approx((-turned.ci95[1], -turned.ci95[0]), rel=1e-6, abs=1e-9)


@given(st.integers(2, 3000))
def test_the_correction_for_small_samples_is_near_its_well_known_approximation(df):
    assert small_sample(df) == pytest.approx(1 - 3 / (4 * df - 1), abs=0.01)
    assert small_sample(df) < small_sample(df + 1) < 1


def test_the_variance_of_morris_is_that_of_his_formula_written_out():
    change = pooled(X, Y)
    assert change is not None
    found = hedges_g_pre(change, 2.5, 0.6)
    c, n, df = small_sample(7), 9 / 20, 7
    d = c * -0.6 / 2.5
    variance = 2 * c**2 * (1 - 0.6) * n * (df / (df - 2)) * (1 + d**2 / (2 * (1 - 0.6) * n)) - d**2
    assert found.estimate == pytest.approx(d)
    assert found.ci95[1] - found.estimate == pytest.approx(1.959963984540054 * math.sqrt(variance))


def test_at_a_correlation_of_one_only_the_uncertainty_of_the_sd_is_left():
    change = pooled(X, Y)
    assert change is not None
    low, high = hedges_g_pre(change, 2.5, 1.0).ci95
    assert low < hedges_g_pre(change, 2.5, 1.0).estimate < high


@pytest.mark.parametrize(("first", "second"), [([1.0], [1.0, 2.0]), ([2.0, 2.0], [5.0, 5.0, 5.0]), ([], [1.0, 2.0])])
def test_groups_too_small_or_without_spread_cannot_be_pooled(first, second):
    assert pooled(np.array(first), np.array(second)) is None
