"""Where the dots of a dot plot lie: one a person at the exact value, stacked; a histogram where they are too many."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from imp_desktop.reports import figures

LARGEST: Final = 2.1
SMALLEST: Final = 1.0
_STEP: Final = 0.1
_BETWEEN: Final = 0.7  # white between two dots of a stack
_RAISED: Final = 1  # levels a neighbour may raise a dot above the tallest stack, before dots become smaller
_MOST_BARS: Final = 40


@dataclass(frozen=True)
class Dots:
    """Middles of the dots: points from the left edge of the page and above the axis."""

    radius: float
    places: tuple[tuple[float, float], ...]

    @property
    def height(self) -> float:
        """How far the highest dot reaches above the axis."""
        return max((up for _x, up in self.places), default=0.0) + self.radius


@dataclass(frozen=True)
class Bars:
    """A histogram: left edge, width and number of people of every bar."""

    bars: tuple[tuple[float, float, int], ...]

    @property
    def most(self) -> int:
        """The people in the highest bar."""
        return max(count for _left, _wide, count in self.bars)


def placed(values: Sequence[float], scale: figures.Scale, height: float) -> Dots | Bars:
    """Dots as large as fit under `height`, or bars where the smallest dots do not fit."""
    middles = sorted(scale.at(value) for value in values)
    tallest = max(Counter(middles).values(), default=0)
    large = _stacked(middles, LARGEST, min(height, (tallest + _RAISED) * (2 * LARGEST + _BETWEEN)))
    if large is not None:
        return large
    radius = _largest(middles)
    while radius >= SMALLEST - _STEP / 2:
        dots = _stacked(middles, radius, height)
        if dots is not None:
            return dots
        radius -= _STEP
    return _bars(values, scale)


def _largest(middles: Sequence[float]) -> float:
    """So large that stacks of neighbouring values stay apart, where dots that can be seen can be so small."""
    apart = _apart(middles, default=2 * LARGEST + 1)
    return min(LARGEST, apart / 2 - 0.05) if apart >= 2 * SMALLEST + 0.1 else LARGEST


def _apart(middles: Sequence[float], default: float) -> float:
    """The least distance between two different places."""
    return min((after - before for before, after in pairwise(middles) if after > before + 1e-9), default=default)


def _stacked(middles: Sequence[float], radius: float, height: float) -> Dots | None:
    """Each dot on the lowest level on which it touches no other; None where that is higher than there is room."""
    pitch = 2 * radius + _BETWEEN
    ends: list[float] = []
    places = []
    for x in middles:
        level = next((at for at, end in enumerate(ends) if x - end >= 2 * radius), len(ends))
        if (level + 1) * pitch > height:
            return None
        if level == len(ends):
            ends.append(x)
        ends[level] = x
        places.append((x, level * pitch + radius + _BETWEEN))
    return Dots(radius, tuple(places))


def _bars(values: Sequence[float], scale: figures.Scale) -> Bars:
    counts = Counter(values)
    if len(counts) <= _MOST_BARS // 2:
        middles = sorted(scale.at(value) for value in counts)
        wide = max(min(8.0, 0.8 * _apart(middles, default=10.0)), 0.6)
        return Bars(tuple((scale.at(value) - wide / 2, wide, counts[value]) for value in sorted(counts)))
    step = figures.nice_step(scale.high - scale.low, _MOST_BARS)
    binned = Counter(int(value // step) for value in values)
    wide = scale.at(step) - scale.at(0)
    return Bars(tuple((scale.at(at * step) + 0.3, wide - 0.6, binned[at]) for at in sorted(binned)))
