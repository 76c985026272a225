"""The main outcomes in short, and how a number from the forms goes together with the change of each."""

from collections.abc import Mapping
from typing import Final

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, explain, pgettext
from imp_desktop.reports import figures, numbers, scatter
from imp_desktop.reports.layout import Block, space
from imp_desktop.reports.page import LEFT, RIGHT, ROOM
from imp_desktop.reports.pen import AXIS, BODY, BODY_BOLD, LABEL, SECOND_LINE, Pen
from imp_desktop.reports.runs import Runs, brief, said
from imp_desktop.reports.sentences import enumerated, lowered
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    Ornament,
    RowLine,
    Table,
    TextCell,
    caption,
    continued,
    in_words,
    notes,
    text_cell,
)
from imp_desktop.statistics.feasibility_results import CorrelationRow, CorrelationsFinding, EffectRow, OutcomesFinding
from imp_desktop.statistics.results import Estimate, Interval

_NAME: Final = 150.0
_N: Final = 190.0
_VALUE: Final = 232.0
_INTERVAL: Final = 298.0
_P: Final = 344.0
_PLOT: Final = figures.Scale(left=LEFT + 316, right=LEFT + 480, low=-1.5, high=1.5)
_FROM_TO: Final = figures.Scale(left=LEFT + 364, right=LEFT + 480, low=-1, high=1)
_ROW: Final = 16.4
_LINE: Final = 10.4

Names = Mapping[str, str]  # ids of groups and instruments -> how a report calls them


def outcomes(label: str, finding: OutcomesFinding, names: Names, *, fresh: bool = False) -> list[Block]:
    """The table of standardised differences, one a main outcome."""
    title = brief(finding.label)
    reading = _(
        "Difference in change between the groups divided by the pooled standard deviation of change (Hedges’ *g*) "
        "with its 95% interval. Means, tests and limits stand in the outcome report."
    )
    estimates = [one for row in finding.rows if (one := _effect(row)) is not None]
    scale = figures.scale_for(estimates, _PLOT, least=1.5)
    table = Table()
    head = _effects_head(table)
    again = (continued(label, title), head)
    rows = [
        table.row(
            [RowLine(11.4, tuple(_effect_cells(row, names)))], _height(row.refused, names), again=again,
            ornament=_effect_plot(row, scale, _height(row.refused, names)), keep=at in (0, len(finding.rows) - 1),
        )
        for at, row in enumerate(finding.rows)
    ]  # fmt: skip
    return [caption(label, title, said(reading), fresh=fresh), head, *rows, _axis(scale), notes([_people()])]


def correlations(
    table_label: str, figure_label: str, finding: CorrelationsFinding, names: Names, *, across: str = ""
) -> list[Block]:
    """The table of correlations and the figure of everybody's points; `across` says what the number is."""
    title = brief(finding.label)
    named = brief(across) or _("the number from the forms")
    reading = said(
        _(
            "Pearson’s *r* between “{across}” and the change (after minus before) of each main outcome, in the people "
            "with both; 95% interval by Fisher’s *z*, two-sided *p*."
        ),
        across=named,
    )
    table = Table()
    head = _correlations_head(table)
    again = (continued(table_label, title), head)
    last = len(finding.rows) - 1
    rows = [
        table.row(
            [RowLine(11.4, tuple(_correlation_cells(row, names)))], _height(row.refused, names),
            ornament=_correlation_plot(row, _height(row.refused, names)), keep=at in (0, last), again=again,
        )
        for at, row in enumerate(finding.rows)
    ]  # fmt: skip
    told = [caption(table_label, title, reading, fresh=False), head, *rows, _axis(_FROM_TO)]
    told += [notes([_not_corrected(finding)]), in_words(_words(finding)), space(14)]
    panels = [scatter.Panel(row.label, _sentence(row, names), row.points, row.pearson) for row in finding.rows]
    return [*told, *scatter.blocks(figure_label, title, named, panels)]


def why(refused: ImpError | None, names: Names) -> str:
    """Why there is no result, with names where the error holds ids."""
    if refused is None:
        return numbers.DASH
    values = {key: names.get(str(value), value) for key, value in refused.values.items()}
    return explain(ImpError(refused.problem, refused.where, **values))


def _effect(row: EffectRow) -> Estimate | None:
    return None if row.hedges_g is None or row.ci95 is None else Estimate(row.hedges_g, row.ci95)


def _refusal(refused: ImpError | None, names: Names) -> TextCell:
    return text_cell(_N + 10, why(refused, names), ROOM - _N - 10, most=3, style=LABEL)


def _height(refused: ImpError | None, names: Names) -> float:
    return _ROW if refused is None else _ROW + _LINE * (len(_refusal(refused, names).lines) - 1)


def _named(label: str, n: int) -> list[Cell | TextCell]:
    return [text_cell(0, brief(label), _NAME, most=1, style=BODY_BOLD, scope="Row"), Cell(_N, numbers.count(n))]


