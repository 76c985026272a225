"""Adverse reactions sorted from the screen of texts into the log."""

from imp_desktop.operations import course_log
from tests.ui.coding.conftest import ADVERSE, counts


def at_reactions(page):
    page.show_sheet(ADVERSE)


def test_a_kind_opens_the_form_of_the_log_and_digits_fill_it(page, written):
    at_reactions(page)
    written.type("2")
    written.type("2341")
    written.press("Ctrl+Return")
    (entry,) = course_log.reactions(written.session.study)
    assert (entry.code, entry.kind, entry.severity, entry.related, entry.action, entry.stopped) == (
        "001-B", "flashbacks", "moderate", "possibly", "referred", True,
    )  # fmt: skip
    assert page.line.chips == ("flashbacks and dreams",)
    assert page.list.hasFocus()
    assert counts(page) == [0, 1, 0, 0]
    assert page.foot.text() == "1 form waits for the log"


def test_a_kind_that_is_in_the_log_is_amended(page, written):
    at_reactions(page)
    study, person = written.session.study, written.session.person
    made = course_log.add_reaction(study, person, "001-B", {"reaction": "flashbacks", "severity": "mild", "what": "x"})
    page.refresh()
    written.type("23")
    written.press("Ctrl+Return")
    (entry,) = course_log.reactions(study)
    assert (entry.id, entry.severity, entry.what) == (made.id, "severe", "x")
    written.press("Ctrl+Z")
    assert course_log.reactions(study)[0].severity == "mild"


def test_an_entry_without_severity_is_refused_in_the_form(page, written):
    at_reactions(page)
    written.type("1")
    written.press("Ctrl+Return")
    assert "how severe" in page.detail.form.complaint()
    written.press("Escape")
    assert course_log.reactions(written.session.study) == ()


def test_undo_takes_an_entry_out_of_the_log_again(page, written):
    at_reactions(page)
    written.type("11")
    written.press("Ctrl+Return", "Ctrl+Z")
    assert course_log.reactions(written.session.study) == ()
    assert page.line.waits


def test_a_form_that_says_yes_without_words_waits_and_has_nothing_to_print(page, written):
    at_reactions(page)
    written.press("Down")
    assert page.detail.text.toPlainText() == "says yes and wrote nothing"
    written.type("p")
    assert written.told[-1].text == "There are no words to print."
    assert not page.detail.print_box.isChecked()


def test_words_are_printable_once_the_reaction_is_logged(page, written):
    at_reactions(page)
    written.type("p")
    assert written.told[-1].text == "Log the reaction first, then say whether the words may be printed."
    for kind in ("other", "flashbacks"):
        course_log.add_reaction(
            written.session.study, written.session.person, "001-B", {"reaction": kind, "severity": "mild"}
        )
    page.refresh()
    written.type("p")
    assert [entry.printable for entry in course_log.reactions(written.session.study)] == [True, True]
    assert page.line.printable
    written.press("Ctrl+Z")
    assert [entry.printable for entry in course_log.reactions(written.session.study)] == [False, False]


def test_a_form_that_does_not_say_yes_is_said_to_be_none(page, written):
    at_reactions(page)
    written.press("End")
    assert page.detail._said.text() == "The form does not say yes to an adverse reaction."
    assert not page.line.waits
    written.type("n")
    assert page.detail.form is None


def test_when_everybody_is_in_the_log_the_foot_says_so(page, written):
    at_reactions(page)
    for _form in range(2):
        written.type("41")
        written.press("Ctrl+Return", "Return")
    assert page.foot.text() == "Everybody who says yes is in the log."
