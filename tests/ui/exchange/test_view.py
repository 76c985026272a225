"""Import and export: looked through first, then all or nothing; everything that was wrong is listed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from imp_desktop.operations import enrolling, keying, teaching
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.exchange.view import ExchangePage

FORM = FormKey("001-B", "pre", "pss")


@pytest.fixture
def page(desk) -> ExchangePage:
    made = ExchangePage(desk.session)
    desk.show(made)
    return made


def table(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_files_are_looked_through_before_anything_is_written(page, desk, tmp_path) -> None:
    path = table(tmp_path, "record_id,group,cohort,consent_date\n050-X,control,,2026-02-01\n")
    page.arrive(files=(str(path),))
    assert "1 participant" in page.taking_in.said.text()
    assert page.taking_in.take.isEnabled()
    assert len(enrolling.participants(desk.session.study)) == 4
    page.taking_in.take.click()
    assert len(enrolling.participants(desk.session.study)) == 5
    assert "1 participant" in desk.told[-1].text
    assert not page.taking_in.take.isEnabled()


def test_everything_that_cannot_be_taken_in_is_listed_and_nothing_is_written(page, desk, tmp_path) -> None:
    path = table(tmp_path, "record_id,redcap_event_name,pss_01,pss_02\n001-B,pre,x,1\n777-Z,pre,1,y\n")
    page.taking_in.offer([path])
    rows = page.taking_in.complaints
    assert rows.rowCount() >= 2
    assert "table.csv" in rows.data(rows.index(0, 0))
    assert not page.taking_in.take.isEnabled()
    assert "nothing was written" in page.taking_in.said.text()
    assert keying.open_form(desk.session.study, FORM).answered == 0
    assert len(rows.text().splitlines()) == rows.rowCount()


def test_another_value_is_replaced_only_with_a_reason(page, desk, tmp_path) -> None:
    desk.key(FORM, pss_01="1")
    path = table(tmp_path, "record_id,redcap_event_name,pss_01\n001-B,pre,3\n")
    page.taking_in.offer([path])
    assert not page.taking_in.take.isEnabled()
    page.taking_in.replace.setChecked(True)
    assert not page.taking_in.take.isEnabled()
    page.taking_in.reason.setText("second look at the paper")
    page.taking_in.look_through()
    page.taking_in.take.click()
    assert keying.open_form(desk.session.study, FORM).answers["pss_01"].keyed == "3"


def test_the_course_is_taken_in_and_everybody_hears_of_it(page, desk, tmp_path) -> None:
    heard: list[frozenset[str]] = []
    desk.session.changed.connect(heard.append)
    marks = table(tmp_path, "record_id,session_1,session_2\n001-B,present,\n002-C,excused,absent\n")
    page.taking_in.offer([marks])
    assert page.taking_in.said.text() == "Would be taken in: 3 marks of attendance."
    assert heard == []
    page.taking_in.take.click()
    assert desk.told[-1].text == "Taken in: 3 marks of attendance."
    assert heard == [frozenset({"answers", "register", "course", "codes"})]
    assert teaching.attendance(desk.session.study, 1)["002-C", "relax"] == "absent"


def test_codes_of_missing_answers_are_understood(page, desk, tmp_path) -> None:
    path = table(tmp_path, "record_id,redcap_event_name,pss_01\n001-B,pre,999\n")
    page.taking_in.missing.setText("999=omitted")
    page.taking_in.offer([path])
    page.taking_in.take.click()
    assert keying.open_form(desk.session.study, FORM).answers["pss_01"].missing == "omitted"


def test_tables_are_given_out(page, desk, tmp_path, monkeypatch) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    page.export.click()
    assert {"participants.csv", "answers.csv", "scores.csv", "attendance.csv", "codes.csv"} <= {
        path.name for path in folder.iterdir()
    }
    assert str(folder) in desk.told[-1].text


def test_a_copy_is_saved_where_it_is_wished(page, desk, tmp_path, monkeypatch) -> None:
    target = tmp_path / "copy.impstudy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    page.copy.click()
    assert target.exists()
    page.copy.click()
    assert desk.told[-1].code == "file-exists"


def test_the_list_of_complaints_is_a_sound_model(page, tmp_path, qtmodeltester) -> None:
    page.taking_in.offer([table(tmp_path, "record_id,redcap_event_name,pss_01\n001-B,pre,x\n")])
    qtmodeltester.check(page.taking_in.complaints)
