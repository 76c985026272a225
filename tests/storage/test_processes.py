"""Tests of telling a living process from a dead or a reused one."""

import os
import subprocess
import sys

from imp_desktop.storage import processes


def test_this_process_lives_and_keeps_its_mark() -> None:
    assert processes.birth(os.getpid())
    assert processes.birth(os.getpid()) == processes.birth(os.getpid())


def test_a_process_that_ended_has_no_mark() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert processes.birth(child.pid) not in {None, processes.birth(os.getpid())}
        child.communicate(b"\n")
    assert processes.birth(child.pid) is None


def test_numbers_that_no_process_can_have_have_no_mark() -> None:
    assert processes.birth(0) is None
    assert processes.birth(-1) is None


def test_this_pc_has_a_name() -> None:
    assert processes.this_pc()
