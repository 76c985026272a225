"""Tables 4 and 5: the same differences reckoned in other ways, and the means not shown in Table 2."""

from typing import Final

from imp_desktop.i18n import _, pgettext
from imp_desktop.reports import ink, numbers, sentences
from imp_desktop.reports.comparison import ROW, mean_and_sd, named
from imp_desktop.reports.content import NOBODY, Content, placed
from imp_desktop.reports.faces import SANS
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, ROOM
from imp_desktop.reports.pen import BODY, BODY_BOLD, LABEL, SECOND_LINE, Pen, Style
from imp_desktop.reports.runs import Runs, as_text, said, shortened
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    Ornament,
    RowLine,
    Table,
    below,
    caption,
    continued,
    notes,
    spanner,
)
from imp_desktop.statistics.results import Comparison, Estimate, FTest, OutcomeResult, Shapiro

_FINE: Final = Style(SANS, 7.4, ink.INK_2)
_HEAD: Final = Style(SANS, 7.8, ink.INK_2)
_FIRST: Final = 11.4
_SECOND: Final = 22.4
_WELCH: Final = 184.0
_ADJUSTED: Final = 254.0
_F: Final = 290.0
_P: Final = 322.0
_G_PRE: Final = 386.0
_TIME: Final = 437.0
_GROUP_TEST: Final = 484.6
_NAME_ROOM: Final = 128.0

_GROUP: Final = 99.0
_CELLS: Final = ((142.0, 173.0, 199.0), (215.0, 246.0, 272.0))
_CHANGE: Final = (303.0, 331.0)
_NORMAL: Final = ((356.0, 382.0), (407.0, 433.0), (458.6, 484.6))


def other_estimates(content: Content) -> list[Block]:
    """Table 4: Welch's interval, the baseline-adjusted difference, g by the spread before, and both main effects."""
    title = _("Other estimates of the difference")
    label = _("Table {number}").format(number=4)
    sentence = said(
        _(
            "Upper line: the estimate or *F*. Lower line: its interval, degrees of freedom or *p*. Differences are "
            "{first} minus {second}."
        ),
        first=content.in_group(content.first), second=content.in_group(content.second),
    )  # fmt: skip
    table = Table()
    head = _estimates_head(table)
    again = (continued(label, title), head)
    rows = [_estimate_lines(content, outcome) for outcome in content.analysis.outcomes]
    remarks = [
        said(
            _(
                "Welch: interval of the difference in change without assuming equal variances. Baseline-adjusted: "
                "difference in {after} between groups at the same {before} score, by analysis of covariance. *g* by "
                "*SD* at {before}: difference in change divided by the pooled *SD* at {before}, corrected for small "
                "samples, interval after Morris (2008)."
            ),
            after=content.in_assessment(content.after),
            before=content.in_assessment(content.before),
        ),
        said(
            _(
                "Time: mean of both groups’ mean changes against zero. Group: difference between groups over both "
                "assessments. Both with the degrees of freedom of Table {number}; sums of squares of type III."
            ),
            number=2,
        ),
    ]
    return [caption(label, title, sentence), head, *_rows(content, table, rows, again), notes(remarks)]


def other_descriptions(content: Content) -> list[Block]:
    """Table 5: means of the other people than in Table 2, change by group, and the Shapiro-Wilk statistics."""
    title = _("Other means, changes and distributions")
    label = _("Table {number}").format(number=5)
    people = (
        _(
            "*M* and *SD* here are of the people with both assessments, where Table {number} shows everybody with a "
            "score."
        )
        if content.by_available
        else _("*M* and *SD* here are of everybody with a score then, where Table {number} shows the people with both.")
    )
    table = Table()
    head = _descriptions_head(content, table)
    again = (continued(label, title), head)
    rows = [_description_lines(content, outcome) for outcome in content.analysis.outcomes]
    remarks = [
        said(
            _(
                "Change is {after} minus {before}, of the people with both. *W*: Shapiro–Wilk statistic of the people "
                "with both; a small *p* speaks against a normal distribution."
            ),
            after=content.in_assessment(content.after),
            before=content.in_assessment(content.before),
        ),
    ]
    made = [caption(label, title, said(people, number=2)), head]
    return [*made, *_rows(content, table, rows, again), notes(remarks)]


