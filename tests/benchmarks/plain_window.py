"""A rival: a bare window with a table widget that shows the cells of a CSV file as texts, and nothing more.

`python -m tests.benchmarks.plain_window CELLS.csv`
"""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from tests.benchmarks.first_paint import Watch


def main() -> int:
    """Show the cells, and close the window when it has answered a key."""
    application = QApplication(sys.argv[:1])
    with Path(sys.argv[1]).open(newline="", encoding="utf-8") as stream:
        rows = list(csv.reader(stream))
    table = QTableWidget(len(rows), len(rows[0]))
    fill(table, rows)
    table.resize(1366, 768)
    table.setCurrentCell(0, 1)
    Watch(table)
    table.show()
    return application.exec()


def fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    """Put a text into every cell."""
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            table.setItem(place, column, QTableWidgetItem(text))


if __name__ == "__main__":
    sys.exit(main())
