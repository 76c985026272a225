"""Tests of what a person is told of their own keying."""

import datetime as dt
from collections.abc import Iterator

import pytest

from imp_desktop.operations import keying, persons, turns
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.own_figures import own_figures
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import ledger

PSS = FormKey("001-B", "pre", "pss")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dt.datetime]]:
    """The moment, as the test sets it."""
    now = [ledger.now()]
    monkeypatch.setattr(ledger, "now", lambda: now[0])
    return iter([now])


def key(study: Study, person: Person, now: list[dt.datetime], items: range, seconds: float) -> None:
    form = turns.open_turn(study, person, PSS)
    for number in items:
        now[0] += dt.timedelta(seconds=seconds)
        keying.key(study, person, form, f"pss_{number:02}", "2")


def test_fields_an_hour_are_reckoned_without_pauses(
    people: Study, person: Person, clock: Iterator[list[dt.datetime]]
) -> None:
    now = next(clock)
    key(people, person, now, range(1, 6), 2)
    now[0] += dt.timedelta(minutes=10)
    key(people, person, now, range(6, 11), 2)
    found = own_figures(people, person)
    assert (found.fields, found.forms, found.corrected) == (10, 1, 0)
    assert found.an_hour == pytest.approx(1800)
    assert found.seconds == {"pss": pytest.approx(16)}


def test_a_field_keyed_anew_is_a_correction_and_others_count_for_themselves(people: Study, person: Person) -> None:
    form = turns.open_turn(people, person, PSS)
    for text in ("1", "2", "3"):
        keying.key(people, person, form, "pss_01", text)
    jonas = persons.person(people, "Jonas Visser")
    keying.key(people, jonas, form, "pss_02", "1")
    assert (own_figures(people, person).fields, own_figures(people, person).corrected) == (1, 2)
    assert (own_figures(people, jonas).fields, own_figures(people, jonas).corrected) == (1, 0)


def test_who_keyed_nothing_is_told_nothing(people: Study, person: Person) -> None:
    found = own_figures(people, person)
    assert (found.fields, found.forms, found.an_hour, found.seconds) == (0, 0, None, {})
    assert found.wrong.rate.fields == 0
