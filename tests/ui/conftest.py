"""A desk with a screen on it, the real window, somebody who walks over it, and keys to press on each."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from imp_desktop import app
from imp_desktop.operations import keying
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.settings import Settings
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.reports import printing
from imp_desktop.ui.reports.making import Maker
from imp_desktop.ui.session import Notice, Session
from tests.ui.hands import settle
from tests.ui.key_walker import Walker, fill


class Desk:
    """Where a screen is looked at: `went` holds the places it asked for, `told` what it said on the quiet bar."""

    def __init__(self, session: Session, add: Callable[[QWidget], None]) -> None:
        self.session = session
        self.went: list[tuple[str, dict[str, object]]] = []
        self.told: list[Notice] = []
        self._add = add
        self._windows: list[QWidget] = []
        session.going.connect(lambda place, where: self.went.append((place, where)))
        session.told.connect(self.told.append)

    def show(self, page: QWidget, width: int = 1158, height: int = 736) -> None:
        """Show a screen in a window of this size."""
        window = QWidget()
        self._windows.append(window)
        self._add(window)
        window.resize(width, height)
        page.setParent(window)
        page.resize(width, height)
        page.show()
        window.show()
        window.activateWindow()
        page.setFocus()
        QApplication.processEvents()

    def focus(self) -> QWidget:
        """The widget that gets the keys."""
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    def press(self, *names: str) -> None:
        """Press keys by name, such as Return or Ctrl+E, wherever the keyboard is."""
        for name in names:
            QTest.keySequence(self.focus(), QKeySequence(name))

    def type(self, signs: str) -> None:
        """Type these signs wherever the keyboard is."""
        for sign in signs:
            QTest.keyClicks(self.focus(), sign)

    def key(self, form: FormKey, **answers: str) -> Form:
        """Key answers into a form."""
        opened = keying.open_form(self.session.study, form)
        for item, text in answers.items():
            keying.key(self.session.study, self.session.person, opened, item, text)
        return opened

    def key_whole(self, form: FormKey, code: str = "1") -> Form:
        """Key the same answer to every item of a form."""
        opened = keying.open_form(self.session.study, form)
        for item in opened.instrument.items:
            keying.key(self.session.study, self.session.person, opened, item.id, code)
        return opened


@pytest.fixture(autouse=True)
def faults(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A fault of the program fails its test instead of waiting for somebody to close the window about it."""
    said: list[str] = []

    def show(window: QMessageBox) -> int:
        said.append(window.detailedText())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", show)
    yield
    assert said == []


@pytest.fixture
def desk(qtbot, people: Study, person: Person, own_home: Path) -> Desk:
    """A desk with the study of four participants, in English and light."""
    session = Session(Settings(), own_home)
    session.take_study(people)
    session.take_person(person)
    session.prefer(language="en", theme="light")
    return Desk(session, qtbot.addWidget)


@pytest.fixture
def window(qtbot, own_home: Path, monkeypatch) -> Iterator[MainWindow]:
    """The real window on an empty home, in English."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(Maker, "make", lambda _maker, *_which: None)  # reports have tests of their own
    made = app.make_window(None)
    made.session.prefer(language="en", theme="light")
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    settle()


@pytest.fixture
def working(window: MainWindow, people: Study) -> MainWindow:
    """The window with the study of four participants, worked on by its only person."""
    window.session.take_study(people)
    window.session.prefer(language="en", theme="light")
    return window


@pytest.fixture
def walker(qtbot, people: Study, own_home: Path, monkeypatch) -> Iterator[Walker]:
    """The real window before a study in which something waits on every screen."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    fill(people)
    QApplication.setCursorFlashTime(0)
    window = app.make_window(None)
    walker = Walker(window, people.path, lambda until: qtbot.waitUntil(until, timeout=60_000))

    class NoPaper(QPrintDialog):
        """A print dialog that is told to have been opened, and is left at once."""

        def exec(self) -> int:
            walker.called.append("print")
            return QPrintDialog.DialogCode.Rejected.value

    monkeypatch.setattr(printing, "QPrintDialog", NoPaper)

    def ask(asking: str) -> tuple[str, str]:
        walker.called.append(asking)
        return "", ""

    for asking in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, asking, lambda *_what, asking=asking: ask(asking))
    window.session.prefer(language="en", theme="light")
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    window.session.take_study(people)
    settle()
    yield walker
    window.close()
    window.deleteLater()
    settle()
