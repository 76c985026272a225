"""Presses keys at an even pace and takes the times of the commit and of the paint that follow each."""

import statistics
import time
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

PACE = 1000 / 12  # ms between keys: 43,000 an hour


@dataclass
class Timing:
    """Milliseconds from each key to its commit, and to the next item on screen."""

    committed: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    pressed: float = 0.0
    waits: bool = False

    def press(self) -> None:
        """A key goes down now."""
        self.pressed, self.waits = time.perf_counter(), True

    def commit(self) -> None:
        """The answer to the key is on disk now."""
        self.committed.append((time.perf_counter() - self.pressed) * 1000)

    def paint(self) -> None:
        """The next item has been painted now; later paints of the same key do not count."""
        if self.waits and len(self.committed) > len(self.painted):
            self.painted.append((time.perf_counter() - self.pressed) * 1000)
            self.waits = False

    @staticmethod
    def median(times: list[float]) -> float:
        """The middle one, in ms."""
        return round(statistics.median(times), 2)

    @staticmethod
    def p99(times: list[float]) -> float:
        """What 99 of 100 stay under, in ms."""
        return round(statistics.quantiles(times, n=100)[98], 2)


class Keyed(Protocol):
    """Something on screen that takes digits."""

    def begin(self, timing: Timing) -> None:
        """Show the window and report commits and paints to `timing`."""

    def press(self, number: int) -> None:
        """Key the answer to the item with this running number."""


def replay(window: Keyed, keys: int) -> Timing:
    """Press that many keys at the pace; gives the times."""
    timing = Timing()
    window.begin(timing)
    done = 0

    def press() -> None:
        nonlocal done
        if done == keys:
            timer.stop()
            QTimer.singleShot(round(PACE), QApplication.quit)
            return
        window.press(done)
        done += 1

    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(round(PACE))
    QApplication.exec()
    return timing
