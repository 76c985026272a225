"""Adverse reactions before the keyboard: the list, and beside it the form that adds or amends."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import course_log, enrolling
from imp_desktop.operations.course_log import Reaction
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, Line, Scroll, ground, label, paragraph
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.course.lines import PAD
from imp_desktop.ui.course.reaction_form import ReactionForm
from imp_desktop.ui.course.reactions_model import WHAT, ReactionsModel, rows_of
from imp_desktop.ui.course.removal import RemovalForm
from imp_desktop.ui.course.table import EntryTable
from imp_desktop.ui.names import Names
from imp_desktop.ui.session import Session as Work

ADD = "Ctrl+N"
FORM_WIDTH = 372
_NEEDS = 860


class Reactions(QWidget):
    """What is awaited on top; Enter fills it, or amends an entry."""

    def __init__(self, work: Work, names: Names) -> None:
        super().__init__()
        self._work, self._names = work, names
        look = work.look
        self.model = ReactionsModel(names, self)
        self.table = EntryTable(self.model, look, _("Adverse reactions"), inset=PAD)
        self.table.share((112, 180, 152, 184, 84), WHAT)
        self.table.opened.connect(self.open_row)
        self.table.removed.connect(self.ask_why)
        self.form: ReactionForm | None = None
        self.removal: RemovalForm | None = None
        self._nothing = paragraph(look)
        self._add = Button(look, _("Add"), key=ADD)
        self._title = label(look, "", 15, 600)
        self._edge = Line(look, down=True)
        self._area = Scroll(look)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list, self._side = self._list_page(), self._form_page()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list, 1)
        row.addWidget(self._edge)
        row.addWidget(self._side)
        self._fit()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the log; an open form stays open."""
        if self.removal is None:
            self._show()

    def add(self) -> None:
        """Begin an entry of somebody whose code is asked for."""
        self._open(ReactionForm(self._work.look, self._kinds()), _("New adverse reaction"), None)

    def open_row(self, at: int) -> None:
        """Fill what a form awaits, or amend an entry."""
        row = self.model.row(at)
        if row is None:
            return
        words = course_log.said_on_forms(self._work.study).get(row.code, "")
        form = ReactionForm(self._work.look, self._kinds(), row.code, words)
        if row.reaction is not None:
            form.show_reaction(row.reaction)
        self._open(form, _("Adverse reaction of {code}").format(code=row.code), row.reaction)

    def ask_why(self, at: int) -> None:
        """Ask in the row of an entry why it is taken out."""
        row = self.model.row(at)
        if row is None or row.reaction is None:
            return
        self.close_form()
        entry = row.reaction
        form = RemovalForm(self._work.look, f"{entry.code}: {self.model.kind(entry)}")
        form.decided.connect(lambda: self._take_out(entry))
        form.left.connect(self.close_form)
        form.arranged.connect(self._refit)
        form.went.connect(self.table.keep_in_sight)
        self.removal = form
        self.table.open_form(at, form)
        self._refit()
        form.begin()

    def close_form(self) -> None:
        """Leave everything as it was."""
        had = self.form is not None or self.removal is not None
        if self.removal is not None:
            self.table.close_form()
            self.removal.deleteLater()
        self.form, self.removal = None, None
        self._fit()
        if had:
            self._show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _open(self, form: ReactionForm, title: str, entry: Reaction | None) -> None:
        self.close_form()
        self._title.setText(title)
        form.left.connect(self.close_form)
        form.decided.connect(lambda: self._keep(entry))
        form.went.connect(self._area.ensureWidgetVisible)
        self.form = form
        self._area.show_widget(form)
        self._fit()
        form.begin()

    def _keep(self, entry: Reaction | None) -> None:
        form, study, person = self.form, self._work.study, self._work.person
        if form is None:
            return
        try:
            if entry is None:
                kept = course_log.add_reaction(study, person, form.code(), form.facts())
            else:
                kept = course_log.amend_reaction(study, person, entry.id, form.facts())
        except ImpError as error:
            if not form.refuse(error):
                problems.show(self._work, error)
            return
        self._written(kept.id)

    def _take_out(self, entry: Reaction) -> None:
        form = self.removal
        if form is None:
            return
        try:
            course_log.take_out(self._work.study, self._work.person, entry.id, form.facts()["why"])
        except ImpError as error:
            if not form.refuse(error):
                problems.show(self._work, error)
            self._refit()
            return
        self._written()

    def _written(self, entry: int = -1) -> None:
        at = self.table.currentIndex().row()
        self.close_form()
        self._work.did("course")
        found = self.model.row_of(entry)
        self.table.go(found if found >= 0 else min(at, self.model.rowCount() - 1))

    def _kinds(self) -> dict[str, str]:
        words = self._names.words.course.reactions
        return {kind: words.get(kind, kind) for kind in course_log.reaction_kinds(self._work.study)}

    def _show(self) -> None:
        study = self._work.study
        at, entered = max(self.table.currentIndex().row(), 0), course_log.reactions(study)
        order = [one.code for one in enrolling.participants(study)] if entered else []
        self.model.show(rows_of(course_log.awaited(study, self._work.person), entered, order))
        self.table.go(min(at, self.model.rowCount() - 1))
        self._nothing.setText(_("No adverse reaction is in the log. {key} enters one.").format(key=ADD))
        self._nothing.setVisible(not self.model.rowCount())
        self.table.setVisible(self.model.rowCount() > 0)
        self.setFocusProxy(self.table if self.model.rowCount() else self._add)
        self._refit()

    def _refit(self) -> None:
        self.table.fit_form()
        self.table.setMaximumHeight(self.table.natural_height())

    def _fit(self) -> None:
        """The form beside the list, or in its place where there is no room for both."""
        look, asked = self._work.look, self.form is not None
        beside = self.width() >= look.px(_NEEDS)
        self._list.setVisible(beside or not asked)
        self._edge.setVisible(beside and asked)
        self._side.setVisible(asked)
        self._side.setMinimumWidth(look.px(FORM_WIDTH) if beside else 0)
        self._side.setMaximumWidth(look.px(FORM_WIDTH) if beside else look.px(760))

    def _list_page(self) -> QWidget:
        look, page = self._work.look, QWidget()
        self._add.clicked.connect(self.add)
        foot = QHBoxLayout()
        foot.setContentsMargins(look.px(12), 0, 0, 0)
        foot.setSpacing(look.px(16))
        foot.addWidget(self._add)
        foot.addWidget(
            Legend(look, [("Enter", _("fill or amend")), ("Del", _("take out"))]), 1, Qt.AlignmentFlag.AlignVCenter
        )
        column = QVBoxLayout(page)
        column.setContentsMargins(look.px(12), 0, look.px(24), look.px(12))
        column.setSpacing(look.px(8))
        nothing = QVBoxLayout()
        nothing.setContentsMargins(look.px(12), look.px(12), 0, 0)
        nothing.addWidget(self._nothing)
        column.addLayout(nothing)
        column.addWidget(self.table, 1000)
        column.addLayout(foot)
        column.addStretch(1)
        return page

    def _form_page(self) -> QWidget:
        look, page = self._work.look, QFrame()
        ground(page, look.desk)
        column = QVBoxLayout(page)
        column.setContentsMargins(look.px(20), look.px(12), look.px(8), look.px(12))
        column.setSpacing(look.px(8))
        column.addWidget(self._title)
        column.addWidget(self._area, 1)
        return page
