"""Somebody who walks over every screen and presses its keys, and the study that is walked over."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from imp_desktop.operations import course_log, enrolling, keying, persons, studies, teaching
from imp_desktop.operations.forms import due_forms
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study
from imp_desktop.ui.commands import everywhere_keys
from imp_desktop.ui.entry import keys as entry_keys
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.reports.view import ReportsPage
from tests.ui.hands import settle

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
