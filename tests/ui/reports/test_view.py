"""The reports screen: a real report of a real study is made beside the window, seen and saved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from imp_desktop.operations import reporting
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.reports.document import Document
from imp_desktop.ui.reports.view import ReportsPage
from imp_desktop.ui.reports.wide import WideButton

FORM = FormKey("001-B", "pre", "pss")
LONG = 120_000


def lines(page: ReportsPage) -> list[str]:
    """What keeps the chosen report interim."""
    QApplication.processEvents()
    found = [one.text() for one in page.choices.findChildren(WideButton) if one.isVisible()]
    return [text for text in found if text != page.choices.flow.text()]


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


def wait_for(page: ReportsPage, name: str, qtbot) -> None:
    """Until that report is seen."""
    qtbot.waitUntil(lambda: page._made is not None and page._made.name == name and not page.maker.busy, timeout=LONG)


def test_down_and_up_choose_between_the_reports(page, desk, qtbot, tmp_path, monkeypatch) -> None:
    page.preview.go_to(3)
    page.setFocus()
    desk.press("Down")
    wait_for(page, "feasibility", qtbot)
    assert page.where() == {"report": "feasibility", "language": "en"}
    assert page.preview.page == 1
    assert page.choices.flow.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "flow.svg"), ""))
    page.choices.flow.click()
    qtbot.waitUntil(lambda: len(desk.told) == 1, timeout=LONG)
    assert "flow.svg" in desk.told[0].text
    assert (tmp_path / "flow.svg").read_bytes() == reporting.flow_diagram(desk.session.study, "en")
    desk.press("Up")
    wait_for(page, "outcome", qtbot)
    assert not page.choices.flow.isVisible()


def test_the_data_quality_is_told_in_the_language_chosen(page, qtbot) -> None:
    page.arrive(report="quality", language="nl")
    wait_for(page, "quality", qtbot)
    assert page.where() == {"report": "quality", "language": "nl"}
    assert not page.choices.flow.isVisible()
    assert not any("sessions not logged" in line for line in lines(page))


def test_going_back_before_the_other_report_is_made_shows_what_keeps_this_one_interim(page, desk, qtbot) -> None:
    page.setFocus()
    desk.press("Down")
    page.maker.cancel()
    assert any("sessions not logged" in line for line in lines(page))
    desk.press("Up")
    assert not any("sessions not logged" in line for line in lines(page))
    assert not page.maker.busy


def test_a_report_is_suggested_under_its_own_name_and_language(page, desk, qtbot, monkeypatch) -> None:
    asked: list[str] = []

    def ask(_page, _title, suggested: str, _kinds) -> tuple[str, str]:
        asked.append(Path(suggested).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    page.arrive(report="feasibility", language="nl")
    page.save_pdf()  # the pages that are seen are still those of the outcome report
    wait_for(page, "feasibility", qtbot)
    page.save_pdf()
    page.save_flow()
    assert asked == ["trial-outcome-en.pdf", "trial-feasibility-nl.pdf", "trial-flow-nl.svg"]


def test_where_there_is_no_room_for_both_the_choices_stand_alone(desk, qtbot) -> None:
    desk.session.prefer(zoom=200)
    page = ReportsPage(desk.session)
    desk.show(page)
    assert (page.choices.isVisible(), page.preview.isVisible()) == (False, True)
    desk.press("Ctrl+I")
    assert (page.choices.isVisible(), page.preview.isVisible()) == (True, False)
    assert desk.focus() is page.choices.list
    page.choices._back.click()
    assert (page.choices.isVisible(), page.preview.isVisible()) == (False, True)
    assert desk.focus() is page.preview


def test_where_there_is_a_little_room_choices_and_pages_stand_side_by_side(desk) -> None:
    page = ReportsPage(desk.session)
    desk.show(page, width=900)
    desk.press("Ctrl+I")
    assert page.choices.isVisible()
    assert page.preview.isVisible()
    assert not page.choices._back.isVisible()


def test_leaving_the_dialog_saves_nothing(desk, monkeypatch, tmp_path) -> None:
    page = ReportsPage(desk.session)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    page.save_pdf()
    assert list(Path(tmp_path).glob("*.pdf")) == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_seconds_have_the_decimal_sign_of_the_language(desk, language, qtbot) -> None:
    desk.session.prefer(language=language)
    made = ReportsPage(desk.session)
    desk.show(made)
    made.refresh()
    qtbot.waitUntil(lambda: not made.maker.busy, timeout=LONG)
    assert ("," in made._about.text()) is (language == "nl")
