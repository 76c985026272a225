"""The choices beside the pages: reports, language, and lines that lead to what is still to be done."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from imp_desktop.operations import closing, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.dates import whole_day
from imp_desktop.ui.reports.choices import FEASIBILITY, OUTCOME, QUALITY, Choices
from imp_desktop.ui.reports.wide import WideButton


@pytest.fixture
def choices(desk) -> Choices:
    made = Choices(desk.session)
    made.stand_alone(alone=False)
    desk.show(made, width=304)
    made.refresh()
    return made


def shown(choices: Choices) -> list[WideButton]:
    QApplication.processEvents()
    return [one for one in choices.findChildren(WideButton) if one.isVisible() and one is not choices.flow]


def test_moving_in_the_list_tells_the_report(choices, desk, qtbot) -> None:
    assert choices.report() == OUTCOME
    with qtbot.waitSignal(choices.report_chosen) as heard:
        desk.press("Down")
    assert heard.args == [FEASIBILITY]


def test_the_language_of_the_report_is_told(choices, qtbot) -> None:
    with qtbot.waitSignal(choices.language_chosen) as heard:
        choices.language._parts[1].click()
    assert heard.args == ["nl"]


def test_the_flow_is_offered_with_the_feasibility_report_only(choices, qtbot) -> None:
    assert not choices.flow.isVisible()
    choices.list.choose(FEASIBILITY)
    choices.refresh()
    assert choices.flow.isVisible()
    with qtbot.waitSignal(choices.flow_wanted):
        choices.flow.click()


def test_each_line_leads_to_its_place(choices, desk) -> None:
    choices.list.choose(FEASIBILITY)
    choices.refresh()
    for line in shown(choices):
        line.click()
    assert desk.went == [
        ("overview", {"wanted": "empty"}),
        ("course", {"cohort": 1, "tab": "sessions"}),
        ("settings", {"chapter": "freeze"}),
    ]


def test_of_frozen_data_the_day_is_said_instead(choices, desk) -> None:
    freeze = closing.freeze(desk.session.study, desk.session.person)
    choices.refresh()
    QApplication.processEvents()
    said = [label.text() for label in choices.findChildren(QLabel) if label.isVisible()]
    assert f"Frozen on {whole_day(freeze.day)}" in said
    assert "Interim until this is done" not in said


def test_lines_that_are_done_go_at_once(choices) -> None:
    before = shown(choices)
    choices.refresh()
    assert before
    assert not any(line.isVisible() for line in before)


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_everything_stands_whole_in_its_width(desk, language, zoom) -> None:
    desk.session.prefer(language=language, zoom=zoom)
    studies.choose(desk.session.study, desk.session.person, "scs.left_out", "")
    desk.key(FormKey("001-B", "pre", "pss"), pss_01="9")
    desk.key(FormKey("001-B", "post", "imp_eval"), imp_eval_plans="go on", imp_eval_adverse="1")
    made = Choices(desk.session)
    made.list.choose(FEASIBILITY)
    made.refresh()
    made.stand_alone(alone=False)
    desk.show(made, width=desk.session.look.px(304))
    lines = shown(made)
    assert len(lines) == 8
    assert all(line.height() >= line.heightForWidth(line.width()) for line in lines)
    assert [area.horizontalScrollBar().maximum() for area in made.findChildren(QScrollArea)] == [0]


def test_forms_to_be_keyed_twice_keep_a_report_interim(choices, desk) -> None:
    studies.choose(desk.session.study, desk.session.person, "double_keying.pre.pss", "all")
    desk.key(FormKey("001-B", "pre", "pss"), **{f"pss_{number:02}": "2" for number in range(1, 11)})
    choices.refresh()
    [line] = [one for one in shown(choices) if "second keying" in one.text()]
    line.click()
    assert desk.went == [("overview", {"wanted": "once"})]


def test_a_study_that_says_nothing_of_feasibility_offers_the_other_reports(desk, monkeypatch) -> None:
    bare = replace(studies.protocol(desk.session.study), domains=())
    monkeypatch.setattr(studies, "protocol", lambda _study: bare)
    made = Choices(desk.session)
    made.list.choose(FEASIBILITY)
    assert made.report() == OUTCOME
    made.list.choose(QUALITY)
    assert made.report() == QUALITY


def test_standing_alone_there_is_a_way_back(choices, qtbot) -> None:
    assert not choices._back.isVisible()
    choices.stand_alone(alone=True)
    with qtbot.waitSignal(choices.left):
        choices._back.click()
