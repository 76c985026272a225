"""Replays 12 keys a second into a study of 500 people and into a plain table; prints both, and their ratio.

`python -m tests.benchmarks.keying [KEYS]`: on a screen of its own where Xvfb is installed and no screen is there.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent

from imp_desktop import app
from tests.benchmarks.keying import ours, rival
from tests.benchmarks.keying.replay import Timing, replay

KEYS = 240


def main() -> int:
    """Measure, print, and fail only if a key was lost."""
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else KEYS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["IMP_DESKTOP_HOME"] = folder
        application = app.make_application()
        screen, plain = ours.Screen(Path(folder)), rival.Table(Path(folder))
        replay([screen, plain], keys)
        screen.close()
        plain.close()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    told = {
        "imp_desktop": _told(screen.timing),
        "plain table": _told(plain.timing),
        "ratio": _ratio(screen.timing, plain.timing),
    }
    print(json.dumps(told, indent=1))
    return 0 if len(screen.timing.painted) == len(plain.timing.painted) == keys else 1


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
        "commit median": round(one.median(one.committed) / other.median(other.committed), 2),
        "painted median": round(one.median(one.painted) / other.median(other.painted), 2),
        "painted p99": round(one.p99(one.painted) / other.p99(other.painted), 2),
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
