"""The history of the shape of a study file; append only, in plain SQL."""

import hashlib
import json
from typing import TYPE_CHECKING

from imp_desktop.storage import engine

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
    3: "4d98ccb6a4a11234bf111f10e076bcafa9eb05ce2fd359a901464d09240c7b06",
}

_MIGRATIONS_TABLE = """
CREATE TABLE _sqlite_migrations (
    id INTEGER PRIMARY KEY,
    migration_set TEXT NOT NULL,
    name TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    UNIQUE (migration_set, name)
) STRICT;
"""

_CHANGE = "change INTEGER NOT NULL REFERENCES ledger (seq) DEFERRABLE INITIALLY DEFERRED"
_SEALED = "salt TEXT, payload_hash TEXT NOT NULL"

_TABLES_1 = f"""
CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    utc TEXT NOT NULL,
    utc_offset INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    action TEXT NOT NULL,
    why TEXT,
    salt TEXT,
    payload_hash TEXT NOT NULL,
    program_version TEXT NOT NULL,
    pc TEXT NOT NULL,
    rows_hash TEXT NOT NULL,
    chain_hash TEXT NOT NULL
) STRICT;
CREATE TABLE study (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL,
    {_CHANGE}
) STRICT;
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    initials TEXT NOT NULL,
    {_CHANGE}
) STRICT;
CREATE TABLE participant (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL UNIQUE,
    {_CHANGE}
) STRICT;
CREATE TABLE participant_fact (
    id INTEGER PRIMARY KEY,
    participant INTEGER NOT NULL REFERENCES participant (id),
    name TEXT NOT NULL,
    value TEXT,
    {_SEALED},
    {_CHANGE}
) STRICT;
CREATE INDEX participant_fact_newest ON participant_fact (participant, name, id);
CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    participant INTEGER NOT NULL REFERENCES participant (id),
    assessment TEXT NOT NULL,
    instrument TEXT NOT NULL,
    {_CHANGE},
    UNIQUE (participant, assessment, instrument)
) STRICT;
CREATE TABLE form_fact (
    id INTEGER PRIMARY KEY,
    form INTEGER NOT NULL REFERENCES form (id),
    name TEXT NOT NULL,
    value TEXT,
    {_SEALED},
    {_CHANGE}
) STRICT;
CREATE INDEX form_fact_newest ON form_fact (form, name, id);
CREATE TABLE keying (
    id INTEGER PRIMARY KEY,
    form INTEGER NOT NULL REFERENCES form (id),
    pass INTEGER NOT NULL CHECK (pass BETWEEN 1 AND 3),
    instrument_version INTEGER NOT NULL,
    {_CHANGE},
    UNIQUE (form, pass)
) STRICT;
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    keying INTEGER NOT NULL REFERENCES keying (id),
    item TEXT NOT NULL,
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    keyed TEXT,
    missing TEXT CHECK (missing IS NULL OR keyed IS NULL),
    flag TEXT CHECK (flag IN ('outside', 'confirmed')),
    undoes INTEGER REFERENCES answer (id),
    given_step INTEGER NOT NULL,
    flag_step INTEGER NOT NULL,
    {_SEALED},
    {_CHANGE},
    CHECK (given = 1 OR (keyed IS NULL AND missing IS NULL AND flag IS NULL))
) STRICT;
CREATE INDEX answer_newest ON answer (keying, item, id, given, flag);
CREATE INDEX answer_steps ON answer (keying, given_step, flag_step, change);
CREATE TRIGGER answer_steps_right BEFORE INSERT ON answer
    WHEN (NEW.given_step, NEW.flag_step) IS NOT (
        NEW.given - ifnull((SELECT given FROM answer WHERE keying = NEW.keying AND item = NEW.item
            ORDER BY id DESC LIMIT 1), 0),
        (NEW.flag IS 'outside') - ifnull((SELECT flag IS 'outside' FROM answer
            WHERE keying = NEW.keying AND item = NEW.item ORDER BY id DESC LIMIT 1), 0)
    )
    BEGIN SELECT RAISE(ABORT, 'the steps do not follow from the row before'); END;
CREATE INDEX answer_undone ON answer (undoes) WHERE undoes IS NOT NULL;
CREATE VIEW newest_answer AS
    SELECT keying, item, max(id) AS id, given, keyed, missing, flag, change FROM answer GROUP BY keying, item;
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    keying INTEGER NOT NULL REFERENCES keying (id),
    item TEXT NOT NULL,
    text TEXT,
    seen INTEGER NOT NULL CHECK (seen IN (0, 1)),
    {_SEALED},
    {_CHANGE}
) STRICT;
CREATE INDEX note_newest ON note (keying, item, id);
CREATE VIEW newest_note AS
    SELECT keying, item, max(id) AS id, text, seen, change FROM note GROUP BY keying, item;
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    value TEXT,
    {_SEALED},
    {_CHANGE}
) STRICT;
CREATE TABLE instrument_definition (
    id INTEGER PRIMARY KEY,
    instrument TEXT NOT NULL,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    shape_hash TEXT NOT NULL,
    {_CHANGE},
    UNIQUE (instrument, version)
) STRICT;
CREATE TABLE instrument_words (
    id INTEGER PRIMARY KEY,
    instrument TEXT NOT NULL,
    words TEXT NOT NULL,
    words_hash TEXT NOT NULL,
    {_CHANGE}
) STRICT;
CREATE TABLE protocol_definition (
    id INTEGER PRIMARY KEY,
    protocol TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    {_CHANGE}
) STRICT;
"""  # noqa: S608 - put together from constants

