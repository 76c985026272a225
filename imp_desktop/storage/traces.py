"""Traces in the rows of answers: who keyed each field, what was ever outside the scale, what came after closing."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from imp_desktop.storage.answers import Place
from imp_desktop.storage.keyings import ASIDE, CLOSED
from imp_desktop.storage.study_file import StudyFile


def authors(study: StudyFile, keyings: Sequence[int]) -> dict[tuple[int, str], int]:
    """(keying, item) -> the id of the person who keyed what it says now, of these keyings."""
    rows = study.rows(
        "SELECT a.keying, a.item, l.person FROM newest_answer AS a JOIN ledger AS l ON l.seq = a.change "
        "WHERE a.given AND a.keying IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keyings)),),
    )
    return {(keying, item): person for keying, item, person in rows}


def ever_flagged(study: StudyFile) -> list[tuple[Place, str]]:
    """Place and item of every answer that was ever keyed outside the scale, in any keying."""
    rows = study.rows(
        "SELECT DISTINCT f.participant, f.assessment, f.instrument, a.item FROM answer AS a "
        "JOIN keying AS k ON k.id = a.keying JOIN placed_form AS f ON f.id = k.form WHERE a.flag IS NOT NULL"
    )
    return [((row[0], row[1], row[2]), row[3]) for row in rows]


def changed_after_closing(study: StudyFile) -> list[tuple[Place, str]]:
    """Place and item of every answer that was given, changed or cleared while its form was closed."""
    rows = study.rows(
        "SELECT DISTINCT f.participant, f.assessment, f.instrument, a.item FROM form_fact AS x "
        "JOIN placed_form AS f ON f.id = x.form JOIN keying AS k ON k.form = x.form "
        "JOIN answer AS a ON a.keying = k.id AND a.change > x.change "
        "WHERE x.name = ?1 AND x.value IS NOT NULL AND a.change < coalesce((SELECT min(y.change) FROM form_fact AS y "
        "WHERE y.form = x.form AND y.name = ?1 AND y.id > x.id), a.change + 1)",
        (CLOSED,),
    )
    return [((row[0], row[1], row[2]), row[3]) for row in rows]


def moved(study: StudyFile) -> list[Place]:
    """Where every form is now that was moved with something keyed in it, once for each time."""
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument FROM form_move AS m JOIN placed_form AS f ON f.id = m.form "
        "WHERE m.assessment <> ? AND EXISTS (SELECT 1 FROM keying AS k JOIN answer AS a ON a.keying = k.id "
        "WHERE k.form = m.form AND a.change < m.change)",
        (ASIDE,),
    )
    return [(row[0], row[1], row[2]) for row in rows]


class OwnRow(NamedTuple):
    """One answer that a person keyed, cleared and undone ones left out."""

    keying: int
    instrument: str
    item: str
    utc: str


def keyed_by(study: StudyFile, person: int) -> list[OwnRow]:
    """Every answer that this person keyed by hand, in the order of the keying."""
    rows = study.rows(
        "SELECT a.keying, f.instrument, a.item, l.utc FROM ledger AS l JOIN answer AS a ON a.change = l.seq "
        "JOIN keying AS k ON k.id = a.keying JOIN form AS f ON f.id = k.form "
        "WHERE l.person = ? AND l.action = 'key' AND a.given ORDER BY a.id",
        (person,),
    )
    return [OwnRow._make(row) for row in rows]
