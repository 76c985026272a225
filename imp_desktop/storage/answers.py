"""Answers as they were keyed: rows added, the newest one of an item counts."""

import json
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from imp_desktop.instruments.answers import Answer, Flag
from imp_desktop.storage import keyings
from imp_desktop.storage.keyings import Pass
from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile

Place = tuple[int, str, str]  # participant, assessment, instrument


class Stored(NamedTuple):
    """One row of answers: the text as keyed, or the reason why there is none, or neither once it was cleared."""

    id: int
    item: str
    keyed: str | None
    missing: str | None
    flag: Flag | None

    @property
    def given(self) -> bool:
        """Whether there is an answer or a reason."""
        return self.keyed is not None or self.missing is not None


class Event(NamedTuple):
    """One row in the history of an item."""

    stored: Stored
    undoes: int | None
    utc: str
    initials: str
    name: str
    why: str


class Count(NamedTuple):
    """How far a keying is: items with answer or reason, open flags, who keyed last and when, its last change."""

    participant: int
    assessment: str
    instrument: str
    keying_pass: int
    keying: int
    answered: int
    flags: int
    initials: str
    utc: str
    change: int


def add(change: Change, keying: int, answer: Answer, undoes: int | None = None) -> int:
    """Add what an item says from now on; gives the id of the row."""
    given = answer.keyed is not None or answer.missing is not None
    before = change.db.execute(
        "SELECT given, flag IS 'outside' FROM answer WHERE keying = ? AND item = ? ORDER BY id DESC LIMIT 1",
        (keying, answer.item),
    ).fetchone() or (0, 0)
    return change.add(
        "answer",
        keying=keying,
        item=answer.item,
        given=int(given),
        keyed=answer.keyed,
        missing=answer.missing,
        flag=answer.flag.value if answer.flag else None,
        undoes=undoes,
        given_step=given - before[0],
        flag_step=(answer.flag is Flag.OUTSIDE) - before[1],
    )


def newest(study: StudyFile, keying: int) -> list[Stored]:
    """The newest row of every item of a keying, the one keyed last at the end; cleared items are left out."""
    rows = study.rows(
        "SELECT id, item, keyed, missing, flag FROM newest_answer WHERE keying = ? AND given ORDER BY id", (keying,)
    )
    return [_stored(row) for row in rows]


def last_of(study: StudyFile, keying: int, item: str, before: int | None = None) -> Stored | None:
    """The newest row of an item, cleared or not; with `before` the newest one older than that row."""
    rows = study.rows(
        "SELECT id, item, keyed, missing, flag FROM answer WHERE keying = ? AND item = ? AND id < ? "
        "ORDER BY id DESC LIMIT 1",
        (keying, item, before if before is not None else 2**62),
    )
    return _stored(rows[0]) if rows else None


def last_to_undo(study: StudyFile, keying: int) -> Stored | None:
    """The newest row that was neither undone nor is itself an undoing."""
    rows = study.rows(
        "SELECT id, item, keyed, missing, flag FROM answer AS a WHERE keying = ? AND undoes IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM answer AS b WHERE b.undoes = a.id) ORDER BY id DESC LIMIT 1",
        (keying,),
    )
    return _stored(rows[0]) if rows else None


def corrected(study: StudyFile, keying: int, item: str | None = None) -> set[str]:
    """The items, or the one asked for, that were answered in more than one way; what was undone does not count."""
    rows = study.rows(
        "SELECT item FROM answer AS a WHERE keying = ?1 AND (?2 IS NULL OR item = ?2) AND given AND undoes IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM answer AS b WHERE b.undoes = a.id) "
        "GROUP BY item HAVING count(DISTINCT coalesce(keyed, '') || char(0) || coalesce(missing, '')) > 1",
        (keying, item),
    )
    return {item for (item,) in rows}


def item_history(study: StudyFile, keying: int, item: str) -> list[Event]:
    """Everything that was ever keyed at an item, oldest first."""
    rows = study.rows(
        "SELECT a.id, a.item, a.keyed, a.missing, a.flag, a.undoes, l.utc, q.initials, q.name, l.why FROM answer AS a "
        "JOIN ledger AS l ON l.seq = a.change JOIN person AS q ON q.id = l.person "
        "WHERE a.keying = ? AND a.item = ? ORDER BY a.id",
        (keying, item),
    )
    return [Event(_stored(row[:5]), row[5], row[6], row[7], row[8], row[9] or "") for row in rows]


