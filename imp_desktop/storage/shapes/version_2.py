"""Version 2: the course: session log, attendance, adaptations and adverse reactions, codes of texts."""

from imp_desktop.storage.shapes.parts import CHANGE, SEALED

TABLES = f"""
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    cohort INTEGER NOT NULL,
    name TEXT NOT NULL,
    {CHANGE},
    UNIQUE (cohort, name)
) STRICT;
CREATE TABLE session_fact (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (id),
    name TEXT NOT NULL,
    value TEXT,
    {SEALED},
    {CHANGE}
) STRICT;
CREATE INDEX session_fact_newest ON session_fact (session, name, id);
CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (id),
    participant INTEGER NOT NULL REFERENCES participant (id),
    state TEXT CHECK (state IN ('present', 'absent', 'excused')),
    {CHANGE}
) STRICT;
CREATE INDEX attendance_newest ON attendance (session, participant, id);
CREATE INDEX attendance_of ON attendance (participant);
CREATE TABLE log_entry (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('adaptation', 'reaction')),
    participant INTEGER REFERENCES participant (id),
    {CHANGE},
    CHECK ((kind = 'reaction') = (participant IS NOT NULL))
) STRICT;
CREATE INDEX log_entry_of ON log_entry (participant) WHERE participant IS NOT NULL;
CREATE TABLE log_fact (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES log_entry (id),
    name TEXT NOT NULL,
    value TEXT,
    {SEALED},
    {CHANGE}
) STRICT;
CREATE INDEX log_fact_newest ON log_fact (entry, name, id);
CREATE TABLE text_code (
    id INTEGER PRIMARY KEY,
    item TEXT NOT NULL,
    code TEXT NOT NULL,
    said TEXT,
    {SEALED},
    {CHANGE},
    UNIQUE (item, code)
) STRICT;
CREATE TABLE coding (
    id INTEGER PRIMARY KEY,
    keying INTEGER NOT NULL REFERENCES keying (id),
    item TEXT NOT NULL,
    codes TEXT NOT NULL,
    printable INTEGER NOT NULL CHECK (printable IN (0, 1)),
    {CHANGE}
) STRICT;
CREATE INDEX coding_newest ON coding (keying, item, id);
"""
