"""Whether the answers of a page look as if they stood one line off from some item on."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.profile import Profile

LEAST_RUN = 8
LEAST_TAIL = 5
LEAST_EVIDENCE = 7.0


class Shift(NamedTuple):
    """The likeliest place: from `first` on each answer seems to belong `lines` lines lower (1) or higher (-1)."""

    page: int
    run: tuple[str, ...]
    first: str
    lines: int
    evidence: float


def shifts(profile: Profile, answers: Mapping[str, Answer]) -> Iterator[Shift]:
    """The likeliest shift of each page that speaks for one clearly enough."""
    heights = {item: profile.height(answers.get(item)) for item in profile.clusters}
    for run in _runs(profile):
        found = max(_tried(profile, heights, run), key=lambda one: one.evidence, default=None)
        if found is not None and found.evidence >= LEAST_EVIDENCE:
            yield found


def _runs(profile: Profile) -> Iterator[tuple[str, ...]]:
    """The lines of each page that stand below one another with one scale and belong to scores."""
    kind = lambda item: (item.page, item.choices, item.id in profile.clusters)
    for (_page, _choices, scored), items in groupby(profile.instrument.items, key=kind):
        run = tuple(item.id for item in items)
        if scored and len(run) >= LEAST_RUN:
            yield run


class _Fit:
    """Sums of the heights of every cluster, from which the squares left over follow at once."""

    def __init__(self, profile: Profile, heights: Mapping[str, float | None]) -> None:
        self._clusters = profile.clusters
        self.count = 0
        self._rounding = 0.0
        self._sums: dict[str, list[float]] = {}
        for item, height in heights.items():
            if height is not None:
                self.put(item, height)
                self._rounding += profile.rounding(item)

    def put(self, item: str, height: float, times: int = 1) -> None:
        cluster, turned = self._clusters[item]
        place = 1 - height if turned else height
        sums = self._sums.setdefault(cluster, [0, 0.0, 0.0])
        sums[0] += times
        sums[1] += times * place
        sums[2] += times * place * place
        self.count += times

    def move(self, height: float, source: str, goal: str) -> None:
        self.put(source, height, -1)
        self.put(goal, height)

    def left_over(self) -> float:
        squares = sum(some[2] - some[1] * some[1] / some[0] for some in self._sums.values() if some[0])
        return max(squares, 0.0) + self._rounding


def _tried(profile: Profile, heights: Mapping[str, float | None], run: Sequence[str]) -> Iterator[Shift]:
    yield from _skipped(profile, heights, run)
    yield from _doubled(profile, heights, run)


def _skipped(profile, heights, run):
    keyed = _Fit(profile, heights)
    page = profile.instrument.item(run[0]).page
    if heights[run[-1]] is not None:
        keyed.put(run[-1], heights[run[-1]], -1)
    fit = _Fit(profile, heights)
    if heights[run[-1]] is not None:
        fit.put(run[-1], heights[run[-1]], -1)
    whole = keyed.left_over()
    tail = 0
    for place in range(len(run) - 2, -1, -1):
        height = heights[run[place]]
        if height is None:
            continue
        tail += 1
        fit.move(height, run[place], run[place + 1])
        if tail >= LEAST_TAIL:
            yield Shift(page, tuple(run), run[place], 1, fit.count / 2 * math.log(whole / fit.left_over()))


def _doubled(profile, heights, run):
    page = profile.instrument.item(run[0]).page
    keyed = _Fit(profile, heights)
    fit = _Fit(profile, heights)
    tail = 0
    for place in range(len(run) - 1, 1, -1):
        height = heights[run[place]]
        if height is not None:
            tail += 1
            fit.move(height, run[place], run[place - 1])
        again = heights[run[place - 1]]
        if tail < LEAST_TAIL or again is None or again != heights[run[place - 2]]:
            continue
        for one in (keyed, fit):
            one.put(run[place - 1], again, -1)
        yield Shift(page, tuple(run), run[place], -1, fit.count / 2 * math.log(keyed.left_over() / fit.left_over()))
        for one in (keyed, fit):
            one.put(run[place - 1], again)
