"""A screen of its own for each run, and the program on it."""

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_WAIT = 60


class Window:
    """The program running in its own process, and what it has told so far."""

    def __init__(self, process: subprocess.Popen[bytes], pipe: int, display: str) -> None:
        self._process = process
        self._pipe = pipe
        self._begun = b""
        self._display = display
        self._typing: subprocess.Popen[bytes] | None = None
        self.told: list[str] = []

    def wait_for(self, wanted: Callable[[str], bool]) -> None:
        """Read what the program tells until a line is as wanted."""
        while True:
            if not select.select([self._pipe], [], [], LONGEST_WAIT)[0]:
                pytest.fail(f"nothing was told for {LONGEST_WAIT} s; at last {self.told[-3:]}")
            lines = self._read()
            if lines is None:
                pytest.fail(f"the program ended; at last it told {self.told[-3:]}")
            if any(wanted(line) for line in lines):
                return

    def type(self, *keys: str, delay: int = 12) -> None:
        """Send real key events, `delay` ms apart, while the test goes on; after those sent before."""
        if self._typing is not None:
            self._typing.wait()
        command = ["xdotool", "key", "--delay", str(delay), *keys]
        self._typing = subprocess.Popen(command, env={**os.environ, "DISPLAY": self._display})

    def point_and_click(self) -> None:
        """Send a real movement of the mouse and a click."""
        command = ["xdotool", "mousemove", "640", "400", "click", "1"]
        subprocess.run(command, env={**os.environ, "DISPLAY": self._display}, check=True)

    def ended(self) -> int:
        """Wait until the program has ended by itself, read what it had told, and give its exit status."""
        status = self._process.wait(LONGEST_WAIT)
        self._read_to_the_end()
        return status

    def hold(self, key: str, seconds: float) -> None:
        """Hold a key down for so long; the X server repeats it."""
        display = {**os.environ, "DISPLAY": self._display}
        subprocess.run(["xdotool", "keydown", key, "sleep", str(seconds), "keyup", key], env=display, check=True)

    def kill(self) -> None:
        """End the process without any warning, and read what it had told before."""
        self._process.kill()
        self._process.wait()
        self._read_to_the_end()

    def _read_to_the_end(self) -> None:
        if self._typing is not None:
            self._typing.wait()
        while self._read() is not None:
            continue
        os.close(self._pipe)

    def _read(self) -> list[str] | None:
        """The lines that have come since the last time; None when the program has gone and nothing is left."""
        more = os.read(self._pipe, 1 << 16)
        *lines, self._begun = (self._begun + more).split(b"\n")
        told = [line.decode() for line in lines]
        self.told += told
        return told if more else None

    @property
    def shown(self) -> dict[str, str]:
        """Item -> answer, as it was painted last."""
        lines = (line.split() for line in self.told if line.startswith("shown "))
        return {item: keyed for _, _, item, keyed in lines}


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen of 1366 x 768 that nobody sees."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.fail("these tests need Xvfb and xdotool")
    read, write = os.pipe()
    screen = ["-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), *screen], pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def run(display: str, own_home: Path) -> Iterator[Callable[..., Window]]:
    """Start a module on a study and wait until its window is there."""
    running: list[Window] = []

    def begin(module: str, study: Path, *wishes: str) -> Window:
        read, write = os.pipe()
        command = [sys.executable, "-m", module, str(study), str(write), *wishes]
        here = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "IMP_DESKTOP_HOME": str(own_home)}
        process = subprocess.Popen(command, cwd=ROOT, env=here, pass_fds=[write])
        os.close(write)
        window = Window(process, read, display)
        running.append(window)
        window.wait_for(lambda line: line == "ready")
        return window

    yield begin
    for window in running:
        if window._process.poll() is None:
            window.kill()


@pytest.fixture
def start(run: Callable[..., Window]) -> Callable[..., Window]:
    """Start the program on a study and a form."""
    return lambda study, form, *wishes: run("tests.window.child", study, *form, *wishes)
