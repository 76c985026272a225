"""The settings of the persons: who works with the study, since when, and who left the list they are chosen from."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import persons
from imp_desktop.operations.persons import Listed
from imp_desktop.ui.controls import Button
from imp_desktop.ui.dates import whole_day
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings.rows import SettingRow


def person_rows(session: Session, again: Callable[[], None]) -> list[QWidget]:
    """A row for everybody who ever worked with the study; `again` shows the rows anew."""
    return [PersonRow(session, one, again) for one in persons.listed(session.study)]


class PersonRow(SettingRow):
    """One person, with the button that takes them out of the list or puts them back; what they keyed is never touched.

    Whoever takes themselves out of it stops working: the names are asked for next.
    """

    def __init__(self, session: Session, one: Listed, again: Callable[[], None]) -> None:
        self._session = session
        self._one = one
        self._again = again
        self.button = Button(session.look, _("Back into the list") if one.left else _("Leaves the list"))
        self.button.setAccessibleName(f"{self.button.text()}: {one.person.name}")
        super().__init__(session.look, f"{one.person.name} ({one.person.initials})", _about(session, one), self.button)
        self.button.clicked.connect(self._turn)

    def _turn(self) -> None:
        session, who = self._session, self._one.person
        turn = persons.come_back if self._one.left else persons.leave
        try:
            turn(session.study, session.person, who)
        except ImpError as error:
            self.complain(i18n.explain(error))
            return
        session.did("persons")
        if who == session.person and not self._one.left:
            session.take_person(None)
        else:
            self._again()


def _about(session: Session, one: Listed) -> str:
    since = _("Since {day}").format(day=whole_day(one.since.astimezone()))
    if one.left:
        left = _("left the list on {day}; what was keyed keeps the name").format(day=whole_day(one.left.astimezone()))
        return f"{since}, {left}"
    return f"{since}, {_('at work now')}" if one.person == session.person else since
