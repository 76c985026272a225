"""Every result a feasibility report can print, as frozen values; shares as exact counts, other numbers never NaN."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from imp_desktop.errors import ImpError
from imp_desktop.statistics.counts import Count, Share
from imp_desktop.statistics.flow_results import Flow
from imp_desktop.statistics.results import Describe, Interval, Pearson


@dataclass(frozen=True)
class MeanFinding:
    """Numbers from forms, or sums of several: one value a person in `values`, sorted.

    `forms` counts the forms that came back; `low` and `high` are the ends of the scale, None where it has none;
    `target` is what people agreed to, `reached` how many of those who answered reach it.
    """

    id: str
    label: str
    described: Describe
    values: tuple[float, ...]
    forms: int
    low: float | None = None
    high: float | None = None
    unit: str = ""
    target: float | None = None
    reached: Share | None = None


@dataclass(frozen=True)
class ShareFinding:
    """The share of people whose answer is counted, and every answer there could have been, zeros kept."""

    id: str
    label: str
    share: Share
    forms: int
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True)
class GridRow:
    """One statement of a grid: counts by code in the order of the scale; `agree` is the share of its upper side.

    The upper side is every code above the middle one; a scale with an even number of codes has no middle.
    """

    id: str
    number: int
    label: str
    counts: tuple[int, ...]
    agree: Share
    part: str = ""

    @property
    def n(self) -> int:
        """How many answered the statement."""
        return sum(self.counts)


@dataclass(frozen=True)
class GridFinding:
    """Statements on one scale: `codes` and `labels` of the scale in its order; rows in the order of the form."""

    id: str
    label: str
    codes: tuple[int, ...]
    labels: tuple[str, ...]
    rows: tuple[GridRow, ...]
    forms: int


@dataclass(frozen=True)
class SessionLine:
    """One session of one cohort in the log; `status` is empty where nothing was logged."""

    cohort: int | None
    number: int
    guideline: str
    theme: str
    status: str
    date: dt.date | None
    minutes: int | None
    reason: str
    moved_to: dt.date | None
    present: Share


@dataclass(frozen=True)
class SessionsFinding:
    """The session log: `held` is the share of planned sessions delivered in full; `counts` by status, zeros kept.

    The counts are of delivered, truncated, postponed, cancelled and not logged.
    """

    id: str
    label: str
    held: Share
    counts: tuple[Count, ...]
    lines: tuple[SessionLine, ...]
    minutes: int


@dataclass(frozen=True)
class Attender:
    """One person's marks in the order of the sessions: present, absent, excused, or empty. Never printed by code."""

    cohort: int | None
    marks: tuple[str, ...]

    @property
    def present(self) -> int:
        """At how many sessions the person was."""
        return sum(mark == "present" for mark in self.marks)


@dataclass(frozen=True)
class AttendanceFinding:
    """Who was there: `places` counts people by sessions held with a mark; `curve` the present of each session.

    `people` are in the order of their codes; `enough` is the share present at `at_least` sessions or more, None where
    no least number is given.
    """

    id: str
    label: str
    places: Share
    curve: tuple[Share, ...]
    people: tuple[Attender, ...]
    sessions: Describe
    enough: Share | None = None
    at_least: int | None = None


@dataclass(frozen=True)
class RegisterFinding:
    """A share of people in the register: joined, completed, assessed or returned."""

    id: str
    label: str
    what: str
    share: Share


@dataclass(frozen=True)
class AdaptationLine:
    """One change made to the course."""

    date: dt.date | None
    what: str
    why: str
    cohort: int | None


@dataclass(frozen=True)
class AdaptationsFinding:
    """The changes made to the course."""

    id: str
    label: str
    lines: tuple[AdaptationLine, ...]


@dataclass(frozen=True)
class ReactionLine:
    """One adverse reaction; `words` are the person's own, empty unless they may be printed."""

    kind: str
    what: str
    severity: str
    related: str
    action: str
    stopped: bool
    words: str


