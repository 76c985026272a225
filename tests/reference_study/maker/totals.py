"""The totals: whole before-after pairs of a subscale change places between people until the total's row prints too.

A subscale's own row does not notice who carries which pair, so nothing that was found is lost. The search runs on
totals in fixed point (whole numbers, the same on every machine); what it finds is checked in exact fractions.
"""

from fractions import Fraction

from .chance import Chance
from .rows import Pair, Part, scored
from .targets import ASSESSMENTS, GROUPS, Row

Placed = dict[str, list[list[Pair]]]  # by group: subscale, person
Bounds = tuple[float, float]
STEPS = 60_000
TOLERANCE, LAST_TOLERANCE = 1.0, 0.05  # how much worse an exchange may be and still be taken, at first and at last
FINE = 2**24  # fixed point


def total_part(parts: list[Part | None]) -> Part | None:
    """Give what a person answered over all items of the total; None when the form is not there."""
    there = [part for part in parts if part is not None]
    if not there:
        return None
    return Part(sum(part.points for part in there), sum(part.answered for part in there))


class _Sums:
    """Running n, sum and sum of squares of fixed-point values, and how far M and SD are from their windows."""

    def __init__(self) -> None:
        self.count = self.total = self.squares = 0

    def take(self, value: int, sign: int) -> None:
        """Add a value (sign 1) or take one away (sign -1)."""
        self.count += sign
        self.total += sign * value
        self.squares += sign * value * value

    @property
    def mean(self) -> float:
        return self.total / (self.count * FINE)

    @property
    def deviations(self) -> float:
        """The sum of squared deviations from the mean."""
        return (self.count * self.squares - self.total * self.total) / (self.count * FINE * FINE)


def _tolerance(step: int) -> float:
    left = 1 - step / STEPS
    return TOLERANCE * left * left * left * left * left * left + LAST_TOLERANCE


def _beyond(value: float, bounds: Bounds) -> float:
    return max(bounds[0] - value, value - bounds[1], 0.0)


class _Group:
    """The totals of one group under exchange."""

    def __init__(self, row: Row, group: str, subscales: list[list[Pair]]) -> None:
        self.items, self.subscales, self.complete = row.items, subscales, row.complete[group]
        means = [row.mean[group, a] for a in ASSESSMENTS]
        variances = [row.sd[group, a].squared() for a in ASSESSMENTS]
        self.means = [(float(w.low), float(w.high)) for w in means]
        self.variances = [(float(w.low), float(w.high)) for w in variances]
        self.before, self.after, self.change = _Sums(), _Sums(), _Sums()
        for person in range(len(subscales[0])):
            self._count(person, 1)

    def _total(self, person: int, time: int) -> int | None:
        points = answered = 0
        for subscale in self.subscales:
            part = subscale[person][time]
            if part is None:
                return None
            points += part.points
            answered += part.answered
        return self.items * points * FINE // answered

    def _count(self, person: int, sign: int) -> None:
        before, after = self._total(person, 0), self._total(person, 1)
        if before is not None:
            self.before.take(before, sign)
        if after is not None:
            self.after.take(after, sign)
        if before is not None and after is not None:
            self.change.take(after - before, sign)

    def exchange(self, subscale: int, one: int, other: int) -> None:
        """Let two people change places in one subscale."""
        for person in (one, other):
            self._count(person, -1)
        pairs = self.subscales[subscale]
        pairs[one], pairs[other] = pairs[other], pairs[one]
        for person in (one, other):
            self._count(person, 1)

    def cost(self) -> float:
        """Give how far M and SD are from printing as they should; weighed so that all are reached about together."""
        cost = 0.0
        for sums, mean, variance in zip((self.before, self.after), self.means, self.variances, strict=True):
            cost += 10 * _beyond(sums.mean, mean)
            cost += 20 * _beyond(sums.deviations / (sums.count - 1), variance) / variance[0]
        return cost


