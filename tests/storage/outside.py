"""Changing a study behind the program's back, as a tool for databases could."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2


@contextmanager
def unguarded(path: Path) -> Iterator[Any]:
    """A connection on which rows can be changed: without triggers, which are put back afterwards as they were."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA journal_mode=MEMORY").fetchall()
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for _name, sql in triggers:
        connection.execute(sql)
    connection.close()


def dump(path: Path) -> str:
    """A study file as SQL text: tables, rows, then indexes, views and triggers, and the marks of the file."""
    connection = dbapi2.connect(str(path))
    made = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    lines = [f"{sql};" for kind, _name, sql in made if kind == "table"]
    for kind, name, _sql in made:
        if kind == "table":
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            quoted = " || ', ' || ".join(f'quote("{column}")' for column in columns)
            rows = connection.execute(f"SELECT {quoted} FROM {name} ORDER BY 1").fetchall()
            lines += [f"INSERT INTO {name} VALUES ({row});" for (row,) in rows]
    lines += [f"{sql};" for kind, _name, sql in made if kind != "table"]
    for pragma in ("application_id", "user_version"):
        lines.append(f"PRAGMA {pragma}={connection.execute(f'PRAGMA {pragma}').fetchone()[0]};")
    connection.close()
    return "\n".join(lines) + "\n"


def restore(text: str, path: Path) -> None:
    """Make a study file of what `dump` wrote."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.executescript(f"BEGIN; {re.sub('PRAGMA ', 'COMMIT; PRAGMA ', text, count=1)}")
    connection.close()
