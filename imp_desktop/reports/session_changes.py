"""The sessions that were shortened, moved or cancelled, each with its reason."""

from typing import Final

from imp_desktop.i18n import _
from imp_desktop.protocols.vocabulary import session_statuses
from imp_desktop.reports import numbers
from imp_desktop.reports.layout import Block, space
from imp_desktop.reports.page import LEFT, RIGHT
from imp_desktop.reports.pen import BODY, BODY_BOLD, SECOND_LINE, SIDE_HEAD, Pen
from imp_desktop.reports.runs import brief
from imp_desktop.reports.session_grid import SessionGrid
from imp_desktop.reports.tables import (
    HAIR_RULE,
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    continued,
    text_cell,
)
from imp_desktop.statistics.feasibility_results import SessionLine

_SESSION: Final = 14.0
_COHORT: Final = 142.0
_STATUS: Final = 154.0
_DAY: Final = 242.0
_MINUTES: Final = 350.0
_REASON: Final = 364.0
_LINE: Final = 10.4


def changes(label: str, title: str, grid: SessionGrid) -> list[Block]:
    """A row a session; nothing where all were held as planned."""
    lines = grid.changed
    if not lines:
        return []
    table = Table()
    head = _head(table)
    again = (continued(label, title), head)
    rows = [
        _row(table, line, again, final=at == len(lines) - 1, keep=at >= len(lines) - 2) for at, line in enumerate(lines)
    ]
    return [_title(), head, *rows, space(6)]


def became(line: SessionLine) -> str:
    """What became of a session: shortened, cancelled, postponed to a day, not logged yet."""
    status = session_statuses().get(line.status, line.status)
    if line.moved_to is None:
        return status
    return _("{status} to {day}").format(status=status, day=numbers.day(line.moved_to))


def _title() -> Block:
    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("H3"):
            pen.text(LEFT, y + 16, _("Sessions shortened, moved or cancelled"), SIDE_HEAD)

    return Block(19, draw, keep=True)


def _head(table: Table) -> Block:
    cells = (
        Cell(0, _("Session"), BODY_BOLD, "left", scope="Column"),
        Cell(_COHORT, _("Cohort"), SECOND_LINE, scope="Column"),
        Cell(_STATUS, _("What became of it"), SECOND_LINE, "left", scope="Column"),
        Cell(_DAY, _("Planned for"), SECOND_LINE, "left", scope="Column"),
        Cell(_MINUTES, _("Minutes"), SECOND_LINE, scope="Column"),
        Cell(_REASON, _("Reason"), SECOND_LINE, "left", scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 20, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(table: Table, line: SessionLine, again: tuple[Block, ...], *, final: bool, keep: bool) -> Block:
    name = text_cell(_SESSION, brief(line.guideline), _COHORT - 30 - _SESSION)
    status = text_cell(_STATUS, became(line), _DAY - _STATUS - 6)
    reason = text_cell(_REASON, line.reason or numbers.DASH, RIGHT - LEFT - _REASON, most=4)
    cells = (
        Cell(8, numbers.count(line.number), BODY_BOLD, scope="Row"),
        name,
        Cell(_COHORT, numbers.DASH if line.cohort is None else numbers.count(line.cohort)),
        status,
        Cell(_DAY, numbers.DASH if line.date is None else numbers.day(line.date), BODY, "left"),
        Cell(_MINUTES, numbers.DASH if line.minutes is None else numbers.count(line.minutes)),
        reason,
    )
    height = 6.6 + _LINE * max(len(cell.lines) for cell in (name, status, reason))
    return table.row(
        [RowLine(11, cells)], height, below=TOP_RULE if final else HAIR_RULE, keep=keep and not final, again=again
    )