_TABLES_2 = f"""
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    cohort INTEGER NOT NULL,
    name TEXT NOT NULL,
    {_CHANGE},
    UNIQUE (cohort, name)
) STRICT;
CREATE TABLE session_fact (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (id),
    name TEXT NOT NULL,
    value TEXT,
    {_SEALED},
    {_CHANGE}
) STRICT;
CREATE INDEX session_fact_newest ON session_fact (session, name, id);
CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (id),
    participant INTEGER NOT NULL REFERENCES participant (id),
    state TEXT CHECK (state IN ('present', 'absent', 'excused')),
    {_CHANGE}
) STRICT;
CREATE INDEX attendance_newest ON attendance (session, participant, id);
CREATE INDEX attendance_of ON attendance (participant);
CREATE TABLE log_entry (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('adaptation', 'reaction')),
    participant INTEGER REFERENCES participant (id),
    {_CHANGE},
    CHECK ((kind = 'reaction') = (participant IS NOT NULL))
) STRICT;
CREATE INDEX log_entry_of ON log_entry (participant) WHERE participant IS NOT NULL;
CREATE TABLE log_fact (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES log_entry (id),
    name TEXT NOT NULL,
    value TEXT,
    {_SEALED},
    {_CHANGE}
) STRICT;
CREATE INDEX log_fact_newest ON log_fact (entry, name, id);
CREATE TABLE text_code (
    id INTEGER PRIMARY KEY,
    item TEXT NOT NULL,
    code TEXT NOT NULL,
    said TEXT,
    {_SEALED},
    {_CHANGE},
    UNIQUE (item, code)
) STRICT;
CREATE TABLE coding (
    id INTEGER PRIMARY KEY,
    keying INTEGER NOT NULL REFERENCES keying (id),
    item TEXT NOT NULL,
    codes TEXT NOT NULL,
    printable INTEGER NOT NULL CHECK (printable IN (0, 1)),
    {_CHANGE}
) STRICT;
CREATE INDEX coding_newest ON coding (keying, item, id);
"""

