"""The changes made to the course: what, why, when, and for which cohort."""

from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import numbers, quotes
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, ROOM
from imp_desktop.reports.pen import BODY_BOLD, SECOND_LINE, Pen
from imp_desktop.reports.runs import Runs, brief, said
from imp_desktop.reports.tables import (
    HAIR_RULE,
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
from imp_desktop.statistics.feasibility_results import AdaptationLine, AdaptationsFinding

_COHORT: Final = 122.0
_WHAT: Final = 136.0
_WHY: Final = 330.0


def blocks(label: str, finding: AdaptationsFinding, *, fresh: bool = False) -> list[Block]:
    """The table of changes; without one its caption alone says so."""
    title = brief(finding.label)
    if not finding.lines:
        return [caption(label, title, said(_("No change to the course is logged.")), fresh=fresh)]
    table = Table()
    head = _head(table)
    again = (continued(label, title), head)
    last = len(finding.lines) - 1
    rows = [_row(table, line, again, final=at == last, keep=at == 0) for at, line in enumerate(finding.lines)]
    reading = said(_("In the order in which they were logged; an en dash where no day or cohort was named."))
    return [caption(label, title, reading, fresh=fresh), head, *rows, *_notes(finding)]


def _head(table: Table) -> Block:
    cells = (
        Cell(0, _("Day"), BODY_BOLD, "left", scope="Column"),
        Cell(_COHORT, _("Cohort"), SECOND_LINE, scope="Column"),
        Cell(_WHAT, _("What was changed"), BODY_BOLD, "left", scope="Column"),
        Cell(_WHY, _("Why"), BODY_BOLD, "left", scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(table: Table, line: AdaptationLine, again: tuple[Block, ...], *, final: bool, keep: bool) -> Block:
    what = text_cell(_WHAT, quotes.words(line.what), _WHY - _WHAT - 12, most=20)
    why = text_cell(_WHY, quotes.words(line.why), ROOM - _WHY, most=20)
    day = numbers.DASH if line.date is None else numbers.day(line.date)
    cells = (
        text_cell(0, day, _COHORT - 34, most=1, scope="Row"),
        Cell(_COHORT, numbers.DASH if line.cohort is None else numbers.count(line.cohort)),
        what,
        why,
    )
    height = 5.6 + max(cell.leading * len(cell.lines) for cell in (what, why))
    return table.row(
        [RowLine(11, cells)], height, below=TOP_RULE if final else HAIR_RULE, keep=keep and not final, again=again
    )


def _notes(finding: AdaptationsFinding) -> list[Block]:
    if not any(quotes.is_cut(text) for line in finding.lines for text in (line.what, line.why)):
        return []
    shortened: list[Runs] = [said(_("An ellipsis marks where a long text is shortened."))]
    return [notes(shortened)]
