"""Tests of the history of the file's shape: earlier studies open for ever, and are copied before they are changed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import (
    auditing,
    coding,
    course_log,
    enrolling,
    feasibility,
    keying,
    overview,
    persons,
    piles,
    queries,
    reporting,
    studies,
    teaching,
    worklist,
)
from imp_desktop.operations.analysing import analysis_json
from imp_desktop.operations.exchanging import Import, import_files
from imp_desktop.operations.exporting import export_csv
from imp_desktop.operations.feasibility import analysed
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study
from imp_desktop.storage import backups, engine, ledger, migrations
from tests.storage.old_studies.make import fill
from tests.storage.outside import restore

NEXT = migrations.newest_version() + 1
OLD = sorted((Path(__file__).parent / "old_studies").glob("version_*.sql"))


@pytest.fixture
def migrated_history(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose study files have one step more in their history than they have here."""
    history = engine.sqlite_utils.Migrations("imp_desktop")
    for step in migrations.history.pending(_empty()):
        history(name=step.name)(step.fn)

    @history(name=f"{NEXT} a table more")  # type: ignore[untyped-decorator]
    def one_more(db: Database) -> None:
        db.execute("CREATE TABLE more (id INTEGER PRIMARY KEY, what TEXT) STRICT")
        db.execute("INSERT INTO more (what) SELECT 'x' FROM answer")
        db.execute(f"PRAGMA user_version={NEXT}")

    monkeypatch.setattr(migrations, "history", history)
    monkeypatch.setitem(migrations.FINGERPRINTS, NEXT, "not known yet")
    db = _fresh()
    monkeypatch.setitem(migrations.FINGERPRINTS, NEXT, migrations.fingerprint(db))
    engine.shut(db)


def _empty() -> Database:
    return Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)


def _fresh() -> Database:
    db = _empty()
    migrations.begin(db)
    return db


