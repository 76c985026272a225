"""Chance that falls the same way on every machine: everything is drawn from `Random.random()` alone.

Python promises the sequence of `random()` for a seed, and no other method's; libm functions are avoided too.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
FINE = 2**20


class Chance:
    """A seeded source of whole numbers, orders and bell-shaped numbers."""

    def __init__(self, seed: str) -> None:
        """Start the sequence that belongs to `seed`."""
        self.draw = Random(seed).random

    def below(self, bound: int) -> int:
        """Give a whole number from 0 to `bound` - 1."""
        return int(self.draw() * bound)

    def order(self, count: int) -> list[int]:
        """Give 0 .. `count` - 1 in a chance order (Fisher and Yates)."""
        numbers = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            numbers[last], numbers[other] = numbers[other], numbers[last]
        return numbers

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Give the same things in a chance order."""
        return [things[i] for i in self.order(len(things))]

    def bell(self) -> float:
        """Give a number with mean 0, SD 1, nearly normal (the sum of twelve uniform ones, less six).

        Added as whole numbers: how Python's `sum` adds binary fractions differs between versions.
        """
        return (sum(self.below(FINE) for _ in range(12)) - 6 * FINE) / FINE
