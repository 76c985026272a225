"""Two groups before and after: mixed analysis of variance, difference in change, baseline-adjusted difference."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pingouin as pg
from scipy import special

from imp_desktop.errors import ImpError, Problem
from imp_desktop.protocols.model import Comparison as Design
from imp_desktop.statistics.describe import FEWEST, Numbers, all_same, describe, mean, numbers, shapiro
from imp_desktop.statistics.differences import Pooled, difference, difference_welch, hedges_g, hedges_g_pre, pooled
from imp_desktop.statistics.noncentral import eta_interval
from imp_desktop.statistics.results import Ancova, Comparison, Describe, Estimate, FTest, Shapiro

# A regression that leaves less than this of its outcome unexplained explains it by construction.
PERFECT = 1e-9


def compare(scores: pd.DataFrame, design: Design) -> Comparison:
    """The two-by-two comparison of one outcome.

    `scores` has one row a person (index: code), the column `group` and one column of floats for each of the two
    assessments, NaN where there is no score. Tests are on the people with both. Raises ImpError TOO_FEW where a group
    has fewer than three of them, NO_VARIANCE where changes or person means do not vary within the groups.
    """
    complete = scores.dropna()
    pairs = {group: _pair(complete, group, design) for group in (design.first, design.second)}
    _enough(pairs, design)
    changes = {group: after - before for group, (before, after) in pairs.items()}
    change = _varying(changes, design)
    _varying({group: (before + after) / 2 for group, (before, after) in pairs.items()}, design)
    interaction, group = _mixed(complete, design)
    residuals = np.sort(np.concatenate([values - mean(values) for values in changes.values()]))
    return Comparison(
        complete=descriptions(complete, design),
        available=descriptions(scores, design),
        change={group: describe(values) for group, values in changes.items()},
        interaction=interaction,
        time=_time(changes, design, change),
        group=group,
        change_difference=difference(change),
        change_difference_welch=difference_welch(changes[design.first], changes[design.second]),
        hedges_g=hedges_g(change),
        hedges_g_pre=_hedges_g_pre(pairs, design, change),
        ancova=ancova(complete, design),
        shapiro=_shapiro(pairs, changes, residuals, design),
        residuals=tuple(residuals.tolist()),
    )


def descriptions(scores: pd.DataFrame, design: Design) -> dict[str, dict[str, Describe]]:
    """Group -> assessment -> description of everyone in `scores` (as for `compare`) who has a score there and then."""
    return {
        group: {
            assessment: describe(numbers(scores.loc[scores["group"] == group, assessment]))
            for assessment in (design.before, design.after)
        }
        for group in (design.first, design.second)
    }


def ancova(complete: pd.DataFrame, design: Design) -> Ancova | None:
    """Score after, first group minus second, at equal scores before: the slope of group in after ~ before + group.

    With two groups and one covariate F of type III is the square of the slope's t. None where scores before do not
    vary within the groups, or the scores after are wholly explained.
    """
    pairs = {group: _pair(complete, group, design) for group in (design.first, design.second)}
    before = np.concatenate([values for values, _ in pairs.values()])
    within = np.concatenate([values - mean(values) for values, _ in pairs.values()])
    after = np.concatenate([values for _, values in pairs.values()])
    if all_same(within) or all_same(after):
        return None
    first = np.repeat([1.0, 0.0], [len(values) for values, _ in pairs.values()])
    predictors = pd.DataFrame({"first": first, "before": before - mean(before)})
    found = pg.linear_regression(predictors, pd.Series(after)).set_index("names")
    if 1 - found["r2"].iloc[0] < PERFECT:
        return None
    row, df2 = found.loc["first"], len(after) - 3
    interval = float(row["CI2.5"]), float(row["CI97.5"])
    return Ancova(float(row["coef"]), interval, float(row["T"]) ** 2, 1, df2, float(row["pval"]))


def f_test(F: float, df2: int) -> FTest:
    """An F test with one degree of freedom above: p, and partial eta squared F / (F + df2) with its 90 % interval.

    Cohen (1973), Educational and Psychological Measurement 33, 107-112; interval: `noncentral.eta_interval`.
    """
    return FTest(F, 1, df2, float(special.fdtrc(1, df2, F)), F / (F + df2), eta_interval(F, 1, df2))


def holm(p_values: Sequence[float]) -> list[float]:
    """The p values corrected for their number, in their order (Holm 1979, Scandinavian Journal of Statistics 6, 65)."""
    if not p_values:
        return []
    return [float(p) for p in pg.multicomp(list(p_values), method="holm")[1]]


def _pair(complete: pd.DataFrame, group: str, design: Design) -> tuple[Numbers, Numbers]:
    rows = complete[complete["group"] == group]
    return rows[design.before].to_numpy(dtype=float), rows[design.after].to_numpy(dtype=float)


def _enough(pairs: Mapping[str, tuple[Numbers, Numbers]], design: Design) -> None:
    first, second = (len(pairs[group][0]) for group in (design.first, design.second))
    if min(first, second) < FEWEST:
        raise ImpError(Problem.TOO_FEW, first=design.first, n_first=first, second=design.second, n_second=second)


def _varying(values: Mapping[str, Numbers], design: Design) -> Pooled:
    groups = pooled(values[design.first], values[design.second])
    if groups is None:
        raise ImpError(Problem.NO_VARIANCE)
    return groups


def _mixed(complete: pd.DataFrame, design: Design) -> tuple[FTest, FTest]:
    """Interaction and group of the mixed analysis of variance.

    Pingouin's row of time is no type III test where groups differ in size; `_time` gives that one. Its sums of squares
    come by subtraction, so an F of zero may turn up a hair below.
    """
    people = complete.rename_axis("code").reset_index()
    long = people.melt(["code", "group"], [design.before, design.after], "assessment", "score")
    table = pg.mixed_anova(long, dv="score", within="assessment", subject="code", between="group")
    rows = table.set_index("Source")
    interaction, group = (
        f_test(max(float(rows.at[source, "F"]), 0.0), int(rows.at[source, "DF2"]))
        for source in ("Interaction", "group")
    )
    return interaction, group


def _time(changes: Mapping[str, Numbers], design: Design, change: Pooled) -> FTest:
    """Type III test of time: whether the unweighted mean of the two groups' mean changes differs from zero.

    As afex `aov_ez` gives it for a within factor with groups of unequal size (car `Anova`, sum contrasts).
    """
    centre = (mean(changes[design.first]) + mean(changes[design.second])) / 2
    t = centre / (change.sd * change.spread / 2)
    return f_test(t * t, change.df)


def _hedges_g_pre(pairs: Mapping[str, tuple[Numbers, Numbers]], design: Design, change: Pooled) -> Estimate | None:
    (before1, after1), (before2, after2) = pairs[design.first], pairs[design.second]
    before, after = pooled(before1, before2), pooled(after1, after2)
    if before is None:
        return None
    # var(after - before) = var(before) + var(after) - 2 cov, pooled within the groups
    covariance = (before.sd**2 + (after.sd**2 if after else 0.0) - change.sd**2) / 2
    correlation = covariance / (before.sd * after.sd) if after else 0.0
    return hedges_g_pre(change, before.sd, min(max(correlation, -1.0), 1.0))


def _shapiro(
    pairs: Mapping[str, tuple[Numbers, Numbers]],
    changes: Mapping[str, Numbers],
    residuals: Numbers,
    design: Design,
) -> dict[str, dict[str, Shapiro]]:
    tested = {
        group: {design.before: before, design.after: after, "change": changes[group]}
        for group, (before, after) in pairs.items()
    }
    tested["all"] = {"residuals": residuals}
    return {
        group: {name: found for name, values in parts.items() if (found := shapiro(values)) is not None}
        for group, parts in tested.items()
    }
