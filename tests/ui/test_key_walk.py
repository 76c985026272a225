"""A walk over every screen: each key its sheet lists does something there, and no other key does."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget

from imp_desktop import app
from imp_desktop.operations import course_log, enrolling, keying, persons, studies, teaching
from imp_desktop.operations.forms import due_forms
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study
from imp_desktop.ui.commands import everywhere_keys
from imp_desktop.ui.course.digits import Digits
from imp_desktop.ui.entry import keys as entry_keys
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.reports import printing
from imp_desktop.ui.reports.view import ReportsPage

FFMQ = FormKey("001-B", "post", "ffmq")
COMPLETE = FormKey("003-D", "post", "pss")
EVALUATION = FormKey("001-B", "post", "imp_eval")
NAMES = {
    "↑": "Up",
    "↓": "Down",
    "→": "Right",
    "←": "Left",
    "PgDn": "PgDown",
    "⌫": "Backspace",
    "−": "-",
    "Enter": "Return",
}
UNUSED = {"F7", "F8", "Ctrl+W"}  # they mean different things in other programs
Screen = tuple[str, dict[str, object]]
SCREENS: dict[str, Screen] = {
    "overview": ("overview", {"key": FormKey("003-D", "pre", "pss"), "wanted": "all"}),
    "participants": ("participants", {}),
    "adding": ("participants", {"new": True}),
    "person": ("participants", {"code": "004-F"}),
    "sessions": ("course", {"tab": "sessions"}),
    "adaptations": ("course", {"tab": "adaptations"}),
    "reactions": ("course", {"tab": "reactions"}),
    "worklist": ("worklist", {}),
    "texts": ("texts", {"item": "imp_eval_plans", "key": EVALUATION}),
    "reports": ("reports", {}),
    "manual": ("manual", {}),
    "settings": ("settings", {}),
    "exchange": ("exchange", {}),
    "verify": ("verify", {}),
    "piles": ("piles", {}),
    "samples": ("samples", {}),
    "entry": ("entry", {"key": FFMQ, "item": "ffmq_10"}),
}


class Walker:
    """Somebody who presses one key after the other and looks whether anything happened."""

    def __init__(self, window: MainWindow, path: Path, wait: Callable[..., object]) -> None:
        self.window = window
        self._wait = wait
        self.path = path
        self.called: list[str] = []

    @property
    def page(self) -> Any:
        """The screen that is seen, with whatever parts it has."""
        return self.window.page

    def begin(self, screen: str) -> None:
        """Stand on a screen as it is when somebody goes there."""
        session = self.window.session
        if not session.has_study:
            session.take_study(studies.open_study(self.path, "Anna Bakker"))
        if not session.has_person:
            session.take_person(persons.persons(session.study)[0])
        if self.window.isHidden():
            self.window.show()
            self.window.activateWindow()
        place, where = SCREENS[screen]
        self.window._close_sheets()
        while self.window.menuBar().isVisible():
            self.press("Esc")
        self.window.go("overview" if place != "overview" else "manual")
        self.window.go(place, **where)
        self.window.page.setFocus()
        page = self.window.page
        if place == "course":
            self.press("Esc")  # out of a row that was opened before
        if isinstance(page, ReportsPage):
            self._wait(lambda: page.save.isEnabled() and not page.maker.busy)
        settle()

    def press(self, cap: str) -> None:
        """Press the key that stands on a cap, wherever the keyboard is."""
        if cap == "Alt":
            QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Alt)
        elif len(name_of(cap)) == 1:
            QTest.keyClicks(self.focus(), name_of(cap).lower())
        else:
            QTest.keySequence(self.focus(), QKeySequence(name_of(cap)))
        settle()

    def focus(self):
        """The widget that gets the keys."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def seen(self) -> tuple[object, ...]:
        """Everything that a key may change: what is painted, where the keyboard is, what is stored, what was asked."""
        window = self.window
        session = window.session
        stored = studies.fingerprint(session.study) if session.has_study else ""
        image = window.grab().toImage()
        return (
            bytes(image.constBits()),
            id(QApplication.focusWidget()),
            window.place,
            window.isVisible(),
            session.has_person,
            stored,
            tuple(self.called),
        )

    def does(self, cap: str) -> bool:
        """Whether the key does anything."""
        before = self.seen()
        self.press(cap)
        return self.seen() != before

    def shortcuts(self) -> list[str]:
        """Every shortcut that the parts of the screen have; the Enter of the number pad is as good as the other."""
        page = self.window.page
        made = [one.key() for one in page.findChildren(QShortcut) if _seen(one.parent())]
        made += [one.shortcut() for one in page.findChildren(QAbstractButton) if one.isVisible()]
        made += [one.shortcut() for one in page.findChildren(QAction)]
        return sorted({one.toString().replace("Enter", "Return") for one in made if not one.isEmpty()})

    def listed(self) -> list[str]:
        """The caps of every key of the screen that is seen."""
        own: list[tuple[str, str]] = getattr(self.window.page, "keys", list)()
        if self.window.place == "entry":
            own = [line for _title, lines in entry_keys.sections() for line in lines]
        return [cap for caps, _words in own for cap in caps.split("  ")]

    def everywhere(self) -> list[str]:
        """The caps of every key of the window."""
        return [cap for caps, _words in everywhere_keys(self.window.session) for cap in caps.split("  ")]


