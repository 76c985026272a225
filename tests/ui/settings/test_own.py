"""Tests of what a person is told of their own keying."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from imp_desktop.operations import keying, persons
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.own_figures import own_figures
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.ui.settings.own import told
from imp_desktop.ui.settings.view import SettingsPage
from tests.operations.test_double_keying import ITEMS, keyed_twice
from tests.ui.conftest import Desk


def words(page: SettingsPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel)]


def test_the_figures_arrive_for_the_person_at_work_only(
    desk: Desk, people: Study, person: Person, qtbot: QtBot
) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    for item in ITEMS:
        keying.key(people, person, form, item, "2")
    keying.key(people, persons.person(people, "Jonas Visser"), form, "pss_01", "1")
    page = SettingsPage(desk.session)
    desk.show(page)
    page.arrive(chapter="own")
    assert "For nobody but Anna Bakker" in words(page)
    qtbot.waitUntil(lambda: "On 1 forms" in words(page), timeout=20_000)
    assert "10" in words(page)


def test_errors_are_told_with_their_interval_once_forms_are_keyed_twice(people: Study, person: Person) -> None:
    from imp_desktop.operations import studies, turns  # noqa: PLC0415

    jonas = persons.person(people, "Jonas Visser")
    studies.choose(people, person, "double_keying.pre.pss", "all")
    keyed_twice(people, person, jonas, {"pss_04": "3"})
    keying.key(people, jonas, turns.open_turn(people, jonas, FormKey("001-B", "pre", "pss")), "pss_04", "2")
    mine = told(own_figures(people, person), ("pss",))
    his = told(own_figures(people, jonas), ("pss",))
    assert mine["wrong"][0] == "0.0"
    assert his["wrong"] == ("1000.0", "In 10,000; 1 of 10 fields keyed twice. 95 % CI [25.3,\u00a05571.6]")