# both are made anew: a moved form leaves its place free for another one, and a form has up to four keyings
_REMADE_3 = f"""
CREATE TABLE form_3 (
    id INTEGER PRIMARY KEY,
    participant INTEGER NOT NULL REFERENCES participant (id),
    assessment TEXT NOT NULL,
    instrument TEXT NOT NULL,
    {_CHANGE}
) STRICT;
INSERT INTO form_3 SELECT id, participant, assessment, instrument, change FROM form ORDER BY id;
DROP TABLE form;
ALTER TABLE form_3 RENAME TO form;
CREATE INDEX form_begun ON form (participant, assessment, instrument);
CREATE TABLE keying_3 (
    id INTEGER PRIMARY KEY,
    form INTEGER NOT NULL REFERENCES form (id),
    pass INTEGER NOT NULL CHECK (pass BETWEEN 1 AND 4),
    instrument_version INTEGER NOT NULL,
    {_CHANGE},
    UNIQUE (form, pass)
) STRICT;
INSERT INTO keying_3 SELECT id, form, pass, instrument_version, change FROM keying ORDER BY id;
DROP TABLE keying;
ALTER TABLE keying_3 RENAME TO keying;
"""  # noqa: S608 - put together from constants

_TABLES_3 = f"""
CREATE TABLE form_move (
    id INTEGER PRIMARY KEY,
    form INTEGER NOT NULL REFERENCES form (id),
    participant INTEGER NOT NULL REFERENCES participant (id),
    assessment TEXT NOT NULL,
    {_CHANGE}
) STRICT;
CREATE INDEX form_move_newest ON form_move (form, id);
CREATE VIEW placed_form AS
    SELECT id, participant, assessment, instrument FROM form WHERE id NOT IN (SELECT form FROM form_move)
    UNION ALL
    SELECT m.form, m.participant, m.assessment, f.instrument FROM form_move AS m JOIN form AS f ON f.id = m.form
    WHERE m.id = (SELECT max(n.id) FROM form_move AS n WHERE n.form = m.form);
CREATE TABLE person_fact (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    value TEXT,
    {_SEALED},
    {_CHANGE}
) STRICT;
CREATE INDEX person_fact_newest ON person_fact (person, name, id);
CREATE TABLE query (
    id INTEGER PRIMARY KEY,
    form INTEGER NOT NULL REFERENCES form (id),
    item TEXT,
    {_CHANGE}
) STRICT;
CREATE INDEX query_of ON query (form);
CREATE TABLE query_fact (
    id INTEGER PRIMARY KEY,
    query INTEGER NOT NULL REFERENCES query (id),
    name TEXT NOT NULL CHECK (name IN ('asked', 'for', 'answered', 'closed', 'opened')),
    value TEXT,
    {_SEALED},
    {_CHANGE}
) STRICT;
CREATE INDEX query_fact_of ON query_fact (query, id);
CREATE TABLE pile (
    id INTEGER PRIMARY KEY,
    assessment TEXT NOT NULL,
    pass INTEGER NOT NULL CHECK (pass IN (1, 2)),
    participants TEXT NOT NULL,
    {_CHANGE}
) STRICT;
CREATE TABLE pile_fact (
    id INTEGER PRIMARY KEY,
    pile INTEGER NOT NULL REFERENCES pile (id),
    name TEXT NOT NULL,
    value TEXT,
    {_SEALED},
    {_CHANGE}
) STRICT;
CREATE INDEX pile_fact_newest ON pile_fact (pile, name, id);
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    packets TEXT NOT NULL,
    per_10000 INTEGER NOT NULL CHECK (per_10000 > 0),
    {_CHANGE}
) STRICT;
CREATE TABLE audit_field (
    id INTEGER PRIMARY KEY,
    audit INTEGER NOT NULL REFERENCES audit (id),
    form INTEGER NOT NULL REFERENCES form (id),
    item TEXT NOT NULL,
    agrees INTEGER CHECK (agrees IN (0, 1)),
    {_CHANGE}
) STRICT;
CREATE INDEX audit_field_newest ON audit_field (audit, form, item, id);
"""  # noqa: S608 - put together from constants

