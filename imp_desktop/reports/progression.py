"""The progression criteria: share, exact interval, where it lies among the zones, and which way it points."""

from dataclasses import replace
from typing import Final

from reportlab.lib.colors import Color

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import figures, ink, numbers, portions
from imp_desktop.reports.faces import SANS
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT
from imp_desktop.reports.pen import BODY_BOLD, LABEL, SECOND_LINE, Align, Pen, Style
from imp_desktop.reports.runs import Runs, clipped, joined, plain, said
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    caption,
    continued,
    notes,
    text_cell,
)
from imp_desktop.statistics.feasibility_results import CriterionResult

_COUNT: Final = 190.0
_PERCENT: Final = 222.0
_INTERVAL: Final = 276.0
_STRIP: Final = (LEFT + 292, LEFT + 408)
_MARK: Final = 418.0
_VERDICT: Final = 428.0
_NAME: Final = 158.0
_ROW: Final = 22.4
_SINGLE: Final = 12.6  # the baseline of a row, or of the upper of its two lines
_UPPER: Final = 9.2
_LOWER: Final = 18.4
_NAMED: Final = 3  # changes of criteria told above the table; more are counted
_REASON: Final = 120
_CLOSE: Final = 12.0  # limits nearer than this stand beside their borders instead of under them
_LIMIT: Final = Style(SANS, 5.9, ink.INK_3)
_SIDES: Final[dict[bool, tuple[Align, Align]]] = {True: ("right", "left"), False: ("middle", "middle")}
_COLOURS: Final = {
    "go_on": (ink.GO_ON, ink.GO_ON_ZONE),
    "adjust": (ink.ADJUST, ink.ADJUST_ZONE),
    "reconsider": (ink.RECONSIDER, ink.RECONSIDER_ZONE),
}


def blocks(content: FeasibilityContent) -> list[Block]:
    """The table of the criteria; nothing where the protocol has none."""
    criteria = content.found.criteria
    if not criteria:
        return []
    label, title = content.labels.table(), _("Progression criteria")
    table = Table()
    head = _head(table, frozen=content.facts.frozen is not None)
    again = (continued(label, title), head)
    mixed = len({one.example for one in criteria}) > 1
    rows = [
        _row(
            table,
            one,
            marked=mixed and one.example,
            final=at == len(criteria) - 1,
            keep=at == 0 or at >= len(criteria) - 2,
            again=again,
        )
        for at, one in enumerate(criteria)
    ]
    return [caption(label, title, _state(content), fresh=False), head, *rows, notes(_notes(content))]


def verdicts() -> dict[str, str]:
    """What a criterion can point to, in words."""
    return {"go_on": _("Go on"), "adjust": _("Adjust"), "reconsider": _("Reconsider")}


def mark(pen: Pen, x: float, y: float, verdict: str) -> None:
    """The shape of a verdict: a circle, a triangle or a square."""
    colour = _COLOURS[verdict][0]
    if verdict == "go_on":
        pen.circle(x, y, 3.6, colour)
    elif verdict == "adjust":
        pen.peak(x, y + 3.4, 4.0, colour)
    else:
        pen.square(x, y, 6.6, colour)


def _state(content: FeasibilityContent) -> Runs:
    """Whose criteria these are, and whether and when they were fixed."""
    state, criteria = content.found.state, content.found.criteria
    if state.fixed_on is None:
        if any(one.example for one in criteria):
            return plain(_("Examples of the program: the study has not set and fixed criteria of its own yet."))
        return plain(_("The study has not fixed these criteria yet."))
    when = _("before the first form was keyed") if state.before_forms else _("after the first form was keyed")
    told = [said(_("Fixed on {day}, {when}."), day=numbers.day(state.fixed_on), when=when)]
    told += [
        said(_("Changed on {day}: {reason}."), day=numbers.day(day), reason=clipped(reason, _REASON).rstrip("."))
        for day, reason in state.changed[:_NAMED]
    ]
    more = len(state.changed) - _NAMED
    if more > 0:
        told.append(said(ngettext("{n} more change.", "{n} more changes.", more), n=numbers.count(more)))
    return joined(told)


