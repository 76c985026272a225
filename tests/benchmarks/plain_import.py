"""A rival: CSV tables put as they are into wide tables of a SQLite file, by the standard library.

`python -m tests.benchmarks.plain_import FOLDER FILE`
"""

import csv
import sqlite3
import sys
from pathlib import Path

TABLES = ("participants", "answers")


def fill(folder: Path, path: Path) -> None:
    """Make the file anew with a table for participants.csv and one for answers.csv, in one transaction."""
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    with base:
        for name in TABLES:
            _table(base, name, folder / f"{name}.csv")
    base.close()


def _table(base: sqlite3.Connection, name: str, table: Path) -> None:
    with table.open(newline="", encoding="utf-8-sig") as stream:
        rows = csv.reader(stream)
        columns = next(rows)
        named = ", ".join(f'"{column}"' for column in columns)  # one of them is called "group"
        base.execute(f"CREATE TABLE {name} ({named})")
        cells = ([cell or None for cell in row] for row in rows)
        base.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", cells)


if __name__ == "__main__":
    fill(Path(sys.argv[1]), Path(sys.argv[2]))
