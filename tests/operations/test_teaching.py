"""Tests of the course: the session log, the attendance list, and what is doubtful about them."""

from datetime import date, timedelta

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling, persons, studies, teaching
from imp_desktop.operations.teaching import Doubt, Session
from imp_desktop.storage import sessions as stored
from tests.sized_course import make_protocol

TOMORROW = (enrolling.today() + timedelta(days=1)).isoformat()
YESTERDAY = (enrolling.today() - timedelta(days=1)).isoformat()

REFUSED = [
    ({"minutes": "-5"}, Problem.MINUTES_UNFIT),
    ({"minutes": "0"}, Problem.MINUTES_UNFIT),
    ({"minutes": "1441"}, Problem.MINUTES_UNFIT),
    ({"minutes": "00000011441"}, Problem.MINUTES_UNFIT),
    ({"minutes": "150.5"}, Problem.MINUTES_UNFIT),
    ({"minutes": "long"}, Problem.MINUTES_UNFIT),
    ({"minutes": "١٥٠"}, Problem.MINUTES_UNFIT),
    ({"minutes": "9" * 5_000}, Problem.MINUTES_UNFIT),
    ({"date": "5 March"}, Problem.DATE_UNFIT),
    ({"date": "2026-02-30"}, Problem.DATE_UNFIT),
    ({"moved_to": "soon"}, Problem.DATE_UNFIT),
    ({"date": TOMORROW, "status": "delivered"}, Problem.DATE_IN_FUTURE),
    ({"date": TOMORROW, "status": "truncated", "reason": "ill"}, Problem.DATE_IN_FUTURE),
    ({"status": "truncated"}, Problem.SESSION_NEEDS_REASON),
    ({"status": "postponed", "reason": "   "}, Problem.SESSION_NEEDS_REASON),
    ({"status": "cancelled"}, Problem.SESSION_NEEDS_REASON),
    ({"status": "skipped"}, Problem.CHOICE_DOES_NOT_FIT),
    ({"teacher": "A"}, Problem.UNKNOWN_CHOICE),
    ({"reason": "x" * 2_001}, Problem.TEXT_TOO_LONG),
    ({"reason": "a\x00b"}, Problem.TEXT_UNFIT),
]


@pytest.fixture
def change(people, person):
    """Log a session of cohort 1, mark somebody, or amend the register."""

    class Change:
        def log(self, session, cohort=1, **facts):
            return teaching.log_session(people, person, cohort, session, facts)

        def mark(self, session, code, attended, cohort=1):
            teaching.mark(people, person, cohort, session, code, attended)

        def amend(self, code, **facts):
            enrolling.amend(people, person, code, facts, why="the register was wrong")

    return Change()


def problem_of(raised):
    return raised.value.problem


def marks(study, cohort=1):
    return teaching.attendance(study, cohort)


def test_before_anything_is_logged_every_session_is_there_in_order(people):
    found = teaching.sessions(people, 1)
    assert [one.number for one in found] == list(range(1, 10))
    assert found[0] == Session(1, "pause", 1)
    assert teaching.cohorts(people) == (1,)


def test_a_session_delivered_in_full_lasted_as_planned(change, people):
    change.log("pause", date="2026-01-12", status="delivered")
    first = teaching.sessions(people, 1)[0]
    assert (first.status, first.date, first.minutes, first.held) == ("delivered", date(2026, 1, 12), 150, True)


def test_minutes_said_are_kept_as_said(change):
    assert change.log("pause", status="delivered", minutes="0140").minutes == 140


