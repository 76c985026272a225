"""Whether a process still runs on this PC, and since when, so that a reused number is not taken for the old one."""

import contextlib
import ctypes
import os
import platform
import subprocess
import sys
from pathlib import Path


def this_pc() -> str:
    """The name of this PC, as other people on the network know it."""
    return platform.node() or "?"


def birth(pid: int) -> str | None:
    """A mark of when the process `pid` was started, equal only for the same process; None if there is none."""
    if pid <= 0:
        return None
    if sys.platform == "win32":
        return _birth_windows(pid)
    if sys.platform == "linux":
        return _birth_linux(pid)
    return _birth_elsewhere(pid)


def _birth_linux(pid: int) -> str | None:
    try:
        # the name of the program stands in brackets and may hold anything; the start time is the 20th field after it
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2]
        state, start = after_name.split()[0], after_name.split()[19]
    except (OSError, IndexError):
        return None
    if state == "Z":
        return None
    boot = ""
    with contextlib.suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return f"{boot}:{start}"


def _birth_elsewhere(pid: int) -> str | None:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        pass
    told = subprocess.run(  # noqa: S603 - a fixed command and a number
        ["/bin/ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or "?"


def _birth_windows(pid: int) -> str | None:
    if sys.platform != "win32":
        return None
    kernel = ctypes.windll.kernel32
    ask_only = 0x1000
    still_active = 259
    process = kernel.OpenProcess(ask_only, False, pid)  # noqa: FBT003 - the Windows call takes it by place
    if not process:
        return None
    try:
        status = ctypes.c_ulong()
        kernel.GetExitCodeProcess(process, ctypes.byref(status))
        times = [ctypes.c_ulonglong() for _ in range(4)]
        kernel.GetProcessTimes(process, *(ctypes.byref(one) for one in times))
    finally:
        kernel.CloseHandle(process)
    return str(times[0].value) if status.value == still_active else None
