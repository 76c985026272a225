"""Tests of the history of the file's shape: earlier studies open for ever, and are copied before they are changed."""

from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import (
    coding,
    course_log,
    enrolling,
    feasibility,
    keying,
    persons,
    studies,
    teaching,
    worklist,
)
from imp_desktop.operations.exporting import export_csv
from imp_desktop.operations.keying import FormKey
from imp_desktop.storage import backups, engine, migrations
from tests.storage.old_studies.make import fill
from tests.storage.outside import restore

OLD = sorted((Path(__file__).parent / "old_studies").glob("version_*.sql"))


@pytest.fixture
def migrated_history(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose study files have one step more in their history."""
    history = engine.sqlite_utils.Migrations("imp_desktop")

    @history(name="1 the study file")  # type: ignore[untyped-decorator]
    def first(db: Database) -> None:
        migrations.first(db)

    @history(name="2 the course")  # type: ignore[untyped-decorator]
    def second(db: Database) -> None:
        migrations.second(db)

    @history(name="3 a table more")  # type: ignore[untyped-decorator]
    def third(db: Database) -> None:
        db.execute("CREATE TABLE more (id INTEGER PRIMARY KEY, what TEXT) STRICT")
        db.execute("INSERT INTO more (what) SELECT 'x' FROM answer")
        db.execute("PRAGMA user_version=3")

    monkeypatch.setattr(migrations, "history", history)
    monkeypatch.setitem(migrations.FINGERPRINTS, 3, "not known yet")
    db = _fresh()
    monkeypatch.setitem(migrations.FINGERPRINTS, 3, migrations.fingerprint(db))
    engine.shut(db)


def _fresh() -> Database:
    connection = dbapi2.connect(":memory:", isolation_level=None)
    db = Database(connection, execute_plugins=False)
    migrations.begin(db)
    return db


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.impstudy"
    restore(OLD[0].read_text(encoding="utf-8"), path)
    return path


@pytest.fixture
def newest(tmp_path: Path) -> Path:
    """A study of the version before the one step more."""
    path = tmp_path / "newest.impstudy"
    restore(OLD[-1].read_text(encoding="utf-8"), path)
    return path


def test_a_new_file_has_the_shape_that_is_known() -> None:
    assert migrations.fits(_fresh())
    assert migrations.version(_fresh()) == migrations.newest_version()


def test_every_version_has_a_dump() -> None:
    assert [path.stem for path in OLD] == [f"version_{number}" for number in sorted(migrations.FINGERPRINTS)]


@pytest.mark.parametrize("dump", OLD, ids=lambda path: path.stem)
def test_a_study_of_every_earlier_version_opens_and_holds_what_it_held(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.impstudy"
    restore(dump.read_text(encoding="utf-8"), path)
    study = studies.open_study(path)
    assert studies.check(study) == []
    form = keying.open_form(study, FormKey("001-b", "pre", "pss"))
    assert form.answers["pss_01"].value == 3
    assert form.answers["pss_02"].flag is Flag.CONFIRMED
    assert form.answers["pss_04"].missing == "illegible"
    assert "pss_05" not in form.answers
    assert form.answers["pss_06"].keyed == "3"
    assert form.notes == {"pss_07": "written beside the line"}
    assert str(form.date) == "2026-01-09"
    assert [work.item_id for work in worklist.work_list(study)] == ["pss_03", "pss_07"]
    assert studies.settings(study).missing_rule == "80 %"
    assert studies.settings(study).left_out == {"scs": (16, 23)}
    study.close()


def test_the_dump_of_this_version_says_what_the_maker_makes(tmp_path: Path) -> None:
    restore(OLD[-1].read_text(encoding="utf-8"), tmp_path / "kept.impstudy")
    fill(tmp_path / "new.impstudy")
    made, kept = (studies.open_study(tmp_path / name, read_only=True) for name in ("new.impstudy", "kept.impstudy"))
    assert keying.keyed_forms(made) == keying.keyed_forms(kept)
    assert teaching.every_mark(made) == teaching.every_mark(kept) != {}
    assert [one.what for one in course_log.reactions(made)] == [one.what for one in course_log.reactions(kept)]
    assert coding.texts(made, "imp_eval_plans") == coding.texts(kept, "imp_eval_plans") != ()
    assert enrolling.participants(made) == enrolling.participants(kept)


def test_a_study_made_before_there_were_courses_has_none_and_says_so(tmp_path: Path) -> None:
    restore(OLD[0].read_text(encoding="utf-8"), tmp_path / "old.impstudy")
    study = studies.open_study(tmp_path / "old.impstudy")
    person = persons.person(study, "Jonas Visser")
    for refused in (
        lambda: teaching.course(study),
        lambda: teaching.log_session(study, person, 1, "pause", {"status": "delivered"}),
        lambda: course_log.add_reaction(study, person, "001-B", {"reaction": "other", "severity": "mild"}),
        lambda: feasibility.refuse_without_domains(study),
    ):
        with pytest.raises(ImpError) as told:
            refused()
        assert told.value.problem in (Problem.NO_COURSE, Problem.NO_DOMAINS)
    assert (coding.coded_items(study), coding.uncoded(study), course_log.awaited(study)) == ((), 0, ())
    assert feasibility.feasibility(study).domains == ()
    assert [path.name for path in export_csv(study, tmp_path / "tables")][:2] == ["participants.csv", "answers.csv"]
    study.close()


def test_an_earlier_file_is_copied_and_then_brought_up(old: Path, migrated_history: None) -> None:
    before = studies.fingerprint(studies.open_study(old, read_only=True))
    study = studies.open_study(old)
    assert study.rows("SELECT count(*) FROM more") == study.rows("SELECT count(*) FROM answer")
    assert studies.fingerprint(study) == before
    assert studies.check(study) == []
    (copy,) = backups.copies(old)
    assert "version 1" in copy.name
    assert copy.read_bytes()[60:64] == (1).to_bytes(4, "big")
    study.close()
    studies.open_study(old).close()


def test_an_earlier_file_is_read_without_being_changed(old: Path, migrated_history: None) -> None:
    before = old.read_bytes()
    study = studies.open_study(old, read_only=True)
    assert study.rows("SELECT count(*) FROM more") != [(0,)]
    assert old.read_bytes() == before
    assert not backups.copies(old)


@pytest.mark.parametrize("statement", ["CREATE TABLE more", "INSERT INTO more", "PRAGMA user_version=3"])
def test_a_step_that_fails_leaves_the_former_version(
    newest: Path, migrated_history: None, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    honest = Database.execute

    def fail(self: Database, sql: str, *values: Any) -> object:
        if sql.startswith(statement):
            raise dbapi2.OperationalError("disk I/O error")
        return honest(self, sql, *values)

    with monkeypatch.context() as faulty:
        faulty.setattr(Database, "execute", fail)
        with pytest.raises(ImpError) as refused:
            studies.open_study(newest)
    assert refused.value.problem is Problem.FILE_UNWRITABLE
    assert newest.read_bytes()[60:64] == (2).to_bytes(4, "big")
    study = studies.open_study(newest)
    assert studies.check(study) == []
    study.close()


def test_without_a_verified_copy_nothing_is_brought_up(old: Path, migrated_history: None) -> None:
    backups.folder(old).write_text("a file where the folder should be")
    before = old.read_bytes()
    with pytest.raises(ImpError) as refused:
        studies.open_study(old)
    assert refused.value.problem is Problem.FILE_UNWRITABLE
    assert old.read_bytes() == before
