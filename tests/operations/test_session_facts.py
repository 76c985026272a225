"""Tests of the facts of a session: in what form each is kept, and what follows from a status."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations.session_facts import FACTS, fitting_fact, status_follows
from imp_desktop.protocols.course import Course

COURSE = Course("training", ("pause",), minutes=150)


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("date", "20260112", "2026-01-12"),
        ("moved_to", "2999-01-12", "2999-01-12"),
        ("status", "postponed", "postponed"),
        ("minutes", "0090", "90"),
        ("minutes", "1440", "1440"),
        ("reason", "snow\nand ice", "snow\nand ice"),
    ],
)
def test_a_fact_is_kept_in_one_form(name, value, kept):
    assert fitting_fact(name, value) == kept


@pytest.mark.parametrize("name", FACTS)
def test_an_empty_value_takes_a_fact_back(name):
    assert fitting_fact(name, "") == ""


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("teacher", "A", Problem.UNKNOWN_CHOICE),
        ("date", "5 March", Problem.DATE_UNFIT),
        ("status", "Delivered", Problem.CHOICE_DOES_NOT_FIT),
        ("minutes", "1441", Problem.MINUTES_UNFIT),
        ("minutes", "00", Problem.MINUTES_UNFIT),
        ("reason", "x" * 2_001, Problem.TEXT_TOO_LONG),
    ],
)
def test_what_does_not_fit_is_refused(name, value, problem):
    with pytest.raises(ImpError) as told:
        fitting_fact(name, value)
    assert told.value.problem is problem


@pytest.mark.parametrize(
    ("known", "entered", "follows"),
    [
        ({}, {"status": "delivered"}, {"reason": "", "moved_to": "", "minutes": "150"}),
        ({}, {"status": "delivered", "minutes": "90"}, {"reason": "", "moved_to": ""}),
        ({"minutes": "90", "status": "truncated"}, {"status": "delivered"}, {"reason": "", "moved_to": ""}),
        ({"status": "delivered"}, {"status": "delivered", "minutes": ""}, {}),
        ({"status": "delivered"}, {"minutes": "90"}, {}),
        ({"status": "delivered"}, {"status": "cancelled", "reason": "snow"}, {"minutes": "", "moved_to": ""}),
        ({"status": "cancelled"}, {"minutes": "30"}, {"minutes": "", "moved_to": ""}),
        ({"status": "delivered"}, {"status": ""}, {"minutes": "", "reason": "", "moved_to": ""}),
        ({"status": "delivered"}, {"status": "truncated", "reason": "snow"}, {}),
    ],
)
def test_a_new_status_brings_and_takes_what_belongs_to_it(known, entered, follows):
    assert status_follows(COURSE, known, entered) == follows
