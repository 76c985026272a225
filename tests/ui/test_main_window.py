"""The window: what it shows when, and the way between places."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop import i18n, paths
from imp_desktop.operations import coding, course_log, keying, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.places import CALM, COUNT, PLACE, places
from imp_desktop.ui.start.steps import StepsPage
from imp_desktop.ui.start.view import StartPage
from tests.ui.hands import bar_of, press, settle

FORM = FormKey("001-B", "pre", "pss")


def test_without_a_study_there_are_three_ways_to_begin(window) -> None:
    assert isinstance(window.centralWidget(), StartPage)
    assert window.place == ""


def test_an_empty_study_begins_with_its_steps(window, study) -> None:
    window.session.take_study(study)
    assert window.place == "overview"
    assert isinstance(window.page, StepsPage)
    assert window.windowTitle() == studies.settings(study).title


def test_with_participants_the_overview_is_seen(working) -> None:
    assert working.place == "overview"
    assert not isinstance(working.page, StepsPage)


def test_every_place_has_a_key(working) -> None:
    for number, place in enumerate(places(), 1):
        press(working, f"Alt+{number}")
        assert working.place == place.id


def test_looking_along_the_places_leaves_the_mark_where_the_window_is(working) -> None:
    column = working.centralWidget().column.top
    column.setFocus()
    QApplication.processEvents()
    column.keyboardSearch("C")
    assert column.currentIndex().data(PLACE) == "course"
    working.page.setFocus()
    QApplication.processEvents()
    assert column.currentIndex().data(PLACE) == working.place == "overview"


def test_forms_that_await_an_entry_are_counted_at_the_course(working) -> None:
    def count() -> int:
        return int(place.data(COUNT))

    column = working.centralWidget().column.top.places
    place = column.index(column.row_of("course"))
    assert count() == 0
    session = working.session
    form = keying.open_form(session.study, FormKey("001-B", "post", "imp_eval"))
    keying.key(session.study, session.person, form, "imp_eval_adverse", "1")
    session.did("answers")
    assert count() == 1
    course_log.add_reaction(session.study, session.person, "001-B", {"reaction": "other", "severity": "mild"})
    session.did("course")
    assert count() == 0


def test_the_course_is_come_back_to_where_it_was_left(working) -> None:
    press(working, "Alt+3")
    press(working, "Ctrl+Tab")
    press(working, "Alt+1")
    press(working, "Alt+3")
    assert working.page.where() == {"cohort": 1, "tab": "adaptations"}


def test_the_sheet_of_keys_gives_the_keyboard_back_to_the_attendance_list(working) -> None:
    press(working, "Alt+3")
    press(working, "Right")
    press(working, "F1")
    press(working, "F1")
    assert working.page.attendance.grid.hasFocus()


def test_a_row_left_open_is_still_open_with_the_keyboard_in_it(working) -> None:
    press(working, "Alt+3")
    press(working, "Return")
    press(working, "Alt+1")
    press(working, "Alt+3")
    page = working.page
    assert page.log.form is not None
    assert page.log.form.isAncestorOf(QApplication.focusWidget())
    page.arrive(cohort=2)
    page.show_cohort(1)
    assert page.log.form is None


def test_keying_has_the_whole_width(working) -> None:
    column = working.centralWidget().column
    assert column.isVisible()
    working.go("entry", key=FORM)
    assert working.place == "entry"
    assert not column.isVisible()
    press(working, "Alt+1")
    assert column.isVisible()


def test_a_form_that_may_not_be_keyed_is_said_and_the_place_stays(working) -> None:
    working.go("entry", key=FormKey("009-X", "pre", "pss"))
    assert working.place == "overview"
    assert "009-X" in bar_of(working)


@pytest.mark.parametrize(
    "place", ["overview", "participants", "course", "worklist", "texts", "reports", "settings", "manual", "entry"]
)
def test_zoom_and_language_change_at_once_and_the_place_stays(working, place, qtbot) -> None:
    working.go(place, **({"key": FORM} if place == "entry" else {}))
    before = working.page
    press(working, "Ctrl++")
    assert working.session.look.zoom == 1.25
    assert working.place == place
    assert working.page is not before
    working.session.prefer(language="nl")
    assert working.place == place
    assert i18n.language() == "nl"
    press(working, "Ctrl+0")
    assert working.session.look.zoom == 1.0


def test_zoom_ends_where_it_ends(working) -> None:
    for _time in range(9):
        press(working, "Ctrl+=")
    assert working.session.look.zoom == 2.0
    for _time in range(9):
        press(working, "Ctrl+-")
    assert working.session.look.zoom == 1.0


def test_the_form_being_keyed_is_still_seen_after_zooming(working) -> None:
    working.go("entry", key=FORM)
    press(working, "2")
    press(working, "Ctrl++")
    assert working.page.where()["key"] == FORM
    assert keying.open_form(working.session.study, FORM).answered == 1


def test_go_to_or_do_finds_a_participant_by_code(working) -> None:
    press(working, "Ctrl+K")
    QTest.keyClicks(QApplication.focusWidget() or working, "003-d")
    press(working, "Return")
    assert working.place == "participants"
    assert working.page.where().get("code") == "003-D"


def test_go_to_or_do_finds_a_command_by_part_of_its_words(working) -> None:
    press(working, "Ctrl+K")
    QTest.keyClicks(QApplication.focusWidget() or working, "port")
    press(working, "Down")
    press(working, "Up")
    press(working, "Return")
    assert working.place in {"reports", "exchange"}


def test_escape_leaves_go_to_or_do(working) -> None:
    press(working, "Ctrl+K")
    press(working, "Esc")
    assert working.place == "overview"
    assert working.page.isAncestorOf(QApplication.focusWidget())


def test_f1_shows_and_hides_the_keys(working) -> None:
    press(working, "F1")
    assert working.findChild(type(working._sheet)) is not None
    assert working._sheet.isVisible()
    press(working, "F1")
    assert working._sheet is None


def test_while_keying_the_keys_of_keying_are_left_alone(working) -> None:
    working.go("entry", key=FORM)
    keys = {action.shortcut().toString() for action in working.actions() if action.isEnabled()}
    assert not keys & {"F1", "F6"}
    assert "Ctrl+U" in keys


def test_f6_moves_between_the_places_and_the_screen(working) -> None:
    column = working.centralWidget().column
    press(working, "F6")
    assert column.isAncestorOf(QApplication.focusWidget())
    press(working, "F6")
    assert working.page.isAncestorOf(QApplication.focusWidget())


def test_a_flag_is_counted_beside_the_work_list(working) -> None:
    session = working.session
    keying.key(session.study, session.person, keying.open_form(session.study, FORM), "pss_01", "9")
    session.did("answers")
    model = working.centralWidget().column.top.places
    counted = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "Work list, 1" in counted


def test_texts_still_to_code_are_counted_calmly_beside_their_place(working) -> None:
    session = working.session
    form = keying.open_form(session.study, FormKey("001-B", "post", "imp_eval"))
    keying.key(session.study, session.person, form, "imp_eval_plans", "Go on.")
    session.did("answers")
    model = working.centralWidget().column.top.places
    texts, flags = (model.index(model.row_of(place)) for place in ("texts", "worklist"))
    assert texts.data(Qt.ItemDataRole.AccessibleTextRole) == "Texts, 1"
    assert texts.data(CALM)
    assert not flags.data(CALM)
    coding.code_text(session.study, session.person, form.key, "imp_eval_plans", ["continue"])
    session.did("codes")
    assert texts.data(Qt.ItemDataRole.AccessibleTextRole) == "Texts"


@pytest.mark.parametrize("height", [600, 736, 1100])
def test_no_place_covers_another_however_low_the_window(working, height) -> None:
    working.session.prefer(zoom=200)
    working.resize(1366, height)
    settle()
    column = working.centralWidget().column
    assert column.top.geometry().bottom() < column.foot.geometry().top()
    assert column.foot.geometry().bottom() < column.person.geometry().top()
    assert column.top.sizeHintForRow(0) >= working.session.look.px(20)


@pytest.mark.qt_log_level_fail("CRITICAL")  # a screen that is none cannot grab the keyboard for a menu
def test_the_menus_are_seen_after_f10(working) -> None:
    assert not working.menuBar().isVisible()
    QTest.keyClick(working, Qt.Key.Key_F10)
    assert working.menuBar().isVisible()


@pytest.mark.qt_log_level_fail("CRITICAL")
def test_the_menus_go_when_they_are_left_and_the_keyboard_is_where_it_was(working, qtbot) -> None:
    before = working.focusWidget()
    QTest.keyClick(working, Qt.Key.Key_F10)
    QTest.keyClick(QApplication.activePopupWidget() or working.menuBar(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not working.menuBar().isVisible())
    assert working.focusWidget() is before


def test_qts_own_buttons_speak_the_language_of_the_window(working) -> None:
    working.session.prefer(language="nl")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Annuleren"
    working.session.prefer(language="en")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_sign_of_the_program_is_there() -> None:
    assert (paths.resources() / "icons" / "imp_desktop.svg").is_file()


@pytest.mark.qt_log_level_fail("CRITICAL")  # as above
def test_alt_with_a_digit_does_not_bring_the_menus(working) -> None:
    handle = working.windowHandle()
    alt, two = Qt.Key.Key_Alt, Qt.Key.Key_2
    for kind, key in ((QEvent.Type.KeyPress, alt), (QEvent.Type.ShortcutOverride, two), (QEvent.Type.KeyRelease, alt)):
        working.eventFilter(handle, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
    assert not working.menuBar().isVisible()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        working.eventFilter(handle, QKeyEvent(kind, alt, Qt.KeyboardModifier.NoModifier))
    assert working.menuBar().isVisible()
