"""Blank forms on the reports screen: which, for whom, seen and saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog

from imp_desktop.operations import enrolling, paper_forms
from imp_desktop.operations.paper_forms import Wanted
from imp_desktop.ui.reports.choices import FORMS, OUTCOME
from imp_desktop.ui.reports.document import Document
from imp_desktop.ui.reports.form_choices import FormChoices
from imp_desktop.ui.reports.making import Asked
from imp_desktop.ui.reports.view import ReportsPage

LONG = 120_000


def pick(box: QComboBox, words: str) -> None:
    """Pick a line of a list as the user does."""
    at = box.findText(words)
    assert at >= 0, [box.itemText(line) for line in range(box.count())]
    box.setCurrentIndex(at)
    box.activated.emit(at)


@pytest.fixture
def choices(desk) -> FormChoices:
    made = FormChoices(desk.session)
    desk.show(made, width=304)
    return made


def test_everything_that_is_due_is_offered(choices) -> None:
    def offered(box: QComboBox) -> list[str]:
        return [box.itemText(line) for line in range(box.count())]

    assert offered(choices.instrument)[:3] == ["All", "Intake", "FFMQ"]
    assert offered(choices.assessment) == ["All", "Pre", "Post"]
    assert offered(choices.whom) == [
        "Nobody in particular", "Everybody", "Training", "Control", "Training, cohort 1",
        "001-B", "002-C", "003-D", "004-F",
    ]  # fmt: skip


def test_what_is_picked_is_wanted(choices, qtbot) -> None:
    assert choices.wanted() == Wanted()
    with qtbot.waitSignal(choices.chosen):
        pick(choices.instrument, "FFMQ")
    pick(choices.assessment, "Post")
    pick(choices.whom, "Training, cohort 1")
    assert choices.wanted() == Wanted(("ffmq",), ("post",), group="training", cohort=1)
    pick(choices.whom, "Control")
    assert choices.wanted() == Wanted(("ffmq",), ("post",), group="control")
    pick(choices.whom, "003-D")
    assert choices.wanted() == Wanted(("ffmq",), ("post",), codes=("003-D",))
    pick(choices.whom, "Everybody")
    assert choices.wanted() == Wanted(("ffmq",), ("post",), everybody=True)


def test_a_new_participant_is_offered_and_what_was_chosen_stays(choices, desk) -> None:
    pick(choices.whom, "003-D")
    enrolling.add(desk.session.study, desk.session.person, "000-A", {"group": "control", "consent": "2026-01-09"})
    choices.refresh()
    assert choices.whom.findText("000-A") >= 0
    assert choices.whom.currentText() == "003-D"


@pytest.fixture
def page(desk, qtbot) -> ReportsPage:
    """The screen with blank forms of the stress scale for one participant."""
    made = ReportsPage(desk.session)
    desk.show(made)
    made.arrive(report=FORMS, instrument="pss", assessment="pre", code="001-B")
    wait(made, qtbot, lambda: made._made is not None)
    return made


def wait(page: ReportsPage, qtbot, done: Callable[[], bool]) -> None:
    """Until nothing is being made and it is so."""
    qtbot.waitUntil(lambda: not page.maker.busy and done(), timeout=LONG)


def test_forms_are_seen_and_saved(page, desk, qtbot, tmp_path, monkeypatch) -> None:
    wanted = Wanted(("pss",), ("pre",), ("001-B",))
    assert page._made is not None
    assert page._made.asked == Asked(FORMS, "en", wanted)
    assert page._state.text() == "1 sheet to print"
    assert not page.csv.isVisible()
    asked: list[str] = []

    def ask(_page, _title, suggested: str, _kinds) -> tuple[str, str]:
        asked.append(Path(suggested).name)
        return str(tmp_path / "forms.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    page.save_pdf()
    assert asked == ["trial-forms-en.pdf"]
    assert (tmp_path / "forms.pdf").read_bytes() == paper_forms.blank_forms(desk.session.study, wanted, "en")
    assert "The forms are in" in desk.told[-1].text


def test_another_choice_makes_other_forms(page, qtbot) -> None:
    pick(page.choices.forms.assessment, "All")
    wait(page, qtbot, lambda: page._made is not None and page._made.document.pages == 2)
    page.choices.language._parts[1].click()
    wait(page, qtbot, lambda: page._made is not None and page._made.asked.language == "nl")


def test_where_no_form_fits_nothing_else_is_shown_as_if_it_did(page, desk, qtbot) -> None:
    pick(page.choices.forms.instrument, "Evaluation")
    wait(page, qtbot, lambda: page._made is None)
    assert "No form fits" in desk.told[-1].text
    assert not page.save.isEnabled()
    assert page.preview.page == 0
    pick(page.choices.forms.assessment, "Post")
    wait(page, qtbot, lambda: page._made is not None and page._made.document.pages == 3)
    assert page.save.isEnabled()


def test_the_lists_stand_with_the_forms_alone(page, desk, qtbot) -> None:
    QApplication.processEvents()
    assert page.choices.forms.isVisible()
    page.choices.list.choose(OUTCOME)
    page._chose()
    wait(page, qtbot, lambda: page._made is not None and page._made.name == OUTCOME)
    assert not page.choices.forms.isVisible()
    assert page.csv.isVisible()
    assert isinstance(page._made and page._made.document, Document)
