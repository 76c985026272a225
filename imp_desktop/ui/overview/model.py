"""The overview as a table: section rows and people down, a code and one column a form across."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import Cell, Column, Overview, OverviewRow
from imp_desktop.ui import signs
from imp_desktop.ui.index import Index
from imp_desktop.ui.names import Names
from imp_desktop.ui.overview.filters import Filter, fits
from imp_desktop.ui.overview.sections import Part, Section, sections

CODE = 0


class Role(IntEnum):
    """What the delegate and the page ask beside the ordinary roles."""

    CELL = Qt.ItemDataRole.UserRole + 1
    SECTION = Qt.ItemDataRole.UserRole + 2
    ROW = Qt.ItemDataRole.UserRole + 3
    FIRST_OF_ASSESSMENT = Qt.ItemDataRole.UserRole + 4
    ASSESSMENT = Qt.ItemDataRole.UserRole + 5
    ASSESSMENT_ID = Qt.ItemDataRole.UserRole + 6


class OverviewModel(QAbstractTableModel):
    """The rows a part and a filter leave of an overview."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._lines: list[Section | OverviewRow] = []
        self._names: Names | None = None

    def show(self, overview: Overview, names: Names, part: Part | None, wanted: Filter) -> None:
        """Show what `part` and `wanted` leave of the overview; only changed cells are announced where the rows stay."""
        lines: list[Section | OverviewRow] = []
        for section in sections(overview, names.protocol, names.words, part, wanted):
            lines.append(section)
            lines.extend(section.rows)
        same = names == self._names and overview.columns == self._columns and _codes(lines) == _codes(self._lines)
        if not same:
            self.beginResetModel()
        before, self._lines, self._columns, self._names = self._lines, lines, overview.columns, names
        if not same:
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, CODE), self.index(row, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many section rows and people there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The code and one column a form."""
        return 0 if parent.isValid() else 1 + len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """What a place in the table holds, for the role asked."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, Section):
            return self._section_data(line, role)
        if role == Role.ROW:
            return line
        if index.column() == CODE:
            return self._code_data(line, role)
        return self._cell_data(line, self._columns[index.column() - 1], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        if orientation is not Qt.Orientation.Horizontal or section > len(self._columns) or self._names is None:
            return None
        if section == CODE:
            return _("Code") if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[section - 1]
        first = section > 1 and self._columns[section - 2].assessment != column.assessment
        found: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: self._names.instrument(column.instrument),
            Qt.ItemDataRole.AccessibleTextRole: self._form_name(column),
            Role.ASSESSMENT: self._names.assessment(column.assessment),
            Role.ASSESSMENT_ID: column.assessment,
            Role.FIRST_OF_ASSESSMENT: first,
        }
        return found.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Section rows can be read but not chosen."""
        if index.isValid() and isinstance(self._lines[index.row()], Section):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def keyed_twice(self) -> bool:
        """Whether any form that is shown is keyed twice, so that its sign has two halves."""
        return any(cell.twice for line in self._lines if isinstance(line, OverviewRow) for cell in line.cells.values())

    def section_rows(self) -> list[int]:
        """The rows that hold a section's title."""
        return [row for row, line in enumerate(self._lines) if isinstance(line, Section)]

    def section_above(self, row: int) -> int:
        """The row of the section title that `row` belongs to."""
        return next((at for at in range(row, -1, -1) if isinstance(self._lines[at], Section)), 0)

    def form(self, index: Index) -> FormKey | None:
        """The form a place stands for; none for codes, section rows and forms nobody expects."""
        cell = self.data(index, Role.CELL)
        if cell is None or not fits(cell, Filter.ALL):
            return None
        line, column = self._lines[index.row()], self._columns[index.column() - 1]
        return FormKey(line.participant.code, column.assessment, column.instrument)  # type: ignore[union-attr]

    def find(self, key: FormKey) -> QModelIndex:
        """The place of a form; an invalid index if it is not shown."""
        for row, line in enumerate(self._lines):
            if isinstance(line, OverviewRow) and line.participant.code == key.code:
                for column, form in enumerate(self._columns, start=1):
                    if (form.assessment, form.instrument) == (key.assessment, key.instrument):
                        return self.index(row, column)
        return QModelIndex()

    def find_code(self, typed: str) -> QModelIndex:
        """The first code that begins with what was typed, else the first that holds it; invalid if none does."""
        wanted = typed.casefold()
        codes = [
            (row, line.participant.code.casefold())
            for row, line in enumerate(self._lines)
            if isinstance(line, OverviewRow)
        ]
        begins = (row for row, code in codes if code.startswith(wanted))
        holds = (row for row, code in codes if wanted in code)
        row = next(begins, next(holds, None)) if wanted else None
        return QModelIndex() if row is None else self.index(row, CODE)

    def first(self, wanted: Filter, row: int | None = None) -> QModelIndex:
        """The first form the filter asks for, in the whole table or in one row; invalid if there is none."""
        rows = range(len(self._lines)) if row is None else (row,)
        for at in rows:
            line = self._lines[at]
            if isinstance(line, OverviewRow):
                for column, form in enumerate(self._columns, start=1):
                    if fits(line.cells[form], wanted):
                        return self.index(at, column)
        return QModelIndex()

    def _section_data(self, section: Section, role: int) -> object:
        people = ngettext("{count} person", "{count} people", len(section.rows)).format(count=len(section.rows))
        found: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: section.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{section.title}, {people}",
            Role.SECTION: section,
        }
        return found.get(role)

    def _code_data(self, row: OverviewRow, role: int) -> object:
        code = row.participant.code
        return code if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None

    def _cell_data(self, row: OverviewRow, column: Column, role: int) -> object:
        cell: Cell = row.cells[column]
        if role == Role.CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return signs.letter(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.participant.code}, {self._form_name(column)}: {signs.spoken(cell)}"
        return None

    def _form_name(self, column: Column) -> str:
        if self._names is None:
            return ""
        instrument, assessment = self._names.instrument(column.instrument), self._names.assessment(column.assessment)
        return _("{instrument}, {assessment}").format(instrument=instrument, assessment=assessment)


def _codes(lines: list[Section | OverviewRow]) -> list[str]:
    return [line.title if isinstance(line, Section) else line.participant.code for line in lines]
