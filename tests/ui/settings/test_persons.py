"""The persons in the settings: who works with the study, who left, and the way back."""

import pytest

from imp_desktop.operations import persons
from imp_desktop.ui.settings.persons import PersonRow
from imp_desktop.ui.settings.view import SettingsPage
from imp_desktop.ui.start.people import PeoplePage


@pytest.fixture
def jonas(desk):
    return persons.person(desk.session.study, "Jonas Visser")


@pytest.fixture
def page(desk, jonas):
    made = SettingsPage(desk.session)
    desk.show(made)
    made.arrive(chapter="persons")
    return made


def rows(page):
    return page._area.widget().findChildren(PersonRow)


def test_everybody_stands_there_with_since_when(page):
    anna, jonas = rows(page)
    assert anna.button.accessibleName() == "Leaves the list: Anna Bakker"
    assert anna._about.text().endswith(", at work now")
    assert jonas._about.text().startswith("Since ")


def test_who_leaves_the_list_stands_there_with_the_way_back(page, desk, jonas):
    rows(page)[1].button.setFocus()
    desk.press("Space")
    assert persons.at_work(desk.session.study) == [desk.session.person]
    row = rows(page)[1]
    assert row.button.text() == "Back into the list"
    assert "what was keyed keeps the name" in row._about.text()
    row.button.click()
    assert jonas in persons.at_work(desk.session.study)


def test_the_last_one_cannot_leave_and_that_is_said_below_the_name(page, desk, jonas):
    rows(page)[1].button.click()
    row = rows(page)[0]
    row.button.click()
    assert row.complaint() == "Anna Bakker is the only one in the list. Add somebody else first."
    assert desk.session.has_person


def test_who_takes_herself_out_stops_working(page, desk, jonas):
    rows(page)[0].button.click()
    assert not desk.session.has_person
    assert persons.at_work(desk.session.study) == [jonas]


def test_who_left_is_not_offered_when_the_study_is_opened_and_comes_back_by_name(desk, jonas, qtbot):
    persons.leave(desk.session.study, desk.session.person, jonas)
    page = PeoplePage(desk.session)
    desk.show(page)
    assert [page.people.model().index(row, 0).data() for row in range(page.people.model().rowCount())] == [
        "Anna Bakker"
    ]
    desk.type("jonas visser")
    desk.press("Return")
    assert desk.session.person == jonas
    assert jonas in persons.at_work(desk.session.study)
