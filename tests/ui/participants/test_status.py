"""Changing a status in the place of the register."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling
from imp_desktop.operations.enrolling import Participant
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import names
from imp_desktop.ui.participants.status import StatusPanel

ACTIVE = Participant("1-A", "training", 1, "active", consent=date(2026, 1, 5))
LEFT = replace(ACTIVE, status="withdrawn", status_date=date(2026, 2, 1), status_reason="lost", data_use="until")


@pytest.fixture
def panel(desk):
    made = StatusPanel(Look(), names(desk.session.study))
    desk.show(made, 300, 700)
    made.begin(ACTIVE)
    return made


@pytest.fixture
def decided(panel):
    found: list[dict[str, str]] = []
    panel.decided.connect(found.append)
    return found


def test_it_begins_at_the_status_there_is(panel, desk):
    assert panel.statuses.value() == "active"
    assert desk.focus().text() == "Active"


def test_a_status_without_reasons_asks_only_since_when(panel, decided, desk):
    desk.type("9")
    assert QApplication.focusWidget() is panel.day.focusProxy()
    desk.press("Return")
    assert decided == [
        {"status": "completed", "status_reason": "", "status_date": enrolling.today().isoformat()},
    ]


def test_own_words_are_typed_straight_into_the_list_of_reasons(panel, decided, desk):
    desk.type("6moved to the sea")
    assert panel.reason.text() == "moved to the sea"
    desk.press("Return", "Return")
    assert (decided[0]["status"], decided[0]["status_reason"]) == ("declined", "moved to the sea")


def test_own_words_take_the_place_of_a_reason_of_the_list_and_the_other_way_round(panel, decided, desk):
    desk.type("62")
    panel.reasons.setFocus()
    desk.type("too far")
    desk.press("Return")
    assert panel.reasons.value() == ""
    panel.reasons.setFocus()
    desk.type("1")
    assert panel.reason.text() == ""
    desk.press("Return")
    assert decided[0]["status_reason"] == "dates"


def test_enter_without_a_reason_leads_to_own_words(panel, desk):
    desk.type("3")
    desk.press("Return")
    assert QApplication.focusWidget() is panel.reason.focusProxy()


def test_no_reply_may_have_a_reason_in_own_words(panel, decided, desk):
    desk.type("2")
    assert QApplication.focusWidget() is panel.reason.focusProxy()
    desk.press("Return", "Return")
    assert (decided[0]["status"], decided[0]["status_reason"]) == ("no_reply", "")


def test_a_withdrawal_asks_what_happens_with_the_data_and_says_what_that_means(panel, decided, desk):
    desk.type("81")
    desk.press("Return")
    assert (panel.data.value(), panel.use()) == ("keep", "")
    desk.press("Down")
    assert panel.use() == "Forms without a date stay in use."
    desk.press("Down")
    assert panel.use() == "The answers stay kept in the study; no number uses them."
    assert decided == []
    desk.press("Return", "Return")
    assert decided[0]["data_use"] == "none"


def test_correcting_a_withdrawal_begins_with_what_is_known(panel, decided, desk):
    panel.begin(LEFT)
    desk.press("Return")
    assert (panel.reasons.value(), panel.day.text(), panel.data.value()) == ("lost", "2026-02-01", "until")
    panel.begin(replace(LEFT, status_reason="moved to the sea"))
    desk.press("Return")
    assert (panel.reasons.value(), panel.reason.text()) == ("", "moved to the sea")
    panel.pick("declined")
    assert (panel.reasons.value(), panel.reason.text()) == ("", "")


def test_esc_goes_back_to_the_statuses_and_then_leaves(panel, desk):
    left = []
    panel.left.connect(lambda: left.append(True))
    desk.type("81")
    desk.press("Esc")
    assert left == []
    assert desk.focus().text() == "Withdrawn"
    desk.press("Esc")
    assert left == [True]


@pytest.mark.parametrize(
    ("problem", "where"),
    [
        (Problem.STATUS_NEEDS_REASON, "reason"),
        (Problem.TEXT_TOO_LONG, "reason"),
        (Problem.DATE_UNFIT, "day"),
        (Problem.DATE_IN_FUTURE, "day"),
        (Problem.STATUS_BEFORE_CONSENT, "day"),
        (Problem.STATUS_BEFORE_APPROACH, "day"),
        (Problem.CONSENT_AFTER_FORM, "day"),
        (Problem.STATUS_AGAINST_FORMS, "said"),
        (Problem.STATUS_AGAINST_CONSENT, "said"),
    ],
)
def test_what_does_not_fit_is_said_at_its_place(panel, problem, where):
    panel.pick("withdrawn")
    given = dict.fromkeys(("given", "date", "approached", "consent", "code", "length", "most"), "x")
    panel.complain(ImpError(problem, status="withdrawn", **given))
    said = {"reason": panel.reason.complaint(), "day": panel.day.complaint(), "said": panel.said()}
    assert [name for name, words in said.items() if words] == [where]
    panel.decide()
    assert panel.said() == ""


def test_a_study_without_reasons_asks_for_own_words(panel, decided, desk):
    bare = replace(panel._names, protocol=replace(panel._names.protocol, reasons={}))
    panel._names = bare
    desk.type("8")
    assert QApplication.focusWidget() is panel.reason.focusProxy()
    desk.type("moved away")
    desk.press("Return", "Return", "Return", "Return")
    assert (decided[0]["status_reason"], decided[0]["data_use"]) == ("moved away", "keep")
