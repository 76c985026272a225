"""Who works at the window: asked for, changed, and each brought back to their place."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import persons
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.settings.persons import PersonRow
from imp_desktop.ui.start.people import PeoplePage
from tests.ui.hands import press

FORM = FormKey("001-B", "pre", "pss")


def test_with_several_persons_it_is_asked_who_works(window, people) -> None:
    persons.person(people, "Jonas Visser")
    window.session.take_study(people)
    assert isinstance(window.centralWidget(), PeoplePage)
    press(window, "Down")
    press(window, "Return")
    assert window.session.person.name == "Jonas Visser"
    assert window.place == "overview"


def test_another_person_empties_the_window_first_and_each_comes_back_to_their_place(working) -> None:
    persons.person(working.session.study, "Jonas Visser")
    working.go("entry", key=FORM, item="pss_04")
    press(working, "Ctrl+U")
    assert isinstance(working.centralWidget(), PeoplePage)
    press(working, "Down")
    press(working, "Return")
    assert (working.session.person.name, working.place) == ("Jonas Visser", "overview")
    press(working, "Ctrl+U")
    press(working, "Up")
    press(working, "Return")
    assert (working.session.person.name, working.place) == ("Anna Bakker", "entry")
    assert working.page.where()["key"] == FORM


def test_a_single_person_can_still_be_changed(working) -> None:
    press(working, "Ctrl+U")
    card = working.centralWidget()
    assert isinstance(card, PeoplePage)
    card.field.setText("Jonas Visser")
    card.add()
    assert working.session.person.name == "Jonas Visser"


def test_after_somebody_left_the_list_the_names_are_asked_for_even_if_one_is_left(working) -> None:
    jonas = persons.person(working.session.study, "Jonas Visser")
    working.go("settings", chapter="persons")
    QTest.mouseClick(working.page.findChildren(PersonRow)[0].button, Qt.MouseButton.LeftButton)
    card = working.centralWidget()
    assert isinstance(card, PeoplePage)
    assert card.people.model().rowCount() == 1
    press(working, "Return")
    assert working.session.person == jonas


def test_a_name_typed_over_the_list_is_a_new_person(working) -> None:
    working.another_person()
    for sign in "Eva":
        QTest.keyClicks(QApplication.focusWidget() or working, sign)
    press(working, "Return")
    assert working.session.person.name == "Eva"
