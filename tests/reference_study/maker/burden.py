"""Compassion fatigue parted into burnout and secondary traumatic stress, so that three alphas can be had at once.

The item variances of a scale of k items add up to its variance times 1 - alpha (k - 1) / k, and those of the two halves
to those of the whole. So the variances of the halves are bound by one equation; people's halves move until it holds.
"""

from collections.abc import Sequence
from fractions import Fraction

from .chance import Chance
from .rows import Part
from .targets import ALPHAS

HALF = 10
STEPS = 3000
SHARE, SLOPE, NOISE = 0.54, 0.46, 1.7  # burnout's part of the mean, its rise with the whole, its own spread
WHOLE, BURNOUT, TRAUMA = (f"proqol.{name}" for name in ("compassion_fatigue", "burnout", "secondary_traumatic_stress"))


def item_share(score: str, items: int, time: int) -> Fraction:
    """Give the part of a score's variance that its item variances must make for its alpha before (0) or after (1)."""
    return 1 - Fraction(ALPHAS[score][time]) * Fraction(items - 1, items)


def halves(chance: Chance, wholes: Sequence[Part], time: int) -> list[tuple[Part, Part]]:
    """Give every person's burnout and trauma; an omitted item is one of trauma."""
    points = [whole.points for whole in wholes]
    middle = round(sum(points) / len(points))
    burnout = [round(middle * SHARE + (p - middle) * SLOPE + NOISE * chance.bell()) for p in points]
    burnout = [min(max(b, HALF + 1), p - HALF - 1) for b, p in zip(burnout, points, strict=True)]
    distance = abs(_excess(wholes, burnout, time))
    for _ in range(STEPS):
        moves = [(chance.below(len(points)), step) for step in (1, -1)[chance.below(2) :]]
        _move(burnout, moves, 1)
        new = abs(_excess(wholes, burnout, time))
        if new < distance and all(HALF < b < p - HALF for b, p in zip(burnout, points, strict=True)):
            distance = new
        else:
            _move(burnout, moves, -1)
    return [
        (Part(b, HALF), Part(whole.points - b, whole.answered - HALF)) for b, whole in zip(burnout, wholes, strict=True)
    ]


def _move(burnout: list[int], moves: Sequence[tuple[int, int]], sign: int) -> None:
    for person, step in moves:
        burnout[person] += sign * step


def _excess(wholes: Sequence[Part], burnout: Sequence[int], time: int) -> Fraction:
    """Give how far the halves' item variances exceed those of the whole, in people who answered all items."""
    there = [(whole.points, b) for whole, b in zip(wholes, burnout, strict=True) if whole.answered == 2 * HALF]
    of_burnout = item_share(BURNOUT, HALF, time) * _spread([b for _, b in there])
    of_trauma = item_share(TRAUMA, HALF, time) * _spread([p - b for p, b in there])
    return of_burnout + of_trauma - item_share(WHOLE, 2 * HALF, time) * _spread([p for p, _ in there])


def _spread(values: Sequence[int]) -> int:
    """Give n squared times the variance (n)."""
    return len(values) * sum(v * v for v in values) - sum(values) ** 2
