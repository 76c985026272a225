"""The changes made to the course, before the keyboard: added, amended and taken out in a row of the list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations import course_log, enrolling
from imp_desktop.operations.course_log import Adaptation
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, paragraph
from imp_desktop.ui.course.adaptations_model import COHORT, WHAT, AdaptationsModel
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.course.lines import PAD
from imp_desktop.ui.course.removal import RemovalForm
from imp_desktop.ui.course.session_form import form_keys
from imp_desktop.ui.course.table import EntryTable
from imp_desktop.ui.look import Look
from imp_desktop.ui.session import Session as Work

ADD = "Ctrl+N"
_PART_OF = {
    Problem.DATE_UNFIT: "date",
    Problem.DATE_IN_FUTURE: "date",
    Problem.COHORT_UNFIT: "cohort",
}


class AdaptationForm(EntryForm):
    """Date, cohort, what was changed, and why."""

    def __init__(self, look: Look, *, cohorts: bool) -> None:
        super().__init__(look)
        self._cohorts = cohorts
        self.take("date", Field(look, _("Date, such as 5-3-2026"), day=True, width=132))
        self.take("cohort", Field(look, _("Cohort, empty for all"), width=132))
        self.take("what", Field(look, _("What was changed")))
        self.take("why", Field(look, _("Why")))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(10))
        column.setSpacing(look.px(8))
        above = QHBoxLayout()
        above.setSpacing(look.px(12))
        for name in ("date", "cohort"):
            above.addWidget(self.parts[name], 0, Qt.AlignmentFlag.AlignTop)
        above.addStretch(1)
        column.addLayout(above)
        column.addWidget(self.parts["what"])
        column.addWidget(self.parts["why"])
        column.addWidget(Legend(look, form_keys()))

    def in_use(self) -> list[str]:
        """All of them; the cohort only where the course has cohorts."""
        return [name for name in self.parts if name != "cohort" or self._cohorts]

    def refuse(self, error: ImpError) -> bool:
        """Say below the part it is about what does not fit; False where it is about none of them."""
        name = _PART_OF.get(error.problem, "")
        if error.problem is Problem.ENTRY_INCOMPLETE:
            name = "why" if self.parts["what"].text() else "what"
        if error.problem in {Problem.TEXT_TOO_LONG, Problem.TEXT_UNFIT}:
            name = self.unfit_text()
        if name not in self.in_use():
            return False
        self.complain(name, error)
        return True


class Adaptations(QWidget):
    """The list, and the form in one of its rows."""

    def __init__(self, work: Work, *, cohorts: bool) -> None:
        super().__init__()
        self._work, self._cohorts = work, cohorts
        look = work.look
        self.model = AdaptationsModel(cohorts=cohorts, parent=self)
        self.table = EntryTable(self.model, look, _("Adaptations"), inset=PAD)
        self.table.share((104, 240, 96, 112), WHAT)
        self.table.setColumnHidden(COHORT, not cohorts)
        self.form: AdaptationForm | RemovalForm | None = None
        self._nothing = paragraph(look)
        self.table.opened.connect(self.amend)
        self.table.removed.connect(self.ask_why)
        self._add = Button(look, _("Add"), key=ADD)
        self._add.clicked.connect(self.add)
        foot = QHBoxLayout()
        foot.setContentsMargins(look.px(12), 0, 0, 0)
        foot.setSpacing(look.px(16))
        foot.addWidget(self._add)
        foot.addWidget(Legend(look, [("Enter", _("amend")), ("Del", _("take out"))]), 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), 0, look.px(24), look.px(12))
        column.setSpacing(look.px(8))
        nothing = QVBoxLayout()
        nothing.setContentsMargins(look.px(12), look.px(12), 0, 0)
        nothing.addWidget(self._nothing)
        column.addLayout(nothing)
        column.addWidget(self.table, 1000)
        column.addLayout(foot)
        column.addStretch(1)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the log; an open form stays open."""
        if self.form is None:
            self._show(course_log.adaptations(self._work.study))

    def add(self) -> None:
        """Open an empty row at the end."""
        self.close_form()
        self._show(course_log.adaptations(self._work.study), adding=True)
        form = AdaptationForm(self._work.look, cohorts=self._cohorts)
        form.fill({"date": enrolling.today().isoformat()})
        form.decided.connect(lambda: self._keep(None))
        self._open(len(self.model.entries), form)

    def amend(self, row: int) -> None:
        """Open the row of an entry."""
        entry = self.model.entry(row)
        if entry is None:
            return
        self.close_form()
        form = AdaptationForm(self._work.look, cohorts=self._cohorts)
        form.fill(
            {
                "date": entry.date.isoformat() if entry.date else "",
                "cohort": str(entry.cohort or ""),
                "what": entry.what,
                "why": entry.why,
            }
        )
        form.decided.connect(lambda: self._keep(entry))
        self._open(row, form)

    def ask_why(self, row: int) -> None:
        """Ask in the row of an entry why it is taken out."""
        entry = self.model.entry(row)
        if entry is None:
            return
        self.close_form()
        form = RemovalForm(self._work.look, entry.what)
        form.decided.connect(lambda: self._take_out(entry))
        self._open(row, form)

    def close_form(self) -> None:
        """Leave everything as it was."""
        form, self.form = self.form, None
        if form is None:
            return
        self.table.close_form()
        form.deleteLater()
        self._show(course_log.adaptations(self._work.study))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row: int, form: AdaptationForm | RemovalForm) -> None:
        form.left.connect(self.close_form)
        form.arranged.connect(self._refit)
        form.went.connect(self.table.keep_in_sight)
        self.form = form
        self.table.show()
        self.table.open_form(row, form)
        self._refit()
        form.begin()

    def _keep(self, entry: Adaptation | None) -> None:
        form, study, person = self.form, self._work.study, self._work.person
        if not isinstance(form, AdaptationForm):
            return
        try:
            if entry is None:
                kept = course_log.add_adaptation(study, person, form.facts())
            else:
                kept = course_log.amend_adaptation(study, person, entry.id, form.facts())
        except ImpError as error:
            self._refused(form, error)
            return
        self._written(kept.id)

    def _take_out(self, entry: Adaptation) -> None:
        form = self.form
        if not isinstance(form, RemovalForm):
            return
        try:
            course_log.take_out(self._work.study, self._work.person, entry.id, form.facts()["why"])
        except ImpError as error:
            self._refused(form, error)
            return
        self._written()

    def _refused(self, form: AdaptationForm | RemovalForm, error: ImpError) -> None:
        if not form.refuse(error):
            problems.show(self._work, error)
        self._refit()

    def _written(self, entry: int = -1) -> None:
        row = self.table.currentIndex().row()
        self.close_form()
        self._work.did("course")
        at = self.model.row_of(entry)
        self.table.go(at if at >= 0 else min(row, self.model.rowCount() - 1))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, entries: tuple[Adaptation, ...], *, adding: bool = False) -> None:
        kept = self.model.entry(self.table.currentIndex().row())
        self.model.show(entries, adding=adding)
        self.table.go(max(self.model.row_of(kept.id), 0) if kept else 0)
        self._nothing.setText(_("Nothing was changed about the course so far. {key} enters a change.").format(key=ADD))
        self._nothing.setVisible(not self.model.rowCount())
        self.table.setVisible(self.model.rowCount() > 0)
        self.setFocusProxy(self.table if self.model.rowCount() else self._add)
        self._refit()

    def _refit(self) -> None:
        self.table.fit_form()
        self.table.setMaximumHeight(self.table.natural_height())
