"""The third keying on the screen: only what differs, no earlier value, and never which keying was right."""

import pytest

from imp_desktop.operations import keying
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.stretches import places_of_third
from tests.ui import blind
from tests.ui.entry.conftest import EVALUATION, FFMQ, PSS, key_turn

DIFFER = {"ffmq_08": "3", "ffmq_13": "3", "ffmq_26": "4", "ffmq_34": "5"}


@pytest.fixture
def third(typist, twice, person, jonas):
    """Somebody before a third keying of an FFMQ that differs in four items."""
    key_turn(twice, person, FFMQ)
    key_turn(twice, jonas, FFMQ, **DIFFER)
    typist.open(FFMQ)
    return typist


def shown(typist):
    page = typist.page
    return [row.item.number for at, row in enumerate(page.pen.rows()) if not page.page.isRowHidden(at)]


def told(typist):
    return {row.item.id: row.told for row in typist.page.pen.rows() if row.told}


def test_only_the_items_that_differ_stand_on_the_page_of_all_pages_together(third):
    assert third.page.pen.form.keying_pass is Pass.THIRD
    assert shown(third) == [8, 13, 26, 34]
    assert third.page.head.named() == "4 of 39 items differ"


def test_the_lines_between_tell_which_items_agree(third):
    places = places_of_third(third.page.pen.form)
    above = {item: [one.words for one in place.above] for item, place in places.items()}
    assert above == {
        "ffmq_08": ["Page 1", "1 to 7 agree"],
        "ffmq_13": ["9 to 12 agree"],
        "ffmq_26": ["14 to 20 agree", "Page 2", "21 to 25 agree"],
        "ffmq_34": ["27 to 33 agree"],
    }
    assert [one.words for one in places["ffmq_34"].below] == ["35 to 39 agree"]


def test_the_spot_says_where_the_item_stands_on_the_paper(third):
    third.page.pen.go(third.page.model.position("ffmq_26"))
    saying = third.page.spot.saying
    assert (saying.number, saying.of) == ("26", "page 2, line 6")
    assert (saying.line, saying.heading) == ("Key what the paper says, 1 to 5", "Why no values?")


@pytest.mark.parametrize("keyed", ["", "2", "23", "1"])
def test_no_earlier_value_is_anywhere(third, keyed):
    third.type(keyed)
    own = {(item, sign) for item, sign in zip(DIFFER, keyed, strict=False)}
    every = [item.id for item in third.page.pen.form.instrument.items]
    assert blind.answers_held(third.page, every) == own


def test_it_looks_the_same_whatever_the_keyings_before_say(typist, twice, person, jonas):
    said = {FormKey("001-B", "post", "pss"): ("1", "3"), FormKey("002-C", "post", "pss"): ("4", "0")}
    for key, (first, second) in said.items():
        key_turn(twice, person, key, pss_04=first, pss_07=first)
        key_turn(twice, jonas, key, pss_04=second, pss_07=second)
    pictures = []
    for key in (*said, *said):
        typist.open(key)
        parts = (typist.page.page, typist.page.pictures, typist.page.spot, typist.page.foot, typist.page.head)
        pictures.append([part.grab().toImage() for part in parts])
    assert pictures[-2] == pictures[-1]  # the first time letters are drawn they are cut a little differently


@pytest.mark.parametrize("keyed", ["2", "3"])
def test_it_is_settled_alike_whichever_keying_was_right(third, keyed):
    third.type(keyed)
    assert told(third) == {"ffmq_08": "settled"}
    assert third.page.spot.saying.number == "13"


def test_three_values_are_told_as_a_second_person_looking(third):
    third.type("24")
    assert told(third) == {"ffmq_08": "settled", "ffmq_13": "second person looks"}
    third.type("41")
    assert third.page.pen.mode is Mode.COMPLETE
    assert third.page.spot.saying.title == "FFMQ: a second person looks"
    assert third.page.spot.saying.line == "2 items wait for another person"


