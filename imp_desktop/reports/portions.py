"""A share of people or sessions as it is printed: part and whole, per cent, exact interval, and a dot on a line."""

from fractions import Fraction
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import figures, ink, numbers
from imp_desktop.reports.pen import AXIS, BODY, Pen, Style
from imp_desktop.reports.runs import Runs, said
from imp_desktop.statistics.counts import Share
from imp_desktop.statistics.results import Estimate

_PALE: Final = BODY.but(ink.INK_3)


def spoken(share: Share) -> Runs:
    """A share inside a sentence: `21 of 24 (88%, 95% CI [67.6, 97.3])`; of nobody without per cent."""
    part, whole = numbers.count(share.part), numbers.count(share.whole)
    if share.ci95 is None:
        return said(_("{part} of {whole}"), part=part, whole=whole)
    return said(
        _("{part} of {whole} ({percent}, 95%\u00a0CI\u00a0{interval})"),
        part=part, whole=whole, percent=percent(share), interval=interval(share),
    )  # fmt: skip


def percent(share: Share) -> str:
    """A share in whole per cent; an en dash of nobody."""
    return numbers.percent(share.part, share.whole)


def interval(share: Share) -> str:
    """The exact interval of a share in per cent with one decimal; an en dash of nobody."""
    return numbers.DASH if share.ci95 is None else numbers.interval((100 * share.ci95[0], 100 * share.ci95[1]), 1)


def zero_pale(count: int) -> Style:
    """How a count is printed: a zero is there, but pale."""
    return BODY if count else _PALE


def scale(left: float, right: float) -> figures.Scale:
    """A level axis from 0 to 100 per cent between two distances from the left edge of the page."""
    return figures.Scale(left, right, 0, 100, step=25)


def grid(pen: Pen, along: figures.Scale, top: float, height: float) -> None:
    """The lines at every quarter of the axis in one row."""
    for tick in along.ticks:
        colour = ink.HAIR if tick in (along.low, along.high) else ink.HAIR_2
        pen.stroke(((along.at(tick), top), (along.at(tick), top + height)), 0.35, colour)


def mark(pen: Pen, along: figures.Scale, y: float, share: Share) -> None:
    """The share as a dot on the line of its interval; nothing of nobody."""
    if share.ci95 is None:
        return
    low, high = share.ci95
    exact = float(Fraction(100 * share.part, share.whole))
    figures.interval_mark(pen, along, y, Estimate(exact, (100 * low, 100 * high)))


def axis(pen: Pen, along: figures.Scale, y: float) -> None:
    """The numbers under the axis, the last with the sign of per cent."""
    for tick in along.ticks:
        last = tick == along.high
        pen.text(along.at(tick), y, numbers.number(tick, 0) + ("%" if last else ""), AXIS, "middle")
