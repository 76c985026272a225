"""The second keying on the screen: whose turn it is, and that nothing of the first one is there."""

import datetime as dt

import pytest

from imp_desktop.operations import keying, studies
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.storage import ledger
from imp_desktop.ui.entry.cursor import Mode
from tests.ui import blind
from tests.ui.entry.conftest import FFMQ, PSS, key_turn


def passes_of(typist):
    return typist.page.pen.form.keying_pass


def head(typist):
    return typist.page._packet.heading(typist.page.pen.form)


def test_the_head_says_which_keying_it_is(typist, twice, person, jonas):
    assert head(typist).keying == "First keying"
    key_turn(twice, person, PSS)
    typist.become(jonas)
    typist.open(PSS)
    assert (passes_of(typist), head(typist).keying) == (Pass.SECOND, "Second keying")


def test_a_second_keying_begins_empty_and_goes_to_its_own_rows(typist, twice, person, jonas):
    key_turn(twice, person, PSS)
    typist.become(jonas)
    typist.open(PSS)
    assert blind.answers_held(typist.page, [f"pss_{number:02}" for number in range(1, 11)]) == set()
    typist.type("3" * 10)
    assert keying.open_form(twice, PSS, Pass.SECOND).answers["pss_01"].keyed == "3"
    assert keying.open_form(twice, PSS).answers["pss_01"].keyed == "2"


@pytest.mark.parametrize("item", [None, "pss_05"])
def test_a_second_keying_looks_the_same_whatever_the_first_one_says(typist, twice, person, jonas, item):
    forms = {FormKey(code, "post", "pss"): said for code, said in (("001-B", "1"), ("002-C", "4"))}
    for key, said in forms.items():
        key_turn(twice, person, key, **{f"pss_{number:02}": said for number in range(1, 11)})
    typist.become(jonas)
    pictures = []
    for key in (*forms, *forms):
        typist.open(key, item)
        pictures.append([part.grab().toImage() for part in (typist.page.page, typist.page.thumbs, typist.page.spot)])
    assert pictures[-2] == pictures[-1]  # the first time letters are drawn they are cut a little differently


def test_control_2_begins_the_second_keying_after_twelve_hours(typist, twice, person, monkeypatch):
    typist.open(PSS)
    typist.type("2" * 10)
    typist.press("Up", "Ctrl+2")
    assert passes_of(typist) is Pass.FIRST
    assert "is for another person" in typist.page.spot.saying.line
    now = ledger.now()
    monkeypatch.setattr(ledger, "now", lambda: now + dt.timedelta(hours=13))
    typist.press("Ctrl+2")
    assert passes_of(typist) is Pass.SECOND
    assert typist.page.pen.form.answers == {}


@pytest.mark.parametrize(("name", "said"), [
    ("Ctrl+2", "The first keying of PSS of 001-B is not complete"),
    ("Ctrl+3", "No item of PSS of 001-B waits for a third keying"),
])  # fmt: skip
def test_a_keying_that_cannot_begin_is_told_and_nothing_is_lost(typist, twice, name, said):
    typist.open(PSS)
    typist.type("33")
    typist.press(name)
    assert typist.page.spot.saying.line.startswith(said)
    assert typist.page.spot.saying.alarm
    typist.type("3")
    assert typist.keyed("pss_03") == "3"


def test_a_second_keying_that_is_not_planned_is_told(typist):
    typist.open(PSS)
    typist.type("3" * 10)
    typist.press("Ctrl+2")
    assert "is not planned" in typist.page.spot.saying.line


def test_who_keyed_first_does_not_see_it_while_the_second_keying_is_open(typist, twice, person, jonas):
    key_turn(twice, person, PSS)
    typist.become(jonas)
    typist.open(PSS)
    typist.type("33")
    typist.become(person)
    typist.open(FFMQ)
    typist.page.pen.visit(PSS)
    assert typist.page.pen.form.key == FFMQ
    assert "is for another person" in typist.page.pen.said


