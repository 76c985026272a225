"""Changing a status in the place of the register: pick one by its digit, say why and since when, Enter."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations.enrolling import STATUSES, Participant, today
from imp_desktop.ui.controls import Button, label
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import capital, status_name
from imp_desktop.ui.participants.facts import Fact, FactField

_DATE_PROBLEMS = frozenset({Problem.DATE_UNFIT, Problem.DATE_IN_FUTURE})


class StatusPanel(QWidget):
    """`decided` tells status, reason and date; `left` that nothing is to change after all."""

    decided = Signal(str, str, str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._status = STATUSES[0]
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self.reason = FactField(look, Fact("status_reason", _("Why, in a few words")))
        self.day = FactField(look, Fact("status_date", _("Since, such as 5-3-2026"), day=True))
        self._lay_out(look)
        self.reason.entered.connect(lambda _name: self.day.setFocus(Qt.FocusReason.TabFocusReason))
        self.day.entered.connect(lambda _name: self.decide())

    def begin(self, participant: Participant) -> None:
        """Start from the status the participant has."""
        self.choose(participant.status)
        self.reason.put("")
        self.day.put(today().isoformat())
        self._buttons[participant.status].setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, status: str) -> None:
        """Pick a status; nothing is changed yet."""
        self._status = status
        self._buttons[status].setChecked(True)
        for one in (self.reason, self.day):
            one.complain("")

    def decide(self) -> None:
        """Tell what was picked and typed."""
        self.decided.emit(self._status, self.reason.text(), self.day.text())

    def complain(self, error: ImpError) -> None:
        """Say below the field it is about what does not fit."""
        field = self.day if error.problem in _DATE_PROBLEMS else self.reason
        field.complain(i18n.explain(error))
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits pick, arrows go up and down, Enter goes on, Esc leaves."""
        text, at = event.text(), STATUSES.index(self._status)
        step = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}.get(event.key(), 0)
        if text and text in "1234567":
            self._pick(STATUSES[int(text) - 1])
        elif step:
            self.choose(STATUSES[(at + step) % len(STATUSES)])
            self._buttons[self._status].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(self._status)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _pick(self, status: str) -> None:
        self.choose(status)
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        for number, status in enumerate(STATUSES, start=1):
            button = Button(look, capital(status_name(status)), hint=str(number), kind="quiet")
            button.setCheckable(True)
            pick: Callable[[], None] = partial(self._pick, status)
            button.clicked.connect(pick)
            self._buttons[status] = button
            self._group.addButton(button)
            column.addWidget(button)
        for field in (self.reason, self.day):
            column.addSpacing(look.px(8))
            column.addWidget(label(look, field.fact.label, 12, colour="text2"))
            column.addWidget(field)
        column.addSpacing(look.px(8))
        change = Button(look, _("Change status"), hint="Enter")
        change.clicked.connect(self.decide)
        leave = Button(look, _("Leave as it is"), hint="Esc", kind="quiet")
        leave.clicked.connect(self.left)
        column.addWidget(change)
        column.addWidget(leave)
        column.addStretch(1)
