"""The steps of an empty study by keyboard, from the items that are not on the form to the register."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import criteria, persons, studies
from imp_desktop.operations.studies import Study
from imp_desktop.settings import Settings
from imp_desktop.ui.session import Session
from imp_desktop.ui.start.step import Step
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


def test_the_criteria_and_the_course_are_steps_that_lead_to_their_places(at_steps: Desk) -> None:
    tick_both(at_steps)
    at_steps.press("Tab", "Tab", "Return")
    assert at_steps.went == [("settings", {"chapter": "criteria"})]
    at_steps.press("Tab", "Return")
    assert at_steps.went[-1] == ("course", {})


def test_criteria_that_are_fixed_are_a_step_done_with_its_day(at_steps: Desk, empty: Study) -> None:
    def titles() -> dict[str, bool]:
        steps = at_steps.focus().window().findChildren(Step)
        return {step.accessibleName().split(".")[0]: step.done for step in steps if step.isVisible()}

    assert titles()["Fix the progression criteria"] is False
    criteria.fix(empty, persons.person(empty, "Anna Bakker"))
    at_steps.session.did("settings")
    QApplication.processEvents()
    assert titles()["Progression criteria fixed"] is True
    assert "Fix the progression criteria" not in titles()


def test_a_protocol_without_course_and_criteria_has_no_such_steps(at_steps: Desk, monkeypatch) -> None:
    bare = replace(studies.protocol(at_steps.session.study), course=None, criteria=())
    monkeypatch.setattr(studies, "protocol", lambda _study: bare)
    page = StepsPage(at_steps.session)
    page.refresh()
    assert len(page.findChildren(Step)) == 3
