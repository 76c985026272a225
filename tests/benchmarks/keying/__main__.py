"""Replays 12 keys a second, then 200, into each of three keyings of a study of 500 people and into a plain table.

Prints the times of all four, and of ours their ratio to the table's.

`python -m tests.benchmarks.keying [KEYS]`: on a screen of its own where Xvfb is installed and no screen is there.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent

from imp_desktop import app
from imp_desktop.operations.keying import Pass
from tests.benchmarks.keying.made_study import INSTRUMENTS, MadeStudy
from tests.benchmarks.keying.ours import Screen
from tests.benchmarks.keying.replay import Keyed, Timing, burst, replay
from tests.benchmarks.keying.rival import Table

KEYS = 240
PACKET = sum(items for _name, items, _top in INSTRUMENTS)


def main() -> int:
    """Measure, print, and fail only if a key was lost."""
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else KEYS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["IMP_DESKTOP_HOME"] = folder
        application = app.make_application()
        made = MadeStudy(Path(folder))
        ours = {at.name.lower(): Screen(Path(folder), made, at) for at in (Pass.FIRST, Pass.SECOND, Pass.THIRD)}
        plain = Table(Path(folder))
        windows: dict[str, Keyed] = {**ours, "plain table": plain}
        replay(list(windows.values()), keys)
        told = {"12 keys a second": _beside(windows)}
        seconds = {name: burst(window, PACKET) for name, window in windows.items()}
        told["200 keys a second"] = _beside(windows, seconds)
        on_disk = [screen.on_disk() for screen in ours.values()]
        for window in windows.values():
            window.close()
        made.study.close()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    print(json.dumps(told, indent=1))
    paced = all(each["keys"] == keys for each in told["12 keys a second"].values())
    return 0 if paced and on_disk == [PACKET] * len(ours) else 1


def _beside(windows: Mapping[str, Keyed], seconds: Mapping[str, float] = {}) -> dict[str, dict[str, float]]:
    """What was measured of each window, beside the rival, which comes last."""
    rival = list(windows.values())[-1].timing
    told = {}
    for name, window in windows.items():
        took = {"s until all is shown": round(seconds[name], 2)} if name in seconds else {}
        told[name] = _told(window.timing) | took | (_ratio(window.timing, rival) if window.timing is not rival else {})
    return told


def _told(timing: Timing) -> dict[str, float]:
    return {
        "keys": len(timing.painted),
        "commit median ms": timing.median(timing.committed),
        "commit p99 ms": timing.p99(timing.committed),
        "painted median ms": timing.median(timing.painted),
        "painted p99 ms": timing.p99(timing.painted),
    }


def _ratio(one: Timing, other: Timing) -> dict[str, float]:
    return {
        "commit median, ratio": round(one.median(one.committed) / other.median(other.committed), 2),
        "painted median, ratio": round(one.median(one.painted) / other.median(other.painted), 2),
        "painted p99, ratio": round(one.p99(one.painted) / other.p99(other.painted), 2),
    }


def _on_a_screen() -> int:
    """Run again under Xvfb where there is one and no screen is named."""
    wished = os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM") or shutil.which("Xvfb") is None
    if wished or not sys.platform.startswith("linux"):
        return main()
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        os.environ["DISPLAY"] = f":{told.readline().strip()}"
    try:
        return main()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(_on_a_screen())
