"""Long work: beside the window, with progress, and stopped when asked."""

import threading

import pytest

from imp_desktop.ui import tasks


class Told:
    """What a task told, and on which thread."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[Exception] = []
        self.progress: list[tuple[int, str]] = []
        self.threads: set[int] = set()

    def on_done(self, result: object) -> None:
        self.threads.add(threading.get_ident())
        self.done.append(result)

    def on_failed(self, error: Exception) -> None:
        self.threads.add(threading.get_ident())
        self.failed.append(error)

    def on_progress(self, percent: int, words: str) -> None:
        self.threads.add(threading.get_ident())
        self.progress.append((percent, words))


@pytest.fixture
def told() -> Told:
    return Told()


def test_the_work_is_done_elsewhere_and_told_on_the_windows_thread(qtbot, told) -> None:
    def work(progress, _cancelled):
        progress(40, "half")
        return threading.get_ident()

    tasks.run(work, told.on_done, told.on_failed, told.on_progress)
    qtbot.waitUntil(lambda: bool(told.done))
    assert told.done != [threading.get_ident()]
    assert told.progress == [(40, "half")]
    assert told.threads == {threading.get_ident()}


def test_whatever_goes_wrong_is_told(qtbot, told) -> None:
    def work(_progress, _cancelled):
        raise ValueError("no")

    tasks.run(work, told.on_done, told.on_failed)
    qtbot.waitUntil(lambda: bool(told.failed))
    assert isinstance(told.failed[0], ValueError)
    assert told.done == []


def test_cancelled_work_tells_nothing_any_more(qtbot, told) -> None:
    going, stopped = threading.Event(), threading.Event()

    def work(progress, cancelled):
        going.set()
        while not cancelled():
            going.wait(0.001)
        progress(50, "late")
        stopped.set()
        return "late"

    task = tasks.run(work, told.on_done, told.on_failed, told.on_progress)
    assert going.wait(5)
    task.cancel()
    assert stopped.wait(5)
    assert tasks.wait_for_all()
    qtbot.wait(10)
    assert task.cancelled
    assert (told.done, told.failed, told.progress) == ([], [], [])


def test_at_the_end_everything_under_way_is_asked_to_stop(qtbot, told) -> None:
    going = threading.Event()

    def work(_progress, cancelled):
        going.set()
        while not cancelled():
            going.wait(0.001)

    tasks.run(work, told.on_done, told.on_failed)
    assert going.wait(5)
    assert tasks.wait_for_all()
