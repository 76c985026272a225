"""A choice that is segments where there is room and a list where there is not."""

import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from imp_desktop.ui.controls import OneOf, Segment
from imp_desktop.ui.look import Look

PARTS = [Segment("", "Everyone", "47"), Segment("1", "Cohort 1", "14"), Segment("2", "Control", "22")]


@pytest.fixture
def room(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 40)
    return made


@pytest.fixture
def choice(room):
    made = OneOf(Look(), "Who")
    made.setParent(room)
    made.resize(900, 40)
    made.offer(PARTS, "")
    room.show()
    return made


def shown_as_list(choice):
    return choice.findChild(QComboBox).isVisible()


def test_there_is_a_list_only_where_there_is_little_room(choice):
    assert not shown_as_list(choice)
    choice.resize(140, 40)
    assert shown_as_list(choice)
    choice.resize(900, 40)
    assert not shown_as_list(choice)


def test_both_tell_what_is_picked(choice, qtbot):
    told: list[str] = []
    choice.chosen.connect(told.append)
    choice._segments._parts[1].click()
    combo = choice.findChild(QComboBox)
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert told == ["1", "2"]


def test_what_is_offered_is_chosen_in_both_and_nothing_is_told(choice, qtbot):
    with qtbot.assertNotEmitted(choice.chosen):
        choice.offer(PARTS, "2")
    assert choice._segments.value() == "2"
    assert choice.findChild(QComboBox).currentData() == "2"


def test_offering_again_keeps_the_keyboard_where_it_is(choice, room):
    room.activateWindow()
    part = choice._segments._parts[1]
    part.setFocus()
    choice.offer([*PARTS[:2], Segment("2", "Control", "23")], "1")
    assert choice._segments._parts[1] is part
    assert choice._segments._parts[2].accessibleName() == "Control 23"
