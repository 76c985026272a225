"""What is due by the windows of the protocol: the packets that are not in yet, and how urgent each of them is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from imp_desktop.operations import expected as windows
from imp_desktop.operations.enrolling import today
from imp_desktop.operations.expected import Expected, Waiting
from imp_desktop.operations.overview import Cell, FormState, Overview, OverviewRow
from imp_desktop.operations.studies import Study

__all__ = ["Packet", "Waiting", "marked", "packets", "waiting"]

_NOT_IN = frozenset({FormState.EMPTY, FormState.NO_FORM, FormState.NOT_EXPECTED})


@dataclass(frozen=True)
class Packet:
    """A packet of which no form is keyed yet, with the days on which it is expected."""

    code: str
    group: str
    assessment: str
    expected: Expected


def marked(study: Study, overview: Overview) -> Overview:
    """The overview with the window on every empty form of a packet that is not in yet."""
    known = windows.expected(study)
    return replace(overview, rows=tuple(_marked(row, known) for row in overview.rows)) if known else overview


def packets(rows: Iterable[OverviewRow], wanted: Waiting, day: date | None = None) -> Iterator[Packet]:
    """The packets of a marked overview that are so urgent today, or on another day, in the order of the codes."""
    for row in rows:
        waited = {column.assessment: cell.expected for column, cell in row.cells.items() if cell.expected}
        for assessment, one in waited.items():
            if one.waiting(day or today()) is wanted:
                yield Packet(row.participant.code, row.participant.group or "", assessment, one)


def waiting(cell: Cell, day: date | None = None) -> Waiting | None:
    """How urgent the packet of this form is; None where it is in, or where nothing says when it is expected."""
    return cell.expected.waiting(day or today()) if cell.expected else None


def _marked(row: OverviewRow, known: dict[tuple[str, str], Expected]) -> OverviewRow:
    code, is_in = row.participant.code, {at for (at, _form), cell in row.cells.items() if cell.state not in _NOT_IN}
    windows_of = {
        column: known[code, column.assessment]
        for column, cell in row.cells.items()
        if cell.state is FormState.EMPTY and column.assessment not in is_in and (code, column.assessment) in known
    }
    if not windows_of:
        return row
    waiting_cells = {column: replace(row.cells[column], expected=window) for column, window in windows_of.items()}
    return replace(row, cells=dict(row.cells) | waiting_cells)
