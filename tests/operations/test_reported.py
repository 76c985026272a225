"""Tests of what forms tell of adverse reactions, beside what the log holds."""

import pytest

from imp_desktop.operations import course_log, enrolling, keying
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.reported import reported

FIRST = FormKey("001-B", "post", "imp_eval")
SECOND = FormKey("002-C", "post", "imp_eval")
MET = {"reaction": "flashbacks", "severity": "mild"}


@pytest.fixture
def write(people, person):
    def does(form, answer, text=""):
        opened = keying.open_form(people, form)
        keying.key(people, person, opened, "imp_eval_adverse", answer)
        keying.key(people, person, opened, "imp_eval_adverse_text", text)

    return does


def test_who_says_yes_waits_for_an_entry_in_the_log(people, person, write):
    write(SECOND, "1")
    write(FIRST, "1", "Bad dreams.")
    assert [(one.form, one.text, one.yes, one.waits) for one in reported(people)] == [
        (FIRST, "Bad dreams.", True, True),
        (SECOND, "", True, True),
    ]
    assert {one.form for one in reported(people) if one.waits} == set(course_log.awaited(people))
    made = course_log.add_reaction(people, person, "001-B", MET)
    first, second = reported(people)
    assert (first.logged, first.waits, second.waits) == ((made,), False, True)


def test_who_says_no_is_listed_only_with_words_and_does_not_wait(people, write):
    write(FIRST, "2")
    write(SECOND, "2", "Nothing much.")
    (only,) = reported(people)
    assert (only.form, only.yes, only.waits) == (SECOND, False, False)


def test_an_answer_outside_the_scale_is_no_yes(people, write):
    write(FIRST, "7", " ")
    assert reported(people) == ()


def test_forms_that_may_not_be_used_are_left_out(people, person, write):
    write(FIRST, "1", "Bad dreams.")
    facts = {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-02-01", "data_use": "none"}
    enrolling.amend(people, person, "001-B", facts)
    assert reported(people) == ()
