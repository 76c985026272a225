"""Tests of samples compared with the paper: what is drawn, what is counted, what a wrong field becomes."""

import random

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import auditing, counted, enrolling, keying, studies
from imp_desktop.operations.forms import due_forms
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from tests.operations.test_piles import key_form


@pytest.fixture
def keyed(people: Study, person: Person) -> Study:
    """The study with the packets before the course of two participants done."""
    for code in ("001-B", "003-D"):
        for form in due_forms(people, code):
            if form.assessment == "pre":
                key_form(people, person, form)
    return people


def test_only_packets_that_are_done_are_drawn_each_once(keyed: Study, person: Person) -> None:
    sample = auditing.draw(keyed, person, 2, chance=random.Random(1))
    assert sample.packets == (("001-B", "pre"), ("003-D", "pre"))
    with pytest.raises(ImpError) as refused:
        auditing.draw(keyed, person, 3)
    assert refused.value.problem is Problem.SAMPLE_UNFIT
    assert len(auditing.samples(keyed)) == 1


def test_what_is_drawn_hangs_on_chance_only(keyed: Study, person: Person) -> None:
    drawn = {auditing.draw(keyed, person, 1, chance=random.Random(seed)).packets[0][0] for seed in range(12)}
    assert drawn == {"001-B", "003-D"}


def test_pages_are_compared_and_counted(keyed: Study, person: Person) -> None:
    sample = auditing.draw(keyed, person, 1, chance=random.Random(1))
    forms = auditing.forms_of(keyed, sample)
    before = auditing.compared(keyed, sample)
    assert (before.looked_at, before.wrong, before.complete) == (0, 0, False)
    for form in forms:
        for page in range(1, keying.open_form(keyed, form).instrument.pages + 1):
            auditing.compare(
                keyed, person, sample, form, page, ["ffmq_02"] if (form.instrument, page) == ("ffmq", 1) else ()
            )
    after = auditing.compared(keyed, sample)
    assert (after.fields, after.looked_at, after.wrong, after.complete) == (before.fields, before.fields, 1, True)
    assert auditing.looked_at(keyed, sample, forms[1])["ffmq_02"] is False


def test_a_form_that_is_keyed_twice_later_waits_until_its_keyings_are_settled(keyed: Study, person: Person) -> None:
    sample, key = auditing.draw(keyed, person, 2), FormKey("001-B", "pre", "pss")
    before, fields = auditing.compared(keyed, sample), auditing.compare(keyed, person, sample, key, 1)
    studies.choose(keyed, person, "double_keying.pre.pss", "all")
    now = auditing.compared(keyed, sample)
    assert key not in auditing.forms_of(keyed, sample)
    assert (now.fields, now.looked_at) == (before.fields - 2 * fields, 0)
    assert auditing.next_page(keyed, sample) == (FormKey("001-B", "pre", "intake"), 1)
    studies.choose(keyed, person, "double_keying.pre.pss", "")
    assert auditing.compared(keyed, sample).looked_at == fields


def test_forms_of_people_whose_consent_was_taken_back_are_not_compared(keyed: Study, person: Person) -> None:
    sample = auditing.draw(keyed, person, 2)
    enrolling.amend(keyed, person, "001-B", {"consent": ""}, "entered by mistake")
    assert {form.code for form in auditing.forms_of(keyed, sample)} == {"003-D"}
    assert auditing.next_page(keyed, sample) == (FormKey("003-D", "pre", "intake"), 1)


def test_a_wrong_field_is_corrected_with_its_reason_and_counts_as_wrong(keyed: Study, person: Person) -> None:
    sample = auditing.draw(keyed, person, 2)
    key = FormKey("001-B", "pre", "pss")
    auditing.correct(keyed, person, sample, key, "pss_01", "3")
    auditing.correct(keyed, person, sample, key, "pss_02", ".illegible")
    answers = counted.answers(keyed)[key]
    assert answers["pss_01"].value == 3
    assert answers["pss_02"].missing == "illegible"
    assert auditing.compared(keyed, sample).wrong == 2
    assert keyed.rows("SELECT why FROM ledger ORDER BY seq DESC LIMIT 1") == [("compared with the paper",)]


def test_nothing_outside_the_sample_is_compared(keyed: Study, person: Person) -> None:
    sample = auditing.draw(keyed, person, 1, chance=random.Random(1))
    inside = sample.packets[0][0]
    outside = "003-D" if inside == "001-B" else "001-B"
    with pytest.raises(ImpError) as refused:
        auditing.compare(keyed, person, sample, FormKey(outside, "pre", "pss"), 1)
    assert refused.value.problem is Problem.NOT_IN_SAMPLE
    with pytest.raises(ImpError) as refused:
        auditing.compare(keyed, person, sample, FormKey(inside, "pre", "pss"), 1, ["eq_01"])
    assert refused.value.problem is Problem.UNKNOWN_ITEM
    assert auditing.compared(keyed, sample).looked_at == 0


def test_the_pages_come_in_the_order_of_the_packets_and_end(keyed: Study, person: Person) -> None:
    sample = auditing.draw(keyed, person, 1, chance=random.Random(1))
    seen = []
    while (at := auditing.next_page(keyed, sample)) is not None:
        seen.append((at[0].instrument, at[1]))
        auditing.compare(keyed, person, sample, *at)
    assert seen[:3] == [("intake", 1), ("ffmq", 1), ("ffmq", 2)]
    assert auditing.compared(keyed, sample).complete


def test_the_verdict_has_the_exact_interval_of_what_was_looked_at(keyed: Study, person: Person) -> None:
    sample = auditing.draw(keyed, person, 2, per_10000=500)
    while (at := auditing.next_page(keyed, sample)) is not None:
        auditing.compare(keyed, person, sample, *at)
    found = auditing.verdict(keyed, sample)
    fields = auditing.compared(keyed, sample).fields
    assert found.rate == 0
    assert found.ci95 is not None
    assert found.ci95[0] == 0
    assert found.ci95[1] == pytest.approx(10_000 * (1 - 0.025 ** (1 / fields)), rel=1e-6)
    assert found.decision == "accept"