def test_a_first_keying_open_elsewhere_is_refused_in_words_once_the_second_has_begun(typist, twice, person, jonas):
    key_turn(twice, person, PSS)
    typist.open(PSS, "pss_05")
    second = keying.open_form(twice, PSS, Pass.SECOND)
    keying.key(twice, jonas, second, "pss_01", "3")
    typist.type("4")
    assert "has begun" in typist.page.spot.saying.line
    assert typist.page.pen.form.answers["pss_05"].keyed == "2"


def test_after_a_second_keying_comes_the_next_form_that_waits_for_one(typist, twice, person, jonas):
    for key in (FFMQ, PSS):
        key_turn(twice, person, key)
    typist.become(jonas)
    typist.open(FFMQ)
    typist.type("2" * 39)
    assert typist.page.pen.mode is Mode.COMPLETE
    assert typist.page.spot.hints[0].words == "next form: PSS"
    typist.press("Return")
    assert (typist.page.pen.form.key, passes_of(typist)) == (PSS, Pass.SECOND)


def test_what_differs_is_counted_and_control_3_keys_it_a_third_time(typist, twice, person, jonas):
    key_turn(twice, person, PSS, pss_04="0", pss_07="1")
    typist.become(jonas)
    typist.open(PSS)
    typist.type("2" * 10)
    assert typist.page.spot.saying.line == "2 items differ. Ctrl+3 keys them a third time"
    typist.press("Ctrl+3")
    assert (passes_of(typist), typist.page.pen.form.wanted) == (Pass.THIRD, ("pss_04", "pss_07"))


def test_two_keyings_that_agree_can_be_closed_right_away(typist, twice, person, jonas):
    key_turn(twice, person, PSS)
    typist.become(jonas)
    typist.open(PSS)
    typist.type("2" * 10)
    assert "close the form" in [hint.words for hint in typist.page.spot.hints]
    typist.press("Ctrl+Return")
    assert keying.open_form(twice, PSS).closed


def test_the_packet_tells_of_sealed_forms_only_that_they_are_there(typist, twice, person, jonas):
    key_turn(twice, person, PSS)
    typist.become(jonas)
    typist.open(FFMQ)
    chips = {chip.chip.key.instrument: chip.chip for chip in typist.page.header.chips}
    assert (chips["pss"].count, chips["pss"].spoken()) == ("", "PSS")
    typist.open(PSS)
    typist.type("33")
    chips = {chip.chip.key.instrument: chip.chip for chip in typist.page.header.chips}
    assert (chips["pss"].count, chips["ffmq"].complete) == ("2/10", False)


def test_the_screen_is_made_anew_in_the_same_keying(typist, twice, person, jonas):
    key_turn(twice, person, PSS)
    typist.become(jonas)
    typist.open(PSS)
    typist.type("333")
    where = typist.page.where()
    assert where == {"key": PSS, "item": "pss_04", "keying_pass": 2}
    typist.page.arrive(**where)
    assert (passes_of(typist), typist.page.pen.item.id) == (Pass.SECOND, "pss_04")


def test_two_second_keyings_at_once_are_one_and_the_same(typist, twice, person, jonas):
    key_turn(twice, person, PSS)
    typist.become(jonas)
    typist.open(PSS)
    other = keying.open_form(twice, PSS, Pass.SECOND)
    keying.key(twice, jonas, other, "pss_01", "4")
    typist.type("3")
    assert keying.open_form(twice, PSS, Pass.SECOND).answers["pss_01"].keyed == "3"
    assert len(studies.instrument(twice, "pss").items) == 10
    key_turn(twice, jonas, PSS)
    assert FormStates(twice).at(other.place) is FormState.TWICE


def test_whoever_keyed_first_is_told_that_somebody_else_keys_it_again(typist, twice):
    typist.open(PSS)
    typist.type("1234123412")
    assert typist.page.spot.saying.line == "Somebody else keys it a second time"


def test_a_keying_that_cannot_begin_leaves_what_was_noticed_in_sight(typist, twice):
    typist.open(PSS)
    typist.type("2" * 10)
    noticed = typist.page.pen.findings
    assert noticed
    typist.press("Ctrl+2")
    assert typist.page.spot.saying.alarm
    assert typist.page.pen.findings == noticed