def _seen(owner: object) -> bool:
    return isinstance(owner, QWidget) and owner.isVisible()


def name_of(cap: str) -> str:
    """The key on a cap as Qt reads it; of a range its first."""
    first = cap.replace(" … 9", "").replace("–9", "").replace(" … ", "")
    before, plus, last = first.rpartition("+") if len(first) > 1 and not first.endswith("+") else ("", "", first)
    return f"{before}{plus}{NAMES.get(last, last)}"


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


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


def fill(study: Study) -> None:
    """Flags, a note, texts, a complete form of the same answer throughout, a session, a change, a reaction."""
    person = persons.person(study, "Anna Bakker")
    form = keying.open_form(study, FFMQ)
    for at in range(1, 26):
        keying.key(study, person, form, f"ffmq_{at:02}", "9" if at in (2, 4) else "3")
    keying.note(study, person, form, "ffmq_05", "two crosses")
    others = [FormKey(code, at, "pss") for code, at in (("001-B", "pre"), ("002-C", "pre"), ("002-C", "post"))]
    whole = FormKey("004-F", "post", "pss")
    for key in (COMPLETE, whole, *others):
        form = keying.open_form(study, key)
        for one in form.instrument.items:
            keying.key(study, person, form, one.id, "2" if key == COMPLETE else str(one.number % 4))
    for key in due_forms(study, whole.code):
        if key.assessment == whole.assessment and key != whole:
            keying.never_came_back(study, person, keying.open_form(study, key), absent=True)
    form = keying.open_form(study, EVALUATION)
    for item, text in (("plans", "Go on.\n" * 60), ("missed", "More silence."), ("adverse", "1")):
        keying.key(study, person, form, f"imp_eval_{item}", text)
    form = keying.open_form(study, FormKey("002-C", "post", "imp_eval"))
    keying.key(study, person, form, "imp_eval_plans", "None yet.")
    enrolling.add(study, person, "005-G", {"group": "training", "cohort": "2", "consent": "2026-01-05"})
    teaching.log_session(
        study, person, 1, teaching.sessions(study, 1)[0].id, {"status": "delivered", "date": "2026-02-02"}
    )
    changed = {"date": "2026-02-03", "cohort": "1", "what": "an eleventh session", "why": "people asked"}
    course_log.add_adaptation(study, person, changed)
    course_log.add_reaction(study, person, "002-C", {"reaction": "other", "severity": "mild"})


def keys_first(*names: str) -> Callable[[Walker], None]:
    """A state that is reached by pressing keys."""

    def press(walker: Walker) -> None:
        for name in names:
            walker.press(name)

    return press


def not_back(walker: Walker) -> None:
    """A form was said never to have come back, and the list of participants is seen."""
    walker.begin("person")
    keys_first("−", "Alt+Left")(walker)


