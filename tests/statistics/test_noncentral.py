"""Intervals from the noncentral distributions."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from imp_desktop.statistics.noncentral import eta_interval, t_interval

# Solved in R 4.2.2: uniroot(function(ncp) pt(t, df, ncp) - share, t + c(-12, 12), tol = 1e-13).
FROM_R = [
    (2.4, 44, 0.36446743157695, 4.40993597253455),
    (-10.0, 10, -14.69887679211971, -5.22490845602839),
    (15.0, 5, 5.86089463323138, 24.2128359922591),
    (0.0, 4, -1.95996398454005, 1.95996398454005),
]


@pytest.mark.parametrize(("t", "df", "low", "high"), FROM_R)
def test_the_interval_of_a_noncentrality_is_that_of_r(t, df, low, high):
    assert t_interval(t, df) == pytest.approx((low, high), rel=1e-7)


def test_the_interval_of_eta_squared_is_that_of_effectsize():
    # effectsize 0.8.3: F_to_eta2(5.92, 1, 44, ci = .90, alternative = "two.sided")
    assert eta_interval(5.92, 1, 44) == pytest.approx((0.0112801825896524, 0.2782678443685425), abs=1e-8)


degrees = st.integers(4, 4000)


@given(st.floats(-60, 60), degrees)
def test_t_lies_at_the_outer_shares_of_its_two_bounds(t, df):
    low, high = t_interval(t, df)
    assert low < t < high
    assert float(stats.nct.cdf(t, df, low)) == pytest.approx(0.975, abs=1e-7)
    assert float(stats.nct.cdf(t, df, high)) == pytest.approx(0.025, abs=1e-7)


@given(st.floats(0, 1e3), degrees)
def test_the_interval_leaves_out_zero_exactly_when_p_is_below_05(F, df2):
    low, high = eta_interval(F, 1, df2)
    assert 0 <= low <= high < 1
    assert (low > 0) == (float(stats.f.sf(F, 1, df2)) < 0.05)


@given(st.floats(-60, 60), degrees)
def test_turning_the_sign_turns_the_interval(t, df):
    low, high = t_interval(t, df)
    assert t_interval(-t, df) == pytest.approx((-high, -low), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("df", [4, 10, 44, 1000])
def test_beyond_the_reach_of_scipy_the_bounds_go_on_without_a_step(df):
    near, far = t_interval(0.99e4, df), t_interval(1.01e4, df)
    assert [bound / 0.99e4 for bound in near] == pytest.approx([bound / 1.01e4 for bound in far], rel=1e-5)
    assert eta_interval(0.99e8, 1, df) == pytest.approx(eta_interval(1.01e8, 1, df), rel=1e-4)
    assert all(math.isfinite(bound) for bound in (*t_interval(1e9, df), *t_interval(-1e9, df)))
