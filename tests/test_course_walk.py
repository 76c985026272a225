"""A study from its first participant to its feasibility report, by keyboard alone, through the real window."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop import app
from imp_desktop.operations import coding, course_log, enrolling, keying, reporting, teaching
from imp_desktop.operations.feasibility import feasibility
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study
from imp_desktop.ui.main_window import MainWindow

FORM = FormKey("001", "post", "imp_eval")
GRADE, TEACHERS, MATERIAL, PRACTICE = "8", "89", "444", ("3", "60", "30")
TEXTS = ("Practise every week", "", "Dizzy in week two", "More breathing", "Thank you")


@pytest.fixture
def window(qtbot, own_home: Path, study: Study, monkeypatch) -> Iterator[MainWindow]:
    """The real window on a study without anybody."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = app.make_window(None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.session.take_study(study)
    QApplication.processEvents()
    yield made
    made.close()


def press(*names: str) -> None:
    """Press keys wherever the keyboard is."""
    for name in names:
        target = QApplication.focusWidget()
        assert target is not None, "the keyboard is nowhere"
        QTest.keySequence(target, QKeySequence(name))
        QApplication.processEvents()


def write(text: str) -> None:
    """Type a text wherever the keyboard is, and Enter."""
    for sign in text:
        target = QApplication.focusWidget()
        assert target is not None, "the keyboard is nowhere"
        QTest.keyClicks(target, sign)
    press("Return")


def go(window: MainWindow, place: str) -> None:
    """Go to a place by its words in the line above the places."""
    press("Ctrl+K")
    write(place)
    assert window.place == place.lower()


def add(code: str, cohort: str, *, next_group: bool) -> None:
    """Key one line of the screening log; group and dates stay for the next one."""
    press("Ctrl+N")
    write(code)
    press(*(["Down"] if next_group else []), "Return")
    if cohort:
        press("Ctrl+A")
        write(cohort)
    press("Ctrl+A")
    write("1-9-2025")
    press("Return", "Ctrl+A")
    write("3-9-2025")


def key_the_evaluation() -> None:
    """Key the evaluation form from its grade to its last remark."""
    write(GRADE)
    press("3", "2", *("4" * 17), *("5" * 5), "1", *TEACHERS, *MATERIAL)
    for number in PRACTICE:
        write(number)
    write(TEXTS[0])
    press("1")
    for text in TEXTS[2:]:
        write(text)


def test_from_the_first_participant_to_the_feasibility_report(window: MainWindow, study: Study) -> None:
    add("001", "1", next_group=True)
    add("002", "1", next_group=False)
    add("003", "", next_group=True)
    assert [(who.code, who.group, who.status) for who in enrolling.participants(study)] == [
        ("001", "training", "consented"),
        ("002", "training", "consented"),
        ("003", "control", "consented"),
    ]
    press("Escape")

    go(window, "Course")
    press("D", "Ctrl+A")
    write("10-9-2025")
    press("Home", "Right", "1", "0")
    assert teaching.sessions(study, 1)[0].status == "delivered"
    assert teaching.attendance(study, 1) == {("001", "pause"): "present", ("002", "pause"): "absent"}

    window.session.go("entry", key=FORM)
    QApplication.processEvents()
    key_the_evaluation()
    answers = keying.open_form(study, FORM).answers
    assert len(answers) == len(keying.open_form(study, FORM).instrument.items)
    assert not [answer for answer in answers.values() if answer.flag]
    assert course_log.awaited(study) == (FORM,)

    go(window, "Texts")
    press("P", "1")
    (text,) = [one for one in coding.texts(study, "imp_eval_plans") if one.form == FORM]
    assert (text.text, len(text.codes), text.printable) == (TEXTS[0], 1, True)

    found = feasibility(study)
    arms = {arm.group: arm for arm in found.flow.arms}
    assert (arms["training"].consented, arms["control"].consented) == (2, 1)
    assert found.forms_back is not None
    assert (found.forms_back.part, found.forms_back.whole) == (1, 2)
    for language in ("en", "nl"):
        assert len(pypdfium2.PdfDocument(reporting.report(study, "feasibility", language))) >= 8
