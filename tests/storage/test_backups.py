"""Tests of copies: a copy counts only once it was opened and compared, and good ones are never thinned away."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import studies
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import backups, engine


def _spoiled(how: str, copy: Path) -> None:
    if how == "half":
        copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    elif how == "empty":
        copy.write_bytes(b"")
    elif how == "another row":
        connection = dbapi2.connect(str(copy))
        connection.execute("INSERT INTO _sqlite_migrations VALUES (9, 'x', 'y', 'z')")
        connection.execute("DROP TRIGGER person_kept_as_written")
        connection.commit()
        connection.close()
    else:
        content = bytearray(copy.read_bytes())
        place = content.rindex(b"Anna Bakker")
        content[place] ^= 1
        copy.write_bytes(bytes(content))


def test_a_copy_holds_what_the_study_holds(people: Study, tmp_path: Path) -> None:
    target = studies.save_copy(people, tmp_path / "copy.impstudy")
    before = studies.fingerprint(people)
    copy = studies.open_study(target)
    assert studies.fingerprint(copy) == before
    assert studies.check(copy) == []
    copy.close()


def test_a_copy_never_takes_the_place_of_a_file(people: Study, tmp_path: Path) -> None:
    for target in (people.path, tmp_path / "other.txt"):
        target.touch()
        before = target.read_bytes() if target != people.path else b""
        with pytest.raises(ImpError) as refused:
            studies.save_copy(people, target)
        assert refused.value.problem is Problem.FILE_EXISTS
        assert target == people.path or target.read_bytes() == before


@pytest.mark.parametrize("how", ["half", "empty", "another row", "a byte"])
def test_a_copy_that_does_not_hold_the_same_is_refused(
    people: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    honest = engine.copy_into_file

    def faulty(db: Any, path: Path) -> None:
        honest(db, path)
        _spoiled(how, path)

    monkeypatch.setattr(engine, "copy_into_file", faulty)
    with pytest.raises(ImpError) as refused:
        studies.save_copy(people, tmp_path / "copy.impstudy")
    assert refused.value.problem is Problem.COPY_DIFFERS
    assert not [path for path in tmp_path.iterdir() if "copy" in path.name]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_copy_that_does_not_reach_the_disk_is_refused(
    people: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_what: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if call == "fsync" else Path, call, full)
    with pytest.raises(ImpError, match="No space left"):
        studies.save_copy(people, tmp_path / "copy.impstudy")
    monkeypatch.undo()
    assert not [path for path in tmp_path.iterdir() if "copy" in path.name]


def test_a_folder_that_does_not_exist_is_named(people: Study, tmp_path: Path) -> None:
    with pytest.raises(ImpError) as refused:
        studies.save_copy(people, tmp_path / "gone" / "copy.impstudy")
    assert refused.value.problem is Problem.FILE_UNWRITABLE


def test_closing_saves_a_copy_beside_the_study_and_only_when_something_changed(people: Study) -> None:
    saved = studies.close(people)
    assert saved is not None
    assert saved.parent == backups.folder(people.path)
    again = studies.open_study(people.path)
    assert studies.last_copy(again) is not None
    assert studies.close(again) is None
    assert backups.copies(people.path) == [saved]
    shutil.rmtree(saved.parent)
    assert studies.last_copy(people) is None


def test_a_study_is_closed_even_where_its_copy_cannot_be_saved(people: Study) -> None:
    backups.folder(people.path).write_text("a file where the folder should be")
    with pytest.raises(ImpError) as refused:
        studies.close(people)
    assert refused.value.problem is Problem.FILE_UNWRITABLE
    assert people.closed


def test_the_newest_copies_are_kept_and_none_is_removed_before_a_new_one_is_good(
    study: Study, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(backups.KEPT + 3):
        studies.choose(study, person, "title", f"Title {number}")
        backups.save_automatically(study.db, study.path)
        for place, path in enumerate(backups.copies(study.path)):
            os.utime(path, ns=(place * 10**9, place * 10**9))
    kept = backups.copies(study.path)
    assert len(kept) == backups.KEPT
    assert f"{study.rows('SELECT max(seq) FROM ledger')[0][0]:07d}" in kept[-1].name

    def fail(_db: object, path: Path) -> None:
        path.write_bytes(b"")

    monkeypatch.setattr(engine, "copy_into_file", fail)
    studies.choose(study, person, "title", "One more")
    with pytest.raises(ImpError):
        backups.save_automatically(study.db, study.path)
    assert backups.copies(study.path) == kept
