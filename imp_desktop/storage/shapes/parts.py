"""What tables of every version are made of: their reference to a change, and the triggers that keep rows as written."""

CHANGE = "change INTEGER NOT NULL REFERENCES ledger (seq) DEFERRABLE INITIALLY DEFERRED"
SEALED = "salt TEXT, payload_hash TEXT NOT NULL"

MIGRATIONS_TABLE = """
CREATE TABLE _sqlite_migrations (
    id INTEGER PRIMARY KEY,
    migration_set TEXT NOT NULL,
    name TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    UNIQUE (migration_set, name)
) STRICT;
"""

APPEND_ONLY = """
CREATE TRIGGER {table}_kept_as_written BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, 'rows are added, never changed'); END;
CREATE TRIGGER {table}_kept_for_good BEFORE DELETE ON {table}
    BEGIN SELECT RAISE(ABORT, 'rows are added, never removed'); END;
"""
# the index serves the check of the reference to the ledger, which is made when the ledger row arrives
INSIDE_A_CHANGE = """
CREATE INDEX {table}_change ON {table} (change);
CREATE TRIGGER {table}_inside_a_change BEFORE INSERT ON {table}
    WHEN NEW.change IS NOT ifnull((SELECT max(seq) FROM ledger), 0) + 1
    BEGIN SELECT RAISE(ABORT, 'rows are added by a change only'); END;
CREATE TRIGGER {table}_at_the_end BEFORE INSERT ON {table}
    WHEN NEW.id IS NOT NULL AND NEW.id >= 0 AND NEW.id <= (SELECT max(id) FROM {table})
    BEGIN SELECT RAISE(ABORT, 'rows are added at the end only'); END;
"""
LEDGER_WITHOUT_GAPS = """
CREATE TRIGGER ledger_without_gaps BEFORE INSERT ON ledger
    WHEN NEW.seq IS NOT ifnull((SELECT max(seq) FROM ledger), 0) + 1
    BEGIN SELECT RAISE(ABORT, 'the ledger has no gaps'); END;
"""
