"""A rival: how many answers each form has, by one query over a wide table, shown as texts in a bare table widget.

`python -m tests.benchmarks.plain_overview FILE`; the file is what plain_import made. It knows of no flags, notes,
missing forms or people, and shows no signs.
"""

import sqlite3
import sys

from PySide6.QtWidgets import QApplication, QTableWidget

from tests.benchmarks.overview import FIGURES
from tests.benchmarks.plain_window import fill
from tests.benchmarks.repeated import tell_median
from tests.benchmarks.startup import INSTRUMENTS

Row = list[str]


def main() -> None:
    """Tell both medians."""
    application = QApplication(sys.argv[:1])
    base = sqlite3.connect(sys.argv[1])
    query = _query(base)
    tell_median(FIGURES[0], lambda: _read(base, query))
    table = QTableWidget()
    table.resize(1158, 736)
    table.show()
    application.processEvents()

    def paint() -> None:
        rows = _read(base, query)
        table.clear()
        table.setRowCount(len(rows))
        table.setColumnCount(len(rows[0]))
        fill(table, rows)
        table.grab()

    tell_median(FIGURES[1], paint)
    base.close()


def _query(base: sqlite3.Connection) -> str:
    columns = [row[1] for row in base.execute("PRAGMA table_info(answers)")]
    counts = [
        "+".join(f"({event}.{column} IS NOT NULL)" for column in columns if column.startswith(f"{name}_"))
        for event in ("pre", "post")
        for name in INSTRUMENTS
    ]
    return (
        f"SELECT p.record_id, {', '.join(counts)} FROM participants AS p "
        "LEFT JOIN answers AS pre ON pre.record_id = p.record_id AND pre.redcap_event_name = 'pre' "
        "LEFT JOIN answers AS post ON post.record_id = p.record_id AND post.redcap_event_name = 'post'"
    )


def _read(base: sqlite3.Connection, query: str) -> list[Row]:
    return [[str(cell) for cell in row] for row in base.execute(query)]


if __name__ == "__main__":
    main()
