"""Tests of piles: what is offered, what is counted, what is refused."""

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling, keying, persons, piles, studies, turns
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study


def key_form(study: Study, person: Person, key: FormKey) -> None:
    form = turns.open_turn(study, person, key)
    for item in form.instrument.items:
        if item.choices is not None and item.id not in form.answers:
            keying.key(study, person, form, item.id, str(item.choices.codes[0]))
    while (gap := form.first_gap()) is not None:
        keying.blank(study, person, form, gap.id, "omitted")


def key_packet(study: Study, person: Person, pile: piles.Pile, code: str) -> list[FormKey]:
    keyed = []
    while (key := piles.next_form(study, pile)) is not None and key.code == code:
        key_form(study, person, key)
        keyed.append(key)
    return keyed


def test_codes_that_wait_are_offered_in_the_order_of_the_register(people: Study, person: Person) -> None:
    enrolling.add(people, person, "005-G", {"group": "control"})
    enrolling.add(people, person, "006-H", {"group": "control", "status": "declined", "status_reason": "no time"})
    assert piles.expected(people, person, "pre", Pass.FIRST) == ("001-B", "002-C", "003-D", "004-F")
    assert piles.expected(people, person, "pre", Pass.SECOND) == ()


def test_a_pile_goes_on_form_by_form_and_packet_by_packet_and_is_counted(people: Study, person: Person) -> None:
    pile = piles.begin(people, person, "post", Pass.FIRST, ["003-d", "001-B"])
    assert piles.at_hand(people, person) == pile
    forms = key_packet(people, person, pile, "003-D")
    assert [key.instrument for key in forms] == ["ffmq", "scs", "eq", "pss", "proqol"]
    following = piles.next_form(people, pile)
    assert following is not None
    assert following.code == "001-B"
    form = keying.open_form(people, following)
    keying.key(people, person, form, "ffmq_01", "7")
    keying.note(people, person, form, "ffmq_02", "wrote 3.5")
    now = piles.progress(people, person, pile)
    assert (now.keyed, now.flags, now.notes) == (1, 1, 1)
    assert [(one.code, one.done, len(one.forms)) for one in now.packets] == [("003-D", 5, 5), ("001-B", 0, 6)]
    ended = piles.end(people, person, pile, "one packet left")
    assert ended.ended is not None
    assert ended.remark == "one packet left"
    assert piles.end(people, person, ended) == ended
    assert piles.at_hand(people, person) is None


def test_a_pile_of_second_keyings_offers_what_this_person_may_key(people: Study, person: Person) -> None:
    studies.choose(people, person, "double_keying.pre.pss", "all")
    key_form(people, person, FormKey("001-B", "pre", "pss"))
    jonas = persons.person(people, "Jonas Visser")
    assert piles.expected(people, jonas, "pre", Pass.SECOND) == ("001-B",)
    assert piles.expected(people, person, "pre", Pass.SECOND) == ()
    pile = piles.begin(people, jonas, "pre", Pass.SECOND, ["001-B"])
    assert piles.next_form(people, pile) == FormKey("001-B", "pre", "pss")


@pytest.mark.parametrize(
    ("codes", "problem"),
    [
        ([], Problem.PILE_EMPTY),
        (["001-B", " 001-b"], Problem.PILE_CODE_TWICE),
        (["009-X"], Problem.UNKNOWN_PARTICIPANT),
        (["005-G"], Problem.NO_CONSENT),
        (["006-H"], Problem.GROUP_MISSING),
    ],
)
def test_a_pile_that_cannot_be_keyed_is_not_begun(
    people: Study, person: Person, codes: list[str], problem: Problem
) -> None:
    enrolling.add(people, person, "005-G", {"group": "control"})
    enrolling.add(people, person, "006-H", {"consent": "2026-01-05"})
    with pytest.raises(ImpError) as refused:
        piles.begin(people, person, "pre", Pass.FIRST, codes)
    assert refused.value.problem is problem
    assert piles.every(people) == ()
