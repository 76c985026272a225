"""Table 1: who the participants were at the start, group beside group."""

from collections.abc import Iterator
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import figures, ink, numbers, sentences
from imp_desktop.reports.content import Content
from imp_desktop.reports.faces import SANS_BOLD, width
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, ROOM
from imp_desktop.reports.pen import BODY, BODY_BOLD, LABEL, SECOND_LINE, Pen, Style
from imp_desktop.reports.runs import Runs, brief, joined, said, shortened
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    Ornament,
    RowLine,
    Table,
    caption,
    continued,
    in_words,
    notes,
)
from imp_desktop.statistics.results import BaselineBlock, BaselineRow, Describe

_PLOT: Final = figures.Scale(left=LEFT + 398, right=LEFT + ROOM - 6, low=-1.5, high=1.5)
_BAND: Final = 0.25
_N: Final = 156.0
_COUNTS: Final = (186.0, 253.0)  # right edges of n by group
_SHARES: Final = (226.0, 293.0)  # right edges of the bracketed share or SD
_MEANS: Final = (196.0, 263.0)
_SPREADS: Final = (228.0, 295.0)
_MIDDLES: Final = (197.0, 264.0)
_DIFFERENCE: Final = 324.0
_INTERVAL: Final = 380.0
_ROW: Final = 14.4


def blocks(content: Content, label: str = "") -> list[Block]:
    """The page of the baseline table, as Table 1 or under another label."""
    title = _("Participants at the start")
    label = label or _("Table {number}").format(number=1)
    sentence = said(
        _(
            "Groups side by side. The dot shows the standardised difference, {first} minus {second}, with its 95% "
            "interval; the band marks ±{band}."
        ),
        first=content.in_group(content.first), second=content.in_group(content.second), band=numbers.number(_BAND),
    )  # fmt: skip
    table = Table()
    scale = figures.scale_for(
        [row.standardised for block in content.analysis.baseline for row in block.rows if row.standardised],
        _PLOT, least=1.5,
    )  # fmt: skip
    head = _head(content, table)
    again = (continued(label, title), head)
    made = [caption(label, title, sentence), head]
    for block in content.analysis.baseline:
        made += _block_rows(content, block, table, scale, again)
    return [*made, _axis(content, scale), notes(_notes(content)), in_words(_words(content))]


def _words(content: Content) -> Runs:
    return joined([sentences.people(content), sentences.start(content)])


