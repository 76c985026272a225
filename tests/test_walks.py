"""The five walks through the house, each through the real window on a real study."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop import app, i18n, paths
from imp_desktop.errors import Problem
from imp_desktop.instruments import catalogue
from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import analysing, keying, reporting, scores, studies, worklist
from imp_desktop.operations.checking import check_instrument
from imp_desktop.operations.item_history import item_history
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study
from imp_desktop.ui import tasks
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.start.view import StartPage
from tests.storage.outside import restore, unguarded

PSS = FormKey("001-B", "pre", "pss")
OLD_STUDY = Path(__file__).parent / "storage" / "old_studies" / "version_1.sql"


@pytest.fixture
def window(qtbot, own_home: Path, people: Study, monkeypatch) -> Iterator[MainWindow]:
    """The real window on the study of four participants, keying the PSS of the first."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = app.make_window(None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.session.take_study(people)
    made.session.go("entry", key=PSS)
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


def on_disk(study: Study, item: str):
    """What the study file holds of an item now, read by another connection's copy."""
    return keying.open_form(studies.copy_for_reading(study), PSS).answers.get(item)


def test_a_keystroke_travels_to_disk(window: MainWindow, people: Study) -> None:
    press("3")
    answer = on_disk(people, "pss_01")
    assert answer is not None
    assert (answer.keyed, answer.value) == ("3", 3)
    press("1", "2")
    form = keying.open_form(studies.copy_for_reading(people), PSS)
    assert {item: answer.value for item, answer in form.answers.items()} == {"pss_01": 3, "pss_02": 1, "pss_03": 2}


def test_a_report_is_made_while_keying_goes_on(window: MainWindow, people: Study, qtbot) -> None:
    press("3", "1")
    copy = studies.copy_for_reading(people)
    before = reporting.report(studies.copy_for_reading(people), "outcome", "nl")
    made: list[bytes] = []
    told: list[int] = []
    failed: list[Exception] = []
    tasks.run(
        lambda progress, cancelled: reporting.report(copy, "outcome", "nl", progress, cancelled),
        made.append,
        failed.append,
        lambda percent, _words: told.append(percent),
    )
    press("4", "4")
    qtbot.waitUntil(lambda: bool(made or failed), timeout=120_000)
    assert failed == []
    assert made == [before]
    assert told
    answer = on_disk(people, "pss_04")
    assert answer is not None
    assert answer.value == 4


def test_an_answer_outside_the_scale_is_flagged(window: MainWindow, people: Study) -> None:
    press("9")
    answer = on_disk(people, "pss_01")
    assert answer is not None
    assert (answer.keyed, answer.value, answer.flag) == ("9", None, Flag.OUTSIDE)
    assert [(work.item_id, work.keyed) for work in worklist.work_list(people)] == [("pss_01", "9")]
    press(*"111111111")
    score = scores.of_every_form(people)[PSS]["pss"]
    assert (score.answered, score.items) == (9, 10)
    form = keying.open_form(people, PSS)
    keying.key(people, window.session.person, form, "pss_01", "2")
    assert [event.keyed for event in item_history(people, PSS, "pss_01")] == ["2", "9"]
    assert [work for work in worklist.work_list(people) if work.kind == worklist.FLAG] == []
    assert scores.of_every_form(people)[PSS]["pss"].answered == 10


def test_an_earlier_study_opens_and_a_newer_one_is_refused(qtbot, tmp_path: Path, own_home: Path) -> None:
    old, newer = tmp_path / "old.impstudy", tmp_path / "newer.impstudy"
    restore(OLD_STUDY.read_text(encoding="utf-8"), old)
    shutil.copy(old, newer)
    with unguarded(newer) as connection:
        connection.execute("PRAGMA user_version=99")
    bytes_before = newer.read_bytes()
    opened = app.make_window(old)
    qtbot.addWidget(opened)
    assert opened.session.has_study
    assert studies.check(opened.session.study) == []
    opened.close()
    refused = app.make_window(newer)
    qtbot.addWidget(refused)
    start = refused.centralWidget()
    assert isinstance(start, StartPage)
    assert Problem.STUDY_NEWER.value.advice.split(",")[0] in start.bar.text()
    assert newer.read_bytes() == bytes_before
    refused.close()


def test_a_translation_and_an_instrument_are_added_by_adding_files(tmp_path: Path, monkeypatch, people: Study) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(paths.resources(), resources)
    words = resources / "locale" / "xx" / "LC_MESSAGES" / "imp_desktop.po"
    words.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    words.write_text(f'{head}msgid "Overview"\nmsgstr "Uebersicht"\n', encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: resources)
    assert "xx" in i18n.languages()
    with i18n.speaking("xx"):
        assert i18n._("Overview") == "Uebersicht"

    folder = paths.own_forms() / "instruments" / "mood"
    shutil.copytree(paths.forms() / "instruments" / "pss", folder)
    for file in folder.iterdir():
        said = file.read_text(encoding="utf-8")
        file.write_text(said.replace("pss", "mood").replace("PSS", "Mood"), encoding="utf-8")
    assert check_instrument(folder) == []
    assert "mood" in catalogue.known()
    assert catalogue.instrument("mood").item("mood_04").number == 4
    assert analysing.analyse(people).outcomes
