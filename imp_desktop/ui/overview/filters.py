"""Which forms the overview can be asked for, how many of each there are, and how much is keyed."""

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum

from imp_desktop.i18n import _
from imp_desktop.operations.due import Waiting, waiting
from imp_desktop.operations.form_states import CLOSABLE, DONE
from imp_desktop.operations.overview import Cell, FormState, OverviewRow


class Filter(StrEnum):
    """Which forms the overview is asked for, in the order of its tiles."""

    ALL = "all"
    EMPTY = "empty"
    OPEN = "open"
    KEYED = "keyed"
    ONCE = "once"
    SECOND_OPEN = "second_open"
    TWICE = "twice"
    DIFFERS = "differs"
    RESOLVED = "resolved"
    CLOSED = "closed"
    LOCKED = "locked"
    FLAGGED = "flagged"
    NO_FORM = "no_form"
    DUE = "due"
    OVERDUE = "overdue"
    FIRST = "first"
    SECOND = "second"
    NOT_CLOSED = "not_closed"


STATES = {
    Filter.EMPTY: FormState.EMPTY,
    Filter.OPEN: FormState.OPEN,
    Filter.KEYED: FormState.KEYED,
    Filter.ONCE: FormState.ONCE,
    Filter.SECOND_OPEN: FormState.SECOND_OPEN,
    Filter.TWICE: FormState.TWICE,
    Filter.DIFFERS: FormState.DIFFERS,
    Filter.RESOLVED: FormState.RESOLVED,
    Filter.CLOSED: FormState.CLOSED,
    Filter.LOCKED: FormState.LOCKED,
    Filter.NO_FORM: FormState.NO_FORM,
}
_SETS = {
    Filter.ALL: frozenset(FormState),
    Filter.FIRST: frozenset({FormState.EMPTY, FormState.OPEN}),
    Filter.SECOND: frozenset({FormState.ONCE, FormState.SECOND_OPEN}),
    Filter.NOT_CLOSED: CLOSABLE,
    **{wanted: frozenset({state}) for wanted, state in STATES.items()},
}
_OTHERS: dict[Filter, Callable[[Cell], bool]] = {
    Filter.FLAGGED: lambda cell: cell.flags > 0,
    Filter.DUE: lambda cell: waiting(cell) is Waiting.DUE,
    Filter.OVERDUE: lambda cell: waiting(cell) is Waiting.OVERDUE,
}
_AT_PASS = {1: Filter.FIRST, 2: Filter.SECOND, 3: Filter.DIFFERS}


def of_pass(keying_pass: int) -> Filter:
    """The filter for what waits for the first, second or third keying."""
    return _AT_PASS[keying_pass]


def fits(cell: Cell, wanted: Filter) -> bool:
    """Whether the filter asks for this form; a form nobody expects is never asked for."""
    if cell.state is FormState.NOT_EXPECTED:
        return False
    return cell.state in _SETS[wanted] if wanted in _SETS else _OTHERS[wanted](cell)


def count(rows: Iterable[OverviewRow]) -> dict[Filter, int]:
    """How many forms each filter finds."""
    cells = [cell for row in rows for cell in row.cells.values() if cell.state is not FormState.NOT_EXPECTED]
    states = Counter(cell.state for cell in cells)
    counts = {wanted: sum(states[state] for state in asked) for wanted, asked in _SETS.items()}
    return counts | {wanted: sum(map(finds, cells)) for wanted, finds in _OTHERS.items()}


def keyed_of(cells: Iterable[Cell]) -> tuple[int, int]:
    """How many forms are keyed as often as they are to be, and how many there are to key.

    Those that never came back are left out.
    """
    states = [cell.state for cell in _to_key(cells)]
    return sum(state in DONE for state in states), len(states)


def shared(cells: Iterable[Cell]) -> str:
    """How much is keyed for the first time, in whole percent; all is said in words, with whether a second one waits."""
    wanted = _to_key(cells)
    first, of = first_keyings(wanted)
    if not of:
        return ""
    if first < of:
        return _("{percent}% keyed").format(percent=100 * first // of)
    if keyed_of(wanted)[0] < of:
        return _("all keyed once")
    return _("all keyed twice") if all(cell.twice for cell in wanted) else _("all keyed")


def first_keyings(cells: Iterable[Cell]) -> tuple[int, int]:
    """How many first keyings are complete, and how many there are to be."""
    states = [cell.state for cell in _to_key(cells)]
    return sum(state not in {FormState.EMPTY, FormState.OPEN} for state in states), len(states)


def second_keyings(cells: Iterable[Cell]) -> tuple[int, int]:
    """How many second keyings are complete, and how many there are to be; (0, 0) where nothing is keyed twice."""
    wanted = [cell for cell in _to_key(cells) if cell.twice]
    return sum(cell.state in DONE or cell.state is FormState.DIFFERS for cell in wanted), len(wanted)


def packets_in(rows: Iterable[OverviewRow], assessment: str) -> tuple[int, int]:
    """How many packets of an assessment are in, and how many are expected; a packet is in once a form of it is keyed.

    Packets that never came back are left out.
    """
    packets = [_to_key(cell for (at, _form), cell in row.cells.items() if at == assessment) for row in rows]
    expected = [packet for packet in packets if packet]
    return sum(any(cell.state is not FormState.EMPTY for cell in packet) for packet in expected), len(expected)


def _to_key(cells: Iterable[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.state not in {FormState.NOT_EXPECTED, FormState.NO_FORM}]
