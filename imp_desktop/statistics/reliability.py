"""How well the items of a scale hang together: Cronbach's alpha with Feldt's interval."""

import numpy as np
import pandas as pd
import pingouin as pg
from scipy import stats

from imp_desktop.statistics.describe import FEWEST, all_same
from imp_desktop.statistics.results import Alpha, Interval


def alpha(items: pd.DataFrame) -> Alpha | None:
    """Cronbach's alpha of scored items: one row a person, one column of floats an item, nothing missing.

    None for fewer than three people, fewer than two items, or sums that do not vary. (Pingouin rounds its interval and
    counts people it leaves out; the interval is therefore `feldt`.)
    """
    n, k = items.shape
    if n < FEWEST or k < 2 or all_same(items.sum(axis=1).to_numpy(dtype=np.float64)):
        return None
    estimate = float(pg.cronbach_alpha(data=items)[0])
    return Alpha(n, k, estimate, feldt(estimate, n, k))


def feldt(estimate: float, n: int, k: int) -> Interval:
    """95 % interval of alpha from `n` people and `k` items: (1 - alpha) times F quantiles, n - 1 and (n - 1)(k - 1) df.

    Feldt, Woodruff and Salih (1987), Applied Psychological Measurement 11, 93-103.
    """
    low, high = stats.f.ppf([0.975, 0.025], n - 1, (n - 1) * (k - 1))
    return 1 - (1 - estimate) * float(low), 1 - (1 - estimate) * float(high)
