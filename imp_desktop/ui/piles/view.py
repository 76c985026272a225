"""The screen of piles: announce one, or see how far the one at hand is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from imp_desktop.i18n import _
from imp_desktop.operations import piles
from imp_desktop.ui.controls import Line, Page
from imp_desktop.ui.names import names
from imp_desktop.ui.piles import key_lines
from imp_desktop.ui.piles.announcing import Announcing
from imp_desktop.ui.piles.counting import Counting
from imp_desktop.ui.session import Session


class PilesPage(Page):
    """One thing at a time: without a pile at hand one is announced, with one it is counted and ended."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look, _("Pile of packets"))
        self._session = session
        known = names(session.study)
        self.announcing = Announcing(session, known)
        self.counting = Counting(session, known)
        self._one = QStackedWidget()
        self._one.addWidget(self.announcing)
        self._one.addWidget(self.counting)
        self.head.addStretch(1)
        self.body.addWidget(Line(session.look))
        self.body.addWidget(self._one, 1)
        self.announcing.begun.connect(self._begun)
        self.counting.ended.connect(self._ended)
        self._one.currentChanged.connect(lambda _at: self.setFocusProxy(self._shown()))
        self.setFocusProxy(self._shown())
        self.refresh()

    def refresh(self) -> None:
        """Read whether this person has a pile at hand, and show it."""
        pile = piles.at_hand(self._session.study, self._session.person)
        if pile is None:
            self.announcing.refresh()
            self._one.setCurrentWidget(self.announcing)
        else:
            self.counting.show_pile(pile)
            self._one.setCurrentWidget(self.counting)

    def arrive(self, **where: object) -> None:
        """Show what is at hand, with the keyboard on it."""
        self.refresh()
        self._shown().setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self) -> QWidget:
        return self.announcing if self._one.currentWidget() is self.announcing else self.counting

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen and what they do."""
        if self._one.currentWidget() is self.announcing:
            return key_lines.announcing_keys()
        return key_lines.counting_keys()

    def _begun(self) -> None:
        session = self._session
        session.did("piles")
        self.refresh()
        pile = piles.at_hand(session.study, session.person)
        following = piles.next_form(session.study, pile) if pile is not None else None
        if pile is not None and following is not None:
            session.go("entry", key=following, keying_pass=int(pile.keying_pass))

    def _ended(self) -> None:
        self._session.did("piles")
        self.arrive()
