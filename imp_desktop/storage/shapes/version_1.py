"""Version 1: ledger, register, forms, answers, notes, settings and definitions."""

from imp_desktop.storage.shapes.parts import CHANGE, SEALED

TABLES = f"""
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
    {CHANGE}
) STRICT;
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    initials TEXT NOT NULL,
    {CHANGE}
) STRICT;
CREATE TABLE participant (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL UNIQUE,
    {CHANGE}
) STRICT;
CREATE TABLE participant_fact (
    id INTEGER PRIMARY KEY,
    participant INTEGER NOT NULL REFERENCES participant (id),
    name TEXT NOT NULL,
    value TEXT,
    {SEALED},
    {CHANGE}
) STRICT;
CREATE INDEX participant_fact_newest ON participant_fact (participant, name, id);
CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    participant INTEGER NOT NULL REFERENCES participant (id),
    assessment TEXT NOT NULL,
    instrument TEXT NOT NULL,
    {CHANGE},
    UNIQUE (participant, assessment, instrument)
) STRICT;
CREATE TABLE form_fact (
    id INTEGER PRIMARY KEY,
    form INTEGER NOT NULL REFERENCES form (id),
    name TEXT NOT NULL,
    value TEXT,
    {SEALED},
    {CHANGE}
) STRICT;
CREATE INDEX form_fact_newest ON form_fact (form, name, id);
CREATE TABLE keying (
    id INTEGER PRIMARY KEY,
    form INTEGER NOT NULL REFERENCES form (id),
    pass INTEGER NOT NULL CHECK (pass BETWEEN 1 AND 3),
    instrument_version INTEGER NOT NULL,
    {CHANGE},
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
    {SEALED},
    {CHANGE},
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
    {SEALED},
    {CHANGE}
) STRICT;
CREATE INDEX note_newest ON note (keying, item, id);
CREATE VIEW newest_note AS
    SELECT keying, item, max(id) AS id, text, seen, change FROM note GROUP BY keying, item;
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    value TEXT,
    {SEALED},
    {CHANGE}
) STRICT;
CREATE TABLE instrument_definition (
    id INTEGER PRIMARY KEY,
    instrument TEXT NOT NULL,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    shape_hash TEXT NOT NULL,
    {CHANGE},
    UNIQUE (instrument, version)
) STRICT;
CREATE TABLE instrument_words (
    id INTEGER PRIMARY KEY,
    instrument TEXT NOT NULL,
    words TEXT NOT NULL,
    words_hash TEXT NOT NULL,
    {CHANGE}
) STRICT;
CREATE TABLE protocol_definition (
    id INTEGER PRIMARY KEY,
    protocol TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    {CHANGE}
) STRICT;
"""  # noqa: S608 - put together from constants
