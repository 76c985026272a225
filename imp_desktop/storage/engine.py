"""The one SQLite engine of the program and how it is told to behave."""

import contextlib
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import sqlcipher3
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from sqlite3 import Connection  # the engine's own connection has the same calls, but no types

    from sqlite_utils import Database

OLDEST_SQLITE = (3, 51, 3)  # earlier ones can damage a file written from two connections

_HEAVY = ("pandas", "numpy")


@contextlib.contextmanager
def _hidden(names: tuple[str, ...]) -> Iterator[None]:
    """Make `names` not importable inside the block, whether they are installed, loaded already or not."""
    kept = {name: sys.modules[name] for name in names if name in sys.modules}
    for name in names:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's own mark for "cannot be imported"
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)
        sys.modules.update(kept)


def _load_sqlite_utils() -> ModuleType:
    """sqlite-utils over our engine; it would load pandas to know its types, which costs a second and is not needed."""
    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = dbapi2
    with _hidden(_HEAVY):
        return importlib.import_module("sqlite_utils")


sqlite_utils = _load_sqlite_utils()

Error: type[Exception] = dbapi2.Error
FAULTS_OF_OURS: tuple[type[Exception], ...] = (dbapi2.IntegrityError, dbapi2.ProgrammingError, dbapi2.InterfaceError)

PRAGMAS: dict[str, tuple[str, object]] = {
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "mmap_size": ("0", 0),
    "temp_store": ("MEMORY", 2),
    "secure_delete": ("ON", 1),
    "recursive_triggers": ("ON", 1),
}
_MEMORY_ANSWERS = {"locking_mode": ("exclusive", "normal"), "journal_mode": ("memory", "off"), "mmap_size": (None, 0)}


class EngineUnfitError(RuntimeError):
    """The SQLite engine is too old or did not take a pragma; the program must not write with it."""


def connect(path: Path) -> "Database":
    """A connection to the existing file at `path`, with every pragma of PRAGMAS set and read back.

    Raises Error where the file cannot be opened or is held by another process, EngineUnfitError where a pragma did not
    take.
    """
    _fresh_enough()
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = dbapi2.connect(uri, uri=True, timeout=0, isolation_level=None)
    try:
        return _set_up(connection)
    except BaseException:
        connection.close()
        raise


def connect_to_new(path: Path) -> "Database":
    """A connection to a file that does not exist yet or is empty, set up like `connect`."""
    _fresh_enough()
    connection = dbapi2.connect(str(path), timeout=0, isolation_level=None)
    try:
        return _set_up(connection)
    except BaseException:
        connection.close()
        raise


def read_into_memory(path: Path) -> "Database":
    """What the file at `path` holds, in memory; the file is neither locked nor changed, nor its folder.

    A connection that may be used from any one thread at a time.
    """
    _fresh_enough()
    source = dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, timeout=0)
    try:
        return _memory_copy(source)
    finally:
        source.close()


def copy_into_memory(db: "Database") -> "Database":
    """What `db` holds now, in memory and detached from the file; for reports in another thread."""
    return _memory_copy(db.conn)


def copy_into_file(db: "Database", path: Path) -> None:
    """Write what `db` holds now into the new file at `path`, through the open connection and in one moment."""
    target = dbapi2.connect(str(path), isolation_level=None)
    try:
        target.execute("PRAGMA journal_mode=OFF")
        target.execute("PRAGMA synchronous=FULL")
        db.conn.backup(target)
    finally:
        target.close()


def guard(db: "Database") -> None:
    """Let the connection add and read rows only: nothing dropped, altered, overwritten, attached or loaded."""
    db.conn.set_authorizer(_allowed)


def shut(db: "Database") -> None:
    """Close the connection; a fault of the disk at this point changes nothing any more."""
    with contextlib.suppress(Error):
        db.conn.rollback()
    with contextlib.suppress(Error):
        db.conn.close()


def _fresh_enough() -> None:
    if tuple(dbapi2.sqlite_version_info) < OLDEST_SQLITE:
        raise EngineUnfitError(f"SQLite {dbapi2.sqlite_version} is older than {OLDEST_SQLITE}")


def _memory_copy(source: "Connection") -> "Database":
    connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        source.backup(connection)
        return _set_up(connection, in_memory=True)
    except BaseException:
        connection.close()
        raise


def _set_up(connection: "Connection", *, in_memory: bool = False) -> "Database":
    db: Database = sqlite_utils.Database(connection, execute_plugins=False)
    for name, (wanted, expected) in PRAGMAS.items():
        db.execute(f"PRAGMA {name}={wanted}").fetchall()
        row = db.execute(f"PRAGMA {name}").fetchone()
        found = row[0] if row else None
        fits = _MEMORY_ANSWERS.get(name, (expected,)) if in_memory else (expected,)
        if found not in fits:
            raise EngineUnfitError(f"PRAGMA {name} is {found}, not {wanted}")
    if not in_memory:
        # the exclusive mode locks nothing before the first transaction
        db.execute("BEGIN EXCLUSIVE")
        db.execute("COMMIT")
    return db


_READING = frozenset({dbapi2.SQLITE_SELECT, dbapi2.SQLITE_READ, dbapi2.SQLITE_FUNCTION, dbapi2.SQLITE_RECURSIVE})
_ADDING = frozenset({dbapi2.SQLITE_INSERT, dbapi2.SQLITE_TRANSACTION, dbapi2.SQLITE_SAVEPOINT})
_LOOKING = frozenset({"quick_check", "integrity_check", "foreign_key_check", "user_version", *PRAGMAS})
_UNTOUCHABLE = frozenset({"sqlite_master", "sqlite_schema", "_sqlite_migrations"})


def _allowed(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    if action in _READING:
        refused = action == dbapi2.SQLITE_FUNCTION and second == "load_extension"
    elif action in _ADDING:
        refused = action == dbapi2.SQLITE_INSERT and first in _UNTOUCHABLE
    elif action == dbapi2.SQLITE_PRAGMA:
        refused = first not in _LOOKING or (second is not None and not first.endswith("_check"))
    else:
        refused = True
    return int(dbapi2.SQLITE_DENY if refused else dbapi2.SQLITE_OK)
