"""The register and one participant's forms as tables."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from imp_desktop.i18n import _, pgettext
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import Cell, Column, FormState, OverviewRow
from imp_desktop.ui import dates, signs
from imp_desktop.ui.index import Index
from imp_desktop.ui.names import Names, capital, status_name
from imp_desktop.ui.overview.filters import keyed_of
from imp_desktop.ui.participants.rows import RowRole
from imp_desktop.ui.participants.words import fact_value

KEYING, SECOND = 2, 3  # the columns of the forms that tell who keyed and when
TO_KEY = (FormState.DIFFERS, FormState.OPEN, FormState.SECOND_OPEN, FormState.EMPTY, FormState.ONCE)
APPROACHED = 5  # these columns of the register make way where there is little room
FLAGS = 8


class RegisterModel(QAbstractTableModel):
    """One row a participant: code, group, cohort, status, reason, dates, how many forms are keyed, flags."""

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._rows: tuple[OverviewRow, ...] = ()

    def show(self, rows: Sequence[OverviewRow]) -> None:
        """Show these participants."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def code(self, row: int) -> str:
        """The code in a row; empty if there is no such row."""
        return self._rows[row].participant.code if 0 <= row < len(self._rows) else ""

    def row_of(self, code: str) -> int:
        """The row of a code; -1 if it is not shown."""
        codes = [row.participant.code.casefold() for row in self._rows]
        return codes.index(code.casefold()) if code.casefold() in codes else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many participants are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The facts of each."""
        return 0 if parent.isValid() else len(_heads())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _heads()[section] if wanted and section < len(_heads()) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a place holds, for the role asked."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            text = self._texts(row)[index.column()]
            return text if role == Qt.ItemDataRole.DisplayRole or not text else f"{_heads()[index.column()]}: {text}"
        if role == RowRole.URGENT:
            return index.column() == len(_heads()) - 1 and bool(_flags(row))
        return None

    def _texts(self, row: OverviewRow) -> tuple[str, ...]:
        who = row.participant
        done, of = keyed_of(row.cells.values())
        return (
            who.code,
            fact_value("group", who.group or "", self._names.words),
            "" if who.cohort is None else str(who.cohort),
            status_name(who.status),
            " ".join(self._names.words.course.reason(who.status, who.status_reason).split()),
            dates.short_day(who.approached) if who.approached else "",
            dates.short_day(who.consent) if who.consent else "–",
            _("{done} of {all}").format(done=done, all=of) if of else "",
            str(_flags(row)) if _flags(row) else "",
        )


def _heads() -> tuple[str, ...]:
    return (
        _("Code"),
        _("Group"),
        _("Cohort"),
        _("Status"),
        _("Reason"),
        _("Approached"),
        _("Consent"),
        _("Forms keyed"),
        _("Flags"),
    )


def _flags(row: OverviewRow) -> int:
    return sum(cell.flags for cell in row.cells.values())


@dataclass(frozen=True)
class FormLine:
    """One form of a participant in the table of forms; `used` tells whether numbers are made of it."""

    key: FormKey
    name: str
    cell: Cell
    used: bool = True


class FormsModel(QAbstractTableModel):
    """One participant's forms under the titles of their assessments: form, state, both keyings, result."""

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._lines: tuple[str | FormLine, ...] = ()
        self.twice = False

    def show(self, row: OverviewRow, unused: Collection[Column] = ()) -> None:
        """Show the forms that are due from this participant, and those keyed although they are not."""
        self.beginResetModel()
        lines: list[str | FormLine] = []
        last = ""
        for column, cell in row.cells.items():
            assessment, instrument = column
            if cell.state is FormState.NOT_EXPECTED:
                continue
            if assessment != last:
                lines.append(capital(self._names.assessment(assessment)))
                last = assessment
            key = FormKey(row.participant.code, assessment, instrument)
            lines.append(FormLine(key, self._names.instrument(instrument), cell, used=column not in unused))
        self._lines = tuple(lines)
        self.twice = any(cell.twice for cell in row.cells.values())
        self.endResetModel()

    def line(self, row: int) -> FormLine | None:
        """The form in a row; none for titles."""
        found = self._lines[row] if 0 <= row < len(self._lines) else None
        return found if isinstance(found, FormLine) else None

    def row_of(self, key: FormKey | None) -> int:
        """The row of a form; -1 if it is not shown."""
        rows = (at for at, line in enumerate(self._lines) if isinstance(line, FormLine) and line.key == key)
        return next(rows, -1)

    def first(self, *states: FormState) -> int:
        """The first row in one of these states, the earlier state first; -1 if there is none."""
        for state in states:
            for at, line in enumerate(self._lines):
                if isinstance(line, FormLine) and line.cell.state is state:
                    return at
        return -1

    def first_to_key(self) -> int:
        """The row of what the person at work can do first about these forms; -1 if there is nothing."""
        for state in TO_KEY:
            for at, line in enumerate(self._lines):
                if isinstance(line, FormLine) and line.cell.state is state and line.cell.waits_until is None:
                    return at
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Titles and forms."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Form, state, keyings, result."""
        return 0 if parent.isValid() else len(_form_heads(twice=self.twice))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        heads = _form_heads(twice=self.twice)
        return heads[section] if wanted and section < len(heads) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles can be read but not chosen."""
        if index.isValid() and isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a place holds, for the role asked."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if isinstance(line, str):
            shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} and column == 0
            return line if shown else role == RowRole.TITLE or None
        cell = line.cell
        day = _brief if self.twice else dates.day
        first, second = _keying(cell.keyed_by, cell.keyed_on, day), _keying(cell.second_by, cell.second_on, day)
        found: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: (line.name, "", first, second, _result(line))[column],
            Qt.ItemDataRole.AccessibleTextRole: f"{line.name}: {_spoken(line)}",
            RowRole.CELL: cell if column == 1 else None,
            RowRole.URGENT: column > SECOND and cell.flags > 0,
            RowRole.DIFFERS: column > SECOND and cell.state is FormState.DIFFERS,
        }
        return found.get(role)


def _form_heads(*, twice: bool) -> tuple[str, ...]:
    keying = _("First keying") if twice else pgettext("head of a column", "Keying")
    return (_("Form"), _("State"), keying, _("Second keying"), _("Result"))


def _keying(who: str, when: datetime | None, day: Callable[[datetime], str]) -> str:
    return f"{who} {day(when)}" if who and when else ""


def _brief(when: datetime) -> str:
    return dates.brief_day(when.astimezone())


def _spoken(line: FormLine) -> str:
    said = signs.spoken(line.cell)
    return said if line.used else _("{state}, not used").format(state=said)


def _result(line: FormLine) -> str:
    return _said_of(line.cell) if line.used else _("not used")


def _said_of(cell: Cell) -> str:
    if cell.state is FormState.KEYED and not cell.flags and not cell.notes:
        if cell.answered < cell.items:
            return _("{answered} of {items} items").format(answered=cell.answered, items=cell.items)
        return _("all {count} items").format(count=cell.items)
    return ", ".join(part for part in (_briefly(cell), signs.marks(cell)) if part)


def _briefly(cell: Cell) -> str:
    """The state in few words; which keying it is of, the sign beside it tells."""
    if cell.state is FormState.TWICE:
        return _("agree")
    if cell.state is FormState.SECOND_OPEN:
        return _("open, {answered} of {items}").format(answered=cell.answered, items=cell.items)
    return signs.waits(cell) or signs.state_words(cell)
