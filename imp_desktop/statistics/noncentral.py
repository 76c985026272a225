"""Intervals of effect sizes, from the noncentral distributions of their test statistics."""

import math
from collections.abc import Callable

from scipy import optimize, special

from imp_desktop.statistics.results import Interval

ETA_LEVEL = 0.90
LEVEL = 0.95

# Beyond this t (and its square) scipy's noncentral distributions have no value; by then only chi-squared spread counts.
FAR = 1e4


def eta_interval(F: float, df1: int, df2: int, level: float = ETA_LEVEL) -> Interval:
    """Two-sided interval of partial eta squared, in [0, 1), that belongs to an F test.

    Each bound is lambda / (lambda + df2), lambda being the noncentrality under which the F found is the
    (1 + level) / 2 or (1 - level) / 2 quantile, and 0 where no such lambda exists (Steiger 2004, Psychological
    Methods 9, 164-182). At 90 % the lower bound is 0 exactly when p >= .05.
    """
    low, high = (_noncentral_f(F, df1, df2, share) for share in _shares(level))
    return low / (low + df2), high / (high + df2)


def t_interval(t: float, df: int, level: float = LEVEL) -> Interval:
    """Two-sided interval of the noncentrality under which `t` with `df` degrees of freedom was found.

    Divided by the square root of the harmonic sample size it is the interval of a standardised mean difference
    (Steiger and Fouladi 1997; Goulet-Pelletier and Cousineau 2018, Quantitative Methods for Psychology 14, 242-265).
    """
    low, high = (_noncentral_t(t, df, share) for share in _shares(level))
    return low, high


def _shares(level: float) -> tuple[float, float]:
    return (1 + level) / 2, (1 - level) / 2


def _noncentral_f(F: float, df1: int, df2: int, share: float) -> float:
    if special.fdtr(df1, df2, F) <= share:
        return 0.0
    if F > FAR**2:
        return float(F * df1 * special.chdtri(df2, share) / df2)

    def excess(noncentrality: float) -> float:
        return float(special.ncfdtr(df1, df2, noncentrality, F)) - share

    return _root(excess, 0.0, F * df1 + 10.0)


def _noncentral_t(t: float, df: int, share: float) -> float:
    if abs(t) > FAR:
        below = share if t > 0 else 1 - share
        return float(t * math.sqrt(special.chdtri(df, below) / df))
    # The step is the standard error of t, so that the search never comes to the far arguments where scipy has no value.
    step = math.copysign(math.sqrt(1 + t * t / (2 * df)), 0.5 - share)

    def excess(noncentrality: float) -> float:
        return float(special.nctdtr(df, noncentrality, t)) - share

    return _root(excess, t, step)


def _root(excess: Callable[[float], float], start: float, step: float) -> float:
    """Where `excess` crosses zero, walking from `start` until the sign turns."""
    near, far = start, start + step
    while math.copysign(1, excess(far)) == math.copysign(1, excess(start)):
        near, far = far, far + step
    return float(optimize.brentq(excess, *sorted((near, far)), xtol=1e-13, rtol=1e-14))
