"""The screen that compares a sample with the paper: draw one, look it through, read what it says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from imp_desktop.i18n import _
from imp_desktop.operations import auditing
from imp_desktop.operations.auditing import Sample
from imp_desktop.ui import tasks
from imp_desktop.ui.beside import on_copy
from imp_desktop.ui.controls import Line, Page
from imp_desktop.ui.names import names
from imp_desktop.ui.samples import key_lines
from imp_desktop.ui.samples.comparing import Comparing
from imp_desktop.ui.samples.drawing import Drawing
from imp_desktop.ui.samples.words import verdict_words
from imp_desktop.ui.session import Session

if TYPE_CHECKING:
    from imp_desktop.statistics.keying_results import SampleFound


class SamplesPage(Page):
    """A sample whose comparison is not finished is gone on with; else one is drawn."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look, _("Sample against the paper"))
        self._session = session
        self._judging: tasks.Task[SampleFound] | None = None
        self.drawing = Drawing(session)
        self.comparing = Comparing(session, names(session.study))
        self._one = QStackedWidget()
        self._one.addWidget(self.drawing)
        self._one.addWidget(self.comparing)
        self.head.addStretch(1)
        self.body.addWidget(Line(session.look))
        self.body.addWidget(self._one, 1)
        self.drawing.drawn.connect(self.arrive)
        self.comparing.finished.connect(self._finished)
        self._one.currentChanged.connect(lambda _at: self.setFocusProxy(self._shown()))
        self.setFocusProxy(self._shown())
        self.refresh()

    def refresh(self) -> None:
        """Read whether a sample is under way, and show it."""
        sample = self._under_way()
        if sample is None:
            self.drawing.refresh()
            self._one.setCurrentWidget(self.drawing)
        else:
            self._one.setCurrentWidget(self.comparing)
            self.comparing.show_sample(sample)

    def arrive(self, **where: object) -> None:
        """Show what is at hand, with the keyboard on it."""
        self.refresh()
        self._shown().setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self) -> QWidget:
        return self.drawing if self._one.currentWidget() is self.drawing else self.comparing

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen and what they do."""
        if self._one.currentWidget() is self.drawing:
            return key_lines.drawing_keys()
        return key_lines.comparing_keys()

    def _under_way(self) -> Sample | None:
        study = self._session.study
        newest = auditing.samples(study)[-1:]
        return next((one for one in newest if auditing.next_page(study, one) is not None), None)

    def _finished(self) -> None:
        """Say what the sample says; worked out beside the window, since that loads a library."""
        sample = auditing.samples(self._session.study)[-1]

        self._judging = on_copy(
            self._session,
            lambda study: auditing.verdict(study, sample),
            lambda found: self._session.tell(verdict_words(sample, found)),
        )
        self.drawing.refresh()
        self._one.setCurrentWidget(self.drawing)
        self.drawing.setFocus(Qt.FocusReason.OtherFocusReason)
