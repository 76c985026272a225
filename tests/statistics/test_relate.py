"""Correlations."""

import math

import numpy as np
import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.statistics.relate import fisher, pearson

NONE = math.nan


def test_r_p_and_interval_are_those_of_r():
    # in R 4.2.2, cor.test(c(1, 2, 3, 4, 7), c(2, 1, 4, 3, 9)); people without one of the values do not count
    found = pearson(np.array([1, 2, 3, NONE, 4, 7]), np.array([2, 1, 4, 5, 3, 9.0]))
    assert found.n == 5
    assert (found.r, found.p) == pytest.approx((0.9204922442, 0.02658886), rel=1e-6)
    assert found.ci95 == pytest.approx((0.2034580415, 0.9948343734))


def test_three_people_or_a_perfect_line_have_no_interval():
    assert pearson(np.array([1.0, 2, 4]), np.array([3.0, 1, 1])).ci95 is None
    assert fisher(1.0, 20) is None


@pytest.mark.parametrize(
    ("first", "second", "problem"),
    [
        ([1.0, 2.0, NONE], [1.0, 2.0, 3.0], Problem.TOO_FEW_PAIRS),
        ([1.0, 1.0, 1.0], [1.0, 2.0, 3.0], Problem.NO_VARIANCE),
    ],
)
def test_what_cannot_be_related_is_refused_with_a_sentence(first, second, problem):
    with pytest.raises(ImpError) as refused:
        pearson(np.array(first), np.array(second))
    assert refused.value.problem is problem