def _version(path: Path) -> int:
    """The version of a study file, as it stands in its first bytes."""
    return int.from_bytes(path.read_bytes()[60:64], "big")


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A study of every version there was."""
    path = tmp_path / "old.impstudy"
    restore(request.param.read_text(encoding="utf-8"), path)
    return path


@pytest.fixture
def before_courses(tmp_path: Path, own_home: Path) -> Iterator[Study]:
    """A study made when there were no courses, brought up."""
    restore(OLD[0].read_text(encoding="utf-8"), tmp_path / "old.impstudy")
    study = studies.open_study(tmp_path / "old.impstudy")
    yield study
    study.close()


def test_a_new_file_has_the_shape_that_is_known() -> None:
    assert migrations.fits(_fresh())
    assert migrations.version(_fresh()) == migrations.newest_version()


def test_every_version_has_a_dump() -> None:
    assert [path.stem for path in OLD] == [f"version_{number}" for number in sorted(migrations.FINGERPRINTS)]


def test_a_study_of_every_earlier_version_opens_and_holds_what_it_held(old: Path) -> None:
    study = studies.open_study(old)
    assert studies.check(study) == []
    form = keying.open_form(study, FormKey("001-b", "pre", "pss"))
    assert form.answers["pss_01"].value == 3
    assert form.answers["pss_02"].flag is Flag.CONFIRMED
    assert form.answers["pss_04"].missing == "illegible"
    assert "pss_05" not in form.answers
    assert form.answers["pss_06"].keyed == "3"
    assert form.notes == {"pss_07": "written beside the line"}
    assert str(form.date) == "2026-01-09"
    waiting = [work for work in worklist.work_list(study) if work.kind in {worklist.FLAG, worklist.NOTE}]
    assert [work.item_id for work in waiting] == ["pss_03", "pss_07"]
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
    assert [one.text for one in queries.every(made)] == [one.text for one in queries.every(kept)] != []
    assert [pile.codes for pile in piles.every(made)] == [pile.codes for pile in piles.every(kept)] != []
    assert [one.packets for one in auditing.samples(made)] == [one.packets for one in auditing.samples(kept)] != []
    assert {one.name for one in persons.at_work(kept)} == {"Anna Bakker", "Jonas Visser"}


def test_a_study_made_before_there_were_courses_is_the_same_study(before_courses: Study) -> None:
    assert studies.fingerprint(before_courses) == "2b86020195bba2dee94e0f0ec83176b1"


def test_a_study_made_before_there_were_courses_refuses_to_log_one(before_courses: Study) -> None:
    study, person = before_courses, persons.person(before_courses, "Jonas Visser")
    before, form = ledger.end(study.db), FormKey("001-B", "post", "imp_eval")
    reaction = {"reaction": "other", "severity": "mild"}
    refusals: dict[Problem, list[Callable[[], object]]] = {
        Problem.NO_COURSE: [
            lambda: teaching.course(study),
            lambda: teaching.cohorts(study),
            lambda: teaching.sessions(study, 1),
            lambda: teaching.every_session(study),
            lambda: teaching.attendees(study, 1),
            lambda: teaching.doubts(study),
            lambda: teaching.log_session(study, person, 1, "pause", {"status": "delivered"}),
            lambda: teaching.mark(study, person, 1, "pause", "001-B", "present"),
            lambda: course_log.add_adaptation(study, person, {"what": "shorter", "why": "snow"}),
            lambda: course_log.add_reaction(study, person, "001-B", reaction),
            lambda: course_log.reaction_kinds(study),
        ],
        Problem.UNKNOWN_ENTRY: [
            lambda: course_log.amend_adaptation(study, person, 1, {"what": "shorter"}),
            lambda: course_log.amend_reaction(study, person, 1, reaction),
            lambda: course_log.take_out(study, person, 1, "by mistake"),
        ],
        Problem.NOT_CODED: [
            lambda: coding.codes(study, "imp_eval_plans"),
            lambda: coding.code_text(study, person, form, "imp_eval_plans", ["other"]),
            lambda: coding.add_code(study, person, "imp_eval_plans", "Singing", "often"),
        ],
        Problem.UNKNOWN_INSTRUMENT: [lambda: keying.open_form(study, form)],
        Problem.NO_DOMAINS: [lambda: feasibility.refuse_without_domains(study)],
    }
    for problem, refused in refusals.items():
        for does in refused:
            with pytest.raises(ImpError) as told:
                does()
            assert told.value.problem is problem
    assert ledger.end(study.db) == before


def test_a_study_made_before_there_were_courses_has_nothing_of_one(before_courses: Study) -> None:
    study = before_courses
    assert (teaching.every_mark(study), teaching.attendance(study, 1), teaching.attended(study)) == ({}, {}, {})
    assert (course_log.adaptations(study), course_log.reactions(study), course_log.awaited(study)) == ((), (), ())
    assert (course_log.said_on_forms(study), coding.coded_items(study), coding.uncoded(study)) == ({}, (), 0)
    assert feasibility.feasibility(study).domains == ()


def test_a_study_made_before_there_were_courses_is_worked_with_as_before(before_courses: Study, tmp_path: Path) -> None:
    study, person = before_courses, persons.person(before_courses, "Jonas Visser")
    assert [row.participant.code for row in overview.overview(study).rows] == ["001-B", "002-C"]
    form = keying.open_form(study, FormKey("001-B", "pre", "pss"))
    keying.key(study, person, form, "pss_05", "2")
    register = tmp_path / "register.csv"
    register.write_text("record_id,group\n003-D,control\n", encoding="utf-8")
    assert import_files(study, person, Import([register])).participants == 1
    names = [path.stem for path in export_csv(study, tmp_path / "tables")]
    assert names == ["participants", "answers", "valid", "scores", "flags"]
    assert analysis_json(study, *analysed(study))["study"]["protocol"] == "imp"
    for language in ("en", "nl"):
        assert reporting.report(study, "outcome", language).startswith(b"%PDF")
    assert studies.check(study) == []


def test_an_earlier_file_is_copied_and_then_brought_up(old: Path, migrated_history: None) -> None:
    before, version = studies.fingerprint(studies.open_study(old, read_only=True)), _version(old)
    study = studies.open_study(old)
    assert study.rows("SELECT count(*) FROM more") == study.rows("SELECT count(*) FROM answer")
    assert studies.fingerprint(study) == before
    assert studies.check(study) == []
    (copy,) = backups.copies(old)
    assert f"version {_version(copy)}" in copy.name
    assert _version(copy) == version < _version(old) == NEXT
    study.close()
    studies.open_study(old).close()


def test_an_earlier_file_is_read_without_being_changed(old: Path, migrated_history: None) -> None:
    before = old.read_bytes()
    study = studies.open_study(old, read_only=True)
    assert study.rows("SELECT count(*) FROM more") != [(0,)]
    assert old.read_bytes() == before
    assert not backups.copies(old)


@pytest.mark.parametrize("statement", ["CREATE TABLE more", "INSERT INTO more", f"PRAGMA user_version={NEXT}"])
def test_a_step_that_fails_leaves_the_former_version(
    old: Path, migrated_history: None, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    honest = Database.execute

    def fail(self: Database, sql: str, *values: Any) -> object:
        if sql.startswith(statement):
            raise dbapi2.OperationalError("disk I/O error")
        return honest(self, sql, *values)

    with monkeypatch.context() as faulty:
        faulty.setattr(Database, "execute", fail)
        with pytest.raises(ImpError) as refused:
            studies.open_study(old)
    assert refused.value.problem is Problem.FILE_UNWRITABLE
    assert _version(old) == NEXT - 1
    study = studies.open_study(old)
    assert studies.check(study) == []
    study.close()


def test_without_a_verified_copy_nothing_is_brought_up(old: Path, migrated_history: None) -> None:
    backups.folder(old).write_text("a file where the folder should be")
    before = old.read_bytes()
    with pytest.raises(ImpError) as refused:
        studies.open_study(old)
    assert refused.value.problem is Problem.FILE_UNWRITABLE
    assert old.read_bytes() == before
