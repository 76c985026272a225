"""Small panels of hollow dots, one a person: a number across, a change upwards, and no fitted line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import figures, ink
from imp_desktop.reports.faces import width
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, ROOM
from imp_desktop.reports.pen import AXIS, BODY_BOLD, SECOND_LINE, Pen
from imp_desktop.reports.runs import Runs, as_text, brief, said, shortened, wrapped
from imp_desktop.reports.tables import caption
from imp_desktop.statistics.results import Pearson

_ACROSS: Final = 3
_GAP: Final = 22.0
_INSET: Final = 17.0  # room for the numbers of the upright axis
_HEAD: Final = 30.0
_PLOT: Final = 100.0
_FOOT: Final = 20.0
_MANY: Final = 150
_LONG: Final = 100_000  # from here on the numbers of the level axis need more room


@dataclass(frozen=True)
class Panel:
    """One outcome: its name, what is said of it, everybody's point (number, change), and the correlation if any."""

    label: str
    sentence: Runs
    points: tuple[tuple[float, float], ...]
    pearson: Pearson | None


def blocks(label: str, title: str, across: str, panels: Sequence[Panel]) -> list[Block]:
    """The figure: three panels side by side."""
    reading = said(
        _("One dot a person. Across: {across}. Up: change, after minus before. No line is fitted."), across=across
    )
    rows = [panels[at : at + _ACROSS] for at in range(0, len(panels), _ACROSS)]
    ends = [x for panel in panels for x, _y in panel.points]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    model = figures.Scale(0, 1, low, high + 0.05 * (high - low) if high > low else low + 1)
    model = replace(model, step=figures.nice_step(model.high - model.low, 4 if model.high < _LONG else 2))
    return [
        caption(label, title, reading, fresh=False),
        *(_row(row, model, keep=at < len(rows) - 1) for at, row in enumerate(rows)),
    ]


def _row(panels: Sequence[Panel], model: figures.Scale, *, keep: bool) -> Block:
    wide = (ROOM - (_ACROSS - 1) * _GAP) / _ACROSS

    def draw(pen: Pen, y: float) -> None:
        for at, panel in enumerate(panels):
            left = LEFT + at * (wide + _GAP)
            alt = f"{brief(panel.label)}: {as_text(panel.sentence)}"
            with pen.tagged("Figure", alt=alt, box=(left, y, wide, _HEAD + _PLOT + _FOOT)):
                pen.text(left, y + 9, shortened(panel.label, BODY_BOLD.face, BODY_BOLD.size, wide), BODY_BOLD)
                for number, line in enumerate(wrapped(panel.sentence, SECOND_LINE.face, SECOND_LINE.size, wide)[:6]):
                    pen.line_of(left, y + 20 + 9.8 * number, line, SECOND_LINE.ink)
                if panel.pearson is not None:
                    _draw(pen, panel, replace(model, left=left, right=left + wide), y + _HEAD + _PLOT)

    return Block(_HEAD + _PLOT + _FOOT, draw, keep=keep)


def _draw(pen: Pen, panel: Panel, across: figures.Scale, bottom: float) -> None:
    up = _upright([change for _x, change in panel.points])
    widest = max(width(figures.tick_label(tick, up.step), AXIS.face, AXIS.size) for tick in up.ticks)
    across = replace(across, left=across.left + max(_INSET, widest + 5))
    for tick in up.ticks:
        level = bottom - up.at(tick)
        zero = abs(tick) < 1e-9
        pen.rule(across.left, across.right, level, 0.6 if zero else 0.35, ink.INK_2 if zero else ink.HAIR_2)
        pen.text(across.left - 4, level + 2.4, figures.tick_label(tick, up.step), AXIS, "right")
    pen.rule(across.left, across.right, bottom, 0.6, ink.INK_2)
    for tick in across.ticks:
        pen.stroke(((across.at(tick), bottom), (across.at(tick), bottom + 2)), 0.5, ink.INK_2)
        label = f"{figures.tick_label(tick, across.step)} "
        middle = min(across.at(tick), across.right + 6 - width(label, AXIS.face, AXIS.size) / 2)
        pen.text(middle, bottom + 9.6, label, AXIS, "middle")
    radius = 2.1 if len(panel.points) <= _MANY else 1.2
    for x, change in panel.points:
        pen.circle(across.at(x), bottom - up.at(change), radius, ink.PAPER, ink.FIRST)


def _upright(changes: Sequence[float]) -> figures.Scale:
    """From below the least to above the greatest change; distances are from the foot of the panel."""
    low, high = min([0.0, *changes]), max([0.0, *changes])
    room = 0.08 * (high - low) or 1.0
    low, high = low - room, high + room
    return figures.Scale(0, _PLOT, low, high, step=figures.nice_step(high - low, 5))
