"""Settings of the course: names of teachers, bounds of the criteria, and the day on which they are fixed."""

import pytest
from PySide6.QtWidgets import QLineEdit

from imp_desktop.operations import criteria, studies
from imp_desktop.ui.controls import Button
from imp_desktop.ui.settings.course import Bounds
from imp_desktop.ui.settings.view import SettingsPage


@pytest.fixture
def page(desk) -> SettingsPage:
    made = SettingsPage(desk.session)
    desk.show(made)
    return made


def seen(page, kind):
    return page._area.widget().findChildren(kind)


def write(field: QLineEdit, text: str) -> None:
    field.setText(text)
    field.editingFinished.emit()


def bounds(page, number: int) -> Bounds:
    found: Bounds = seen(page, Bounds)[number]
    return found


def test_teachers_are_called_as_the_study_calls_them_and_never_alike(page, desk) -> None:
    page.arrive(chapter="teachers")
    first, second = seen(page, QLineEdit)
    assert first.placeholderText() == "Teacher A"
    write(first, "Maaike")
    write(second, "maaike ")
    assert "Two teachers" in desk.told[-1].text
    assert studies.settings(desk.session.study).teachers == {"teacher_1": "Maaike"}


def test_bounds_are_kept_at_once_and_are_no_example_then(page, desk) -> None:
    page.arrive(chapter="criteria")
    write(bounds(page, 0).green, "82,5")
    first = criteria.criteria(desk.session.study)[0]
    assert (str(first.green), str(first.red), first.example) == ("82.5", "60", False)


@pytest.mark.parametrize("text", ["50", "101", "many", "", "nan"])
def test_what_is_no_bound_is_said_and_what_stood_there_comes_back(page, desk, text) -> None:
    page.arrive(chapter="criteria")
    field = bounds(page, 0).green
    write(field, text)
    assert "no bounds" in desk.told[-1].text
    assert field.text() == "80"
    assert criteria.criteria(desk.session.study)[0].example


def test_once_fixed_a_change_asks_for_its_reason(page, desk) -> None:
    page.arrive(chapter="criteria")
    next(button for button in seen(page, Button) if "Fix" in button.text()).click()
    page.arrive(chapter="criteria")
    assert criteria.fixing(desk.session.study).on is not None
    write(bounds(page, 0).red, "50")
    assert "were fixed on" in desk.told[-1].text
    reason = next(field for field in seen(page, QLineEdit) if field.accessibleName() == "Reason for a change")
    reason.setText("few people")
    write(bounds(page, 0).red, "50")
    ((_day, why),) = criteria.fixing(desk.session.study).changed
    assert why == "few people"
