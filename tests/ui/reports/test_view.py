"""The reports screen: a real report of a real study is made beside the window, seen and saved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel

from imp_desktop.operations import studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.reports.document import Document
from imp_desktop.ui.reports.view import ReportsPage
from imp_desktop.ui.reports.waiting import waiting

FORM = FormKey("001-B", "pre", "pss")
LONG = 120_000


@pytest.fixture
def page(desk, qtbot) -> ReportsPage:
    """The screen with its first report made."""
    made = ReportsPage(desk.session)
    desk.show(made)
    made.refresh()
    qtbot.waitUntil(lambda: not made.maker.busy, timeout=LONG)
    return made


def test_a_report_is_made_seen_and_saved(page, desk, tmp_path, monkeypatch, qtbot) -> None:
    assert desk.told == []
    assert page.save.isEnabled()
    target = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    page.save_pdf()
    saved = Document(target.read_bytes())
    assert saved.pages > 1
    assert page.preview.page == 1
    desk.press("PgDown", "PgDown", "PgUp")  # wherever the keyboard is
    assert page.preview.page == 2
    picture = saved.picture(0, 200)
    assert picture.width() == 200
    assert {picture.pixelColor(x, 60).name() for x in range(200)} != {"#ffffff"}

    folder = tmp_path / "tables"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    page.save_tables()
    qtbot.waitUntil(lambda: len(desk.told) > 1, timeout=LONG)
    assert len(list(folder.glob("*.csv"))) > 1

    assert "Nothing has changed since." in page._state.text()
    desk.key(FORM, pss_01="2")
    desk.session.did("answers")
    assert "Something has changed since" in page._state.text()

    page.make()
    assert page.maker.busy
    page.maker.cancel()
    assert not page.maker.busy
    assert page.save.isEnabled()


def test_what_keeps_a_report_interim_leads_to_where_it_is_done(desk) -> None:
    before = {line.words: line.place for line in waiting(desk.session.study)}
    assert set(before.values()) == {"overview"}
    desk.key(FORM, pss_01="9")
    after = [line.place for line in waiting(desk.session.study)]
    assert after == ["overview", "overview", "worklist"]
    assert [line.where for line in waiting(desk.session.study)] == [{"wanted": "empty"}, {"wanted": "open"}, {}]


def test_leaving_the_dialog_saves_nothing(desk, monkeypatch, tmp_path) -> None:
    page = ReportsPage(desk.session)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    page.save_pdf()
    assert list(Path(tmp_path).glob("*.pdf")) == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_line_that_keeps_a_report_interim_stands_whole(desk, language, qtbot) -> None:
    desk.session.prefer(language=language)
    studies.choose(desk.session.study, desk.session.person, "scs.left_out", "")
    desk.key(FORM, pss_01="9")
    made = ReportsPage(desk.session)
    desk.show(made)
    made.refresh()
    qtbot.waitUntil(lambda: not made.maker.busy, timeout=LONG)
    shown = [item.widget() for at in range(made._todo.count()) if (item := made._todo.itemAt(at))]
    lines = [line for line in shown if isinstance(line, QLabel | QAbstractButton)]
    assert len(lines) == 5  # a title, the form without a score, empty, open and flagged forms
    assert [line.text() for line in lines if line.sizeHint().width() > line.width()] == []
    assert ("," in made._about.text()) is (language == "nl")  # the decimal sign of the language
