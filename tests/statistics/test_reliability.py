"""Cronbach's alpha."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from imp_desktop.statistics.reliability import alpha, feldt

answers = arrays.arrays(np.float64, st.tuples(st.integers(3, 12), st.integers(2, 6)), elements=st.integers(1, 5))


@given(answers)
def test_alpha_is_the_share_of_covariance_in_the_variance_of_sums(items):
    found = alpha(pd.DataFrame(items))
    total = items.sum(axis=1).var(ddof=1)
    if found is None:
        assert total == 0
        return
    k = items.shape[1]
    assert found.alpha == pytest.approx(k / (k - 1) * (1 - items.var(axis=0, ddof=1).sum() / total), rel=1e-9, abs=1e-9)
    assert (found.n, found.items) == items.shape
    assert found.ci95[0] <= found.alpha <= found.ci95[1] <= 1


def test_feldt_s_interval_is_that_of_psych():
    # R: psych::alpha.ci(.84, n.obs = 46, n.var = 40)
    assert feldt(0.84, 46, 40) == pytest.approx((0.7659478490, 0.8995591364), abs=1e-9)


@pytest.mark.parametrize(
    "items", [np.ones((2, 4)), np.full((9, 3), 2.0), np.arange(9.0).reshape(9, 1), np.ones((0, 0))]
)
def test_there_is_no_alpha_where_it_means_nothing(items):
    assert alpha(pd.DataFrame(items)) is None
