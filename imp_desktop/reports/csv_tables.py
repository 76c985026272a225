"""The tables behind the outcome report at full precision, in plain columns for another program."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from imp_desktop.i18n import explain
from imp_desktop.reports.content import Content
from imp_desktop.reports.facts import Facts
from imp_desktop.statistics.results import (
    Alpha,
    Analysis,
    BaselineBlock,
    Comparison,
    Describe,
    Estimate,
    FTest,
    OutcomeResult,
)

Rows = list[list[str]]

_NAMES = ["id", "label", "instrument", "main"]


def outcome_tables(analysis: Analysis, facts: Facts) -> dict[str, Rows]:
    """File name without ending -> rows, the first of which holds the column names.

    Numbers have a decimal point and as many digits as they need to be read back exactly; an empty cell means that
    there is no such number.
    """
    content = Content(analysis, facts)
    return {
        "baseline": [_baseline_head(content), *_baseline(content)],
        "outcomes": [[*_NAMES, *_outcome_columns(content)], *_outcomes(content)],
        "descriptives": [
            [
                *_NAMES,
                "people",
                "group",
                "assessment",
                "n",
                "mean",
                "sd",
                "ci95_low",
                "ci95_high",
                "minimum",
                "maximum",
            ],
            *_descriptives(content),
        ],
        "normality": [[*_NAMES, "group", "values", "n", "W", "p"], *_normality(content)],
        "reliability": [
            [*_NAMES, "items", "group", "assessment", "n", "alpha", "ci95_low", "ci95_high"],
            *_reliability(content),
        ],
    }


def _baseline_head(content: Content) -> list[str]:
    columns = ["variable", "title", "line"]
    for group in content.groups:
        columns += [f"{group}_{part}" for part in ("known", "count", "n", "mean", "sd", "minimum", "maximum")]
    columns += ["difference", "difference_ci95_low", "difference_ci95_high"]
    return [*columns, "standardised", "standardised_ci95_low", "standardised_ci95_high", "t", "df", "p"]


def _baseline(content: Content) -> Iterator[list[str]]:
    for block in content.analysis.baseline:
        for row in block.rows:
            cells = [block.id, block.title, row.label]
            for group in content.groups:
                cells.append(str(block.n.get(group, 0)))
                cells.append(exact((row.counts or {}).get(group)))
                cells += _described((row.groups or {}).get(group))
            yield [*cells, *_estimate(row.difference), *_estimate(row.standardised), *_test(block)]


def _test(block: BaselineBlock) -> list[str]:
    return [exact(block.t), exact(block.df), exact(block.p)]


def _described(found: Describe | None) -> list[str]:
    if found is None:
        return [""] * 5
    return [str(found.n), exact(found.mean), exact(found.sd), exact(found.minimum), exact(found.maximum)]


def _outcome_columns(content: Content) -> list[str]:
    columns = [f"n_{group}" for group in content.groups]
    for name in ("change_difference", "change_difference_welch", "hedges_g", "hedges_g_pre", "ancova"):
        columns += [name, f"{name}_ci95_low", f"{name}_ci95_high"]
    columns += ["ancova_F", "ancova_df1", "ancova_df2", "ancova_p"]
    for name in ("interaction", "time", "group"):
        columns += [f"{name}_{part}" for part in ("F", "df1", "df2", "p", "np2", "np2_ci90_low", "np2_ci90_high")]
    return [*columns, "holm", "prorated", "too_few_answers", "refused"]


def _outcomes(content: Content) -> Iterator[list[str]]:
    width = len(_outcome_columns(content)) - len(content.groups) - 3
    for outcome in content.analysis.outcomes:
        counts = [str(outcome.n.get(group, 0)) for group in content.groups]
        found = outcome.comparison
        results = _compared(found) if found is not None else [""] * width
        refused = explain(outcome.refused) if outcome.refused else ""
        ends = [str(outcome.prorated), str(outcome.too_few_answers), refused]
        yield [*_named(outcome), *counts, *results, *ends]


def _compared(found: Comparison) -> list[str]:
    cells: list[str] = []
    for estimate in (found.change_difference, found.change_difference_welch, found.hedges_g, found.hedges_g_pre):
        cells += _estimate(estimate)
    ancova = found.ancova
    if ancova is None:
        cells += [""] * 7
    else:
        cells += _estimate(Estimate(ancova.estimate, ancova.ci95))
        cells += [exact(ancova.F), str(ancova.df1), str(ancova.df2), exact(ancova.p)]
    for test in (found.interaction, found.time, found.group):
        cells += _f_test(test)
    return [*cells, exact(found.holm)]


def _f_test(test: FTest) -> list[str]:
    return [exact(test.F), str(test.df1), str(test.df2), *map(exact, (test.p, test.np2, *test.np2_ci90))]


def _estimate(found: Estimate | None) -> list[str]:
    return [exact(found.estimate), *map(exact, found.ci95)] if found is not None else [""] * 3


def _descriptives(content: Content) -> Iterator[list[str]]:
    for outcome in content.analysis.outcomes:
        kinds: list[tuple[str, Mapping[str, Mapping[str, Describe]]]] = [("available", outcome.available)]
        found = outcome.comparison
        if found is not None:
            kinds.append(("complete", found.complete))
            kinds.append(("complete", {group: {"change": cell} for group, cell in found.change.items()}))
        for people, described in kinds:
            for group, cells in described.items():
                for assessment, cell in cells.items():
                    n, mean, sd, low, high = _described(cell)
                    bounds = [exact(bound) for bound in cell.ci95] if cell.ci95 else ["", ""]
                    yield [*_named(outcome), people, group, assessment, n, mean, sd, *bounds, low, high]


def _normality(content: Content) -> Iterator[list[str]]:
    for outcome, found in ((one, one.comparison) for one in content.analysis.outcomes):
        for group, tests in (found.shapiro if found else {}).items():
            for values, test in tests.items():
                yield [*_named(outcome), group, values, str(test.n), exact(test.W), exact(test.p)]


def _reliability(content: Content) -> Iterator[list[str]]:
    for outcome in content.analysis.outcomes:
        for group, alphas in {"all": outcome.alpha, **outcome.alpha_groups}.items():
            for assessment, found in alphas.items():
                yield [*_named(outcome), str(outcome.items), group, assessment, *_alpha(found)]


def _alpha(found: Alpha) -> list[str]:
    return [str(found.n), exact(found.alpha), *map(exact, found.ci95)]


def _named(outcome: OutcomeResult) -> list[str]:
    return [outcome.id, outcome.label, outcome.instrument, "yes" if outcome.main else "no"]


def exact(value: float | None) -> str:
    """The number in decimal, without an exponent, with as many digits as it needs to be read back."""
    return "" if value is None else f"{Decimal(repr(value)):f}"
