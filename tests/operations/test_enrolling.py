"""Tests of the register."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from imp_desktop import i18n
from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling, keying
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

TOMORROW = (enrolling.today() + timedelta(days=1)).isoformat()

CODES = {
    "": Problem.CODE_EMPTY,
    "  ": Problem.CODE_EMPTY,
    "0 17": Problem.CODE_UNFIT,
    "017/W": Problem.CODE_UNFIT,
    "-17": Problem.CODE_UNFIT,
    "17\n": None,
    "1" * 25: Problem.CODE_UNFIT,
    "017\u200b": Problem.CODE_UNFIT,
    "é17": Problem.CODE_UNFIT,
    "=1+1": Problem.CODE_UNFIT,
    "Jansen": Problem.CODE_LIKE_A_NAME,
    "jansen": Problem.CODE_LIKE_A_NAME,
    "JAN": Problem.CODE_LIKE_A_NAME,
    "Anna de Vries": Problem.CODE_LIKE_A_NAME,
    "Zoë": Problem.CODE_LIKE_A_NAME,
    "J.Jansen": Problem.CODE_LIKE_A_NAME,
    "017-W": None,
    "T1": None,
    "AB": None,
    "A-B": None,
    "training_001.b": None,
}

FACTS: list[tuple[dict[str, str], Problem]] = [
    ({"group": "waiting"}, Problem.UNKNOWN_GROUP),
    ({"group": "control", "cohort": "1"}, Problem.COHORT_WITHOUT_COHORTS),
    ({"group": "training", "cohort": "0"}, Problem.COHORT_UNFIT),
    ({"group": "training", "cohort": "one"}, Problem.COHORT_UNFIT),
    ({"group": "training", "cohort": "100"}, Problem.COHORT_UNFIT),
    ({"group": "training", "cohort": "²"}, Problem.COHORT_UNFIT),
    ({"status": "lost"}, Problem.UNKNOWN_STATUS),
    ({"status": "withdrawn"}, Problem.STATUS_NEEDS_REASON),
    ({"status": "declined"}, Problem.STATUS_NEEDS_REASON),
    ({"consent": "5-1-2026"}, Problem.DATE_UNFIT),
    ({"consent": "2026-02-30"}, Problem.DATE_UNFIT),
    ({"consent": TOMORROW}, Problem.DATE_IN_FUTURE),
    ({"approached": TOMORROW}, Problem.DATE_IN_FUTURE),
    ({"note": "x" * 2_001}, Problem.TEXT_TOO_LONG),
    ({"note": "a\x00b"}, Problem.TEXT_UNFIT),
    ({"name": "Jansen"}, Problem.UNKNOWN_CHOICE),
    ({"eligibility.shoe_size": "42"}, Problem.UNKNOWN_CHOICE),
    ({"eligibility.practice_willing": "perhaps"}, Problem.CHOICE_DOES_NOT_FIT),
]


@pytest.mark.parametrize(("code", "problem"), CODES.items(), ids=[ascii(code) for code in CODES])
def test_a_code_is_no_name_and_fits_on_paper(study: Study, person: Person, code: str, problem: Problem | None) -> None:
    if problem is None:
        assert enrolling.add(study, person, code, {}).code == code.strip()
        return
    with pytest.raises(ImpError) as refused:
        enrolling.add(study, person, code, {})
    assert refused.value.problem is problem
    assert enrolling.participants(study) == []


def test_a_code_that_looks_like_a_name_can_be_confirmed(study: Study, person: Person) -> None:
    assert enrolling.add(study, person, "ABCD", {}, sure=True).code == "ABCD"
    with pytest.raises(ImpError) as refused:
        enrolling.add(study, person, "Anna de Vries", {}, sure=True)
    assert refused.value.problem is Problem.CODE_UNFIT


def test_a_code_is_found_in_any_letter_case_and_kept_as_typed(study: Study, person: Person) -> None:
    enrolling.add(study, person, "017-w", {"group": "control"})
    assert enrolling.participant(study, " 017-W ").code == "017-w"
    with pytest.raises(ImpError) as refused:
        enrolling.add(study, person, "017-W", {})
    assert refused.value.problem is Problem.PARTICIPANT_EXISTS
    with pytest.raises(ImpError) as unknown:
        enrolling.participant(study, "018-W")
    assert unknown.value.problem is Problem.UNKNOWN_PARTICIPANT


@pytest.mark.parametrize(("facts", "problem"), FACTS)
def test_a_fact_that_does_not_fit_is_refused_and_nothing_is_written(
    people: Study, person: Person, facts: dict[str, str], problem: Problem
) -> None:
    before = people.rows("SELECT count(*) FROM ledger")
    for attempt in (
        lambda: enrolling.add(people, person, "9-A", facts),
        lambda: enrolling.amend(people, person, "001-B", facts),
    ):
        with pytest.raises(ImpError) as refused:
            attempt()
        assert refused.value.problem is problem
        assert str(refused.value)
    assert people.rows("SELECT count(*) FROM ledger") == before


def test_everything_known_is_entered_as_one_change(study: Study, person: Person) -> None:
    (before,) = study.rows("SELECT count(*) FROM ledger")[0]
    facts = {
        "group": "Training",
        "cohort": "02",
        "consent": "2026-01-05",
        "approached": "2025-12-01",
        "eligibility.mindfulness_training": "mbsr",
        "eligibility.practice_willing": "yes",
        "note": " by telephone ",
    }
    made = enrolling.add(study, person, "1-A", facts)
    assert (made.group, made.cohort, made.status) == ("training", 2, "consented")
    assert (made.consent, made.approached) == (date(2026, 1, 5), date(2025, 12, 1))
    assert made.eligibility == {"mindfulness_training": "mbsr", "practice_willing": "yes"}
    assert made.note == "by telephone"
    assert study.rows("SELECT count(*) FROM ledger") == [(before + 1,)]


def test_a_participant_without_consent_is_approached_and_consents_later(study: Study, person: Person) -> None:
    assert enrolling.add(study, person, "1-A", {"group": "control"}).status == "approached"
    assert enrolling.amend(study, person, "1-a", {"consent": "2026-01-05"}).status == "consented"


def test_withdrawing_keeps_reason_and_day_until_the_status_changes_again(people: Study, person: Person) -> None:
    left = enrolling.amend(
        people, person, "001-B", {"status": "withdrawn", "status_reason": "moved away", "status_date": "2026-02-01"}
    )
    assert (left.status, left.status_reason, left.status_date) == ("withdrawn", "moved away", date(2026, 2, 1))
    back = enrolling.amend(people, person, "001-B", {"status": "active"})
    assert (back.status, back.status_reason, back.status_date) == ("active", "", None)
    today = enrolling.amend(people, person, "001-B", {"status": "withdrawn", "status_reason": "ill"})
    assert today.status_date == enrolling.today()
    reasons = [one.parts["new"] for one in enrolling.history(people, "001-B") if one.parts.get("name") == "status"]
    assert reasons == ["withdrawn", "active", "withdrawn", "consented"]


def test_an_empty_value_takes_a_fact_back_and_the_same_value_changes_nothing(people: Study, person: Person) -> None:
    before = people.rows("SELECT count(*) FROM ledger")
    enrolling.amend(people, person, "001-B", {"cohort": "1"})
    assert people.rows("SELECT count(*) FROM ledger") == before
    assert enrolling.amend(people, person, "001-B", {"cohort": ""}, "keyed wrongly").cohort is None
    assert people.rows("SELECT why FROM ledger ORDER BY seq DESC LIMIT 1") == [("keyed wrongly",)]


def test_consent_is_not_later_than_a_form(people: Study, person: Person) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    keying.date_form(people, person, form, date(2026, 1, 9))
    with pytest.raises(ImpError) as refused:
        enrolling.amend(people, person, "001-B", {"consent": "2026-01-10"})
    assert refused.value.problem is Problem.CONSENT_AFTER_FORM
    assert "2026-01-09" in str(refused.value)
    enrolling.amend(people, person, "001-B", {"consent": "2026-01-09"})


def test_a_reason_is_shown_in_the_language_of_now_and_own_words_as_they_are(people: Study, person: Person) -> None:
    left = {"status": "withdrawn", "status_reason": "kwam niet meer", "status_date": "2026-02-01"}
    reason = enrolling.amend(people, person, "001-B", left).status_reason
    assert reason == "stopped_coming"
    assert enrolling.reason_words(people, "withdrawn", reason) == "stopped coming"
    with i18n.speaking("nl"):
        assert enrolling.reason_words(people, "withdrawn", reason) == "kwam niet meer"
        assert enrolling.reason_words(people, "withdrawn", "moved away") == "moved away"
    assert enrolling.reason_words(people, "no_reply", "lost") == "could not be reached any more"
    assert enrolling.reason_words(people, "withdrawn", "") == ""


def test_who_takes_part_and_with_which_forms() -> None:
    left = Participant("1-A", "control", consent=date(2026, 1, 5), status="withdrawn", status_date=date(2026, 3, 1))
    day_of, day_after = date(2026, 3, 1), date(2026, 3, 2)
    used = {
        use: [enrolling.uses_form(replace(left, data_use=use), day) for day in (None, day_of, day_after)]
        for use in enrolling.DATA_USES
    }
    assert used == {"keep": [True, True, True], "until": [True, True, False], "none": [False, False, False]}
    assert [enrolling.takes_part(replace(left, data_use=use)) for use in enrolling.DATA_USES] == [True, True, False]
    assert not enrolling.takes_part(replace(left, group=None))
    assert not enrolling.takes_part(replace(left, consent=None))


def test_the_history_tells_reasons_with_their_status_and_why_somebody_changed_it(people: Study, person: Person) -> None:
    facts = {"status_reason": "lost", "status": "withdrawn", "status_date": "2026-02-01"}
    enrolling.amend(people, person, "001-B", facts, "letter of 3 February")
    told = {one.parts["name"]: one for one in enrolling.history(people, "001-B") if one.why}
    assert told["status_reason"].parts == {"name": "status_reason", "old": "", "new": "lost", "status": "withdrawn"}
    assert told["data_use"].parts["new"] == "keep"
    assert {one.why for one in told.values()} == {"letter of 3 February"}


def test_nothing_is_said_to_be_taken_back_of_somebody_who_is_new(study: Study, person: Person) -> None:
    enrolling.add(study, person, "1-A", {"status": "declined", "status_reason": "dates", "cohort": ""})
    facts = {one.parts["name"]: one.parts["new"] for one in enrolling.history(study, "1-A") if one.kind == "fact"}
    assert facts == {"status": "declined", "status_reason": "dates"}


def test_participants_come_in_the_order_of_their_codes(study: Study, person: Person) -> None:
    for code in ("10-A", "2-A", "B2", "b10", "1-A"):
        enrolling.add(study, person, code, {})
    assert [one.code for one in enrolling.participants(study)] == ["1-A", "2-A", "10-A", "B2", "b10"]


def test_the_history_tells_what_happened_newest_first(people: Study, person: Person) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    for item in ("pss_01", "pss_02"):
        keying.key(people, person, form, item, "3")
    keying.date_form(people, person, form, date(2026, 1, 9))
    enrolling.amend(people, person, "001-B", {"cohort": "2"})
    happened = enrolling.history(people, "001-B")
    assert [one.kind for one in happened[:3]] == ["fact", "form_fact", "keyed"]
    assert happened[0].parts == {"name": "cohort", "old": "1", "new": "2"}
    assert happened[2].parts == {"assessment": "pre", "instrument": "pss", "pass": "1", "count": "2"}
    assert [one.data for one in happened[:3]] == [False, False, True]
    assert happened[-1].kind in {"added", "fact"}
    assert {one.who for one in happened} == {"AB"}
