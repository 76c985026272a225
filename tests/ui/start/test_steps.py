"""The steps of an empty study by keyboard, from the items that are not on the form to the register."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from imp_desktop.operations import persons, studies
from imp_desktop.operations.studies import Study
from imp_desktop.settings import Settings
from imp_desktop.ui.session import Session
from imp_desktop.ui.start.steps import StepsPage
from tests.ui.conftest import Desk


@pytest.fixture
def empty(tmp_path: Path, own_home: Path) -> Iterator[Study]:
    """A study in which nothing is chosen yet."""
    made = studies.create(tmp_path / "empty.impstudy", who="Anna Bakker")
    yield made
    made.close()


@pytest.fixture
def at_steps(qtbot, empty: Study, own_home: Path) -> Desk:
    """The steps of that study in a window, with the keyboard on the next one."""
    session = Session(Settings(), own_home)
    session.take_study(empty)
    session.take_person(persons.person(empty, "Anna Bakker"))
    session.prefer(language="en", theme="light")
    made = Desk(session, qtbot.addWidget)
    page = StepsPage(session)
    page.refresh()
    made.show(page)
    return made


def tick_both(desk: Desk) -> None:
    """From the next step: item 23 of the first list, item 16 of the second, the same order, keep."""
    desk.press("Return", "Down", "Down", "Down", "Space", "Tab", "Down", "Down", "Down", "Space", "Tab", "Space", "Tab")
    desk.press("Return")


def test_the_two_items_are_named_without_a_mouse(at_steps: Desk, empty: Study) -> None:
    tick_both(at_steps)
    assert sorted(studies.instrument(empty, "scs").left_out) == [16, 23]


def test_after_naming_them_the_keyboard_is_on_adding_participants(at_steps: Desk) -> None:
    tick_both(at_steps)
    at_steps.press("Return")
    assert at_steps.went == [("participants", {"new": True})]


def test_going_back_names_nothing(at_steps: Desk, empty: Study) -> None:
    at_steps.press("Return", "Shift+Tab", "Return")
    assert studies.instrument(empty, "scs").left_out == ()
