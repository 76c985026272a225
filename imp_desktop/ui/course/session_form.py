"""The form of one session in its row: when it was, what became of it by one key, and why."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations import enrolling
from imp_desktop.operations.teaching import Session
from imp_desktop.protocols.vocabulary import session_statuses
from imp_desktop.ui.controls import label
from imp_desktop.ui.course.digits import Digits
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.course.writing import facts_of
from imp_desktop.ui.look import Look

_WEEK = 7
_USED = {
    "": ("date", "status"),
    "delivered": ("date", "status", "minutes"),
    "truncated": ("date", "status", "minutes", "reason"),
    "postponed": ("date", "status", "moved_to", "minutes", "reason"),
    "cancelled": ("date", "status", "reason"),
}
_PART_OF = {
    Problem.MINUTES_UNFIT: "minutes",
    Problem.SESSION_NEEDS_REASON: "reason",
    Problem.TEXT_TOO_LONG: "reason",
    Problem.TEXT_UNFIT: "reason",
    Problem.SESSION_HAS_ATTENDANCE: "status",
}


class SessionForm(EntryForm):
    """Everything about one session, or only its day where it was held as planned (`quick`)."""

    def __init__(self, look: Look, title: str, planned: int, *, quick: bool = False) -> None:
        super().__init__(look)
        self._planned = str(planned)
        self._quick = quick
        self.take("date", Field(look, _("Date, such as 5-3-2026"), day=True, width=132))
        self.take("status", Digits(look, _("What became of it"), session_statuses()))
        self.take("moved_to", Field(look, _("New date"), day=True, width=132))
        self.take("minutes", Field(look, _("Minutes"), width=72))
        self.take("reason", Field(look, _("Why")))
        self._lay_out(title)

    def show_session(self, session: Session, proposed: date | None) -> None:
        """Start from what the log says; a session without a day gets the proposed one."""
        facts = facts_of(session)
        if not facts["date"] and proposed is not None:
            facts["date"] = proposed.isoformat()
        if not session.status:
            facts["minutes"] = ""
        self.fill(facts)

    def in_use(self) -> list[str]:
        """The parts that belong to the status chosen."""
        return ["date"] if self._quick else list(_USED[self.parts["status"].text()])

    def facts(self) -> dict[str, str]:
        """What is to be logged."""
        if not self._quick:
            return super().facts()
        return {"date": self.parts["date"].text(), "status": "delivered"}

    def go_on(self, name: str) -> None:
        """A session that met lasted as planned unless somebody says otherwise."""
        if name == "status" and self.parts["status"].text() in {"delivered", "truncated"}:
            minutes = self.parts["minutes"]
            if not minutes.text():
                minutes.put(self._planned)
        super().go_on(name)

    def refuse(self, error: ImpError) -> bool:
        """Say below the part it is about what does not fit; False where it is about none of them."""
        name = _PART_OF.get(error.problem, "")
        if error.problem in {Problem.DATE_UNFIT, Problem.DATE_IN_FUTURE}:
            moved = "moved_to" in self.in_use() and error.values.get("given") == self.parts["moved_to"].text()
            name = "moved_to" if moved else "date"
        if name not in self.in_use():
            return False
        self.complain(name, error)
        return True

    def _lay_out(self, title: str) -> None:
        look = self.look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(10))
        column.setSpacing(look.px(8))
        column.addWidget(label(look, title, 13, 600))
        dates = QHBoxLayout()
        dates.setSpacing(look.px(12))
        dates.addWidget(self.parts["date"])
        if self._quick:
            said = label(look, _("held in full, {minutes} minutes").format(minutes=self._planned), colour="text2")
            said.setContentsMargins(0, look.px(16), 0, 0)
            dates.addWidget(said)
        dates.addStretch(1)
        column.addLayout(dates)
        column.addWidget(self.parts["status"])
        further = QHBoxLayout()
        further.setSpacing(look.px(12))
        for name in ("moved_to", "minutes"):
            further.addWidget(self.parts[name], 0, Qt.AlignmentFlag.AlignTop)
        further.addWidget(self.parts["reason"], 1, Qt.AlignmentFlag.AlignTop)
        further.addStretch(0)
        column.addLayout(further)
        column.addWidget(Legend(look, form_keys()))


def form_keys() -> list[tuple[str, str]]:
    """The keys of a form that stands in a row."""
    return [("Enter", _("next, and keep")), ("Esc", _("leave as it was"))]


def proposed_day(sessions: tuple[Session, ...], row: int) -> date:
    """The day a session probably was: a week on from the one before it, a week each; never a day to come."""
    before = [(at, one.held_on) for at, one in enumerate(sessions[:row]) if one.held_on]
    today = enrolling.today()
    if not before:
        return today
    at, day = before[-1]
    return min(day + timedelta(days=_WEEK * (row - at)), today) if day else today