def at_first_mark(*names: str) -> Callable[[Walker], None]:
    """The keyboard is on the first mark of the attendance list, after some keys there."""

    def go(walker: Walker) -> None:
        grid = walker.page.attendance.grid
        walker.press("Right")
        for name in names:
            grid.go(grid.model().index(0, 0))
            walker.press(name)
        grid.go(grid.model().index(0, 0))

    return go


def in_form_of_reaction(walker: Walker) -> None:
    """The form of an adverse reaction, at its first question with digits."""
    walker.press("Enter")
    walker.window.page.findChildren(Digits)[0].setFocus()


def keyed_anew(walker: Walker) -> None:
    """A text that was coded before it was keyed anew."""
    walker.press("2")
    session = walker.window.session
    form = keying.open_form(session.study, EVALUATION)
    keying.key(session.study, session.person, form, "imp_eval_plans", "Go on at home.")
    session.did("answers")
    settle()


def marked_before(screen: str) -> Callable[[Walker], None]:
    """Another part of the course, after a mark."""

    def mark(walker: Walker) -> None:
        walker.begin("sessions")
        at_first_mark("Backspace", "1")(walker)
        walker.begin(screen)

    return mark


def searched(walker: Walker) -> None:
    """A word stands in the field of the manual."""
    walker.page.field.setFocus()
    QTest.keyClicks(walker.focus(), "study")


def on_bounds(walker: Walker) -> None:
    """Other bounds stand in a field of the criteria."""
    walker.window.go("settings", chapter="criteria")
    type_over(walker, "7")


def on_title(walker: Walker) -> None:
    """Another title stands in its field."""
    walker.window.go("settings", chapter="study")
    type_over(walker, "Trial")


def type_over(walker: Walker, text: str) -> None:
    """Type into the first field of the chapter."""
    field = next(one for one in walker.window.page.findChildren(QLineEdit) if one.isVisible())
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def on_reaction(walker: Walker) -> None:
    """The keyboard is on an adverse reaction that was logged."""
    table = walker.page.reactions.table
    table.go(table.model().rowCount() - 1)


def on_pile(walker: Walker) -> None:
    """Codes were put on a pile that is announced, and the keyboard is on them."""
    walker.press("Ctrl+Shift+A")
    walker.page.announcing.stack.setFocus()


def on_complete_form(walker: Walker) -> None:
    """The keyboard is on a form that is complete, on the page of its participant."""
    walker.window.go("participants", code=COMPLETE.code)
    table = walker.page.person.table
    lines = (walker.page.person._forms.line(row) for row in range(table.model().rowCount()))
    table.go(next(row for row, line in enumerate(lines) if line is not None and line.key == COMPLETE))


def keyed_at(form: FormKey, item: str, *names: str) -> Callable[[Walker], None]:
    """Another item is being keyed, after some keys."""

    def go(walker: Walker) -> None:
        walker.window.go("entry", key=form, item=item)
        keys_first(*names)(walker)

    return go


def at_place(place: str) -> Callable[[Walker], None]:
    """The window is elsewhere."""
    return lambda walker: walker.window.go(place)


def zoomed(walker: Walker) -> None:
    """Everything is larger than usual."""
    walker.window.session.prefer(zoom=125)
    settle()


