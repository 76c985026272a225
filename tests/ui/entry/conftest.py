"""A keying screen on a real study on disk, and somebody who types on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import keying, persons, studies, turns
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.settings import Settings
from imp_desktop.ui.entry.view import EntryPage
from imp_desktop.ui.session import Session

FFMQ = FormKey("001-B", "post", "ffmq")
PSS = FormKey("001-B", "post", "pss")
INTAKE = FormKey("001-B", "pre", "intake")
EVALUATION = FormKey("001-B", "post", "imp_eval")


class Typist:
    """Somebody with only a keyboard (and, where a test says so, a mouse) before the keying screen."""

    def __init__(self, page: EntryPage, session: Session) -> None:
        self.page = page
        self.session = session
        self.keys = 0

    def open(self, key: FormKey, item: str | None = None) -> None:
        """Open a form as the window does."""
        self.page.arrive(key=key, item=item)
        self.page.setFocus()
        QApplication.processEvents()

    def become(self, person: Person) -> None:
        """Somebody else sits down before the screen."""
        self.session.take_person(person)
        self.session.prefer(language="en", theme="light", flag_tone=False)

    def say_why(self, signs: str, *names: str) -> None:
        """Answer the window that asks why a closed form is changed."""
        dialog = self.page.aside.dialog
        assert dialog is not None, "nobody asks"
        for sign in signs:
            QTest.keyClicks(dialog.focusWidget(), sign)
        for name in names:
            QTest.keySequence(dialog.focusWidget(), QKeySequence(name))
        QApplication.processEvents()

    def type(self, signs: str) -> None:
        """Press a key for each sign, wherever the focus is."""
        for sign in signs:
            self.keys += 1
            QTest.keyClicks(self.focus(), sign)

    def press(self, *names: str) -> None:
        """Press keys by name, such as F2 or Ctrl+Z."""
        for name in names:
            self.keys += 1
            QTest.keySequence(self.focus(), QKeySequence(name))

    def click(self, row: int, code: int | None = None) -> None:
        """Click on a row, or on the option with this code in it."""
        rect = self.page.page.visualRect(self.page.model.index(row))
        spot = QPoint(rect.left() + 100, rect.center().y())
        if code is not None:
            item = self.page.model.row(row).item
            codes = item.choices.codes if item.choices is not None else ()
            column = self.page.page.delegate.measures.columns(item)[codes.index(code)]
            spot = QPoint(rect.left() + column.center().x(), rect.center().y())
        QTest.mouseClick(self.page.page.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def go(self, name: str) -> None:
        """Open the evaluation form at the item of this name."""
        self.open(EVALUATION, f"imp_eval_{name}")

    def held(self, name: str) -> str | None:
        """What the evaluation form on disk, opened anew, holds as keyed at the item of this name."""
        return self.keyed(f"imp_eval_{name}")

    @property
    def at(self) -> str:
        """The name of the item of the evaluation form that is expected."""
        return self.page.pen.item.id.removeprefix("imp_eval_")

    def seen(self, name: str) -> bool:
        """Whether the row of this item of the evaluation form is on the page."""
        return not self.page.page.isRowHidden(self.page.model.position(f"imp_eval_{name}"))

    def focus(self):
        """The widget that gets the keys."""
        return QApplication.focusWidget() or self.page.page

    def keyed(self, item: str) -> str | None:
        """What the form on disk, opened anew, holds as keyed."""
        answer = self.stored().answers.get(item)
        return answer.keyed if answer is not None else None

    def stored(self) -> Form:
        """The form of now, opened anew from the study."""
        return keying.open_form(self.session.study, self.page.pen.form.key)


def key_turn(study: Study, person: Person, key: FormKey, **other: str) -> Form:
    """Key the form in the keying that is this person's turn: 2 everywhere, but for the items named."""
    form = turns.open_turn(study, person, key)
    for item in form.asked:
        keying.key(study, person, form, item.id, other.get(item.id, "2"))
    return form


@pytest.fixture
def jonas(people: Study) -> Person:
    """Somebody else who keys."""
    return persons.person(people, "Jonas Visser")


@pytest.fixture
def twice(people: Study, person: Person) -> Study:
    """The study with three forms after the course keyed twice."""
    for instrument in ("ffmq", "pss", "imp_eval"):
        studies.choose(people, person, f"double_keying.post.{instrument}", "all")
    return people


@pytest.fixture
def session(qtbot, people: Study, person: Person, own_home: Path) -> Iterator[Session]:
    """A session of one person on a study with four participants."""
    made = Session(Settings(), own_home)
    made.take_study(people)
    made.take_person(person)
    made.prefer(language="en", theme="light", flag_tone=False)
    yield made


@pytest.fixture
def page(qtbot, session: Session) -> EntryPage:
    """The keying screen in a window of a usual size, without a form yet."""
    made = EntryPage(session)
    qtbot.addWidget(made)
    made.resize(1366, 736)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def typist(page: EntryPage, session: Session) -> Typist:
    """Somebody before the screen, with the FFMQ of the first participant open."""
    typist = Typist(page, session)
    typist.open(FFMQ)
    return typist
