"""The session log before the keyboard: Enter opens a row, one key logs a session that was held as planned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations.teaching import Session
from imp_desktop.ui import problems
from imp_desktop.ui.course import words
from imp_desktop.ui.course.cohort import Cohort
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.course.log_model import ABOUT, SessionLogModel
from imp_desktop.ui.course.session_form import SessionForm, proposed_day
from imp_desktop.ui.course.table import EntryTable
from imp_desktop.ui.course.writing import CourseWriter
from imp_desktop.ui.names import Names
from imp_desktop.ui.session import Session as Work

QUICK = "d"
_WIDTHS = (44, 168, 72, 66, 162)


class SessionLog(QWidget):
    """`moved` tells the row of the keyboard, `entered` that Right goes to the attendance list."""

    moved = Signal(int)
    entered = Signal()
    written = Signal()

    def __init__(self, work: Work, names: Names, writer: CourseWriter) -> None:
        super().__init__()
        self._work, self._names, self._writer = work, names, writer
        self._cohort: Cohort | None = None
        look = work.look
        self.model = SessionLogModel(names, self)
        self.table = EntryTable(self.model, look, _("Session log"))
        self.table.share(_WIDTHS, ABOUT)
        self.form: SessionForm | None = None
        self.model.modelAboutToBeReset.connect(self.close_form)
        self.table.moved.connect(self.moved)
        self.table.opened.connect(self.open_row)
        self.table.typed.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(self.table, 1000)
        column.addWidget(Legend(look, legend()))
        column.addStretch(1)
        self.setFocusProxy(self.table)

    def show_cohort(self, cohort: Cohort) -> None:
        """Show the log of a cohort."""
        self._cohort = cohort
        self.model.show(cohort.sessions)
        self._fit()

    def open_row(self, row: int) -> None:
        """Let a row be edited."""
        self._open(row, quick=False)

    def log_as_planned(self, row: int) -> None:
        """Ask only for the day of a session that was held as planned."""
        self._open(row, quick=True)

    def close_form(self) -> None:
        """Leave the row that is edited as it was."""
        self.table.close_form()
        if self.form is not None:
            self.form.deleteLater()
            self.form = None
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _typed(self, key: str) -> None:
        row = self.table.currentIndex().row()
        if key == QUICK and row >= 0:
            self.log_as_planned(row)
        elif key == "right":
            self.entered.emit()

    def _open(self, row: int, *, quick: bool) -> None:
        cohort = self._cohort
        if cohort is None:
            return
        self.close_form()
        session = cohort.sessions[row]
        form = SessionForm(self._work.look, words.session_title(self._names, session), cohort.planned, quick=quick)
        form.show_session(session, proposed_day(cohort.sessions, row))
        form.left.connect(self.close_form)
        form.decided.connect(lambda: self._keep(session))
        form.arranged.connect(self._refit)
        form.went.connect(self.table.keep_in_sight)
        self.form = form
        self.table.open_form(row, form)
        self._fit()
        form.begin()

    def _keep(self, session: Session) -> None:
        form = self.form
        if form is None:
            return
        try:
            self._writer.log(session, form.facts())
        except ImpError as error:
            if not form.refuse(error):
                problems.show(self._work, error)
            self._refit()
            return
        quick = len(form.in_use()) == 1
        self.close_form()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if quick:
            self.table.go(session.number)  # the next one
        self.written.emit()

    def _refit(self) -> None:
        self.table.fit_form()
        self._fit()

    def _fit(self) -> None:
        """No higher than its rows, so that the keys stand right under the last one."""
        self.table.setMaximumHeight(self.table.natural_height())


def legend() -> list[tuple[str, str]]:
    """The keys of the log and what they do."""
    return [
        ("Enter", _("edit")),
        (QUICK.upper(), _("held as planned")),
        ("→", _("attendance list")),
    ]
