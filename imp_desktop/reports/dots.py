"""Dot plots: one dot a person at the exact answer, the mean as a triangle under the axis, numbers beside."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import figures, ink, numbers
from imp_desktop.reports.dot_places import Bars, Dots, placed
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, ROOM
from imp_desktop.reports.pen import AXIS, BODY_BOLD, LABEL, SECOND_LINE, Pen
from imp_desktop.reports.runs import Runs, as_text, brief, joined, limited, plain, said, wrapped
from imp_desktop.reports.tables import caption
from imp_desktop.statistics.feasibility_results import MeanFinding

_ACROSS: Final = 5
_GAP: Final = 14.0
_PLOT: Final = 88.0  # height of the dots side by side
_STACK: Final = 66.0  # the same one under the other
_TEXT: Final = 152.0  # width of the text left of a plot
_PLOT_LEFT: Final = 168.0
_UNDER: Final = 22.0  # numbers of the axis and the triangle below
_LINE: Final = 10.6


def on_a_scale(finding: MeanFinding) -> bool:
    """Whether the numbers have a least and a greatest one, as grades do."""
    return finding.low is not None and finding.high is not None


def beside(label: str, title: str, findings: Sequence[MeanFinding], *, fresh: bool = False) -> list[Block]:
    """The plots side by side, each on the whole of its own scale: for grades."""
    if not findings:
        return []
    across = min(_ACROSS, max(3, len(findings)))
    wide = (ROOM - (across - 1) * _GAP) / across
    rows = [findings[at : at + across] for at in range(0, len(findings), across)]
    bars = any(isinstance(placed(one.values, _own_scale(one, 0, wide), _PLOT), Bars) for one in findings)
    panels = [replace(_panels(row, wide), keep=row is not rows[-1]) for row in rows]
    return [caption(label, title, _reading(findings, bars=bars), fresh=fresh), *panels]


def stacked(label: str, title: str, findings: Sequence[MeanFinding], *, fresh: bool = False) -> list[Block]:
    """The plots under each other, those of one unit on one axis: for minutes."""
    if not findings:
        return []
    scales = [_shared(finding, findings) for finding in findings]
    bars = any(isinstance(placed(one.values, scale, _STACK), Bars) for one, scale in zip(findings, scales, strict=True))
    rows = [_wide(finding, scale) for finding, scale in zip(findings, scales, strict=True)]
    kept = [replace(row, keep=at < len(rows) - 1) for at, row in enumerate(rows)]
    return [caption(label, title, _reading(findings, bars=bars), fresh=fresh), *kept]


def _reading(findings: Sequence[MeanFinding], *, bars: bool) -> Runs:
    drawn = _("One dot a person, or bars that count people where they are many.") if bars else _("One dot a person.")
    forms = max((finding.forms for finding in findings), default=0)
    parts = [
        said(drawn),
        said(_("The triangle under the axis marks the mean.")),
        said(
            ngettext("{forms} form came back.", "{forms} forms came back.", forms), forms=numbers.count(forms)
        ),
    ]  # fmt: skip
    targets = sorted({finding.target for finding in findings if finding.target is not None})
    if targets:
        shown = numbers.listed(tuple(_value(target) for target in targets))
        parts.append(said(_("Dashed: what people agreed to ({targets})."), targets=shown))
    return joined(parts)


def _panels(findings: Sequence[MeanFinding], wide: float) -> Block:
    titles = [limited(plain(_titled(finding)), BODY_BOLD.face, BODY_BOLD.size, wide, 2) for finding in findings]
    lines = max(len(title) for title in titles)
    told = [_told(finding) for finding in findings]
    text = 6 + _LINE * (lines + max(len(each) for each in told))

    def draw(pen: Pen, y: float) -> None:
        for at, (finding, title, each) in enumerate(zip(findings, titles, told, strict=True)):
            left = LEFT + at * (wide + _GAP)
            scale = _own_scale(finding, left, left + wide)
            with pen.tagged("Figure", alt=_alt(finding), box=(left, y, wide, text + _PLOT + _UNDER)):
                for number, line in enumerate(title, start=lines - len(title)):
                    pen.line_of(left, y + 9 + _LINE * number, line, BODY_BOLD.ink)
                for number, runs in enumerate(each):
                    line = limited(runs, SECOND_LINE.face, SECOND_LINE.size, wide + 6, 1)[0]
                    pen.line_of(left, y + 9 + _LINE * (lines + number), line, SECOND_LINE.ink)
                _plot(pen, finding, scale, (y + text + _PLOT, _PLOT))

    return Block(text + _PLOT + _UNDER + 8, draw)


def _wide(finding: MeanFinding, scale: figures.Scale) -> Block:
    title = limited(plain(finding.label), BODY_BOLD.face, BODY_BOLD.size, _TEXT, 2)
    told = _told(finding, whole=True)
    found = placed(finding.values, scale, _STACK)
    high = _STACK if isinstance(found, Bars) else max(found.height + 4, 18 if finding.target is not None else 0)
    height = max(10 + _LINE * (len(title) + len(told)), high + _UNDER + 14)

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("Figure", alt=_alt(finding), box=(LEFT, y, ROOM, height)):
            for number, line in enumerate(title):
                pen.line_of(LEFT, y + 12 + _LINE * number, line, BODY_BOLD.ink)
            for number, runs in enumerate(told):
                line = limited(runs, SECOND_LINE.face, SECOND_LINE.size, _TEXT, 1)[0]
                pen.line_of(LEFT, y + 12 + _LINE * (len(title) + number), line, SECOND_LINE.ink)
            _plot(pen, finding, scale, (y + height - _UNDER - 8, high))

    return Block(height, draw)


def _titled(finding: MeanFinding) -> str:
    """The name with the ends of the scale."""
    if finding.low is None or finding.high is None:
        return brief(finding.label)
    return f"{brief(finding.label)}, {numbers.reach(finding.low, finding.high)}"


def _told(finding: MeanFinding, *, whole: bool = False) -> list[Runs]:
    """The numbers beside a plot, a line each; `whole` names the range and the unit."""
    described = finding.described
    lines: list[Runs] = []
    if whole and not set(finding.unit.casefold().split()) <= set(finding.label.casefold().split()):
        lines.append(plain(brief(finding.unit)))
    if described.mean is None or described.minimum is None or described.maximum is None:
        return [*lines, said("*n*\u00a0=\u00a00")]
    reach = f"{_value(described.minimum)}{numbers.DASH}{_value(described.maximum)}"
    n = numbers.count(described.n)
    values = {
        "mean": numbers.number(described.mean, 1),
        "sd": numbers.DASH if described.sd is None else numbers.number(described.sd, 1),
        "reach": reach,
        "n": n,
    }
    if whole:
        lines += [
            said(_("*M*\u00a0{mean}, *SD*\u00a0{sd}"), **values),
            said(_("range {reach}, *n*\u00a0=\u00a0{n}"), **values),
        ]  # fmt: skip
    else:
        lines += [said(_("*M*\u00a0{mean}, *SD*\u00a0{sd}, {reach}"), **values), said("*n*\u00a0=\u00a0{n}", **values)]
    return [*lines, *_reached(finding)]


def _reached(finding: MeanFinding) -> list[Runs]:
    if finding.target is None or finding.reached is None:
        return []
    return [
        said(
            _("{part} of {whole} reach {target}"), part=numbers.count(finding.reached.part),
            whole=numbers.count(finding.reached.whole), target=_value(finding.target),
        )
    ]  # fmt: skip


def _alt(finding: MeanFinding) -> str:
    told = "; ".join(as_text(line) for line in _told(finding, whole=True))
    return f"{_titled(finding)}: {told}"


def _value(value: float) -> str:
    """An answer as given: whole, or with one decimal."""
    return numbers.number(value, 0 if value == int(value) else 1)


def _own_scale(finding: MeanFinding, left: float, right: float) -> figures.Scale:
    ends = [finding.low, finding.high, finding.target, *finding.values]
    known = [end for end in ends if end is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    if high <= low:
        high = low + 1
    step = max(1.0, figures.nice_step(high - low, 6))
    inset = 4.0
    return figures.Scale(left + inset, right - inset, low, high, step=step)


def _shared(finding: MeanFinding, findings: Sequence[MeanFinding]) -> figures.Scale:
    """From nought to the greatest answer or target of all with the same unit."""
    family = [one for one in findings if finding.unit and one.unit == finding.unit] or [finding]
    ends = [0.0, *(value for one in family for value in one.values)]
    ends += [one.target for one in family if one.target is not None]
    low, high = min(ends), max(ends)
    high = high + 0.02 * (high - low) if high > low else low + 1
    return figures.Scale(LEFT + _PLOT_LEFT, RIGHT - 3, low, high, step=figures.nice_step(high - low, 6))


def _plot(pen: Pen, finding: MeanFinding, scale: figures.Scale, place: tuple[float, float]) -> None:
    """The dots of one finding on an axis at (baseline, height)."""
    base, high = place
    if not finding.values or finding.described.mean is None:
        said_so = wrapped(plain(_("Nobody has answered yet.")), LABEL.face, LABEL.size, scale.right - scale.left)
        for number, line in enumerate(said_so):
            pen.line_of(scale.left, base - 2 + 9.6 * (number + 1 - len(said_so)), line, LABEL.ink)
        return
    _draw_axis(pen, scale, base)
    _draw_target(pen, finding, scale, base, high)
    found = placed(finding.values, scale, high)
    if isinstance(found, Dots):
        for x, up in found.places:
            pen.circle(x, base - up, found.radius, ink.FIRST)
    else:
        _draw_bars(pen, found, base, high)
    pen.peak(scale.held(finding.described.mean), base + 18.5)


def _draw_axis(pen: Pen, scale: figures.Scale, base: float) -> None:
    pen.rule(scale.left - 4, scale.right + 3, base, 0.6, ink.INK_2)
    for tick in scale.ticks:
        pen.stroke(((scale.at(tick), base), (scale.at(tick), base + 2)), 0.5, ink.INK_2)
        pen.text(scale.at(tick), base + 9.6, f"{figures.tick_label(tick, scale.step)} ", AXIS, "middle")


def _draw_bars(pen: Pen, found: Bars, base: float, high: float) -> None:
    unit = (high - 9) / found.most
    for left, wide, count in found.bars:
        pen.box((left, base - unit * count, wide, unit * count), fill=ink.FIRST)
    left, wide, count = max(found.bars, key=lambda bar: bar[2])
    pen.text(left + wide / 2, base - unit * count - 2.5, numbers.count(count), AXIS, "middle")


def _draw_target(pen: Pen, finding: MeanFinding, scale: figures.Scale, base: float, high: float) -> None:
    if finding.target is None:
        return
    x = scale.at(finding.target)
    pen.stroke(((x, base - high), (x, base)), 1.0, ink.INK, (1.6, 1.6))
    near = x > scale.right - 24
    pen.text(x - 3 if near else x + 3, base - high + 6, _value(finding.target), AXIS, "right" if near else "left")
