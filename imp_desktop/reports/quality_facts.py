"""What the data-quality report says besides its rates; frozen, so that the same facts give the same pages."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from imp_desktop.statistics.keying_results import KeyingQuality, SampleFound


@dataclass(frozen=True)
class MissingRow:
    """The items asked on the keyed forms of an instrument, and how many of them hold no answer, by reason."""

    instrument: str
    fields: int
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def every(self) -> int:
        """How many items hold no answer."""
        return sum(self.reasons.values())


@dataclass(frozen=True)
class FoundRow:
    """How often a check found something, and what came of it; None where that cannot be.

    `id` names the check; `label` is what it is called in the language of the report.
    """

    id: str
    label: str
    found: int
    kept: int | None = None
    corrected: int | None = None
    open: int | None = None


@dataclass(frozen=True)
class SampleRow:
    """A sample of packets compared with the paper; `waiting` counts its fields that were not compared yet."""

    drawn_on: dt.date | None
    found: SampleFound
    waiting: int = 0


@dataclass(frozen=True)
class ScoreGaps:
    """How many scores of one kind were prorated, and how many were refused for too many gaps."""

    label: str
    prorated: int
    refused: int


@dataclass(frozen=True)
class QualityFacts:
    """The keying of a study as its report tells it; `names` maps every instrument to its short name, in order.

    `questionnaires` are the instruments that have scores; `people` keyed anything at all; `absent` forms never came
    back; `samples` stand in the order in which they were drawn.
    """

    keying: KeyingQuality = field(default_factory=KeyingQuality)
    names: Mapping[str, str] = field(default_factory=dict)
    questionnaires: frozenset[str] = frozenset()
    people: int = 0
    absent: int = 0
    missing: tuple[MissingRow, ...] = ()
    scores: tuple[ScoreGaps, ...] = ()
    found: tuple[FoundRow, ...] = ()
    samples: tuple[SampleRow, ...] = ()
    open_flags: int = 0
