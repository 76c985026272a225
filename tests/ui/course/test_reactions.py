"""Adverse reactions: what forms await stands on top, and each closed question takes one digit."""

from datetime import date

import pytest

from imp_desktop.operations import course_log
from imp_desktop.ui.course.digits import Digits
from imp_desktop.ui.course.view import REACTIONS

MET = {"reaction": "flashbacks", "severity": "mild", "date": "2026-02-03"}
WORDS = "Bad <b>dreams</b> 😀 about work"


@pytest.fixture
def tab(shown):
    """The list with the keyboard in it."""
    return shown(tab=REACTIONS).reactions


@pytest.fixture
def said(clinic):
    """Somebody says yes on the evaluation form."""
    clinic.say("001-B", adverse="1", adverse_text=WORDS)


@pytest.fixture
def logged(clinic):
    """One reaction that is in the log."""
    return course_log.add_reaction(clinic.study, clinic.person, "002-C", MET)


def spoken(tab, row):
    return tab.model.index(row, 0).data(11)


def test_a_form_that_says_yes_stands_on_top(said, logged, tab):
    assert spoken(tab, 0) == "001-B says yes on the form Evaluation, nothing is in the log yet"
    assert spoken(tab, 1).startswith("002-C, flashbacks and dreams, mild")


def test_enter_fills_what_is_awaited_digit_by_digit(said, tab, desk, clinic):
    desk.press("Return")
    assert tab.form.own_words.toPlainText() == WORDS
    desk.type("21322")
    desk.press("Ctrl+A")
    desk.type("3-2-2026")
    desk.press("Return")
    desk.type("at night")
    desk.press("Return")
    desk.type("1")
    (made,) = clinic.reactions()
    assert (made.code, made.kind, made.severity, made.related, made.action) == (
        "001-B", "flashbacks", "mild", "possibly", "talk",
    )  # fmt: skip
    assert (made.stopped, made.date, made.what, made.printable) == (False, date(2026, 2, 3), "at night", True)
    assert made.words == WORDS
    assert tab.form is None
    assert desk.focus() is tab.table
    assert tab.model.rowCount() == 1


def test_somebody_without_words_is_not_asked_whether_they_may_be_printed(logged, tab, desk):
    desk.press("Return")
    assert "printable" not in tab.form.in_use()
    assert not tab.form.own_words.isVisible()


def test_an_entry_is_added_by_code(tab, desk, clinic):
    desk.press("Ctrl+N")
    desk.type("001-b")
    desk.press("Return")
    desk.type("42")
    desk.press("Ctrl+Return")
    (made,) = clinic.reactions()
    assert (made.code, made.kind, made.severity) == ("001-B", "other", "moderate")


@pytest.mark.parametrize(("code", "sentence"), [("009-X", "There is no participant 009-X."), ("002-C", "no consent")])
def test_a_code_that_does_not_fit_is_said_below_it(tab, desk, clinic, code, sentence):
    clinic.amend("002-C", consent="")
    desk.press("Ctrl+N")
    desk.type(code)
    desk.press("Return")
    desk.type("11")
    desk.press("Ctrl+Return")
    assert sentence in tab.form.parts["code"].complaint()
    assert clinic.reactions() == ()


def test_what_it_was_and_how_severe_are_needed(said, tab, desk, clinic):
    desk.press("Return", "Ctrl+Return")
    said_below = "The entry says nothing about: what it was, how severe. Enter it, then go on."
    assert tab.form.parts["reaction"].complaint() == said_below
    desk.type("1")
    desk.press("Ctrl+Return")
    assert tab.form.parts["severity"].complaint().startswith("The entry says nothing about: how severe.")
    assert clinic.reactions() == ()


def test_a_day_that_cannot_be_is_said_below_it(said, tab, desk, clinic):
    desk.press("Return")
    desk.type("11111")
    desk.type("yesterday")
    desk.press("Ctrl+Return")
    assert tab.form.parts["date"].complaint().startswith("yesterday is no date.")
    assert clinic.reactions() == ()


def test_a_text_of_20000_signs_is_refused_with_its_length(said, tab, desk, clinic):
    desk.press("Return")
    desk.type("11")
    tab.form.parts["what"].put("<i>x</i> 🙂" * 2_000)
    desk.press("Ctrl+Return")
    assert tab.form.parts["what"].complaint().startswith("The text has 20000 characters.")
    assert clinic.reactions() == ()


def test_arrows_move_a_choice_and_backspace_takes_it_back(said, tab, desk):
    desk.press("Return")
    question = tab.form.parts["reaction"]
    desk.press("Right")
    assert question.text() == "over_awareness"
    desk.press("Right")
    assert question.text() == "flashbacks"
    desk.press("Left", "Left")
    assert question.text() == "other"
    desk.press("Backspace")
    assert question.text() == ""
    desk.press("Space")
    assert question.text() == "over_awareness"


def test_digits_beyond_the_answers_do_nothing(said, tab, desk):
    desk.press("Return")
    desk.type("90")
    assert tab.form.parts["reaction"].text() == ""


def test_an_entry_is_amended(logged, tab, desk, clinic):
    desk.press("Return", "Return")
    desk.type("4")
    desk.press("Ctrl+Return")
    (amended,) = clinic.reactions()
    assert (amended.id, amended.severity, amended.kind) == (logged.id, "serious", "flashbacks")


def test_escape_leaves_the_log_as_it_was(logged, tab, desk, clinic):
    desk.press("Return", "Return")
    desk.type("4")
    desk.press("Escape")
    assert clinic.reactions() == (logged,)
    assert desk.focus() is tab.table


def test_an_entry_is_taken_out_with_a_reason_only(logged, tab, desk, clinic):
    desk.press("Delete", "Return")
    assert tab.removal.complaint().startswith("Taking an entry out needs a reason.")
    desk.type("it was somebody else")
    desk.press("Return")
    assert clinic.reactions() == ()


def test_what_is_awaited_cannot_be_taken_out(said, tab, desk):
    desk.press("Delete")
    assert tab.removal is None


def test_entries_stand_person_by_person(clinic, logged, shown):
    course_log.add_reaction(clinic.study, clinic.person, "001-B", MET)
    course_log.add_reaction(clinic.study, clinic.person, "002-C", MET | {"reaction": "other"})
    tab = shown(tab=REACTIONS).reactions
    assert [tab.model.index(row, 0).data() for row in range(3)] == ["001-B", "002-C", ""]


def test_the_form_takes_the_place_of_the_list_where_there_is_little_room(logged, desk, shown):
    tab = shown(width=700, tab=REACTIONS).reactions
    desk.press("Return")
    assert not tab.table.isVisible()
    assert tab.form.isVisible()
    desk.press("Escape")
    assert tab.table.isVisible()


def test_more_than_nine_answers_go_on_with_letters(desk):
    question = Digits(desk.session.look, "Which", {str(number): f"answer {number}" for number in range(1, 12)})
    desk.show(question)
    desk.type("b")
    assert question.text() == "11"
