"""The window as it opens and as it closes: its study, its size, its place, and a copy on the way out."""

import sys

from PySide6.QtWidgets import QFileDialog

from imp_desktop import app, settings
from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import studies
from imp_desktop.operations.studies import Study
from tests.ui.hands import bar_of


def test_closing_the_window_saves_a_copy_and_remembers_place_and_size(working, own_home) -> None:
    study, path = working.session.study, working.session.study.path
    working.go("worklist")
    working.resize(1200, 700)
    working.close()
    assert study.closed
    assert len(list(path.parent.glob("*copies/*.impstudy"))) == 1
    kept = settings.load(own_home)
    assert kept.geometry
    assert any("worklist" in spot for spot in kept.places.values())


def test_a_copy_that_cannot_be_made_is_said_before_the_window_closes(working, monkeypatch) -> None:
    study = working.session.study

    def refuse(_study: Study) -> None:
        _study.close()
        raise ImpError(Problem.FILE_UNWRITABLE, path="copies", reason="no room")

    monkeypatch.setattr(studies, "close", refuse)
    working.close()
    assert working.isVisible()
    assert "no room" in bar_of(working)
    assert study.closed
    working.close()
    assert not working.isVisible()


def test_a_copy_can_be_saved_from_the_line_about_the_disk(working, tmp_path, monkeypatch) -> None:
    target = tmp_path / "stick" / "copy.impstudy"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    working.centralWidget().column.disk.click()
    assert target.exists()
    assert str(target) in bar_of(working)


def test_the_window_is_as_large_as_it_was_left(qtbot, window, own_home, monkeypatch) -> None:
    window.resize(1111, 666)
    window.close()
    again = app.make_window(None)
    qtbot.addWidget(again)
    assert again.height() == 666


def test_a_broken_size_is_passed_over(qtbot, own_home, monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings.save(settings.Settings(geometry="not base 64 !"), own_home)
    made = app.make_window(None)
    qtbot.addWidget(made)
    assert made.width() == 1366


def test_a_study_named_on_the_command_line_is_opened(qtbot, people, monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    path = people.path
    studies.close(people)
    made = app.make_window(path)
    qtbot.addWidget(made)
    assert made.session.study.path == path
    assert made.place == "overview"
    made.close()


def test_a_study_that_is_not_there_is_said_on_the_first_page(qtbot, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = app.make_window(tmp_path / "gone.impstudy")
    qtbot.addWidget(made)
    assert "gone.impstudy" in bar_of(made)
