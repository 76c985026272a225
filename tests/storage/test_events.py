"""Tests of how the log of the course is stored: the newest fact of an entry counts, one taken out stays readable."""

import pytest
from sqlcipher3 import dbapi2

from imp_desktop.operations import enrolling, persons
from imp_desktop.storage import events


@pytest.fixture
def log(people, person):
    """Begin an entry or say facts of one, each as a change of its own."""

    class Log:
        def begin(self, kind, code="", **facts):
            who = enrolling.record_of(people, code).id if code else None
            with people.change(person) as change:
                number = events.add(change, kind, who)
                events.state(change, number, facts)
            return number

        def state(self, number, by="Anna Bakker", **facts):
            with people.change(persons.person(people, by)) as change:
                events.state(change, number, facts)

    return Log()


def test_entries_come_by_kind_in_the_order_in_which_they_were_entered(people, log):
    second = log.begin(events.REACTION, "002-C", reaction="other")
    log.begin(events.ADAPTATION, what="shorter")
    first = log.begin(events.REACTION, "001-B", reaction="flashbacks")
    found = events.every(people, events.REACTION)
    assert [(one.id, one.kind, one.facts) for one in found] == [
        (second, "reaction", {"reaction": "other"}),
        (first, "reaction", {"reaction": "flashbacks"}),
    ]
    assert [one.participant for one in found] == [enrolling.record_of(people, code).id for code in ("002-C", "001-B")]
    (adaptation,) = events.every(people, events.ADAPTATION)
    assert (adaptation.participant, adaptation.facts) == (None, {"what": "shorter"})


def test_the_newest_fact_counts_and_an_empty_one_takes_it_back(people, log):
    number = log.begin(events.ADAPTATION, what="shorter", why="snow", date="2026-01-12")
    log.state(number, what="much shorter", date="")
    (entry,) = events.every(people, events.ADAPTATION)
    assert entry.facts == {"what": "much shorter", "why": "snow"}


def test_an_entry_tells_who_changed_it_last(people, log):
    number = log.begin(events.ADAPTATION, what="shorter")
    before = events.every(people, events.ADAPTATION)[0]
    log.state(number, by="Jonas Visser", why="snow")
    after = events.every(people, events.ADAPTATION)[0]
    assert (before.who, after.who) == ("AB", "JV")
    assert before.utc < after.utc


def test_an_entry_taken_out_is_not_listed_and_stays_in_the_file(people, log):
    number = log.begin(events.REACTION, "001-B", reaction="other")
    log.state(number, **{events.REMOVED: "yes"})
    assert events.every(people, events.REACTION) == []
    who = enrolling.record_of(people, "001-B").id
    history = events.reaction_history(people, who)
    assert [row[1:] for row in history] == [("AB", number, "reaction", "other"), ("AB", number, "removed", "yes")]


def test_the_history_of_reactions_is_that_of_one_participant(people, log):
    number = log.begin(events.REACTION, "001-B", reaction="other", severity="mild")
    log.begin(events.REACTION, "002-C", reaction="other")
    log.state(number, severity="")
    who = enrolling.record_of(people, "001-B").id
    assert [row[2:] for row in events.reaction_history(people, who)] == [
        (number, "reaction", "other"),
        (number, "severity", "mild"),
        (number, "severity", ""),
    ]


@pytest.mark.parametrize(("kind", "code"), [("adaptation", "001-B"), ("reaction", ""), ("remark", "")])
def test_a_reaction_is_somebodys_and_an_adaptation_nobodys(people, log, kind, code):
    with pytest.raises(dbapi2.IntegrityError):
        log.begin(kind, code, what="x")
    assert events.every(people, kind) == []


@pytest.mark.parametrize("table", ["log_entry", "log_fact"])
def test_rows_are_neither_changed_nor_removed(people, log, table):
    log.begin(events.ADAPTATION, what="shorter")
    people.db.conn.set_authorizer(None)
    for statement in (f"UPDATE {table} SET id = id + 1", f"DELETE FROM {table}"):
        with pytest.raises(dbapi2.IntegrityError, match="rows are added"):
            people.db.execute(statement)
