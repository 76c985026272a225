"""Asking a question about the current item with one key, from beside the page."""

import pytest

from imp_desktop.operations import keying, persons, queries, studies, turns
from tests.ui.entry.conftest import FFMQ, PSS


def asked(study):
    return [(one.form, one.item_id, one.text, one.to) for one in queries.every(study)]


def test_a_question_is_asked_with_one_key_and_keying_goes_on(typist, people):
    typist.type("34")
    typist.press("F11")
    typist.type("Is this a 3?")
    typist.press("Return")
    typist.type("R. Hoekstra")
    typist.press("Return")
    assert asked(people) == [(FFMQ, "ffmq_03", "Is this a 3?", "R. Hoekstra")]
    assert typist.page.spot.saying.line == "The question waits in the work list"
    typist.type("5")
    assert typist.keyed("ffmq_03") == "5"


def test_the_first_key_on_a_form_may_be_a_question(typist, people):
    typist.open(PSS)
    typist.press("F11")
    typist.type("A page is missing")
    typist.press("Return", "Return")
    assert asked(people) == [(PSS, "pss_01", "A page is missing", "")]
    typist.type("2")
    assert typist.keyed("pss_01") == "2"


def test_esc_leaves_without_asking(typist, people):
    typist.press("F11")
    typist.type("Is th")
    typist.press("Esc")
    assert typist.page.aside.form is None
    assert asked(people) == []
    typist.type("3")
    assert typist.keyed("ffmq_01") == "3"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The question or answer has no words."),
        ("x" * 2_001, "The text has 2001 characters."),
    ],
)
def test_what_cannot_be_asked_is_said_below_its_field(typist, people, text, said):
    typist.press("F11")
    typist.page.aside.form.parts["text"].put(text)
    typist.press("Return", "Return")
    assert typist.page.aside.form.complaint().startswith(said)
    assert asked(people) == []


def test_in_the_second_keying_a_question_is_asked_as_well(typist, people, person):
    studies.choose(people, person, "double_keying.post.pss", "all")
    form = turns.open_turn(people, person, PSS)
    for item in form.instrument.items:
        keying.key(people, person, form, item.id, "2")
    jonas = persons.person(people, "Jonas Visser")
    typist.become(jonas)
    typist.open(PSS)
    typist.press("F11")
    typist.type("A 2 or a 3?")
    typist.press("Return", "Return")
    (one,) = queries.every(people)
    assert (one.item_id, one.asked.who) == ("pss_01", "JV")