def test_what_came_of_it_is_read_aloud(third, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr(third.page, "_announce", heard.append)
    third.type("24")
    assert heard == ["settled", "second person looks"]


def test_when_everything_is_settled_the_next_form_that_differs_follows(third, twice, person, jonas):
    key_turn(twice, person, PSS)
    key_turn(twice, jonas, PSS, pss_02="4")
    third.type("2222")
    assert third.page.spot.saying.title == "FFMQ: everything is settled"
    assert third.page.spot.hints[0].words == "next form: PSS"
    third.press("Return")
    assert (third.page.pen.form.key, third.page.pen.form.wanted) == (PSS, ("pss_02",))
    third.type("4")
    assert FormStates(twice).at(third.page.pen.form.place) is FormState.RESOLVED
    assert third.page.spot.saying.line == "No other form of 001-B differs"


def test_the_head_counts_the_items_that_differ_and_shows_no_other_form(third):
    third.type("2")
    (chip,) = (button.chip for button in third.page.header.chips)
    assert (chip.name, chip.count) == ("FFMQ", "1 of 4 items keyed")


@pytest.mark.parametrize(("names", "number"), [
    (("Down",), 13),
    (("Down", "Down"), 26),
    (("PgDown",), 26),
    (("PgDown", "PgUp"), 8),
    (("Ctrl+End",), 34),
    (("Ctrl+End", "Ctrl+Home"), 8),
    (("Shift+Down",), 13),
])  # fmt: skip
def test_keys_go_from_one_item_that_differs_to_another(third, names, number):
    third.press(*names)
    assert third.page.pen.item.number == number


def test_an_item_that_agrees_cannot_be_gone_to(third):
    third.press("F6")
    third.type("9")
    assert third.page.pen.said == "Item 9 does not differ"
    third.press("Esc", "F6")
    third.type("34")
    assert third.page.pen.item.number == 34


def test_no_item_is_left_out_of_a_third_keying_without_a_reason(third):
    third.press("Return")
    assert third.page.pen.mode is Mode.REASON
    third.type("2")
    assert third.page.pen.form.answers["ffmq_08"].missing == "illegible"
    assert told(third) == {"ffmq_08": "second person looks"}


def test_undo_takes_only_the_third_keying_back(third):
    third.type("2")
    third.press("Ctrl+Z")
    assert (third.page.pen.form.answers, told(third)) == ({}, {})
    third.press("Ctrl+Z")
    assert "nothing to undo" in third.page.pen.said


def test_texts_that_differ_are_keyed_a_third_time_or_said_to_be_blank(typist, twice, person, jonas):
    words = {"imp_eval_plans": "go on", "imp_eval_missed": "nothing"}
    for who, said in ((person, words), (jonas, words | {"imp_eval_plans": "stop"})):
        key_turn(twice, who, EVALUATION, imp_eval_adverse="2", imp_eval_remarks="none", **said)
    typist.open(EVALUATION)
    assert typist.page.pen.form.wanted == ("imp_eval_plans",)
    assert blind.traces(typist.page, ["go on", "stop"]) == []
    typist.press("Return")
    assert typist.page.pen.mode is Mode.REASON
    typist.press("Esc")
    typist.type("Go on.")
    typist.press("Return")
    assert told(typist) == {"imp_eval_plans": "settled"}
    assert keying.open_form(twice, EVALUATION, Pass.SETTLED).answers["imp_eval_plans"].keyed == "go on"


def test_after_ones_own_third_value_the_form_is_left_to_others_and_enter_leads_back(third, twice, person, session):
    places = []
    session.going.connect(lambda place, _where: places.append(place))
    third.type("1222")
    assert third.page.spot.saying.title == "FFMQ: a second person looks"
    assert keying.next_form(twice, PSS, Pass.THIRD, person) is None
    assert keying.next_form(twice, PSS, Pass.THIRD) == FFMQ
    assert third.page.spot.hints[0].words == "back to the overview"
    third.press("Return")
    assert places == ["overview"]


def test_who_may_decide_is_led_to_the_form_on_which_three_keyings_differ(third, twice, jonas):
    third.type("1222")
    assert keying.next_form(twice, PSS, Pass.THIRD, jonas) == FFMQ
