"""The lock file beside an open study: who has it open, on which PC and since when."""

import contextlib
import json
import os
import secrets
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from imp_desktop.errors import ImpError, Problem
from imp_desktop.storage import processes

_LONGEST_LOCK = 10_000
_UNKNOWN = "?"


@dataclass(frozen=True)
class Holder:
    """Who holds a lock; `birth` marks the process, so that a reused process number is recognised."""

    pid: int
    birth: str
    pc: str
    person: str
    since: str


@dataclass(frozen=True)
class Lock:
    """A lock we hold on a study; `release` gives it back."""

    path: Path
    content: bytes

    def release(self) -> None:
        """Remove the lock file if it is still ours."""
        with contextlib.suppress(OSError):
            if self.path.read_bytes() == self.content:
                self.path.unlink()


def lock_path(study: Path) -> Path:
    """Where the lock file of a study lies."""
    return study.with_name(f"{study.name}.lock")


def take(study: Path, person: str) -> Lock:
    """Lock the study for this process.

    A lock left by a process of this PC that is gone is taken over. Raises ImpError (STUDY_OPEN_ELSEWHERE for a living
    process of this PC, STUDY_LOCK_FOREIGN for another PC or an unreadable lock) and OSError where the folder cannot
    be written.
    """
    path = lock_path(study)
    content = _content(person)
    for _attempt in range(3):
        if _created(path, content):
            return Lock(path, content)
        _remove_if_left_behind(study)
    refuse_if_held(study)
    raise ImpError(Problem.STUDY_OPEN_ELSEWHERE, path=study, pc=processes.this_pc(), since=_UNKNOWN, person=_UNKNOWN)


def refuse_if_held(study: Path) -> None:
    """Raise ImpError if another process has the study open, or may have; say who, where and since when."""
    held = _read(lock_path(study))
    if held is None:
        return
    holder = _understood(held)
    if _left_behind(holder):
        return
    foreign = holder.pc != processes.this_pc()
    raise ImpError(
        Problem.STUDY_LOCK_FOREIGN if foreign else Problem.STUDY_OPEN_ELSEWHERE,
        path=study,
        pc=holder.pc,
        since=holder.since,
        person=holder.person or _UNKNOWN,
        lock=lock_path(study),
    )


def _content(person: str) -> bytes:
    pid = os.getpid()
    holder = Holder(
        pid=pid,
        birth=processes.birth(pid) or _UNKNOWN,
        pc=processes.this_pc(),
        person=person,
        since=datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
    )
    return json.dumps(asdict(holder) | {"mark": secrets.token_hex(8)}, ensure_ascii=False).encode("utf-8")


def _created(path: Path, content: bytes) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    return True


def _read(path: Path) -> bytes | None:
    """What the lock file holds; None without one. An empty one is given a moment: its maker may just be writing it."""
    for _attempt in range(5):
        try:
            with path.open("rb") as stream:
                content = stream.read(_LONGEST_LOCK)
        except FileNotFoundError:
            return None
        except OSError:
            return b""
        if content:
            return content
        time.sleep(0.02)
    return b""


def _understood(content: bytes) -> Holder:
    """Who the lock names; question marks where it cannot be read, so that nobody is locked out without a sentence."""
    try:
        said = json.loads(content.decode("utf-8"))
        return Holder(int(said["pid"]), *(str(said[name])[:80] for name in ("birth", "pc", "person", "since")))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return Holder(0, _UNKNOWN, _UNKNOWN, _UNKNOWN, _UNKNOWN)


def _left_behind(holder: Holder) -> bool:
    """Whether the lock is of this PC and its process is gone, or its number now belongs to another process."""
    return holder.pc == processes.this_pc() and processes.birth(holder.pid) != holder.birth


def _remove_if_left_behind(study: Path) -> None:
    path = lock_path(study)
    held = _read(path)
    if held is None:
        return
    refuse_if_held(study)
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with contextlib.suppress(OSError):
        path.rename(aside)
        if _read(aside) != held and not path.exists():
            # somebody else took it over between our look and our hand: it is theirs
            aside.rename(path)
            return
        aside.unlink()
