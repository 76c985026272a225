"""Tests of the check: whatever was changed behind the program's back is found and named."""

import pytest

from imp_desktop.errors import Problem
from imp_desktop.operations import keying, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from tests.storage.outside import unguarded

EDITS = {
    "an answer changed": "UPDATE answer SET keyed = '4' WHERE id = 2",
    "an answer changed with its salt gone": "UPDATE answer SET keyed = '4', salt = NULL, item = 'pss_09' WHERE id = 2",
    "an answer removed": "DELETE FROM answer WHERE id = 3",
    "an answer moved to another item": "UPDATE answer SET item = 'pss_09' WHERE id = 3",
    "a flag taken away": "UPDATE answer SET flag = NULL WHERE flag IS NOT NULL",
    "an answer invented in an old change": (
        "INSERT INTO answer (keying, item, given, keyed, payload_hash, given_step, flag_step, change) "
        "VALUES (1, 'pss_09', 1, '1', 'x', 1, 0, 3)"
    ),
    "a participant's group changed": "UPDATE participant_fact SET value = 'control' WHERE value = 'training'",
    "a reason changed": "UPDATE ledger SET why = 'another' WHERE why IS NOT NULL",
    "another person blamed": "UPDATE ledger SET person = 2 WHERE seq = 5",
    "a time changed": "UPDATE ledger SET utc = '2020-01-01T00:00:00.000000Z' WHERE seq = 5",
    "a row of the ledger removed": "DELETE FROM ledger WHERE seq = 4",
    "a definition changed": "UPDATE instrument_definition SET shape = replace(shape, '4', '5')",
    "a setting changed": "UPDATE setting SET value = '5,8' WHERE name = 'scs.left_out'",
    "a person renamed": "UPDATE person SET name = 'Somebody Else'",
}


@pytest.fixture
def keyed(people: Study, person: Person) -> Study:
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    for item in form.instrument.items[:5]:
        keying.key(people, person, form, item.id, "3")
    keying.key(people, person, form, "pss_02", "9")
    studies.choose(people, person, "title", "Another", "because")
    return people


def test_a_study_nobody_tampered_with_has_no_complaints(keyed: Study) -> None:
    assert studies.check(keyed) == []
    assert studies.check(studies.copy_for_reading(keyed)) == []


@pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
def test_a_change_from_outside_is_found(keyed: Study, edit: str) -> None:
    keyed.close()
    with unguarded(keyed.path) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        assert connection.execute(edit).rowcount >= 1
    found = studies.check(studies.open_study(keyed.path))
    assert {complaint.problem for complaint in found} & {Problem.LEDGER_BROKEN, Problem.STUDY_DAMAGED}


def test_the_change_that_does_not_fit_is_named(keyed: Study) -> None:
    (change,) = keyed.rows("SELECT change FROM answer WHERE id = 2")[0]
    keyed.close()
    with unguarded(keyed.path) as connection:
        connection.execute(EDITS["an answer changed"])
    (complaint,) = studies.check(studies.open_study(keyed.path))
    assert complaint.where == "answer 2"
    assert f"change {change}" in str(complaint)


def test_a_flipped_byte_in_a_page_is_found_at_opening_or_by_the_check(keyed: Study) -> None:
    keyed.close()
    content = bytearray(keyed.path.read_bytes())
    place = content.index(b"pss_04", len(content) // 2)
    content[place + 5] ^= 1
    keyed.path.write_bytes(bytes(content))
    assert studies.check(studies.open_study(keyed.path, read_only=True))
