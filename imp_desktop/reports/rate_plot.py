"""Rates of 10,000 fields on a level axis from zero: a dot on the line of its interval, an arrow where it leaves."""

from collections.abc import Iterable
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import figures, ink
from imp_desktop.reports.page import LEFT, RIGHT
from imp_desktop.reports.pen import AXIS, Pen
from imp_desktop.statistics.keying_results import Rate
from imp_desktop.statistics.results import Estimate

_LEFT: Final = LEFT + 414.0
_RIGHT: Final = RIGHT - 1.0
_LEAST: Final = 10.0  # an axis is never shorter, so that little looks little
_MOST_TICKS: Final = 4


def scale(rates: Iterable[Rate], headline: Rate) -> figures.Scale:
    """An axis twice as long as the interval of the headline reaches, or longer to hold these rates, within reason."""
    reached = headline.ci95[1] if headline.ci95 is not None else _LEAST
    ends = [1.25 * one.per_10_000 for one in rates if one.per_10_000 is not None]
    high = max(_LEAST, 2 * reached, min(max([0.0, *ends]), 4 * reached))
    return figures.Scale(_LEFT, _RIGHT, 0, high, step=figures.nice_step(high, _MOST_TICKS))


def grid(pen: Pen, along: figures.Scale, top: float, height: float, found: Rate | None) -> None:
    """The lines of one row, that at zero dark; it alone where the row has no rate, but words."""
    if found is None or found.fields:
        figures.grid(pen, along, top, height)
    else:
        pen.stroke(((along.at(0), top), (along.at(0), top + height)), 0.6, ink.INK_2)


def mark(pen: Pen, along: figures.Scale, y: float, found: Rate) -> None:
    """The rate as a dot on the line of its interval; without a keying to compare with, words instead."""
    if found.ci95 is None or found.per_10_000 is None:
        pen.text(along.left + 6, y + 2.6, _("not keyed twice"), AXIS)
        return
    figures.interval_mark(pen, along, y, Estimate(found.per_10_000, found.ci95))


def leaves(along: figures.Scale, rates: Iterable[Rate]) -> bool:
    """Whether an interval goes over the edge of the plot."""
    return any(one.ci95 is not None and one.ci95[1] > along.high for one in rates)


def axis(pen: Pen, along: figures.Scale, y: float) -> None:
    """The numbers under the axis and what they count."""
    for tick in along.ticks:
        pen.text(along.at(tick), y + 8.5, figures.tick_label(tick, along.step), AXIS, "middle")
    pen.text(RIGHT, y + 17.5, _("per 10\u00a0000"), AXIS, "right")