# What has to be so before a key can show what it does; any other key is pressed where the screen begins.
BEFORE: dict[tuple[str, str], Callable[[Walker], object]] = {
    ("overview", "Ctrl+Z"): keys_first("−"),
    ("participants", "Ctrl+Z"): not_back,
    ("adding", "Ctrl+N"): keys_first("Esc"),
    ("adding", "Ctrl+Z"): keys_first("0"),
    ("person", "Ctrl+Z"): keys_first("−"),
    ("person", "Ctrl+L"): on_complete_form,
    ("person", "Ctrl+M"): on_complete_form,
    ("sessions", "1"): at_first_mark(),
    ("sessions", "0"): at_first_mark(),
    ("sessions", "E"): at_first_mark(),
    ("sessions", "Backspace"): at_first_mark("1"),
    ("sessions", "Esc"): keys_first("Right"),
    ("sessions", "Ctrl+Z"): at_first_mark("1"),
    ("sessions", "Ctrl+PgUp"): keys_first("Ctrl+PgDown"),
    ("adaptations", "Ctrl+Enter"): keys_first("Ctrl+N"),
    ("adaptations", "Esc"): keys_first("Ctrl+N"),
    ("adaptations", "Ctrl+Z"): marked_before("adaptations"),
    ("reactions", "Ctrl+Enter"): keys_first("Ctrl+N"),
    ("reactions", "1–9"): in_form_of_reaction,
    ("reactions", "Esc"): keys_first("Ctrl+N"),
    ("reactions", "Ctrl+Z"): marked_before("reactions"),
    ("worklist", "Ctrl+Z"): keys_first("1"),
    ("piles", "Enter"): lambda walker: QTest.keyClicks(walker.focus(), "003-D"),
    ("piles", "Del"): on_pile,
    ("samples", "Ctrl+Enter"): keys_first("1"),
    ("piles", "Ctrl+Enter"): keys_first("Ctrl+Shift+A"),
    ("texts", "↑"): keys_first("Down"),
    ("texts", "PgUp"): keys_first("PgDown"),
    ("texts", "Space"): keyed_anew,
    ("texts", "Ctrl+Z"): keys_first("1"),
    ("reports", "PgUp"): keys_first("PgDown"),
    ("reports", "Esc"): keys_first("F5"),
    ("manual", "Enter"): searched,
    ("settings", "↑"): keys_first("Down"),
    ("settings", "Enter"): on_title,
    ("settings", "Esc"): on_bounds,
    ("reactions", "Del"): on_reaction,
    ("entry", "F2"): keyed_at(FFMQ, "ffmq_02"),
    ("entry", "F5"): lambda walker: walker.window.go("entry", key=COMPLETE),
    ("entry", "PgUp"): keys_first("PgDown"),
    ("entry", "Ctrl+PgUp"): keys_first("Ctrl+PgDown"),
    ("entry", "Ctrl+Enter"): keys_first("Ctrl+Home"),
    ("entry", "Esc"): keys_first("."),
    ("entry", "⌫"): keyed_at(EVALUATION, "imp_eval_teacher_1", "1"),
    ("everywhere", "Alt+1"): at_place("manual"),
    ("everywhere", "Ctrl+-"): zoomed,
    ("everywhere", "Ctrl+0"): zoomed,
}


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_on_the_sheet_of_a_screen_does_something(walker, screen):
    walker.begin(screen)
    still = [cap for cap in walker.listed() if not does(walker, screen, cap)]
    assert not still, still


def does(walker: Walker, screen: str, cap: str) -> bool:
    walker.begin(screen)
    BEFORE.get((screen, cap), lambda _walker: None)(walker)
    return walker.does(cap)


@pytest.mark.qt_log_level_fail("CRITICAL")  # a screen that is none cannot grab the keyboard for a menu
def test_every_key_of_the_window_does_something(walker):
    still = []
    for cap in walker.everywhere():
        walker.begin("overview")
        BEFORE.get(("everywhere", cap), lambda _walker: None)(walker)
        if not walker.does(cap):
            still.append(cap)
    assert not still, still


@pytest.mark.parametrize("screen", SCREENS)
def test_a_key_that_is_not_on_the_sheet_does_nothing(walker, screen):
    walker.begin(screen)
    named = {QKeySequence(name_of(cap)) for cap in (*walker.listed(), *walker.everywhere())}
    others = [f"F{at}" for at in range(2, 13)] + ["Ctrl+Return", "Ctrl+Del"]
    others += [f"Ctrl+{letter}" for letter in "BDEFGHIJKLMNOPRSTUWXYZ1234567890"]
    works = []
    for name in (*others, *walker.shortcuts()):
        if QKeySequence(name) not in named and walker.does(name):
            works.append(name)
            walker.begin(screen)
    assert not works, works


@pytest.mark.parametrize("screen", SCREENS)
def test_keys_that_mean_different_things_elsewhere_are_on_no_sheet(walker, screen):
    walker.begin(screen)
    assert not UNUSED & set(walker.listed())