def _rows(content: Content, table: Table, rows: list[list[RowLine]], again: tuple[Block, ...]) -> list[Block]:
    return [
        table.row(lines, ROW + (4 if row.ends else 0), below=below(row), again=again, keep=row.keep)
        for row, lines in zip(placed(content.analysis.outcomes), rows, strict=True)
    ]


def _refused(content: Content, outcome: OutcomeResult, left: float) -> list[RowLine]:
    name, under = named(content, outcome, _NAME_ROOM)
    why = shortened(as_text(sentences.refusal(content, outcome)), LABEL.face, LABEL.size, ROOM - left)
    return [RowLine(_FIRST, (name, Cell(left, why, LABEL, "left"))), RowLine(_SECOND, (under,))]


def _estimate_lines(content: Content, outcome: OutcomeResult) -> list[RowLine]:
    found = outcome.comparison
    if found is None:
        return _refused(content, outcome, 140)
    name, under = named(content, outcome, _NAME_ROOM)
    upper, lower = [name], [under]
    for right, estimate in ((_WELCH, found.change_difference_welch), (_G_PRE, found.hedges_g_pre)):
        up, down = _estimate(right, estimate)
        upper.append(up)
        lower.append(down)
    for right, test in ((_TIME, found.time), (_GROUP_TEST, found.group)):
        up, down = _effect(right, test)
        upper.append(up)
        lower.append(down)
    adjusted_upper, adjusted_lower = _adjusted(found)
    return [RowLine(_FIRST, (*upper, *adjusted_upper)), RowLine(_SECOND, (*lower, *adjusted_lower))]


def _estimate(right: float, estimate: Estimate | None) -> tuple[Cell, Cell]:
    if estimate is None:
        return Cell(right, numbers.DASH, BODY.but(ink.INK_3)), Cell(right, "", SECOND_LINE)
    return (
        Cell(right, numbers.number(estimate.estimate)),
        Cell(right, numbers.interval(estimate.ci95), SECOND_LINE),
    )


def _effect(right: float, test: FTest) -> tuple[Cell, Cell]:
    return Cell(right, numbers.number(test.F)), Cell(right, numbers.p_value(test.p), SECOND_LINE)


def _adjusted(found: Comparison) -> tuple[list[Cell], list[Cell]]:
    ancova = found.ancova
    if ancova is None:
        return [Cell(_ADJUSTED, numbers.DASH, BODY.but(ink.INK_3))], []
    return (
        [
            Cell(_ADJUSTED, numbers.number(ancova.estimate)),
            Cell(_F, numbers.number(ancova.F)),
            Cell(_P, numbers.p_value(ancova.p)),
        ],
        [
            Cell(_ADJUSTED, numbers.interval(ancova.ci95), SECOND_LINE),
            Cell(_F, numbers.degrees(ancova.df1, ancova.df2), SECOND_LINE),
        ],
    )


def _estimates_head(table: Table) -> Block:
    def column(x: float, what: str | Runs, style: Style = _HEAD) -> Cell:
        return Cell(x, what, style, scope="Column")

    upper = (
        Cell(0, pgettext("head of a column", "Outcome"), BODY_BOLD, "left", scope="Column"),
        column(_WELCH, _("Welch"), BODY_BOLD),
        column(_ADJUSTED, _("Difference"), BODY_BOLD), column(_F, said("*F*")), column(_P, said("*p*")),
        column(_G_PRE, said(_("*g* by *SD* before")), BODY_BOLD), column(_TIME, said("*F*")),
        column(_GROUP_TEST, said("*F*")),
    )  # fmt: skip
    lower = (
        column(_WELCH, _("[95% CI]")), column(_ADJUSTED, _("[95% CI]")), column(_F, said("*df*")),
        column(_G_PRE, _("[95% CI]")), column(_TIME, said("*p*")), column(_GROUP_TEST, said("*p*")),
    )  # fmt: skip

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, LEFT + ROOM, y + 3, TOP_RULE.thick, TOP_RULE.colour)
        spanner(pen, y + 12.5, _WELCH + 22, _P, _("Baseline-adjusted"))
        spanner(pen, y + 12.5, _G_PRE + 26, _TIME, _("Time"))
        spanner(pen, y + 12.5, _TIME + 14, _GROUP_TEST, _("Group"))

    return table.row([RowLine(24.5, upper), RowLine(35, lower)], 41, below=HEAD_RULE, ornament=ornament, keep=True)


