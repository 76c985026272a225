"""What the person at work may key next: what is begun first, then what is empty, then second and third keyings."""

from collections.abc import Iterable

from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import Cell, FormState, OverviewRow
from imp_desktop.ui.overview.filters import Filter, fits

_ORDER = (FormState.OPEN, FormState.SECOND_OPEN, FormState.EMPTY, FormState.ONCE, FormState.DIFFERS)


def next_form(rows: Iterable[OverviewRow], wanted: Filter = Filter.ALL) -> FormKey | None:
    """The next form to key, among those the filter asks for if there is one; forms without consent are left out."""
    waiting = [
        (FormKey(row.participant.code, *column), cell)
        for row in rows
        if row.participant.consent is not None
        for column, cell in row.cells.items()
        if _may_key(cell)
    ]
    asked = [(key, cell) for key, cell in waiting if fits(cell, wanted)] or waiting
    for state in _ORDER:
        for key, cell in asked:
            if cell.state is state:
                return key
    return None


def _may_key(cell: Cell) -> bool:
    return cell.state in _ORDER and cell.waits_until is None
