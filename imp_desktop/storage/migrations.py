"""The history of the shape of a study file; append only. What each version adds is in `shapes`."""

import hashlib
import json
from typing import TYPE_CHECKING

from imp_desktop.storage import engine
from imp_desktop.storage.shapes import parts, version_1, version_2, version_3

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x494D5044  # "IMPD"

# table -> its payload column (what somebody typed), or None; every table but the ledger is listed here
PAYLOADS: dict[str, str | None] = {
    "study": None,
    "person": None,
    "participant": None,
    "participant_fact": "value",
    "form": None,
    "form_fact": "value",
    "keying": None,
    "answer": "keyed",
    "note": "text",
    "setting": "value",
    "instrument_definition": None,
    "instrument_words": None,
    "protocol_definition": None,
    "session": None,
    "session_fact": "value",
    "attendance": None,
    "log_entry": None,
    "log_fact": "value",
    "text_code": "said",
    "coding": None,
    "form_move": None,
    "person_fact": "value",
    "query": None,
    "query_fact": "value",
    "pile": None,
    "pile_fact": "value",
    "audit": None,
    "audit_field": None,
}

_FIRST_TABLES = (
    "study", "person", "participant", "participant_fact", "form", "form_fact", "keying", "answer", "note", "setting",
    "instrument_definition", "instrument_words", "protocol_definition",
)  # fmt: skip
_COURSE_TABLES = ("session", "session_fact", "attendance", "log_entry", "log_fact", "text_code", "coding")
_KEYING_TABLES = (
    "form_move", "person_fact", "query", "query_fact", "pile", "pile_fact", "audit", "audit_field",
)  # fmt: skip

# user_version -> hash of every table, index, view and trigger a file of that version has
FINGERPRINTS: dict[int, str] = {
    1: "2ecb65a04895cee88158598c8ee8692d1951a2180d0a01658bc01047c5a61903",
    2: "bfff5a078de61ca18684523bff396bc2d5b6aee8717b2cbbfde7f0071429d8dd",
    3: "0514ece9beb682d14f7b961523c01cd35d4700b210b42320ff60448a6f3c0407",
}

history = engine.sqlite_utils.Migrations("imp_desktop")


@history(name="1 the study file")  # type: ignore[untyped-decorator]
def first(db: "Database") -> None:
    """The first shape: ledger, register, forms, answers, notes, settings and definitions."""
    db.executescript(version_1.TABLES)
    for table in _FIRST_TABLES:
        db.executescript(parts.APPEND_ONLY.format(table=table) + parts.INSIDE_A_CHANGE.format(table=table))
    db.executescript(parts.APPEND_ONLY.format(table="ledger") + parts.LEDGER_WITHOUT_GAPS)
    db.execute("PRAGMA user_version=1")


@history(name="2 the course")  # type: ignore[untyped-decorator]
def second(db: "Database") -> None:
    """The course: session log, attendance, adaptations and adverse reactions, codes of texts."""
    db.executescript(version_2.TABLES)
    for table in _COURSE_TABLES:
        db.executescript(parts.APPEND_ONLY.format(table=table) + parts.INSIDE_A_CHANGE.format(table=table))
    db.execute("PRAGMA user_version=2")


@history(name="3 keying twice")  # type: ignore[untyped-decorator]
def third(db: "Database") -> None:
    """Further keyings of a form, forms moved to their right place, queries, piles, samples compared with the paper."""
    db.executescript(version_3.REMADE)
    for table in ("form", "keying"):
        db.executescript(parts.APPEND_ONLY.format(table=table) + parts.INSIDE_A_CHANGE.format(table=table))
    db.executescript(version_3.TABLES)
    for table in _KEYING_TABLES:
        db.executescript(parts.APPEND_ONLY.format(table=table) + parts.INSIDE_A_CHANGE.format(table=table))
    of_form = "(SELECT f.instrument FROM form AS f WHERE f.id = NEW.form)"
    db.executescript(version_3.PLACE_FREE.format(table="form", instrument="NEW.instrument"))
    db.executescript(version_3.PLACE_FREE.format(table="form_move", instrument=of_form))
    db.execute("PRAGMA user_version=3")


def newest_version() -> int:
    """The version a study file has after every migration."""
    return max(FINGERPRINTS)


def begin(db: "Database") -> None:
    """Make an empty file a study file of the newest version."""
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    with db.atomic():
        db.executescript(parts.MIGRATIONS_TABLE)
    history.apply(db)


def bring_up(db: "Database") -> None:
    """Bring a file of an earlier version to the newest one, each step in a transaction of its own.

    References between tables are not followed meanwhile, so that a table can be made anew.
    """
    db.execute("PRAGMA foreign_keys=OFF")
    history.apply(db)
    db.execute("PRAGMA foreign_keys=ON")


def version(db: "Database") -> int:
    """The version of the shape of a file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def tables(db: "Database") -> tuple[str, ...]:
    """The tables a file of its version has, the ledger aside; one of an earlier version has fewer."""
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
    return tuple(table for table in PAYLOADS if table in there)


def fingerprint(db: "Database") -> str:
    """A hash of every table, index, view and trigger in the file, 64 hex digits."""
    rows = db.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY 1, 2, 3").fetchall()
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def fits(db: "Database") -> bool:
    """Whether the file has exactly the tables, indexes, views and triggers its version should have."""
    return FINGERPRINTS.get(version(db)) == fingerprint(db)
