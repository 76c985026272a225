"""Figure 1: means with their intervals by group and time, every panel on one scale of standard deviations."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color

from imp_desktop.i18n import _
from imp_desktop.instruments.model import Direction
from imp_desktop.reports import figures, ink, numbers, sentences
from imp_desktop.reports.content import Content
from imp_desktop.reports.faces import SANS, SANS_BOLD, SERIF, width
from imp_desktop.reports.layout import Block, space
from imp_desktop.reports.page import LEFT, RIGHT, ROOM
from imp_desktop.reports.pen import AXIS, NOTE, SENTENCE, Pen, Style
from imp_desktop.reports.runs import Runs, as_text, brief, joined, said, shortened, wrapped
from imp_desktop.reports.tables import caption
from imp_desktop.statistics.results import Comparison, Describe, OutcomeResult

_LEAST_SPREADS: Final = 2.2
_DODGE: Final = 3.0
_APART: Final = 8.4
_SUB_HEAD: Final = Style(SERIF, 12.2)


@dataclass(frozen=True)
class Kind:
    """A kind of panel: how many stand side by side, their measures in points, and the sizes of what is drawn."""

    across: int
    gap: float
    block: float
    plot_top: float
    plot: float
    inset: float
    title: Style
    beside: Style
    label: float
    axis: bool


@dataclass(frozen=True)
class Panel:
    """Where one panel stands, and which value lies how high on it; `unit` is the points on paper of one score point."""

    left: float
    right: float
    top: float
    bottom: float
    middle: float
    unit: float

    def y(self, value: float) -> float:
        """How far below the top of the page the value lies."""
        return (self.top + self.bottom) / 2 - (value - self.middle) * self.unit

    def x(self, at: int) -> float:
        """Where the first (0) or second (1) assessment stands."""
        return self.left + (0.29 if at == 0 else 0.71) * (self.right - self.left)


LARGE: Final = Kind(3, 20, 178, 29, 130, 17, Style(SANS_BOLD, 9.2), Style(SANS, 8.2, ink.INK_3), 7.8, axis=True)
SMALL: Final = Kind(4, 15, 72, 13, 52, 0, Style(SANS_BOLD, 7.8), Style(SANS, 7.3, ink.INK_3), 7.2, axis=False)


def blocks(content: Content) -> list[Block]:
    """The page of the means."""
    large = max([_LEAST_SPREADS, *(1.04 * _spreads(content, outcome) for outcome in content.main)])
    small = max([52 / 24, *(1.04 * _spreads(content, outcome) for outcome in content.lesser)])
    made = [
        caption(_("Figure {number}").format(number=1), _("Means by group and time"), _reading(content, large)),
        _legend(content),
        *_panel_rows(content, content.main, LARGE, large),
    ]
    if content.lesser:
        made += [_small_head(content, SMALL.plot / small), *_panel_rows(content, content.lesser, SMALL, small)]
    return made


def _reading(content: Content, spreads: float) -> Runs:
    people = (
        _("Points are means of everybody with a score then, bars their 95% intervals.")
        if content.by_available
        else _("Points are means of the people with both assessments, bars their 95% intervals.")
    )
    return said(
        people
        + " "
        + _(
            "Every large panel is {spreads} pooled standard deviations of the {before} scores high, so equally steep "
            "lines are equally large changes."
        ),
        spreads=numbers.number(spreads, 1), before=content.in_assessment(content.before),
    )  # fmt: skip


def _legend(content: Content) -> Block:
    names = (content.group(content.first), content.group(content.second))

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("P"):
            figures.legend(pen, LEFT, y + 13, names)
            pen.text(RIGHT, y + 13, said(_("*n* per outcome: Table {number}"), number=2), NOTE, "right")

    return Block(29, draw, keep=True)


def _small_head(content: Content, spread: float) -> Block:
    parts = [
        said(
            _("same scale of standard deviations; {before} left, {after} right"),
            before=content.in_assessment(content.before),
            after=content.in_assessment(content.after),
        )
    ]
    if any(content.reversed(outcome) for outcome in content.lesser):
        parts.append(said(_("reversed: higher is better")))
    reading = joined(parts, "; ")

    def draw(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 4)
        with pen.tagged("H3"):
            wide = pen.text(LEFT, y + 21, _("Other outcomes"), _SUB_HEAD)
        with pen.tagged("P"):
            label = pen.text(RIGHT, y + 21, said(_("1 *SD* in these small panels")), NOTE, "right")
            lines = wrapped(reading, NOTE.face, NOTE.size, ROOM - wide - label - 34)[:2]
            for number, line in enumerate(lines):
                pen.line_of(LEFT + wide + 10, y + 21 + 9 * number - 4.5 * (len(lines) - 1), line, NOTE.ink)
        bar = RIGHT - label - 8
        pen.stroke(((bar, y + 31 - spread), (bar, y + 31)), 0.8, ink.INK_2)
        for end in (y + 31 - spread, y + 31):
            pen.stroke(((bar - 2.5, end), (bar + 2.5, end)), 0.8, ink.INK_2)

    return Block(36, draw, keep=True)


def _panel_rows(content: Content, outcomes: Sequence[OutcomeResult], kind: Kind, spreads: float) -> Iterable[Block]:
    for start in range(0, len(outcomes), kind.across):
        yield _panel_row(content, outcomes[start : start + kind.across], kind, spreads)
    yield space(2)


def _panel_row(content: Content, outcomes: Sequence[OutcomeResult], kind: Kind, spreads: float) -> Block:
    wide = (ROOM - (kind.across - 1) * kind.gap) / kind.across

    def draw(pen: Pen, y: float) -> None:
        for at, outcome in enumerate(outcomes):
            left = LEFT + at * (wide + kind.gap)
            alt = f"{brief(outcome.label)}. {as_text(sentences.change(content, outcome))}"
            with pen.tagged("Figure", alt=alt, box=(left, y, wide, kind.block)):
                _draw_title(pen, content, outcome, kind, (left, y, wide))
                _draw_panel(pen, content, outcome, kind, (left, y, wide, spreads))

    return Block(kind.block, draw)


def _draw_title(
    pen: Pen, content: Content, outcome: OutcomeResult, kind: Kind, place: tuple[float, float, float]
) -> None:
    left, y, wide = place
    title = shortened(outcome.label, kind.title.face, kind.title.size, wide)
    used = pen.text(left, y + 9, title, kind.title) + (7 if kind.axis else 5)
    for beside in _beside(content, outcome):
        if used + width(beside, kind.beside.face, kind.beside.size) <= wide + 4:
            pen.text(left + used, y + 9, beside, kind.beside)
            break
    if kind.axis and outcome.maximum > outcome.minimum:
        possible = numbers.reach(outcome.minimum, outcome.maximum)
        better = _("higher is better") if outcome.direction == Direction.UP else _("lower is better")
        text = _("possible {reach}, {better}").format(reach=possible, better=better)
        pen.text(left, y + 19.5, shortened(text, NOTE.face, NOTE.size, wide), NOTE.but(ink.INK_3))


def _beside(content: Content, outcome: OutcomeResult) -> tuple[str, ...]:
    """What may stand beside the name of an outcome, the fullest first."""
    note = "" if outcome.main else content.beside(outcome)
    return (f"{outcome.short}, {note}", note, outcome.short) if note else (outcome.short,)


def _draw_panel(
    pen: Pen, content: Content, outcome: OutcomeResult, kind: Kind, place: tuple[float, float, float, float]
) -> None:
    left, y, wide, spreads = place
    if outcome.comparison is None:
        for number, line in enumerate(wrapped(sentences.refusal(content, outcome), SENTENCE.face, 7.6, wide)[:5]):
            pen.line_of(left, y + kind.plot_top + 14 + 9.6 * number, line, ink.INK_3)
        return
    ends = _ends(content, outcome)
    spread = _pooled(content, outcome.comparison)
    bottom = y + kind.plot_top + kind.plot
    panel = Panel(
        left + kind.inset, left + wide, y + kind.plot_top, bottom, (min(ends) + max(ends)) / 2,
        kind.plot / (spreads * spread),
    )  # fmt: skip
    if kind.axis:
        _draw_axis(pen, content, panel)
    else:
        pen.rule(left, left + wide, bottom + 1.5)
    _draw_groups(pen, content, outcome, panel, kind)


def _draw_axis(pen: Pen, content: Content, panel: Panel) -> None:
    half = (panel.bottom - panel.top) / panel.unit / 2
    step = figures.nice_step(2 * half, 8)
    first = math.ceil((panel.middle - half) / step)
    for at in range(first, math.floor((panel.middle + half) / step) + 1):
        y = panel.y(at * step)
        if y > panel.bottom - 3:
            continue
        pen.rule(panel.left, panel.right, y, 0.35, ink.HAIR_2)
        pen.text(panel.left - 3.5, y + 2.4, figures.tick_label(at * step, step), AXIS, "right")
    pen.rule(panel.left, panel.right, panel.bottom, 0.6, ink.INK_2)
    for at, assessment in enumerate(content.assessments):
        name = shortened(content.in_assessment(assessment), AXIS.face, AXIS.size, 60)
        pen.text(panel.x(at), panel.bottom + 9.6, name, AXIS.but(ink.INK_2), "middle")


def _draw_groups(pen: Pen, content: Content, outcome: OutcomeResult, panel: Panel, kind: Kind) -> None:
    thin = 0.9 if kind.axis else 0.8
    drawn = []
    for group, colour, dodge in zip(content.groups, (ink.FIRST, ink.SECOND), (-_DODGE, _DODGE), strict=True):
        cells = [content.cell(outcome, group, assessment) for assessment in content.assessments]
        shift = dodge if kind.axis else dodge * 0.7
        points = [(panel.x(at) + shift, panel.y(cell.mean or 0.0)) for at, cell in enumerate(cells)]
        for (x, _y), cell in zip(points, cells, strict=True):
            if cell.ci95 is not None:
                pen.stroke(((x, panel.y(cell.ci95[0])), (x, panel.y(cell.ci95[1]))), thin, colour)
        drawn.append((points, colour, cells))
    for (points, colour, _cells), dashes in zip(drawn, ((), (3.0, 2.0)), strict=True):
        pen.stroke(points, 1.4 if kind.axis else 1.1, colour, dashes)
    for x, y in drawn[1][0]:
        pen.square(x, y, 5.2 if kind.axis else 3.8, ink.PAPER, ink.SECOND)
    for x, y in drawn[0][0]:
        pen.circle(x, y, 2.8 if kind.axis else 2.1, ink.FIRST)
    for at in (0, 1):
        pair = [(points[at][1], cells[at], colour) for points, colour, cells in drawn]
        _draw_labels(pen, panel, kind, at, pair)


def _draw_labels(pen: Pen, panel: Panel, kind: Kind, at: int, pair: Sequence[tuple[float, Describe, Color]]) -> None:
    """The means of both groups beside their points, pushed apart where they would touch."""
    ordered = sorted(pair, key=lambda entry: entry[0])
    highs = [y for y, _cell, _colour in ordered]
    short = max(0.0, _APART * kind.label / 7.8 - (highs[1] - highs[0])) / 2
    away = (8.5 if kind.axis else 6.5) + _DODGE * (1 if kind.axis else 0.7)
    for (y, cell, colour), push in zip(ordered, (-short, short), strict=True):
        face = SANS_BOLD if colour is ink.FIRST else SANS
        style = Style(face, kind.label, colour)
        text = numbers.number(cell.mean or 0.0)
        wide = width(text, style.face, style.size)
        left = panel.x(at) + away if at else panel.x(at) - away - wide
        base = y + push + kind.label * 0.33
        pen.box((left - 0.8, base - kind.label * 0.72, wide + 1.6, kind.label * 0.82), fill=ink.PAPER)
        pen.text(left, base, text, style)


def _ends(content: Content, outcome: OutcomeResult) -> list[float]:
    """The means of a panel and the ends of their intervals."""
    found: list[float] = []
    for group in content.groups:
        for assessment in content.assessments:
            cell = content.cell(outcome, group, assessment)
            found += [cell.mean] if cell.mean is not None else []
            found += cell.ci95 or ()
    return found or [0.0]


def _spreads(content: Content, outcome: OutcomeResult) -> float:
    """How many pooled standard deviations a panel must be high to hold all of it."""
    if outcome.comparison is None:
        return 0.0
    ends = _ends(content, outcome)
    return (max(ends) - min(ends)) / _pooled(content, outcome.comparison)


def _pooled(content: Content, comparison: Comparison) -> float:
    """The pooled standard deviation at the first assessment; 1 where everybody has the same score."""
    cells = [comparison.complete[group][content.before] for group in content.groups]
    squares = sum((cell.n - 1) * (cell.sd or 0.0) ** 2 for cell in cells)
    free = sum(cell.n - 1 for cell in cells)
    return math.sqrt(squares / free) if free > 0 and squares > 0 else 1.0
