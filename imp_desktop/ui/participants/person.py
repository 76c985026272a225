"""One participant: what the register says, the forms with their states, and what happened."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import enrolling, keying
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import Cell, FormState, OverviewRow
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, Line, Scroll, label, paragraph
from imp_desktop.ui.names import Names
from imp_desktop.ui.overview.filters import keyed_of
from imp_desktop.ui.participants import reading
from imp_desktop.ui.participants.facts import FactsPanel
from imp_desktop.ui.participants.form_deeds import FormDeeds
from imp_desktop.ui.participants.in_course import course_facts
from imp_desktop.ui.participants.model import KEYING, SECOND, FormLine, FormsModel
from imp_desktop.ui.participants.person_head import PersonHead
from imp_desktop.ui.participants.rows import RowTable
from imp_desktop.ui.participants.status import StatusPanel
from imp_desktop.ui.participants.words import explained
from imp_desktop.ui.session import Session

REGISTER_WIDTH = 292
NARROW_REGISTER_WIDTH = 256
NARROW_BELOW = 720


class PersonView(QWidget):
    """The register at the left, the forms at the right; the head is put into the page's own by the page."""

    went_back = Signal()
    stepped = Signal(int)

    def __init__(self, session: Session, names: Names) -> None:
        super().__init__()
        self._session = session
        self._names = names
        self._row: OverviewRow | None = None
        self._narrow = False
        look = session.look
        self.head = PersonHead(look)
        self.facts = FactsPanel(look)
        self.course = FactsPanel(look)
        self.status = StatusPanel(look, names)
        self.deeds = FormDeeds(session, names)
        self._forms = FormsModel(names, self)
        self.table = RowTable(self._forms, look, _("Forms"), self)
        self._edit = Button(look, _("Edit"), key="Ctrl+E", kind="quiet")
        self._summary = label(look, colour="text3")
        self._notice = paragraph(look)
        self._lay_out()
        self._connect()

    @property
    def code(self) -> str:
        """Whose page it is; empty before anyone was shown."""
        return self._row.participant.code if self._row else ""

    def show_row(self, row: OverviewRow) -> None:
        """Show this participant; the keyboard stays on its form if it is the same one."""
        same = self._row is not None and self._row.participant.code == row.participant.code
        line = self._forms.line(self.table.currentIndex().row()) if same else None
        if not same:
            self.facts.edit(on=False)
            self.deeds.leave()
            self._left.setCurrentIndex(0)
        self._row = row
        self.head.tell(row.participant, self._names)
        self.facts.show_facts(reading.facts(self._session.study, row.participant, self._names))
        self._show_course(row.participant)
        unused = reading.unused(self._session.study, row)
        self._forms.show(row, unused)
        self._notice.setText(reading.notice(row, unused))
        self._notice.setVisible(bool(self._notice.text()))
        at = self._forms.row_of(line.key) if line else -1
        self.table.go(at if at >= 0 else self._urgent())
        self._summary.setText(_summary(row))
        self.deeds.show_row(row)
        self._leave_out()
        self._offer()

    def notice(self) -> str:
        """What is said about forms that are kept and not used."""
        return self._notice.text()

    def _show_course(self, participant: Participant) -> None:
        facts = course_facts(self._session.study, participant, self._names)
        self.course.show_facts(facts)
        self._course.setVisible(bool(facts))

    def begin(self) -> None:
        """Put the keyboard on the forms."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def change_status(self) -> None:
        """Show the statuses in the place of the register."""
        if self._row is not None:
            self._left.setCurrentIndex(1)
            self.status.begin(self._row.participant)

    def _urgent(self) -> int:
        row = self._forms.first_to_key()
        return row if row >= 0 else self._forms.first(*FormState)

    def _offer(self) -> None:
        """Say on the primary button what is the most urgent thing about this person."""
        if self._row is None:
            return
        if self._lacking():
            self.head.next.setText({"group": _("Enter the group"), "consent": _("Enter the consent")}[self._lacking()])
        else:
            line = self._forms.line(self._forms.first_to_key())
            self.head.next.setText(_wanted(line.cell).format(form=self._form_name(line)) if line else "")
        self.head.next.setVisible(bool(self.head.next.text()))

    def _lacking(self) -> str:
        """The fact without which nothing can be keyed; empty if there is none."""
        if self._row is None:
            return ""
        facts = {"group": self._row.participant.group, "consent": self._row.participant.consent}
        return next((name for name, known in facts.items() if known is None), "")

    def _form_name(self, line: FormLine) -> str:
        return f"{line.name}, {self._names.assessment(line.key.assessment).lower()}"

    def _do_urgent(self) -> None:
        if self._row is None:
            return
        if self._lacking():
            self.facts.edit(on=True, at=self._lacking())
            return
        line = self._forms.line(self._forms.first_to_key())
        if line is not None:
            self._session.go("entry", key=line.key)

    def _open(self, index: QModelIndex) -> None:
        line = self._forms.line(index.row())
        if line is None or (self._row and self._row.participant.consent is None):
            self._do_urgent()
        elif line.cell.state is not FormState.NO_FORM:
            self._session.go("entry", key=line.key)

    def _typed(self, text: str) -> None:
        line = self._forms.line(self.table.currentIndex().row())
        if text == "-" and line is not None and line.cell.state in {FormState.EMPTY, FormState.NO_FORM}:
            self._set_absent(line.key, absent=line.cell.state is FormState.EMPTY)

    def _set_absent(self, key: FormKey, *, absent: bool) -> None:
        session = self._session
        try:
            keying.never_came_back(session.study, session.person, keying.open_form(session.study, key), absent)
        except ImpError as error:
            problems.show(session, error)
            return
        session.did("answers")
        said = _("{form}: never came back.") if absent else _("{form}: it did come back.")
        form = f"{key.code}, {self._names.instrument(key.instrument)}"
        session.tell(said.format(form=form), action=_("Undo"), do=lambda: self._set_absent(key, absent=not absent))

    def _amend(self, name: str, text: str, why: str = "") -> bool:
        try:
            enrolling.amend(self._session.study, self._session.person, self.code, {name: text}, why)
        except ImpError as error:
            tell = self.facts.ask_why if error.problem is Problem.GROUP_NEEDS_REASON else self.facts.complain
            tell(name, explained(error))
            return False
        self._session.did("register")
        return True

    def _amend_with_reason(self, name: str, text: str, why: str) -> None:
        if self._amend(name, text, why):
            self.facts.go_on(name)

    def _decide(self, facts: dict[str, str]) -> None:
        try:
            enrolling.amend(self._session.study, self._session.person, self.code, facts)
        except ImpError as error:
            self.status.complain(error)
            return
        self._leave_status()
        self._session.did("register")

    def _leave_status(self) -> None:
        self._left.setCurrentIndex(0)
        self.begin()

    def _connect(self) -> None:
        self.head.back.clicked.connect(self.went_back)
        self.head.change_status.clicked.connect(self.change_status)
        self.head.next.clicked.connect(self._do_urgent)
        self._edit.clicked.connect(lambda: self.facts.edit(on=not self.facts.editing))
        self.facts.given.connect(self._amend)
        self.facts.reasoned.connect(self._amend_with_reason)
        self.facts.edited.connect(self._edited)
        self.status.decided.connect(self._decide)
        self.status.left.connect(self._leave_status)
        self.table.opened.connect(self._open)
        self.table.typed.connect(self._typed)
        self.table.moved.connect(lambda index: self.deeds.show_line(self._forms.line(index.row())))
        self.deeds.asked.connect(self._ask)
        self.deeds.left.connect(self._leave_status)
        for key, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda step=step: self.stepped.emit(step))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the forms more of the room where there is little."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._session.look.px(NARROW_BELOW)
        self._left.setFixedWidth(self._session.look.px(NARROW_REGISTER_WIDTH if narrow else REGISTER_WIDTH))
        self._summary.setVisible(not narrow)
        self._narrow = narrow
        self._leave_out()

    def _leave_out(self) -> None:
        """Who keyed makes way where there is little room; a second keying is told where there can be one."""
        self.table.leave_out(KEYING, left_out=self._narrow)
        self.table.leave_out(SECOND, left_out=self._narrow or not self._forms.twice)

    def _ask(self, panel: QWidget) -> None:
        """Show what is asked about the forms in the place of the register."""
        self._asking.show_widget(panel)
        self._left.setCurrentIndex(2)

    def _edited(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._edit.setText(_("Done") if on else _("Edit"))
        if not on:
            self.begin()

    def _lay_out(self) -> None:
        look = self._session.look
        self._left = QStackedWidget()
        self._left.addWidget(self._titled(_("Register"), self._edit, self._register()))
        self._left.addWidget(self._titled(_("Change status"), None, self._scrolled(self.status)))
        self._asking = Scroll(look)
        self._left.addWidget(self._titled(_("Forms"), None, self._asking))
        self.table.share(100, 72, 104, 118, 146)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(24), 0, look.px(24), look.px(12))
        row.setSpacing(look.px(24))
        row.addWidget(self._left)
        row.addWidget(Line(look, down=True))
        right = QVBoxLayout()
        right.addWidget(self._titled(_("Forms"), self._summary, self._notice, self.table), 1)
        right.addWidget(self.deeds)
        row.addLayout(right, 1)

    def _register(self) -> QWidget:
        """The facts, what the course knows, and at the foot that there are no names."""
        look = self._session.look
        self._course = self._titled(_("Course"), None, self.course)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(16))
        column.addWidget(self.facts)
        column.addWidget(self._course)
        column.addSpacing(look.px(8))
        column.addWidget(paragraph(look, _("Codes only. The study holds no names."), px=12))
        return self._scrolled(both)

    def _titled(self, title: str, beside: QWidget | None, *contents: QWidget) -> QWidget:
        look, page = self._session.look, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        line = QHBoxLayout()
        line.addWidget(label(look, title, 13, 600))
        line.addStrut(look.px(38))
        line.addStretch(1)
        if beside is not None:
            line.addWidget(beside)
        column.addLayout(line)
        column.addWidget(Line(look))
        for content in contents[:-1]:
            column.addWidget(content)
        column.addWidget(contents[-1], 1)
        return page

    def _scrolled(self, content: QWidget) -> Scroll:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, self._session.look.px(8), 0)
        column.addWidget(content)
        column.addStretch(1)
        area = Scroll(self._session.look)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.show_widget(holder)
        return area


def _summary(row: OverviewRow) -> str:
    """How many forms are keyed as often as they are to be, and how many differ."""
    done, of = keyed_of(row.cells.values())
    said = ngettext("{done} of {all} form keyed", "{done} of {all} forms keyed", of).format(done=done, all=of)
    differ = sum(cell.state is FormState.DIFFERS for cell in row.cells.values())
    if not differ:
        return said
    return f"{said}, {ngettext('{count} form differs', '{count} forms differ', differ).format(count=differ)}"


def _wanted(cell: Cell) -> str:
    """What is to be done with a form, with a place for its name."""
    if cell.state is FormState.DIFFERS:
        if cell.to_decide == cell.unsettled:
            return _("Decide: {form}")
        again = cell.unsettled - cell.to_decide
        return ngettext("Key {n} item again", "Key {n} items again", again).format(n=again)
    second = cell.state in {FormState.ONCE, FormState.SECOND_OPEN}
    return _("Second keying: {form}") if second else _("Key {form}")