def counts(study: StudyFile, participant: int | None = None) -> list[Count]:
    """How far every keying of a form is, or those of one participant; a keying without any row is left out."""
    forms = keyings.placed(participant)
    rows = study.rows(
        f"""
        WITH counted AS MATERIALIZED (SELECT k.id, f.participant, f.assessment, f.instrument, k.pass,
                sum(a.given_step) AS given, sum(a.flag_step) AS flags, max(a.change) AS change
            FROM {forms} AS f CROSS JOIN keying AS k ON k.form = f.id CROSS JOIN answer AS a ON a.keying = k.id
            GROUP BY k.id)
        SELECT c.participant, c.assessment, c.instrument, c.pass, c.id, c.given, c.flags, q.initials, l.utc, c.change
        FROM counted AS c JOIN ledger AS l ON l.seq = c.change JOIN person AS q ON q.id = l.person
        """  # noqa: S608 - see `placed`
    )
    return [Count(*row) for row in rows]


def by_form(
    study: StudyFile,
    instruments: tuple[str, ...] = (),
    participant: int | None = None,
    keying_pass: Pass = Pass.FIRST,
) -> dict[Place, list[Stored]]:
    """The newest answers of one keying of each form, in the order in which they were keyed.

    Of every form, or only of those instruments, or of that participant.
    """
    rows = study.rows(
        f"""
        WITH wanted AS (
            SELECT k.id, f.participant, f.assessment, f.instrument
            FROM {keyings.placed(participant)} AS f CROSS JOIN keying AS k ON k.form = f.id AND k.pass = ?2
            WHERE ?1 = '[]' OR f.instrument IN (SELECT value FROM json_each(?1))
        )
        SELECT w.participant, w.assessment, w.instrument, a.id, a.item, a.keyed, a.missing, a.flag
        FROM wanted AS w CROSS JOIN answer AS a ON a.keying = w.id
        WHERE a.given AND NOT EXISTS (SELECT 1 FROM answer AS b
            WHERE b.keying = a.keying AND b.item = a.item AND b.id > a.id)
        ORDER BY w.id, a.id
        """,  # noqa: S608 - see `placed`
        (json.dumps(instruments), keying_pass),
    )
    found: dict[Place, list[Stored]] = {}
    for place, of_form in groupby(rows, key=itemgetter(0, 1, 2)):
        found.setdefault(place, []).extend(_stored(row[3:]) for row in of_form)
    return found


def of_item(study: StudyFile, instrument: str, item: str, participant: int | None = None) -> list[tuple[Place, Stored]]:
    """Place and newest answer of the first keying of every form where an item holds one.

    Of everybody, or only of that participant.
    """
    rows = study.rows(
        f"""
        SELECT f.participant, f.assessment, f.instrument, a.id, a.item, a.keyed, a.missing, a.flag
        FROM {keyings.placed(participant)} AS f CROSS JOIN keying AS k ON k.form = f.id AND k.pass = 1
        CROSS JOIN answer AS a ON a.keying = k.id AND a.item = ?2
        WHERE f.instrument = ?1 AND a.given AND NOT EXISTS (SELECT 1 FROM answer AS b
                WHERE b.keying = a.keying AND b.item = a.item AND b.id > a.id)
        ORDER BY k.id
        """,  # noqa: S608 - see `placed`
        (instrument, item),
    )
    return [((row[0], row[1], row[2]), _stored(row[3:])) for row in rows]


def flagged(study: StudyFile) -> list[tuple[Place, Pass, Stored, str, str]]:
    """(place, keying, answer, utc, initials) of every newest answer that carries a flag."""
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, k.pass, l.utc, q.initials, "
        "a.id, a.item, a.keyed, a.missing, a.flag "
        "FROM answer AS a CROSS JOIN keying AS k ON k.id = a.keying CROSS JOIN placed_form AS f ON f.id = k.form "
        "JOIN ledger AS l ON l.seq = a.change JOIN person AS q ON q.id = l.person "
        "WHERE a.flag IS NOT NULL AND NOT EXISTS (SELECT 1 FROM answer AS b "
        "WHERE b.keying = a.keying AND b.item = a.item AND b.id > a.id) ORDER BY a.id"
    )
    return [(tuple(row[:3]), Pass(row[3]), _stored(row[6:]), row[4], row[5]) for row in rows]


