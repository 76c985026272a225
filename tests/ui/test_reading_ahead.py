"""Tests of reading forms ahead: the window does not wait for it, and the number at the work list follows."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from imp_desktop import app
from imp_desktop.operations import demo, studies, worklist
from imp_desktop.operations.noticing import Preparation, every_form
from imp_desktop.operations.studies import Study
from imp_desktop.ui.reading_ahead import FEW, ReadingAhead


@pytest.fixture
def reference(tmp_path: Path) -> Study:
    """The reference study, with more forms than are read at once."""
    return demo.demo(tmp_path / "reference.impstudy", "Anna Bakker")


def test_what_is_read_ahead_is_what_is_read_at_once(reference: Study) -> None:
    ahead = Preparation(reference)
    assert ahead.left > FEW
    while ahead.left:
        ahead.go_on(50)
    read = every_form(reference)
    reference.close()
    again = studies.open_study(reference.path, "Anna Bakker")
    assert every_form(again) == read
    assert Preparation(again).left == 0
    again.close()


def test_it_goes_on_by_itself_and_waits_while_somebody_keys(qtbot: QtBot, reference: Study) -> None:
    done: list[bool] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    ahead = ReadingAhead(lambda: done.append(True), parent)
    assert ahead.begin(reference)
    ahead.pause(paused=True)
    qtbot.wait(60)
    assert not done
    ahead.pause(paused=False)
    qtbot.waitUntil(lambda: done == [True], timeout=30_000)
    reference.close()


def test_little_is_not_read_ahead(qtbot: QtBot, people: Study) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert not ReadingAhead(lambda: None, parent).begin(people)


def test_the_window_tells_when_every_form_was_looked_through(qtbot: QtBot, reference: Study, own_home: Path) -> None:
    path = reference.path
    reference.close()
    window = app.make_window(path)
    qtbot.addWidget(window)
    session = window.session
    assert not session.looked_through
    qtbot.waitUntil(lambda: session.looked_through, timeout=30_000)
    assert worklist.work_list(session.study, kinds={worklist.LOOK}) == []
    window.close()
