"""In what form each fact of the register is kept."""

import dataclasses

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations.register_facts import DATA_USES, STATUSES, fitting
from imp_desktop.protocols import catalogue
from imp_desktop.protocols.model import Protocol


@pytest.fixture(scope="module")
def plan() -> Protocol:
    return catalogue.protocol("imp")


@pytest.mark.parametrize(
    ("name", "given", "kept"),
    [
        ("status", "No_Reply", "no_reply"),
        ("data_use", "UNTIL", "until"),
        ("cohort", "02", "2"),
        ("approached", "2020-02-29", "2020-02-29"),
        ("status_reason", "too_busy", "too_busy"),
        ("status_reason", "Too_Busy", "too_busy"),
        ("status_reason", "too busy", "too_busy"),
        ("status_reason", "Te druk", "too_busy"),
        ("status_reason", "no reason given", "not_given"),
        ("status_reason", "moved to Leeuwarden", "moved to Leeuwarden"),
        ("status_reason", "<b>ill</b> 🤒\nsince May", "<b>ill</b> 🤒\nsince May"),
        ("status", "", ""),
    ],
)
def test_a_fact_is_kept_in_one_form(plan: Protocol, name: str, given: str, kept: str) -> None:
    assert fitting(plan, name, given) == kept


def test_words_that_mean_two_reasons_are_kept_as_written(plan: Protocol) -> None:
    english = plan.words["en"]
    reasons = {**english.course.reasons, "not_eligible": {"no_earlier_training": "other", "cannot_practise": "other"}}
    doubtful = dataclasses.replace(
        plan,
        words={"en": dataclasses.replace(english, course=dataclasses.replace(english.course, reasons=reasons))},
    )
    assert fitting(doubtful, "status_reason", "other") == "other"


def test_a_protocol_without_reasons_keeps_own_words(plan: Protocol) -> None:
    bare = dataclasses.replace(plan, reasons={}, words={})
    assert fitting(bare, "status_reason", "too busy") == "too busy"


@pytest.mark.parametrize(
    ("name", "given", "problem"),
    [
        ("status", "lost", Problem.UNKNOWN_STATUS),
        ("data_use", "some", Problem.CHOICE_DOES_NOT_FIT),
        ("status_reason", "x" * 20_000, Problem.TEXT_TOO_LONG),
        ("status_reason", "a\x00b", Problem.TEXT_UNFIT),
        ("status_date", "5 May", Problem.DATE_UNFIT),
        ("approached", "2999-01-01", Problem.DATE_IN_FUTURE),
        ("shoe_size", "42", Problem.UNKNOWN_CHOICE),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(plan: Protocol, name: str, given: str, problem: Problem) -> None:
    with pytest.raises(ImpError) as refused:
        fitting(plan, name, given)
    assert refused.value.problem is problem
    assert str(refused.value)


def test_the_words_a_table_may_hold_are_known() -> None:
    assert STATUSES == (
        "approached",
        "no_reply",
        "not_eligible",
        "eligible",
        "consented",
        "declined",
        "active",
        "withdrawn",
        "completed",
    )
    assert DATA_USES == ("keep", "until", "none")
