"""Progression criteria in the settings, by keyboard: bounds, the day they are fixed, and changes after it."""

import pytest
from PySide6.QtWidgets import QLabel

from imp_desktop.operations import criteria, enrolling
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.controls import Button
from imp_desktop.ui.dates import whole_day
from imp_desktop.ui.settings.criteria import CriterionRow
from imp_desktop.ui.settings.view import SettingsPage


@pytest.fixture
def page(desk) -> SettingsPage:
    """The chapter of the criteria."""
    made = SettingsPage(desk.session)
    desk.show(made)
    made.arrive(chapter="criteria")
    return made


def rows(page: SettingsPage) -> list[CriterionRow]:
    found: list[CriterionRow] = page._area.findChildren(CriterionRow)
    return found


def first(page: SettingsPage) -> CriterionRow:
    """The first criterion, with the keyboard in its first bound and all of it chosen."""
    row = rows(page)[0]
    row.bounds.green.setFocus()
    row.bounds.green.selectAll()
    return row


def kept(desk) -> tuple[str, str, bool]:
    one = criteria.criteria(desk.session.study)[0]
    return f"{one.green:f}", f"{one.red:f}", one.example


def said(page: SettingsPage) -> str:
    """Everything the chapter says now."""
    labels = page._area.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def fix(desk, page: SettingsPage) -> None:
    """Find the button by keyboard and press it."""
    page.setFocus()
    desk.press("Tab", "Return")
    assert criteria.fixing(desk.session.study).on is not None


def test_the_criteria_of_the_program_are_marked_as_examples(page) -> None:
    assert len(rows(page)) > 1
    assert said(page).count("An example of the program") == len(rows(page))


def test_bounds_are_kept_at_once_and_are_no_example_then(page, desk, qtbot) -> None:
    first(page)
    desk.type("82,5")
    with qtbot.waitSignal(desk.session.changed):
        desk.press("Return")
    assert kept(desk) == ("82.5", "60", False)
    assert said(page).count("An example of the program") == len(rows(page)) - 1


def test_both_bounds_can_be_lowered_one_after_the_other(page, desk) -> None:
    row = first(page)
    desk.type("50")
    desk.press("Tab")
    assert row.complaint() == ""  # 50 and 60 do not fit, yet the keyboard has only gone on to the second
    desk.type("40")
    desk.press("Tab")
    assert kept(desk) == ("50", "40", False)


@pytest.mark.parametrize("text", ["50", "101", "many", "nan", "82,5,1"])
def test_what_is_no_bound_stands_with_the_reason_below_until_esc(page, desk, text) -> None:
    row = first(page)
    desk.type(text)
    desk.press("Tab", "Tab")
    assert "are no bounds" in row.complaint()
    assert row.complaint() in said(page)
    assert row.bounds.green.text() == text
    assert kept(desk) == ("80", "60", True)
    row.bounds.red.setFocus()
    desk.press("Esc")
    assert (row.bounds.green.text(), row.complaint()) == ("80", "")


def test_bounds_are_written_with_the_decimal_sign_of_the_language(desk) -> None:
    criteria.set_bounds(desk.session.study, desk.session.person, "completed", "82.5,60")
    desk.session.prefer(language="nl")
    page = SettingsPage(desk.session)
    desk.show(page)
    page.arrive(chapter="criteria")
    assert rows(page)[0].bounds.green.text() == "82,5"
    first(page)
    desk.press("Tab", "Tab")
    assert kept(desk) == ("82.5", "60", False)


def test_fixing_says_what_it_means_and_then_the_day(page, desk) -> None:
    assert "before the first form was keyed" in said(page)
    fix(desk, page)
    assert f"Fixed on {whole_day(enrolling.today())}, before the first form was keyed" in said(page)
    assert "An example" not in said(page)
    assert page._area.findChildren(Button) == []
    assert desk.focus() is page.chapters


def test_criteria_of_a_study_with_keyed_forms_say_that_they_come_after_them(page, desk) -> None:
    desk.key(FormKey("001-B", "pre", "pss"), pss_01="2")
    page.refresh()
    assert "Forms are keyed already" in said(page)
    fix(desk, page)
    assert "after the first form was keyed" in said(page)


def test_once_fixed_a_change_asks_for_its_reason_in_its_place(page, desk) -> None:
    fix(desk, page)
    row = first(page)
    assert not row.reason.isVisible()
    desk.type("70")
    assert row.reason.isVisible()
    desk.press("Tab", "Tab")
    assert desk.focus() is row.reason
    assert kept(desk) == ("80", "60", False)
    desk.type("few people")
    desk.press("Return")
    assert kept(desk) == ("70", "60", False)
    assert not row.reason.isVisible()
    assert desk.focus() is row.bounds.green
    assert f"{whole_day(enrolling.today())}: changed to 70 and 60 %, few people" in said(page)


def test_leaving_without_a_reason_keeps_nothing_and_says_so(page, desk) -> None:
    fix(desk, page)
    row = first(page)
    desk.type("70")
    desk.press("Tab", "Tab", "Tab")
    assert "Give the reason" in row.complaint()
    assert kept(desk) == ("80", "60", False)
    assert criteria.fixing(desk.session.study).changes == ()
    row.reason.setFocus()
    desk.press("Esc")
    assert (row.complaint(), row.bounds.green.text(), row.reason.isVisible()) == ("", "80", False)


def test_a_long_reason_is_shown_in_short(page, desk) -> None:
    criteria.fix(desk.session.study, desk.session.person)
    criteria.set_bounds(desk.session.study, desk.session.person, "completed", "70,50", "<b>few</b> " * 100)
    page.refresh()
    shown = next(line for line in said(page).splitlines() if "changed to" in line)
    assert shown.endswith("…")
    assert "<b>few</b>" in shown
    assert len(shown) < 250


def test_a_key_that_is_not_esc_changes_nothing(page, desk) -> None:
    row = first(page)
    desk.type("7")
    desk.press("F7")
    assert row.bounds.green.text() == "7"
