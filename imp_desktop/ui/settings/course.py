"""The settings of the course: who teaches it, and the progression criteria with the day on which they were fixed."""

from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import criteria, studies
from imp_desktop.protocols.feasibility import Criterion
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, label
from imp_desktop.ui.dates import day
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings.rows import SettingRow
from imp_desktop.ui.settings.study import choose

WIDE_ENOUGH = 1.25  # up to this zoom both bounds have room side by side


def teacher_rows(session: Session) -> list[QWidget]:
    """A row for the name of every teacher; empty where the protocol has no course."""
    plan = studies.protocol(session.study)
    words = plan.in_language(i18n.language()).course.teachers
    return [
        _teacher_row(session, teacher, words.get(teacher, teacher))
        for teacher in (plan.course.teachers if plan.course else ())
    ]


def criterion_rows(session: Session) -> list[QWidget]:
    """When the criteria were fixed, and a row for the bounds of each; empty where the protocol has none."""
    found = criteria.criteria(session.study)
    if not found:
        return []
    fixing = criteria.fixing(session.study)
    reason = QLineEdit()
    reason.setMinimumWidth(session.look.px(280))
    reason.setAccessibleName(_("Reason for a change"))
    rows: list[QWidget] = [_fixing_row(session, fixing)]
    if fixing.on is not None:
        about = "  ".join(f"{day(when)}: {why}" for when, why in fixing.changed)
        rows.append(
            SettingRow(session.look, _("Reason for a change"), about or _("Needed before other bounds"), reason)
        )
    words = studies.protocol(session.study).in_language(i18n.language()).course.criteria
    return [*rows, *(_bounds_row(session, one, words.get(one.id, one.id), reason) for one in found)]


class Bounds(QWidget):
    """Two numbers in per cent: from where on to go on, and below what to reconsider."""

    def __init__(self, session: Session, criterion: Criterion, name: str, reason: QLineEdit) -> None:
        super().__init__()
        self._session = session
        self._criterion = criterion
        self._reason = reason
        self.green = self._field(_("Go on from"), name, criterion.green)
        self.red = self._field(_("Reconsider below"), name, criterion.red)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(session.look.px(6))
        below = session.look.zoom > WIDE_ENOUGH
        for place, (words, field) in enumerate(((_("Go on from"), self.green), (_("Reconsider below"), self.red))):
            row, column = (place, 0) if below else (0, 3 * place)
            grid.addWidget(label(session.look, words, 12, colour="text2"), row, column)
            grid.addWidget(field, row, column + 1)
            grid.addWidget(label(session.look, "%", 12, colour="text2"), row, column + 2)

    def _field(self, words: str, name: str, bound: Decimal) -> QLineEdit:
        field = QLineEdit(_written(bound))
        field.setFixedWidth(self._session.look.px(52))
        field.setAccessibleName(f"{name}: {words}, %")
        field.editingFinished.connect(self._keep)
        return field

    def _keep(self) -> None:
        """Keep both bounds; what cannot be one is said on the bar, and what stood there comes back."""
        green, red = (field.text().strip().replace(",", ".") for field in (self.green, self.red))
        before = (_written(self._criterion.green), _written(self._criterion.red))
        if (green, red) == tuple(one.replace(",", ".") for one in before):
            return
        session = self._session
        try:
            criteria.set_bounds(
                session.study, session.person, self._criterion.id, f"{green},{red}", self._reason.text()
            )
        except ImpError as error:
            problems.show(session, error)
            for field, text in zip((self.green, self.red), before, strict=True):
                field.setText(text)
            return
        session.did("settings")
        session.go("settings", chapter="criteria")


def _teacher_row(session: Session, teacher: str, named: str) -> SettingRow:
    field = QLineEdit(studies.settings(session.study).teachers.get(teacher, ""))
    field.setPlaceholderText(named)
    field.setMinimumWidth(session.look.px(280))
    field.setAccessibleName(named)
    field.editingFinished.connect(lambda: choose(session, f"teacher.{teacher}", field.text()))
    return SettingRow(session.look, named, _("As the feasibility report names the grade"), field)


def _fixing_row(session: Session, fixing: criteria.Fixing) -> SettingRow:
    if fixing.on is None:
        button = Button(session.look, _("Fix the criteria"))
        button.clicked.connect(lambda: _fix(session))
        about = _(
            "With today’s date, best before the first form is keyed. Later changes need a reason and are printed."
        )
        return SettingRow(session.look, _("Not fixed yet"), about, button)
    when = _("before the first form was keyed") if fixing.before_forms else _("after the first form was keyed")
    title = _("Fixed on {day}").format(day=day(fixing.on))
    return SettingRow(session.look, title, when[:1].upper() + when[1:], QWidget())


def _bounds_row(session: Session, criterion: Criterion, name: str, reason: QLineEdit) -> SettingRow:
    about = _("An example of the program") if criterion.example else ""
    return SettingRow(session.look, name, about, Bounds(session, criterion, name, reason))


def _fix(session: Session) -> None:
    try:
        criteria.fix(session.study, session.person)
    except ImpError as error:
        problems.show(session, error)
        return
    session.did("settings")
    session.go("settings", chapter="criteria")


def _written(bound: Decimal) -> str:
    """A bound as people write it here."""
    text = f"{bound.normalize():f}"
    return text.replace(".", ",") if i18n.language() == "nl" else text
