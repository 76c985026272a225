"""A list to choose one of."""

import pytest

from imp_desktop.ui.look import Look
from imp_desktop.ui.participants.choosing import Choosing

COLOURS = {"r": "red", "g": "green", "b": "blue"}


@pytest.fixture
def choosing(desk):
    made = Choosing(Look(), "Colour")
    made.offer(COLOURS)
    desk.show(made, 300, 200)
    return made


@pytest.fixture
def picked(choosing):
    found: list[str] = []
    choosing.picked.connect(found.append)
    return found


def test_a_digit_picks(choosing, picked, desk):
    assert choosing.value() == ""
    desk.type("2")
    assert (choosing.value(), picked) == ("g", ["g"])
    desk.type("90")
    assert picked == ["g"]


def test_arrows_move_round_and_enter_goes_on(choosing, picked, desk):
    moved: list[str] = []
    choosing.moved.connect(moved.append)
    desk.press("Down", "Down", "Up", "Up", "Return")
    assert moved == ["r", "g", "r", "b"]
    assert picked == ["b"]
    assert desk.focus().text() == "blue"


def test_going_up_from_nothing_begins_at_the_end(choosing, desk):
    desk.press("Up")
    assert choosing.value() == "b"


def test_enter_without_a_choice_goes_on_without_one(choosing, picked, desk):
    desk.press("Return")
    assert picked == [""]


def test_letters_begin_own_words(choosing, picked, desk):
    typed: list[str] = []
    choosing.typed.connect(typed.append)
    desk.type("x")
    assert (typed, picked) == (["x"], [])


def test_a_click_and_the_space_bar_pick_as_well(choosing, picked, desk):
    choosing._lines["b"].click()
    desk.press("Space")
    assert picked == ["b", "r"]
    assert [line.isChecked() for line in choosing._lines.values()] == [True, False, False]


def test_other_choices_take_the_place_of_the_former(choosing):
    choosing.offer({"1": "one"}, "1")
    assert (choosing.offered(), choosing.value()) == (("1",), "1")
    choosing.offer({})
    assert (choosing.offered(), choosing.value()) == ((), "")
