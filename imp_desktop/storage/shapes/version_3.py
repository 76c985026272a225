"""Version 3: further keyings of a form, forms moved, queries, piles, samples compared with the paper."""

from imp_desktop.storage.shapes.parts import CHANGE, SEALED

# both are made anew: a moved form leaves its place free for another one, and a form has up to four keyings
REMADE = f"""
CREATE TABLE form_3 (
    id INTEGER PRIMARY KEY,
    participant INTEGER NOT NULL REFERENCES participant (id),
    assessment TEXT NOT NULL,
    instrument TEXT NOT NULL,
    {CHANGE}
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
    {CHANGE},
    UNIQUE (form, pass)
) STRICT;
INSERT INTO keying_3 SELECT id, form, pass, instrument_version, change FROM keying ORDER BY id;
DROP TABLE keying;
ALTER TABLE keying_3 RENAME TO keying;
"""  # noqa: S608 - put together from constants

TABLES = f"""
CREATE TABLE form_move (
    id INTEGER PRIMARY KEY,
    form INTEGER NOT NULL REFERENCES form (id),
    participant INTEGER NOT NULL REFERENCES participant (id),
    assessment TEXT NOT NULL,
    {CHANGE}
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
    {SEALED},
    {CHANGE}
) STRICT;
CREATE INDEX person_fact_newest ON person_fact (person, name, id);
CREATE TABLE query (
    id INTEGER PRIMARY KEY,
    form INTEGER NOT NULL REFERENCES form (id),
    item TEXT,
    {CHANGE}
) STRICT;
CREATE INDEX query_of ON query (form);
CREATE TABLE query_fact (
    id INTEGER PRIMARY KEY,
    query INTEGER NOT NULL REFERENCES query (id),
    name TEXT NOT NULL CHECK (name IN ('asked', 'for', 'answered', 'closed', 'opened')),
    value TEXT,
    {SEALED},
    {CHANGE}
) STRICT;
CREATE INDEX query_fact_of ON query_fact (query, id);
CREATE TABLE pile (
    id INTEGER PRIMARY KEY,
    assessment TEXT NOT NULL,
    pass INTEGER NOT NULL CHECK (pass IN (1, 2)),
    participants TEXT NOT NULL,
    {CHANGE}
) STRICT;
CREATE TABLE pile_fact (
    id INTEGER PRIMARY KEY,
    pile INTEGER NOT NULL REFERENCES pile (id),
    name TEXT NOT NULL,
    value TEXT,
    {SEALED},
    {CHANGE}
) STRICT;
CREATE INDEX pile_fact_newest ON pile_fact (pile, name, id);
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    packets TEXT NOT NULL,
    per_10000 INTEGER NOT NULL CHECK (per_10000 > 0),
    {CHANGE}
) STRICT;
CREATE TABLE audit_field (
    id INTEGER PRIMARY KEY,
    audit INTEGER NOT NULL REFERENCES audit (id),
    form INTEGER NOT NULL REFERENCES form (id),
    item TEXT NOT NULL,
    agrees INTEGER CHECK (agrees IN (0, 1)),
    {CHANGE}
) STRICT;
CREATE INDEX audit_field_newest ON audit_field (audit, form, item, id);
CREATE INDEX answer_flagged ON answer (keying, item) WHERE flag IS NOT NULL;
"""  # noqa: S608 - put together from constants

# a place holds one form at a time
PLACE_FREE = """
CREATE TRIGGER {table}_place_free BEFORE INSERT ON {table}
    WHEN EXISTS (SELECT 1 FROM placed_form AS p WHERE p.participant = NEW.participant
        AND p.assessment = NEW.assessment AND p.instrument = {instrument})
    BEGIN SELECT RAISE(ABORT, 'the place holds another form'); END;
"""
