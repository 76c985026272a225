"""The changes made to the course as a table, by date; with a row of its own for one that is being entered."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from imp_desktop.i18n import _
from imp_desktop.operations.course_log import Adaptation
from imp_desktop.ui import dates
from imp_desktop.ui.course.lines import CELL, TwoLines, day_cell
from imp_desktop.ui.index import Index

DATE, WHAT, COHORT, WHO = range(4)


class AdaptationsModel(QAbstractTableModel):
    """Date, what was changed and why, for which cohort, by whom."""

    def __init__(self, *, cohorts: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cohorts = cohorts
        self.entries: tuple[Adaptation, ...] = ()
        self.adding = False

    def show(self, entries: tuple[Adaptation, ...], *, adding: bool = False) -> None:
        """Show these entries, those without a date last, and an empty row for one being added."""
        ordered = tuple(sorted(entries, key=lambda one: (one.date or date.max, one.id)))
        if (ordered, adding) == (self.entries, self.adding):
            return
        self.beginResetModel()
        self.entries, self.adding = ordered, adding
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many entries there are, the one being added included."""
        return 0 if parent.isValid() else len(self.entries) + self.adding

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Date, what, cohort, who."""
        return 0 if parent.isValid() else WHO + 1

    def entry(self, row: int) -> Adaptation | None:
        """The entry of a row; None for the one being added."""
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def row_of(self, entry: int) -> int:
        """The row of an entry, or -1."""
        return next((row for row, one in enumerate(self.entries) if one.id == entry), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """What a place holds, for the role asked."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == CELL:
            return self._cell(entry, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(entry, index.column()).said
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._spoken(entry)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [_("Date"), _("What was changed, and why"), _("Cohort") if self._cohorts else "", _("Entered by")][
            section
        ]

    def _cell(self, entry: Adaptation, column: int) -> TwoLines:
        cells = {
            DATE: day_cell(entry.date),
            WHAT: TwoLines(entry.what, entry.why),
            COHORT: TwoLines(self._cohort(entry), tone="quiet"),
            WHO: TwoLines(entry.who, tone="quiet"),
        }
        return cells[column]

    def _cohort(self, entry: Adaptation) -> str:
        if entry.cohort is not None:
            return str(entry.cohort)
        return _("all") if self._cohorts else ""

    def _spoken(self, entry: Adaptation) -> str:
        cohort = _("Cohort {cohort}").format(cohort=entry.cohort) if entry.cohort is not None else ""
        day = dates.day(entry.date) if entry.date else _("no date")
        return ", ".join(part for part in (day, entry.what, entry.why, cohort, entry.who) if part)
