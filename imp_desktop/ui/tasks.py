"""Long work off the window's thread: it runs on plain arguments, its result arrives back on the window's thread.

Python's own threads, since waiting for those lets them go on; QThreadPool.waitForDone keeps the lock they need.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

T = TypeVar("T")
Progress = Callable[[int, str], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], T]

_running: set[QObject] = set()


class _Messages(QObject):
    """Carries what happens over to the window's thread."""

    advanced = Signal(int, str)
    finished = Signal(object)
    failed = Signal(object)


class Task(QObject, Generic[T]):
    """Work under way; `cancel` asks it to stop, after which neither result nor failure is told."""

    def __init__(self, work: Work[T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._work = work
        self._done = done
        self._failed = failed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="work", daemon=True)
        self._messages = _Messages(self)
        self._progress: Progress | None = None
        self._messages.finished.connect(self._on_finished)
        self._messages.failed.connect(self._on_failed)
        self._messages.advanced.connect(self._on_advanced)

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait until the work has ended; False if it is still going on after that time."""
        self._thread.join(max(0.0, seconds))
        return not self._thread.is_alive()

    def _start(self, progress: Progress | None) -> None:
        self._progress = progress
        _running.add(self)
        self._thread.start()

    def _run(self) -> None:
        try:
            result = self._work(self._advance, self._stop.is_set)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told on the window's thread
            self._send(self._messages.failed, error)
        else:
            self._send(self._messages.finished, result)

    def _advance(self, percent: int, words: str) -> None:
        if not self.cancelled:
            self._messages.advanced.emit(percent, words)

    def _send(self, signal: SignalInstance, news: object) -> None:
        """Tell the window's thread; after the program's end there is nobody to tell."""
        with contextlib.suppress(RuntimeError):
            signal.emit(news)

    @Slot(int, str)
    def _on_advanced(self, percent: int, words: str) -> None:
        if self._progress is not None and not self.cancelled:
            self._progress(percent, words)

    @Slot(object)
    def _on_finished(self, result: T) -> None:
        _running.discard(self)
        if not self.cancelled:
            self._done(result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        _running.discard(self)
        if not self.cancelled:
            self._failed(error)


def run(
    work: Work[T], done: Callable[[T], None], failed: Callable[[Exception], None], progress: Progress | None = None
) -> Task[T]:
    """Run `work(progress, cancelled)` beside the window; `done`, `failed` and `progress` are called on its thread."""
    task = Task(work, done, failed)
    task._start(progress)  # noqa: SLF001 - a task is started here and nowhere else
    return task


def wait_for_all(seconds: float = 5.0) -> bool:
    """Ask everything under way to stop and wait for it; False if something is still running after that time."""
    tasks = [task for task in _running if isinstance(task, Task)]
    for task in tasks:
        task.cancel()
    end = time.monotonic() + seconds
    ended = [task.wait(end - time.monotonic()) for task in tasks]
    return all(ended)
