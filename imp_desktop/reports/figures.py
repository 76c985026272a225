"""Intervals on a line: the scale, its grid and axis, and the mark of one estimate."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportlab.lib.colors import Color

from imp_desktop.i18n import _
from imp_desktop.reports import ink, numbers
from imp_desktop.reports.faces import SANS_BOLD, width
from imp_desktop.reports.pen import AXIS, Pen, Style
from imp_desktop.reports.runs import shortened
from imp_desktop.statistics.results import Estimate

_BESIDE = 40.0  # how far the words under an axis may reach beyond its left end
_ESTIMATE = Style(SANS_BOLD, 7.8)


@dataclass(frozen=True)
class Scale:
    """A level axis: its edges on the page in points and the values there; `step` parts its grid lines."""

    left: float
    right: float
    low: float
    high: float
    step: float = 0.5

    def at(self, value: float) -> float:
        """Where the value lies, in points from the left edge of the page."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def held(self, value: float) -> float:
        """Where the value lies, or the edge it goes over."""
        return min(max(self.at(value), self.left), self.right)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values that carry a grid line."""
        first = math.ceil(self.low / self.step - 1e-9)
        last = math.floor(self.high / self.step + 1e-9)
        return tuple(at * self.step for at in range(first, last + 1))


def scale_for(estimates: Iterable[Estimate], model: Scale, *, least: float, most: float = 4.0) -> Scale:
    """The model, as wide as the intervals need between `least` and `most` on either side of zero."""
    ends = [abs(end) for estimate in estimates for end in estimate.ci95]
    half = min(max([least, *ends]), most)
    if half > least:
        half = math.ceil(half * 2) / 2
    return replace(model, low=-half, high=half, step=nice_step(2 * half, 7))


def nice_step(span: float, most: int) -> float:
    """A round step that parts the span into at most `most` pieces."""
    if span <= 0:
        return 1.0
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))


def grid(pen: Pen, scale: Scale, top: float, height: float, colour: Color = ink.HAIR_2) -> None:
    """The grid lines of one row, the line at zero dark."""
    for tick in scale.ticks:
        if abs(tick) > 1e-9:
            pen.stroke(((scale.at(tick), top), (scale.at(tick), top + height)), 0.35, colour)
    pen.stroke(((scale.at(0), top), (scale.at(0), top + height)), 0.6, ink.INK_2)


def axis(pen: Pen, scale: Scale, y: float, group: str) -> None:
    """The numbers of the axis and what its two sides mean."""
    for tick in scale.ticks:
        pen.text(scale.at(tick), y + 8.5, tick_label(tick, scale.step), AXIS, "middle")
    sides(pen, scale, y + 17.5, group)


def sides(pen: Pen, scale: Scale, y: float, group: str) -> None:
    """What lies on both sides of zero."""
    zero = scale.at(0)
    lower = shortened(_("lower in {group}").format(group=group), AXIS.face, AXIS.size, zero - scale.left + _BESIDE)
    higher = _("higher in {group}").format(group=group)
    if width(higher, AXIS.face, AXIS.size) > scale.right - zero - 4:
        higher = _("higher")
    pen.text(zero - 4, y, lower, AXIS, "right")
    pen.text(zero + 4, y, higher, AXIS)


def tick_label(tick: float, step: float) -> str:
    """The number at a grid line, with as many decimals as the step needs."""
    if abs(tick) < 1e-9:
        return "0"
    places = max(0, -math.floor(math.log10(step) + 1e-9))
    return numbers.number(tick, places)


def interval_mark(pen: Pen, scale: Scale, y: float, estimate: Estimate, *, labelled: bool = False) -> None:
    """A dot on the line of its interval; an arrow where the line goes over the edge of the plot."""
    low, high = estimate.ci95
    pen.stroke(((scale.held(low), y), (scale.held(high), y)), 1.1)
    _arrows(pen, scale, y, (low, high))
    if scale.low <= estimate.estimate <= scale.high:
        pen.circle(scale.at(estimate.estimate), y, 2.5, ink.INK)
    if labelled:
        label = numbers.number(estimate.estimate)
        half = width(label, _ESTIMATE.face, _ESTIMATE.size) / 2
        middle = min(max(scale.held(estimate.estimate), scale.left + half), scale.right - half)
        pen.box((middle - half - 1, y - 12, 2 * half + 2, 8), fill=ink.PAPER)
        pen.text(middle, y - 5.6, label, _ESTIMATE, "middle")


def forest_mark(pen: Pen, scale: Scale, y: float, estimate: Estimate, *, main: bool) -> None:
    """A square on a thick line for a main outcome, a dot on a thin one for another."""
    low, high = estimate.ci95
    pen.stroke(((scale.held(low), y), (scale.held(high), y)), 1.5 if main else 0.8)
    _arrows(pen, scale, y, (low, high))
    if not scale.low <= estimate.estimate <= scale.high:
        return
    if main:
        pen.square(scale.at(estimate.estimate), y, 6.2, ink.INK)
    else:
        pen.circle(scale.at(estimate.estimate), y, 2.1, ink.INK)


def legend(pen: Pen, x: float, y: float, names: tuple[str, str]) -> None:
    """How the two groups are drawn: filled circle on a solid line, hollow square on a dashed one."""
    style = Style(SANS_BOLD, 8.4)
    pen.rule(x, x + 22, y - 3, 1.4, ink.FIRST)
    pen.circle(x + 11, y - 3, 2.7, ink.FIRST)
    first, second = (shortened(name, style.face, style.size, 140) for name in names)
    wide = pen.text(x + 27, y, first, style.but(ink.FIRST))
    start = x + 27 + wide + 20
    pen.rule(start, start + 22, y - 3, 1.4, ink.SECOND, (3, 2))
    pen.square(start + 11, y - 3, 5.2, ink.PAPER, ink.SECOND)
    pen.text(start + 27, y, second, style.but(ink.SECOND))


def size_word(np2: float) -> str:
    """The word for a partial eta squared: very small, small from .01, medium from .06, large from .14."""
    for least, word in ((0.14, _("large")), (0.06, _("medium")), (0.01, _("small"))):
        if np2 >= least:
            return word
    return _("very small")


def _arrows(pen: Pen, scale: Scale, y: float, ends: tuple[float, float]) -> None:
    if ends[0] < scale.low:
        pen.triangle(scale.left, y, -1)
    if ends[1] > scale.high:
        pen.triangle(scale.right, y, 1)
