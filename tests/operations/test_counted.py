"""Whose answers numbers are made of, and on which of their forms."""

from datetime import date

import pytest

from imp_desktop.operations import analysing, counted, enrolling, keying, reporting
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import Column, overview
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

PRE, POST = FormKey("001-B", "pre", "pss"), FormKey("001-B", "post", "pss")
UNDATED = FormKey("001-B", "post", "eq")


@pytest.fixture
def keyed(people: Study, person: Person) -> Study:
    """001-B has filled in the PSS in January and in May, and the EQ on a day nobody wrote down."""
    for key, item, day in (
        (PRE, "pss_01", date(2026, 1, 9)),
        (POST, "pss_01", date(2026, 5, 1)),
        (UNDATED, "eq_01", None),
    ):
        form = keying.open_form(people, key)
        keying.key(people, person, form, item, "3")
        keying.date_form(people, person, form, day)
    return people


def withdraw(study: Study, person: Person, day: str, data_use: str) -> None:
    facts = {"status": "withdrawn", "status_reason": "lost", "status_date": day, "data_use": data_use}
    enrolling.amend(study, person, "001-B", facts)


@pytest.mark.parametrize(
    ("data_use", "day", "forms"),
    [
        ("keep", "2026-03-01", {PRE, POST, UNDATED}),
        ("until", "2026-03-01", {PRE, UNDATED}),
        ("until", "2026-04-30", {PRE, UNDATED}),
        ("until", "2026-05-01", {PRE, POST, UNDATED}),
        ("none", "2026-03-01", set()),
    ],
)
def test_what_withdrawing_leaves_in_use(
    keyed: Study, person: Person, data_use: str, day: str, forms: set[FormKey]
) -> None:
    withdraw(keyed, person, day, data_use)
    assert set(counted.answers(keyed)) == forms
    assert ("001-B" in counted.groups(keyed)) == bool(forms)
    assert len(keying.keyed_forms(keyed)) == 3


def test_people_without_group_or_consent_have_no_part(keyed: Study, person: Person) -> None:
    enrolling.add(keyed, person, "8-A", {"group": "control"})
    enrolling.add(keyed, person, "9-A", {"consent": "2026-01-05"})
    assert set(counted.groups(keyed)) == {"001-B", "002-C", "003-D", "004-F"}
    enrolling.amend(keyed, person, "001-B", {"consent": ""})
    assert counted.answers(keyed) == {}


def test_a_form_of_the_former_group_is_kept_and_does_not_count(keyed: Study, person: Person) -> None:
    evaluation = FormKey("001-B", "post", "imp_eval")
    keying.key(keyed, person, keying.open_form(keyed, evaluation), "imp_eval_recommend", "1")
    assert evaluation in counted.answers(keyed)
    enrolling.amend(keyed, person, "001-B", {"group": "control"}, "swapped at the desk")
    assert evaluation not in counted.answers(keyed)
    assert PRE in counted.answers(keyed)
    assert counted.groups(keyed)["001-B"] == "control"
    assert evaluation in keying.keyed_forms(keyed)
    row = next(row for row in overview(keyed).rows if row.participant.code == "001-B")
    assert not row.cells[Column(evaluation.assessment, evaluation.instrument)].due
    assert analysing.analyse(keyed).groups


def test_dates_are_those_written_on_the_forms(keyed: Study) -> None:
    assert counted.form_dates(keyed) == {PRE: date(2026, 1, 9), POST: date(2026, 5, 1)}


def test_a_report_counts_the_same_forms_as_its_numbers(keyed: Study, person: Person) -> None:
    before = reporting.facts(keyed)
    withdraw(keyed, person, "2026-03-01", "until")
    until = reporting.facts(keyed)
    enrolling.amend(keyed, person, "001-B", {"data_use": "none"})
    none = reporting.facts(keyed)
    assert [told.items.answered for told in (before, until, none)] == [3, 2, 0]
    assert before.forms.expected - until.forms.expected == 1
    assert until.forms.expected - none.forms.expected == len(overview(keyed).columns) - 1
