"""The work list as a list: titles of kinds, and under each what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from imp_desktop.i18n import _
from imp_desktop.operations.worklist import FLAG, KINDS, LOOK, NOTE, QUERY, Work
from imp_desktop.ui.index import Index


class Role(IntEnum):
    """What the delegate and the page ask beside the ordinary roles."""

    WORK = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2
    WHERE = Qt.ItemDataRole.UserRole + 3
    WHAT = Qt.ItemDataRole.UserRole + 4
    SAID = Qt.ItemDataRole.UserRole + 5


@dataclass(frozen=True)
class Line:
    """One thing that waits, with the words it is shown in: where it is, what was keyed, what was said about it."""

    work: Work
    where: str
    what: str
    said: str


@dataclass(frozen=True)
class KindTitle:
    """The title over all lines of a kind."""

    kind: str
    count: int


def kind_name(kind: str) -> str:
    """What the lines of a kind are called together."""
    return {FLAG: _("Flags"), LOOK: _("Look again"), NOTE: _("Notes"), QUERY: _("Questions")}[kind]


class WorkListModel(QAbstractListModel):
    """Lines in the order of their kinds, with a title over each kind that has any."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line | KindTitle] = []

    def show(self, lines: Sequence[Line], kind: str = "") -> None:
        """Show these lines, or only those of one kind."""
        self.beginResetModel()
        self._lines = []
        for one in KINDS if not kind else (kind,):
            found = [line for line in lines if line.work.kind == one]
            if found:
                self._lines += [KindTitle(one, len(found)), *found]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many titles and lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a line holds, for the role asked."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        return _title_data(line, role) if isinstance(line, KindTitle) else _line_data(line, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles can be read but not chosen."""
        if index.isValid() and isinstance(self._lines[index.row()], KindTitle):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def first(self, after: int = 0) -> QModelIndex:
        """The line at row `after` or the next one below; else the last one above; invalid if there is none."""
        rows = [row for row, line in enumerate(self._lines) if isinstance(line, Line)]
        below = (row for row in rows if row >= after)
        row = next(below, rows[-1] if rows else None)
        return QModelIndex() if row is None else self.index(row)

    def place(self, index: Index) -> tuple[int, int]:
        """Which line of all it is, from 1, and how many lines there are."""
        rows = [row for row, line in enumerate(self._lines) if isinstance(line, Line)]
        return rows.index(index.row()) + 1, len(rows)


def _title_data(title: KindTitle, role: int) -> object:
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
        return f"{kind_name(title.kind)}, {title.count}"
    return title if role == Role.KIND else None


def _line_data(line: Line, role: int) -> object:
    found: dict[int, object] = {
        Qt.ItemDataRole.DisplayRole: line.work.form.code,
        Qt.ItemDataRole.AccessibleTextRole: ", ".join(
            part for part in (line.work.form.code, line.where, line.what, line.said) if part
        ),
        Role.WORK: line.work,
        Role.WHERE: line.where,
        Role.WHAT: line.what,
        Role.SAID: line.said,
    }
    return found.get(role)