class TotalSearch:
    """Places the pairs of the subscales so that the total's row of Table 5 comes out."""

    def __init__(self, row: Row, placed: Placed) -> None:
        """Take the total's row and the pairs of its subscales; the lists are reordered in place."""
        self.row, self.placed = row, placed
        self.groups = [_Group(row, group, placed[group]) for group in GROUPS]
        self.f = float(row.f.low), float(row.f.high)

    def find(self, chance: Chance) -> bool:
        """Search from the present order; say whether all figures of the row print."""
        costs = [group.cost() for group in self.groups]
        cost = costs[0] + costs[1] + self._cost_of_f()
        for step in range(STEPS):
            if cost == 0 and self.prints():
                return True
            at = chance.below(2)
            group = self.groups[at]
            move = chance.below(len(group.subscales)), chance.below(group.complete), chance.below(group.complete)
            if move[1] == move[2]:
                continue
            group.exchange(*move)
            new_own = group.cost()
            new = new_own + costs[1 - at] + self._cost_of_f()
            if new <= cost + chance.draw() * _tolerance(step):
                cost, costs[at] = new, new_own
            else:
                group.exchange(*move)
        return False

    def _cost_of_f(self) -> float:
        one, other = (group.change for group in self.groups)
        spread = (one.deviations + other.deviations) / (one.count + other.count - 2)
        difference = one.mean - other.mean
        f = difference * difference / (spread * (1 / one.count + 1 / other.count))
        return 20 * _beyond(f, self.f) / self.f[0]

    def prints(self) -> bool:
        """Say, in exact fractions, whether every figure of the row is printed as in the paper."""
        return row_prints(self.row, {group: self.pairs(group) for group in GROUPS})

    def pairs(self, group: str) -> list[Pair]:
        """Give the before-after pairs of the total of everybody in a group."""
        people = range(len(self.placed[group][0]))
        return [
            (
                total_part([subscale[person][0] for subscale in self.placed[group]]),
                total_part([subscale[person][1] for subscale in self.placed[group]]),
            )
            for person in people
        ]


def row_prints(row: Row, pairs: dict[str, list[Pair]]) -> bool:
    """Say, in exact fractions, whether M, SD and F lie in their windows; fewer than half answered is no score."""
    changes: dict[str, list[Fraction]] = {}
    for group in GROUPS:
        scores = [[_score(part, row.items) for part in pair] for pair in pairs[group]]
        changes[group] = [after - before for before, after in scores if before is not None and after is not None]
        for time, assessment in enumerate(ASSESSMENTS):
            values = [pair[time] for pair in scores]
            mean, variance = moments([value for value in values if value is not None])
            if not row.mean[group, assessment].holds(mean):
                return False
            if not row.sd[group, assessment].squared().holds(variance):
                return False
    return {g: len(changes[g]) for g in GROUPS} == row.complete and row.f.holds(f_of(changes))


def _score(part: Part | None, items: int) -> Fraction | None:
    if part is None or part.answered < (items + 1) // 2:
        return None
    return scored(part, items)


def moments(values: list[Fraction]) -> tuple[Fraction, Fraction]:
    """Give mean and variance (n - 1)."""
    mean = sum(values, Fraction(0)) / len(values)
    return mean, sum(((v - mean) ** 2 for v in values), Fraction(0)) / (len(values) - 1)


def f_of(changes: dict[str, list[Fraction]]) -> Fraction:
    """Give F of group x time: the squared pooled t of the change."""
    (one, other) = (changes[group] for group in GROUPS)
    (mean, variance), (other_mean, other_variance) = moments(one), moments(other)
    df = len(one) + len(other) - 2
    error = (variance * (len(one) - 1) + other_variance * (len(other) - 1)) / df
    return (mean - other_mean) ** 2 / (error * (Fraction(1, len(one)) + Fraction(1, len(other))))
