"""The pile at hand: how far it is, going on with it, its slip, and its end."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import piles
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.piles import Packet, Pile, Progress
from imp_desktop.operations.studies import Study
from imp_desktop.ui import problems, tasks
from imp_desktop.ui.beside import on_copy
from imp_desktop.ui.controls import Button, label
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.names import Names
from imp_desktop.ui.piles.lists import Packets
from imp_desktop.ui.reports.document import Document
from imp_desktop.ui.reports.printing import print_document
from imp_desktop.ui.session import Session


class Counting(QWidget):
    """Every packet of the pile with its forms; `ended` tells that the pile was ended."""

    ended = Signal()

    def __init__(self, session: Session, names: Names) -> None:
        super().__init__()
        look = session.look
        self._session = session
        self._names = names
        self._pile: Pile | None = None
        self._making: tasks.Task[bytes] | None = None
        self.heading = label(look, px=15, weight=600)
        self.told = label(look, colour="text2")
        self.packets = Packets(look)
        self.remark = Field(look, _("Remark for the slip"), width=360)
        self.go_on = Button(look, _("Go on keying"), icon="keyboard", key="Ctrl+Return", hint="Ctrl+↵", kind="primary")
        self.slip = Button(look, _("Print the slip"), icon="printer", key="Ctrl+P")
        self.end = Button(look, _("End the pile"), icon="check", key="Ctrl+Shift+Return", hint="Ctrl+Shift+↵")
        self._lay_out()
        self.go_on.clicked.connect(self._go_on)
        self.packets.picked.connect(self._open)
        self.slip.clicked.connect(lambda: self.make_slip(self._print))
        self.end.clicked.connect(self._end)
        self.setFocusProxy(self.packets)

    def show_pile(self, pile: Pile) -> None:
        """Show how far this pile is."""
        self._pile = pile
        now = piles.progress(self._session.study, self._session.person, pile)
        keying = _("first keying") if pile.keying_pass is Pass.FIRST else _("second keying")
        heading = _("Pile {number}: {assessment}, {keying}")
        assessment = self._names.assessment(pile.assessment)
        self.heading.setText(heading.format(number=pile.id, assessment=assessment, keying=keying))
        self.told.setText(counted(now))
        self.packets.show_packets(now.packets)
        self.go_on.setEnabled(piles.next_form(self._session.study, pile) is not None)

    def make_slip(self, done: Callable[[bytes], None]) -> None:
        """Make the slip beside the window and hand it on."""
        session, pile, language = self._session, self._pile, i18n.language()
        if pile is None:
            return
        person = session.person

        def make(study: Study) -> bytes:
            from imp_desktop.operations.pile_slips import pile_slip  # noqa: PLC0415 - loads what makes PDFs

            return pile_slip(study, person, pile, language)

        self._making = on_copy(session, make, done)

    def _print(self, slip: bytes) -> None:
        try:
            print_document(Document(slip), self, lambda _percent: None)
        except ImpError as error:
            problems.show(self._session, error)

    def _go_on(self) -> None:
        following = piles.next_form(self._session.study, self._pile) if self._pile is not None else None
        if following is not None:
            self._key(following)

    def _open(self, packet: Packet) -> None:
        if self._pile is not None and packet.forms:
            self._key(packet.forms[0])

    def _key(self, form: FormKey) -> None:
        keying_pass = self._pile.keying_pass if self._pile is not None else Pass.FIRST
        self._session.go("entry", key=form, keying_pass=int(keying_pass))

    def _end(self) -> None:
        session = self._session
        if self._pile is None:
            return
        try:
            done = piles.end(session.study, session.person, self._pile, self.remark.text())
        except ImpError as error:
            problems.show(session, error)
            return
        now = piles.progress(session.study, session.person, done)
        self.remark.put("")
        session.tell(_("Pile done: {counts}").format(counts=counted(now)))
        self.ended.emit()

    def _lay_out(self) -> None:
        look = self._session.look
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(8))
        for button in (self.go_on, self.slip, self.end):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(16))
        column.setSpacing(look.px(8))
        column.addWidget(self.heading)
        column.addWidget(self.told)
        column.addWidget(self.packets, 1)
        column.addWidget(self.remark)
        column.addLayout(buttons)


def counted(now: Progress) -> str:
    """How far a pile is, in words: packets keyed of all, flags and notes."""
    told = [_("{keyed} of {all} keyed").format(keyed=now.keyed, all=len(now.packets))]
    told.append(ngettext("{n} flag", "{n} flags", now.flags).format(n=now.flags))
    told.append(ngettext("{n} note", "{n} notes", now.notes).format(n=now.notes))
    return ", ".join(told)
