"""Announcing a pile: which assessment and keying, which packets, in the order of the stack."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, explain, ngettext
from imp_desktop.operations import enrolling, piles, studies
from imp_desktop.operations.keying import Pass
from imp_desktop.ui.controls import Button, Line, Segment, Segments, label, paragraph
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.names import Names
from imp_desktop.ui.piles.lists import Codes
from imp_desktop.ui.session import Session


class Announcing(QWidget):
    """The codes that are expected at the left, those of the pile at the right; `begun` tells that it was announced."""

    begun = Signal()

    def __init__(self, session: Session, names: Names) -> None:
        super().__init__()
        look = session.look
        self._session = session
        self._pile: tuple[str, ...] = ()
        assessments = [Segment(one, names.assessment(one)) for one in names.protocol.assessments]
        self.assessment = Segments(look, assessments, name=_("Assessment"))
        keyings = [Segment("1", _("First keying")), Segment("2", _("Second keying"))]
        self.keying = Segments(look, keyings, name=_("Keying"))
        self.code = Field(look, _("Code on the next packet"), width=240)
        self.expected = Codes(look, _("Expected"))
        self.stack = Codes(look, _("This pile"))
        self.take_all = Button(look, _("Take all that are expected"), icon="copy-check", key="Ctrl+Shift+A")
        self.start = Button(
            look, _("Start the pile"), icon="keyboard", key="Ctrl+Return", hint="Ctrl+↵", kind="primary"
        )
        self._expected_title, self._stack_title = label(look, px=13, weight=600), label(look, px=13, weight=600)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.code)

    def refresh(self) -> None:
        """Read which codes are expected; what was put on the pile stays there."""
        twice = bool(studies.settings(self._session.study).double_keying)
        self.keying.setVisible(twice)
        if not twice:
            self.keying.choose("1")
        self._show()

    def keying_pass(self) -> Pass:
        """Which keying the pile is for."""
        return Pass.SECOND if self.keying.value() == "2" else Pass.FIRST

    def codes(self) -> tuple[str, ...]:
        """The codes put on the pile, in the order of the stack."""
        return self._pile

    def _show(self) -> None:
        session = self._session
        waiting = piles.expected(session.study, session.person, self.assessment.value(), self.keying_pass())
        left = tuple(code for code in waiting if code not in self._pile)
        self.expected.show_codes(left)
        self.stack.show_codes(self._pile)
        self._expected_title.setText(_("Expected: {n}").format(n=len(left)))
        counted = ngettext("This pile: {n} packet", "This pile: {n} packets", len(self._pile))
        self._stack_title.setText(counted.format(n=len(self._pile)))
        self.start.setEnabled(bool(self._pile))
        self.take_all.setEnabled(bool(left))

    def _put(self, code: str) -> None:
        """Put a packet on the pile; a code that is not there or there already is said below the field."""
        try:
            self._pile = (*self._pile, self._new(code))
        except ImpError as error:
            self.code.complain(explain(error))
            return
        self.code.put("")
        self._show()

    def _new(self, code: str) -> str:
        """The code as the register has it, if it is not on the pile yet."""
        known = enrolling.participant(self._session.study, code).code
        if known in self._pile:
            raise ImpError(Problem.PILE_CODE_TWICE, code=known)
        return known

    def _typed(self) -> None:
        if self.code.text():
            self._put(self.code.text())

    def _take_out(self, code: str) -> None:
        self._pile = tuple(one for one in self._pile if one != code)
        self._show()

    def _take_all(self) -> None:
        self._pile = (*self._pile, *self.expected.lines.lines)
        self._show()

    def _anew(self) -> None:
        self._pile = ()
        self._show()

    def _begin(self) -> None:
        session = self._session
        try:
            piles.begin(session.study, session.person, self.assessment.value(), self.keying_pass(), self._pile)
        except ImpError as error:
            self.code.complain(explain(error))
            return
        self._pile = ()
        self.begun.emit()

    def _connect(self) -> None:
        self.assessment.chosen.connect(lambda _value: self._anew())
        self.keying.chosen.connect(lambda _value: self._anew())
        self.code.entered.connect(self._typed)
        self.expected.picked.connect(self._put)
        self.stack.dropped.connect(self._take_out)
        self.stack.picked.connect(self._take_out)
        self.take_all.clicked.connect(self._take_all)
        self.start.clicked.connect(self._begin)

    def _lay_out(self) -> None:
        look = self._session.look
        top = QHBoxLayout()
        top.setSpacing(look.px(16))
        top.addWidget(self.assessment)
        top.addWidget(self.keying)
        top.addStretch(1)
        lists = QHBoxLayout()
        lists.setSpacing(look.px(24))
        lists.addLayout(self._list(self._expected_title, self.expected, self.take_all), 1)
        lists.addWidget(Line(look, down=True))
        lists.addLayout(self._list(self._stack_title, self.stack, self.start), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(16))
        column.setSpacing(look.px(16))
        column.addLayout(top)
        about = _("Lay the packets in the order of the stack: type the code on each, or take those that are expected.")
        column.addWidget(paragraph(look, about))
        column.addWidget(self.code)
        column.addLayout(lists, 1)

    def _list(self, title: QWidget, codes: QWidget, button: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._session.look.px(8))
        column.addWidget(title)
        column.addWidget(codes, 1)
        column.addWidget(button)
        return column
