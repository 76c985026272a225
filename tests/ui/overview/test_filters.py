"""What the overview can be asked for, and how much is keyed."""

import pytest

from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.overview import Cell, Column, FormState, OverviewRow
from imp_desktop.ui.overview import filters
from imp_desktop.ui.overview.filters import Filter


@pytest.mark.parametrize(
    ("cell", "found_by"),
    [
        (Cell(FormState.NOT_EXPECTED), set()),
        (Cell(FormState.EMPTY), {Filter.ALL, Filter.EMPTY, Filter.FIRST}),
        (Cell(FormState.OPEN, 1, 9), {Filter.ALL, Filter.OPEN, Filter.FIRST}),
        (Cell(FormState.OPEN, 1, 9, flags=1), {Filter.ALL, Filter.OPEN, Filter.FIRST, Filter.FLAGGED}),
        (Cell(FormState.KEYED, 9, 9), {Filter.ALL, Filter.KEYED, Filter.NOT_CLOSED}),
        (Cell(FormState.ONCE, 9, 9), {Filter.ALL, Filter.ONCE, Filter.SECOND}),
        (Cell(FormState.SECOND_OPEN, 1, 9), {Filter.ALL, Filter.SECOND_OPEN, Filter.SECOND}),
        (Cell(FormState.TWICE, 9, 9), {Filter.ALL, Filter.TWICE, Filter.NOT_CLOSED}),
        (Cell(FormState.DIFFERS, 9, 9), {Filter.ALL, Filter.DIFFERS}),
        (Cell(FormState.RESOLVED, 9, 9), {Filter.ALL, Filter.RESOLVED, Filter.NOT_CLOSED}),
        (Cell(FormState.CLOSED, 9, 9), {Filter.ALL, Filter.CLOSED}),
        (Cell(FormState.LOCKED, 9, 9), {Filter.ALL, Filter.LOCKED}),
        (Cell(FormState.NO_FORM), {Filter.ALL, Filter.NO_FORM}),
    ],
)
def test_each_filter_finds_its_states(cell, found_by):
    assert {wanted for wanted in Filter if filters.fits(cell, wanted)} == found_by
    assert {wanted for wanted, many in filters.count([row(cell)]).items() if many} == found_by


def test_each_keying_has_its_filter():
    assert [filters.of_pass(one) for one in (1, 2, 3)] == [Filter.FIRST, Filter.SECOND, Filter.DIFFERS]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([Cell(FormState.KEYED), Cell(FormState.CLOSED)], "all keyed"),
        ([Cell(FormState.TWICE, twice=True), Cell(FormState.RESOLVED, twice=True)], "all keyed twice"),
        ([Cell(FormState.TWICE, twice=True), Cell(FormState.KEYED)], "all keyed"),
        (
            [Cell(FormState.TWICE, twice=True), Cell(FormState.ONCE, twice=True), Cell(FormState.DIFFERS)],
            "all keyed once",
        ),
        ([Cell(FormState.ONCE, twice=True), Cell(FormState.EMPTY), Cell(FormState.OPEN)], "33% keyed"),
        ([Cell(FormState.NO_FORM), Cell(FormState.NOT_EXPECTED)], ""),
    ],
)
def test_how_much_is_keyed_counts_first_keyings_and_says_when_second_ones_wait(cells, said):
    assert filters.shared(cells) == said


def test_progress_is_of_first_keyings_second_keyings_and_packets():
    packets = [
        row(Cell(FormState.ONCE, twice=True), Cell(FormState.DIFFERS, twice=True), Cell(FormState.EMPTY, twice=True)),
        row(Cell(FormState.EMPTY), Cell(FormState.EMPTY), Cell(FormState.NO_FORM)),
        row(Cell(FormState.NO_FORM), Cell(FormState.NO_FORM), Cell(FormState.NO_FORM)),
    ]
    cells = [cell for one in packets for cell in one.cells.values()]
    assert filters.first_keyings(cells) == (2, 5)
    assert filters.second_keyings(cells) == (1, 3)
    assert filters.packets_in(packets, "pre") == (1, 2)
    assert filters.packets_in(packets, "post") == (0, 0)


def row(*cells):
    return OverviewRow(Participant("001-B"), {Column("pre", f"form{at}"): cell for at, cell in enumerate(cells)})
