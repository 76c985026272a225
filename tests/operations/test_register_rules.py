"""What the facts of one participant ask of each other."""

from datetime import date, timedelta

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling, keying
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.register_rules import NOT_JOINING
from imp_desktop.operations.studies import Study

TOMORROW = (enrolling.today() + timedelta(days=1)).isoformat()
LEFT = {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-02-01"}

# 001-B is in training, cohort 1, and gave consent on 5 January 2026
REFUSED: list[tuple[dict[str, str], Problem, str]] = [
    (LEFT | {"status_date": TOMORROW}, Problem.DATE_IN_FUTURE, "future"),
    (LEFT | {"status_date": "2026-01-04"}, Problem.STATUS_BEFORE_CONSENT, "before the consent on 2026-01-05"),
    (
        LEFT | {"approached": "2025-12-24", "status_date": "2025-12-23"},
        Problem.STATUS_BEFORE_APPROACH,
        "before the day approached, 2025-12-24",
    ),
    ({"approached": "2026-01-06"}, Problem.CONSENT_BEFORE_APPROACH, "before the day approached, 2026-01-06"),
    ({"status": "withdrawn", "data_use": "none"}, Problem.STATUS_NEEDS_REASON, "needs a reason"),
    ({"status": "not_eligible", "consent": ""}, Problem.STATUS_NEEDS_REASON, "needs a reason"),
    ({"status": "active", "data_use": "keep"}, Problem.DATA_USE_WITHOUT_WITHDRAWAL, "001-B did not"),
    ({"data_use": "until"}, Problem.DATA_USE_WITHOUT_WITHDRAWAL, "001-B did not"),
    ({"status": "declined", "status_reason": "dates"}, Problem.STATUS_AGAINST_CONSENT, "gave consent on 2026-01-05"),
    ({"status": "no_reply"}, Problem.STATUS_AGAINST_CONSENT, "such as withdrawn"),
    ({"status": "approached"}, Problem.STATUS_AGAINST_CONSENT, "take the date of consent back"),
]


def refusal(study: Study, person: Person, facts: dict[str, str], why: str = "") -> ImpError:
    """What amending 001-B is refused with, after looking that nothing was written."""
    before = study.rows("SELECT count(*) FROM ledger")
    with pytest.raises(ImpError) as refused:
        enrolling.amend(study, person, "001-B", facts, why)
    assert study.rows("SELECT count(*) FROM ledger") == before
    return refused.value


def key_one(study: Study, person: Person, code: str = "001-B") -> None:
    keying.key(study, person, keying.open_form(study, FormKey(code, "pre", "pss")), "pss_01", "3")


def withdraw(study: Study, person: Person, **facts: str) -> Participant:
    return enrolling.amend(study, person, "001-B", LEFT | facts)


@pytest.mark.parametrize(("facts", "problem", "words"), REFUSED)
def test_what_does_not_go_together_is_refused_with_a_sentence(
    people: Study, person: Person, facts: dict[str, str], problem: Problem, words: str
) -> None:
    refused = refusal(people, person, facts)
    assert refused.problem is problem
    assert words in str(refused)


def test_days_that_are_the_same_go_together(people: Study, person: Person) -> None:
    left = withdraw(people, person, approached="2026-01-05", status_date="2026-01-05")
    assert left.approached == left.consent == left.status_date == date(2026, 1, 5)


def test_who_withdraws_has_all_data_kept_unless_somebody_says_otherwise(people: Study, person: Person) -> None:
    assert withdraw(people, person).data_use == "keep"
    assert enrolling.amend(people, person, "001-B", {"data_use": "until"}).data_use == "until"
    assert enrolling.amend(people, person, "001-B", {"data_use": ""}).data_use == "keep"


def test_what_happens_with_the_data_ends_with_the_withdrawal(people: Study, person: Person) -> None:
    withdraw(people, person, data_use="none")
    back = enrolling.amend(people, person, "001-B", {"status": "active"})
    assert (back.data_use, back.status_reason, back.status_date) == ("", "", None)
    assert "data_use" not in (enrolling.facts_of(people, "001-B") or {})
    assert withdraw(people, person).data_use == "keep"


def test_who_withdrew_before_there_was_such_a_question_has_all_data_kept(people: Study, person: Person) -> None:
    withdraw(people, person)
    record = enrolling.record_of(people, "001-B")
    record.facts.pop("data_use")
    assert enrolling.as_participant(record).data_use == "keep"


@pytest.mark.parametrize(
    ("facts", "problem"),
    [({"status_reason": ""}, Problem.STATUS_NEEDS_REASON), ({"status_date": ""}, Problem.STATUS_NEEDS_DATE)],
)
def test_reason_and_day_of_a_withdrawal_can_be_corrected_but_not_taken_back(
    people: Study, person: Person, facts: dict[str, str], problem: Problem
) -> None:
    withdraw(people, person)
    assert refusal(people, person, facts).problem is problem
    other = enrolling.amend(people, person, "001-B", {"status_reason": "reaction", "status_date": "2026-02-03"})
    assert (other.status_reason, other.status_date) == ("reaction", date(2026, 2, 3))


def test_a_later_consent_does_not_overtake_the_withdrawal(people: Study, person: Person) -> None:
    withdraw(people, person)
    refused = refusal(people, person, {"consent": "2026-02-02"})
    assert refused.problem is Problem.STATUS_BEFORE_CONSENT


@pytest.mark.parametrize("status", ["approached", "eligible", *NOT_JOINING])
def test_a_status_without_consent_is_refused_once_forms_are_keyed(people: Study, person: Person, status: str) -> None:
    key_one(people, person)
    enrolling.amend(people, person, "001-B", {"consent": ""})
    refused = refusal(people, person, {"status": status, "status_reason": "too_busy"})
    assert refused.problem is Problem.STATUS_AGAINST_FORMS
    assert "Use the status withdrawn" in str(refused)
    assert withdraw(people, person).status == "withdrawn"


def test_a_form_that_was_cleared_again_holds_nobody_back(people: Study, person: Person) -> None:
    key_one(people, person)
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    keying.clear(people, person, form, "pss_01")
    declined = {"status": "declined", "status_reason": "dates", "consent": ""}
    assert enrolling.amend(people, person, "001-B", declined).status == "declined"


@pytest.mark.parametrize("status", ["approached", "no_reply", "eligible"])
def test_consent_makes_who_was_waited_for_a_consented_one(study: Study, person: Person, status: str) -> None:
    reason = "letter came back" if status == "no_reply" else ""
    enrolling.add(study, person, "1-A", {"status": status, "status_reason": reason, "status_date": "2026-01-02"})
    after = enrolling.amend(study, person, "1-A", {"consent": "2026-01-05"})
    assert (after.status, after.status_reason, after.status_date) == ("consented", "", None)


@pytest.mark.parametrize("status", ["declined", "not_eligible"])
def test_consent_of_who_said_no_asks_for_another_status_first(study: Study, person: Person, status: str) -> None:
    enrolling.add(study, person, "1-A", {"status": status, "status_reason": "dates"})
    with pytest.raises(ImpError) as refused:
        enrolling.amend(study, person, "1-A", {"consent": "2026-01-05"})
    assert refused.value.problem is Problem.STATUS_AGAINST_CONSENT
    changed = enrolling.amend(study, person, "1-A", {"status": "consented", "consent": "2026-01-05"})
    assert (changed.status, changed.status_reason) == ("consented", "")


def test_somebody_who_never_answered_may_have_a_reason_and_needs_none(study: Study, person: Person) -> None:
    assert enrolling.add(study, person, "1-A", {"status": "no_reply"}).status == "no_reply"
    told = enrolling.add(study, person, "2-A", {"status": "no_reply", "status_reason": "letter came back"})
    assert told.status_reason == "letter came back"


def test_moving_to_another_group_after_keying_asks_why(people: Study, person: Person) -> None:
    assert enrolling.amend(people, person, "002-C", {"group": "control"}).group == "control"
    key_one(people, person)
    for group in ("control", ""):
        refused = refusal(people, person, {"group": group}, "  ")
        assert refused.problem is Problem.GROUP_NEEDS_REASON
        assert "needs a reason" in str(refused)
    moved = enrolling.amend(people, person, "001-B", {"group": "control"}, "swapped at the desk")
    assert (moved.group, moved.cohort) == ("control", None)
    assert people.rows("SELECT why FROM ledger ORDER BY seq DESC LIMIT 1") == [("swapped at the desk",)]


def test_a_cohort_that_is_given_for_a_group_without_cohorts_is_refused(people: Study, person: Person) -> None:
    refused = refusal(people, person, {"group": "control", "cohort": "1"})
    assert refused.problem is Problem.COHORT_WITHOUT_COHORTS
