"""What the person at work may key next."""

from datetime import UTC, date, datetime

from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import Cell, Column, FormState, OverviewRow
from imp_desktop.ui.overview.filters import Filter
from imp_desktop.ui.overview.next_form import next_form

LATER = datetime(2026, 3, 2, 2, 14, tzinfo=UTC)


def row(consent=date(2026, 1, 5), **states):
    cells = {
        Column("pre", name): Cell(state, waits_until=LATER if name == "mine" else None)
        for name, state in states.items()
    }
    return OverviewRow(Participant("001-B", consent=consent), cells)


def form(name):
    return FormKey("001-B", "pre", name)


def test_what_was_begun_comes_before_what_is_empty_and_that_before_what_is_keyed_again():
    states = {
        "a": FormState.DIFFERS,
        "b": FormState.ONCE,
        "c": FormState.EMPTY,
        "d": FormState.SECOND_OPEN,
        "e": FormState.OPEN,
        "f": FormState.TWICE,
    }
    order = []
    while (found := next_form([row(**states)])) is not None:
        order.append(found.instrument)
        del states[found.instrument]
    assert order == ["e", "d", "c", "b", "a"]
    assert states == {"f": FormState.TWICE}


def test_what_one_keyed_first_oneself_is_left_to_others_until_the_hours_are_over():
    assert next_form([row(mine=FormState.ONCE, others=FormState.ONCE)]) == form("others")
    assert next_form([row(mine=FormState.SECOND_OPEN)]) is None


def test_the_filter_that_is_seen_comes_first_but_stops_nobody():
    shown = [row(a=FormState.EMPTY, b=FormState.ONCE)]
    assert next_form(shown, Filter.SECOND) == form("b")
    assert next_form(shown, Filter.DIFFERS) == form("a")


def test_without_consent_nothing_is_keyed():
    assert next_form([row(consent=None, a=FormState.EMPTY)]) is None