def _head(content: Content, table: Table) -> Block:
    def bold(x: float, what: str | Runs, style: Style = BODY_BOLD) -> Cell:
        return Cell(x, what, style, "middle", scope="Column")

    counts = content.analysis.groups
    first, second = (_MIDDLES[0], _MIDDLES[1])
    plot = (_PLOT.left + _PLOT.right) / 2 - LEFT
    names = [
        bold(first, _fit(content.group(content.first)), BODY_BOLD.but(ink.FIRST)),
        bold(second, _fit(content.group(content.second)), BODY_BOLD.but(ink.SECOND)),
        Cell(_INTERVAL, _("Difference"), BODY_BOLD, scope="Column"),
        bold(plot, _("Standardised")),
    ]
    under = [
        bold(first, said("*n*\u00a0=\u00a0{n}", n=numbers.count(counts.get(content.first, 0))), SECOND_LINE),
        bold(second, said("*n*\u00a0=\u00a0{n}", n=numbers.count(counts.get(content.second, 0))), SECOND_LINE),
        Cell(_INTERVAL, _("[95% CI]"), SECOND_LINE, scope="Column"),
        bold(plot, _("difference [95% CI]"), SECOND_LINE),
    ]

    def rule_above(pen: Pen, y: float) -> None:
        pen.rule(LEFT, LEFT + ROOM, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row(
        [RowLine(15, tuple(names)), RowLine(25.5, tuple(under))], 32, below=HEAD_RULE, ornament=rule_above, keep=True
    )


def _fit(name: str) -> str:
    return shortened(name, BODY_BOLD.face, BODY_BOLD.size, _MIDDLES[1] - _MIDDLES[0] - 4)


def _block_rows(
    content: Content, block: BaselineBlock, table: Table, scale: figures.Scale, again: tuple[Block, ...]
) -> Iterator[Block]:
    ornament = _plot(scale, 18)
    kind = {
        "category": said("*n*\u00a0(%)"),
        "scores": said("*M*\u00a0(*SD*)"),
    }.get(block.kind, ())
    room = _N - 46 if block.kind == "scores" else 150.0
    named = block.title or _("Scores at {assessment}").format(assessment=content.in_assessment(content.before))
    title = shortened(named, BODY_BOLD.face, BODY_BOLD.size, room)
    cells = [Cell(0, joined([said("**{title}**", title=title)]), BODY, "left", scope="Row")]
    cells.append(Cell(_title_width(title) + 7, kind, LABEL, "left"))
    if block.kind == "scores":
        cells.append(Cell(_N, said("*n*"), LABEL))
    yield table.row([RowLine(14, tuple(cells))], 18, ornament=ornament, keep=True, again=again)
    lines = list(_lines(content, block))
    for at, (line, row) in enumerate(lines):
        yield table.row(
            [RowLine(10, line)], _ROW, ornament=_plot(scale, _ROW, row), keep=at in (0, len(lines) - 2), again=again
        )
    if not lines:
        yield table.row(
            [RowLine(10, (Cell(8, _("Nobody has answered yet."), LABEL, "left"),))], _ROW, ornament=_plot(scale, _ROW)
        )


def _title_width(title: str) -> float:
    return width(title, SANS_BOLD, BODY.size)


def _lines(content: Content, block: BaselineBlock) -> Iterator[tuple[tuple[Cell, ...], BaselineRow | None]]:
    for row in block.rows:
        if row.counts is not None:
            yield _count_line(content, block, row), row
        elif row.groups is not None:
            scores = block.kind == "scores"
            yield _mean_line(content, row, row.label if scores else "", places=2 if scores else 1), row
            if not scores:
                yield _range_line(content, row), None


def _name(label: str, room: float = 148) -> Cell:
    return Cell(8, shortened(label, BODY.face, BODY.size, room), BODY, "left", scope="Row")


def _count_line(content: Content, block: BaselineBlock, row: BaselineRow) -> tuple[Cell, ...]:
    cells = [_name(row.label[:1].upper() + row.label[1:])]
    for group, right, share in zip(content.groups, _COUNTS, _SHARES, strict=True):
        found = (row.counts or {}).get(group, 0)
        whole = block.n.get(group, 0)
        cells.append(Cell(right, numbers.count(found), BODY if found else BODY.but(ink.INK_3)))
        cells.append(Cell(share, f"({numbers.percent(found, whole)})".replace("%", ""), SECOND_LINE))
    return tuple(cells)


def _mean_line(content: Content, row: BaselineRow, label: str, places: int) -> tuple[Cell, ...]:
    described = row.groups or {}
    cells = [_name(label, _N - 40)] if label else [Cell(8, said("*M*\u00a0(*SD*)"), BODY, "left", scope="Row")]
    if label:
        counts = tuple(numbers.count(described[group].n) if group in described else "0" for group in content.groups)
        cells.append(Cell(_N, numbers.listed(counts), SECOND_LINE))
    for group, mean, spread in zip(content.groups, _MEANS, _SPREADS, strict=True):
        if group in described:
            cells += _mean_cells(described[group], mean, spread, places)
    if row.difference is not None:
        cells.append(Cell(_DIFFERENCE, numbers.number(row.difference.estimate, places)))
        cells.append(Cell(_INTERVAL, numbers.interval(row.difference.ci95, places), SECOND_LINE))
    return tuple(cells)


def _mean_cells(described: Describe, mean: float, spread: float, places: int) -> list[Cell]:
    shown = numbers.number(described.mean, places) if described.mean is not None else numbers.DASH
    deviation = numbers.number(described.sd, places) if described.sd is not None else numbers.DASH
    return [Cell(mean, shown), Cell(spread, f"({deviation})", SECOND_LINE)]


def _range_line(content: Content, row: BaselineRow) -> tuple[Cell, ...]:
    cells = [Cell(8, _("Range"), BODY, "left", scope="Row")]
    for group, middle in zip(content.groups, _MIDDLES, strict=True):
        described = (row.groups or {}).get(group)
        if described is not None and described.minimum is not None and described.maximum is not None:
            cells.append(Cell(middle, numbers.reach(described.minimum, described.maximum), BODY, "middle"))
    return tuple(cells)


def _plot(scale: figures.Scale, height: float, row: BaselineRow | None = None) -> Ornament:
    def draw(pen: Pen, y: float) -> None:
        pen.box((scale.at(-_BAND), y, scale.at(_BAND) - scale.at(-_BAND), height + 0.1), fill=ink.TINT)
        pen.stroke(((scale.at(0), y), (scale.at(0), y + height)), 0.6, ink.INK_2)
        if row is not None and row.standardised is not None:
            figures.interval_mark(pen, scale, y + 7.2, row.standardised)

    return draw


def _axis(content: Content, scale: figures.Scale) -> Block:
    def draw(pen: Pen, y: float) -> None:
        _plot(scale, 4)(pen, y)
        pen.rule(LEFT, LEFT + ROOM, y + 4, TOP_RULE.thick, TOP_RULE.colour)
        figures.axis(pen, scale, y + 4, content.in_group(content.first))

    return Block(26, draw, keep=True)


def _notes(content: Content) -> list[Runs]:
    tests = [_test(block) for block in content.analysis.baseline]
    return [
        said(
            _(
                "*M* mean, *SD* standard deviation, CI confidence interval. Column *n*: people with that score, "
                "{first}, {second}. Percentages are of the people of the group who answered, rounded half up."
            ),
            first=content.in_group(content.first),
            second=content.in_group(content.second),
        ),
        joined(
            [
                said(_("Standardised difference: Hedges’ *g*, difference divided by the pooled *SD*.")),
                *(test for test in tests if test),
            ]
        ),
    ]


def _test(block: BaselineBlock) -> Runs:
    if block.p is None:
        return ()
    if block.kind == "category":
        return said(
            _("{variable}: Fisher’s exact *p*\u00a0{p}."), variable=brief(block.title), p=numbers.p_said(block.p)
        )
    if block.t is None or block.df is None:
        return ()
    return said(
        _("{variable}: *t*({df})\u00a0=\u00a0{t}, *p*\u00a0{p}."),
        variable=brief(block.title),
        df=numbers.count(block.df),
        t=numbers.number(block.t),
        p=numbers.p_said(block.p),
    )
