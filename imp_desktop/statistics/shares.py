"""Shares of people or sessions, with the exact interval."""

from scipy import stats

from imp_desktop.statistics.counts import Share


def share(part: int, whole: int) -> Share:
    """`part` of `whole` with the exact 95 % interval of Clopper and Pearson (1934, Biometrika 26, 404-413).

    ValueError where `part` does not lie between 0 and `whole`.
    """
    if not 0 <= part <= whole:
        message = f"{part} is no part of {whole}"
        raise ValueError(message)
    if whole == 0:
        return Share(0, 0, None)
    interval = stats.binomtest(part, whole).proportion_ci(confidence_level=0.95, method="exact")
    return Share(part, whole, (float(interval.low), float(interval.high)))
