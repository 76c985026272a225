"""Tests of the lock file: one place at a time, freed by a crash on the same PC, never taken from another PC."""

import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.storage import lock, processes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "trial.impstudy"


def _holder(**other: object) -> bytes:
    """What a living holder on this PC writes, with some of it put otherwise."""
    said = {
        "pid": os.getpid(),
        "birth": processes.birth(os.getpid()),
        "pc": processes.this_pc(),
        "person": "Jonas Visser",
        "since": "2026-06-12 09:10",
    }
    return json.dumps(said | other).encode()


def _dead_pid() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    return child.pid


def test_a_lock_is_given_back(path: Path) -> None:
    held = lock.take(path, "Anna")
    assert lock.lock_path(path).exists()
    held.release()
    assert not lock.lock_path(path).exists()


def test_a_second_taker_is_told_who_and_since_when(path: Path) -> None:
    lock.lock_path(path).write_bytes(_holder())
    with pytest.raises(ImpError) as refused:
        lock.take(path, "Anna")
    assert refused.value.problem is Problem.STUDY_OPEN_ELSEWHERE
    assert "Jonas Visser" in str(refused.value)
    assert "2026-06-12 09:10" in str(refused.value)


def test_the_lock_of_a_process_that_is_gone_is_taken_over(path: Path) -> None:
    lock.lock_path(path).write_bytes(_holder(pid=_dead_pid()))
    lock.take(path, "Anna").release()


def test_the_lock_of_a_number_that_another_process_has_now_is_taken_over(path: Path) -> None:
    lock.lock_path(path).write_bytes(_holder(birth="before the last start of the PC"))
    lock.take(path, "Anna").release()


FOREIGN: list[tuple[str, Callable[[], bytes]]] = [
    ("another PC", lambda: _holder(pc="PC-BALIE-2")),
    ("another PC whose number is free here", lambda: _holder(pc="PC-BALIE-2", pid=2**22 + 1)),
    ("nothing", lambda: b""),
    ("garbage", lambda: b"\xff\x00garbage"),
    ("a number without end", lambda: _holder(pid=1).replace(b'"pid": 1', b'"pid": 1e999')),
    ("a list", lambda: b"[1, 2]"),
    ("too little", lambda: b'{"pid": 1}'),
    ("a number that is none", lambda: _holder(pid="x")),
    ("a megabyte", lambda: b"x" * 1_000_000),
    ("deep brackets", lambda: b"[" * 9_000),
]


@pytest.mark.parametrize("content", [make for _name, make in FOREIGN], ids=[name for name, _make in FOREIGN])
def test_a_lock_that_may_be_of_another_pc_is_never_taken(path: Path, content: Callable[[], bytes]) -> None:
    written = content()
    lock.lock_path(path).write_bytes(written)
    with pytest.raises(ImpError) as refused:
        lock.take(path, "Anna")
    assert refused.value.problem is Problem.STUDY_LOCK_FOREIGN
    assert str(lock.lock_path(path)) in str(refused.value)
    assert lock.lock_path(path).read_bytes() == written


def test_a_lock_that_was_taken_over_is_not_removed_by_its_former_holder(path: Path) -> None:
    held = lock.take(path, "Anna")
    lock.lock_path(path).write_bytes(_holder())
    held.release()
    assert lock.lock_path(path).exists()


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        lock.take(tmp_path / "gone" / "trial.impstudy", "Anna")


def _race(path: Path, start: Event, over: Event, won: "Queue[bool]") -> None:
    start.wait(30)
    try:
        lock.take(path, "Anna")
    except ImpError:
        won.put(False)
    else:
        won.put(True)
        over.wait(30)


def test_of_many_starts_in_a_race_exactly_one_wins(path: Path) -> None:
    lock.lock_path(path).write_bytes(_holder(pid=_dead_pid()))
    context = multiprocessing.get_context("spawn")
    start, over, won = context.Event(), context.Event(), context.Queue()
    racers = [context.Process(target=_race, args=(path, start, over, won)) for _ in range(5)]
    for racer in racers:
        racer.start()
    start.set()
    wins = [won.get(timeout=60) for _ in racers]
    over.set()
    for racer in racers:
        racer.join(30)
    assert sorted(wins) == [False] * 4 + [True]
