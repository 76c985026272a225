"""The history of an item in the spot, and restoring an answer of it."""

import pytest

from imp_desktop.operations import closing, keying
from imp_desktop.operations.item_history import item_history
from imp_desktop.ui.entry.cursor import Mode
from tests.ui.entry.conftest import EVALUATION, FFMQ, PSS, key_turn


@pytest.fixture
def changed(typist):
    """The first item of the FFMQ was 9, then 4, then 2."""
    for sign in "942":
        typist.open(FFMQ, "ffmq_01")
        typist.type(sign)
    typist.open(FFMQ, "ffmq_01")
    return typist


def listed(typist):
    return [(entry.sign, entry.words.split("  ·  ")[0]) for entry in typist.page.spot.saying.entries]


def test_everything_is_listed_and_digits_stand_before_what_can_be_restored(changed):
    changed.press("Ctrl+H")
    assert listed(changed) == [("", "2"), ("1", "4"), ("2", "9")]
    assert changed.page.spot.hints[0].cap == "1 … 2"


def test_a_digit_and_a_reason_restore_an_answer(changed, people):
    changed.press("Ctrl+H")
    changed.type("2")
    assert changed.keyed("ffmq_01") == "2"
    changed.type("1")
    assert (changed.keyed("ffmq_01"), changed.page.aside.form) == ("9", None)
    assert item_history(people, FFMQ, "ffmq_01")[0].why == "keyed wrongly"
    changed.type("3")
    assert changed.keyed("ffmq_01") == "3"


@pytest.mark.parametrize("names", [["Esc"], ["Ctrl+H"], ["Return"], ["Down"]])
def test_leaving_the_history_restores_nothing(changed, names):
    changed.press("Ctrl+H", *names)
    assert changed.page.pen.mode is Mode.ANSWER
    assert changed.keyed("ffmq_01") == "2"
    assert not changed.page.aside.listing


def test_leaving_the_reason_restores_nothing(changed):
    changed.press("Ctrl+H")
    changed.type("1")
    changed.press("Esc")
    assert changed.keyed("ffmq_01") == "2"
    changed.type("5")
    assert changed.keyed("ffmq_01") == "5"


def test_a_digit_without_a_line_does_nothing(changed):
    changed.press("Ctrl+H")
    changed.type("7")
    assert (changed.page.aside.form, changed.keyed("ffmq_01")) == (None, "2")


def test_what_is_half_typed_is_kept_before_the_history_is_listed(typist):
    typist.open(EVALUATION, "imp_eval_plans")
    typist.type("go on 7")
    typist.press("Ctrl+H")
    assert listed(typist) == [("", "go on 7")]
    typist.press("Esc")
    typist.type(" weeks")
    typist.press("Return")
    assert typist.held("plans") == "go on 7 weeks"


def test_restoring_in_a_closed_form_asks_for_one_reason_only(changed, people, person):
    form = keying.open_form(people, FFMQ)
    for item in form.instrument.items[1:]:
        keying.key(people, person, form, item.id, "3")
    closing.close_form(people, person, FFMQ)
    changed.open(FFMQ, "ffmq_01")
    changed.press("Ctrl+H")
    changed.type("12")
    assert (changed.page.aside.dialog, changed.keyed("ffmq_01")) == (None, "4")
    assert item_history(people, FFMQ, "ffmq_01")[0].why == "read wrongly"


def test_a_second_keying_has_a_history_of_its_own(typist, twice, person, jonas):
    key_turn(twice, person, PSS, pss_01="4")
    typist.become(jonas)
    typist.open(PSS)
    typist.press("Ctrl+H")
    assert listed(typist) == [("", "nothing yet")]
    typist.press("Esc")
    typist.type("1")
    typist.open(PSS, "pss_01")
    typist.press("Ctrl+H")
    assert listed(typist) == [("", "1")]


def test_a_settled_form_tells_and_restores_what_each_keying_said(typist, twice, person, jonas):
    key_turn(twice, person, PSS, pss_01="4")
    for _ in ("second", "third"):
        key_turn(twice, jonas, PSS, pss_01="1")
    typist.open(PSS, "pss_01")
    typist.press("Ctrl+H")
    assert [entry.words.split("  ·  ")[:2] for entry in typist.page.spot.saying.entries] == [
        ["1", "Third keying"],
        ["1", "Second keying"],
        ["4", "First keying"],
    ]
    typist.type("12")
    assert typist.page.pen.form.answers["pss_01"].keyed == "4"
