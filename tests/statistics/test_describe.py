"""Describing one set of numbers."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.statistics.describe import all_same, describe, numbers, shapiro

some = st.lists(st.integers(-500, 500).map(lambda n: n / 7), min_size=2, max_size=40)


def test_nobody_has_no_mean_and_one_person_no_sd():
    assert (describe(numbers([])).n, describe(numbers([])).mean) == (0, None)
    one = describe(numbers([4.5]))
    assert (one.mean, one.sd, one.ci95, one.minimum) == (4.5, None, None, 4.5)


@given(some)
def test_mean_and_sd_are_those_of_the_standard_library(values):
    found = describe(numbers(values))
    assert found.mean == pytest.approx(statistics.fmean(values), rel=1e-15)
    assert found.sd == pytest.approx(statistics.stdev(values), rel=1e-9, abs=1e-9)
    assert (found.minimum, found.maximum) == (min(values), max(values))


@given(some, st.randoms())
def test_the_order_of_the_people_does_not_show(values, lot):
    mixed = lot.sample(values, len(values))
    assert describe(numbers(mixed)) == describe(numbers(values))


def test_a_mean_on_a_rounding_edge_is_not_moved_by_adding_up():
    tenths = [1.0] * 10 + [0.1] * 10
    assert float(np.cumsum(tenths)[-1]) / 20 != 0.55
    assert describe(numbers(tenths)).mean == 0.55


def test_the_interval_of_the_mean_is_student_s():
    # in R, t.test(c(1, 2, 3, 4, 10))$conf.int
    assert describe(numbers([1, 2, 3, 4, 10])).ci95 == pytest.approx((-0.3899451654, 8.3899451654), abs=1e-9)


def test_missing_values_are_left_out():
    assert numbers([1.0, math.nan, 3.0]).tolist() == [1.0, 3.0]


def test_values_that_differ_in_the_last_bit_only_are_the_same():
    assert all_same(np.array([0.1 + 0.2, 0.3]))
    assert describe(np.array([0.1 + 0.2, 0.3])).sd == 0
    assert not all_same(np.array([0.3, 0.3 + 1 / 56]))


def test_shapiro_wilk_is_that_of_r():
    # in R, shapiro.test(c(2, 3, 5, 8, 13, 21))
    found = shapiro(numbers([21, 2, 3, 5, 8, 13]))
    assert found is not None
    assert found.n == 6
    assert (found.W, found.p) == pytest.approx((0.89438727, 0.3418165))


@pytest.mark.parametrize("values", [[1.0, 2.0], [3.0] * 8, [float(n) for n in range(5001)]])
def test_shapiro_wilk_is_not_given_where_it_does_not_hold(values):
    assert shapiro(numbers(values)) is None
