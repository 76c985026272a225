"""The study file: make one, open one, change it, close it."""

import contextlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from imp_desktop.errors import ImpError, Problem
from imp_desktop.files import flush_folder
from imp_desktop.i18n import _
from imp_desktop.instruments.answers import unfit
from imp_desktop.storage import backups, engine, ledger, lock, migrations, processes
from imp_desktop.storage.ledger import Change, Person

if TYPE_CHECKING:
    from sqlite_utils import Database

_HEADER = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_ROLLBACK_JOURNAL = b"\x01\x01"
_MOST_OBJECTS = 500
_LONGEST_REASON = 2_000

FROZEN = "frozen"  # the setting that holds since when the data are frozen, and their fingerprint
THAW = "take the freeze back"
_WHILE_FROZEN = frozenset({THAW, "add person", "person leaves", "person comes back"})


class StudyFile:
    """An open study. Read through `rows`; write through `change` only."""

    def __init__(self, path: Path, db: "Database", held: lock.Lock | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._db: Database | None = db
        self._held = held
        self._changing: Change | None = None
        self._closed = False

    @cached_property
    def study_id(self) -> str:
        """The name of this study that no other study has."""
        return str(self.rows("SELECT uid FROM study")[0][0])

    @property
    def db(self) -> "Database":
        """The connection; opened anew after a fault of the disk. ImpError if that cannot be done."""
        if self._closed:
            raise RuntimeError("the study is closed")
        if self._db is None:
            self._db = _reconnected(self.path)
        return self._db

    @property
    def closed(self) -> bool:
        """Whether the study was closed."""
        return self._closed

    @property
    def frozen_since(self) -> str:
        """The moment (UTC, as stored) since which nothing may be changed; empty while the data are not frozen."""
        rows = self.rows("SELECT value FROM setting WHERE name = ? ORDER BY id DESC LIMIT 1", (FROZEN,))
        return (rows[0][0] or "").partition(" ")[0] if rows else ""

    @property
    def moment(self) -> int | None:
        """A number that stays the same for as long as the study does; None while a change is being made."""
        return None if self._changing is not None else ledger.end(self.db).seq

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Every row of a query; ImpError where the disk does not give them.

        Inside a change the fault goes up as it is, so that the change is settled as a whole.
        """
        try:
            found: list[tuple[Any, ...]] = self.db.execute(sql, values).fetchall()
        except engine.Error as error:
            if self._changing:
                raise
            raise ImpError(Problem.FILE_UNREADABLE, path=self.path, reason=error) from error
        return found

    @contextlib.contextmanager
    def change(self, who: Person, why: str = "", action: str = "change") -> Iterator[Change]:
        """The only way to write: everything added inside the block is stored with one row of the ledger, or nothing.

        A change made while another one is being made belongs to that one: an import is one change of many verbs. If
        the inner one fails, the outer one cannot be stored any more. Raises ImpError (STUDY_READ_ONLY, STUDY_FROZEN;
        TEXT_TOO_LONG, TEXT_UNFIT where the reason cannot be kept; NOT_ON_DISK where the disk did not take it: then
        nothing of it is stored).
        """
        _refuse_reason(why)
        if self.read_only:
            raise ImpError(Problem.STUDY_READ_ONLY, path=self.path)
        if self._changing is not None:
            yield from _joined(self._changing)
            return
        uid = uuid.uuid4().hex
        try:
            with self._stored(who, why, action, uid) as change:
                self._changing = change
                self._refuse_frozen(action)
                yield change
        except engine.FAULTS_OF_OURS:
            raise
        except engine.Error as error:
            self._settle(uid, error)
        finally:
            self._changing = None

    def _refuse_frozen(self, action: str) -> None:
        since = "" if action in _WHILE_FROZEN else self.frozen_since
        if since:
            raise ImpError(Problem.STUDY_FROZEN, date=since[:10])

    @contextlib.contextmanager
    def _stored(self, who: Person, why: str, action: str, uid: str) -> Iterator[Change]:
        with self.db.atomic():
            before = ledger.end(self.db)
            change = Change(self.db, who, action, why, before.seq + 1, uid)
            yield change
            if change.spoiled:
                raise RuntimeError("a part of this change failed, so none of it may be stored")
            if change.wrote:
                change.enter(before)

    def _settle(self, uid: str, error: Exception) -> None:
        """After a fault of the disk: open anew and look whether the change is stored; it may be, in spite of the fault.

        Nothing is tried again on the old connection: what the system said it wrote may be gone.
        """
        if self._db is not None:
            engine.shut(self._db)
            self._db = None
        try:
            stored = ledger.holds(self.db, uid)
        except (ImpError, engine.Error):
            stored = False
        if not stored:
            raise ImpError(Problem.NOT_ON_DISK, reason=error) from error

    def close(self) -> None:
        """Close the file and give the lock back; closing twice does nothing."""
        if self._closed:
            return
        self._closed = True
        if self._db is not None:
            engine.shut(self._db)
        if not self.read_only:
            _remove_empty_journal(self.path)
        if self._held is not None:
            self._held.release()


def create(path: Path, who: Person, fill: Callable[[Change], None]) -> None:
    """Make a study file at `path` whose first change is what `fill` adds; completely or not at all.

    Raises ImpError (FILE_EXISTS, FILE_UNWRITABLE) and whatever `fill` raises.
    """
    if path.exists() or path.is_symlink():
        raise ImpError(Problem.FILE_EXISTS, path=path)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            made = Path(folder) / "new"
            _fill(made, who, fill)
            made.rename(path)
        flush_folder(path.parent)
    except (OSError, engine.Error) as error:
        raise ImpError(Problem.FILE_UNWRITABLE, path=path, reason=_reason(error)) from error


def open_file(path: Path, who_name: str = "", *, read_only: bool = False) -> StudyFile:
    """Open the study at `path`; where it cannot be written it is opened for reading, see `StudyFile.read_only`.

    Raises ImpError (FILE_MISSING, FILE_UNREADABLE, STUDY_EMPTY, NOT_A_STUDY, STUDY_NEWER, STUDY_DAMAGED,
    STUDY_OPEN_ELSEWHERE, STUDY_LOCK_FOREIGN); the file is then as it was before.
    """
    _refuse_strange(path)
    if read_only or not _writable(path):
        return _opened_for_reading(path)
    try:
        held = lock.take(path, who_name)
    except OSError:
        return _opened_for_reading(path)
    try:
        return StudyFile(path, _connected(path), held)
    except BaseException:
        _remove_empty_journal(path)
        held.release()
        raise


def in_memory_copy(study: StudyFile) -> StudyFile:
    """What the study holds now, for reading, detached from the file; may be used in another thread."""
    return StudyFile(study.path, engine.copy_into_memory(study.db), read_only=True)


def last_change(study: StudyFile) -> datetime | None:
    """When the study was changed last, in UTC."""
    return ledger.end(study.db).utc


def _refuse_reason(why: str) -> None:
    if len(why) > _LONGEST_REASON:
        raise ImpError(Problem.TEXT_TOO_LONG, length=len(why), most=_LONGEST_REASON)
    if any(unfit(sign) for sign in why):
        raise ImpError(Problem.TEXT_UNFIT)


def _joined(change: Change) -> Iterator[Change]:
    try:
        yield change
    except BaseException:
        change.spoiled = True
        raise


def _fill(path: Path, who: Person, fill: Callable[[Change], None]) -> None:
    db = engine.connect_to_new(path)
    study = StudyFile(path, db)
    try:
        migrations.begin(db)
        with study.change(who, action="create study") as change:
            change.add("study", id=1, uid=uuid.uuid4().hex)
            fill(change)
    finally:
        study.close()


def _refuse_strange(path: Path) -> None:
    """Look at the first bytes before any engine does, so that a strange file gets its sentence and is not touched."""
    header = _header(path)
    if not header:
        raise ImpError(Problem.STUDY_EMPTY, path=path)
    if not header.startswith(_HEADER):
        raise ImpError(Problem.NOT_A_STUDY, path=path)
    if len(header) < _HEADER_LENGTH:
        raise ImpError(Problem.STUDY_DAMAGED, path=path, reason=_("it ends too early"))
    if int.from_bytes(header[68:72], "big") != migrations.APPLICATION_ID:
        raise ImpError(Problem.NOT_A_STUDY, path=path)
    version = int.from_bytes(header[60:64], "big", signed=True)
    if version > migrations.newest_version():
        raise ImpError(Problem.STUDY_NEWER, path=path)
    if version < 1 or header[18:20] != _ROLLBACK_JOURNAL:
        raise ImpError(Problem.STUDY_DAMAGED, path=path, reason=_("another program changed it"))


def _header(path: Path) -> bytes:
    if not path.exists():
        raise ImpError(Problem.FILE_MISSING, path=path)
    if not path.is_file():
        raise ImpError(Problem.NOT_A_STUDY, path=path)
    try:
        with path.open("rb") as stream:
            return stream.read(_HEADER_LENGTH)
    except OSError as error:
        raise ImpError(Problem.FILE_UNREADABLE, path=path, reason=_reason(error)) from error


def _connected(path: Path) -> "Database":
    try:
        db = engine.connect(path)
    except engine.Error as error:
        raise _refusal(path, error) from error
    try:
        _refuse_damaged(path, db)
        if migrations.version(db) < migrations.newest_version():
            backups.save_automatically(db, path, remark=f"version {migrations.version(db)} ")
            _brought_up(path, db)
        engine.guard(db)
    except BaseException:
        engine.shut(db)
        raise
    return db


def _brought_up(path: Path, db: "Database") -> None:
    try:
        migrations.bring_up(db)
        fits = migrations.fits(db)
    except engine.Error as error:
        raise ImpError(Problem.FILE_UNWRITABLE, path=path, reason=error) from error
    if not fits:
        raise RuntimeError("the migrations do not lead to the shape of the newest version")


def _reconnected(path: Path) -> "Database":
    try:
        return _connected(path)
    except OSError as error:
        raise ImpError(Problem.FILE_UNREADABLE, path=path, reason=_reason(error)) from error


def _refuse_damaged(path: Path, db: "Database") -> None:
    try:
        if path.stat().st_size < _length(db):
            raise ImpError(Problem.STUDY_DAMAGED, path=path, reason=_("it ends too early"))
        (objects,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if objects > _MOST_OBJECTS or not migrations.fits(db):
            raise ImpError(Problem.STUDY_DAMAGED, path=path, reason=_("its tables are not those of this program"))
        (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise ImpError(Problem.STUDY_DAMAGED, path=path, reason=" ".join(verdict.split()))
        if db.execute("SELECT count(*) FROM study").fetchone() != (1,):
            raise ImpError(Problem.STUDY_DAMAGED, path=path, reason=_("it was never set up completely"))
    except engine.Error as error:
        raise ImpError(Problem.STUDY_DAMAGED, path=path, reason=error) from error


def _length(db: "Database") -> int:
    """How many bytes the file must have; the engine fills a last page that is cut off with zeros and says nothing."""
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(size)


def _refusal(path: Path, error: Exception) -> ImpError:
    if "locked" in str(error):
        return ImpError(
            Problem.STUDY_OPEN_ELSEWHERE, path=path, pc=processes.this_pc(), since="?", person=_("another program")
        )
    if "unable to open" in str(error) or "readonly" in str(error):
        return ImpError(Problem.FILE_UNREADABLE, path=path, reason=error)
    return ImpError(Problem.STUDY_DAMAGED, path=path, reason=error)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _opened_for_reading(path: Path) -> StudyFile:
    """Read the whole study into memory, so that neither the medium nor a lock is needed afterwards."""
    lock.refuse_if_held(path)
    try:
        db = _in_memory(path)
    except engine.Error as error:
        raise _refusal(path, error) from error
    except OSError as error:
        raise ImpError(Problem.FILE_UNREADABLE, path=path, reason=_reason(error)) from error
    try:
        _refuse_damaged(path, db)
        if migrations.version(db) < migrations.newest_version():
            _brought_up(path, db)
    except BaseException:
        engine.shut(db)
        raise
    return StudyFile(path, db, read_only=True)


def _in_memory(path: Path) -> "Database":
    journal = _journal(path)
    if not journal.is_file() or journal.stat().st_size == 0:
        return engine.read_into_memory(path)
    # the last session was cut off in a commit; that is undone in a copy, since here nothing may be written
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, _journal(copy))
        mended = engine.connect(copy)
        try:
            return engine.copy_into_memory(mended)
        finally:
            engine.shut(mended)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _remove_empty_journal(path: Path) -> None:
    journal = _journal(path)
    with contextlib.suppress(OSError):
        if journal.stat().st_size == 0:
            journal.unlink()


def _reason(error: Exception) -> object:
    return (isinstance(error, OSError) and error.strerror) or error
