"""Deciding: three keyings say three things, and a person who keyed none of the last ones looks at the paper."""

import pytest

from imp_desktop.operations import keying
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.keying import Pass
from imp_desktop.ui.entry.cursor import Mode
from tests.ui import blind
from tests.ui.entry.conftest import FFMQ, PSS, key_turn


@pytest.fixture
def contested(typist, twice, person, jonas):
    """A PSS of which two items were keyed three times in three ways, the last time by Jonas; nobody has it open."""
    form = key_turn(twice, person, PSS, pss_04="0", pss_07="0")
    keying.note(twice, person, form, "pss_04", "0 or 3, both ticked")
    key_turn(twice, jonas, PSS, pss_04="3", pss_07="3")
    key_turn(twice, jonas, PSS, pss_04="4", pss_07="4")
    return typist


def test_all_three_values_and_the_notes_stand_in_the_spot(contested):
    contested.open(PSS)
    saying = contested.page.spot.saying
    assert (saying.number, saying.heading) == ("4", "Three keyings say three things")
    assert [(entry.sign, entry.words) for entry in saying.entries] == [
        ("0", "never, first keying"),
        ("3", "rather often, second keying"),
        ("4", "very often, third keying"),
        ("", "note: 0 or 3, both ticked"),
    ]
    assert saying.line == "Key what the paper says, 0 to 4"
    assert contested.page._packet.heading(contested.page.pen.form).keying == "Three keyings differ"


def test_deciding_goes_from_one_such_item_to_the_next_and_keys_nothing_else(contested, twice):
    contested.open(PSS)
    contested.type("3")
    assert contested.page.pen.item.id == "pss_07"
    contested.type("0")
    assert contested.page.pen.mode is Mode.COMPLETE
    form = contested.page.pen.form
    assert FormStates(twice).at(form.place) is FormState.RESOLVED
    assert [form.answers[item].keyed for item in ("pss_04", "pss_05", "pss_07", "pss_08")] == ["3", "2", "0", "2"]
    assert form.corrected == set()
    assert contested.page._packet.heading(form).keying == "Settled"


def test_what_is_not_decided_yet_is_counted(contested):
    contested.open(PSS)
    contested.type("3")
    contested.press("Up", "Ctrl+End", "Down")
    assert contested.page.spot.saying.title == "PSS: 1 item is not decided"
    contested.press("Return")
    assert contested.page.pen.item.id == "pss_07"


def test_who_keyed_the_third_time_neither_decides_nor_sees_what_the_others_keyed(contested, jonas):
    contested.open(FFMQ)
    contested.become(jonas)
    contested.open(FFMQ)
    contested.page.pen.visit(PSS)
    assert contested.page.pen.form.key == FFMQ
    assert "Let another person look at the paper" in contested.page.spot.saying.line
    assert contested.page.spot.saying.alarm
    assert blind.answers_held(contested.page, ["pss_04", "pss_07"]) == set()


def test_a_settled_form_can_be_corrected_and_the_correction_undone(contested, twice, person):
    contested.open(PSS)
    contested.type("30")
    contested.press("Ctrl+Home")
    contested.type("4")
    form = contested.page.pen.form
    assert (form.keying_pass, form.answers["pss_01"].keyed) == (Pass.SETTLED, "4")
    assert contested.page.model.row(0).corrected
    contested.press("Ctrl+Z")
    assert keying.open_form(twice, PSS, Pass.SETTLED).answers["pss_01"].keyed == "2"


def test_an_item_of_a_settled_form_is_not_emptied(contested):
    contested.open(PSS)
    contested.type("30")
    contested.press("Ctrl+Home", "Del")
    assert "always says something" in contested.page.spot.saying.line
    assert contested.page.pen.form.answers["pss_01"].keyed == "2"


def test_the_history_tells_who_decides_all_three_keyings(contested):
    contested.open(PSS)
    contested.press("Ctrl+H")
    told = " / ".join(entry.words for entry in contested.page.spot.saying.entries)
    for part in ("0  ·  First keying", "3  ·  Second keying", "4  ·  Third keying", "0 or 3, both ticked"):
        assert part in told
    contested.type("1")
    assert "pss_04" not in contested.page.pen.form.answers


def test_where_there_is_no_room_for_the_spot_the_three_values_stand_in_the_foot(contested, session):
    contested.open(PSS)
    contested.page.resize(900, 500)
    contested.press("Down", "Up")
    assert not contested.page.spot.isVisible()
    assert contested.page.foot._said == "Three keyings say three things: 0 · 3 · 4 · note: 0 or 3, both ticked"
