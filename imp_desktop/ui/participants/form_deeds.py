"""What can be done with the forms of a participant besides keying them: close, lock, unlock, and move one of them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import closing, moving
from imp_desktop.operations.form_states import CLOSABLE, LOCKED
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import Cell, FormState, OverviewRow
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, KeyCap, label, paragraph
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.entry.side_forms import MoveForm
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import Names
from imp_desktop.ui.participants.model import FormLine
from imp_desktop.ui.session import Session

CLOSE, LOCK, UNLOCK = "close", "lock", LOCKED
_SETTLED = frozenset({FormState.CLOSED, FormState.LOCKED, FormState.NO_FORM})
_UNMOVABLE = frozenset({FormState.EMPTY, FormState.NO_FORM, FormState.LOCKED})


class UnlockForm(EntryForm):
    """Asks why the forms of a participant are unlocked."""

    def __init__(self, look: Look, code: str) -> None:
        super().__init__(look)
        self.take("why", Field(look, _("Why are they unlocked?")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(label(look, _("Unlock the forms of {code}").format(code=code), 15, 600))
        column.addWidget(paragraph(look, _("They stay closed: a change of each needs a reason of its own."), px=12))
        column.addWidget(self.parts["why"])
        column.addLayout(_keys(look, ("Enter", _("unlock")), ("Esc", _("leave them locked"))))
        column.addStretch(1)


class FormDeeds(QWidget):
    """Two buttons below the forms. `asked` hands out a panel in which something is asked first, `left` ends it.

    One button offers the next step: close what is complete, lock what is closed, unlock what is locked. The other one
    moves the form the keyboard is on.
    """

    asked = Signal(QWidget)
    left = Signal()

    def __init__(self, session: Session, names: Names) -> None:
        super().__init__()
        self._session = session
        self._names = names
        self._code = ""
        self._line: FormLine | None = None
        self._step = ""
        self.panel: EntryForm | None = None
        self.step = Button(session.look, "", icon="lock", key="Ctrl+L")
        self.move_button = Button(session.look, _("Move"), key="Ctrl+M")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, session.look.px(4), 0, 0)
        self._row.setSpacing(session.look.px(4))
        self._row.addWidget(self.step)
        self._row.addWidget(self.move_button)
        self._row.addStretch(1)
        self.step.clicked.connect(self._do_step)
        self.move_button.clicked.connect(self.ask_where)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider of the two, which stand one below the other where there is little room."""
        least = [button.minimumSizeHint().width() for button in (self.step, self.move_button)]
        return QSize(max(least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where both have room for their words, and one below the other where not."""
        super().resizeEvent(event)
        self._turn()

    def show_row(self, row: OverviewRow) -> None:
        """Offer what can be done with the forms of this participant."""
        self._code = row.participant.code
        expected = [cell for cell in row.cells.values() if cell.state is not FormState.NOT_EXPECTED]
        self._step = _next_step(expected)
        closable = sum(cell.state in CLOSABLE for cell in expected)
        words = {
            CLOSE: ngettext("Close {n} complete form", "Close {n} complete forms", closable).format(n=closable),
            LOCK: _("Lock the forms"),
            UNLOCK: _("Unlock the forms"),
        }
        self.step.setText(words.get(self._step, ""))
        self.step.setVisible(bool(self._step) and not self._session.study.frozen_since)
        self.step.updateGeometry()
        self._turn()

    def show_line(self, line: FormLine | None) -> None:
        """Offer to move this form."""
        self._line = line
        self.move_button.setVisible(self._may_move(line))
        self._turn()

    def ask_where(self) -> None:
        """Ask where the form of the keyboard belongs, and why it stood here."""
        line = self._line
        if line is None or not self._may_move(line):
            return
        due = [one for one in self._names.protocol.due if one.instrument == line.key.instrument]
        assessments = {at: self._names.assessment(at) for one in due for at in one.assessments}
        offered = {at: name for at, name in assessments.items() if at in self._names.protocol.assessments}
        form = MoveForm(self._session.look, line.name, offered, line.key.assessment)
        form.decided.connect(lambda: self._move(form, line.key))
        self._ask(form)

    def _turn(self) -> None:
        buttons = [button for button in (self.step, self.move_button) if not button.isHidden()]
        least = sum(button.minimumSizeHint().width() for button in buttons) + self._row.spacing() * (len(buttons) - 1)
        down = least > self.width()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def _may_move(self, line: FormLine | None) -> bool:
        frozen = bool(self._session.study.frozen_since)
        return line is not None and line.cell.state not in _UNMOVABLE and not frozen

    def leave(self) -> None:
        """Forget what is being asked."""
        self.panel = None

    def _do_step(self) -> None:
        session, code = self._session, self._code
        if self._step == UNLOCK:
            form = UnlockForm(session.look, code)
            form.decided.connect(lambda: self._unlock(form))
            self._ask(form)
            return
        try:
            if self._step == CLOSE:
                closing.close_all(session.study, session.person, code)
            else:
                closing.lock(session.study, session.person, code)
        except ImpError as error:
            problems.show(session, error)
            return
        session.did("answers", "register")

    def _unlock(self, form: UnlockForm) -> None:
        session = self._session
        try:
            closing.unlock(session.study, session.person, self._code, form.facts()["why"])
        except ImpError as error:
            form.complain("why", error)
            return
        self._done("answers", "register")

    def _move(self, form: MoveForm, key: FormKey) -> None:
        session, facts = self._session, form.facts()
        try:
            to = moving.move_form(session.study, session.person, key, facts["code"], facts["assessment"], facts["why"])
        except ImpError as error:
            form.say(i18n.explain(error))
            return
        self._done("answers")
        said = _("{form} was moved to {code}, {assessment}").format(
            form=self._names.instrument(key.instrument),
            code=to.code,
            assessment=self._names.assessment(to.assessment).lower(),
        )
        session.tell(said, action=_("Go there"), do=lambda: session.go("participants", code=to.code))

    def _ask(self, form: EntryForm) -> None:
        self.panel = form
        form.left.connect(self._leave)
        self.asked.emit(form)
        form.begin()

    def _leave(self) -> None:
        self.leave()
        self.left.emit()

    def _done(self, *kinds: str) -> None:
        self._leave()
        self._session.did(*kinds)


def _next_step(cells: list[Cell]) -> str:
    """Close what is complete; lock where everything is closed or known to be missing; unlock what is locked."""
    states = {cell.state for cell in cells}
    if FormState.LOCKED in states:
        return UNLOCK
    if states & CLOSABLE:
        return CLOSE
    return LOCK if FormState.CLOSED in states and states <= _SETTLED else ""


def _keys(look: Look, *keys: tuple[str, str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(look.px(6))
    for key, words in keys:
        row.addWidget(KeyCap(look, key))
        row.addWidget(label(look, words, 12, colour="text2"))
    row.addStretch(1)
    return row
