"""Figure 2: the standardised difference in change of every outcome with its interval, table and plot in one."""

from dataclasses import replace
from typing import Final

from imp_desktop.i18n import _, pgettext
from imp_desktop.instruments.model import Direction
from imp_desktop.reports import figures, ink, numbers, sentences
from imp_desktop.reports.content import Content, Placed, placed
from imp_desktop.reports.faces import width
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, ROOM
from imp_desktop.reports.pen import AXIS, BODY, BODY_BOLD, LABEL, SECOND_LINE, Pen
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
    in_words,
    notes,
)
from imp_desktop.statistics.results import OutcomeResult

_N: Final = 150.0
_CHANGES: Final = (201.0, 237.0)
_PLOT: Final = figures.Scale(left=LEFT + 240, right=LEFT + 404, low=-1.5, high=1.5)
_G: Final = 433.0
_ROW: Final = 24.0
_INTERVAL: Final = 484.6


def blocks(content: Content) -> list[Block]:
    """The page of the forest figure."""
    title = _("Standardised differences in change")
    label = _("Figure {number}").format(number=2)
    sentence = said(
        _(
            "Hedges’ *g* with 95% interval; change is {after} minus {before}, difference is {first} minus {second}. "
            "Shaded: the side on which the study protocol expected the difference."
        ),
        after=content.in_assessment(content.after), before=content.in_assessment(content.before),
        first=content.in_group(content.first), second=content.in_group(content.second),
    )  # fmt: skip
    scale = figures.scale_for([found.hedges_g for _outcome, found in content.compared], _PLOT, least=1.5)
    table = Table()
    head = _head(content, table, scale)
    again = (continued(label, title), head)
    rows = [replace(_row(content, row, table, scale), keep=row.keep, again=again) for row in placed(content.rows)]
    made = [caption(label, title, sentence), head, *rows]
    return [*made, _axis(scale), notes(_notes()), in_words(sentences.outside_zero(content))]


def _head(content: Content, table: Table, scale: figures.Scale) -> Block:
    first, second = content.groups
    names = (
        Cell(0, pgettext("head of a column", "Outcome"), BODY_BOLD, "left", scope="Column"),
        Cell(_N, said("*n*"), SECOND_LINE, scope="Column"),
        Cell(_CHANGES[0], _fit(content.in_group(first)), SECOND_LINE.but(ink.FIRST), scope="Column"),
        Cell(_CHANGES[1], _fit(content.in_group(second)), SECOND_LINE.but(ink.SECOND), scope="Column"),
    )
    above = (
        Cell(sum(_CHANGES) / 2 - 17, _("Mean change"), BODY_BOLD, "middle", scope="Column"),
        Cell(_INTERVAL, said(_("Hedges’ *g* [95% CI]")), BODY_BOLD, scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, LEFT + ROOM, y + 3, TOP_RULE.thick, TOP_RULE.colour)
        figures.sides(pen, scale, y + 25, content.in_group(content.first))

    return table.row([RowLine(14.5, above), RowLine(25, names)], 31, below=HEAD_RULE, ornament=ornament, keep=True)


def _fit(name: str) -> str:
    return shortened(name, SECOND_LINE.face, SECOND_LINE.size, 34)


def _row(content: Content, row: Placed, table: Table, scale: figures.Scale) -> Block:
    outcome = row.outcome
    cells = _names(content, outcome)
    found = outcome.comparison
    if found is None:
        why = shortened(
            as_text(sentences.refusal(content, outcome)), LABEL.face, LABEL.size, ROOM - scale.left + LEFT - 8
        )
        cells.append(Cell(scale.left - LEFT + 4, why, LABEL, "left"))
    else:
        style = BODY_BOLD if outcome.main else BODY
        cells += [
            Cell(right, numbers.number(found.change[group].mean or 0.0))
            for group, right in zip(content.groups, _CHANGES, strict=True)
        ]
        cells.append(Cell(_G, numbers.number(found.hedges_g.estimate), style))
        cells.append(Cell(_INTERVAL, numbers.interval(found.hedges_g.ci95), SECOND_LINE))
    line = RowLine(_ROW / 2 + 2.8, tuple(cells))
    return table.row([line], _ROW, below=below(row), ornament=_plot(row, scale))


def _names(content: Content, outcome: OutcomeResult) -> list[Cell]:
    style = BODY_BOLD if outcome.main else BODY
    left = 0.0 if outcome.main else 8.0
    label = shortened(outcome.label, style.face, style.size, _N - 22 - left)
    beside = content.beside(outcome)
    after = left + width(label, style.face, style.size) + 5
    counts = numbers.listed(tuple(numbers.count(outcome.n.get(group, 0)) for group in content.groups))
    n_wide = width(counts, SECOND_LINE.face, SECOND_LINE.size)
    cells = [Cell(left, label, style, "left", scope="Row")]
    if beside and after + width(beside, LABEL.face, LABEL.size) < _N - n_wide - 3:
        cells.append(Cell(after, beside, LABEL, "left"))
    return [*cells, Cell(_N, counts, SECOND_LINE)]


def _plot(row: Placed, scale: figures.Scale) -> Ornament:
    outcome = row.outcome
    gap = 0.3 if row.begins else 0.0

    def draw(pen: Pen, y: float) -> None:
        if outcome.comparison is None:
            return
        left, right = (scale.at(0), scale.right) if outcome.direction == Direction.UP else (scale.left, scale.at(0))
        pen.box((left, y + gap, right - left, _ROW - gap), fill=ink.TINT)
        figures.grid(pen, scale, y, _ROW, ink.HAIR)
        figures.forest_mark(pen, scale, y + _ROW / 2, outcome.comparison.hedges_g, main=outcome.main)

    return draw


def _axis(scale: figures.Scale) -> Block:
    def draw(pen: Pen, y: float) -> None:
        for tick in scale.ticks:
            pen.stroke(((scale.at(tick), y), (scale.at(tick), y + 2.5)), 0.5, ink.INK_2)
            pen.text(scale.at(tick), y + 11, figures.tick_label(tick, scale.step), AXIS, "middle")

    return Block(14, draw, keep=True)


def _notes() -> list[Runs]:
    return [
        said(
            _(
                "Squares: main outcomes. Dots: other outcomes. Mean change in points of the scale. *g*: difference in "
                "change divided by the pooled *SD* of change, corrected for small samples; interval from the "
                "noncentral *t* distribution, so it leaves out zero exactly when *p* in Table 2 is below {level}."
            ),
            level=numbers.bounded(sentences.LEVEL),
        ),
        said(
            _(
                "Subscales are parts of their total and not separate evidence. Intervals are not corrected for the "
                "number of rows."
            )
        ),
    ]
