"""Session logs and attendance lists taken in: whole or not at all, and every refusal says where."""

import pytest

from imp_desktop.operations import enrolling, persons, studies, teaching
from tests.operations.conftest import Tables
from tests.sized_course import make_protocol

SESSIONS = "cohort,session,date,status,minutes,reason,moved_to\n"
MARKS = "record_id,session_1,session_2\n"


def test_sessions_are_taken_by_number_and_by_id(people, tables):
    result = tables.take(
        "group,"
        + SESSIONS
        + "training,1,1,2026-01-12,delivered,150,,\nTraining,1,relax,2026-01-19,truncated,90,snow,\n"
    )
    assert (result.sessions, result.sentence()) == (2, "Taken in: 2 sessions.")
    first, second = teaching.sessions(people, 1)[:2]
    assert (first.status, str(first.date), first.minutes) == ("delivered", "2026-01-12", 150)
    assert (second.status, second.reason, second.minutes) == ("truncated", "snow", 90)


def test_a_session_held_in_full_without_minutes_lasted_as_planned(people, tables):
    tables.take(SESSIONS + "1,1,2026-01-12,delivered,,,\n")
    assert teaching.sessions(people, 1)[0].minutes == 150


def test_a_session_held_on_another_day_than_planned_keeps_both_days(people, tables):
    given = SESSIONS + "1,1,2026-01-12,delivered,150,,2026-01-14\n"
    assert (tables.take(given).sessions, tables.take(given).known) == (1, 1)
    session = teaching.sessions(people, 1)[0]
    assert (str(session.date), str(session.held_on), session.status) == ("2026-01-12", "2026-01-14", "delivered")


def test_a_session_that_is_only_planned_has_a_date_and_no_status(people, tables):
    tables.take("cohort,session,date,status\n1,9,2999-01-12,\n")
    assert [(str(one.date), one.status) for one in teaching.sessions(people, 1)[-1:]] == [("2999-01-12", "")]


def test_marks_are_those_of_the_cohort_somebody_is_in(people, person, tables):
    enrolling.amend(people, person, "002-C", {"cohort": "2"})
    result = tables.take(MARKS + "001-B,present,excused\n002-c,,absent\n003-D,,\n")
    assert (result.marks, result.sentence()) == (3, "Taken in: 3 marks of attendance.")
    assert teaching.every_mark(people) == {
        (1, "pause", "001-B"): "present",
        (1, "relax", "001-B"): "excused",
        (2, "relax", "002-C"): "absent",
    }


def test_sessions_come_before_marks_whatever_the_order_of_the_files(tables):
    told = tables.refusals(MARKS + "001-B,present,present\n", SESSIONS + "1,1,2026-01-12,cancelled,,snow,\n")
    assert told == [
        "table0.csv, line 2, session_1: Session 1 is logged as cancelled. Correct the session log first if it was held."
    ]


def test_the_same_again_changes_nothing(people, tables):
    given = (SESSIONS + "1,1,2026-01-12,delivered,150,,\n", MARKS + "001-B,present,\n")
    tables.take(*given)
    before = studies.last_change(people)
    again = tables.take(*given)
    assert (again.known, again.sessions, again.marks) == (2, 0, 0)
    assert again.sentence() == "Taken in: 2 entries of the course there already."
    assert studies.last_change(people) == before


def test_the_same_written_otherwise_is_the_same(people, tables):
    tables.take(SESSIONS + "1,1,2026-01-12,delivered,150,,\n", MARKS + "001-B,present,\n")
    again = tables.take(SESSIONS + "01,pause,20260112,delivered,0150,,\n", MARKS + "001-b,present,\n")
    assert (again.known, again.sessions, again.marks) == (2, 0, 0)


def test_an_empty_cell_leaves_what_is_there(people, tables):
    tables.take(SESSIONS + "1,1,2026-01-12,truncated,90,snow,\n", MARKS + "001-B,present,absent\n")
    tables.take(SESSIONS + "1,1,,,,,\n", MARKS + "001-B,,\n")
    assert (teaching.sessions(people, 1)[0].reason, len(teaching.every_mark(people))) == ("snow", 2)


