"""Work on a copy of the open study beside the window, while keying goes on."""

from collections.abc import Callable
from typing import TypeVar

from imp_desktop.operations import studies
from imp_desktop.operations.studies import Study
from imp_desktop.ui import problems, tasks
from imp_desktop.ui.session import Session

T = TypeVar("T")


def on_copy(
    session: Session,
    make: Callable[[Study], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None] | None = None,
) -> tasks.Task[T]:
    """Make something of the study as it is now; a failure is told on the bar unless `failed` takes it."""
    copy = studies.copy_for_reading(session.study)

    def work(_progress: tasks.Progress, _cancelled: tasks.Cancelled) -> T:
        try:
            return make(copy)
        finally:
            copy.close()

    return tasks.run(work, done, failed or (lambda error: problems.show(session, error)))