@pytest.mark.parametrize(("facts", "problem"), REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(facts, problem, change, people):
    before = studies.last_change(people)
    with pytest.raises(ImpError) as raised:
        change.log("pause", **facts)
    assert problem_of(raised) is problem
    assert teaching.sessions(people, 1)[0] == Session(1, "pause", 1)
    assert studies.last_change(people) == before


def test_a_session_or_a_cohort_that_does_not_exist_is_refused(change):
    for session, cohort, problem in (
        ("yoga", 1, Problem.UNKNOWN_SESSION),
        ("pause", None, Problem.COHORT_UNFIT),
        ("pause", 0, Problem.COHORT_UNFIT),
        ("pause", 100, Problem.COHORT_UNFIT),
    ):
        with pytest.raises(ImpError) as raised:
            change.log(session, cohort, status="delivered")
        assert problem_of(raised) is problem


def test_a_session_may_be_planned_for_a_day_to_come(change):
    assert change.log("pause", date=TOMORROW).date.isoformat() == TOMORROW


def test_a_postponed_session_is_held_once_its_new_day_has_come(change):
    first = change.log("pause", date="2026-01-12", status="postponed", reason="snow")
    assert (first.held, first.held_on) == (False, date(2026, 1, 12))
    assert change.log("pause", moved_to=TOMORROW).held is False
    moved = change.log("pause", moved_to="2026-01-14")
    assert (moved.held, moved.held_on) == (True, date(2026, 1, 14))


def test_a_cancelled_session_keeps_its_reason_and_loses_minutes_and_new_day(change):
    change.log("pause", date="2026-01-12", status="postponed", reason="snow", moved_to="2026-01-14", minutes="90")
    after = change.log("pause", status="cancelled", reason="teacher ill", minutes="150")
    assert (after.minutes, after.moved_to, after.reason, after.held) == (None, None, "teacher ill", False)
    assert change.log("pause", minutes="150").minutes is None


def test_a_session_delivered_after_all_needs_no_reason_any_more(change):
    change.log("pause", status="cancelled", reason="teacher ill")
    after = change.log("pause", status="delivered")
    assert (after.reason, after.minutes) == ("", 150)


def test_a_status_taken_back_takes_what_belongs_to_it(change, people):
    change.log("pause", date="2026-01-12", status="truncated", minutes="90", reason="fire alarm")
    assert change.log("pause", status="") == Session(1, "pause", 1, date=date(2026, 1, 12))
    assert teaching.sessions(people, 1)[0] == Session(1, "pause", 1, date=date(2026, 1, 12))


def test_logging_the_same_once_more_changes_nothing(change, people):
    change.log("pause", date="2026-01-12", status="delivered")
    before = studies.last_change(people)
    change.log("pause", date="2026-01-12", status="delivered")
    assert studies.last_change(people) == before


def test_a_long_text_with_markup_and_emoji_is_kept_as_it_is(change, people):
    reason = "<b>fire</b> & {smoke} 🔥 " * 80
    change.log("pause", status="truncated", reason=reason)
    assert teaching.sessions(people, 1)[0].reason == reason.strip()


def test_the_list_holds_those_of_the_cohort_with_consent(change, people):
    change.amend("002-C", consent="")
    assert [one.code for one in teaching.attendees(people, 1)] == ["001-B"]


def test_a_mark_is_kept_changed_and_taken_back(change, people):
    change.mark("pause", "001-b", "present")
    assert marks(people) == {("001-B", "pause"): "present"}
    change.mark("pause", "001-B", "excused")
    assert marks(people) == {("001-B", "pause"): "excused"}
    change.mark("pause", "001-B", "")
    assert marks(people) == {}


def test_the_same_mark_once_more_changes_nothing(change, people):
    change.mark("pause", "001-B", "present")
    before = studies.last_change(people)
    change.mark("pause", "001-B", "present")
    change.mark("relax", "001-B", "")
    assert studies.last_change(people) == before


def test_what_cannot_be_marked_is_refused(change, people):
    change.log("relax", status="cancelled", reason="snow")
    change.log("open", date=TOMORROW)
    for session, code, attended, problem in (
        ("pause", "009-X", "present", Problem.UNKNOWN_PARTICIPANT),
        ("pause", "003-D", "present", Problem.NOT_IN_COURSE),
        ("pause", "001-B", "late", Problem.CHOICE_DOES_NOT_FIT),
        ("yoga", "001-B", "present", Problem.UNKNOWN_SESSION),
        ("relax", "001-B", "present", Problem.SESSION_CANCELLED),
        ("relax", "001-B", "absent", Problem.SESSION_CANCELLED),
        ("open", "001-B", "present", Problem.DATE_IN_FUTURE),
    ):
        with pytest.raises(ImpError) as raised:
            change.mark(session, code, attended)
        assert problem_of(raised) is problem
    assert marks(people) == {}


def test_somebody_may_be_excused_from_a_session_to_come(change, people):
    change.log("open", date=TOMORROW)
    change.mark("open", "001-B", "excused")
    assert marks(people) == {("001-B", "open"): "excused"}


def test_nobody_is_marked_without_consent(change):
    change.amend("001-B", consent="")
    with pytest.raises(ImpError) as raised:
        change.mark("pause", "001-B", "present")
    assert problem_of(raised) is Problem.NO_CONSENT


def test_a_session_with_marks_is_not_cancelled(change, people):
    change.mark("pause", "001-B", "absent")
    with pytest.raises(ImpError) as raised:
        change.log("pause", status="cancelled", reason="snow")
    assert problem_of(raised) is Problem.SESSION_HAS_ATTENDANCE
    change.mark("pause", "001-B", "")
    assert change.log("pause", status="cancelled", reason="snow").status == "cancelled"


def test_who_withdrew_was_not_present_later_but_may_be_absent(change, people):
    change.log("pause", date="2026-01-12", status="delivered")
    change.log("relax", date="2026-01-19", status="delivered")
    change.amend("001-B", status="withdrawn", status_reason="moved", status_date="2026-01-12")
    change.mark("pause", "001-B", "present")
    change.mark("relax", "001-B", "absent")
    with pytest.raises(ImpError) as raised:
        change.mark("relax", "001-B", "present")
    assert problem_of(raised) is Problem.ATTENDED_AFTER_WITHDRAWAL
    assert teaching.doubts(people) == ()


def test_a_presence_after_a_withdrawal_entered_later_is_doubtful(change, people):
    change.log("relax", date="2026-01-19", status="delivered")
    change.mark("relax", "001-B", "present")
    change.amend("001-B", status="withdrawn", status_reason="moved", status_date="2026-01-12")
    assert teaching.doubts(people) == (Doubt("after", 1, "relax", "001-B"),)


def test_somebody_who_moved_keeps_marks_and_stays_on_the_list(change, people):
    change.mark("pause", "001-B", "present")
    change.amend("001-B", cohort="2")
    assert [one.code for one in teaching.attendees(people, 1)] == ["001-B", "002-C"]
    assert [one.code for one in teaching.attendees(people, 2)] == ["001-B"]
    assert teaching.cohorts(people) == (1, 2)
    assert teaching.doubts(people) == (Doubt("moved", 1, "pause", "001-B"),)


def test_only_a_mark_that_was_there_is_corrected_after_the_move(change, people):
    change.mark("pause", "001-B", "present")
    change.amend("001-B", group="control", cohort="")
    change.mark("pause", "001-B", "")
    change.mark("pause", "001-B", "absent")
    assert marks(people) == {("001-B", "pause"): "absent"}
    with pytest.raises(ImpError) as raised:
        change.mark("relax", "001-B", "present")
    assert problem_of(raised) is Problem.NOT_IN_COURSE


def test_who_changed_the_cohort_was_there_if_present_in_either(change, people):
    change.mark("pause", "001-B", "absent")
    change.mark("relax", "001-B", "present")
    change.amend("001-B", cohort="2")
    change.mark("pause", "001-B", "present", cohort=2)
    change.mark("relax", "001-B", "absent", cohort=2)
    assert teaching.attended(people) == {"001-B": {"pause": "present", "relax": "present"}}


def test_sessions_out_of_order_too_long_or_too_short_are_doubtful(change, people):
    change.log("pause", date="2026-01-19", status="delivered", minutes="301")
    change.log("relax", date="2026-01-12", status="delivered", minutes="149")
    change.log("open", date="2026-01-26", status="truncated", reason="ill", minutes="60")
    assert teaching.doubts(people) == (
        Doubt("long", 1, "pause"),
        Doubt("order", 1, "relax"),
        Doubt("short", 1, "relax"),
    )


def test_marks_in_a_session_cancelled_elsewhere_are_doubtful(people, person, change):
    change.mark("pause", "001-B", "absent")
    number = next(one.id for one in stored.every(people))
    with people.change(person) as written:  # as an import or an earlier version may have left it
        stored.state(written, number, {"status": "cancelled"})
    assert teaching.doubts(people) == (Doubt("cancelled", 1, "pause", "001-B"),)


def test_a_cohort_with_a_log_stays_though_nobody_is_in_it(change, people):
    change.log("pause", cohort=3, date=YESTERDAY, status="delivered")
    assert teaching.cohorts(people) == (1, 3)


def test_a_course_without_cohorts_has_one_list(tmp_path, own_home):
    name = make_protocol("plain", ["one", "two"], cohorts=False)
    study = studies.create(tmp_path / "plain.impstudy", name, choose=["scs.left_out=23,16"], who="Anna Bakker")
    anna = persons.person(study, "Anna Bakker")
    enrolling.add(study, anna, "T1", {"group": "training", "consent": "2026-01-05"})
    assert teaching.cohorts(study) == (None,)
    teaching.log_session(study, anna, None, "two", {"date": "2026-01-12", "status": "delivered"})
    teaching.mark(study, anna, None, "two", "T1", "present")
    assert teaching.attendance(study, None) == {("T1", "two"): "present"}
    assert teaching.attended(study) == {"T1": {"two": "present"}}
    with pytest.raises(ImpError) as raised:
        teaching.mark(study, anna, 1, "two", "T1", "absent")
    assert problem_of(raised) is Problem.COHORT_WITHOUT_COHORTS
    study.close()


def test_a_protocol_without_a_course_says_so(tmp_path, own_home):
    name = make_protocol("bare", [])
    study = studies.create(tmp_path / "bare.impstudy", name, choose=["scs.left_out=23,16"], who="Anna Bakker")
    for ask in (teaching.course, teaching.cohorts, teaching.doubts):
        with pytest.raises(ImpError) as raised:
            ask(study)
        assert problem_of(raised) is Problem.NO_COURSE
    study.close()


def test_many_marks_in_one_change_are_those_made_one_by_one(people, person, change):
    change.log("pause", status="delivered", date="2026-01-12")
    change.mark("pause", "001-B", "absent")
    (before,) = people.rows("SELECT max(seq) FROM ledger")[0]
    with people.change(person, "lists read again") as begun:
        marking = teaching.Marking(people, begun)
        for session, code, attended in (
            ("pause", "001-b", "present"),
            ("pause", "002-C", "excused"),
            ("relax", "002-C", "absent"),
            ("relax", "002-C", "absent"),
            ("relax", "001-B", "present"),
            ("relax", "001-B", ""),
        ):
            marking.mark(1, session, code, attended)
    assert teaching.attendance(people, 1) == {
        ("001-B", "pause"): "present",
        ("002-C", "pause"): "excused",
        ("002-C", "relax"): "absent",
    }
    assert people.rows("SELECT seq, why FROM ledger WHERE seq > ?", (before,)) == [(before + 1, "lists read again")]
    assert people.rows("SELECT count(*) FROM attendance") == [(6,)]
    assert studies.check(people) == []


def test_one_of_many_marks_is_refused_as_a_single_one_is(people, person, change):
    change.log("open", status="cancelled", reason="snow")
    change.amend("002-C", consent="")
    wrong = [
        ((2, "pause", "001-B", "present"), Problem.NOT_IN_COURSE),
        ((None, "pause", "001-B", "present"), Problem.COHORT_UNFIT),
        ((1, "nothing", "001-B", "present"), Problem.UNKNOWN_SESSION),
        ((1, "pause", "009-X", "present"), Problem.UNKNOWN_PARTICIPANT),
        ((1, "pause", "001-B", "late"), Problem.CHOICE_DOES_NOT_FIT),
        ((1, "pause", "002-C", "present"), Problem.NO_CONSENT),
        ((1, "pause", "003-D", "present"), Problem.NOT_IN_COURSE),
        ((1, "open", "001-B", "present"), Problem.SESSION_CANCELLED),
    ]
    before = studies.last_change(people)
    with people.change(person) as begun:
        marking = teaching.Marking(people, begun)
        for place, problem in wrong:
            with pytest.raises(ImpError) as many:
                marking.mark(*place)
            with pytest.raises(ImpError) as single:
                teaching.mark(people, person, *place)
            assert problem_of(many) is problem_of(single) is problem
            assert many.value.values == single.value.values
    assert studies.last_change(people) == before
