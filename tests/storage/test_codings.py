"""Tests of how codings are stored: the newest counts, none is changed, other instruments are not looked at."""

import pytest
from sqlcipher3 import dbapi2

from imp_desktop.operations import keying
from imp_desktop.operations.keying import FormKey
from imp_desktop.storage import codings

FIRST = FormKey("001-B", "post", "imp_eval")
ITEMS = ("imp_eval_plans", "imp_eval_missed")


@pytest.fixture
def keying_id(people, person):
    form = keying.open_form(people, FIRST)
    keying.key(people, person, form, "imp_eval_missed", "More silence.")
    keying.key(people, person, form, "imp_eval_plans", "Go on.")
    return form.keying_id


def state(study, person, keying_id, *names, printable=False):
    with study.change(person) as change:
        codings.state(change, keying_id, "imp_eval_plans", names, printable=printable)


def test_texts_come_in_the_order_of_keying_without_codes_at_first(people, keying_id):
    found = codings.texts(people, ITEMS)
    assert [(row.item, row.text) for row in found] == [
        ("imp_eval_missed", "More silence."),
        ("imp_eval_plans", "Go on."),
    ]
    assert {(row.codes, row.printable, row.changed, row.who) for row in found} == {((), False, False, "")}
    assert codings.texts(people, ()) == []
    assert codings.texts(people, ("pss_01", "imp_eval", "")) == []


def test_the_newest_coding_of_a_text_counts_and_the_earlier_ones_stay(people, person, keying_id):
    state(people, person, keying_id, "a", "b", printable=True)
    state(people, person, keying_id, "c")
    row = codings.texts(people, ("imp_eval_plans",))[0]
    assert (row.codes, row.printable, row.changed, row.who) == (("c",), False, False, "AB")
    assert people.rows("SELECT codes FROM coding ORDER BY id") == [("a b",), ("c",)]


def test_a_text_keyed_and_coded_in_one_change_is_not_called_changed(people, person, keying_id):
    form = keying.open_form(people, FIRST)
    with people.change(person, action="import"):
        keying.key(people, person, form, "imp_eval_plans", "Go on at home.")
        state(people, person, keying_id, "a")
    assert not codings.texts(people, ("imp_eval_plans",))[0].changed


def test_a_text_without_an_answer_is_none(people, person, keying_id):
    state(people, person, keying_id, "a")
    keying.blank(people, person, keying.open_form(people, FIRST), "imp_eval_plans", "illegible")
    assert codings.texts(people, ("imp_eval_plans",)) == []


def test_codes_of_the_study_come_with_their_reason_oldest_first(people, person):
    made = [codings.OwnCode("imp_eval_plans", name, name.upper(), f"why {name}") for name in ("two", "one")]
    for code in made:
        with people.change(person) as change:
            codings.add_code(change, code)
    assert codings.own_codes(people) == made


def test_a_code_is_added_once(people, person):
    made = codings.OwnCode("imp_eval_plans", "one", "One", "why")
    with people.change(person) as change:
        codings.add_code(change, made)
    with pytest.raises(dbapi2.IntegrityError), people.change(person) as change:
        codings.add_code(change, made._replace(label="Other"))
    assert codings.own_codes(people) == [made]
