"""Short tones through what the system itself plays them with, never waited for: a tone is never the only sign."""

import shutil
import sys
import time
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from imp_desktop import paths

PLAYERS = {"afplay": (), "pw-play": (), "paplay": (), "aplay": ("-q",)}  # in the order they are looked for
SOONEST = 0.04  # s; ticks that would run into each other are one


class Tone(StrEnum):
    """What is heard: an answer that was kept, an answer outside the scale, a form that is complete."""

    TICK = "tick"
    FLAG = "flag"
    CHORD = "chord"


Player = Callable[[Path], object]


def file_of(tone: Tone) -> Path:
    """The recording of a tone."""
    return paths.resources() / "sounds" / f"{tone}.wav"


class Sounds:
    """Plays tones; where nothing can play them, a flag is the beep of the system and the others are not heard."""

    def __init__(self, play: Player | None = None, beep: Callable[[], None] = QApplication.beep) -> None:
        self._play = play or player()
        self._beep = beep
        self._last = 0.0

    def play(self, tone: Tone) -> None:
        """Begin to play a tone; a tick right behind another tone is left out."""
        now = time.monotonic()
        if tone is Tone.TICK and now - self._last < SOONEST:
            return
        self._last = now
        if self._play is not None:
            self._play(file_of(tone))
        elif tone is Tone.FLAG:
            self._beep()


@cache
def player() -> Player | None:
    """What this system plays a recording with; none where there is nothing for it."""
    if sys.platform == "win32":
        return _play_on_windows
    found = next((name for name in PLAYERS if shutil.which(name)), "")
    return (lambda path: _start(found, path)) if found else None


def _start(name: str, path: Path) -> None:
    """Start the player as a process of its own, its words thrown away; one that does not start is not missed."""
    process = QProcess()
    process.setProgram(name)
    process.setArguments([*PLAYERS[name], str(path)])
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    process.startDetached()


def _play_on_windows(path: Path) -> None:
    if sys.platform == "win32":
        import contextlib  # noqa: PLC0415 - both only there
        import winsound  # noqa: PLC0415

        with contextlib.suppress(RuntimeError):  # a PC without loudspeakers
            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
