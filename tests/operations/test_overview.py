"""Tests of the overview: how far every form is."""

import pytest

from imp_desktop.operations import enrolling, keying, persons
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import Cell, Column, FormState, overview
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study


def _cell(study: Study, key: FormKey) -> Cell:
    rows = {row.participant.code: row.cells for row in overview(study).rows}
    return rows[key.code][Column(key.assessment, key.instrument)]


def _key_all(study: Study, person: Person, key: FormKey, text: str = "1") -> None:
    form = keying.open_form(study, key)
    for item in form.asked:
        keying.key(study, person, form, item.id, "40" if item.id == "intake_age" else text)


def test_the_columns_are_all_forms_of_the_protocol(study: Study) -> None:
    seen = overview(study)
    assert len(seen.columns) == 12
    assert seen.rows == ()
    assert [column.assessment for column in seen.columns] == ["pre"] * 6 + ["post"] * 6


def test_the_states_of_a_form_follow_its_keying(people: Study, person: Person) -> None:
    key = FormKey("001-B", "pre", "pss")
    assert _cell(people, key) == Cell(FormState.EMPTY, 0, 10)
    form = keying.open_form(people, key)
    keying.key(people, person, form, "pss_01", "9")
    keying.note(people, person, form, "pss_01", "really")
    cell = _cell(people, key)
    assert (cell.state, cell.answered, cell.items, cell.flags, cell.notes) == (FormState.OPEN, 1, 10, 1, 1)
    assert cell.keyed_by == "AB"
    assert cell.keyed_on is not None
    keying.confirm(people, person, form, "pss_01")
    assert _cell(people, key).flags == 0
    keying.undo(people, person, form)
    assert _cell(people, key).flags == 1
    for item in form.instrument.items[1:]:
        keying.blank(people, person, form, item.id, "omitted")
    assert _cell(people, key).state is FormState.KEYED
    for item in form.instrument.items:
        keying.clear(people, person, form, item.id)
    emptied = _cell(people, key)
    assert (emptied.state, emptied.answered, emptied.flags) == (FormState.EMPTY, 0, 0)


def test_a_form_that_never_came_back_is_told_apart_from_an_empty_one(people: Study, person: Person) -> None:
    key = FormKey("001-B", "post", "eq")
    keying.never_came_back(people, person, keying.open_form(people, key), absent=True)
    assert _cell(people, key).state is FormState.NO_FORM
    keying.never_came_back(people, person, keying.open_form(people, key), absent=False)
    assert _cell(people, key).state is FormState.EMPTY


def test_a_form_with_conditions_is_complete_without_what_is_not_asked(people: Study, person: Person) -> None:
    key = FormKey("001-B", "pre", "intake")
    _key_all(people, person, key)
    cell = _cell(people, key)
    assert (cell.state, cell.answered, cell.items) == (FormState.KEYED, 3, 3)
    form = keying.open_form(people, key)
    keying.key(people, person, form, "intake_profession", "4")
    assert (_cell(people, key).state, _cell(people, key).items) == (FormState.KEYED, 4)
    keying.clear(people, person, form, "intake_age")
    assert _cell(people, key).state is FormState.OPEN


@pytest.mark.parametrize("status", ["declined", "no_reply", "not_eligible"])
def test_nothing_is_expected_of_who_does_not_join_or_has_no_group(people: Study, person: Person, status: str) -> None:
    enrolling.add(people, person, "8-A", {"consent": "2026-01-05"})
    refusal = {"group": "control", "status": status, "status_reason": "no time"}
    enrolling.add(people, person, "9-A", refusal)
    for code in ("8-A", "9-A"):
        cell = _cell(people, FormKey(code, "pre", "pss"))
        assert (cell.state, cell.due) == (FormState.NOT_EXPECTED, False)


def test_what_was_keyed_stays_visible_where_it_is_not_expected_any_more(people: Study, person: Person) -> None:
    key = FormKey("002-C", "pre", "pss")
    _key_all(people, person, key)
    enrolling.amend(people, person, "002-C", {"group": ""}, "written on the wrong list")
    assert (_cell(people, key).state, _cell(people, key).due) == (FormState.KEYED, False)


def test_nothing_is_waited_for_where_nothing_may_be_used_any_more(people: Study, person: Person) -> None:
    leaving = {"status": "withdrawn", "status_reason": "moved away", "status_date": "2026-02-01"}
    enrolling.amend(people, person, "002-C", leaving | {"data_use": "until"})
    assert _cell(people, FormKey("002-C", "post", "pss")).due
    enrolling.amend(people, person, "002-C", {"data_use": "none"})
    assert not _cell(people, FormKey("002-C", "post", "pss")).due


def test_a_cell_says_who_keyed_last(people: Study, person: Person) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    keying.key(people, person, form, "pss_01", "1")
    keying.key(people, persons.person(people, "Jonas Visser"), form, "pss_02", "1")
    assert _cell(people, form.key).keyed_by == "JV"


def test_the_overview_says_the_same_as_every_form_opened(people: Study, person: Person) -> None:
    _key_all(people, person, FormKey("003-D", "pre", "intake"))
    _key_all(people, person, FormKey("003-D", "pre", "pss"), "7")
    form = keying.open_form(people, FormKey("003-D", "post", "ffmq"))
    keying.key(people, person, form, "ffmq_01", "6")
    keying.undo(people, person, form)
    keying.key(people, person, form, "ffmq_02", "6")
    for row in overview(people).rows:
        for column, cell in row.cells.items():
            if not cell.due:
                assert (column.instrument, cell.state) == ("imp_eval", FormState.NOT_EXPECTED)
                continue
            opened = keying.open_form(people, FormKey(row.participant.code, *column))
            flags = sum(answer.flag is not None for answer in opened.answers.values())
            seen = (cell.answered, cell.items, cell.flags, cell.state is FormState.KEYED)
            assert seen == (opened.answered, len(opened.asked), flags, opened.complete)
