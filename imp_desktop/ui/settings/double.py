"""The settings of keying twice: of each form, and of all forms of an assessment, none, every one, or one of so many."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import studies
from imp_desktop.operations.double_keying import ALL, EVERY
from imp_desktop.operations.overview import Column
from imp_desktop.operations.second_due import second_due
from imp_desktop.ui.controls import Segment, Segments, paragraph
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import Names, names
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings.rows import WIDTH, SettingRow

FIELD = 40
USUAL = "5"
MIXED = "mixed"


class ShareOfForms(QWidget):
    """None, all, or one of so many forms; `chosen` tells it as the study keeps it, such as "every 5"."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._kept = ""
        parts = [Segment("", _("None")), Segment(ALL, _("All")), Segment(EVERY, _("One of"))]
        self.share = Segments(look, parts, "", name)
        self.number = QLineEdit()
        self.number.setFixedWidth(look.px(FIELD))
        self.number.setAccessibleName(_("{form}: one of how many").format(form=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        row.addWidget(self.share)
        row.addWidget(self.number)
        self.share.chosen.connect(self._picked)
        self.number.editingFinished.connect(self._sized)

    def show_share(self, kept: str) -> None:
        """Show this share as chosen; MIXED shows none of them."""
        self._kept = kept
        sampled = kept.startswith(EVERY)
        if kept == MIXED:
            self.share.choose_none()
        else:
            self.share.choose(EVERY if sampled else kept)
        self.number.setText(kept.removeprefix(EVERY) if sampled else USUAL)
        self.number.setEnabled(sampled)

    def _picked(self, share: str) -> None:
        self.chosen.emit(share if share != EVERY else f"{EVERY}{self.number.text().strip() or USUAL}")

    def _sized(self) -> None:
        share = f"{EVERY}{self.number.text().strip()}"
        if self.number.isEnabled() and share != self._kept:
            self.chosen.emit(share)


class DoubleRow(SettingRow):
    """How often forms of these kinds are keyed; one kind, or all those of an assessment."""

    kept = Signal()

    def __init__(self, session: Session, title: str, kinds: tuple[Column, ...]) -> None:
        self._session = session
        self._kinds = kinds
        self.control = ShareOfForms(session.look, title)
        super().__init__(session.look, title, "", self.control)
        self.control.chosen.connect(self._choose)

    def refresh(self, waiting: dict[Column, int]) -> None:
        """Show what is chosen, and how many forms wait for their second keying because of it."""
        self.control.show_share(self._share())
        self.tell(_told(sum(waiting.get(kind, 0) for kind in self._kinds)))

    def _share(self) -> str:
        """What is chosen for all of these forms; MIXED where it is not the same."""
        shares = studies.settings(self._session.study).double_keying
        chosen = {shares.get(f"{assessment}.{instrument}", "") for assessment, instrument in self._kinds}
        return chosen.pop() if len(chosen) == 1 else MIXED

    def _choose(self, share: str) -> None:
        session = self._session
        try:
            for assessment, instrument in self._kinds:
                name = f"double_keying.{assessment}.{instrument}"
                studies.choose(session.study, session.person, name, share, _("chosen in the settings"))
        except ImpError as error:
            self.complain(i18n.explain(error))
            self.control.show_share(self._share())
            return
        self.complain("")
        self.kept.emit()


def double_rows(session: Session) -> list[QWidget]:
    """For each assessment a row for all its forms, and one for each form."""
    known = names(session.study)
    rows = [DoubleRow(session, title, kinds) for title, kinds in _kinds(known)]

    def keep() -> None:
        _show(session, rows)
        session.did("settings")

    for row in rows:
        row.kept.connect(keep)
    _show(session, rows)
    return [_about(session.look), *rows]


def _about(look: Look) -> QWidget:
    said = paragraph(
        look,
        _(
            "The second keying is done by somebody else, who does not see the first one, or by the same person twelve "
            "hours later. What differs is keyed a third time."
        ),
    )
    said.setMaximumWidth(look.px(WIDTH))
    said.setContentsMargins(0, 0, 0, look.px(12))
    return said


def _show(session: Session, rows: Iterable[DoubleRow]) -> None:
    waiting = second_due(session.study)
    for row in rows:
        row.refresh(waiting)


def _kinds(known: Names) -> list[tuple[str, tuple[Column, ...]]]:
    found = []
    for assessment in known.protocol.assessments:
        kinds = tuple(Column(assessment, due.instrument) for due in known.protocol.due if assessment in due.assessments)
        name = known.assessment(assessment)
        found.append((_("{assessment}: all forms").format(assessment=name), kinds))
        for kind in kinds:
            form = _("{instrument}, {assessment}")
            title = form.format(instrument=known.instrument(kind.instrument), assessment=name.lower())
            found.append((title, (kind,)))
    return found


def _told(waiting: int) -> str:
    if not waiting:
        return ""
    said = ngettext(
        "{n} form keyed earlier now waits for a second keying",
        "{n} forms keyed earlier now wait for a second keying",
        waiting,
    )
    return said.format(n=waiting)
