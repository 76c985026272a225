"""Tests of the engine: one SQLite, safe settings, nothing heavy loaded, and no way to rewrite what is stored."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from imp_desktop.operations import keying
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import engine

ATTACKS = [
    "UPDATE answer SET keyed = '5'",
    "DELETE FROM answer",
    "UPDATE ledger SET why = 'x'",
    "DELETE FROM ledger WHERE seq = 1",
    "INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE seq = 1",
    "INSERT OR REPLACE INTO answer SELECT * FROM answer WHERE id = 1",
    "REPLACE INTO person SELECT * FROM person WHERE id = 1",
    "INSERT INTO setting (name, value, payload_hash, change) VALUES ('title', 'x', 'y', 1)",
    "INSERT INTO setting (id, name, payload_hash, change) SELECT 0, 'title', 'y', max(seq) + 1 FROM ledger",
    "INSERT INTO ledger SELECT seq + 2, 'u', utc, 0, 1, 'x', NULL, NULL, 'h', 'v', 'p', 'r', 'c' FROM ledger LIMIT 1",
    "DROP TRIGGER answer_kept_for_good",
    "DROP TABLE answer",
    "ALTER TABLE answer RENAME TO gone",
    "CREATE TRIGGER t AFTER INSERT ON answer BEGIN SELECT 1; END",
    "CREATE TEMP TRIGGER t AFTER INSERT ON answer BEGIN SELECT 1; END",
    "CREATE VIEW v AS SELECT 1",
    "CREATE TABLE t (x)",
    "ATTACH ':memory:' AS other",
    "VACUUM INTO 'copy'",
    "PRAGMA writable_schema=ON",
    "PRAGMA recursive_triggers=OFF",
    "PRAGMA foreign_keys=OFF",
    "PRAGMA ignore_check_constraints=ON",
    "PRAGMA user_version=9",
    "DELETE FROM sqlite_master",
    "INSERT INTO _sqlite_migrations VALUES (9, 'x', 'y', 'z')",
    "SELECT load_extension('x')",
]


@pytest.fixture
def keyed(people: Study, person: Person) -> Study:
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    keying.key(people, person, form, "pss_01", "3")
    return people


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_stored_cannot_be_rewritten_through_the_program(keyed: Study, attack: str) -> None:
    everything = _content(keyed)
    with pytest.raises(engine.Error):
        keyed.db.conn.execute(attack).fetchall()
    assert _content(keyed) == everything


def test_every_setting_of_the_engine_is_read_back(study: Study) -> None:
    for name, (_wanted, expected) in engine.PRAGMAS.items():
        assert study.db.execute(f"PRAGMA {name}").fetchone()[0] == expected


def test_a_setting_that_does_not_take_stops_the_program(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    path = study.path
    study.close()
    monkeypatch.setitem(engine.PRAGMAS, "synchronous", ("OFF", 2))
    with pytest.raises(engine.EngineUnfitError, match="synchronous"):
        engine.connect(path)


def test_an_old_engine_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(engine.EngineUnfitError, match="older"):
        engine.connect_to_new(tmp_path / "x")


def test_the_engine_here_has_no_known_fault() -> None:
    assert tuple(dbapi2.sqlite_version_info) >= engine.OLDEST_SQLITE


def test_opening_a_study_loads_neither_pandas_nor_numpy() -> None:
    said = _run("""
        import sys
        import imp_desktop.operations.studies, imp_desktop.operations.worklist
        print([name for name in ("pandas", "numpy", "scipy", "PySide6", "reportlab") if name in sys.modules])
    """)
    assert said == "[]"


def test_pandas_can_be_loaded_before_and_after() -> None:
    said = _run("""
        import sys, types
        before = sys.modules["pandas"] = types.ModuleType("pandas")
        import imp_desktop.storage.engine
        print(sys.modules["pandas"] is before, "numpy" in sys.modules)
        import numpy
        print(numpy.__name__)
    """)
    assert said.split("\n") == ["True False", "numpy"]


def test_no_other_engine_and_no_plain_opening_touches_a_connected_study(tmp_path: Path) -> None:
    said = _run(f"""
        import os, sys
        os.environ["IMP_DESKTOP_HOME"] = {str(tmp_path / "home")!r}
        from pathlib import Path
        from imp_desktop.operations import enrolling, keying, persons, studies
        seen = []
        def watch(event, what):
            if event == "sqlite3.connect" or (event == "open" and str(what[0]).endswith("trial.impstudy")):
                seen.append((event, what[0]))
        study = studies.create(Path({str(tmp_path / "trial.impstudy")!r}))
        sys.addaudithook(watch)
        me = persons.persons(study)[0]
        enrolling.add(study, me, "1-A", {{"group": "control", "consent": "2026-01-05"}})
        form = keying.open_form(study, keying.FormKey("1-A", "pre", "pss"))
        keying.key(study, me, form, "pss_01", "3")
        studies.save_copy(study, Path({str(tmp_path / "copy.impstudy")!r}))
        studies.copy_for_reading(study).close()
        assert studies.check(study) == []
        studies.close(study)
        print(seen)
    """)
    assert said == "[]"


def _content(study: Study) -> list[list[tuple[object, ...]]]:
    tables = ("sqlite_master", "ledger", "answer", "person", "setting", "_sqlite_migrations")
    return [study.rows(f"SELECT * FROM {table}") for table in tables]


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
