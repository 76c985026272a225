"""Making a report beside the window, from a copy of the study, while keying can go on."""

import time
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from imp_desktop.operations import studies
from imp_desktop.operations.paper_forms import Wanted
from imp_desktop.ui import tasks
from imp_desktop.ui.reports.document import Document
from imp_desktop.ui.session import Session


@dataclass(frozen=True)
class Asked:
    """What is to be made: a report by its name, or forms for paper, in a language."""

    name: str
    language: str
    forms: Wanted | None = None


@dataclass(frozen=True)
class Made:
    """What was made: what was asked for, its pages, how long it took, and what it was made from."""

    asked: Asked
    document: Document
    seconds: float
    fingerprint: str
    numbers_of: datetime

    @property
    def name(self) -> str:
        """The name of the report."""
        return self.asked.name


class Maker(QObject):
    """Makes one report at a time; asking again while one is made gives the newer one up for the newest."""

    advanced = Signal(int, str)
    made = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._task: tasks.Task[bytes] | None = None
        self.wanted = Asked("", "")  # what was asked for last

    @property
    def busy(self) -> bool:
        """Whether a report is being made."""
        return self._task is not None

    def make(self, asked: Asked) -> None:
        """Make what is asked for; `made` or `failed` tells when it is done."""
        if self._task is not None:
            self._task.cancel()
        self.wanted = asked
        study = self._session.study
        copy = studies.copy_for_reading(study)
        mark, moment = studies.fingerprint(study), datetime.now().astimezone()
        started = time.monotonic()

        def work(progress: tasks.Progress, cancelled: tasks.Cancelled) -> bytes:
            from imp_desktop.operations import paper_forms, reporting  # noqa: PLC0415 - only loaded by who wants one

            try:
                if asked.forms is not None:
                    return paper_forms.blank_forms(copy, asked.forms, asked.language, progress, cancelled)
                return reporting.report(copy, asked.name, asked.language, progress, cancelled)
            finally:
                copy.close()

        def done(content: bytes) -> None:
            self._task = None
            self.made.emit(Made(asked, Document(content), time.monotonic() - started, mark, moment))

        self._task = tasks.run(work, done, self._failed, self.advanced.emit)

    def cancel(self) -> None:
        """Stop making the report; what was seen before stays."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.stopped.emit()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(error)
