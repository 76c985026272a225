"""Names of teachers in the settings: kept when the field is left, never two alike."""

import pytest

from imp_desktop.operations import studies
from imp_desktop.ui.settings.teachers import TeacherRow
from imp_desktop.ui.settings.view import SettingsPage


@pytest.fixture
def rows(desk) -> list[TeacherRow]:
    """The rows of both teachers, with the keyboard in the first."""
    page = SettingsPage(desk.session)
    desk.show(page)
    page.arrive(chapter="teachers")
    found: list[TeacherRow] = page._area.findChildren(TeacherRow)
    found[0].field.setFocus()
    return found


def test_a_teacher_without_a_name_is_called_as_the_protocol_does(rows) -> None:
    assert [row.field.placeholderText() for row in rows] == ["Teacher A", "Teacher B"]


def test_a_name_is_kept_when_its_field_is_left(rows, desk, qtbot) -> None:
    desk.type("Maaike  de Vries")
    with qtbot.waitSignal(desk.session.changed) as heard:
        desk.press("Tab")
    assert heard.args == [frozenset({"settings"})]
    assert studies.settings(desk.session.study).teachers == {"teacher_1": "Maaike de Vries"}
    assert rows[0].field.text() == "Maaike de Vries"


def test_leaving_a_field_as_it_was_changes_nothing(rows, desk, qtbot) -> None:
    with qtbot.assertNotEmitted(desk.session.changed):
        desk.press("Tab", "Backtab")


def test_two_of_one_name_are_refused_below_the_field_until_it_is_mended(rows, desk) -> None:
    desk.type("Maaike")
    desk.press("Tab")
    desk.type("maaike")
    desk.press("Return")
    assert "Two teachers would be called maaike." in rows[1].complaint()
    assert studies.settings(desk.session.study).teachers == {"teacher_1": "Maaike"}
    desk.type(" B.")
    desk.press("Return")
    assert rows[1].complaint() == ""
    assert studies.settings(desk.session.study).teachers == {"teacher_1": "Maaike", "teacher_2": "maaike B."}


def test_an_emptied_field_takes_the_name_back(rows, desk) -> None:
    desk.type("Maaike")
    desk.press("Return", "Ctrl+A", "Del", "Return")
    assert studies.settings(desk.session.study).teachers == {}
