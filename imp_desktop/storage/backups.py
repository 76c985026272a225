"""Copies of a study: made through the open connection, and good only once they were opened and compared."""

import contextlib
import hashlib
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from imp_desktop.errors import ImpError, Problem
from imp_desktop.files import flush_folder
from imp_desktop.storage import engine, ledger, migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT = 10
_SUFFIX = ".impstudy"


def folder(study: Path) -> Path:
    """Where the automatic copies of the study at that path are kept: beside it."""
    return study.with_name(f"{study.stem} copies")


def save(db: "Database", target: Path, *, replace: bool = False) -> Path:
    """Write a copy of an open study to `target`: open it again, compare it, and only then give it its name.

    Raises ImpError (FILE_EXISTS without `replace`, FILE_UNWRITABLE, COPY_DIFFERS); `target` is then as it was before.
    """
    if target.exists() and not replace:
        raise ImpError(Problem.FILE_EXISTS, path=target)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        engine.copy_into_file(db, beside)
        _flush(beside)
        _refuse_different(db, beside, target)
        beside.replace(target)
        flush_folder(target.parent)
    except (OSError, engine.Error) as error:
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise ImpError(Problem.FILE_UNWRITABLE, path=target, reason=reason) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
    return target


def save_automatically(db: "Database", study: Path, *, remark: str = "") -> Path | None:
    """Copy an open study into its folder of copies unless the newest change is in a copy already; then thin the folder.

    Gives the copy, or None where none was needed. Raises ImpError as `save` does.
    """
    place = folder(study)
    end = ledger.end(db)
    mark = f"{remark}{end.seq:07d}-{end.hash[:8]}"
    if any(path.stem.endswith(mark) for path in copies(study)):
        return None
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        raise ImpError(Problem.FILE_UNWRITABLE, path=place, reason=error.strerror or error) from error
    stamp = ledger.now().strftime("%Y-%m-%d %H.%M.%S")
    saved = save(db, place / f"{study.stem} {stamp} {mark}{_SUFFIX}", replace=True)
    _thin(study)
    return saved


def copies(study: Path) -> list[Path]:
    """The automatic copies, oldest first."""
    place = folder(study)
    found = [path for path in place.glob(f"*{_SUFFIX}") if not path.name.startswith(".")] if place.is_dir() else []
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))


def last(study: Path) -> datetime | None:
    """When the newest automatic copy was made, in UTC."""
    found = copies(study)
    return datetime.fromtimestamp(found[-1].stat().st_mtime, UTC) if found else None


def content_hash(db: "Database") -> str:
    """A hash over every row of every table, 64 hex digits."""
    digest = hashlib.sha256()
    for table in ("ledger", *migrations.tables(db)):
        digest.update(table.encode())
        for row in db.execute(f"SELECT * FROM {table} ORDER BY 1"):  # noqa: S608 - names of this program's own tables
            digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _thin(study: Path) -> None:
    """Keep the newest copies; called only after a new one was verified, so that good ones always remain."""
    for path in copies(study)[:-KEPT]:
        with contextlib.suppress(OSError):
            path.unlink()


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _refuse_different(db: "Database", copy: Path, target: Path) -> None:
    try:
        made = engine.read_into_memory(copy)
    except engine.Error as error:
        raise ImpError(Problem.COPY_DIFFERS, path=target) from error
    try:
        sound = made.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        same = sound and migrations.fits(made) and content_hash(made) == content_hash(db)
    except engine.Error as error:
        raise ImpError(Problem.COPY_DIFFERS, path=target) from error
    finally:
        engine.shut(made)
    if not same:
        raise ImpError(Problem.COPY_DIFFERS, path=target)
