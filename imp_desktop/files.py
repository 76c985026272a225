"""Whole files: written completely and on disk, or not at all."""

import contextlib
import os
import time
import uuid
from pathlib import Path

from imp_desktop.errors import ImpError, Problem

_WINDOWS_PATIENCE_SECONDS = 2.0
_STUDY_BEGINS = b"SQLite format 3\0"


def write_whole(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Put `content` at `path` so that a crash leaves either the old file or the new one.

    A study, a folder or a device is never replaced. Raises ImpError (FILE_EXISTS for these and without `replace`,
    FILE_UNWRITABLE on any fault of the disk, the old file untouched).
    """
    try:
        if path.exists() and not (replace and _replaceable(path)):
            raise ImpError(Problem.FILE_EXISTS, path=path)
        _write_beside(path, content)
    except OSError as error:
        raise ImpError(Problem.FILE_UNWRITABLE, path=path, reason=error.strerror or error) from error


def flush_folder(folder: Path) -> None:
    """Bring names made or removed in `folder` to the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _replaceable(path: Path) -> bool:
    """Whether a file made by this program may take the place of what is there."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(_STUDY_BEGINS)) != _STUDY_BEGINS


def _write_beside(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with beside.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _take_its_place(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    flush_folder(path.parent)


def _take_its_place(beside: Path, path: Path) -> None:
    """Rename over the old file; a virus scanner on Windows may hold it for a moment."""
    give_up = time.monotonic() + _WINDOWS_PATIENCE_SECONDS
    while True:
        try:
            beside.replace(path)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > give_up:
                raise
            time.sleep(0.05)
        else:
            return