@dataclass(frozen=True)
class ReactionsFinding:
    """Adverse reactions: `people` is the share of people who reported at least one of those who could tell of any.

    A person is counted once in `people`, `severity` (by the worst) and `stopped`. `awaited` counts the people among
    them whose form says yes while the log holds nothing of them: nothing else is known of their reactions.
    """

    id: str
    label: str
    people: Share
    lines: tuple[ReactionLine, ...]
    kinds: tuple[Count, ...]
    severity: tuple[Count, ...]
    related: tuple[Count, ...]
    stopped: int
    awaited: int


@dataclass(frozen=True)
class CodedFinding:
    """Texts under codes: `counts` of texts by code (a text may stand under several), `texts` how many there are.

    `quotes` maps a code to the texts that may be printed, `uncoded` counts those nobody has coded yet.
    """

    id: str
    label: str
    texts: int
    forms: int
    counts: tuple[Count, ...]
    quotes: Mapping[str, tuple[str, ...]]
    uncoded: int


@dataclass(frozen=True)
class TextsFinding:
    """Texts nobody sorts; only how many there are is told."""

    id: str
    label: str
    texts: int
    forms: int


@dataclass(frozen=True)
class EffectRow:
    """A main outcome in short: the standardised difference in change with its interval, or why there is none."""

    id: str
    label: str
    n: int
    hedges_g: float | None = None
    ci95: Interval | None = None
    refused: ImpError | None = None


@dataclass(frozen=True)
class OutcomesFinding:
    """The main outcomes of the comparison, in short."""

    id: str
    label: str
    rows: tuple[EffectRow, ...]


@dataclass(frozen=True)
class CorrelationRow:
    """How a number from the forms goes with the change of one outcome; or why no correlation can be given."""

    id: str
    label: str
    pearson: Pearson | None = None
    refused: ImpError | None = None
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class CorrelationsFinding:
    """A number from the forms beside the change (after minus before) of every main outcome; `across` names it."""

    id: str
    label: str
    rows: tuple[CorrelationRow, ...]
    across: str = ""


@dataclass(frozen=True)
class NotApplicable:
    """Why a domain does not apply."""

    id: str
    because: str


Finding = (
    MeanFinding
    | ShareFinding
    | GridFinding
    | SessionsFinding
    | AttendanceFinding
    | RegisterFinding
    | AdaptationsFinding
    | ReactionsFinding
    | CodedFinding
    | TextsFinding
    | OutcomesFinding
    | CorrelationsFinding
    | NotApplicable
)


@dataclass(frozen=True)
class DomainResult:
    """One domain: its name, a sentence of the study about it (empty if there is none), and what was found."""

    id: str
    label: str
    statement: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class CriterionResult:
    """A progression criterion: bounds in per cent, the share, and which way it points.

    `verdict` is go_on, adjust or reconsider by the share alone, empty of nobody; `reaches` names the other zones the
    interval touches.
    """

    id: str
    label: str
    share: Share
    green: float
    red: float
    verdict: str
    reaches: tuple[str, ...]
    example: bool = False


@dataclass(frozen=True)
class CriteriaState:
    """Whether and when the criteria were fixed; `before_forms` tells whether that was before the first form was keyed.

    `changed` lists what was changed after that: (day, reason).
    """

    fixed_on: dt.date | None = None
    before_forms: bool = False
    changed: tuple[tuple[dt.date, str], ...] = ()


@dataclass(frozen=True)
class Feasibility:
    """All results of a feasibility report.

    `people` and `cohorts` count everybody in the course who gave consent; `doubts` are sentences about what is kept as
    entered but should be looked at; `forms_back` is the share of evaluation forms that came back, None where the
    protocol has none due from the course group alone.
    """

    domains: tuple[DomainResult, ...]
    criteria: tuple[CriterionResult, ...]
    state: CriteriaState
    flow: Flow
    people: int
    cohorts: Mapping[int, int] = field(default_factory=dict)
    forms_back: Share | None = None
    doubts: tuple[str, ...] = ()