def test_another_value_is_refused_unless_it_is_to_be_replaced(people, tables):
    tables.take(SESSIONS + "1,1,2026-01-12,delivered,150,,\n", MARKS + "001-B,present,\n")
    other = (SESSIONS + "1,1,2026-01-13,delivered,140,,\n", MARKS + "001-B,absent,\n")
    advice = "Check the paper; to replace it, import with --replace and a reason."
    assert tables.refusals(*other) == [
        f"table0.csv, line 2, date: 2026-01-13 is given, but 2026-01-12 is there already. {advice}",
        f"table0.csv, line 2, minutes: 140 is given, but 150 is there already. {advice}",
        f"table1.csv, line 2, session_1: absent is given, but present is there already. {advice}",
    ]
    result = tables.take(*other, replace=True, reason="list read again")
    assert (result.sessions, result.marks) == (1, 1)
    assert str(teaching.sessions(people, 1)[0].date) == "2026-01-13"
    assert teaching.attendance(people, 1)["001-B", "pause"] == "absent"
    assert people.rows("SELECT why FROM ledger ORDER BY seq DESC LIMIT 1") == [("list read again",)]


def test_two_tables_that_contradict_each_other_are_refused_even_when_replacing(tables):
    one, other = SESSIONS + "1,1,2026-01-12,,,,\n", SESSIONS + "1,1,2026-01-13,,,,\n"
    told = tables.refusals(
        one, other, MARKS + "001-B,present,\n", MARKS + "001-B,absent,\n", replace=True, reason="why"
    )
    assert [said.split(" Check")[0] for said in told] == [
        "table1.csv, line 2, date: 2026-01-13 is given here, 2026-01-12 earlier in the same import.",
        "table3.csv, line 2, session_1: absent is given here, present earlier in the same import.",
    ]


@pytest.mark.parametrize(
    ("row", "column", "word"),
    [
        ("1,12,2026-01-12,delivered,,,", "session", "no session 12"),
        ("1,,2026-01-12,delivered,,,", "session", 'no session ""'),
        ("1,1,2026-01-12,delivered,-5,,", "minutes", "-5 are no minutes"),
        ("1,1,2026-01-12,delivered,9999,,", "minutes", "from 1 to 1440"),
        ("1,1,2026-01-12,cancelled,,,", "reason", "needs a reason"),
        ("1,1,12-01-2026,delivered,,,", "date", "12-01-2026 is no date"),
        ("1,1,2999-01-12,delivered,,,", "date", "lies in the future"),
        ("1,1,2026-01-12,postponed,,snow,soon", "moved_to", "soon is no date"),
        ("x,1,2026-01-12,delivered,,,", "cohort", "x is no cohort"),
        (",1,2026-01-12,delivered,,,", "cohort", "no cohort"),
        ("100,1,2026-01-12,delivered,,,", "cohort", "100 is no cohort"),
        ("00,1,2026-01-12,delivered,,,", "cohort", "00 is no cohort"),
        ("1,1,2026-01-12,held,,,", "status", "held is no value of status"),
        ("1,1,2026-01-12,cancelled,30,snow,", "minutes", "30 does not go with the status cancelled"),
        ("1,1,2026-01-12,cancelled,,snow,2026-01-13", "moved_to", "2026-01-13 does not go with the status cancelled"),
        ("1,1,2026-01-12,delivered,,,2999-01-13", "moved_to", "2999-01-13 lies in the future"),
        (f"1,1,2026-01-12,truncated,,{'x' * 2_001},", "reason", "2001 characters"),
    ],
)
def test_a_session_that_cannot_be_taken_is_named_with_its_column(tables, row, column, word):
    (told,) = tables.refusals(SESSIONS + row + "\n")
    assert told.startswith(f"table0.csv, line 2, {column}: "), told
    assert word in told


def test_every_cell_of_a_row_that_does_not_fit_is_named(tables):
    told = tables.refusals(SESSIONS + "one,12,never,held,long,,\n2,2,2026-01-12,delivered,,,\n1,9,x,,,,\n")
    assert [said.split(":")[0] for said in told] == [
        "table0.csv, line 2, cohort",
        "table0.csv, line 2, session",
        "table0.csv, line 2, date",
        "table0.csv, line 2, status",
        "table0.csv, line 2, minutes",
        "table0.csv, line 4, date",
    ]


