"""Tests of the traces in the rows of answers: authors, flags of any time, changes after closing, forms moved."""

import pytest

from imp_desktop.operations import closing, keying, moving, persons
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import traces

PSS = FormKey("001-B", "pre", "pss")
ITEMS = [f"pss_{number:02}" for number in range(1, 11)]


@pytest.fixture
def keyed(people: Study, person: Person) -> Study:
    """The study with one form keyed whole."""
    form = keying.open_form(people, PSS)
    for item in ITEMS:
        keying.key(people, person, form, item, "2")
    return people


def test_a_field_has_as_author_who_keyed_it_last(keyed: Study, person: Person) -> None:
    jonas = persons.person(keyed, "Jonas Visser")
    form = keying.open_form(keyed, PSS)
    keying.key(keyed, jonas, form, "pss_03", "4")
    found = traces.authors(keyed, [form.keying_id or 0])
    assert {item: who for (_keying, item), who in found.items() if who == jonas.id} == {"pss_03": jonas.id}
    assert len(found) == 10
    assert traces.authors(keyed, []) == {}


def test_an_answer_once_outside_the_scale_is_remembered_after_its_correction(keyed: Study, person: Person) -> None:
    form = keying.open_form(keyed, PSS)
    keying.key(keyed, person, form, "pss_05", "9")
    keying.key(keyed, person, form, "pss_05", "3")
    assert traces.ever_flagged(keyed) == [(form.place, "pss_05")]


def test_changes_are_told_while_the_form_is_closed_and_no_others(keyed: Study, person: Person) -> None:
    form = keying.open_form(keyed, PSS)
    keying.key(keyed, person, form, "pss_01", "1")
    closing.close_form(keyed, person, PSS)
    form = keying.open_form(keyed, PSS)
    form.why = "read wrongly"
    keying.key(keyed, person, form, "pss_02", "1")
    keying.key(keyed, person, form, "pss_02", "3")
    closing.open_again(keyed, person, PSS, "more to do")
    keying.key(keyed, person, keying.open_form(keyed, PSS), "pss_03", "1")
    assert traces.changed_after_closing(keyed) == [(form.place, "pss_02")]
    closing.close_form(keyed, person, PSS)
    form = keying.open_form(keyed, PSS)
    form.why = "read wrongly"
    keying.key(keyed, person, form, "pss_04", "1")
    assert sorted(traces.changed_after_closing(keyed)) == [(form.place, "pss_02"), (form.place, "pss_04")]


def test_a_form_that_was_moved_is_told_where_it_is_now(keyed: Study, person: Person) -> None:
    assert traces.moved(keyed) == []
    moved = moving.move_form(keyed, person, PSS, "003-D", "pre", "wrong code")
    assert traces.moved(keyed) == [keying.open_form(keyed, moved).place]