# a place holds one form at a time
_PLACE_FREE = """
CREATE TRIGGER {table}_place_free BEFORE INSERT ON {table}
    WHEN EXISTS (SELECT 1 FROM placed_form AS p WHERE p.participant = NEW.participant
        AND p.assessment = NEW.assessment AND p.instrument = {instrument})
    BEGIN SELECT RAISE(ABORT, 'the place holds another form'); END;
"""

_APPEND_ONLY = """
CREATE TRIGGER {table}_kept_as_written BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER {table}_kept_for_good BEFORE DELETE ON {table}
    BEGIN SELECT RAISE(ABORT, 'rows are added, never removed'); END;
"""
# the index serves the check of the reference to the ledger, which is made when the ledger row arrives
_INSIDE_A_CHANGE = """
CREATE INDEX {table}_change ON {table} (change);
CREATE TRIGGER {table}_inside_a_change BEFORE INSERT ON {table}
    WHEN NEW.change IS NOT ifnull((SELECT max(seq) FROM ledger), 0) + 1
    BEGIN SELECT RAISE(ABORT, 'rows are added by a change only'); END;
CREATE TRIGGER {table}_at_the_end BEFORE INSERT ON {table}
    WHEN NEW.id IS NOT NULL AND NEW.id >= 0 AND NEW.id <= (SELECT max(id) FROM {table})
    BEGIN SELECT RAISE(ABORT, 'rows are added at the end only'); END;
"""
_LEDGER_WITHOUT_GAPS = """
CREATE TRIGGER ledger_without_gaps BEFORE INSERT ON ledger
    WHEN NEW.seq IS NOT ifnull((SELECT max(seq) FROM ledger), 0) + 1
    BEGIN SELECT RAISE(ABORT, 'the ledger has no gaps'); END;
"""

history = engine.sqlite_utils.Migrations("imp_desktop")


@history(name="1 the study file")  # type: ignore[untyped-decorator]
def first(db: "Database") -> None:
    """The first shape: ledger, register, forms, answers, notes, settings and definitions."""
    db.executescript(_TABLES_1)
    for table in _FIRST_TABLES:
        db.executescript(_APPEND_ONLY.format(table=table) + _INSIDE_A_CHANGE.format(table=table))
    db.executescript(_APPEND_ONLY.format(table="ledger") + _LEDGER_WITHOUT_GAPS)
    db.execute("PRAGMA user_version=1")


@history(name="2 the course")  # type: ignore[untyped-decorator]
def second(db: "Database") -> None:
    """The course: session log, attendance, adaptations and adverse reactions, codes of texts."""
    db.executescript(_TABLES_2)
    for table in _COURSE_TABLES:
        db.executescript(_APPEND_ONLY.format(table=table) + _INSIDE_A_CHANGE.format(table=table))
    db.execute("PRAGMA user_version=2")


@history(name="3 keying twice")  # type: ignore[untyped-decorator]
def third(db: "Database") -> None:
    """Further keyings of a form, forms moved to their right place, queries, piles, samples compared with the paper."""
    db.executescript(_REMADE_3)
    for table in ("form", "keying"):
        db.executescript(_APPEND_ONLY.format(table=table) + _INSIDE_A_CHANGE.format(table=table))
    db.executescript(_TABLES_3)
    for table in _KEYING_TABLES:
        db.executescript(_APPEND_ONLY.format(table=table) + _INSIDE_A_CHANGE.format(table=table))
    of_form = "(SELECT f.instrument FROM form AS f WHERE f.id = NEW.form)"
    db.executescript(_PLACE_FREE.format(table="form", instrument="NEW.instrument"))
    db.executescript(_PLACE_FREE.format(table="form_move", instrument=of_form))
    db.execute("PRAGMA user_version=3")


def newest_version() -> int:
    """The version a study file has after every migration."""
    return max(FINGERPRINTS)


def begin(db: "Database") -> None:
    """Make an empty file a study file of the newest version."""
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    with db.atomic():
        db.executescript(_MIGRATIONS_TABLE)
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
