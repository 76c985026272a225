"""What was noticed about a page or a form: told behind it, never while it is keyed, and looked at by one key."""

import pytest

from imp_desktop.operations import looking_again
from imp_desktop.operations.keying import Pass
from imp_desktop.ui.entry.cursor import Mode
from tests.ui.entry.conftest import FFMQ, PSS, key_turn

STRAIGHT = "All 20 answers are 2. Look at page 1 again"


@pytest.fixture(autouse=True)
def straight_lines_only(monkeypatch):
    """Keys of a test come faster than any hand, and contradict one another; straight lines are enough here."""
    of_form = looking_again.of_form

    def straight(*which):
        return [one for one in of_form(*which) if one.kind == "straight"]

    monkeypatch.setattr(looking_again, "of_form", straight)


def told(typist):
    return [entry.words for entry in typist.page.spot.saying.entries]


def waiting(study, key=FFMQ, keying_pass=Pass.FIRST):
    return [one.check for one in looking_again.of_form(study, key, keying_pass) if not one.looked_at]


def test_nothing_is_said_during_a_page(typist):
    typist.type("2" * 19)
    assert told(typist) == ["seldom"]


def test_behind_a_page_the_spot_says_what_was_noticed_until_the_next_answer(typist):
    typist.type("2" * 20)
    assert told(typist) == ["seldom", STRAIGHT]
    assert ("F5", "looked at it: the paper says so") in [(hint.cap, hint.words) for hint in typist.page.spot.hints]
    typist.type("3")
    assert told(typist) == ["sometimes"]


def test_a_page_with_a_gap_says_nothing_yet(typist):
    typist.type("2" * 18)
    typist.press("Down")
    typist.type("2")
    assert STRAIGHT not in told(typist)


def test_one_key_says_that_the_page_was_looked_at(typist, people):
    typist.type("2" * 20)
    typist.press("F5")
    assert told(typist) == ["seldom"]
    assert waiting(people) == []
    assert len(typist.page.pen.form.answers) == 20
    assert typist.page.pen.item.number == 21
    typist.press("F5")
    assert typist.page.pen.said == ""


def test_behind_the_last_item_everything_is_said_that_waits(typist, people):
    typist.type("2" * 39)
    assert typist.page.pen.mode is Mode.COMPLETE
    said = told(typist)
    assert said[:2] == [STRAIGHT, "All 19 answers are 2. Look at page 2 again"]
    assert typist.page.spot.saying.heading == "Look at"
    for _ in said:
        typist.press("F5")
    assert waiting(people) == []
    assert typist.page.spot.saying.heading == "Before"


def test_other_answers_make_it_wait_again(typist, people):
    typist.type("2" * 20)
    typist.press("F5")
    typist.open(FFMQ, "ffmq_01")
    typist.type("3")
    typist.open(FFMQ, "ffmq_01")
    typist.type("2")
    assert waiting(people) == []
    typist.open(FFMQ, "ffmq_01")
    typist.type("3" * 20)
    assert told(typist)[-1] == "All 20 answers are 3. Look at page 1 again"


def test_a_second_keying_is_told_of_itself_only(typist, twice, person, jonas):
    key_turn(twice, person, PSS, pss_01="1", pss_02="3", pss_03="4", pss_04="0", pss_05="1", pss_06="3")
    typist.become(jonas)
    typist.open(PSS)
    typist.type("2" * 10)
    said = " ".join(told(typist))
    assert "All ten answers are 2" in said
    typist.press("F5")
    assert "straight.1.how_often" not in waiting(twice, PSS, Pass.SECOND)


def test_where_there_is_no_spot_the_foot_says_it(typist):
    typist.page.resize(683, 368)
    typist.type("2" * 20)
    assert typist.page.foot._said == STRAIGHT
