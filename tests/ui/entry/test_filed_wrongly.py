"""Moving a form that was filed wrongly, from beside the page."""

import pytest

from imp_desktop.operations import keying
from imp_desktop.operations.keying import FormKey
from imp_desktop.storage import keyings
from tests.ui.entry.conftest import FFMQ

OTHER = FormKey("002-C", "post", "ffmq")


@pytest.fixture
def asked(typist):
    """Two answers are keyed, and it is asked where the form belongs."""
    typist.type("34")
    typist.press("Ctrl+M")
    return typist


def test_a_form_goes_where_its_paper_belongs_and_keying_goes_on_there(asked, people):
    asked.type("002-C")
    asked.press("Return")
    asked.type("2")
    asked.type("two packets clipped together")
    asked.press("Return")
    assert asked.page.pen.form.key == OTHER
    assert asked.page.spot.saying.line == "FFMQ was moved here from 001-B"
    assert keying.open_form(people, FFMQ).answers == {}
    (move,) = keyings.moves(people, keying.open_form(people, OTHER).participant_id)
    assert move[2] == "two packets clipped together"
    asked.type("5")
    assert asked.keyed("ffmq_03") == "5"


def test_it_goes_to_another_assessment_of_the_same_participant(asked, people):
    asked.type("001-B")
    asked.press("Return")
    asked.type("1")
    asked.type("filed as post")
    asked.press("Return")
    assert len(keying.open_form(people, FormKey("001-B", "pre", "ffmq")).answers) == 2


def test_an_occupied_place_is_told_and_what_was_typed_stays(asked, people, person):
    keying.key(people, person, keying.open_form(people, OTHER), "ffmq_01", "1")
    asked.type("002-C")
    asked.press("Return")
    asked.type("2wrong")
    asked.press("Return")
    form = asked.page.aside.form
    assert form is not None
    assert form.complaint().startswith("FFMQ of 002-C, post, holds answers already.")
    assert form.facts() == {"code": "002-C", "assessment": "post", "why": "wrong"}
    assert asked.page.pen.form.key == FFMQ
    assert len(keying.open_form(people, FFMQ).answers) == 2


@pytest.mark.parametrize(("code", "why", "said"), [
    ("002-C", "", "Moving a form needs a reason."),
    ("999-Z", "wrong", "There is no participant 999-Z."),
])  # fmt: skip
def test_what_does_not_fit_is_told(asked, code, why, said):
    asked.type(code)
    asked.press("Return")
    asked.type(f"2{why}")
    asked.press("Return")
    assert asked.page.aside.form.complaint().startswith(said)
    assert asked.page.pen.form.key == FFMQ


def test_escape_leaves_the_form_where_it_is(asked):
    asked.type("002-C")
    asked.press("Esc")
    assert asked.page.aside.form is None
    asked.type("5")
    assert asked.keyed("ffmq_03") == "5"


def test_a_form_without_answers_is_not_moved(typist):
    typist.press("Ctrl+M")
    typist.type("002-C")
    typist.press("Return")
    typist.type("2wrong")
    typist.press("Return")
    assert typist.page.aside.form.complaint().startswith("Nothing was keyed in FFMQ of 001-B")
