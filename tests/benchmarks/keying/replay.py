"""Presses keys at an even pace and takes the times of the commit and of the paint that follow each."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

PACE = 1000 / 12  # ms between keys: 43,000 an hour
TURN = 40


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

    timing: Timing

    def begin(self) -> None:
        """Come to the front; the first time, show the window and watch commits and paints."""

    def press(self, number: int) -> None:
        """Key the answer to the item with this running number."""


def replay(windows: Sequence[Keyed], keys: int) -> None:
    """Press that many keys in each window, in turns, so that both meet the same disk and the same other work."""
    for start in range(0, keys, TURN):
        for window in windows:
            _turn(window, range(start, min(start + TURN, keys)))


def _turn(window: Keyed, numbers: range) -> None:
    window.begin()
    QApplication.processEvents()
    waiting = iter(numbers)

    def press() -> None:
        number = next(waiting, None)
        if number is None:
            timer.stop()
            QApplication.quit()
        else:
            window.press(number)

    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(round(PACE))
    QApplication.exec()
