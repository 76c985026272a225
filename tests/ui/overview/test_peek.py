"""The bar below the overview: what it says of a form in each state, and what Enter does there."""

from datetime import date, datetime

import pytest

from imp_desktop.operations import due, enrolling, overview
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.overview import Cell, Column, FormState
from imp_desktop.ui import dates
from imp_desktop.ui.overview import peek

ON = datetime(2026, 6, 11, 12, 0).astimezone()
LATER = datetime(2026, 6, 12, 2, 14).astimezone()
WHO = Participant("002-T", consent=date(2026, 1, 5))
DAY = dates.day(ON)
FIRST, SECOND = f"First keying by JV, {DAY}", f"Second by AB, {DAY}."


def told(state, **more):
    known = {"answered": 40, "items": 40, "keyed_by": "JV", "keyed_on": ON, "twice": True, **more}
    said = peek.of_form(WHO, "EQ, post", Cell(state, **known))
    return said.about, said.enter


@pytest.mark.parametrize(
    ("state", "more", "about", "enter"),
    [
        (FormState.ONCE, {}, f"{FIRST}, all 40 items. No second keying yet.", "second keying"),
        (
            FormState.ONCE,
            {"waits_until": LATER},
            f"{FIRST}, all 40 items. You keyed it: second keying from 02:14, or by somebody else now.",
            "look at the form",
        ),
        (
            FormState.SECOND_OPEN,
            {"answered": 4, "second_by": "AB", "second_on": ON},
            f"{FIRST}. {SECOND} Second keying: 4 of 40.",
            "go on with the second keying",
        ),
        (FormState.TWICE, {"second_by": "AB", "second_on": ON}, f"{FIRST}. {SECOND} Both agree.", "look at the form"),
        (
            FormState.DIFFERS,
            {"second_by": "AB", "second_on": ON, "unsettled": 4},
            f"{FIRST}. {SECOND} 4 items differ.",
            "key what differs",
        ),
        (
            FormState.DIFFERS,
            {"unsettled": 1, "to_decide": 1, "waits_until": LATER},
            f"{FIRST}. 1 item differs. You keyed it: yours to decide from 02:14, or by somebody else now.",
            "",
        ),
        (FormState.RESOLVED, {}, f"{FIRST}. Differences settled.", "look at the form"),
        (FormState.CLOSED, {}, f"{FIRST}. Closed: a change needs a reason.", "look at the form"),
        (
            FormState.LOCKED,
            {"twice": False},
            f"Keyed by JV, {DAY}. Locked: nothing can be changed.",
            "look at the form",
        ),
        (FormState.KEYED, {"twice": False}, f"All 40 items are keyed. Keyed by JV, {DAY}.", "look at the form"),
    ],
)
def test_it_tells_who_keyed_when_and_what_enter_does(state, more, about, enter):
    assert told(state, **more) == (about, enter)


def test_a_second_keying_that_somebody_else_began_is_not_offered_to_who_keyed_first():
    about, enter = told(FormState.SECOND_OPEN, answered=4, waits_until=LATER)
    assert about.endswith("You keyed it: second keying from 02:14, or by somebody else now.")
    assert enter == ""


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 1, 4), f"Not keyed. The packet is expected from {dates.day(date(2026, 1, 5))} on."),
        (date(2026, 1, 20), f"Not keyed. The packet is due by {dates.day(date(2026, 2, 2))}."),
        (date(2026, 3, 1), f"Not keyed. The packet was due by {dates.day(date(2026, 2, 2))}."),
    ],
)
def test_an_empty_form_tells_when_its_packet_is_expected(people, monkeypatch, today, said):
    monkeypatch.setattr(due, "today", lambda: today)
    row = due.marked(people, overview.overview(people)).rows[0]
    assert peek.of_form(row.participant, "PSS, pre", row.cells[Column("pre", "pss")]).about == said


def test_nothing_is_said_where_nothing_says_when_it_is_expected(people, person):
    row = due.marked(people, overview.overview(people)).rows[0]
    assert peek.of_form(row.participant, "PSS, post", row.cells[Column("post", "pss")]).about == "Not keyed."
    enrolling.amend(people, person, "001-B", {"status": "withdrawn", "status_reason": "lost"})
    row = due.marked(people, overview.overview(people)).rows[0]
    assert peek.of_form(row.participant, "PSS, pre", row.cells[Column("pre", "pss")]).about == "Not keyed."
