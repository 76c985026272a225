"""Changing a status in the place of the register: which one, then why, since when, and what happens with the data."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations.enrolling import DATA_USES, STATUSES, WITH_REASON, Participant, today
from imp_desktop.ui.controls import Button, ink, label, paragraph
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import Names, capital, status_name
from imp_desktop.ui.participants.choosing import Choosing
from imp_desktop.ui.participants.facts import Fact, FactField
from imp_desktop.ui.participants.words import data_use_name, explained

_OF_REASON = frozenset({Problem.STATUS_NEEDS_REASON, Problem.TEXT_TOO_LONG, Problem.TEXT_UNFIT})
_OF_STATUS = frozenset({Problem.STATUS_AGAINST_FORMS, Problem.STATUS_AGAINST_CONSENT})
MAY_HAVE_REASON = ("no_reply", *WITH_REASON)


class StatusPanel(QWidget):
    """First the statuses, then what the one picked asks. `decided` tells the facts, `left` that nothing changes."""

    decided = Signal(object)
    left = Signal()

    def __init__(self, look: Look, names: Names) -> None:
        super().__init__()
        self._names = names
        self._participant = Participant("")
        self._status = STATUSES[0]
        self.statuses = Choosing(look, _("Status"))
        self.reasons = Choosing(look, _("Reason"))
        self.reason = FactField(look, Fact("status_reason", _("Why, in a few words")))
        self.day = FactField(look, Fact("status_date", _("Since"), day=True, example=_("5-3-2026")))
        self.data = Choosing(look, _("Data"))
        self._lay_out(look)
        self._connect()

    @property
    def status(self) -> str:
        """The status that is picked now."""
        return self._status

    def begin(self, participant: Participant) -> None:
        """Start from the status the participant has."""
        self._participant = participant
        self._status = participant.status
        names = {status: capital(status_name(status)) for status in STATUSES}
        self.statuses.offer(names, participant.status)
        self._show_statuses()

    def pick(self, status: str) -> None:
        """Ask what this status needs; nothing is changed yet."""
        self._status = status
        known = self._participant if self._participant.status == status else Participant("")
        self._title.setText(capital(status_name(status)))
        self._ask_reason(status, known.status_reason)
        self._day_name.setText(_("Consent") if self._asks_consent() else _("Since"))
        self.day.put((known.status_date or today()).isoformat())
        uses = {use: capital(data_use_name(use)) for use in DATA_USES} if status == "withdrawn" else {}
        self.data.offer(uses, known.data_use or DATA_USES[0])
        self._tell_use()
        self._complain_nowhere()
        self._show(details=True)
        self._focus(self._steps()[0])

    def decide(self) -> None:
        """Tell what was picked and typed."""
        facts = {
            "status": self._status,
            "status_reason": self.reason.text() or self.reasons.value(),
            "status_date": self.day.text(),
        }
        if self._status == "withdrawn":
            facts["data_use"] = self.data.value()
        if self._asks_consent():
            facts["consent"] = self.day.text()
        self._complain_nowhere()
        self.decided.emit(facts)

    def complain(self, error: ImpError) -> None:
        """Say what does not fit below what it is about, with the keyboard there."""
        said = explained(error)
        if error.problem in _OF_STATUS:
            self._said.setText(said)
            self._said.show()
            self._focus(self._steps()[0])
            return
        field = self.reason if error.problem in _OF_REASON else self.day
        field.complain(said)
        self._focus(self.reasons if field is self.reason and self.reasons.offered() else field)

    def said(self) -> str:
        """What is said about the status as a whole."""
        return self._said.text()

    def use(self) -> str:
        """What the use of the data that is chosen means; empty where its name says it."""
        return self._use.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the statuses, and from there leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._details.isVisible():
            self._show_statuses()
        else:
            self.left.emit()

    # what is asked

    def _ask_reason(self, status: str, known: str) -> None:
        offered = self._names.protocol.reasons.get(status, ())
        reasons = {reason: capital(self._names.words.course.reason(status, reason)) for reason in offered}
        self.reasons.offer(reasons, known if known in reasons else "")
        self.reason.put("" if known in reasons else self._names.words.course.reason(status, known))
        wanted = status in MAY_HAVE_REASON or bool(reasons)
        self._reason_name.setText(_("Or in your own words") if reasons else _("Why, in a few words"))
        for widget in (self._reason_name, self.reason):
            widget.setVisible(wanted)
        self.reasons.setVisible(bool(reasons))

    def _asks_consent(self) -> bool:
        """Whether the day asked for is the day of consent, which is not in the register yet."""
        return self._status == "consented" and self._participant.consent is None

    def _tell_use(self) -> None:
        told = {
            "until": _("Forms without a date stay in use."),
            "none": _("The answers stay kept in the study; no number uses them."),
        }
        self._use.setText(told.get(self.data.value(), "") if self._status == "withdrawn" else "")
        self._use.setVisible(bool(self._use.text()))
        for widget in (self._data_name, self.data):
            widget.setVisible(self._status == "withdrawn")

    def _complain_nowhere(self) -> None:
        self._said.setText("")
        self._said.hide()
        for field in (self.reason, self.day):
            field.complain("")

    # how the keyboard goes on

    def _steps(self) -> list[QWidget]:
        """Everything that is asked, in order."""
        asked: Mapping[QWidget, bool] = {
            self.reasons: bool(self.reasons.offered()),
            self.reason: not self.reason.isHidden(),
            self.day: True,
            self.data: self._status == "withdrawn",
        }
        return [widget for widget, wanted in asked.items() if wanted]

    def _go_on(self, done: QWidget) -> None:
        steps = self._steps()
        at = steps.index(done) + 1
        if at < len(steps):
            self._focus(steps[at])
        else:
            self.decide()

    def _reason_picked(self, reason: str) -> None:
        """A reason of the list takes the place of own words; Enter without one goes on to them."""
        if reason:
            self.reason.put("")
            self.reason.complain("")
        self._go_on(self.reason if reason else self.reasons)

    def _own_words(self, begun: str) -> None:
        """A letter pressed on the list begins own words."""
        if not self.reason.isHidden():
            self.reasons.choose("")
            self._focus(self.reason)
            self.reason.put(begun)

    def _reason_given(self, _name: str, text: str) -> None:
        if text:
            self.reasons.choose("")

    def _use_picked(self, _use: str) -> None:
        self._tell_use()
        self._focus(self._change)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_statuses(self) -> None:
        self.statuses.choose(self._status)
        self._show(details=False)
        self._focus(self.statuses)

    def _show(self, *, details: bool) -> None:
        self._details.setVisible(details)
        self.statuses.setVisible(not details)

    def _connect(self) -> None:
        self.statuses.picked.connect(self.pick)
        self.reasons.picked.connect(self._reason_picked)
        self.reasons.typed.connect(self._own_words)
        self.reason.given.connect(self._reason_given)
        self.reason.entered.connect(lambda _name: self._go_on(self.reason))
        self.day.entered.connect(lambda _name: self._go_on(self.day))
        self.data.moved.connect(lambda _use: self._tell_use())
        self.data.picked.connect(self._use_picked)
        self._change.clicked.connect(self.decide)
        self._other.clicked.connect(self._show_statuses)

    def _lay_out(self, look: Look) -> None:
        self._title = label(look, "", 15, 600)
        self._said = paragraph(look, px=12)
        ink(self._said, look.flag_t)
        self._reason_name, self._day_name, self._data_name = (label(look, "", 12, colour="text2") for _name in range(3))
        self._data_name.setText(_("What happens with the data"))
        self._use = paragraph(look, px=12)
        self._change = Button(look, _("Change status"), hint="Enter")
        self._other = Button(look, _("Another status"), hint="Esc", kind="quiet")
        self._details = QWidget()
        inside = QVBoxLayout(self._details)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.px(4))
        for widget in (
            self._title, self._said, self.reasons, self._reason_name, self.reason, self._day_name, self.day,
            self._data_name, self.data, self._use, self._change, self._other,
        ):  # fmt: skip
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.statuses)
        column.addWidget(self._details)
        column.addStretch(1)
