"""Adaptations and adverse reactions taken in: nothing is entered twice, nothing is taken for something else."""

import pytest

from imp_desktop.operations import course_log, studies

CHANGES = "date,what,why,cohort\n"
REACTIONS = "record_id,date,reaction,what,severity,related,action,stopped,printable\n"
HEADACHE = "002-C,2026-02-01,other,headache,mild,possibly,talk,no,yes\n"


def changes(study):
    return [(str(one.date), one.what, one.why, one.cohort) for one in course_log.adaptations(study)]


def reactions(study):
    return [(one.code, one.kind, one.what, one.severity) for one in course_log.reactions(study)]


def test_changes_made_to_the_course_are_entered(people, tables):
    result = tables.take(CHANGES + '2026-01-12,"shorter, ""calmer""",snow,\n,other room,noise,02\n')
    assert (result.entries, result.sentence()) == (2, "Taken in: 2 entries in the log.")
    assert changes(people) == [("2026-01-12", 'shorter, "calmer"', "snow", None), ("None", "other room", "noise", 2)]


def test_reactions_are_entered_with_all_that_is_said_of_them(people, tables):
    tables.take(REACTIONS + HEADACHE.replace("002-C", "002-c"))
    (one,) = course_log.reactions(people)
    assert (one.code, one.kind, one.what, one.severity, one.related) == (
        "002-C",
        "other",
        "headache",
        "mild",
        "possibly",
    )
    assert (one.action, one.stopped, one.printable, str(one.date)) == ("talk", False, True, "2026-02-01")


def test_the_same_entry_again_is_not_entered_twice(people, tables):
    given = (CHANGES + "2026-01-12,shorter,snow,1\n", REACTIONS + HEADACHE)
    tables.take(*given)
    before = studies.last_change(people)
    again = tables.take(*given)
    assert (again.entries, again.known) == (0, 2)
    assert studies.last_change(people) == before
    less = tables.take(
        "what,why,date,cohort\nshorter,,2026-01-12,01\n", "record_id,reaction,date\n002-C,other,20260201\n"
    )
    assert (less.entries, less.known) == (0, 2)


def test_the_same_row_twice_in_one_table_is_one_entry(people, tables):
    result = tables.take(REACTIONS + HEADACHE + HEADACHE, CHANGES + ",shorter,snow,\n,shorter,snow,\n")
    assert (result.entries, result.known) == (2, 2)
    assert len(reactions(people)) == len(changes(people)) == 1


def test_entries_that_differ_in_date_kind_cohort_or_participant_are_others(people, tables):
    others = HEADACHE.replace("2026-02-01", ""), HEADACHE.replace("other", "flashbacks"), HEADACHE.replace("002", "001")
    others = (*others[:2], others[2].replace("001-C", "001-B"))
    tables.take(REACTIONS + HEADACHE, CHANGES + "2026-01-12,shorter,snow,1\n")
    result = tables.take(REACTIONS + "".join(others), CHANGES + "2026-01-12,shorter,snow,2\n,shorter,snow,1\n")
    assert result.entries == 5
    assert (len(reactions(people)), len(changes(people))) == (4, 3)


def test_another_value_of_an_entry_is_refused_unless_it_is_to_be_replaced(people, tables):
    tables.take(REACTIONS + HEADACHE, CHANGES + "2026-01-12,shorter,snow,1\n")
    other = (REACTIONS + HEADACHE.replace("mild", "severe"), CHANGES + "2026-01-12,shorter,rain,1\n")
    told = tables.refusals(*other)
    assert [said.split(" Check")[0] for said in told] == [
        "table1.csv, line 2, why: rain is given, but snow is there already.",
        "table0.csv, line 2, severity: severe is given, but mild is there already.",
    ]
    result = tables.take(*other, replace=True, reason="form read again")
    assert result.entries == 2
    assert reactions(people) == [("002-C", "other", "headache", "severe")]
    assert [one[2] for one in changes(people)] == ["rain"]


def test_two_reactions_of_one_kind_on_one_day_stay_two_and_are_known_again(people, tables):
    nausea = HEADACHE.replace("headache", "nausea")
    said_less = "002-C,2026-02-01,other,,mild,,,,\n"
    tables.take(REACTIONS + HEADACHE + nausea + said_less)
    assert [one[2] for one in reactions(people)] == ["headache", "nausea", ""]
    again = tables.take(REACTIONS + said_less + nausea + HEADACHE)
    assert (again.entries, again.known) == (0, 3)


@pytest.mark.parametrize(
    ("given", "where", "word"),
    [
        (REACTIONS + "002-C,,rash,,mild,,,,\n", "line 2, reaction", "rash is no value of reaction"),
        (REACTIONS + "002-C,,other,,bad,,,,\n", "line 2, severity", "mild, moderate, severe, serious"),
        (REACTIONS + "002-C,,other,,mild,maybe,,,\n", "line 2, related", "maybe is no value of related"),
        (REACTIONS + "002-C,,other,,mild,,pill,,\n", "line 2, action", "pill is no value of action"),
        (REACTIONS + "002-C,,other,,mild,,,1,\n", "line 2, stopped", "yes, no"),
        (REACTIONS + "002-C,,other,,,,,,\n", "line 2", "says nothing about: how severe"),
        (REACTIONS + "002-C,2999-01-01,other,,mild,,,,\n", "line 2, date", "lies in the future"),
        (REACTIONS + "009-X,,other,,mild,,,,\n", "line 2, record_id", "no participant 009-X"),
        (REACTIONS.replace("what", "waht") + "002-C,,other,,mild,,,,\n", "line 1", "Did you mean what?"),
        (CHANGES + "2026-01-12,shorter,,\n", "line 2", "says nothing about: why"),
        (CHANGES + "12 January,shorter,snow,\n", "line 2, date", "no date"),
        (CHANGES + "2026-01-12,shorter,snow,A\n", "line 2, cohort", "A is no cohort"),
        (CHANGES + f"2026-01-12,{'x' * 2_001},snow,\n", "line 2, what", "2001 characters"),
    ],
)
def test_an_entry_that_cannot_be_taken_is_named_with_its_place(tables, given, where, word):
    (told,) = tables.refusals(given)
    assert told.startswith(f"table0.csv, {where}: "), told
    assert word in told


def test_everything_wrong_with_a_row_is_told(tables):
    told = tables.refusals(REACTIONS + "009-X,never,rash,,bad,maybe,pill,1,0\n")
    columns = [said.split(":")[0].rpartition(" ")[2] for said in told]
    assert columns == ["record_id", "date", "reaction", "severity", "related", "action", "stopped", "printable"]
