"""The difference between two independent groups: estimate, intervals and standardised sizes."""

import math
from dataclasses import dataclass

from scipy import special

from imp_desktop.statistics.describe import Numbers, all_same, around, mean, variance
from imp_desktop.statistics.noncentral import t_interval
from imp_desktop.statistics.results import Estimate

NORMAL_95 = float(special.ndtri(0.975))


@dataclass(frozen=True)
class Pooled:
    """Two groups under one common variance: mean of the first minus mean of the second, the pooled SD, df = n - 2."""

    difference: float
    sd: float
    n1: int
    n2: int

    @property
    def df(self) -> int:
        """Degrees of freedom of the pooled variance."""
        return self.n1 + self.n2 - 2

    @property
    def spread(self) -> float:
        """Standard error of the difference in units of the SD: sqrt(1/n1 + 1/n2)."""
        return math.sqrt(1 / self.n1 + 1 / self.n2)

    @property
    def t(self) -> float:
        """Student's t of the difference."""
        return self.difference / (self.sd * self.spread)

    @property
    def p(self) -> float:
        """Two-sided p of the difference."""
        return 2 * float(special.stdtr(self.df, -abs(self.t)))


def pooled(first: Numbers, second: Numbers) -> Pooled | None:
    """The two groups put together; None where a group has fewer than two values or nothing varies within them."""
    n1, n2 = len(first), len(second)
    if min(n1, n2) < 2 or (all_same(first) and all_same(second)):
        return None
    squares = (n1 - 1) * variance(first) + (n2 - 1) * variance(second)
    return Pooled(mean(first) - mean(second), math.sqrt(squares / (n1 + n2 - 2)), n1, n2)


def difference(groups: Pooled) -> Estimate:
    """First minus second with Student's 95 % interval, in the unit of the values."""
    return Estimate(groups.difference, around(groups.difference, groups.sd * groups.spread, groups.df))


def difference_welch(first: Numbers, second: Numbers) -> Estimate:
    """First minus second with Welch's 95 % interval (Welch 1947, Biometrika 34, 28-35), in the unit of the values."""
    parts = [variance(values) / len(values) for values in (first, second)]
    error = math.sqrt(sum(parts))
    below = sum(part**2 / (len(values) - 1) for part, values in zip(parts, (first, second), strict=True))
    estimate = mean(first) - mean(second)
    return Estimate(estimate, around(estimate, error, error**4 / below))


def hedges_g(groups: Pooled) -> Estimate:
    """First minus second in pooled SDs, corrected for small samples, with the noncentral t interval at 95 %.

    Hedges (1981), Journal of Educational Statistics 6, 107-128; interval: `noncentral.t_interval`, corrected alike, so
    that it leaves out zero exactly when p < .05.
    """
    correction = small_sample(groups.df)
    low, high = (bound * groups.spread * correction for bound in t_interval(groups.t, groups.df))
    return Estimate(groups.difference / groups.sd * correction, (low, high))


def small_sample(df: int) -> float:
    """Hedges' exact correction J = gamma(df/2) / (sqrt(df/2) gamma((df - 1)/2))."""
    return math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)


def hedges_g_pre(change: Pooled, before_sd: float, correlation: float) -> Estimate:
    """Difference in change in pooled SDs before, d_ppc2 of Morris (2008), with its normal 95 % interval.

    Morris (2008), Organizational Research Methods 11, 364-386: estimate (8) with the exact J, variance (25) with the
    estimate for the unknown effect; `correlation` is the pooled correlation within groups before with after.
    """
    correction = small_sample(change.df)
    estimate = correction * change.difference / before_sd
    within = 2 * (1 - correlation) * change.spread**2
    scale = correction**2 * change.df / (change.df - 2)
    error = math.sqrt(max(scale * (within + estimate**2) - estimate**2, 0.0))
    return Estimate(estimate, (estimate - NORMAL_95 * error, estimate + NORMAL_95 * error))