def _notes(content: FeasibilityContent) -> list[Runs]:
    reading = _(
        "The share alone decides; a zone that the interval also reaches is named below. Exact (Clopper–Pearson) "
        "interval. Limits stand under the borders of the zones."
    )
    mixed = len({one.example for one in content.found.criteria}) > 1
    return [said(reading), *([plain(_("° An example of the program, not a criterion of the study."))] if mixed else [])]


def _head(table: Table, *, frozen: bool) -> Block:
    cells = (
        Cell(0, _("Criterion"), BODY_BOLD, "left", scope="Column"),
        Cell(_PERCENT, _("Result"), BODY_BOLD, scope="Column"),
        Cell(_INTERVAL, _("95% CI"), SECOND_LINE, scope="Column"),
        Cell(_STRIP[0] - LEFT, _("Share of people or sessions, %"), SECOND_LINE, "left", scope="Column"),
        Cell(_MARK - 4, _("Verdict") if frozen else _("Verdict so far"), BODY_BOLD, "left", scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(
    table: Table, one: CriterionResult, *, final: bool, keep: bool, marked: bool, again: tuple[Block, ...]
) -> Block:
    also = _also(one)
    raised = _UPPER - _SINGLE

    def ornament(pen: Pen, y: float) -> None:
        _strip(pen, y + _SINGLE - 7.4, one)
        if one.verdict:
            mark(pen, LEFT + _MARK, y + (_UPPER if also else _SINGLE) - 2.9, one.verdict)

    name = text_cell(0, f"{clipped(one.label, _REASON)} °" if marked else one.label, _NAME, most=2, scope="Row")
    cells = (
        replace(name, leading=_LOWER - _UPPER, down=raised if len(name.lines) > 1 else 0.0),
        Cell(_COUNT, f"{numbers.count(one.share.part)}/{numbers.count(one.share.whole)}"),
        Cell(_PERCENT, portions.percent(one.share), BODY_BOLD),
        Cell(_INTERVAL, portions.interval(one.share), SECOND_LINE),
        Cell(
            _VERDICT, verdicts().get(one.verdict, _("no data yet")), BODY_BOLD if one.verdict else LABEL, "left",
            down=raised if also else 0.0, under=also,
        ),
    )  # fmt: skip
    return table.row(
        [RowLine(_SINGLE, cells)], _ROW + (2 if final else 0), below=TOP_RULE if final else None, ornament=ornament,
        keep=keep and not final, again=again,
    )  # fmt: skip


def _also(one: CriterionResult) -> str:
    """The other zones the interval touches."""
    if not one.reaches:
        return ""
    zones = verdicts()[one.reaches[0]].lower() if len(one.reaches) == 1 else _("both others")
    return _("also {zones}").format(zones=zones)


def _strip(pen: Pen, y: float, one: CriterionResult) -> None:
    """The three zones with their limits, and the share with its interval on them."""
    along = figures.Scale(*_STRIP, low=0, high=100, step=100)
    edges: list[tuple[float, float, Color]] = [
        (0, one.red, _COLOURS["reconsider"][1]),
        (one.red, one.green, _COLOURS["adjust"][1]),
        (one.green, 100, _COLOURS["go_on"][1]),
    ]
    for low, high, colour in edges:
        if high > low:
            pen.box((along.at(low), y, along.at(high) - along.at(low), 8.8), fill=colour)
    limits = sorted({one.red, one.green})
    close = len(limits) == 2 and along.at(limits[1]) - along.at(limits[0]) < _CLOSE
    for limit, beside in zip(limits, _SIDES[close], strict=False):
        pen.stroke(((along.at(limit), y), (along.at(limit), y + 8.8)), 0.7, ink.PAPER)
        shown = numbers.number(limit, 0 if limit == int(limit) else 1)
        pen.text(along.at(limit), y + 15, shown, _LIMIT, beside)
    portions.mark(pen, along, y + 4.4, one.share)
