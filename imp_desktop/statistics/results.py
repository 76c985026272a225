"""Every result a report can print, as frozen values; all numbers at full precision, never NaN."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from imp_desktop.errors import ImpError

Interval = tuple[float, float]


@dataclass(frozen=True)
class Describe:
    """Mean and standard deviation (n - 1) of `n` people; `sd` is None for fewer than two, `mean` for nobody."""

    n: int
    mean: float | None
    sd: float | None
    ci95: Interval | None = None
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class FTest:
    """An F test with partial eta squared and its 90 % interval."""

    F: float
    df1: int
    df2: int
    p: float
    np2: float
    np2_ci90: Interval


@dataclass(frozen=True)
class Estimate:
    """An estimate with its 95 % interval."""

    estimate: float
    ci95: Interval


@dataclass(frozen=True)
class Ancova:
    """The baseline-adjusted difference, first group minus second, from post ~ pre + group."""

    estimate: float
    ci95: Interval
    F: float
    df1: int
    df2: int
    p: float


@dataclass(frozen=True)
class Shapiro:
    """Shapiro-Wilk statistic of `n` values."""

    n: int
    W: float
    p: float


@dataclass(frozen=True)
class Alpha:
    """Cronbach's alpha on `n` people with all items of the score, with Feldt's 95 % interval."""

    n: int
    items: int
    alpha: float
    ci95: Interval


@dataclass(frozen=True)
class Pearson:
    """Pearson's r of `n` pairs with Fisher's 95 % interval."""

    n: int
    r: float
    p: float
    ci95: Interval | None


@dataclass(frozen=True)
class Comparison:
    """The two-by-two comparison of one outcome, on people with both scores.

    `complete` and `available` hold group -> assessment -> description; `change` holds group -> description of the
    change; `shapiro` holds group -> assessment or "change" -> statistic, and "residuals" of the change under "all".
    `holm` is the corrected p among the main outcomes, None for the others. `hedges_g` divides by the pooled SD of
    change, `hedges_g_pre` by the pooled SD before (None where nothing varies then, as with `ancova`). `residuals` are
    the changes minus their group's mean, sorted. Values that do not vary have no entry in `shapiro`.
    """

    complete: Mapping[str, Mapping[str, Describe]]
    available: Mapping[str, Mapping[str, Describe]]
    change: Mapping[str, Describe]
    interaction: FTest
    time: FTest
    group: FTest
    change_difference: Estimate
    change_difference_welch: Estimate
    hedges_g: Estimate
    hedges_g_pre: Estimate | None
    ancova: Ancova | None
    shapiro: Mapping[str, Mapping[str, Shapiro]]
    residuals: tuple[float, ...]
    holm: float | None = None


@dataclass(frozen=True)
class OutcomeResult:
    """Everything about one outcome: a comparison, or the reason why there is none.

    `n` counts the people with both scores by group. `alpha` holds assessment -> alpha over all groups, `alpha_groups`
    group -> assessment -> alpha; a scale nobody filled in completely has no entry. `prorated` counts the scores in use
    that were prorated; `too_few_answers` those refused for missing answers.
    """

    id: str
    instrument: str
    label: str
    short: str
    main: bool
    direction: str
    minimum: float
    maximum: float
    items: int
    n: Mapping[str, int]
    available: Mapping[str, Mapping[str, Describe]]
    comparison: Comparison | None
    refused: ImpError | None
    alpha: Mapping[str, Alpha] = field(default_factory=dict)
    alpha_groups: Mapping[str, Mapping[str, Alpha]] = field(default_factory=dict)
    prorated: int = 0
    too_few_answers: int = 0


@dataclass(frozen=True)
class BaselineRow:
    """One line of the baseline table.

    Categorical lines carry `counts` (group -> n of that category); numeric lines carry `groups` (group -> description),
    the difference first minus second and the standardised difference.
    """

    label: str
    counts: Mapping[str, int] | None = None
    groups: Mapping[str, Describe] | None = None
    difference: Estimate | None = None
    standardised: Estimate | None = None


@dataclass(frozen=True)
class BaselineBlock:
    """One variable of the baseline table: its title, its lines, and the test named in the note.

    `kind` is "category", "number" or "scores"; `n` counts by group the people whose value is known; `p` is Fisher's
    exact p for categories and the t test's for numbers (with `t` and `df`).
    """

    id: str
    title: str
    kind: str
    rows: tuple[BaselineRow, ...]
    n: Mapping[str, int]
    p: float | None = None
    t: float | None = None
    df: int | None = None


@dataclass(frozen=True)
class Analysis:
    """All results of a study: the people by group, the baseline, and every outcome in the protocol's order."""

    groups: Mapping[str, int]
    comparison: Mapping[str, str]
    descriptives: str
    missing_rule: str
    outcomes: tuple[OutcomeResult, ...]
    baseline: tuple[BaselineBlock, ...]

    @property
    def main_outcomes(self) -> tuple[OutcomeResult, ...]:
        """The outcomes that carry the study's question."""
        return tuple(outcome for outcome in self.outcomes if outcome.main)
