"""The changes made to the course, added, amended and taken out by keyboard."""

from datetime import date

import pytest

from imp_desktop.operations import course_log
from imp_desktop.ui.course.view import ADAPTATIONS


@pytest.fixture
def tab(shown):
    """The list with the keyboard in it."""
    return shown(tab=ADAPTATIONS).adaptations


@pytest.fixture
def logged(clinic):
    """One change that is in the log."""
    facts = {"date": "2026-02-03", "what": "a tenth session", "why": "people asked", "cohort": "1"}
    return course_log.add_adaptation(clinic.study, clinic.person, facts)


def fill(desk, *texts):
    """Type over what stands in each field, Enter after each."""
    for text in texts:
        desk.press("Ctrl+A")
        desk.type(text)
        desk.press("Return")


def test_a_change_is_entered_from_field_to_field(tab, desk, clinic):
    assert tab.table.isHidden()
    desk.press("Ctrl+N")
    fill(desk, "3-2-2026", "1", "a tenth session", "people asked")
    (made,) = clinic.adaptations()
    assert (made.date, made.cohort, made.what, made.why) == (date(2026, 2, 3), 1, "a tenth session", "people asked")
    assert desk.focus() is tab.table
    assert tab.model.index(0, 1).data() == "a tenth session, people asked"


def test_a_change_may_hold_for_all_cohorts(tab, desk, clinic):
    desk.press("Ctrl+N")
    fill(desk, "3-2-2026")
    desk.press("Return")
    fill(desk, "a tenth session", "people asked")
    assert clinic.adaptations()[0].cohort is None
    assert tab.model.index(0, 2).data() == "all"


def test_changes_stand_in_the_order_of_their_dates(tab, desk):
    desk.press("Ctrl+N")
    fill(desk, "3-3-2026", "1", "second", "later")
    desk.press("Ctrl+N")
    fill(desk, "3-2-2026", "1", "first", "earlier")
    assert [one.what for one in tab.model.entries] == ["first", "second"]
    assert tab.table.currentIndex().row() == 0


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (("soon", "1", "what", "why"), "soon is no date."),
        (("3-2-2026", "0", "what", "why"), "0 is no cohort."),
        (("3-2-2026", "1", " ", "why"), "The entry says nothing about: what was changed."),
        (("3-2-2026", "1", "what", " "), "The entry says nothing about: why."),
    ],
)
def test_what_does_not_fit_is_said_below_its_field_and_nothing_is_written(tab, desk, clinic, texts, sentence):
    desk.press("Ctrl+N")
    fill(desk, *texts)
    assert tab.form.complaint().startswith(sentence)
    assert clinic.adaptations() == ()


def test_a_text_that_is_too_long_is_said_below_its_own_field(tab, desk, clinic):
    desk.press("Ctrl+N")
    fill(desk, "3-2-2026", "1")
    tab.form.parts["what"].put("<i>x</i> 🙂" * 2_000)
    tab.form.parts["why"].put("because")
    desk.press("Ctrl+Return")
    assert tab.form.parts["what"].complaint().startswith("The text has 20000 characters.")
    assert clinic.adaptations() == ()


def test_escape_leaves_the_list_as_it_was(logged, tab, desk, clinic):
    desk.press("Ctrl+N")
    fill(desk, "3-2-2026")
    desk.press("Escape")
    assert clinic.adaptations() == (logged,)
    assert tab.model.rowCount() == 1
    assert desk.focus() is tab.table


def test_a_change_is_amended_in_its_row(logged, tab, desk, clinic):
    desk.press("Return", "Return", "Return")
    fill(desk, "an eleventh session")
    desk.press("Return")
    (amended,) = clinic.adaptations()
    assert (amended.id, amended.what, amended.why) == (logged.id, "an eleventh session", "people asked")


def test_a_change_is_taken_out_with_a_reason_only(logged, tab, desk, clinic):
    desk.press("Delete", "Return")
    assert tab.form.complaint().startswith("Taking an entry out needs a reason.")
    assert clinic.adaptations() == (logged,)
    fill(desk, "entered twice")
    assert clinic.adaptations() == ()
    assert tab.table.isHidden()


def test_taking_out_is_left_with_escape(logged, tab, desk, clinic):
    desk.press("Delete", "Escape")
    assert clinic.adaptations() == (logged,)
    assert desk.focus() is tab.table


def test_an_entry_taken_out_meanwhile_is_told_on_the_bar(logged, tab, desk, clinic):
    desk.press("Return")
    course_log.take_out(clinic.study, clinic.person, logged.id, "entered twice")
    desk.press("Ctrl+Return")
    assert desk.told[-1].text.startswith("That entry is not in the log any more.")


def test_the_tab_counts_the_changes(logged, shown):
    page = shown()
    assert [(tab.text, tab.count) for tab in page.tabs.tabs()][1] == ("Adaptations", "1")
