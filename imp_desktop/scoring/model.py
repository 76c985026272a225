"""What scoring gives: a score or the reason why there is none, and the rule for missing answers."""

from dataclasses import dataclass
from fractions import Fraction

from imp_desktop.errors import Problem


@dataclass(frozen=True)
class MissingRule:
    """The least share of a score's items that must be answered; the count needed is rounded up."""

    least: Fraction

    def enough(self, answered: int, items: int) -> bool:
        """Whether `answered` of `items` are enough for a score."""
        return answered > 0 and answered >= self.least * items


@dataclass(frozen=True)
class Score:
    """One score of one form, exact; `value` is None where `refused` says why.

    `answered` counts the items that entered, `items` those the score is made of; the score is prorated where they
    differ.
    """

    id: str
    value: Fraction | None
    answered: int
    items: int
    refused: Problem | None = None

    @property
    def prorated(self) -> bool:
        """Whether items without a value were made up for by the mean of the others."""
        return self.value is not None and self.answered < self.items
