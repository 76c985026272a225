"""How two numbers of the same people go together: Pearson's correlation with Fisher's interval."""

import math

import numpy as np
from scipy import special, stats

from imp_desktop.errors import ImpError, Problem
from imp_desktop.statistics.describe import FEWEST, Numbers, all_same
from imp_desktop.statistics.results import Interval, Pearson


def pearson(first: Numbers, second: Numbers) -> Pearson:
    """Pearson's r of the people who have both values (NaN: has none); both arrays name the people in the same order.

    Raises ImpError TOO_FEW_PAIRS for fewer than three people, NO_VARIANCE where one of the values does not vary.
    """
    both = ~(np.isnan(first) | np.isnan(second))
    x, y = first[both], second[both]
    if len(x) < FEWEST:
        raise ImpError(Problem.TOO_FEW_PAIRS, n=len(x))
    if all_same(x) or all_same(y):
        raise ImpError(Problem.NO_VARIANCE)
    found = stats.pearsonr(x, y)
    r = float(found.statistic)
    return Pearson(len(x), r, float(found.pvalue), fisher(r, len(x)))


def fisher(r: float, n: int) -> Interval | None:
    """95 % interval of r by Fisher's (1921, Metron 1, 3-32) z; None for fewer than four people or r of 1 or -1."""
    if n <= FEWEST or abs(r) >= 1:
        return None
    reach = float(special.ndtri(0.975)) / math.sqrt(n - 3)
    return math.tanh(math.atanh(r) - reach), math.tanh(math.atanh(r) + reach)
