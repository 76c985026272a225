"""The place Course as a whole: cohorts, tabs, little room, and studies without a course."""

import pytest
from PySide6.QtWidgets import QApplication

from imp_desktop import i18n
from imp_desktop.operations import enrolling, persons, studies
from imp_desktop.ui.course.view import ADAPTATIONS, ATTENDANCE, REACTIONS, SESSIONS, CoursePage
from imp_desktop.ui.look import Look
from tests.sized_course import make_protocol


@pytest.fixture
def sized(desk, own_home, tmp_path, clinic):
    """Put a study of another course on the desk."""
    opened = []

    def sized(sessions, *, cohorts=True, people=2):
        name = make_protocol("sized", sessions, cohorts=cohorts)
        study = studies.create(tmp_path / "sized.impstudy", name, choose=["scs.left_out=23,16"], who="Anna Bakker")
        opened.append(study)
        anna = persons.person(study, "Anna Bakker")
        cohort = {"cohort": "1"} if cohorts else {}
        with study.change(anna):
            for number in range(1, people + 1):
                facts = {"group": "training", "consent": "2026-01-05"} | cohort
                enrolling.add(study, anna, f"{number:03d}-X", facts)
        desk.session.take_study(study)
        desk.session.take_person(anna)
        desk.session.prefer(language="en", theme="light")
        clinic.study, clinic.person = study, anna
        return study

    yield sized
    for study in opened:
        study.close()


def texts(page):
    return [tab.text for tab in page.tabs.tabs()]


def test_it_begins_with_the_session_log(page, desk):
    assert page.where() == {"cohort": 1, "tab": SESSIONS}
    assert desk.focus() is page.log.table


def test_tabs_are_turned_by_key(page, desk):
    for tab in (ADAPTATIONS, REACTIONS, SESSIONS):
        desk.press("Ctrl+Tab")
        assert page.where()["tab"] == tab
    desk.press("Ctrl+Shift+Tab")
    assert page.where()["tab"] == REACTIONS


def test_arrows_move_from_tab_to_tab(page, desk):
    first = page.tabs.childAt(40, 20)
    first.setFocus()
    desk.press("Right")
    assert page.where()["tab"] == ADAPTATIONS


def test_cohorts_are_changed_by_key_and_end_where_they_end(page, desk, clinic):
    clinic.add("005-G", cohort="2")
    page.refresh()
    for key, number in (("Ctrl+PgDown", 2), ("Ctrl+PgDown", 2), ("Ctrl+PgUp", 1), ("Ctrl+PgUp", 1)):
        desk.press(key)
        assert page.cohort.number == number


def test_the_head_counts_people_and_places(page, desk, clinic):
    clinic.log("pause", date="2026-01-12", status="delivered")
    clinic.mark("pause", "001-B", "present")
    clinic.mark("pause", "002-C", "absent")
    clinic.mark("relax", "001-B", "present")
    page.refresh()
    assert page.filled() == "Session 1: 1 of 2 places filled, 50%"
    clinic.mark("relax", "002-C", "present")
    page.refresh()
    assert page.filled() == "Sessions 1 and 2: 3 of 4 places filled, 75%"


def test_lists_that_hold_for_all_cohorts_show_no_cohort(page, desk):
    assert page.which.isVisible()
    desk.press("Ctrl+Tab")
    assert not page.which.isVisible()
    desk.press("Ctrl+PgDown")
    assert page.cohort.number == 1


def test_it_comes_back_to_where_it_was(shown, clinic):
    clinic.add("005-G", cohort="2")
    page = shown(cohort=2, tab=ADAPTATIONS)
    assert page.where() == {"cohort": 2, "tab": ADAPTATIONS}
    page.arrive()
    assert page.where() == {"cohort": 2, "tab": ADAPTATIONS}


def test_a_cohort_that_is_not_there_gives_way_to_the_first(shown):
    assert shown(cohort=7).cohort.number == 1


def test_where_there_is_little_room_log_and_list_are_two_tabs(shown, desk):
    page = shown(width=900)
    assert texts(page) == ["Sessions", "Attendance", "Adaptations", "Adverse reactions"]
    assert page.log.isVisible()
    assert not page.attendance.isVisible()
    desk.press("Right")
    assert page.where()["tab"] == ATTENDANCE
    assert page.attendance.grid.hasFocus()
    desk.press("Escape")
    assert page.log.table.hasFocus()


def test_with_room_again_they_stand_side_by_side(shown, desk):
    page = shown(width=900, tab=ATTENDANCE)
    page.window().resize(1200, 736)
    page.resize(1200, 736)
    assert texts(page)[0] == "Sessions and attendance"
    assert page.log.isVisible()
    assert page.attendance.isVisible()


def test_every_key_is_on_the_sheet_of_its_tab(page, desk):
    for expected in ({"D", "1", "0", "E", "Ctrl+Z", "Ctrl+PgDown"}, {"Ctrl+N", "Del"}, {"Ctrl+N", "1–9"}):
        assert expected <= {line[0] for line in page.keys()}  # noqa: SIM118 - a page is no dictionary
        desk.press("Ctrl+Tab")


