"""The rival: a plain QTableWidget, each cell committed by the sqlite3 of Python as soon as it is left."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QTableWidget, QTableWidgetItem

from tests.benchmarks.keying.replay import ENTER, Timing

ITEMS = 39


class Table:
    """A form as a column of 39 cells; a digit opens the cell's editor, Enter commits it and goes down.

    The clock starts at the Enter, not at the digit before it, so the rival pays for one key only.
    """

    def __init__(self, folder: Path) -> None:
        self.base = sqlite3.connect(folder / "plain.sqlite")
        self.base.execute("CREATE TABLE answer (form INTEGER, item INTEGER, value TEXT, PRIMARY KEY (form, item))")
        self.base.commit()
        self.table = QTableWidget(ITEMS, 2)
        self.form = 0
        self.timing = Timing()
        self.begun = False

    def begin(self) -> None:
        """Come to the front; the first time, watch commits and paints."""
        if not self.begun:
            self.begun = True
            self.table.cellChanged.connect(self._commit)
            self.table.setItemDelegate(_Watched(self))
            self.table.resize(1366, 736)
            self.table.setCurrentCell(0, 0)
        self.table.show()
        self.table.raise_()
        self.table.activateWindow()

    @property
    def front(self) -> QTableWidget:
        """The window that gets the keys."""
        return self.table

    def press(self, number: int) -> None:
        """Type a digit, then Enter, which counts."""
        if number and number % ITEMS == 0:
            self._next_form()
        QTest.keyClicks(self.table, str(1 + number % 4))
        editor = self.table.focusWidget() if self.table.focusWidget() is not self.table else QApplication.focusWidget()
        self.timing.press()
        QTest.keyClick(editor or self.table, Qt.Key.Key_Return)

    def burst(self, keys: int) -> Iterator[tuple[str, bool]]:
        """A digit and an Enter for each item of an empty table that is long enough."""
        self.table.setRowCount(keys + 1)
        self._next_form()
        for number in range(keys):
            yield str(1 + number % 4), False
            yield ENTER, True

    def close(self) -> None:
        """End it."""
        self.table.close()
        self.table.deleteLater()
        self.base.close()

    def _next_form(self) -> None:
        self.form += 1
        self.table.blockSignals(True)
        self.table.clearContents()
        self.table.blockSignals(False)
        self.table.setCurrentCell(0, 0)

    def _commit(self, row: int, column: int) -> None:
        cell: QTableWidgetItem | None = self.table.item(row, column)
        value = cell.text() if cell is not None else ""
        self.base.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", (self.form, row, value))
        self.base.commit()
        self.timing.commit()
        self.table.setCurrentCell(min(row + 1, self.table.rowCount() - 1), column)


class _Watched(QStyledItemDelegate):
    """Qt's own painting of cells, telling when the current one has been painted."""

    def __init__(self, owner: Table) -> None:
        super().__init__(owner.table)
        self._owner = owner

    def paint(self, painter, option, index):
        super().paint(painter, option, index)
        if index.row() == self._owner.table.currentRow() and index.column() == 0:
            self._owner.timing.paint()
