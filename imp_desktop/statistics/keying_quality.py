"""How often one keying of a field differs from the value settled, with exact intervals; samples against the paper."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from scipy import stats

from imp_desktop.statistics.keying_results import (
    PER,
    Decision,
    Difference,
    FieldCount,
    FormsKeyed,
    KeyingQuality,
    Kind,
    Rate,
    Sample,
    SampleFound,
    Settled,
)
from imp_desktop.statistics.shares import share

_TAIL = 0.025  # of the two-sided 95 % interval


def quality(
    forms: Sequence[FormsKeyed], fields: Sequence[FieldCount], differences: Sequence[Difference]
) -> KeyingQuality:
    """The rates of all fields keyed twice, by instrument, by kind of item and by person."""
    wrong = [one for difference in differences for one in difference.wrong]
    own = Counter(one.person for one in wrong)
    mine = _fields(fields, lambda one: one.person)
    kinds = Counter(one.kind for one in wrong)
    settled = Counter(one.settled for one in differences)
    return KeyingQuality(
        tuple(forms),
        rate(sum(one.fields for one in differences), sum(one.fields for one in fields)),
        _rates(_fields(fields, lambda one: one.instrument), differences, lambda one: one.instrument),
        _rates(_fields(fields, lambda one: one.item_type), differences, lambda one: one.item_type),
        {person: rate(own[person], number) for person, number in mine.items()},
        {kind: kinds[kind] for kind in Kind},
        {how: settled[how] for how in Settled},
    )


def rate(differed: int, fields: int) -> Rate:
    """`differed` of `fields` with the exact Poisson 95 % interval (Garwood 1936, Biometrika 28, 437-442).

    The bounds are half the 2.5 % quantile of chi-square with 2k degrees of freedom and half its 97.5 % quantile with
    2k + 2. ValueError where `differed` does not lie between 0 and `fields`.
    """
    if not 0 <= differed <= fields:
        message = f"{differed} cannot differ of {fields}"
        raise ValueError(message)
    if not fields:
        return Rate(0, 0, None)
    low = float(stats.chi2.ppf(_TAIL, 2 * differed)) / 2 if differed else 0.0
    high = float(stats.chi2.ppf(1 - _TAIL, 2 * differed + 2)) / 2
    return Rate(differed, fields, (PER * low / fields, PER * high / fields))


def together(parts: Iterable[Rate]) -> Rate:
    """The rate of several kinds of fields taken as one."""
    kept = list(parts)
    return rate(sum(one.differed for one in kept), sum(one.fields for one in kept))


def compared(sample: Sample) -> SampleFound:
    """What a sample says of its limit, by the exact interval of Clopper and Pearson (1934, Biometrika 26, 404-413).

    Accepted where no rate above the limit lies in the interval, rejected where every rate in it does; between them
    more packets are needed. ValueError where `wrong` is no part of `fields` or the limit is no rate.
    """
    if not 0 < sample.limit < PER:
        message = f"{sample.limit} of {PER} is no limit"
        raise ValueError(message)
    found = share(sample.wrong, sample.fields)
    if found.ci95 is None:
        return SampleFound(sample, None, None, Decision.UNDECIDED, _needed(sample))
    low, high = PER * found.ci95[0], PER * found.ci95[1]
    decision = Decision.UNDECIDED
    if high <= sample.limit:
        decision = Decision.ACCEPT
    elif low > sample.limit:
        decision = Decision.REJECT
    needed = {Decision.ACCEPT: 0, Decision.REJECT: None, Decision.UNDECIDED: _needed(sample)}[decision]
    return SampleFound(sample, PER * sample.wrong / sample.fields, (low, high), decision, needed)


def _needed(sample: Sample) -> int:
    """How many more fields, all as on paper, bring the upper bound down to the limit.

    The upper bound lies at or below p exactly when at most `wrong` of n are found with probability 2.5 % or less.
    """
    low = high = max(sample.fields, 1)
    while not _accepted(sample, high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _accepted(sample, middle) else (middle, high)
    return high - sample.fields


def _accepted(sample: Sample, fields: int) -> bool:
    return float(stats.binom.cdf(sample.wrong, fields, sample.limit / PER)) <= _TAIL


def _fields(fields: Iterable[FieldCount], of: Callable[[FieldCount], str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in fields:
        found[of(one)] = found.get(of(one), 0) + one.fields
    return found


def _rates(
    fields: Mapping[str, int], differences: Iterable[Difference], of: Callable[[Difference], str]
) -> dict[str, Rate]:
    differed: Counter[str] = Counter()
    for one in differences:
        differed[of(one)] += one.fields
    return {name: rate(differed[name], number) for name, number in fields.items()}
