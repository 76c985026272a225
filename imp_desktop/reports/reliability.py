"""Table 3 and Figure 3: how well the items of each scale hang together, and how the changes are spread."""

from dataclasses import replace
from statistics import NormalDist
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import figures, ink, numbers
from imp_desktop.reports.content import Content, Placed, placed
from imp_desktop.reports.faces import SANS, SANS_BOLD, width
from imp_desktop.reports.layout import Block, space
from imp_desktop.reports.page import LEFT, RIGHT, ROOM, columns
from imp_desktop.reports.pen import AXIS, BODY, BODY_BOLD, LABEL, NOTE, SECOND_LINE, Pen, Style
from imp_desktop.reports.runs import Runs, brief, plain, said, shortened, wrapped
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    below,
    caption,
    continued,
    in_words,
    notes,
    spanner,
)
from imp_desktop.statistics.results import Alpha, Comparison, OutcomeResult, Shapiro

_NEEDED: Final = 0.70
_LARGEST: Final = 7.8
_SMALLEST: Final = 6.2
_ITEMS: Final = 172.0
_PLACES: Final = ((198.0, 224.0, 278.6), (302.0, 328.0, 382.6))  # right edges of n, alpha, interval by assessment
_PLOT: Final = figures.Scale(left=LEFT + 394, right=RIGHT, low=0.2, high=1.0, step=0.2)
_ROW: Final = 14.2
_ACROSS: Final = 6
_GAP: Final = 11.0


def blocks(content: Content) -> list[Block]:
    """The page of the reliability table and the plots of the changes."""
    title = _("Reliability of the scales in this study")
    label = _("Table {number}").format(number=3)
    sentence = said(
        _("Cronbach’s α with 95% interval, both groups together. † marks α below {needed}, the dashed line."),
        needed=numbers.bounded(_NEEDED),
    )
    table = Table()
    scale = _scale(content)
    head = _head(content, table)
    again = (continued(label, title), head)
    rows = placed(content.analysis.outcomes)
    made = [caption(label, title, sentence), head]
    made += [replace(_row(content, row, table, scale), keep=row.keep, again=again) for row in rows]
    return [*made, _axis(scale), notes(_notes(content), columns(1, 9)[1]), space(12), *_distributions(content)]


def _scale(content: Content) -> figures.Scale:
    lows = [found.ci95[0] for outcome in content.analysis.outcomes for found in outcome.alpha.values()]
    least = min([0.3, *lows])
    low = max(-1.0, float(numbers.rounded(least - 0.05, 1)))
    step = 0.2 if low > -0.2 else 0.5
    return figures.Scale(_PLOT.left, _PLOT.right, low, 1.0, step)