def of_keyings(study: StudyFile, ids: Sequence[int]) -> dict[int, list[Stored]]:
    """Keying -> its newest answers, in the order in which they were keyed; cleared items are left out."""
    rows = study.rows(
        "SELECT a.keying, a.id, a.item, a.keyed, a.missing, a.flag FROM json_each(?) AS w "
        "CROSS JOIN answer AS a ON a.keying = w.value WHERE a.given AND NOT EXISTS (SELECT 1 FROM answer AS b "
        "WHERE b.keying = a.keying AND b.item = a.item AND b.id > a.id) ORDER BY a.keying, a.id",
        (json.dumps(ids),),
    )
    return {keying: [_stored(row[1:]) for row in of_one] for keying, of_one in groupby(rows, key=itemgetter(0))}


def unequal(study: StudyFile, seconds: Sequence[int]) -> list[tuple[int, str]]:
    """(second keying, item) where the newest answers of the first and the second keying of a form are not the same.

    `seconds` are the ids of the second keyings that are looked at. Compared sign by sign, flags included; an item that
    only one of both holds is among them.
    """
    rows = study.rows(
        """
        WITH pair AS (SELECT k.id, s.id AS second FROM keying AS s JOIN keying AS k ON k.form = s.form AND k.pass <= 2
            WHERE s.id IN (SELECT value FROM json_each(?)))
        SELECT p.second, a.item FROM pair AS p CROSS JOIN answer AS a ON a.keying = p.id
        WHERE a.given AND NOT EXISTS (SELECT 1 FROM answer AS b
            WHERE b.keying = a.keying AND b.item = a.item AND b.id > a.id)
        GROUP BY p.second, a.item
        HAVING count(*) < 2 OR min(a.keyed) IS NOT max(a.keyed) OR count(a.keyed) = 1
            OR min(a.missing) IS NOT max(a.missing) OR count(a.flag) = 1 OR min(a.flag) IS NOT max(a.flag)
        ORDER BY p.second, a.item
        """,
        (json.dumps(seconds),),
    )
    return [(keying, item) for keying, item in rows]


def timed(study: StudyFile, ids: Sequence[int]) -> dict[int, list[tuple[Stored, str]]]:
    """Keying -> every row it holds, cleared and corrected ones too, with its moment (utc, as stored), in its order."""
    rows = study.rows(
        "SELECT a.keying, a.id, a.item, a.keyed, a.missing, a.flag, l.utc FROM answer AS a "
        "JOIN ledger AS l ON l.seq = a.change WHERE a.keying IN (SELECT value FROM json_each(?)) "
        "ORDER BY a.keying, a.id",
        (json.dumps(ids),),
    )
    found: dict[int, list[tuple[Stored, str]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append((_stored(row[1:6]), row[6]))
    return found


def written_on(study: StudyFile, answer: int) -> str:
    """The moment (utc, as stored) of a row of answers."""
    rows = study.rows("SELECT l.utc FROM answer AS a JOIN ledger AS l ON l.seq = a.change WHERE a.id = ?", (answer,))
    return str(rows[0][0])


def holds_any(study: StudyFile, keying: int) -> bool:
    """Whether any item of a keying holds an answer or a reason now."""
    rows = study.rows("SELECT coalesce(sum(given_step), 0) FROM answer WHERE keying = ?", (keying,))
    return bool(rows[0][0])


def keyed_history(study: StudyFile, participant: int) -> list[tuple[str, str, str, str, int, int]]:
    """(utc, initials, assessment, instrument, keying, rows) for each keying, person and day, oldest first."""
    rows = study.rows(
        "SELECT max(l.utc), q.initials, f.assessment, f.instrument, k.pass, count(*) FROM answer AS a "
        "JOIN keying AS k ON k.id = a.keying JOIN placed_form AS f ON f.id = k.form "
        "JOIN ledger AS l ON l.seq = a.change JOIN person AS q ON q.id = l.person "
        "WHERE f.participant = ? GROUP BY k.id, q.id, substr(l.utc, 1, 10) ORDER BY 1",
        (participant,),
    )
    return [tuple(row) for row in rows]


def _stored(row: tuple[Any, ...]) -> Stored:
    row_id, item, keyed, missing, flag = row
    return Stored(row_id, item, keyed, missing, Flag(flag) if flag else None)
