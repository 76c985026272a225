"""A whole packet keyed twice by two people, its differences settled and decided, by keyboard alone in one window."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop import app
from imp_desktop.operations import studies
from imp_desktop.operations.keying import Pass
from imp_desktop.ui.main_window import MainWindow
from tests import packet


@pytest.fixture
def window(qtbot, own_home: Path, tmp_path: Path, monkeypatch) -> Iterator[MainWindow]:
    """The real window on the study of one participant, asking who works now."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    packet.make_study(tmp_path / "packet.impstudy")
    made = app.make_window(tmp_path / "packet.impstudy")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
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


def test_a_packet_is_keyed_twice_and_settled_by_keyboard_alone(window: MainWindow) -> None:
    press("Return")
    seen = []
    for stretch in packet.WORK:
        press(*stretch.keys)
        seen.append((window.place, window.session.person.name))
    assert seen == [("overview", packet.ANNA), *[("overview", packet.JONAS)] * 3, *[("overview", packet.ANNA)] * 2]
    study = studies.copy_for_reading(window.session.study)
    assert packet.differences(study) == {}


def test_the_settled_packet_says_what_the_paper_says_and_the_slips_stay_as_they_were_keyed() -> None:
    paper = packet.on_paper()
    assert len(paper) == packet.DIGITS == 143
    wrong = [
        item
        for at in (Pass.FIRST, Pass.SECOND)
        for item, said in packet.keyed_in(at).items()
        if item in paper and said != paper[item]
    ]
    assert sorted(wrong) == ["eq_31", "ffmq_08", "ffmq_26", "ffmq_26", "pss_10"]