def _head(content: Content, table: Table) -> Block:
    style = Style(SANS, 7.8, ink.INK_2)
    cells = [
        Cell(0, _("Scale"), BODY_BOLD, "left", scope="Column"),
        Cell(_ITEMS, _("items"), style, scope="Column"),
    ]
    for n, alpha, bounds in _PLACES:
        cells += [
            Cell(n, said("*n*"), style, scope="Column"),
            Cell(alpha, "α", style, scope="Column"),
            Cell(bounds, _("[95% CI]"), style, scope="Column"),
        ]

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, LEFT + ROOM, y + 3, TOP_RULE.thick, TOP_RULE.colour)
        for (n, _alpha, bounds), assessment in zip(_PLACES, content.assessments, strict=True):
            spanner(pen, y + 13, n - 9, bounds, content.assessment(assessment))
        left = _PLOT.left + 6
        for at, assessment in enumerate(content.assessments):
            pen.circle(left, y + 23, 2.2, ink.INK if at == 0 else ink.PAPER, None if at == 0 else ink.INK_2)
            name = shortened(content.in_assessment(assessment), AXIS.face, AXIS.size, 36)
            left += pen.text(left + 5, y + 25.5, name, AXIS.but(ink.INK_2)) + 16

    return table.row([RowLine(25.5, tuple(cells))], 31, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(content: Content, row: Placed, table: Table, scale: figures.Scale) -> Block:
    outcome = row.outcome
    height = _ROW + (4.4 if row.ends else 0.0)
    cells = _names(content, outcome)
    for (n, right, bounds), assessment in zip(_PLACES, content.assessments, strict=True):
        found = outcome.alpha.get(assessment)
        if found is None:
            cells.append(Cell(right, numbers.DASH, BODY.but(ink.INK_3)))
            continue
        low = numbers.rounded(found.alpha, 2) < numbers.rounded(_NEEDED, 2)
        cells += [
            Cell(n, numbers.count(found.n), SECOND_LINE),
            Cell(right, numbers.bounded(found.alpha), BODY_BOLD if outcome.main else BODY, mark="†" if low else ""),
            Cell(bounds, numbers.bounded_interval(found.ci95), SECOND_LINE),
        ]

    def plot(pen: Pen, y: float) -> None:
        for tick in scale.ticks:
            pen.stroke(((scale.at(tick), y), (scale.at(tick), y + height)), 0.35, ink.HAIR_2)
        pen.stroke(((scale.at(_NEEDED), y), (scale.at(_NEEDED), y + height)), 0.6, ink.INK_2, (2.2, 2.2))
        for at, assessment in enumerate(content.assessments):
            found = outcome.alpha.get(assessment)
            if found is not None:
                _draw_alpha(pen, scale, y + 6.4 + 3.4 * at, found, first=at == 0)

    return table.row([RowLine(10.8, tuple(cells))], height, below=below(row), ornament=plot)


def _names(content: Content, outcome: OutcomeResult) -> list[Cell]:
    style = BODY_BOLD if outcome.main else BODY
    left = 0.0 if outcome.main else 8.0
    label = shortened(outcome.label, style.face, style.size, _ITEMS - 14 - left)
    beside = content.beside(outcome)
    after = left + width(label, style.face, style.size) + 5
    cells = [Cell(left, label, style, "left", scope="Row")]
    if beside and after + width(beside, LABEL.face, LABEL.size) < _ITEMS - 12:
        cells.append(Cell(after, beside, LABEL, "left"))
    items = numbers.count(outcome.items) if outcome.items else numbers.DASH
    return [*cells, Cell(_ITEMS, items, SECOND_LINE)]


def _draw_alpha(pen: Pen, scale: figures.Scale, y: float, found: Alpha, *, first: bool) -> None:
    low, high = found.ci95
    colour = ink.INK if first else ink.INK_3
    pen.stroke(((scale.held(low), y), (scale.held(high), y)), 1.1 if first else 0.8, colour)
    if low < scale.low:
        pen.triangle(scale.left, y, -1)
    x = scale.held(found.alpha)
    if first:
        pen.circle(x, y, 2.2, ink.INK)
    else:
        pen.circle(x, y, 1.8, ink.PAPER, ink.INK_3)


def _axis(scale: figures.Scale) -> Block:
    def draw(pen: Pen, y: float) -> None:
        for tick in scale.ticks:
            text = "1" if tick > 0.99 else numbers.bounded(tick, 1) if abs(tick) > 1e-9 else "0"
            pen.text(scale.at(tick), y + 9.5, text, AXIS, "right" if tick > 0.99 else "middle")

    return Block(4, draw, keep=True)


def _notes(content: Content) -> list[Runs]:
    parts = [said(_("Interval after Feldt. People with an answer to every item of the scale; items as scored."))]
    aside = [brief(outcome.label) for outcome in content.analysis.outcomes if outcome.id in content.facts.aside]
    if aside:
        parts.append(said(_("In this table and not in Table {number}: {named}."), number=2, named=", ".join(aside)))
    return [part for part in parts if part]


def _distributions(content: Content) -> list[Block]:
    compared = [(outcome, found) for outcome in content.main if (found := outcome.comparison) is not None]
    head = caption(
        _("Figure {number}").format(number=3),
        _("Distribution of the changes"),
        said(
            _(
                "Residuals of change (each person minus the group mean) against the normal distribution, with the "
                "Shapiro–Wilk statistic. Points near the line fit the assumption."
            )
        ),
        fresh=False,
    )
    if not compared:
        return [head, in_words(said(_("No outcome can be compared yet.")))]
    rows = [_plots(compared[start : start + _ACROSS]) for start in range(0, len(compared), _ACROSS)]
    return [head, *rows]


def _plots(compared: list[tuple[OutcomeResult, Comparison]]) -> Block:
    side = (ROOM - (_ACROSS - 1) * _GAP) / _ACROSS
    title = Style(SANS_BOLD, _size_for_words([outcome.label for outcome, _found in compared], side))

    def draw(pen: Pen, y: float) -> None:
        for at, (outcome, found) in enumerate(compared):
            left = LEFT + at * (side + _GAP)
            statistic = found.shapiro.get("all", {}).get("residuals")
            words = _statistic(statistic)
            alt = f"{brief(outcome.label)}: {''.join(run.text for run in words)}"
            with pen.tagged("Figure", alt=alt, box=(left, y, side, side + 36)):
                lines = wrapped(plain(outcome.label), title.face, title.size, side)[:2]
                for number, line in enumerate(lines):
                    pen.line_of(left, y + 18 - 9.4 * (len(lines) - 1 - number), line)
                pen.box((left, y + 23, side, side), edge=ink.HAIR)
                _draw_residuals(pen, found.residuals, (left, y + 23, side))
                pen.text(left + side / 2, y + 23 + side + 10, words, NOTE, "middle")

    return Block(side + 42, draw)


def _size_for_words(labels: list[str], room: float) -> float:
    """The size at which the longest word still stands on one line, within what can be read."""
    widest = max(width(word, SANS_BOLD, _LARGEST) for label in labels for word in (label.split() or [""]))
    return max(_SMALLEST, min(_LARGEST, _LARGEST * room / widest if widest else _LARGEST))


def _statistic(found: Shapiro | None) -> Runs:
    if found is None:
        return said(numbers.DASH)
    return said(_("*W*\u00a0=\u00a0{W}, *p*\u00a0{p}"), W=numbers.bounded(found.W), p=numbers.p_said(found.p))


def _draw_residuals(pen: Pen, residuals: tuple[float, ...], place: tuple[float, float, float]) -> None:
    """Sorted residuals against the normal scores (i - 3/8) / (n + 1/4) of Blom, both in standard deviations."""
    left, top, side = place
    many = len(residuals)
    spread = (sum(value * value for value in residuals) / max(1, many - 1)) ** 0.5
    if not spread:
        return
    expected = [NormalDist().inv_cdf((at - 0.375) / (many + 0.25)) for at in range(1, many + 1)]
    found = [value / spread for value in residuals]
    reach = max(2.6, *(abs(value) * 1.08 for value in (*expected, *found)))

    def place_of(across: float, up: float) -> tuple[float, float]:
        return left + (across / reach + 1) * side / 2, top + (1 - up / reach) * side / 2

    pen.stroke((place_of(-reach, -reach), place_of(reach, reach)), 0.5, ink.INK_3)
    for across, up in zip(expected, found, strict=True):
        x, y = place_of(across, up)
        pen.circle(x, y, 1.15, ink.INK)
