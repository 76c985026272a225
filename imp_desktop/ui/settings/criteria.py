"""The settings of the progression criteria: their bounds, the day on which they were fixed, and changes after it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import criteria, studies
from imp_desktop.operations.criteria import Changed, Fixing
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, label, paragraph
from imp_desktop.ui.dates import whole_day
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings.bounds import Bounds, written
from imp_desktop.ui.settings.rows import SettingRow

LONGEST = 160  # of a reason shown; the report and the ledger have it whole


def criterion_rows(session: Session, again: Callable[[], None]) -> list[QWidget]:
    """Whether the criteria are fixed, and a row for each; empty where the protocol has none.

    `again` shows the rows anew, after the criteria were fixed.
    """
    found = criteria.criteria(session.study)
    if not found:
        return []
    words = studies.protocol(session.study).in_language(i18n.language()).course.criteria
    rows = [CriterionRow(session, one.id, words.get(one.id, one.id)) for one in found]
    return [_fixing_row(session, again), *rows]


class CriterionRow(SettingRow):
    """The bounds of a criterion. They are kept when they fit; once the criteria are fixed, with a reason.

    What does not fit stands there, with why, until it is mended or Esc puts back what is kept.
    """

    def __init__(self, session: Session, criterion: str, name: str) -> None:
        look = session.look
        self._session = session
        self._id = criterion
        self.bounds = Bounds(look, name)
        super().__init__(look, name, "", self.bounds)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(f"{name}: {_('Reason for the change')}")
        self._asking = QWidget()
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(look.px(2))
        asking.addWidget(label(look, _("Reason for the change"), 12, colour="text2"))
        asking.addWidget(self.reason)
        self._changes = paragraph(look, px=12)
        self.below.insertWidget(0, self._asking)
        self.below.addWidget(self._changes)
        self.bounds.edited.connect(self._ask)
        for field in self._fields():
            field.installEventFilter(self)
            field.returnPressed.connect(lambda field=field: self._leave(field))
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept."""
        study = self._session.study
        kept = next(one for one in criteria.criteria(study) if one.id == self._id)
        self.bounds.show_criterion(kept)
        self._kept = self.bounds.text()
        self._fixed = criteria.fixing(study).on is not None
        self.tell(_("An example of the program") if kept.example else "")
        self.complain("")
        self.reason.clear()
        self._ask()
        told = [_told(one) for one in criteria.fixing(study).changes if one.criterion == self._id]
        self._changes.setText("\n".join(told))
        self._changes.setVisible(bool(told))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is left is looked at, also where nobody typed into it."""
        if event.type() is QEvent.Type.FocusOut and isinstance(watched, QLineEdit):
            self._leave(watched)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back what is kept."""
        if event.key() == Qt.Key.Key_Escape and self._differs():
            self.bounds.green.setFocus()
            self.refresh()
        else:
            super().keyPressEvent(event)

    def _differs(self) -> bool:
        return self.bounds.text() != self._kept

    def _ask(self) -> None:
        """Ask for a reason once other bounds of fixed criteria stand there."""
        self._asking.setVisible(self._fixed and self._differs())

    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.bounds.green, self.bounds.red, self.reason

    def _leave(self, field: QLineEdit) -> None:
        """Keep what fits; while the keyboard only goes on to another field of the row nothing is complained of."""
        now = QApplication.focusWidget()
        moving = now is not field and now in self._fields()
        if not self._differs():
            self.complain("")
        elif not (moving and self._fixed):
            self._keep(moving=moving)

    def _keep(self, *, moving: bool) -> None:
        session = self._session
        try:
            criteria.set_bounds(session.study, session.person, self._id, self.bounds.text(), self.reason.text())
        except ImpError as error:
            if not moving:
                self.complain(i18n.explain(error))
            return
        if self.reason.hasFocus():
            self.bounds.green.setFocus()
        self.refresh()
        session.did("settings")


def _fixing_row(session: Session, again: Callable[[], None]) -> SettingRow:
    fixing = criteria.fixing(session.study)
    if fixing.on is not None:
        return SettingRow(
            session.look,
            _fixed_words(fixing),
            _("Other bounds need a reason. Both are printed in the feasibility report."),
            QWidget(),
        )
    button = Button(session.look, _("Fix the criteria"))
    button.clicked.connect(lambda: _fix(session, again))
    about = (
        _("Forms are keyed already: the report will say so beside today’s date. Other bounds need a reason then.")
        if criteria.forms_keyed(session.study)
        else _("The report will give today’s date: before the first form was keyed. Other bounds need a reason then.")
    )
    return SettingRow(session.look, _("Not fixed yet"), about, button)


def _fixed_words(fixing: Fixing) -> str:
    words = (
        _("Fixed on {day}, before the first form was keyed")
        if fixing.before_forms
        else _("Fixed on {day}, after the first form was keyed")
    )
    return words.format(day=whole_day(fixing.on)) if fixing.on else ""


def _fix(session: Session, again: Callable[[], None]) -> None:
    try:
        criteria.fix(session.study, session.person)
    except ImpError as error:
        problems.show(session, error)
        return
    again()
    session.did("settings")


def _told(change: Changed) -> str:
    why = change.why if len(change.why) <= LONGEST else f"{change.why[: LONGEST - 1]}…"
    bounds = {"green": written(change.green), "red": written(change.red)}
    return _("{day}: changed to {green} and {red} %, {why}").format(day=whole_day(change.on), why=why, **bounds)
