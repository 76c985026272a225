"""The attendance list, key by key."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import enrolling, studies, teaching
from imp_desktop.ui.course.grid import AttendanceGrid

TOMORROW = (enrolling.today() + timedelta(days=1)).isoformat()


@pytest.fixture
def grid(page, desk):
    """The list with the keyboard in it, on the first session."""
    desk.press("Right")
    assert isinstance(desk.focus(), AttendanceGrid)
    return page.attendance.grid


def here(grid):
    index = grid.currentIndex()
    return index.row(), index.column()


def spoken(grid, row, column):
    return grid.model().index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_key_marks_and_goes_down(grid, desk, clinic):
    desk.type("1")
    assert clinic.marks() == {("001-B", "pause"): "present"}
    assert here(grid) == (1, 0)
    desk.type("0")
    assert clinic.marks()["002-C", "pause"] == "absent"


def test_at_the_bottom_the_keyboard_goes_to_the_top_of_the_next_session(grid, desk):
    desk.type("11")
    assert here(grid) == (0, 1)


def test_at_the_very_end_the_keyboard_stays(grid, desk, clinic):
    desk.press("Ctrl+End")
    desk.type("e")
    assert here(grid) == (1, 8)
    assert clinic.marks() == {("002-C", "closure"): "excused"}


def test_letters_mark_as_digits_do(grid, desk, clinic):
    desk.type("eA")
    assert clinic.marks() == {("001-B", "pause"): "excused", ("002-C", "pause"): "absent"}


def test_in_dutch_the_letter_of_excused_is_another_one(desk, shown, clinic):
    desk.session.prefer(language="nl")
    page = shown()
    desk.press("Right")
    desk.type("em")
    assert clinic.marks() == {("001-B", "pause"): "excused"}
    assert page.attendance.grid.model().index(0, 0).data() == "M"


def test_backspace_takes_a_mark_back_and_stays(grid, desk, clinic):
    desk.type("1")
    desk.press("Up", "Backspace")
    assert clinic.marks() == {}
    assert here(grid) == (0, 0)


def test_other_keys_mark_nothing(grid, desk, clinic):
    desk.type("2x?")
    desk.press("Ctrl+1", "Space")
    assert clinic.marks() == {}


def test_a_held_key_marks_once(grid, desk, clinic):
    desk.type("1")
    for _time in range(3):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", True)
        QApplication.sendEvent(grid, held)
    assert clinic.marks() == {("001-B", "pause"): "present"}
    assert here(grid) == (1, 0)


def test_each_mark_is_on_disk_when_it_is_shown(grid, desk):
    seen = []
    study = desk.session.study
    grid.model().dataChanged.connect(
        lambda *_places: seen.append(teaching.attendance(studies.copy_for_reading(study), 1))
    )
    desk.type("1")
    assert {("001-B", "pause"): "present"} in seen


def test_marks_are_undone_one_by_one(grid, desk, clinic):
    desk.type("10")
    desk.press("Up", "Up")
    desk.type("e")
    for marks in (
        {("001-B", "pause"): "present", ("002-C", "pause"): "absent"},
        {("001-B", "pause"): "present"},
        {},
    ):
        desk.press("Ctrl+Z")
        assert clinic.marks() == marks
    assert here(grid) == (0, 0)


def test_a_mark_taken_back_comes_back(grid, desk, clinic):
    desk.type("0")
    desk.press("Up", "Backspace", "Ctrl+Z")
    assert clinic.marks() == {("001-B", "pause"): "absent"}


def test_where_nothing_is_left_to_undo_that_is_said(grid, desk, page):
    desk.press("Ctrl+Z")
    assert page.bar.text() == "There is nothing to undo here since this study was opened."


def test_undoing_goes_back_to_the_cohort_it_was_in(grid, desk, clinic, page):
    clinic.add("005-G", cohort="2")
    page.refresh()
    desk.type("1")
    desk.press("Ctrl+PgDown", "Ctrl+Z")
    assert page.cohort.number == 1
    assert clinic.marks() == {}


def test_a_mark_that_can_no_longer_be_undone_is_explained_and_forgotten(grid, desk, clinic, page):
    desk.type("1")
    desk.press("Up", "Backspace")
    clinic.log("pause", status="cancelled", reason="snow")
    desk.press("Ctrl+Z")
    assert page.bar.text().startswith("Session 1 is logged as cancelled.")
    desk.press("Ctrl+Z")
    assert clinic.marks() == {}


def test_nobody_is_marked_at_a_cancelled_session(desk, clinic, shown):
    clinic.log("pause", status="cancelled", reason="snow")
    page = shown()
    desk.press("Home", "Right", "Ctrl+Home")
    desk.type("1")
    assert page.bar.text() == "Session 1 is logged as cancelled. Correct the session log first if it was held."
    assert clinic.marks() == {}
    assert here(page.attendance.grid) == (0, 0)


def test_a_cancelled_session_is_stepped_over(grid, desk, clinic, page):
    clinic.log("relax", status="cancelled", reason="snow")
    page.refresh()
    desk.type("11")
    assert here(grid) == (0, 2)
    assert spoken(grid, 0, 1) == "001-B, session 2, cancelled"


def test_who_withdrew_is_stepped_over_and_not_present_afterwards(desk, clinic, shown):
    clinic.log("pause", date="2026-01-12", status="delivered")
    clinic.log("relax", date="2026-01-19", status="delivered")
    clinic.amend("002-C", status="withdrawn", status_reason="too busy", status_date="2026-01-12")
    page = shown()
    grid = page.attendance.grid
    desk.press("Right", "Ctrl+Home", "Right")
    desk.type("1")
    assert here(grid) == (0, 2)
    grid.go(grid.model().index(1, 1))
    desk.type("1")
    assert page.bar.text().startswith("Participant 002-C withdrew on 2026-01-12, before this session.")
    desk.type("0")
    assert clinic.marks() == {("001-B", "relax"): "present", ("002-C", "relax"): "absent"}
    assert "left 12 Jan" in grid.model().headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)


def test_nobody_is_present_on_a_day_to_come(desk, clinic, shown):
    clinic.log("pause", date=TOMORROW)
    page = shown()
    desk.press("Right")
    desk.type("1")
    assert page.bar.text() == f"{TOMORROW} lies in the future. Check the date on the paper."
    assert clinic.marks() == {}


def test_the_sentence_goes_with_the_next_mark(desk, clinic, shown):
    clinic.log("pause", date=TOMORROW)
    page = shown()
    desk.press("Right")
    desk.type("1e")
    assert page.bar.text() == ""


def test_who_moved_to_another_group_stays_with_marks_and_in_words(desk, clinic, shown):
    clinic.mark("pause", "001-B", "present")
    clinic.amend("001-B", group="control", cohort="")
    page = shown()
    grid = page.attendance.grid
    head = grid.model().headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert head == "001-B, now in Control, present at 1 of 1 sessions"
    assert page.doubts.said() == ["001-B is marked at session 1: now in Control."]
    grid.setFocus()
    grid.go(grid.model().index(0, 1))
    desk.type("1")
    assert page.bar.text().startswith("Participant 001-B is not in this cohort.")
    grid.go(grid.model().index(0, 0))
    desk.type("0")
    assert clinic.marks() == {("001-B", "pause"): "absent"}


def test_sums_count_who_was_present_of_what_is_marked(grid, desk):
    desk.type("110")
    heads = grid.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert heads.headerData(0, Qt.Orientation.Vertical, role) == "001-B, present at 1 of 2 sessions"
    assert heads.headerData(1, Qt.Orientation.Vertical, role) == "002-C, present at 1 of 1 sessions"


def test_places_are_said_in_words(grid, desk):
    desk.type("10")
    assert spoken(grid, 0, 0) == "001-B, session 1, present"
    assert spoken(grid, 1, 0) == "002-C, session 1, absent"
    assert spoken(grid, 0, 3) == "001-B, session 4, not marked"


def test_left_at_the_edge_and_escape_lead_back_to_the_log(grid, desk, page):
    desk.press("Left")
    assert desk.focus() is page.log.table
    desk.press("Right", "Escape")
    assert desk.focus() is page.log.table


def test_the_log_follows_the_list(grid, desk, page):
    desk.press("Right", "Right")
    assert page.log.table.currentIndex().row() == 2
    assert page.log.model.index(2, 4).data() == "keying now, attendance list"
    desk.press("Escape")
    assert page.log.model.index(2, 4).data() == ""


def test_a_click_on_a_number_goes_to_that_session(grid):
    grid.numbers.sectionClicked.emit(4)
    assert here(grid) == (0, 4)


def test_enter_goes_down_without_a_mark(grid, desk, clinic):
    desk.press("Return")
    assert here(grid) == (1, 0)
    assert clinic.marks() == {}


def test_an_empty_cohort_says_so_and_leads_to_the_register(desk, clinic, shown):
    for code in ("001-B", "002-C"):
        clinic.amend(code, consent="")
    page = shown()
    assert page.attendance.said().startswith("Nobody is in cohort 1 yet.")
    desk.press("Right")
    assert desk.focus() is page.log.table
    page.attendance.setFocus()
    desk.press("Return")
    assert desk.went == [("participants", {"new": True})]
