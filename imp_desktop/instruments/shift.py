"""Whether the answers of a page look as if they stood one line off from some item on.

A row that is skipped or doubled while keying moves every answer below it by one line. The answers are then compared
in two places: as keyed, and one line lower or higher from some item on. In each, an answer is expected where the other
answers of its cluster stand (`profile`), reversed items turned over; with normal errors of one variance the logarithm
of the likelihood ratio is n / 2 times that of the squares left over. The likeliest place is told if the ratio is at
least LEAST_EVIDENCE, and LEAST_MARGIN above that of a shift by two or three lines, which no hand makes: items that
differ much among themselves let any shift fit now and then.

What can be seen hangs on how much a person's answers differ between clusters and directions. Of pages of made-up
people's forms that were shifted from a random line on, a third are found where three opposed scales stand mixed
(ProQOL), a sixth in FFMQ, a tenth in SCS and EQ, 1 of 20 in ten items (PSS), none where nothing is scored; 1.7 times as
many where the shift begins in the upper third. Of 4,000 forms without a shift at most 0.3 % are told, at most 0.5 % of
careless people's. `tests/instruments/test_shift.py` measures both.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from imp_desktop.instruments.answers import Answer
from imp_desktop.instruments.profile import Profile

LEAST_TAIL = 5  # answers that stand one line off; fewer fit better by chance
LEAST_EVIDENCE = 7.0  # the shifted form is e^7, about 1,100 times, as likely; some 80 places are tried on a form
LEAST_MARGIN = 3.0
_CONTROLS = (2, 3, -2, -3)
_LEAST_LEFT = 1e-9  # squares left over where nothing is, so that a ratio exists

Heights = Mapping[str, float | None]
Tried = tuple[float, int, int]  # the evidence for a shift, the line of the page it begins at, by how many lines
_NONE = (-math.inf, 0, 0)


class Shift(NamedTuple):
    """From `items[0]` on, each answer of the page seems to belong one line lower (`lines` 1) or higher (-1)."""

    run: tuple[str, ...]
    items: tuple[str, ...]
    lines: int
    evidence: float


def shifts(profile: Profile, answers: Mapping[str, Answer]) -> Iterator[Shift]:
    """The likeliest shift of each page that speaks for one clearly enough."""
    heights = {item: profile.height(answers.get(item)) for item in profile.clusters}
    keyed = _as_keyed(profile, heights)
    for run in profile.runs:
        evidence, place, lines = max(_tried(keyed, heights, run, (1, -1)), default=_NONE)
        if evidence < LEAST_EVIDENCE:
            continue
        control, _place, _lines = max(_tried(keyed, heights, run, _CONTROLS), default=_NONE)
        if evidence - max(control, 0) >= LEAST_MARGIN:
            yield Shift(run, run[place:], lines, evidence)


@dataclass(slots=True)
class _Fit:
    """The sums of every cluster, from which the squares left over follow at once."""

    places: Mapping[str, tuple[int, bool]]
    counts: list[int]
    totals: list[float]
    squares: float
    count: int = 0

    def another(self) -> "_Fit":
        """The same once more, to move answers in."""
        return _Fit(self.places, list(self.counts), list(self.totals), self.squares, self.count)

    def put(self, item: str, height: float, times: int = 1) -> None:
        """Let an answer stand at an item, or with -1 no longer."""
        cluster, turned = self.places[item]
        place = 1 - height if turned else height
        self.counts[cluster] += times
        self.totals[cluster] += times * place
        self.squares += times * place * place
        self.count += times

    def left_over(self) -> float:
        """The squared distances from the means of the clusters, and what rounding to codes brings in any case."""
        pairs = zip(self.totals, self.counts, strict=True)
        return max(self.squares - sum([total * total / count for total, count in pairs if count]), _LEAST_LEFT)


def _as_keyed(profile: Profile, heights: Heights) -> _Fit:
    given = [(item, height) for item, height in heights.items() if height is not None]
    rounding = sum(profile.rounding[item] for item, _height in given)
    found = _Fit(profile.places, [0] * len(profile.names), [0.0] * len(profile.names), rounding)
    for item, height in given:
        found.put(item, height)
    return found


class _Race:
    """The answers as keyed beside the answers with some of them moved, both without those that have no place."""

    def __init__(self, keyed: _Fit, heights: Heights, run: tuple[str, ...]) -> None:
        self._heights, self._run = heights, run
        self._keyed, self._moved = keyed.another(), keyed.another()
        self._as_keyed: float | None = None
        self.tail = 0

    def move(self, place: int, lines: int) -> bool:
        """Let the answer at a line of the page stand some lines lower; false where it has none."""
        height = self._heights[self._run[place]]
        if height is None:
            return False
        self._moved.put(self._run[place], height, -1)
        self._moved.put(self._run[place + lines], height)
        self.tail += 1
        return True

    def leave_out(self, places: range, times: int = -1) -> None:
        """Look at neither form with the answers of these lines, or with 1 again at both."""
        self._as_keyed = None
        for place in places:
            height = self._heights[self._run[place]]
            if height is not None:
                self._keyed.put(self._run[place], height, times)
                self._moved.put(self._run[place], height, times)

    def result(self) -> float:
        """How much speaks for the answers having moved."""
        if self._as_keyed is None:
            self._as_keyed = self._keyed.left_over()
        return self._moved.count / 2 * math.log(self._as_keyed / self._moved.left_over())


def _tried(keyed: _Fit, heights: Heights, run: tuple[str, ...], lags: tuple[int, ...]) -> Iterator[Tried]:
    for lag in lags:
        race = _Race(keyed, heights, run)
        yield from _skipped(race, len(run), lag) if lag > 0 else _doubled(race, heights, run, -lag)


def _skipped(race: _Race, length: int, lag: int) -> Iterator[Tried]:
    """Lines of the paper were left out: what was keyed from there on belongs lower, the end holds anything."""
    race.leave_out(range(length - lag, length))
    for place in range(length - lag - 1, -1, -1):
        if race.move(place, lag) and race.tail >= LEAST_TAIL:
            yield race.result(), place, lag


def _doubled(race: _Race, heights: Heights, run: tuple[str, ...], lag: int) -> Iterator[Tried]:
    """A line was keyed twice, so that two lines hold the same answer: what follows belongs higher."""
    for place in range(len(run) - 1, lag, -1):
        race.move(place, -lag)
        again = heights[run[place - 1]]
        twice = again is not None and again == heights[run[place - 2]]
        if race.tail < LEAST_TAIL or (lag == 1 and not twice):
            continue
        race.leave_out(range(place - lag, place))
        yield race.result(), place, -lag
        race.leave_out(range(place - lag, place), times=1)
