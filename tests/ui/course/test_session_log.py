"""The session log, key by key: a row is opened, filled and kept, or refused with a sentence."""

from datetime import date, timedelta

import pytest

from imp_desktop.operations import enrolling, studies
from imp_desktop.operations.teaching import Session
from imp_desktop.ui.course.session_form import proposed_day

TOMORROW = enrolling.today() + timedelta(days=1)


@pytest.fixture
def log(page):
    """The session log with the keyboard in it."""
    return page.log


def fill(desk, text):
    """Type over what stands in a field."""
    desk.press("Ctrl+A")
    desk.type(text)
    desk.press("Return")


def cell(log, row, column):
    return log.model.index(row, column).data()


def test_it_begins_at_the_first_session_that_is_not_logged(desk, clinic, shown):
    clinic.log("pause", date="2026-01-12", status="delivered")
    for code in ("001-B", "002-C"):
        clinic.mark("pause", code, "present")
    page = shown()
    assert desk.focus() is page.log.table
    assert page.log.table.currentIndex().row() == 1


def test_one_key_logs_a_session_held_as_planned_and_asks_the_day(log, desk, clinic):
    desk.type("d")
    fill(desk, "12-1-2026")
    assert clinic.session(1) == Session(1, "pause", 1, "delivered", date(2026, 1, 12), 150)
    assert log.form is None
    assert desk.focus() is log.table
    assert log.table.currentIndex().row() == 1


def test_the_day_proposed_is_a_week_on(log, desk, clinic):
    desk.type("d")
    fill(desk, "12-1-2026")
    desk.type("d")
    assert log.form.facts() == {"date": "2026-01-19", "status": "delivered"}
    desk.press("Return")
    assert clinic.session(2).date == date(2026, 1, 19)


def test_the_day_proposed_skips_weeks_without_a_log_and_is_never_to_come():
    today = enrolling.today()
    days = [today - timedelta(days=30), None, None, None]
    sessions = tuple(Session(1, str(at), at, date=day) for at, day in enumerate(days, start=1))
    assert proposed_day(sessions, 2) == today - timedelta(days=16)
    assert proposed_day(sessions, 0) == today
    late = (Session(1, "1", 1, date=today), Session(1, "2", 2))
    assert proposed_day(late, 1) == today


def test_a_planned_day_is_kept_as_the_proposal(desk, clinic, shown):
    clinic.log("pause", date="2026-01-13")
    page = shown()
    assert cell(page.log, 0, 4) == "planned"
    desk.type("d")
    desk.press("Return")
    assert clinic.session(1).date == date(2026, 1, 13)


def test_a_row_is_edited_from_part_to_part(log, desk, clinic):
    desk.press("Return")
    fill(desk, "12/1/26")
    desk.type("2")
    fill(desk, "135")
    fill(desk, "teacher 2 ill")
    assert clinic.session(1) == Session(1, "pause", 1, "truncated", date(2026, 1, 12), 135, "teacher 2 ill")
    assert cell(log, 0, 4) == "shortened, teacher 2 ill"
    assert log.table.currentIndex().row() == 0


def test_a_postponed_session_has_a_new_day(log, desk, clinic):
    desk.press("Return")
    fill(desk, "2026-01-12")
    desk.type("3")
    for text in ("14 1 2026", "150", "snow"):
        fill(desk, text)
    found = clinic.session(1)
    assert (found.status, found.moved_to, found.minutes) == ("postponed", date(2026, 1, 14), 150)
    assert cell(log, 0, 4) == "postponed, to 14 Jan, snow"


def test_a_cancelled_session_asks_for_no_minutes(log, desk, clinic):
    desk.press("Return")
    fill(desk, "2026-01-12")
    desk.type("4")
    assert log.form.in_use() == ["date", "status", "reason"]
    fill(desk, "nobody could come")
    assert (clinic.session(1).status, clinic.session(1).minutes) == ("cancelled", None)


def test_a_session_held_in_full_lasted_as_planned_unless_typed_otherwise(log, desk, clinic):
    desk.press("Return", "Return")
    desk.type("1")
    fill(desk, "160")
    assert clinic.session(1).minutes == 160


def test_a_status_is_taken_back(desk, clinic, shown):
    clinic.log("pause", date="2026-01-12", status="cancelled", reason="snow")
    shown()
    desk.press("Home", "Return", "Return", "Backspace", "Return")
    assert clinic.session(1) == Session(1, "pause", 1, date=date(2026, 1, 12))


def test_escape_leaves_the_row_as_it_was(log, desk, clinic):
    desk.press("Return")
    fill(desk, "2026-01-12")
    desk.press("Escape")
    assert log.form is None
    assert desk.focus() is log.table
    assert clinic.session(1) == Session(1, "pause", 1)


def test_arrows_in_an_open_row_do_not_move_the_list(log, desk):
    desk.press("Return")
    before = log.table.currentIndex().row()
    desk.press("Down", "PgDown")
    assert log.table.currentIndex().row() == before
    assert log.form is not None


