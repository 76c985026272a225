"""Tests of how session log and marks are stored: the newest counts, what was said before stays readable."""

import pytest
from sqlcipher3 import dbapi2

from imp_desktop.operations import enrolling
from imp_desktop.storage import sessions


@pytest.fixture
def log(people, person):
    """Begin a session, say facts of it or mark somebody, each as a change of its own."""

    class Log:
        def begin(self, cohort, name, **facts):
            with people.change(person, facts.pop("why", "")) as change:
                number = sessions.add(change, cohort, name)
                sessions.state(change, number, facts)
            return number

        def state(self, number, why="", **facts):
            with people.change(person, why) as change:
                sessions.state(change, number, facts)

        def mark(self, number, code, attended):
            with people.change(person) as change:
                sessions.mark(change, number, enrolling.record_of(people, code).id, attended)

    return Log()


def test_nothing_is_logged_at_first(people):
    assert (sessions.every(people), sessions.marks(people)) == ([], {})
    assert sessions.find(people, 1, "pause") is None
    assert sessions.mark_of(people, 1, 1) == ""


def test_the_newest_fact_counts_and_an_empty_one_takes_it_back(people, log):
    number = log.begin(1, "pause", date="2026-01-12", status="delivered")
    log.state(number, date="2026-01-13", status="")
    (record,) = sessions.every(people)
    assert (record.id, record.cohort, record.name, record.facts) == (number, 1, "pause", {"date": "2026-01-13"})


def test_sessions_come_in_the_order_in_which_they_were_begun_of_all_cohorts_or_one(people, log):
    for cohort, name in ((2, "relax"), (1, "pause"), (sessions.NO_COHORT, "pause")):
        log.begin(cohort, name, status="delivered")
    log.begin(1, "relax")
    assert [(one.cohort, one.name) for one in sessions.every(people)] == [
        (2, "relax"),
        (1, "pause"),
        (0, "pause"),
        (1, "relax"),
    ]
    assert [one.name for one in sessions.every(people, 1)] == ["pause", "relax"]
    assert [one.name for one in sessions.every(people, sessions.NO_COHORT)] == ["pause"]


def test_a_session_is_found_by_cohort_and_name(people, log):
    log.begin(1, "pause", status="cancelled")
    number = log.begin(2, "pause", status="delivered")
    found = sessions.find(people, 2, "pause")
    assert found == sessions.SessionRecord(number, 2, "pause", {"status": "delivered"})
    assert sessions.find(people, 2, "relax") is None


def test_a_session_of_a_cohort_is_begun_once(people, log):
    log.begin(1, "pause", status="delivered")
    with pytest.raises(dbapi2.IntegrityError):
        log.begin(1, "pause")
    assert len(sessions.every(people)) == 1


def test_the_newest_mark_counts_and_an_empty_one_takes_it_back(people, log):
    number = log.begin(1, "pause")
    first, second = (enrolling.record_of(people, code).id for code in ("001-B", "002-C"))
    for code, attended in (("001-B", "present"), ("002-C", "absent"), ("001-B", "excused"), ("002-C", "")):
        log.mark(number, code, attended)
    assert sessions.marks(people) == {(number, first): "excused"}
    assert (sessions.mark_of(people, number, first), sessions.mark_of(people, number, second)) == ("excused", "")


def test_other_words_for_a_mark_are_not_taken_by_the_file(people, log):
    number = log.begin(1, "pause")
    with pytest.raises(dbapi2.IntegrityError):
        log.mark(number, "001-B", "late")
    assert sessions.marks(people) == {}


def test_everything_ever_logged_stays_readable_with_its_reason(people, log):
    number = log.begin(1, "pause", status="delivered")
    log.state(number, why="list read again", status="", reason="snow")
    history = sessions.fact_history(people, number)
    assert [(who, name, value, why) for _utc, who, name, value, why in history] == [
        ("AB", "status", "delivered", ""),
        ("AB", "status", "", "list read again"),
        ("AB", "reason", "snow", "list read again"),
    ]


def test_every_mark_somebody_ever_got_stays_readable(people, log):
    one, other = log.begin(1, "pause"), log.begin(2, "relax")
    for number, attended in ((one, "present"), (other, "absent"), (one, "")):
        log.mark(number, "001-B", attended)
    log.mark(one, "002-C", "present")
    who = enrolling.record_of(people, "001-B").id
    assert [row[1:] for row in sessions.mark_history(people, who)] == [
        ("AB", 1, "pause", "present"),
        ("AB", 2, "relax", "absent"),
        ("AB", 1, "pause", ""),
    ]


@pytest.mark.parametrize("table", ["session", "session_fact", "attendance"])
def test_rows_are_neither_changed_nor_removed(people, log, table):
    log.mark(log.begin(1, "pause", status="delivered"), "001-B", "present")
    people.db.conn.set_authorizer(None)
    for statement in (f"UPDATE {table} SET id = id + 1", f"DELETE FROM {table}"):
        with pytest.raises(dbapi2.IntegrityError, match="rows are added"):
            people.db.execute(statement)
