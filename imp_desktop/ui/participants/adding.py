"""Adding participants one after another: code, group, cohort, consent, Enter, and the next one."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import enrolling, studies
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, label, paragraph
from imp_desktop.ui.names import Names
from imp_desktop.ui.participants.facts import Fact, FactField
from imp_desktop.ui.session import Session

FIELDS = ("code", "group", "cohort", "consent")
FIELD_OF = {
    Problem.CODE_EMPTY: "code",
    Problem.CODE_UNFIT: "code",
    Problem.CODE_LIKE_A_NAME: "code",
    Problem.PARTICIPANT_EXISTS: "code",
    Problem.UNKNOWN_GROUP: "group",
    Problem.COHORT_UNFIT: "cohort",
    Problem.COHORT_WITHOUT_COHORTS: "cohort",
    Problem.DATE_UNFIT: "consent",
    Problem.DATE_IN_FUTURE: "consent",
}


class AddPanel(QWidget):
    """Four fields; group, cohort and consent stay as they are for the next one. `added` tells the new code."""

    added = Signal(str)
    left = Signal()

    def __init__(self, session: Session, names: Names) -> None:
        super().__init__()
        self._session = session
        self._names = names
        look = session.look
        groups = {"": "–"} | {group.id: names.group(group.id) for group in names.protocol.groups}
        self.fields = {
            "code": FactField(look, Fact("code", _("Code"))),
            "group": FactField(look, Fact("group", _("Group"), choices=groups)),
            "cohort": FactField(look, Fact("cohort", _("Cohort"))),
            "consent": FactField(look, Fact("consent", _("Consent, such as 5-3-2026"), day=True)),
        }
        self._sure = Button(look, _("It really is a code"), key="F2")
        self._sure.clicked.connect(lambda: self.add(sure=True))
        self._sure.hide()
        self._add = Button(look, _("Add"), hint="Enter")
        self._add.clicked.connect(self.add)
        self._said = paragraph(look)
        self._lay_out()

    def begin(self) -> None:
        """Put the keyboard into the code."""
        self.fields["code"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def said(self) -> str:
        """What was said last: who was added, and how many the cohort has now."""
        return self._said.text()

    def add(self, *, sure: bool = False) -> None:
        """Add whoever stands in the fields; what does not fit is said below its field and nothing is written."""
        for one in self.fields.values():
            one.complain("")
        self._sure.hide()
        facts = {name: self.fields[name].text() for name in FIELDS[1:]}
        try:
            new = enrolling.add(
                self._session.study, self._session.person, self.fields["code"].text(), _given(facts), sure=sure
            )
        except ImpError as error:
            self._complain(error)
            return
        self._said.setText(self._told(new))
        self.fields["code"].put("")
        self.begin()
        self._session.did("register")
        self.added.emit(new.code)

    def _complain(self, error: ImpError) -> None:
        name = FIELD_OF.get(error.problem)
        if name is None:
            problems.show(self._session, error)
            return
        self.fields[name].complain(i18n.explain(error))
        self._sure.setVisible(error.problem is Problem.CODE_LIKE_A_NAME)
        self.fields[name].setFocus(Qt.FocusReason.TabFocusReason)

    def _told(self, new: enrolling.Participant) -> str:
        if new.cohort is None:
            return _("{code} is in the register.").format(code=new.code)
        everyone = enrolling.participants(self._session.study)
        size = sum((one.group, one.cohort) == (new.group, new.cohort) for one in everyone)
        said = ngettext(
            "{code} is in the register. Cohort {cohort} has {count} person now.",
            "{code} is in the register. Cohort {cohort} has {count} people now.",
            size,
        )
        told = said.format(code=new.code, cohort=new.cohort, count=size)
        planned = studies.protocol(self._session.study).cohort_size
        if planned is None or size <= planned[1]:
            return told
        return told + " " + _("{least} to {most} are planned.").format(least=planned[0], most=planned[1])

    def _next(self, name: str) -> None:
        """Go to the next field that can hold something; after the last one, add."""
        following = [one for one in FIELDS[FIELDS.index(name) + 1 :] if self.fields[one].isEnabled()]
        if following:
            self.fields[following[0]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add()

    def _changed(self, name: str, _text: str) -> None:
        """What was said about a text that does not stand there any more goes."""
        self.fields[name].complain("")
        if name == "code":
            self._sure.hide()

    def _group_given(self, group: str) -> None:
        cohorts = not group or self._names.protocol.group(group).cohorts
        self.fields["cohort"].setEnabled(cohorts)
        if not cohorts:
            self.fields["cohort"].put("")

    def _lay_out(self) -> None:
        look = self._session.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        for name in FIELDS:
            column.addWidget(label(look, self.fields[name].fact.label, 12, colour="text2"))
            column.addWidget(self.fields[name])
            if name == "code":
                column.addWidget(self._sure)
            column.addSpacing(look.px(6))
            self.fields[name].entered.connect(self._next)
            self.fields[name].given.connect(self._changed)
        self.fields["group"].given.connect(lambda _name, group: self._group_given(group))
        column.addWidget(self._add)
        column.addWidget(self._said)
        column.addStretch(1)


def _given(facts: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in facts.items() if text}
