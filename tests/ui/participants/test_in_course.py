"""What the course knows of one participant."""

from dataclasses import replace

import pytest

from imp_desktop.operations import course_log, enrolling, teaching
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.names import names
from imp_desktop.ui.participants.in_course import course_facts

EVALUATION = FormKey("001-B", "post", "imp_eval")


@pytest.fixture
def told(desk):
    def of(code="001-B"):
        study = desk.session.study
        facts = course_facts(study, enrolling.participant(study, code), names(study))
        return {fact.name: fact.words for fact in facts}

    return of


def hold(desk, number, mark, status="delivered"):
    study, person = desk.session.study, desk.session.person
    session = teaching.course(study).sessions[number - 1]
    facts = {"date": f"2026-02-{number:02}", "status": status, "reason": "ill" if status == "cancelled" else ""}
    teaching.log_session(study, person, 1, session, facts)
    if mark:
        teaching.mark(study, person, 1, session, "001-B", mark)


def test_a_control_has_no_course(told):
    assert told("003-D") == {}


def test_before_the_course_nothing_is_known(told):
    assert told() == {"attendance": "no session yet", "home_practice": "", "reactions": "none reported"}


def test_attendance_is_of_the_sessions_held_so_far(told, desk):
    hold(desk, 1, "present")
    assert told()["attendance"] == "1 of 1 session so far"
    hold(desk, 2, "absent")
    hold(desk, 3, "")
    assert told()["attendance"] == "1 of 3 sessions so far"
    hold(desk, 4, "", "cancelled")
    for number in range(5, 10):
        hold(desk, number, "present")
    assert told()["attendance"] == "6 of 8 sessions"


def test_home_practice_is_the_sum_of_what_the_protocol_names(told, desk):
    desk.key(EVALUATION, imp_eval_practice_minutes="90")
    assert told()["home_practice"] == ""
    desk.key(EVALUATION, imp_eval_study_minutes="30")
    assert told()["home_practice"] == "120 minutes a week"


def test_reactions_are_those_of_the_log_and_one_that_only_the_form_tells(told, desk):
    desk.key(EVALUATION, imp_eval_adverse="1")
    assert told()["reactions"] == "one on the form, not in the log yet"
    for _time in range(2):
        facts = {"reaction": "flashbacks", "severity": "mild"}
        course_log.add_reaction(desk.session.study, desk.session.person, "001-B", facts)
    assert told()["reactions"] == "flashbacks and dreams"


def test_who_left_the_group_of_the_course_keeps_what_was_marked(told, desk):
    hold(desk, 1, "present")
    enrolling.amend(desk.session.study, desk.session.person, "001-B", {"group": "control"}, "on the wrong list")
    assert told()["attendance"] == "1 of 1 session"
    assert told()["home_practice"] == ""


def test_a_protocol_without_a_course_has_no_such_section(desk):
    study = desk.session.study
    bare = names(study)
    bare = replace(bare, protocol=replace(bare.protocol, course=None))
    assert course_facts(study, enrolling.participant(study, "001-B"), bare) == []