def _effect_cells(row: EffectRow, names: Names) -> list[Cell | TextCell]:
    found = _effect(row)
    cells = _named(row.label, row.n)
    if found is None:
        return [*cells, _refusal(row.refused, names)]
    return [
        *cells,
        Cell(_VALUE, numbers.number(found.estimate), BODY_BOLD),
        Cell(_INTERVAL, numbers.interval(found.ci95), SECOND_LINE),
    ]


def _effect_plot(row: EffectRow, scale: figures.Scale, height: float) -> Ornament:
    def draw(pen: Pen, y: float) -> None:
        found = _effect(row)
        if found is not None:
            figures.grid(pen, scale, y, height)
            figures.forest_mark(pen, scale, y + 8.4, found, main=True)

    return draw


def _effects_head(table: Table) -> Block:
    cells = (
        Cell(0, pgettext("head of a column", "Outcome"), BODY_BOLD, "left", scope="Column"),
        Cell(_N, said("*n*"), SECOND_LINE, scope="Column"),
        Cell(_VALUE, said("*g*"), BODY_BOLD, scope="Column"),
        Cell(_INTERVAL, _("[95% CI]"), SECOND_LINE, scope="Column"),
    )
    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=_rule_above, keep=True)


def _correlations_head(table: Table) -> Block:
    cells = (
        Cell(0, pgettext("head of a column", "Outcome"), BODY_BOLD, "left", scope="Column"),
        Cell(_N, said("*n*"), SECOND_LINE, scope="Column"),
        Cell(_VALUE, said("*r*"), BODY_BOLD, scope="Column"),
        Cell(_INTERVAL, _("[95% CI]"), SECOND_LINE, scope="Column"),
        Cell(_P, said("*p*"), SECOND_LINE, scope="Column"),
    )
    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=_rule_above, keep=True)


def _rule_above(pen: Pen, y: float) -> None:
    pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)


def _correlation_cells(row: CorrelationRow, names: Names) -> list[Cell | TextCell]:
    found = row.pearson
    if found is None:
        return [*_named(row.label, len(row.points)), _refusal(row.refused, names)]
    return [
        *_named(row.label, found.n),
        Cell(_VALUE, numbers.bounded(found.r), BODY_BOLD),
        Cell(_INTERVAL, _interval(found.ci95), SECOND_LINE),
        Cell(_P, numbers.p_value(found.p), BODY),
    ]


def _correlation_plot(row: CorrelationRow, height: float) -> Ornament:
    def draw(pen: Pen, y: float) -> None:
        found = row.pearson
        if found is None:
            return
        figures.grid(pen, _FROM_TO, y, height)
        figures.interval_mark(pen, _FROM_TO, y + 8.4, Estimate(found.r, found.ci95 or (found.r, found.r)))

    return draw


def _interval(ci95: Interval | None) -> str:
    return numbers.DASH if ci95 is None else numbers.bounded_interval(ci95)


def _sentence(row: CorrelationRow, names: Names) -> Runs:
    """What stands under the name of a panel: the correlation, or why there is none."""
    found = row.pearson
    if found is None:
        return said("{why}", why=why(row.refused, names))
    return said(
        "*r*\u00a0=\u00a0{r} {interval}, *n*\u00a0=\u00a0{n}",
        r=numbers.bounded(found.r), interval=_interval(found.ci95), n=numbers.count(found.n),
    )  # fmt: skip


def _words(finding: CorrelationsFinding) -> Runs:
    found = [(row, row.pearson.ci95) for row in finding.rows if row.pearson is not None and row.pearson.ci95]
    if not found:
        return said(_("No correlation can be given yet."))
    outside = [row for row, (low, high) in found if low > 0 or high < 0]
    total = numbers.count(len(found))
    if not outside:
        return said(_("In none of {total} rows the interval leaves out zero."), total=total)
    return said(
        _("In {outside} of {total} rows the interval leaves out zero: {named}."),
        outside=numbers.count(len(outside)), total=total, named=enumerated([_with_r(row) for row in outside]),
    )  # fmt: skip


def _with_r(row: CorrelationRow) -> str:
    r = numbers.bounded(row.pearson.r) if row.pearson is not None else numbers.DASH
    return f"{lowered(row.label)} ({r})"


def _people() -> Runs:
    return said(_("*n*: people of both groups with a score at both assessments."))


def _not_corrected(finding: CorrelationsFinding) -> Runs:
    told = _("*n*: people with the number and a score at both assessments. Not corrected for the number of rows.")
    if any(row.pearson is not None and row.pearson.ci95 is None for row in finding.rows):
        told += " " + _("En dash: too few people for an interval, or all points on one line.")
    return said(told)


def _axis(scale: figures.Scale) -> Block:
    """The line under the table, and the numbers of the plot below it."""

    def draw(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y, TOP_RULE.thick, TOP_RULE.colour)
        for tick in scale.ticks:
            pen.text(scale.at(tick), y + 10, figures.tick_label(tick, scale.step), AXIS, "middle")

    return Block(12, draw, keep=True)
