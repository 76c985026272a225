"""Exact counts: a share with its interval, and how often something was named."""

from dataclasses import dataclass

from imp_desktop.statistics.results import Interval


@dataclass(frozen=True)
class Share:
    """`part` of `whole` people or sessions, with the exact (Clopper-Pearson) 95 % interval of the share, 0 to 1.

    `ci95` is None of nobody.
    """

    part: int
    whole: int
    ci95: Interval | None

    @property
    def value(self) -> float | None:
        """The share from 0 to 1; None of nobody."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True)
class Count:
    """How often one answer, code or reason was given."""

    id: str
    label: str
    n: int