def test_doubts_about_another_cohort_lead_there(shown, desk, clinic):
    clinic.add("005-G", cohort="2")
    clinic.log("pause", cohort=2, date="2026-01-12", status="delivered", minutes="90")
    page = shown()
    assert page.doubts.said() == ["Cohort 2: 1 thing to look at"]
    page.doubts.setFocus()
    desk.press("Return")
    assert page.cohort.number == 2
    assert page.doubts.said() == ["Session 1 was held in full in 90 minutes; 150 are planned."]


def test_a_doubt_about_somebody_leads_to_the_mark(shown, desk, clinic):
    clinic.mark("relax", "001-B", "present")
    clinic.amend("001-B", cohort="2")
    page = shown()
    page.doubts.setFocus()
    desk.press("Return")
    grid = page.attendance.grid
    assert grid.hasFocus()
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 1)


def test_presence_after_a_withdrawal_is_told_in_one_sentence(shown, clinic):
    for at, session in enumerate(("pause", "relax"), start=12):
        clinic.log(session, date=f"2026-01-{at}", status="delivered")
        clinic.mark(session, "001-B", "present")
    clinic.amend("001-B", status="withdrawn", status_reason="too busy", status_date="2026-01-06")
    said = shown().doubts.said()
    assert len(said) == 1
    assert said[0].startswith("001-B is marked present at sessions 1 and 2, after withdrawing on 6 January")


def test_what_changes_elsewhere_is_shown(page, desk, clinic):
    clinic.add("005-G", cohort="1")
    desk.session.did("register")
    assert page.attendance.model.rowCount() == 3


def test_a_protocol_without_a_course_is_told_so(sized, shown, desk):
    sized([])
    page = shown()
    assert page.cohort is None
    assert "has no course" in page.text_shown()
    desk.press("Ctrl+Z", "Ctrl+Tab", "Ctrl+PgDown")
    assert page.where() == {"cohort": 0, "tab": SESSIONS}


def test_a_course_without_cohorts_has_one_list(sized, shown, desk, clinic):
    sized(["one", "two"], cohorts=False)
    page = shown()
    assert not page.which.isVisible()
    desk.press("Right")
    desk.type("1")
    assert clinic.marks(cohort=None) == {("001-X", "one"): "present"}


def test_sixty_sessions_scroll_with_the_codes_in_sight(sized, shown, desk, clinic):
    sized([f"s{number}" for number in range(1, 61)], people=25)
    page = shown()
    grid = page.attendance.grid
    desk.press("Right", "Ctrl+End")
    desk.type("1")
    assert clinic.marks() == {("025-X", "s60"): "present"}
    place = grid.visualRect(grid.currentIndex())
    assert grid.viewport().rect().contains(place)
    assert grid.codes.isVisible()
    assert grid.horizontalScrollBar().value() > 0
    assert page.log.table.currentIndex().row() == 59


def test_the_keyboard_stays_in_sight_when_the_room_changes(sized, shown, desk):
    sized([f"s{number}" for number in range(1, 61)])
    page = shown(width=1100)
    grid = page.attendance.grid
    desk.press("Right", "Ctrl+End")
    for width in (1700, 1040, 2400):
        page.resize(width, 736)
        QApplication.processEvents()
        place = grid.visualRect(grid.currentIndex())
        assert grid.viewport().rect().contains(place)
        last = grid.viewport().width() - grid.columnViewportPosition(59) - grid.columnWidth(59)
        assert last < grid.columnWidth(59)  # nothing is left empty behind the last session


def test_where_there_is_little_room_what_is_known_of_a_person_stands_below_the_code(shown, clinic):
    clinic.mark("pause", "001-B", "present")
    clinic.amend("001-B", cohort="2")
    wide, narrow = (shown(width=width).attendance.grid.codes for width in (1600, 1031))
    assert wide.width() == wide.wide(folded=False)
    assert narrow.width() == narrow.wide(folded=True) < wide.width()


def test_five_hundred_people_scroll(sized, shown, desk, clinic):
    sized(["one", "two"], people=500)
    page = shown()
    grid = page.attendance.grid
    desk.press("Right", "End", "Ctrl+Down")
    grid.go(grid.model().index(499, 0))
    desk.type("1")
    assert clinic.marks() == {("500-X", "one"): "present"}
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 1)
    assert grid.verticalScrollBar().value() == 0


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_it_is_drawn_in_every_language_theme_and_zoom(desk, shown, clinic, language, theme, zoom):
    clinic.log("pause", date="2026-01-12", status="delivered")
    clinic.log("relax", date="2026-01-19", status="cancelled", reason="snow")
    for code, mark in (("001-B", "present"), ("002-C", "excused")):
        clinic.mark("pause", code, mark)
    clinic.mark("open", "001-B", "absent")
    clinic.say("001-B", adverse="1")
    desk.session.prefer(language=language)
    desk.session.look = Look(theme, zoom)
    page = shown()
    for _tab in page.tabs.values():
        assert not page.grab().isNull()
        desk.press("Ctrl+Tab")


def test_the_page_is_made_anew_at_the_same_spot(desk, shown, clinic):
    clinic.add("005-G", cohort="2")
    where = shown(cohort=2, tab=REACTIONS).where()
    again = CoursePage(desk.session)
    desk.show(again)
    again.arrive(**where)
    assert again.where() == where
