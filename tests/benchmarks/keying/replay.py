"""Presses keys at an even pace and takes the times of the commit and of the paint that follow each."""

import statistics
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

PACE = 1000 / 12  # ms between keys: 43,000 an hour
TURN = 40
BURST_PACE = 1 / 200  # s between keys; no hand is that fast, a stuck scanner or a paste from elsewhere may be
ENTER = "Enter"
PATIENCE = 3  # s without any new answer on screen: what has not come by then was lost


@dataclass
class Timing:
    """Milliseconds from each key to its commit, and to the next item on screen."""

    committed: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    _pressed: deque[float] = field(default_factory=deque)
    _on_disk: list[float] = field(default_factory=list)

    def press(self) -> None:
        """A key goes down now."""
        self._pressed.append(time.perf_counter())

    def commit(self) -> None:
        """The answer to the key that waits longest is on disk now."""
        pressed = self._pressed.popleft()
        self._on_disk.append(pressed)
        self.committed.append((time.perf_counter() - pressed) * 1000)

    def paint(self) -> None:
        """The next item has been painted now; later paints of the same key do not count."""
        now = time.perf_counter()
        self.painted += [(now - pressed) * 1000 for pressed in self._on_disk]
        self._on_disk.clear()

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

    def close(self) -> None:
        """End it."""

    def press(self, number: int) -> None:
        """Key the answer to the item with this running number."""

    def burst(self, keys: int) -> Iterator[tuple[str, bool]]:
        """The keys for so many items of new forms, and whether each is one that brings an answer to the disk."""

    @property
    def front(self) -> QWidget:
        """The window that gets the keys."""


def replay(windows: Sequence[Keyed], keys: int) -> None:
    """Press that many keys in each window, in turns, so that both meet the same disk and the same other work."""
    for start in range(0, keys, TURN):
        for window in windows:
            _turn(window, range(start, min(start + TURN, keys)))


def burst(window: Keyed, keys: int) -> float:
    """Send the keys 200 a second, whether or not the window keeps up; gives the seconds until it has shown them."""
    window.begin()
    QApplication.processEvents()
    window.timing = timing = Timing()
    events = list(window.burst(keys))
    progress = _Progress(timing, keys)
    sender = threading.Thread(target=_send, args=(window.front, events, timing))
    sender.start()
    timer = QTimer()
    timer.timeout.connect(progress.look)
    timer.start(1)
    QApplication.exec()
    timer.stop()
    sender.join()
    return progress.shown - progress.begun


class _Progress:
    """Leaves the event loop once every key is shown, or nothing comes any more."""

    def __init__(self, timing: Timing, keys: int) -> None:
        self._timing = timing
        self._keys = keys
        self._count = 0
        self.begun = self.shown = time.perf_counter()

    def look(self) -> None:
        """See how far it is."""
        if len(self._timing.painted) > self._count:
            self._count, self.shown = len(self._timing.painted), time.perf_counter()
        if self._count >= self._keys or time.perf_counter() - self.shown > PATIENCE:
            QApplication.quit()


def _send(widget: QWidget, keys: Sequence[tuple[str, bool]], timing: Timing) -> None:
    """Put the keys where the system puts them, each at its time."""
    due = time.perf_counter()
    for name, counts in keys:
        due += BURST_PACE
        time.sleep(max(0.0, due - time.perf_counter()))
        key, text = (Qt.Key.Key_Return, "\r") if name == ENTER else (Qt.Key(ord(name)), name)
        if counts:
            timing.press()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.postEvent(widget.windowHandle(), event)


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
