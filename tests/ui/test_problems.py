"""Problems: what can be mended goes to the quiet bar, anything else to the log and one window."""

import sys

import pytest
from PySide6.QtWidgets import QMessageBox

from imp_desktop import paths
from imp_desktop.errors import ImpError, ImpErrors, Problem
from imp_desktop.operations import studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui import problems


@pytest.fixture
def windows(monkeypatch) -> list[QMessageBox]:
    """The bug windows that were shown."""
    shown: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda window: shown.append(window))  # noqa: PLW0108 - Python finds a method only in a function
    return shown


def test_a_problem_is_said_with_what_to_do_and_its_code(desk, windows) -> None:
    problems.show(desk.session, ImpError(Problem.UNKNOWN_PARTICIPANT, code="009-X"))
    (notice,) = desk.told
    assert notice.text.startswith("There is no participant 009-X.")
    assert "Check the code on the paper" in notice.text
    assert notice.code == "unknown-participant"
    assert windows == []


def test_several_problems_are_said_one_below_the_other(desk, windows) -> None:
    both = [ImpError(Problem.CODE_EMPTY), ImpError(Problem.PERSON_NAME_EMPTY)]
    problems.show(desk.session, ImpErrors(both))
    assert len(desk.told[0].text.splitlines()) == 2


def test_a_bug_is_written_down_and_says_until_when_everything_is_on_disk(desk, windows) -> None:
    desk.key(FormKey("001-B", "pre", "pss"), pss_01="2")
    problems.show(desk.session, ZeroDivisionError("somewhere"))
    (window,) = windows
    assert "is on disk." in window.informativeText()
    assert str(paths.log_file()) in window.informativeText()
    assert "ZeroDivisionError: somewhere" in paths.log_file().read_text(encoding="utf-8")
    assert desk.told == []


def test_the_bug_window_comes_even_if_the_study_cannot_be_asked(desk, windows, monkeypatch) -> None:
    def broken(_study):
        raise RuntimeError("gone")

    monkeypatch.setattr(studies, "last_change", broken)
    problems.show(desk.session, ZeroDivisionError("somewhere"))
    assert len(windows) == 1


def test_whatever_nobody_foresaw_is_shown(desk, windows, monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    problems.watch(desk.session)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("x"), None)
    sys.excepthook(ImpError, ImpError(Problem.CODE_EMPTY), None)
    assert len(windows) == 1
    assert desk.told[0].code == "code-empty"
