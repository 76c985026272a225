"""The settings screen: everything takes effect at once and is kept where it belongs."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from imp_desktop.operations import studies
from imp_desktop.settings import load
from imp_desktop.ui.controls import Button, Segments, Switch
from imp_desktop.ui.settings.mine import LEARNED
from imp_desktop.ui.settings.view import SettingsPage, _chapters
from imp_desktop.ui.start.pair import PairPage


@pytest.fixture
def page(desk) -> SettingsPage:
    made = SettingsPage(desk.session)
    desk.show(made)
    made.arrive()
    return made


def controls(page, kind):
    """The controls of that kind on the chapter that is seen."""
    return page._area.widget().findChildren(kind)


def click(segments: Segments, value: str) -> None:
    next(part for part in segments._parts if part.segment.value == value).click()


def test_keying_settings_are_the_persons_own(page, desk, own_home) -> None:
    click(controls(page, Segments)[0], "stay")
    for switch in controls(page, Switch):
        switch.click()
    mine = load(own_home).of("Anna Bakker")
    assert (mine.after_outside, mine.flag_tone, mine.big_number, mine.letters) == ("stay", False, False, True)
    assert (mine.tick, mine.form_chord) == (True, True)


def test_learned_hints_come_back(page, desk) -> None:
    desk.session.mine.hints["F2"] = LEARNED
    controls(page, Button)[0].click()
    assert desk.session.mine.hints == {}


def test_screen_settings_take_effect_at_once(page, desk) -> None:
    page.arrive(chapter="screen")
    theme, zoom, language = controls(page, Segments)
    click(theme, "dark")
    click(zoom, "150")
    click(language, "nl")
    assert (desk.session.look.theme, desk.session.look.zoom) == ("dark", 1.5)
    assert desk.session.mine.language == "nl"


def test_study_settings_stand_in_the_study(page, desk, qtbot) -> None:
    page.arrive(chapter="study")
    check, rule, kind = controls(page, Segments)
    with qtbot.waitSignal(desk.session.changed) as heard:
        click(rule, "complete")
    click(kind, "available")
    click(check, "letter")
    chosen = studies.settings(desk.session.study)
    assert (chosen.missing_rule, chosen.descriptives, chosen.code_check) == ("complete", "available", "letter")
    assert heard.args == [frozenset({"settings"})]


@pytest.mark.parametrize("chapter", ["study", "teachers", "criteria"])
def test_what_is_typed_is_kept_before_the_study_or_the_person_goes(page, desk, chapter) -> None:
    page.arrive(chapter=chapter)
    field = controls(page, QLineEdit)[0]
    field.setFocus()
    field.selectAll()
    desk.type("90")
    assert page.where() == {"chapter": chapter}
    chosen = studies.settings(desk.session.study)
    kept = {"study": chosen.title, "teachers": chosen.teachers.get("teacher_1"), "criteria": "90,60"}[chapter]
    assert kept is not None
    assert kept.startswith("90")
    assert chosen.criteria == ({"completed": "90,60"} if chapter == "criteria" else {})


def test_the_pair_can_be_ticked_otherwise(page, desk) -> None:
    page.arrive(pair="scs")
    pair = page._area.widget()
    assert isinstance(pair, PairPage)
    assert set(pair.ticked()) == {23, 16}
    pair.tick(26)
    pair.keep()
    assert set(studies.settings(desk.session.study).left_out["scs"]) == {26, 16}
    assert page.where() == {"chapter": "study"}


@pytest.mark.parametrize("chapter", ["study", "teachers", "criteria"])
def test_a_study_that_can_only_be_read_says_so_and_takes_no_changes(page, desk, chapter) -> None:
    path = desk.session.study.path
    desk.session.study.close()
    desk.session._study = studies.open_study(path, "Anna Bakker", read_only=True)
    page.arrive(chapter=chapter)
    said = [label.text() for label in controls(page, QLabel)]
    assert any("can be read but not changed here" in text for text in said)
    offered = [one for kind in (QLineEdit, Segments, Button) for one in controls(page, kind)]
    assert offered
    assert not any(one.isEnabled() for one in offered)
    page.arrive(chapter="copies")
    assert controls(page, Button)[0].isEnabled()
    desk.session.study.close()


def test_a_study_without_course_and_criteria_has_no_chapters_of_them(page, desk, monkeypatch) -> None:
    entries = [entry.id for entry in _chapters(desk.session)]
    assert {"teachers", "criteria"} <= set(entries)
    bare = replace(studies.protocol(desk.session.study), course=None, criteria=())
    monkeypatch.setattr(studies, "protocol", lambda _study: bare)
    assert [one for one in entries if one not in {"teachers", "criteria"}] == [
        entry.id for entry in _chapters(desk.session)
    ]


@pytest.mark.parametrize("chapter", ["keying", "screen", "study", "teachers", "criteria", "copies"])
def test_each_chapter_comes_back_after_the_look_changed(page, chapter) -> None:
    page.arrive(chapter=chapter)
    assert page.where() == {"chapter": chapter}
