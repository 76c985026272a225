"""Tests of the days on which packets are expected."""

from dataclasses import replace
from datetime import date

import pytest

from imp_desktop.operations import enrolling, expected, keying, teaching
from imp_desktop.operations.expected import Expected, Waiting
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import definitions

JANUARY_5 = Expected(date(2026, 1, 5), date(2026, 2, 2))


def of(study: Study, assessment: str) -> dict[str, Expected]:
    return {code: days for (code, at), days in expected.expected(study).items() if at == assessment}


def test_a_first_packet_is_expected_in_the_weeks_after_the_consent(people: Study) -> None:
    found = of(people, "pre")
    assert found["001-B"] == JANUARY_5
    assert found["004-F"] == Expected(date(2026, 1, 8), date(2026, 2, 5))
    assert set(found) == {"001-B", "002-C", "003-D", "004-F"}


@pytest.mark.parametrize(
    "facts",
    [
        {"consent": ""},
        {"status": "declined", "status_reason": "dates", "consent": ""},
        {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-01-20"},
    ],
)
def test_nothing_is_expected_from_who_gave_no_consent_or_left(
    people: Study, person: Person, facts: dict[str, str]
) -> None:
    enrolling.amend(people, person, "001-B", facts)
    assert "001-B" not in of(people, "pre")


def test_nothing_is_expected_from_who_has_no_group_yet(study: Study, person: Person) -> None:
    enrolling.add(study, person, "1-A", {"consent": "2026-01-05"})
    assert expected.expected(study) == {}


@pytest.mark.parametrize(
    ("facts", "since"),
    [
        ({"date": "2026-03-09", "status": "delivered"}, date(2026, 3, 9)),
        ({"date": "2026-03-09"}, date(2026, 3, 9)),
        (
            {"date": "2026-03-09", "status": "postponed", "reason": "snow", "moved_to": "2026-03-16"},
            date(2026, 3, 16),
        ),
    ],
)
def test_packets_of_a_cohort_are_expected_after_its_last_session(
    people: Study, person: Person, facts: dict[str, str], since: date
) -> None:
    enrolling.amend(people, person, "002-C", {"cohort": "2"})
    assert of(people, "post") == {}
    teaching.log_session(people, person, 1, "closure", facts)
    found = of(people, "post")
    assert set(found) == {"001-B"}
    assert found["001-B"].since == since
    assert (found["001-B"].until - since).days == 28


def test_a_last_session_that_was_cancelled_leaves_the_one_before_it_the_last(people: Study, person: Person) -> None:
    teaching.log_session(people, person, 1, "wholesome", {"date": "2026-03-02", "status": "delivered"})
    cancelled = {"date": "2026-03-09", "status": "cancelled", "reason": "ill"}
    teaching.log_session(people, person, 1, "closure", cancelled)
    assert of(people, "post")["001-B"].since == date(2026, 3, 2)


def test_a_second_packet_is_expected_so_many_days_after_the_newest_date_on_the_first_one(
    people: Study, person: Person
) -> None:
    for instrument, day in (("ffmq", date(2026, 1, 10)), ("pss", date(2026, 1, 12))):
        keying.date_form(people, person, keying.open_form(people, FormKey("003-D", "pre", instrument)), day)
    assert of(people, "post") == {"003-D": Expected(date(2026, 3, 16), date(2026, 5, 11))}


def test_a_protocol_without_windows_expects_nothing(people: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = definitions.protocol(people)
    monkeypatch.setattr(expected, "protocol", lambda _study: replace(plan, windows=()))
    assert expected.expected(people) == {}


@pytest.mark.parametrize(
    ("day", "waiting"),
    [
        (date(2026, 1, 4), Waiting.NOT_YET),
        (date(2026, 1, 5), Waiting.DUE),
        (date(2026, 2, 2), Waiting.DUE),
        (date(2026, 2, 3), Waiting.OVERDUE),
    ],
)
def test_both_ends_of_a_window_belong_to_it(day: date, waiting: Waiting) -> None:
    assert JANUARY_5.waiting(day) is waiting