def test_ctrl_enter_keeps_at_once(log, desk, clinic):
    desk.press("Return")
    desk.press("Ctrl+A")
    desk.type("2026-01-12")
    desk.press("Ctrl+Return")
    assert clinic.session(1).date == date(2026, 1, 12)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31-2-2026", "31-2-2026 is no date."),
        ("soon", "soon is no date."),
        (TOMORROW.isoformat(), f"{TOMORROW.isoformat()} lies in the future."),
    ],
)
def test_a_day_that_cannot_be_is_said_below_the_field_and_nothing_is_written(log, desk, clinic, typed, sentence):
    before = studies.last_change(clinic.study)
    desk.type("d")
    fill(desk, typed)
    assert log.form.complaint().startswith(sentence)
    assert log.form.isAncestorOf(desk.focus())
    assert studies.last_change(clinic.study) == before


@pytest.mark.parametrize("typed", ["-5", "0", "9999", "two hours", "1e3"])
def test_minutes_that_cannot_be_are_said_and_typed_again(log, desk, clinic, typed):
    desk.press("Return")
    fill(desk, "2026-01-12")
    desk.type("1")
    fill(desk, typed)
    assert log.form.complaint() == f"{typed} are no minutes of a session. Write a whole number from 1 to 1440."
    assert clinic.session(1) == Session(1, "pause", 1)
    fill(desk, "150")
    assert clinic.session(1).minutes == 150


def test_a_session_not_held_as_planned_needs_a_reason(log, desk, clinic):
    desk.press("Return")
    fill(desk, "2026-01-12")
    desk.type("4")
    fill(desk, "   ")
    assert log.form.complaint().startswith("A session that was not held as planned needs a reason.")
    assert clinic.session(1).status == ""
    fill(desk, "snow")
    assert clinic.session(1).status == "cancelled"


def test_a_new_day_that_cannot_be_is_said_below_its_own_field(log, desk):
    desk.press("Return")
    fill(desk, "2026-01-12")
    desk.type("3")
    for text in ("next week", "150", "snow"):
        fill(desk, text)
    assert log.form.parts["moved_to"].complaint().startswith("next week is no date.")


def test_a_session_with_marks_is_not_cancelled(desk, clinic, shown):
    clinic.mark("pause", "001-B", "present")
    page = shown()
    desk.press("Return")
    fill(desk, "2026-01-12")
    desk.type("4")
    fill(desk, "snow")
    assert page.log.form.complaint().startswith("Session 1 has marks in its attendance list.")
    assert clinic.session(1).status == ""


def test_a_reason_of_20000_signs_with_markup_and_emoji_is_refused_and_a_long_one_kept(log, desk, clinic):
    text = "<b>fire</b> & 🔥 " * 1_250
    desk.press("Return")
    fill(desk, "2026-01-12")
    desk.type("4")
    log.form.parts["reason"].put(text)
    desk.press("Return")
    assert log.form.complaint() == "The text has 19999 characters. Shorten it to 2000 characters."
    assert clinic.session(1).status == ""
    log.form.parts["reason"].put(text[:1_999])
    desk.press("Return")
    assert clinic.session(1).reason == text[:1_999].strip()
    assert text[:1_999].strip() in log.model.index(0, 4).data(3)  # the tool tip has the whole


def test_a_reason_of_several_lines_is_kept_where_nobody_types(desk, clinic, shown):
    clinic.log("pause", date="2026-01-12", status="truncated", minutes="90", reason="fire\nalarm")
    shown()
    desk.press("Home", "Return", "Return", "Return")
    fill(desk, "95")
    desk.press("Return")
    assert (clinic.session(1).minutes, clinic.session(1).reason) == (95, "fire\nalarm")


def test_dates_out_of_order_are_kept_and_lead_to_the_row(log, desk, clinic, page):
    desk.type("d")
    fill(desk, "19-1-2024")
    desk.type("d")
    fill(desk, "12-1-2024")
    assert clinic.session(2).date == date(2024, 1, 12)
    assert page.doubts.said() == ["Session 2 on 12 January 2024 lies before the session that comes first."]
    page.doubts.setFocus()
    desk.press("Return")
    assert desk.focus() is log.table
    assert log.table.currentIndex().row() == 1


def test_very_long_and_too_short_sessions_are_told(desk, clinic, shown):
    clinic.log("pause", date="2026-01-12", status="delivered", minutes="400")
    clinic.log("relax", date="2026-01-19", status="delivered", minutes="100")
    assert shown().doubts.said() == [
        "Session 1 lasted 400 minutes; 150 are planned.",
        "Session 2 was held in full in 100 minutes; 150 are planned.",
    ]


def test_undo_puts_a_row_back(log, desk, clinic):
    desk.type("d")
    fill(desk, "12-1-2026")
    desk.press("Up", "Return", "Return")
    desk.type("4")
    fill(desk, "snow")
    desk.press("Ctrl+Z")
    assert clinic.session(1) == Session(1, "pause", 1, "delivered", date(2026, 1, 12), 150)
    desk.press("Ctrl+Z")
    assert clinic.session(1) == Session(1, "pause", 1)


def test_opening_another_row_leaves_the_first_as_it_was(log, desk, clinic):
    desk.press("Return")
    log.open_row(3)
    assert log.table.currentIndex().row() == 3
    assert log.form is not None
    desk.press("Escape")
    assert clinic.session(1) == Session(1, "pause", 1)


def test_a_row_speaks_everything_the_log_says(desk, clinic, shown):
    clinic.log("emergence", date="2024-02-02", status="truncated", minutes="135", reason="teacher 2 ill")
    page = shown()
    assert page.log.model.index(3, 0).data(11) == (
        "Session 4, Trust emergence, Impermanence, 2 February 2024, shortened, 135 minutes, teacher 2 ill"
    )