@pytest.mark.parametrize(
    ("given", "where", "word"),
    [
        (SESSIONS + "1,1,,delivered,,,\n01,pause,,delivered,,,\n", "line 3", "1 pause is there twice"),
        ("group," + SESSIONS + "control,1,1,,delivered,,,\n", "line 2, group", "no group control"),
        (SESSIONS.replace("reason", "raeson") + "1,1,,delivered,,,\n", "line 1", "Did you mean reason?"),
        (MARKS + "001-B,here,\n", "line 2, session_1", "present, absent, excused"),
        (MARKS + "003-D,present,\n", "line 2, record_id", "003-D is not in this cohort"),
        (MARKS + "009-X,present,\n", "line 2, record_id", "no participant 009-X"),
        (MARKS + ",present,\n", "line 2, record_id", "no participant –"),
        (MARKS + "001-B,present,\n001-b,,present\n", "line 3", "there twice"),
        ("record_id,session_1,session_12\n001-B,,present\n", "line 1", "no column session_12"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_line(tables, given, where, word):
    (told,) = tables.refusals(given)
    assert told.startswith(f"table0.csv, {where}: "), told
    assert word in told


def test_a_word_that_is_no_mark_is_told_as_such_where_there_is_a_mark_already(tables):
    tables.take(MARKS + "001-B,present,\n")
    (told,) = tables.refusals(MARKS + "001-B,here,\n")
    assert "here is no value of attendance" in told


def test_marks_against_the_register_are_refused_with_their_column(people, person, tables):
    enrolling.add(people, person, "010-K", {"group": "training", "cohort": "1"})
    gone = {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-01-15", "data_use": "keep"}
    enrolling.amend(people, person, "001-B", gone)
    enrolling.add(people, person, "011-L", {"group": "training", "consent": "2026-01-05"})
    log = SESSIONS + "1,1,2026-01-12,delivered,,,\n1,2,2026-01-19,delivered,,,\n"
    told = tables.refusals(log, MARKS + "001-B,present,present\n010-K,present,\n011-L,absent,\n")
    assert [said.split(".")[1] for said in told] == [
        "csv, line 2, session_2: Participant 001-B withdrew on 2026-01-15, before this session",
        "csv, line 3, session_1: Participant 010-K has no consent in the register",
        "csv, line 4, session_1: – is no cohort",
    ]


def test_what_a_status_logged_before_does_not_allow_is_named_too(tables):
    tables.take(SESSIONS + "1,1,2026-01-12,cancelled,,snow,\n")
    (told,) = tables.refusals(SESSIONS + "1,1,,,30,,\n")
    assert told.startswith("table0.csv, line 2, minutes: 30 does not go with the status cancelled.")


def test_one_bad_row_keeps_everything_out(people, tables):
    tables.refusals(SESSIONS + "1,1,2026-01-12,delivered,150,,\n", MARKS + "001-B,present,\n003-D,present,\n")
    assert teaching.every_mark(people) == {}
    assert all(not one.status for one in teaching.every_session(people))


def test_a_course_without_cohorts_takes_no_number_of_one(tmp_path, own_home):
    study = studies.create(tmp_path / "flat.impstudy", make_protocol("flat", ("one", "two"), cohorts=False), who="Anna")
    person = persons.person(study, "Anna")
    enrolling.add(study, person, "001-B", {"group": "training", "consent": "2026-01-05"})
    tables = Tables(study, person, tmp_path)
    tables.take("session,status\ntwo,delivered\n", MARKS + "001-B,present,absent\n")
    assert teaching.attendance(study, None) == {("001-B", "one"): "present", ("001-B", "two"): "absent"}
    (told,) = tables.refusals(SESSIONS + "1,1,,delivered,,,\n")
    assert told.startswith("table0.csv, line 2, cohort: The group training has no cohorts.")
    study.close()


def test_a_study_without_a_course_says_so_of_every_table(tmp_path, own_home):
    study = studies.create(tmp_path / "none.impstudy", make_protocol("none", ()), who="Anna")
    tables = Tables(study, persons.person(study, "Anna"), tmp_path)
    told = tables.refusals(
        SESSIONS + "1,1,,delivered,,,\n",
        MARKS + "001-B,present,\n",
        "what,why\nshorter,snow\n",
        "record_id,reaction\n001-B,other\n",
        "record_id,redcap_event_name,item,codes\n001-B,post,imp_eval_plans,other\n",
        "item,code,label,reason\nimp_eval_plans,x,X,why\n",
    )
    none = "The protocol of this study has no course."
    assert [said[: said.index(".", 10)] for said in told] == [
        f"table0.csv: {none}"[:-1],
        f"table1.csv: {none}"[:-1],
        f"table2.csv, line 2: {none}"[:-1],
        f"table3.csv: {none}"[:-1],
        "table5.csv, line 2, item: The texts of imp_eval_plans are not sorted under codes",
        "table4.csv, line 2, item: The texts of imp_eval_plans are not sorted under codes",
    ]
    study.close()
