"""Tests of the ledger: its chain, its clock, and that what was typed can be blanked without breaking it."""

from datetime import UTC, datetime, timedelta

import pytest

from imp_desktop.operations import keying, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import choices, ledger
from tests.storage.outside import unguarded


def test_every_row_hangs_on_the_row_before_it(people: Study) -> None:
    rows = people.rows("SELECT seq, rows_hash, chain_hash FROM ledger ORDER BY seq")
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert len({row[2] for row in rows}) == len(rows)
    assert ledger.end(people.db).hash == rows[-1][2]


def test_a_row_says_who_when_where_and_with_which_version(people: Study) -> None:
    (row,) = people.rows("SELECT utc, person, action, program_version, pc, uid FROM ledger WHERE seq = 1")
    assert ledger.moment_of(row[0]) <= datetime.now(UTC)
    assert row[1:3] == (1, "create study")
    assert all(row[3:])


def test_a_moment_is_kept_to_the_microsecond() -> None:
    moment = datetime(2026, 3, 29, 0, 59, 59, 123456, tzinfo=UTC)
    assert ledger.moment_of(ledger.written(moment)) == moment


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=3650)])
def test_the_order_is_that_of_the_changes_whatever_the_clock_says(
    study: Study, person: Person, monkeypatch: pytest.MonkeyPatch, jump: timedelta
) -> None:
    moment = ledger.now() + jump
    monkeypatch.setattr(ledger, "now", lambda: moment)
    for title in ("First", "Second"):
        with study.change(person) as change:
            choices.state(change, "title", title)
    assert choices.newest(study)["title"] == "Second"
    assert studies.check(study) == []


def test_the_same_rows_have_the_same_hash_in_any_order() -> None:
    assert ledger.rows_hash(["b", "a"]) == ledger.rows_hash(["a", "b"]) != ledger.rows_hash(["a"])


def test_the_hash_of_what_was_typed_does_not_give_it_away(people: Study, person: Person) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    for item in form.instrument.items:
        keying.key(people, person, form, item.id, "3")
    hashes = people.rows("SELECT payload_hash FROM answer")
    assert len(set(hashes)) == len(hashes)


def test_what_was_typed_can_be_blanked_without_breaking_the_chain(people: Study, person: Person) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "intake"))
    keying.note(people, person, form, "intake_age", "a name that should never have been typed")
    people.close()
    with unguarded(people.path) as connection:
        connection.execute("UPDATE note SET text = NULL, salt = NULL")
    assert studies.check(studies.open_study(people.path)) == []
