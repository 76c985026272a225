"""The session: what all screens share, and what it tells when something changes."""

import pytest
from PySide6.QtCore import QLocale

from imp_desktop import i18n
from imp_desktop.operations import persons
from imp_desktop.settings import Settings, load
from imp_desktop.ui.session import Session


def test_without_a_study_nobody_can_ask_for_one(qapp, tmp_path) -> None:
    session = Session(Settings(), tmp_path)
    assert not session.has_study
    assert not session.has_person
    with pytest.raises(RuntimeError):
        _ = session.study
    with pytest.raises(RuntimeError):
        _ = session.person


def test_a_preference_takes_effect_at_once_and_is_kept(desk, own_home, qtbot) -> None:
    session = desk.session
    with qtbot.waitSignal(session.look_changed):
        session.prefer(zoom=200, theme="dark")
    assert (session.look.zoom, session.look.theme) == (2.0, "dark")
    assert load(own_home).of(session.person.name).zoom == 200


def test_the_language_changes_with_the_preference(desk, qtbot) -> None:
    with qtbot.waitSignal(desk.session.look_changed):
        desk.session.prefer(language="nl")
    assert i18n.language() == "nl"


def test_what_is_not_seen_changes_no_screen(desk, qtbot) -> None:
    with qtbot.assertNotEmitted(desk.session.look_changed):
        desk.session.prefer(after_outside="stay")


def test_another_person_brings_their_own_preferences(desk, qtbot) -> None:
    session = desk.session
    session.prefer(zoom=150)
    other = persons.person(session.study, "Jonas Visser")
    with qtbot.waitSignal(session.person_changed):
        session.take_person(other)
    assert session.look.zoom == 1.0
    assert session.settings.last_person == "Jonas Visser"


def test_another_study_asks_anew_who_works(desk) -> None:
    desk.session.take_study(desk.session.study)
    assert not desk.session.has_person


def test_without_a_choice_the_language_is_the_systems(qapp, tmp_path) -> None:
    usual = QLocale()
    try:
        Session(Settings(), tmp_path)
        assert i18n.language() in (QLocale.system().name()[:2], "en")
    finally:
        QLocale.setDefault(usual)


def test_settings_that_cannot_be_kept_are_told_and_stop_nobody(desk, own_home) -> None:
    blocked = own_home / "settings.json"
    blocked.unlink()
    blocked.mkdir()
    desk.session.prefer(zoom=125)
    assert desk.session.look.zoom == 1.25
    assert desk.told[0].code == "file-exists"


def test_changes_are_told_by_kind(desk, qtbot) -> None:
    with qtbot.waitSignal(desk.session.changed) as heard:
        desk.session.did("answers", "register")
    assert heard.args == [frozenset({"answers", "register"})]
