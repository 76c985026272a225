"""The scores behind one row of Table 5: found on the exact lattice of answer sums, whole numbers throughout.

A score is `items * points / answered`, so with one item omitted it lies on a finer lattice than the whole numbers.
All scores of a row are multiplied by one whole number `scale`, after which every test here is between integers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import NamedTuple

from .chance import Chance
from .targets import ASSESSMENTS, GROUPS, Row, Window


class Part(NamedTuple):
    """What one person answered at one assessment: the sum of the scored answers, and how many they are."""

    points: int
    answered: int


Cell = tuple[str, str]
Pair = tuple[Part | None, Part | None]  # before and after; None where the score cannot be made
Omitted = Mapping[Cell, tuple[int, ...]]  # by cell, how many items each person with omissions left out
STEPS = 3000
MOST_UNREST = Fraction(7, 10)  # squared changes against squared deviations before and after: a correlation of about .3


@dataclass(frozen=True)
class Shape:
    """The size of a score: its number of items, the lowest and the highest scored answer."""

    items: int
    lowest: int
    highest: int

    def bounds(self, answered: int) -> tuple[int, int]:
        """Give the least and greatest sum of `answered` answers."""
        return answered * self.lowest, answered * self.highest


def scored(part: Part, items: int) -> Fraction:
    """Give the score: number of items times the mean answer."""
    return Fraction(items * part.points, part.answered)


def whole(window: Window, factor: int | Fraction, shift: int | Fraction = 0) -> tuple[int, int]:
    """Give the least and greatest whole number in the window after multiplying and shifting it."""
    return floor(window.low * factor + shift) + 1, ceil(window.high * factor + shift) - 1


def outside(value: int, bounds: tuple[int, int]) -> int:
    """Give how far `value` lies outside the bounds."""
    return max(bounds[0] - value, value - bounds[1], 0)


def scale_of(items: int, omitted: Omitted) -> int:
    """Give the number that makes all scores of the row whole."""
    counts = [items - left_out for cell in omitted.values() for left_out in cell]
    return lcm(1, *(answered // gcd(answered, items) for answered in counts))


class CellSearch:
    """Finds the scores of one group at one assessment that print the wanted M and SD."""

    def __init__(self, shape: Shape, scale: int, mean: Window, sd: Window, answered: list[int]) -> None:
        """Take the windows of M and SD, and of every person the number of answered items."""
        count = len(answered)
        self.shape, self.answered = shape, answered
        self.start = [(mean.middle, sd.middle, known) for known in answered]
        self.weight = [shape.items * scale // known for known in answered]
        self.sums = whole(mean, count * scale)
        self.spread = whole(sd.squared(), count * (count - 1) * scale**2)
        self.cost_of_sum = max(1, round(2 * count * sd.middle * scale))

    def find(self, chance: Chance) -> list[Part] | None:
        """Give the persons' answer sums, or None when this start leads nowhere."""
        points = [self._first(chance, *start) for start in self.start]
        values = [p * w for p, w in zip(points, self.weight, strict=True)]
        total, squares = sum(values), sum(v * v for v in values)
        cost = self._cost(total, squares)
        for _ in range(STEPS):
            if cost == 0:
                return [Part(p, a) for p, a in zip(points, self.answered, strict=True)]
            moves = self._moves(chance, points)
            new_total, new_squares = total, squares
            for i, step in moves:
                value, change = points[i] * self.weight[i], step * self.weight[i]
                new_total += change
                new_squares += change * (2 * value + change)
            new_cost = self._cost(new_total, new_squares)
            if new_cost <= cost:
                total, squares, cost = new_total, new_squares, new_cost
                for i, step in moves:
                    points[i] += step
        return None

    def _first(self, chance: Chance, mean: float, sd: float, answered: int) -> int:
        low, high = self.shape.bounds(answered)
        guess = round((mean + sd * chance.bell()) * answered / self.shape.items)
        return min(max(guess, low), high)

    def _moves(self, chance: Chance, points: list[int]) -> list[tuple[int, int]]:
        """Give one or two persons who move one point, within the range."""
        count = len(points)
        one, other, step = chance.below(count), chance.below(count), 1 - 2 * chance.below(2)
        moves = [(one, step)]
        if other != one and chance.below(4):
            moves.append((other, -step))
        for i, change in moves:
            low, high = self.shape.bounds(self.answered[i])
            if not low <= points[i] + change <= high:
                return []
        return moves

    def _cost(self, total: int, squares: int) -> int:
        spread = len(self.answered) * squares - total * total
        return outside(total, self.sums) * self.cost_of_sum + outside(spread, self.spread)


