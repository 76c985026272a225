"""Closing a form, opening it again, and the one window that asks why a closed form is changed."""

import pytest

from imp_desktop.operations import closing, enrolling, keying
from imp_desktop.operations.item_history import item_history
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.ui.entry.cursor import Mode
from tests.ui.entry.conftest import INTAKE, PSS, key_turn

PRE_PSS = FormKey("001-B", "pre", "pss")


@pytest.fixture
def closed(typist, people, person):
    """A closed PSS, open before somebody."""
    key_turn(people, person, PSS)
    closing.close_form(people, person, PSS)
    typist.open(PSS, "pss_03")
    return typist


def reasons(people, item="pss_03"):
    return [event.why for event in item_history(people, PSS, item)]


def test_control_enter_closes_a_complete_form_and_says_so_at_the_next_one(typist, people):
    typist.open(PSS)
    typist.type("1234" * 2 + "12")
    typist.press("Ctrl+Return")
    assert keying.open_form(people, PSS).closed
    assert typist.page.pen.form.key.instrument == "proqol"
    assert typist.page.spot.saying.line == "PSS is closed. Ctrl+Z opens it again"


def test_control_z_right_after_closing_opens_the_form_again(typist, people):
    typist.open(PSS)
    typist.type("1234" * 2 + "12")
    typist.press("Ctrl+Return", "Ctrl+Z")
    assert not keying.open_form(people, PSS).closed
    assert (typist.page.pen.form.key, typist.page.spot.saying.line) == (PSS, "PSS is open again")
    typist.press("Up")
    typist.type("4")
    assert typist.keyed("pss_10") == "4"


def test_once_something_else_was_done_control_z_is_for_that(typist, people):
    typist.open(PSS)
    typist.type("1234" * 2 + "12")
    typist.press("Ctrl+Return")
    typist.type("3")
    typist.press("Ctrl+Z")
    assert keying.open_form(people, PSS).closed
    assert typist.page.pen.form.answers == {}


def test_enter_goes_on_and_closes_nothing(typist, people):
    typist.open(PSS)
    typist.type("1234" * 2 + "12")
    typist.press("Return")
    assert typist.page.pen.form.key.instrument == "proqol"
    assert not keying.open_form(people, PSS).closed


def test_a_form_that_waits_for_its_second_keying_is_not_closed(typist, twice):
    typist.open(PSS)
    typist.type("1234" * 2 + "12")
    assert "close the form" not in [hint.words for hint in typist.page.spot.hints]
    typist.press("Ctrl+Return")
    assert not keying.open_form(twice, PSS).closed
    assert typist.page.pen.form.key.instrument == "proqol"


def test_the_first_change_of_a_closed_form_asks_why_and_is_done_then(closed, people):
    closed.type("4")
    assert closed.keyed("pss_03") == "2"
    closed.say_why("2")
    assert (closed.keyed("pss_03"), reasons(people)) == ("4", ["read wrongly", ""])
    assert closed.page.pen.item.id == "pss_04"
    closed.type("1")
    assert closed.page.aside.dialog is None
    assert reasons(people, "pss_04") == ["read wrongly", ""]


def test_what_is_changed_right_after_closing_a_second_keying_is_a_row_of_its_own(typist, twice, person, jonas):
    key_turn(twice, person, PSS)
    typist.become(jonas)
    typist.open(PSS)
    typist.type("2" * 10)
    closing.close_form(twice, jonas, PSS)
    typist.press("Up")
    typist.type("4")
    assert typist.page.pen.item.id == "pss_10"
    typist.say_why("2")
    second, settled = (keying.open_form(twice, PSS, at).answers["pss_10"] for at in (Pass.SECOND, Pass.SETTLED))
    assert (second.keyed, settled.keyed) == ("2", "4")
    assert typist.page.pen.form.keying_pass is Pass.SETTLED
    assert reasons(twice, "pss_10")[0] == "read wrongly"


def test_own_words_are_a_reason_too(closed, people):
    closed.type("4")
    closed.say_why("4wrong packet", "Return")
    assert reasons(people) == ["wrong packet", ""]


@pytest.mark.parametrize("answer", ["", "4", "4   "])
def test_without_a_reason_nothing_is_changed(closed, people, answer):
    closed.type("4")
    closed.say_why(answer, "Esc")
    assert closed.page.aside.dialog is None
    assert closed.keyed("pss_03") == "2"
    assert closed.page.pen.form.answers["pss_03"].keyed == "2"
    assert (closed.page.pen.mode, closed.page.pen.item.id) == (Mode.ANSWER, "pss_03")


def test_enter_without_own_words_waits_for_them(closed):
    closed.type("4")
    closed.say_why("4", "Return")
    assert closed.page.aside.dialog is not None
    closed.say_why("x" * 2001, "Return")
    assert closed.page.aside.dialog is not None
    assert closed.page.aside.dialog.form.complaint() == "The text has 2001 characters. Shorten it to 2000 characters."
    closed.say_why("", "Esc")


def test_numbers_and_notes_of_a_closed_form_wait_for_the_reason(typist, people, person):
    for item, text in (("intake_gender", "1"), ("intake_age", "40"), ("intake_profession", "1")):
        form = keying.open_form(people, INTAKE)
        keying.key(people, person, form, item, text)
    closing.close_form(people, person, INTAKE)
    typist.open(INTAKE, "intake_age")
    typist.type("41")
    typist.press("Return")
    typist.say_why("1")
    assert typist.keyed("intake_age") == "41"
    typist.open(INTAKE, "intake_age")
    typist.press("F12")
    typist.type("smudged")
    typist.press("Return")
    typist.say_why("1")
    assert typist.stored().notes == {"intake_age": "smudged"}
    assert typist.page.editors.note.isHidden()


def test_the_date_of_a_closed_form_waits_for_the_reason(closed):
    closed.press("F4")
    closed.type("5-3-2026")
    closed.press("Return")
    assert closed.stored().date is None
    closed.say_why("2")
    assert closed.stored().date.isoformat() == "2026-03-05"
    assert closed.page.date.isHidden()
    closed.type("4")
    assert closed.keyed("pss_03") == "4"


def test_undo_of_a_closed_form_asks_as_well(closed, people):
    closed.type("4")
    closed.say_why("2")
    closed.open(PSS, "pss_03")
    closed.press("Ctrl+Z")
    closed.say_why("1")
    assert (closed.keyed("pss_03"), reasons(people)[0]) == ("2", "keyed wrongly")


def test_the_head_says_closed_and_locked(closed, people, person):
    heading = closed.page._packet.heading
    assert heading(closed.page.pen.form).keying == "Closed"
    for key in keying.due_forms(people, "001-B"):
        form = keying.open_form(people, key)
        if not form.answers:
            keying.never_came_back(people, person, form, absent=True)
    closing.lock(people, person, "001-B")
    closed.open(PSS, "pss_03")
    assert heading(closed.page.pen.form).keying == "Locked"
    closed.type("4")
    assert "are locked" in closed.page.spot.saying.line
    assert closed.keyed("pss_03") == "2"


def test_frozen_data_are_not_changed_and_the_sentence_says_since_when(typist, people, person):
    key_turn(people, person, PSS)
    closing.freeze(people, person)
    typist.open(PSS, "pss_03")
    typist.type("4")
    assert typist.page.spot.saying.line.startswith(f"The data were frozen on {enrolling.today():%Y}")
    assert typist.keyed("pss_03") == "2"
