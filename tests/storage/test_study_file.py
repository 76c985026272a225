"""Tests of the study file: strange files are refused untouched, a change is stored whole or not at all."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import keying, studies
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.storage import choices, engine, ledger, lock, migrations, study_file


def _sql(*statements: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        connection = dbapi2.connect(str(path), isolation_level=None)
        connection.execute("PRAGMA synchronous=OFF")
        for statement in statements:
            connection.execute(statement).fetchall()
        connection.close()

    return spoil


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(change(path.read_bytes()))  # type: ignore[return-value]


def _put(place: int, new: bytes) -> Callable[[Path], None]:
    return _bytes(lambda old: old[:place] + new + old[place + len(new) :])


def _foreign(path: Path) -> None:
    path.unlink()
    _sql("CREATE TABLE cards (id INTEGER)")(path)


NOT_OURS, DAMAGED = Problem.NOT_A_STUDY, Problem.STUDY_DAMAGED
STRANGE: list[tuple[str, Callable[[Path], None], Problem]] = [
    ("empty", _bytes(lambda _old: b""), Problem.STUDY_EMPTY),
    ("one byte", _bytes(lambda old: old[:1]), NOT_OURS),
    ("15 bytes", _bytes(lambda old: old[:15]), NOT_OURS),
    ("16 bytes", _bytes(lambda old: old[:16]), DAMAGED),
    ("99 bytes", _bytes(lambda old: old[:99]), DAMAGED),
    ("100 bytes", _bytes(lambda old: old[:100]), DAMAGED),
    ("511 bytes", _bytes(lambda old: old[:511]), DAMAGED),
    ("zeros", _bytes(lambda old: bytes(len(old))), NOT_OURS),
    ("a PDF", _bytes(lambda _old: b"%PDF-1.7\n" * 100), NOT_OURS),
    ("a workbook", _bytes(lambda _old: b"PK\x03\x04" * 100), NOT_OURS),
    ("a database of another program", _foreign, NOT_OURS),
    ("no mark of ours", _sql("PRAGMA application_id=0"), NOT_OURS),
    ("newer", _sql(f"PRAGMA user_version={migrations.newest_version() + 1}"), Problem.STUDY_NEWER),
    ("much newer", _sql("PRAGMA user_version=2147483647"), Problem.STUDY_NEWER),
    ("no version", _sql("PRAGMA user_version=0"), DAMAGED),
    ("a version before the first", _sql("PRAGMA user_version=-1"), DAMAGED),
    ("half", _bytes(lambda old: old[: len(old) // 2]), DAMAGED),
    ("a page short", _bytes(lambda old: old[:-4096]), DAMAGED),
    ("a byte short", _bytes(lambda old: old[:-1]), DAMAGED),
    ("half a page short", _bytes(lambda old: old[:-2000]), DAMAGED),
    ("another journal", _sql("PRAGMA journal_mode=WAL"), DAMAGED),
    ("a strange page size", _put(16, b"\x00\x03"), DAMAGED),
    ("a broken first page", _put(100, b"\xff" * 200), DAMAGED),
    ("a trigger of somebody else", _sql("CREATE TRIGGER t AFTER INSERT ON answer BEGIN SELECT 1; END"), DAMAGED),
    ("a view of somebody else", _sql("CREATE VIEW v AS SELECT 1"), DAMAGED),
    ("a table more", _sql("CREATE TABLE more (x)"), DAMAGED),
    ("a table less", _sql("DROP TABLE note"), DAMAGED),
    ("a column more", _sql("ALTER TABLE note ADD COLUMN more TEXT"), DAMAGED),
    ("without a trigger", _sql("DROP TRIGGER answer_kept_for_good"), DAMAGED),
    ("many tables", _sql(*(f"CREATE TABLE t{number} (x)" for number in range(600))), DAMAGED),
    ("never set up", _sql("DROP TRIGGER study_kept_for_good", "DELETE FROM study"), DAMAGED),
]
NAMES = [name for name, _spoil, _problem in STRANGE]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "trial.impstudy"
    studies.create(path, who="Anna Bakker").close()
    return path


@pytest.fixture
def file(sound: Path, tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    return Path(shutil.copy(sound, tmp_path / "here" / "trial.impstudy"))


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
@pytest.mark.parametrize(("spoil", "problem"), [row[1:] for row in STRANGE], ids=NAMES)
def test_a_strange_file_is_refused_and_stays_as_it_is(
    file: Path, spoil: Callable[[Path], None], problem: Problem, read_only: bool
) -> None:
    spoil(file)
    before = file.read_bytes()
    beside = sorted(file.parent.iterdir())
    with pytest.raises(ImpError) as refused:
        study_file.open_file(file, "Anna", read_only=read_only)
    assert refused.value.problem is problem
    assert str(file) in str(refused.value)
    assert file.read_bytes() == before
    assert sorted(file.parent.iterdir()) == beside


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.impstudy"
    loop.symlink_to(loop)
    os.mkfifo(tmp_path / "pipe.impstudy")
    for name, problem in [("gone.impstudy", Problem.FILE_MISSING), ("", NOT_OURS), ("pipe.impstudy", NOT_OURS)]:
        with pytest.raises(ImpError) as refused:
            study_file.open_file(tmp_path / name, "Anna")
        assert refused.value.problem is problem
    with pytest.raises(ImpError):
        study_file.open_file(loop, "Anna")


@pytest.mark.parametrize(
    "name", ["a b.impstudy", "50%41.impstudy", "x?mode=memory.impstudy", "a#b.impstudy", "é'.impstudy"]
)
def test_a_file_may_have_any_name(sound: Path, tmp_path: Path, name: str) -> None:
    study = studies.create(tmp_path / name, who="Anna")
    assert study.path.name == name
    study.close()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]


def test_a_study_is_made_completely_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImpError) as refused:
        studies.create(tmp_path / "gone" / "x.impstudy")
    assert refused.value.problem is Problem.FILE_UNWRITABLE

    def fail(_change: ledger.Change, _name: str, _value: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(choices, "state", fail)
    with pytest.raises(ImpError, match="No space left"):
        studies.create(tmp_path / "x.impstudy")
    assert not [path for path in tmp_path.iterdir() if "x.impstudy" in path.name]


def test_an_existing_file_is_never_overwritten(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(ImpError) as refused:
        studies.create(file)
    assert refused.value.problem is Problem.FILE_EXISTS
    assert file.read_bytes() == before


def test_a_study_is_open_in_one_place(study: Study) -> None:
    for read_only in (False, True):
        with pytest.raises(ImpError) as refused:
            study_file.open_file(study.path, "Jonas", read_only=read_only)
        assert refused.value.problem is Problem.STUDY_OPEN_ELSEWHERE
        assert "Anna Bakker" in str(refused.value)


def test_without_the_lock_file_the_engine_itself_refuses(study: Study) -> None:
    lock.lock_path(study.path).unlink()
    with pytest.raises(ImpError) as refused:
        study_file.open_file(study.path, "Jonas")
    assert refused.value.problem is Problem.STUDY_OPEN_ELSEWHERE


def test_closing_leaves_the_file_alone_in_its_folder(file: Path) -> None:
    study = study_file.open_file(file, "Anna")
    assert lock.lock_path(file).exists()
    study.close()
    study.close()
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    with pytest.raises(RuntimeError, match="closed"):
        study.rows("SELECT 1")


def test_where_nothing_can_be_written_a_study_is_opened_for_reading(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    study = studies.open_study(file, "Anna")
    assert study.read_only
    assert studies.settings(study).missing_rule == "half"
    with pytest.raises(ImpError) as refused, study.change(Person(1, "Anna", "A")):
        pass
    assert refused.value.problem is Problem.STUDY_READ_ONLY
    assert studies.close(study) is None
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_where_no_lock_file_can_be_made_a_study_is_opened_for_reading(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _person: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lock, "take", refuse)
    assert study_file.open_file(file, "Anna").read_only


def test_a_study_cut_off_in_a_commit_is_read_without_being_changed(people: Study, tmp_path: Path) -> None:
    person = Person(1, "Anna Bakker", "AB")
    copy = tmp_path / "copy" / people.path.name
    copy.parent.mkdir()
    with pytest.raises(ZeroDivisionError), people.change(person) as change:
        for number in range(3_000):
            choices.state(change, "title", str(number) * 50)
        shutil.copyfile(people.path, copy)
        shutil.copyfile(f"{people.path}-journal", f"{copy}-journal")
        raise ZeroDivisionError
    before = {path: path.read_bytes() for path in copy.parent.iterdir()}
    read = study_file.open_file(copy, read_only=True)
    assert studies.fingerprint(read) == studies.fingerprint(people)
    assert {path: path.read_bytes() for path in copy.parent.iterdir()} == before


def test_a_change_is_stored_with_one_row_of_the_ledger(study: Study, person: Person) -> None:
    before = ledger.end(study.db)
    with study.change(person, "because", "try") as change:
        choices.state(change, "title", "One")
        choices.state(change, "title", "Two")
    after = ledger.end(study.db)
    assert after.seq == before.seq + 1
    assert study.rows("SELECT why, action FROM ledger WHERE seq = ?", (after.seq,)) == [("because", "try")]
    assert choices.newest(study)["title"] == "Two"


def test_a_change_without_rows_leaves_no_trace(study: Study, person: Person) -> None:
    before = ledger.end(study.db)
    with study.change(person):
        pass
    assert ledger.end(study.db) == before


@pytest.mark.parametrize(
    ("reason", "problem"),
    [
        ("\ud800", Problem.TEXT_UNFIT),
        ("one\x00two", Problem.TEXT_UNFIT),
        ("w" * 2_001, Problem.TEXT_TOO_LONG),
    ],
    ids=["half a sign", "control sign", "too long"],
)
def test_a_reason_that_cannot_be_kept_is_refused_before_anything_is_written(
    study: Study, person: Person, reason: str, problem: Problem
) -> None:
    before = _content(study)
    with pytest.raises(ImpError) as refused, study.change(person, reason) as change:
        choices.state(change, "title", "Half")
    assert refused.value.problem is problem
    assert _content(study) == before


def test_a_change_inside_a_change_belongs_to_it(study: Study, person: Person) -> None:
    before = ledger.end(study.db)
    with study.change(person, action="outer") as outer, study.change(person, action="inner") as inner:
        assert inner is outer
        choices.state(inner, "title", "Both")
    assert ledger.end(study.db).seq == before.seq + 1
    assert study.rows("SELECT action FROM ledger ORDER BY seq DESC LIMIT 1") == [("outer",)]
    assert studies.check(study) == []


def test_where_an_inner_change_failed_the_outer_one_cannot_be_stored(study: Study, person: Person) -> None:
    before = _content(study)
    with pytest.raises(RuntimeError, match="part of this change failed"), study.change(person):
        inner = study.change(person)
        with pytest.raises(ZeroDivisionError), inner as change:
            choices.state(change, "title", "Half")
            raise ZeroDivisionError
    assert _content(study) == before


@pytest.mark.parametrize("stop", [ZeroDivisionError, KeyboardInterrupt])
def test_an_exception_inside_a_change_takes_all_of_it_back(
    study: Study, person: Person, stop: type[BaseException]
) -> None:
    before = _content(study)
    with pytest.raises(stop), study.change(person) as change:
        choices.state(change, "title", "Half")
        raise stop
    assert _content(study) == before
    assert studies.check(study) == []


def test_a_copy_for_reading_stands_still(people: Study, person: Person) -> None:
    copy = study_file.in_memory_copy(people)
    before = studies.fingerprint(copy)
    studies.choose(people, person, "title", "Another")
    assert studies.fingerprint(copy) == before != studies.fingerprint(people)
    copy.close()


class Faulty:
    """A connection whose n-th call fails, before or after it was carried out."""

    def __init__(self, real: Any, fails_at: int, *, carried_out: bool) -> None:
        self.real = real
        self.fails_at = fails_at
        self.carried_out = carried_out
        self.calls: list[str] = []

    def execute(self, sql: str, *values: Any) -> Any:
        self.calls.append(sql)
        if len(self.calls) == self.fails_at:
            if self.carried_out:
                self.real.execute(sql, *values)
            raise dbapi2.OperationalError("disk I/O error")
        return self.real.execute(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


@pytest.mark.parametrize("carried_out", [False, True], ids=["not carried out", "carried out all the same"])
def test_whatever_call_fails_the_form_and_the_file_say_the_same(
    people: Study, person: Person, carried_out: bool
) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    outcomes = []
    for number in range(1, 30):
        item = form.instrument.items[number % 10].id
        before = ledger.end(people.db).seq
        faulty = Faulty(people.db.conn, number, carried_out=carried_out)
        people.db.conn = faulty  # type: ignore[assignment]
        try:
            keying.key(people, person, form, item, str(number // 10))
        except ImpError as error:
            assert error.problem is Problem.NOT_ON_DISK
            assert [call for call in faulty.calls[number:] if call != "ROLLBACK"] == []
            outcomes.append("refused")
        else:
            outcomes.append("stored" if len(faulty.calls) >= number else "untouched")
        if outcomes[-1] == "untouched":
            people.db.conn = faulty.real
            break
        _same(people, form)
        assert ledger.end(people.db).seq - before == (outcomes[-1] == "stored")
    assert outcomes[-1] == "untouched"
    assert outcomes.count("refused") >= 4
    assert ("stored" in outcomes) is carried_out
    assert studies.check(people) == []


def test_on_a_full_disk_nothing_is_lost_and_keying_goes_on_when_there_is_room(people: Study, person: Person) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "intake"))
    item = form.instrument.items[-1].id
    people.db.conn.set_authorizer(None)
    (pages,) = people.db.execute("PRAGMA page_count").fetchone()
    people.db.execute(f"PRAGMA max_page_count={pages}").fetchall()
    keyed = ""
    with pytest.raises(ImpError) as refused:
        for number in range(50):
            keying.key(people, person, form, item, f"{number} " + "x" * 5_000)
            keyed = f"{number} "
    assert refused.value.problem is Problem.NOT_ON_DISK
    assert "full" in str(refused.value)
    assert form.answers.get(item, None) is None or str(form.answers[item].keyed).startswith(keyed)
    _same(people, form)
    keying.key(people, person, form, item, "there is room again")
    _same(people, form)


def test_a_study_that_is_gone_says_so_and_comes_back(people: Study, person: Person, monkeypatch: Any) -> None:
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    keying.key(people, person, form, "pss_01", "1")

    def gone(_path: Path) -> None:
        raise dbapi2.OperationalError("unable to open database file")

    people.db.conn = Faulty(people.db.conn, 1, carried_out=False)  # type: ignore[assignment]
    with monkeypatch.context() as away:
        away.setattr(engine, "connect", gone)
        for _attempt in range(2):
            with pytest.raises(ImpError):
                keying.key(people, person, form, "pss_01", "2")
        assert form.answers["pss_01"].keyed == "1"
    keying.key(people, person, form, "pss_01", "2")
    _same(people, form)


def _same(study: Study, form: Form) -> None:
    stored = keying.open_form(study, form.key)
    assert stored.answers == form.answers
    assert (stored.keying_id or form.keying_id) == form.keying_id


def _content(study: Study) -> list[list[tuple[Any, ...]]]:
    return [study.rows(f"SELECT * FROM {table}") for table in ("ledger", *migrations.PAYLOADS)]