def _description_lines(content: Content, outcome: OutcomeResult) -> list[RowLine]:
    names = named(content, outcome, 96)
    return [
        RowLine(down, (name, *_group_cells(content, outcome, group)))
        for down, name, group in zip((_FIRST, _SECOND), names, content.groups, strict=True)
    ]


def _group_cells(content: Content, outcome: OutcomeResult, group: str) -> list[Cell]:
    colour = ink.FIRST if group == content.first else ink.SECOND
    name = shortened(content.group(group), SANS, BODY.size, 32)
    cells = [Cell(_GROUP, name, BODY.but(colour), "left", scope="Row")]
    for (n, mean, sd), assessment in zip(_CELLS, content.assessments, strict=True):
        described = content.cell(outcome, group, assessment, other=True)
        cells.append(Cell(n, numbers.count(described.n), SECOND_LINE))
        cells += mean_and_sd(described, mean, sd)
    return cells + (_change_cells(content, outcome.comparison, group) if outcome.comparison is not None else [])


def _change_cells(content: Content, found: Comparison, group: str) -> list[Cell]:
    cells = mean_and_sd(found.change.get(group, NOBODY), *_CHANGE)
    for (right, p), key in zip(_NORMAL, (*content.assessments, "change"), strict=True):
        statistic = found.shapiro.get(group, {}).get(key)
        cells += _shapiro_cells(statistic, right, p)
    return cells


def _shapiro_cells(found: Shapiro | None, right: float, p: float) -> list[Cell]:
    if found is None:
        return [Cell(right, numbers.DASH, _FINE), Cell(p, "", _FINE)]
    return [Cell(right, numbers.bounded(found.W), _FINE), Cell(p, numbers.p_value(found.p), _FINE)]


def _descriptions_head(content: Content, table: Table) -> Block:
    cells = [Cell(0, pgettext("head of a column", "Outcome"), BODY_BOLD, "left", scope="Column")]
    for n, mean, sd in _CELLS:
        cells += [_head_cell(n, "*n*"), _head_cell(mean, "*M*"), _head_cell(sd, "*SD*")]
    cells += [_head_cell(_CHANGE[0], "*M*"), _head_cell(_CHANGE[1], "*SD*")]
    for right, p in _NORMAL:
        cells += [_head_cell(right, "*W*"), _head_cell(p, "*p*")]

    return table.row([RowLine(35, tuple(cells))], 41, below=HEAD_RULE, ornament=_spanners(content), keep=True)


def _head_cell(x: float, template: str) -> Cell:
    return Cell(x, said(template), _HEAD, scope="Column")


def _spanners(content: Content) -> Ornament:
    names = [content.assessment(assessment) for assessment in content.assessments]

    def draw(pen: Pen, y: float) -> None:
        pen.rule(LEFT, LEFT + ROOM, y + 3, TOP_RULE.thick, TOP_RULE.colour)
        spanner(pen, y + 12.5, _NORMAL[0][0] - 17, _NORMAL[2][1], _("Shapiro–Wilk"))
        for (n, _mean, sd), name in zip(_CELLS, names, strict=True):
            spanner(pen, y + 23, n - 8, sd, name)
        spanner(pen, y + 23, _CHANGE[0] - 22, _CHANGE[1], pgettext("difference over time", "Change"))
        for (right, p), name in zip(_NORMAL, (*names, pgettext("difference over time", "Change")), strict=True):
            spanner(pen, y + 23, right - 17, p, name)

    return draw
