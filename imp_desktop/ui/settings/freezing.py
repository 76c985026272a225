"""The settings of closing and freezing: what is left before it, closing what is complete, the freeze and its end."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import closing
from imp_desktop.operations.closing import Check, Freeze
from imp_desktop.ui import checklist, icons, problems
from imp_desktop.ui.controls import Button, Line, label, paragraph
from imp_desktop.ui.dates import whole_moment
from imp_desktop.ui.look import Look
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings.rows import WIDTH, SettingRow

LINE = 40
DIGITS = 16


def freezing_rows(session: Session, again: Callable[[], None]) -> list[QWidget]:
    """The freeze or what is left before it; `again` shows the rows anew."""
    freeze = closing.frozen(session.study)
    if freeze is not None:
        return [FreezeRow(session, freeze, again)]
    checks = closing.checklist(session.study)
    closable = next(check.count for check in checks if check.kind == "not_closed")
    title = label(session.look, _("Before freezing"), 13, 600)
    title.setContentsMargins(0, session.look.px(20), 0, session.look.px(6))
    return [
        FreezeRow(session, None, again, blocked=any(check.blocking and check.count for check in checks)),
        _closing_row(session, closable, again),
        title,
        *(CheckLine(session, check) for check in checks),
    ]


class FreezeRow(SettingRow):
    """Freezes the data, with a reason if one is given; or tells since when they are, and takes it back with one."""

    def __init__(
        self, session: Session, freeze: Freeze | None, again: Callable[[], None], *, blocked: bool = False
    ) -> None:
        look = session.look
        self._session, self._frozen, self._again = session, freeze is not None, again
        self.button = Button(look, _("Take the freeze back") if freeze else _("Freeze the data"), icon="snowflake")
        title, about = _frozen_words(freeze) if freeze else _open_words(blocked=blocked)
        super().__init__(look, title, about, self.button)
        self.reason = QLineEdit()
        name = _("Why it is taken back") if freeze else _("Why now, if you want to say so")
        self.reason.setAccessibleName(name)
        self.below.insertWidget(0, label(look, name, 12, colour="text2"))
        self.below.insertWidget(1, self.reason)
        self.button.setEnabled(not blocked)
        self.button.clicked.connect(self._turn)
        self.reason.returnPressed.connect(self._turn)

    def _turn(self) -> None:
        session, turn = self._session, closing.thaw if self._frozen else closing.freeze
        try:
            turn(session.study, session.person, self.reason.text())
        except ImpError as error:
            self.complain(i18n.explain(error))
            self.reason.setFocus()
            return
        self._again()
        session.did("settings", "answers")


class CheckLine(QWidget):
    """One line of the list: a check where nothing is left, else how many and the way there."""

    def __init__(self, session: Session, check: Check) -> None:
        super().__init__()
        look = session.look
        self.setMaximumWidth(look.px(WIDTH))
        self.setMinimumHeight(look.px(LINE))
        said = checklist.said(check)
        if check.blocking and check.count:
            said = _("{what}, to be settled first").format(what=said)
        self.words = paragraph(look, said, colour="text" if check.count else "text2")
        row = QHBoxLayout()
        row.setContentsMargins(0, look.px(2), 0, look.px(2))
        row.setSpacing(look.px(10))
        row.addWidget(_Mark(look, check))
        row.addWidget(self.words, 1)
        self.button = Button(look, _("Go there"))
        self.button.setAccessibleName(f"{_('Go there')}: {self.words.text()}")
        self.button.clicked.connect(lambda: checklist.go_there(session, check))
        if check.count:
            row.addWidget(self.button)
        else:
            self.button.hide()
            self.button.setParent(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(Line(look))


class _Mark(QWidget):
    """A check where nothing is left, a not-equal sign where something has to be settled, else a dot to look at."""

    def __init__(self, look: Look, check: Check) -> None:
        super().__init__()
        self._look = look
        self._icon = "check" if not check.count else "equal-not" if check.blocking else "info"
        self._colour = look.ok if not check.count else look.differs_l if check.blocking else look.text3
        self.setFixedSize(look.px(16), look.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        icons.paint(QPainter(self), QRectF(self.rect()), self._icon, self._colour)


def _closing_row(session: Session, closable: int, again: Callable[[], None]) -> SettingRow:
    button = Button(session.look, _("Close them"))
    button.setEnabled(closable > 0)
    button.clicked.connect(lambda: _close_all(session, again))
    said = ngettext("{n} form can be closed now.", "{n} forms can be closed now.", closable).format(n=closable)
    about = _("A change of a closed form needs a reason.")
    return SettingRow(session.look, _("Close all complete forms"), f"{about} {said}", button)


def _close_all(session: Session, again: Callable[[], None]) -> None:
    try:
        closing.close_all(session.study, session.person)
    except ImpError as error:
        problems.show(session, error)
        return
    again()
    session.did("answers")


def _frozen_words(freeze: Freeze) -> tuple[str, str]:
    title = _("Frozen on {moment}").format(moment=whole_moment(freeze.when))
    about = _("Nothing can be changed, and every report names the freeze. Fingerprint {fingerprint}.")
    return title, about.format(fingerprint=freeze.begins(DIGITS))


def _open_words(*, blocked: bool) -> tuple[str, str]:
    about = (
        _("What the list below marks so has to be settled first.")
        if blocked
        else _("Nothing can be changed after that, and every report names the day. It can be taken back with a reason.")
    )
    return _("The data are not frozen"), about
