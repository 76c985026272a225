"""Adding participants one after another, as they stand in a screening log: a row of fields, Enter goes on."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations import enrolling
from imp_desktop.operations.enrolling import NOT_JOINING, STATUSES
from imp_desktop.operations.register_rules import WAITING
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, ink, label, paragraph
from imp_desktop.ui.names import Names, capital, status_name
from imp_desktop.ui.participants.code_offer import CodeOffer
from imp_desktop.ui.participants.cohort_sizes import told_size
from imp_desktop.ui.participants.facts import Fact, FactField
from imp_desktop.ui.participants.status import MAY_HAVE_REASON
from imp_desktop.ui.participants.words import explained, fact_name
from imp_desktop.ui.session import Session

FIELDS = {
    "code": 96,
    "group": 116,
    "cohort": 68,
    "approached": 112,
    "status": 132,
    "status_reason": 190,
    "consent": 112,
}
_ONLY_FOR_ONE = ("code", "status_reason")
_GAP = 12
_WIDE = 150  # of a field where they need more than one row
_DATES = ("approached", "consent")
FIELD_OF = {
    Problem.CODE_EMPTY: "code",
    Problem.CODE_UNFIT: "code",
    Problem.CODE_LIKE_A_NAME: "code",
    Problem.CODE_CHECK_MISSING: "code",
    Problem.CODE_CHECK_FAILS: "code",
    Problem.PARTICIPANT_EXISTS: "code",
    Problem.UNKNOWN_GROUP: "group",
    Problem.COHORT_UNFIT: "cohort",
    Problem.COHORT_WITHOUT_COHORTS: "cohort",
    Problem.STATUS_NEEDS_REASON: "status_reason",
    Problem.TEXT_TOO_LONG: "status_reason",
    Problem.TEXT_UNFIT: "status_reason",
    Problem.CONSENT_BEFORE_APPROACH: "approached",
    Problem.STATUS_BEFORE_APPROACH: "approached",
}
_OF_A_DATE = (Problem.DATE_UNFIT, Problem.DATE_IN_FUTURE)


class AddPanel(QWidget):
    """All but code and reason stay as they are for the next one.

    `added` tells the new code, `left` that it is enough.
    """

    added = Signal(str)
    left = Signal()

    def __init__(self, session: Session, names: Names) -> None:
        super().__init__()
        self._session = session
        self._names = names
        look = session.look
        self._complaint = paragraph(look, px=12)
        ink(self._complaint, look.flag_t)
        self._complaint.hide()
        self.fields = {name: FactField(look, fact, self._complaint) for name, fact in self._facts().items()}
        self.offer = CodeOffer(session, self.fields["code"])
        self._sure = Button(look, _("It really is a code"), key="F2")
        self._sure.clicked.connect(lambda: self.add(sure=True))
        self._sure.hide()
        self._add = Button(look, _("Add"), hint="Ctrl+Enter")
        self._leave = Button(look, _("Done"), hint="Esc", kind="quiet")
        self._said = paragraph(look)
        self._reasons = paragraph(look, px=12)
        self._grid = QGridLayout()
        self._across = 0
        self._cells = {name: self._cell(name) for name in FIELDS}
        self._lay_out()
        self._connect()
        self.fields["status"].put(STATUSES[0])
        self._follow()

    def begin(self) -> None:
        """Put the keyboard into the code, with the next free one offered."""
        self.offer.begin()
        self.fields["code"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def said(self) -> str:
        """What was said last: who was added, and how many the cohort has now."""
        return self._said.text()

    def reasons(self) -> str:
        """The reasons that may be given by their number now; empty where none is asked for."""
        return self._reasons.text()

    def add(self, *, sure: bool = False) -> None:
        """Add whoever stands in the fields; what does not fit is said below them and nothing is written."""
        self._complain_nowhere()
        self._follow()
        try:
            new = enrolling.add(
                self._session.study, self._session.person, self.fields["code"].text(), self._given(), sure=sure
            )
        except ImpError as error:
            self._complain(error)
            return
        self._said.setText(self._told(new))
        for name in _ONLY_FOR_ONE:
            self.fields[name].put("")
        self.begin()
        self._session.did("register")
        self.added.emit(new.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc says that it is enough."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All fields in one row where there is room, else in as many rows as they need."""
        super().resizeEvent(event)
        self._place_fields()

    # what is typed

    def _given(self) -> dict[str, str]:
        """The facts that stand in the fields; a date of consent makes somebody who was waited for a consented one."""
        facts = {name: self.fields[name].text() for name in FIELDS if name != "code" and self.fields[name].isEnabled()}
        if facts.get("status_reason"):
            facts["status_reason"] = self._reason(facts["status_reason"])
        if facts.get("consent") and facts["status"] in WAITING:
            del facts["status"]
        return {name: text for name, text in facts.items() if text}

    def _reason(self, text: str) -> str:
        """The reason of that number in the list of its status, or what was typed."""
        offered = self._offered()
        return offered[int(text) - 1] if text.isdecimal() and 1 <= int(text) <= len(offered) else text

    def _offered(self) -> tuple[str, ...]:
        return self._names.protocol.reasons.get(self.fields["status"].text(), ())

    # what is said

    def _complain(self, error: ImpError) -> None:
        name = FIELD_OF.get(error.problem, self._date_of(error))
        if not name:
            problems.show(self._session, error)
            return
        self.fields[name].complain(explained(error))
        if name == "code":
            self.offer.refused(error)
        self._sure.setVisible(error.problem is Problem.CODE_LIKE_A_NAME)
        self.fields[name].setFocus(Qt.FocusReason.TabFocusReason)

    def _date_of(self, error: ImpError) -> str:
        """The date field that holds what was refused; empty where the problem is about no date."""
        if error.problem not in _OF_A_DATE:
            return ""
        return next((name for name in _DATES if self.fields[name].text() == error.values["given"]), _DATES[0])

    def _complain_nowhere(self) -> None:
        for one in self.fields.values():
            one.complain("")
        self._sure.hide()

    def _told(self, new: enrolling.Participant) -> str:
        said = _("{code} is in the register.").format(code=new.code)
        if new.cohort is None or new.status in NOT_JOINING:
            return said
        return f"{said} {told_size(self._names.protocol, enrolling.participants(self._session.study), new)}"

    def _tell_reasons(self) -> None:
        """The reasons by number, while a reason may be typed."""
        offered = self._offered() if self.fields["status_reason"].isEnabled() else ()
        status = self.fields["status"].text()
        words = [self._names.words.course.reason(status, reason) for reason in offered]
        lines = [f"{number}\u00a0{reason}" for number, reason in enumerate(words, start=1)]
        said = _("Reason: {reasons}; or in your own words.").format(reasons="   ".join(lines)) if lines else ""
        self._reasons.setText(said)
        self._reasons.setVisible(bool(said))

    # how the keyboard goes on

    def _next(self, name: str) -> None:
        """Go to the next field that can hold something; after the last one, add. A code just refused is stayed at."""
        self._follow()
        if name == "code" and not self.offer.goes_on():
            return
        order = list(FIELDS)
        following = [one for one in order[order.index(name) + 1 :] if self.fields[one].isEnabled()]
        if following:
            self.fields[following[0]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add()

    def _changed(self, name: str, text: str) -> None:
        """What was said about a text that does not stand there any more goes; other fields may follow."""
        self.fields[name].complain("")
        if name == "code":
            self._sure.hide()
            self.offer.look_at(text)
        self._follow()

    def _follow(self) -> None:
        """Offer only what group and status ask for."""
        group, status = self.fields["group"].text(), self.fields["status"].text()
        self._enable("cohort", on=not group or self._names.protocol.group(group).cohorts)
        self._enable("status_reason", on=status in MAY_HAVE_REASON)
        self._enable("consent", on=status not in NOT_JOINING)
        self._tell_reasons()

    def _enable(self, name: str, *, on: bool) -> None:
        self.fields[name].setEnabled(on)
        if not on:
            self.fields[name].put("")

    # how it is put together

    def _facts(self) -> dict[str, Fact]:
        groups = {"": "–"} | {group.id: self._names.group(group.id) for group in self._names.protocol.groups}
        statuses = {status: capital(status_name(status)) for status in STATUSES}
        choices: Mapping[str, Mapping[str, str]] = {"group": groups, "status": statuses}
        return {
            name: Fact(
                name,
                fact_name(name, self._names.words),
                choices=choices.get(name, {}),
                day=name in _DATES,
                example=_("5-3-2026") if name in _DATES else "",
            )
            for name in FIELDS
        }

    def _connect(self) -> None:
        for field in self.fields.values():
            field.entered.connect(self._next)
            field.given.connect(self._changed)
        self._add.clicked.connect(self.add)
        self._leave.clicked.connect(self.left)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            at_once = QShortcut(QKeySequence(key), self)
            at_once.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            at_once.activated.connect(self.add)

    def _cell(self, name: str) -> QWidget:
        look, cell = self._session.look, QWidget(self)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(label(look, self.fields[name].fact.label, 12, colour="text2"))
        column.addWidget(self.fields[name])
        return cell

    def _place_fields(self) -> None:
        """Give each field its place; the order is that of the keyboard whatever the width."""
        look = self._session.look
        wanted = {len(FIELDS): look.px(sum(FIELDS.values()) + _GAP * len(FIELDS) + 2 * _GAP)}
        wanted |= {many: look.px(many * _WIDE) for many in (4, 3, 2)}
        across = next((many for many, width in wanted.items() if width <= self.width()), 1)
        if across == self._across:
            return
        self._across = across
        for at, name in enumerate(FIELDS):
            self._grid.addWidget(self._cells[name], at // across, at % across)
        for column in range(len(FIELDS)):
            stretch = list(FIELDS.values())[column] if across == len(FIELDS) else int(column < across)
            self._grid.setColumnStretch(column, stretch)

    def _lay_out(self) -> None:
        look = self._session.look
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(_GAP))
        self._grid.setVerticalSpacing(look.px(6))
        foot = QHBoxLayout()
        foot.setSpacing(look.px(8))
        foot.addWidget(self._said, 1)
        for button in (self._sure, self._add, self._leave):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), 0, look.px(12), look.px(8))
        column.setSpacing(look.px(4))
        column.addLayout(self._grid)
        column.addWidget(self._complaint)
        column.addWidget(self.offer.notice)
        column.addWidget(self._reasons)
        column.addLayout(foot)