class RowSearch:
    """Finds before-after pairs of both groups that print a whole row of Table 5."""

    def __init__(self, row: Row, shape: Shape, sizes: Mapping[Cell, int], omitted: Omitted) -> None:
        """Take the row, the size of its score, the n of every cell and the omissions in it."""
        self.row, self.shape = row, shape
        self.scale = scale_of(shape.items, omitted)
        self.cells = {cell: self._cell(cell, sizes[cell], omitted.get(cell, ())) for cell in sizes}

    def _cell(self, cell: Cell, size: int, omitted: tuple[int, ...]) -> CellSearch:
        answered = [self.shape.items - left_out for left_out in omitted]
        answered += [self.shape.items] * (size - len(answered))
        return CellSearch(self.shape, self.scale, self.row.mean[cell], self.row.sd[cell], answered)

    def find(self, chance: Chance) -> dict[str, list[Pair]] | None:
        """Give the pairs of each group, or None when this start leads nowhere."""
        columns: dict[Cell, list[Part]] = {}
        for cell, search in self.cells.items():
            found = search.find(chance)
            if found is None:
                return None
            columns[cell] = chance.shuffled(found)
        if not self._settle(columns) or not self._exchange(chance, columns):
            return None
        return {group: _joined(columns[group, "pre"], columns[group, "post"]) for group in GROUPS}

    def _settle(self, columns: dict[Cell, list[Part]]) -> bool:
        """Choose who has a score at one assessment only, so that F does not ask for scores that jump about.

        That person counts for a mean but not for the change, and so shifts the difference that F is made of.
        """
        longer = [c for c, parts in columns.items() if len(parts) > self.row.complete[c[0]]]
        for _ in range(max(len(parts) for parts in columns.values())):
            value = {cell: [self._value(part) for part in parts] for cell, parts in columns.items()}
            if not longer or self._unrest(value) < MOST_UNREST:
                return True
            for cell in longer:
                columns[cell].append(columns[cell].pop(0))
        return False

    def _unrest(self, value: Mapping[Cell, list[int]]) -> Fraction:
        """Give the sum of squared changes that F asks for, as a part of the squared deviations before and after."""
        within = sum(_deviations(values[: self.row.complete[cell[0]]]) for cell, values in value.items())
        return self._top(value) / self.row.f.low / within

    def _exchange(self, chance: Chance, columns: dict[Cell, list[Part]]) -> bool:
        """Exchange scores after between two people of a group until F comes out; M and SD stay as they are."""
        value = {cell: [self._value(part) for part in parts] for cell, parts in columns.items()}
        bounds, squares = self._wanted(value)
        if bounds[0] > bounds[1]:
            return False
        sizes = [self.row.complete[group] for group in GROUPS]
        for _ in range(STEPS):
            if not outside(squares, bounds):
                return True
            at = chance.below(sum(sizes))
            group, first = (GROUPS[0], at) if at < sizes[0] else (GROUPS[1], at - sizes[0])
            second = chance.below(self.row.complete[group])
            before, after = value[group, "pre"], value[group, "post"]
            change = 2 * (before[first] - before[second]) * (after[first] - after[second])
            if outside(squares + change, bounds) <= outside(squares, bounds):
                squares += change
                parts = columns[group, "post"]
                after[first], after[second] = after[second], after[first]
                parts[first], parts[second] = parts[second], parts[first]
        return False

    def _value(self, part: Part) -> int:
        return self.shape.items * self.scale * part.points // part.answered

    def _changes(self, value: Mapping[Cell, list[int]]) -> list[list[int]]:
        return [[b - a for a, b in zip(value[g, "pre"], value[g, "post"], strict=False)] for g in GROUPS]

    def _top(self, value: Mapping[Cell, list[int]]) -> Fraction:
        """Give F times the pooled sum of squares of the changes.

        F = D2 / (SS / df (1/n1 + 1/n2)) with D2 the squared difference in mean change.
        """
        one, other = self._changes(value)
        difference = Fraction(sum(one), len(one)) - Fraction(sum(other), len(other))
        return difference**2 * (len(one) + len(other) - 2) / (Fraction(1, len(one)) + Fraction(1, len(other)))

    def _wanted(self, value: Mapping[Cell, list[int]]) -> tuple[tuple[int, int], int]:
        """Give the bounds of the sum of squared changes that yield F, and the sum as it is."""
        top = self._top(value)
        changes = self._changes(value)
        taken_off = sum((Fraction(sum(own) ** 2, len(own)) for own in changes), Fraction(0))
        window = Window(top / self.row.f.high, top / self.row.f.low)
        return whole(window, 1, taken_off), sum(c * c for own in changes for c in own)


def _deviations(values: list[int]) -> Fraction:
    """Give the sum of squared deviations from the mean."""
    return sum(v * v for v in values) - Fraction(sum(values) ** 2, len(values))


def _joined(before: list[Part], after: list[Part]) -> list[Pair]:
    longest = max(len(before), len(after))
    return [(before[i] if i < len(before) else None, after[i] if i < len(after) else None) for i in range(longest)]


def sizes_of(row: Row, available: Mapping[Cell, int]) -> dict[Cell, int]:
    """Give n of every cell of a row; `available` says where more people have a score than are complete."""
    return {(g, a): available.get((g, a), row.complete[g]) for g in GROUPS for a in ASSESSMENTS}
