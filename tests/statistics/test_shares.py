"""Shares carry the exact interval of Clopper and Pearson."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from imp_desktop.statistics.shares import share


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        # binom.test of R 4.2.2
        (21, 24, 0.676388641811301, 0.973440685013783),
        (24, 25, 0.796483086077586, 0.998987800300678),
        (2, 24, 0.0102563412813647, 0.269972801557606),
        (25, 25, 0.862814828469288, 1.0),
        (0, 24, 0.0, 0.142473597722581),
    ],
)
def test_the_interval_is_that_of_r(part, whole, low, high):
    found = share(part, whole)
    assert found.value == part / whole
    assert found.ci95 == pytest.approx((low, high), abs=1e-9)


@given(st.integers(1, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_bounds_are_quantiles_of_the_beta_distribution(counts):
    part, whole = counts
    found = share(part, whole)
    assert found.ci95 is not None
    low, high = found.ci95
    assert low == pytest.approx(special.betaincinv(part, whole - part + 1, 0.025) if part else 0, abs=1e-7)
    assert high == pytest.approx(special.betaincinv(part + 1, whole - part, 0.975) if part < whole else 1, abs=1e-7)
    assert low <= part / whole <= high


def test_of_nobody_there_is_neither_share_nor_interval():
    assert (share(0, 0).value, share(0, 0).ci95) == (None, None)


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 2)])
def test_what_is_no_part_is_refused(part, whole):
    with pytest.raises(ValueError, match="no part of"):
        share(part, whole)
