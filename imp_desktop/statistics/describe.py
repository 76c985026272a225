"""What one set of numbers looks like: how many, where, how wide, and how near to a normal distribution."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy import special, stats

from imp_desktop.statistics.results import Describe, Interval, Shapiro

Numbers = NDArray[np.float64]

FEWEST = 3
MOST_FOR_SHAPIRO = 5000

# Prorated scores are fractions kept as floats: equal ones may differ in the last bits.
SAME = 1e-9


def numbers(values: Iterable[float]) -> Numbers:
    """The values as floats, those that are missing (NaN) left out."""
    found = np.asarray(list(values), dtype=np.float64)
    return found[~np.isnan(found)]


def mean(values: Numbers) -> float:
    """Arithmetic mean; the sum is rounded once, so that the order of the people cannot show."""
    return math.fsum(values.tolist()) / len(values)


def variance(values: Numbers) -> float:
    """Variance with n - 1 of at least two values."""
    centre = mean(values)
    return math.fsum(((values - centre) ** 2).tolist()) / (len(values) - 1)


def all_same(values: Numbers) -> bool:
    """Whether the values do not vary."""
    return len(values) == 0 or float(np.ptp(values)) < SAME


def describe(values: Numbers) -> Describe:
    """Mean, SD (n - 1), extremes and the t interval of the mean at 95 %, in the unit of the values."""
    n = len(values)
    if n == 0:
        return Describe(0, None, None)
    centre, low, high = mean(values), float(values.min()), float(values.max())
    if n == 1:
        return Describe(1, centre, None, None, low, high)
    sd = 0.0 if all_same(values) else math.sqrt(variance(values))
    return Describe(n, centre, sd, around(centre, sd / math.sqrt(n), n - 1), low, high)


def around(estimate: float, error: float, df: float) -> Interval:
    """The 95 % interval of an estimate with that standard error and Student's t of `df` degrees of freedom."""
    reach = float(special.stdtrit(df, 0.975)) * error
    return estimate - reach, estimate + reach


def shapiro(values: Numbers) -> Shapiro | None:
    """Shapiro-Wilk statistic (Royston 1995, AS R94); None for fewer than 3, more than 5,000 or unvarying values."""
    if not FEWEST <= len(values) <= MOST_FOR_SHAPIRO or all_same(values):
        return None
    found = stats.shapiro(np.sort(values))
    return Shapiro(len(values), float(found.statistic), float(found.pvalue))
