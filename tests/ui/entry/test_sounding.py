"""Which tone is heard at which event, in which setting; and the two ways to key: heads down and heads up."""

import pytest

from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.sounds import Sounds
from tests.ui.entry.conftest import FFMQ, PSS


@pytest.fixture
def heard(typist, session):
    """The tones heard; everything that can sound does."""
    tones: list[str] = []

    class Fake(Sounds):
        def play(self, tone):
            tones.append(tone.value)

    typist.page.sounding.sounds = Fake(lambda _path: None)
    session.prefer(tick=True, flag_tone=True, form_chord=True)
    return tones


def test_each_answer_ticks_and_a_flag_has_its_own_tone(typist, heard):
    typist.type("4")
    typist.type("9")
    typist.type("..")
    assert heard == ["tick", "flag", "tick"]


def test_a_form_that_gets_complete_ends_with_a_chord(typist, heard):
    typist.open(PSS)
    typist.type("1" * 10)
    assert heard == ["tick"] * 10 + ["chord"]


def test_a_form_with_a_gap_ends_without_a_chord(typist, heard):
    typist.open(PSS)
    typist.press("Down")
    typist.type("1" * 9)
    assert typist.page.pen.mode is Mode.COMPLETE
    assert "chord" not in heard


def test_opening_a_complete_form_is_silent(typist, heard):
    typist.open(PSS)
    typist.type("1" * 10)
    heard.clear()
    typist.open(FFMQ)
    typist.open(PSS)
    assert typist.page.pen.mode is Mode.COMPLETE
    assert heard == []


@pytest.mark.parametrize(("setting", "tone"), [("tick", "tick"), ("flag_tone", "flag"), ("form_chord", "chord")])
def test_each_tone_can_be_switched_off(typist, session, heard, setting, tone):
    session.prefer(**{setting: False})
    typist.open(PSS)
    typist.type("91" + "1" * 8)
    assert set(heard) == {"tick", "flag", "chord"} - {tone}


def test_a_refused_sign_is_silent(typist, heard):
    typist.type("x")
    typist.press("F7", "Ctrl+V")
    assert heard == []


# heads down and heads up


def test_heads_down_never_stops_and_the_mark_stays_beside_the_item(typist):
    typist.type("494")
    assert typist.page.pen.item.number == 4
    row = typist.page.model.row(1)
    assert (row.open_flag, row.keyed) == (True, "9")


def test_heads_up_stops_at_the_flag_until_it_is_decided(typist, session):
    session.prefer(after_outside="stay")
    typist.type("49")
    assert typist.page.pen.item.number == 2
    assert [hint.cap for hint in typist.page.spot.hints] == ["F2", "1 … 5", "Enter"]
    typist.press("F2")
    assert typist.page.pen.item.number == 3


@pytest.mark.parametrize(("key", "keyed", "open_flag"), [("Return", "9", True), ("3", "3", False), ("Tab", "9", True)])
def test_heads_up_goes_on_after_a_correction_or_when_it_is_passed(typist, session, key, keyed, open_flag):
    session.prefer(after_outside="stay")
    typist.type("49")
    typist.press(key)
    assert typist.page.pen.item.number == 3
    row = typist.page.model.row(1)
    assert (row.keyed, row.open_flag) == (keyed, open_flag)


def test_heads_up_stops_again_at_the_next_wrong_key(typist, session):
    session.prefer(after_outside="stay")
    typist.type("498")
    assert (typist.page.pen.item.number, typist.keyed("ffmq_02")) == (2, "8")


def test_heads_up_stops_at_a_number_too(typist, session):
    session.prefer(after_outside="stay")
    typist.go("study_minutes")
    typist.type("9999")
    typist.press("Return")
    assert (typist.at, typist.held("study_minutes")) == ("study_minutes", "9999")
    typist.press("F2")
    assert typist.at != "study_minutes"
