"""The progression criteria: share, exact interval, where it lies among the zones, and which way it points."""

from typing import Final

from reportlab.lib.colors import Color

from imp_desktop.i18n import _
from imp_desktop.reports import figures, ink, numbers, portions
from imp_desktop.reports.faces import SANS
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT
from imp_desktop.reports.pen import BODY_BOLD, LABEL, SECOND_LINE, Pen, Style
from imp_desktop.reports.runs import Runs, joined, plain, said
from imp_desktop.reports.sentences import enumerated
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    TextCell,
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
_ROW: Final = 20.8
_LIMIT: Final = Style(SANS, 5.9, ink.INK_3)
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
    head = _head(table)
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
        said(_("Changed on {day}: {reason}."), day=numbers.day(day), reason=reason.rstrip("."))
        for day, reason in state.changed
    ]
    return joined(told)


def _notes(content: FeasibilityContent) -> list[Runs]:
    reading = _(
        "The share alone decides; a zone that the interval also reaches is named below. Exact (Clopper–Pearson) "
        "interval. Limits of the zones are printed at their borders. The data are not frozen, so verdicts say how it "
        "looks so far."
    )
    mixed = len({one.example for one in content.found.criteria}) > 1
    return [said(reading), *([plain(_("° An example of the program, not a criterion of the study."))] if mixed else [])]


def _head(table: Table) -> Block:
    cells = (
        Cell(0, _("Criterion"), BODY_BOLD, "left", scope="Column"),
        Cell(_PERCENT, _("Result"), BODY_BOLD, scope="Column"),
        Cell(_INTERVAL, _("95% CI"), SECOND_LINE, scope="Column"),
        Cell(_STRIP[0] - LEFT, _("Share of people or sessions, %"), SECOND_LINE, "left", scope="Column"),
        Cell(_MARK - 4, _("Verdict so far"), BODY_BOLD, "left", scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(
    table: Table, one: CriterionResult, *, final: bool, keep: bool, marked: bool, again: tuple[Block, ...]
) -> Block:
    share = one.share
    verdict = verdicts().get(one.verdict, _("no data yet"))
    others = [verdicts()[zone].lower() for zone in one.reaches]
    name = f"{one.label} °" if marked else one.label
    cells: list[Cell | TextCell] = [
        text_cell(0, name, 150, most=2),
        Cell(_COUNT, f"{numbers.count(share.part)}/{numbers.count(share.whole)}"),
        Cell(_PERCENT, portions.percent(share), BODY_BOLD),
        Cell(_INTERVAL, portions.interval(share), SECOND_LINE),
        Cell(_VERDICT, verdict, BODY_BOLD if one.verdict else LABEL, "left"),
    ]
    lines = [RowLine(13, tuple(cells))]
    if others:
        zones = enumerated(others) if len(others) == 1 else _("both others")
        also = _("also {zones}").format(zones=zones)
        lines.append(RowLine(21.4, (Cell(_VERDICT, also, LABEL, "left"),)))

    def ornament(pen: Pen, y: float) -> None:
        _strip(pen, y + 5.6, one)
        if one.verdict:
            mark(pen, LEFT + _MARK, y + 10.2, one.verdict)

    return table.row(
        lines, _ROW + (2 if final else 0), below=TOP_RULE if final else None, ornament=ornament,
        keep=keep and not final, again=again,
    )  # fmt: skip


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
    for limit in sorted({one.red, one.green}):
        pen.stroke(((along.at(limit), y), (along.at(limit), y + 8.8)), 0.7, ink.PAPER)
        pen.text(along.at(limit), y + 15, numbers.number(limit, 0 if limit == int(limit) else 1), _LIMIT, "middle")
    portions.mark(pen, along, y + 4.4, one.share)
