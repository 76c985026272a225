"""Tests of the work list."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import keying, studies, worklist
from imp_desktop.operations.item_history import item_history
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

PSS = FormKey("001-B", "pre", "pss")


@pytest.fixture
def form(people: Study, person: Person) -> Form:
    form = keying.open_form(people, PSS)
    keying.key(people, person, form, "pss_02", "7")
    keying.key(people, person, form, "pss_03", "2")
    keying.note(people, person, form, "pss_03", "between 2 and 3")
    return form


def test_flags_and_notes_wait_with_all_that_is_needed_to_decide(people: Study, form: Form) -> None:
    flag, note = worklist.work_list(people)
    assert (flag.kind, flag.form, flag.item_id, flag.number) == ("flag", PSS, "pss_02", 2)
    assert (flag.keyed, flag.expected, flag.confirmed, flag.who) == ("7", "0–4", False, "AB")
    assert (note.kind, note.item_id, note.keyed, note.text) == ("note", "pss_03", "2", "between 2 and 3")


def test_a_flag_left_out_is_confirmed_with_its_reason_and_waits_no_more(
    people: Study, person: Person, form: Form
) -> None:
    flag = worklist.work_list(people)[0]
    worklist.leave_out(people, person, flag, "cannot be meant")
    assert [work.kind for work in worklist.work_list(people)] == ["note"]
    decided = worklist.work_list(people, decided=True)[0]
    assert (decided.decided, decided.confirmed) == (worklist.LEFT_OUT, True)
    answer = keying.open_form(people, PSS).answers["pss_02"]
    assert (answer.keyed, answer.flag, answer.value) == ("7", Flag.CONFIRMED, None)
    assert people.rows("SELECT why FROM ledger ORDER BY seq DESC LIMIT 1") == [("cannot be meant",)]


def test_a_decision_can_be_taken_back(people: Study, person: Person, form: Form) -> None:
    before = worklist.work_list(people)
    worklist.leave_out(people, person, before[0])
    worklist.mark_read(people, person, before[1], "seen")
    assert worklist.work_list(people) == []
    for work in before:
        worklist.take_back(people, person, work)
    again = worklist.work_list(people)
    assert [(work.kind, work.item_id, work.keyed, work.text) for work in again] == [
        (work.kind, work.item_id, work.keyed, work.text) for work in before
    ]
    assert studies.check(people) == []
    told = [event.kind for event in item_history(people, PSS, "pss_03")]
    assert told == ["unread", "read", "note", "keyed"]


def test_taking_back_what_was_never_decided_is_refused(people: Study, person: Person, form: Form) -> None:
    with pytest.raises(ImpError) as refused:
        worklist.take_back(people, person, worklist.work_list(people)[0])
    assert refused.value.problem is Problem.NOTHING_TO_UNDO


def test_a_flag_corrected_meanwhile_is_not_left_out(people: Study, person: Person, form: Form) -> None:
    flag = worklist.work_list(people)[0]
    keying.key(people, person, form, "pss_02", "3")
    assert [work.kind for work in worklist.work_list(people)] == ["note"]
    with pytest.raises(ImpError) as refused:
        worklist.leave_out(people, person, flag)
    assert refused.value.problem is Problem.NOTHING_TO_CONFIRM
    assert keying.open_form(people, PSS).answers["pss_02"].value == 3


def test_a_note_taken_away_is_neither_listed_nor_marked(people: Study, person: Person, form: Form) -> None:
    note = worklist.work_list(people)[1]
    keying.note(people, person, form, "pss_03", "")
    before = people.rows("SELECT count(*) FROM ledger")
    worklist.mark_read(people, person, note)
    assert [work.kind for work in worklist.work_list(people)] == ["flag"]
    assert people.rows("SELECT count(*) FROM ledger") == before


def test_a_note_changed_after_it_was_read_waits_again(people: Study, person: Person, form: Form) -> None:
    worklist.mark_read(people, person, worklist.work_list(people)[1])
    keying.note(people, person, form, "pss_03", "no, between 3 and 4")
    assert [work.text for work in worklist.work_list(people)] == ["", "no, between 3 and 4"]
    told = [event.kind for event in item_history(people, PSS, "pss_03")]
    assert told == ["note", "read", "note", "keyed"]
