"""What a report says of the study besides its results; frozen, so that the same facts give the same pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from imp_desktop.reports.quality_facts import QualityFacts


@dataclass(frozen=True)
class ScoringKey:
    """The scoring key of one instrument: its short name and its version."""

    name: str
    version: int


@dataclass(frozen=True)
class FormCount:
    """How many forms were due, keyed whole, begun, untouched, and how many never came back."""

    expected: int = 0
    keyed: int = 0
    open: int = 0
    empty: int = 0
    absent: int = 0


@dataclass(frozen=True)
class ItemCount:
    """How many items of the forms in use hold an answer, why others hold none, and how many lie outside the scale.

    `missing` maps a reason to a count; `open_flags` and `confirmed` count answers outside the scale, which no score
    uses.
    """

    answered: int = 0
    missing: Mapping[str, int] = field(default_factory=dict)
    open_flags: int = 0
    confirmed: int = 0


@dataclass(frozen=True)
class Facts:
    """The study as the report speaks of it; labels are in the language of the report.

    `aside` names the scores that are shown for their reliability but not in the table of outcomes, `reversed` those
    whose items are all turned round, so that higher is better, and `score_notes` what stands beside the name of a
    score; `own_rules` maps scores to a rule for missing answers of their own. `keyed` tells how the forms were keyed,
    `frozen` when the data were frozen.
    """

    title: str
    subtitle: str
    fingerprint: str
    program_version: str
    keys: tuple[ScoringKey, ...]
    last_change: datetime | None
    groups: Mapping[str, str]
    assessments: Mapping[str, str]
    forms: FormCount = FormCount()
    items: ItemCount = ItemCount()
    randomised: bool = False
    made_up: bool = False
    aside: frozenset[str] = frozenset()
    reversed: frozenset[str] = frozenset()
    score_notes: Mapping[str, str] = field(default_factory=dict)
    own_rules: Mapping[str, str] = field(default_factory=dict)
    keyed: QualityFacts = field(default_factory=QualityFacts)
    frozen: date | None = None
