"""The attendance list as a table: people down, sessions across, a mark in each place."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from imp_desktop.i18n import _
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.teaching import Session
from imp_desktop.ui.course import words
from imp_desktop.ui.course.cohort import Cohort
from imp_desktop.ui.index import Index
from imp_desktop.ui.names import Names


class Role(IntEnum):
    """What delegates, heads and sums ask beside the ordinary roles."""

    MARK = Qt.ItemDataRole.UserRole + 1
    REMARK = Qt.ItemDataRole.UserRole + 2
    SUM = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)
class Place:
    """One place of the list: what is marked, and whether something may be expected there."""

    mark: str
    expected: bool


class AttendanceModel(QAbstractTableModel):
    """The marks of one cohort; `framed` tells that what stands beside and above them has changed."""

    framed = Signal()

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self.cohort: Cohort | None = None

    def show(self, cohort: Cohort) -> None:
        """Show this cohort; where people and sessions stay the same, only changed places are announced."""
        before = self.cohort
        if before is None or _frame(before) != _frame(cohort):
            self.beginResetModel()
            self.cohort = cohort
            self.endResetModel()
            self.framed.emit()
            return
        self.cohort = cohort
        rows, columns = self.rowCount(), self.columnCount()
        if not rows or not columns:
            return
        if before.sessions != cohort.sessions or before.people != cohort.people:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
            self._announce_heads(rows, columns)
            return
        self._announce_marks(before, cohort)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many people are on the list."""
        return 0 if parent.isValid() or self.cohort is None else len(self.cohort.people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many sessions the course has."""
        return 0 if parent.isValid() or self.cohort is None else len(self.cohort.sessions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """What a place holds, for the role asked."""
        if not index.isValid() or self.cohort is None:
            return None
        cohort, person, session = self.cohort, self.person(index.row()), self.session(index.column())
        if role == Role.MARK:
            return Place(cohort.mark(person, session), cohort.expected(person, session))
        if role == Qt.ItemDataRole.DisplayRole:
            mark = cohort.mark(person, session)
            return words.mark_letter(mark) or ("1" if mark else "")
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return words.spoken_mark(cohort, person, session, self._names)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        if self.cohort is None:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._session_head(section, role) if section < self.columnCount() else None
        return self._person_head(section, role) if section < self.rowCount() else None

    def person(self, row: int) -> Participant:
        """Who stands in a row."""
        return self._shown().people[row]

    def session(self, column: int) -> Session:
        """The session of a column."""
        return self._shown().sessions[column]

    def place(self, code: str, session: str) -> QModelIndex:
        """The place of a person and a session; invalid if it is not shown."""
        if self.cohort is None:
            return QModelIndex()
        row = next((at for at, one in enumerate(self.cohort.people) if one.code == code), -1)
        column = next((at for at, one in enumerate(self.cohort.sessions) if one.id == session), -1)
        return self.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def after(self, index: Index) -> QModelIndex:
        """Where the keyboard goes after a mark: down, and from the bottom to the top of the next session.

        Places where nothing can be expected are stepped over; at the very end the keyboard stays.
        """
        rows, cohort = self.rowCount(), self._shown()
        for at in range(index.column() * rows + index.row() + 1, rows * self.columnCount()):
            place = self.index(at % rows, at // rows)
            if cohort.expected(self.person(place.row()), self.session(place.column())):
                return place
        return self.index(index.row(), index.column())

    def first_empty(self, column: int) -> QModelIndex:
        """The first place of a session that waits for a mark; else its first place."""
        cohort = self._shown()
        for row, person in enumerate(cohort.people):
            session = self.session(column)
            if cohort.expected(person, session) and not cohort.mark(person, session):
                return self.index(row, column)
        return self.index(0, column)

    def _shown(self) -> Cohort:
        if self.cohort is None:
            msg = "no cohort is shown"
            raise RuntimeError(msg)
        return self.cohort

    def _session_head(self, column: int, role: int) -> object:
        session = self.session(column)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(session.number)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return words.spoken_session(self._names, session)
        if role == Role.SUM:
            present, marked = self._shown().in_session(session)
            return str(present) if marked else ""
        return None

    def _person_head(self, row: int, role: int) -> object:
        person = self.person(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return person.code
        if role == Role.SUM:
            return self._sum(person)
        if role == Role.REMARK:
            return words.remark(self._shown(), person, self._names)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            found = self._sum(person)
            spoken = _("present at {sum} sessions").format(sum=found) if found else ""
            said = words.remark(self._shown(), person, self._names)
            return ", ".join(part for part in (person.code, said, spoken) if part)
        return None

    def _sum(self, person: Participant) -> str:
        present, marked = self._shown().of_person(person)
        return _("{present} of {marked}").format(present=present, marked=marked) if marked else ""

    def _announce_marks(self, before: Cohort, after: Cohort) -> None:
        changed = {key for key in {*before.marks, *after.marks} if before.marks.get(key) != after.marks.get(key)}
        for code, session in changed:
            place = self.place(code, session)
            self.dataChanged.emit(place, place)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, place.row(), place.row())
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, place.column(), place.column())

    def _announce_heads(self, rows: int, columns: int) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows - 1)
        self.framed.emit()


def _frame(cohort: Cohort) -> tuple[object, ...]:
    codes = tuple(one.code for one in cohort.people)
    return cohort.number, codes, tuple(one.id for one in cohort.sessions)
