"""Tests of what is due: which packets are not in yet, and how urgent they are on a day."""

from datetime import date

import pytest

from imp_desktop.operations import due, keying, overview
from imp_desktop.operations.due import Waiting
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import Column, Overview
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

IN_TIME, LATE = date(2026, 1, 20), date(2026, 3, 1)


def looked_at(study: Study) -> Overview:
    return due.marked(study, overview.overview(study))


def codes(study: Study, wanted: Waiting, day: date) -> list[str]:
    return [packet.code for packet in due.packets(looked_at(study).rows, wanted, day)]


def test_packets_wait_in_their_window_and_are_overdue_behind_it(people: Study) -> None:
    everybody = ["001-B", "002-C", "003-D", "004-F"]
    assert codes(people, Waiting.DUE, IN_TIME) == everybody
    assert codes(people, Waiting.OVERDUE, IN_TIME) == []
    assert codes(people, Waiting.OVERDUE, LATE) == everybody
    assert codes(people, Waiting.NOT_YET, date(2026, 1, 6)) == ["003-D", "004-F"]
    assert codes(people, Waiting.OVERDUE, date(2026, 2, 3)) == ["001-B"]


def test_a_packet_is_in_as_soon_as_one_of_its_forms_is_begun(people: Study, person: Person) -> None:
    keying.key(people, person, keying.open_form(people, FormKey("001-B", "pre", "pss")), "pss_01", "1")
    assert codes(people, Waiting.OVERDUE, LATE) == ["002-C", "003-D", "004-F"]
    row = looked_at(people).rows[0]
    assert all(cell.expected is None for cell in row.cells.values())


def test_a_packet_of_which_no_form_came_back_is_not_waited_for(people: Study, person: Person) -> None:
    forms = [column.instrument for column in overview.overview(people).columns if column.assessment == "pre"]
    for instrument in forms[:-1]:
        form = keying.open_form(people, FormKey("003-D", "pre", instrument))
        keying.never_came_back(people, person, form, True)
    assert "003-D" in codes(people, Waiting.OVERDUE, LATE)
    keying.never_came_back(people, person, keying.open_form(people, FormKey("003-D", "pre", forms[-1])), True)
    assert "003-D" not in codes(people, Waiting.OVERDUE, LATE)


@pytest.mark.parametrize(
    ("day", "waiting"),
    [(date(2026, 1, 4), Waiting.NOT_YET), (IN_TIME, Waiting.DUE), (LATE, Waiting.OVERDUE)],
)
def test_every_empty_form_of_the_packet_tells_how_urgent_it_is(people: Study, day: date, waiting: Waiting) -> None:
    cells = looked_at(people).rows[0].cells
    assert due.waiting(cells[Column("pre", "pss")], day) is waiting
    assert due.waiting(cells[Column("post", "pss")], day) is None


def test_a_packet_tells_whose_it_is_and_when_it_was_expected(people: Study) -> None:
    first = next(due.packets(looked_at(people).rows, Waiting.OVERDUE, LATE))
    assert (first.code, first.group, first.assessment) == ("001-B", "training", "pre")
    assert (first.expected.since, first.expected.until) == (date(2026, 1, 5), date(2026, 2, 2))
