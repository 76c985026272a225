"""How texts were sorted under codes, and the codes a study added; rows added, the newest coding of a text counts."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile


class CodingRow(NamedTuple):
    """A text as it stands now with how it was coded last; `codes` is empty where nobody coded it.

    `changed` tells whether the text was keyed anew after it was coded.
    """

    participant: int
    assessment: str
    instrument: str
    keying: int
    item: str
    text: str
    codes: tuple[str, ...]
    printable: bool
    changed: bool
    who: str
    utc: str


class OwnCode(NamedTuple):
    """A code the study added to those of its protocol, and why."""

    item: str
    code: str
    label: str
    why: str


def add_code(change: Change, item: str, code: str, label: str) -> None:
    """Add a code for the texts of an item."""
    change.add("text_code", item=item, code=code, label=label)


def own_codes(study: StudyFile) -> list[OwnCode]:
    """Every code the study added, oldest first."""
    rows = study.rows(
        "SELECT t.item, t.code, t.label, l.why FROM text_code AS t JOIN ledger AS l ON l.seq = t.change ORDER BY t.id"
    )
    return [OwnCode(item, code, label or code, why or "") for item, code, label, why in rows]


def state(change: Change, keying: int, item: str, codes: Sequence[str], *, printable: bool) -> None:
    """Sort a text under codes from now on (none: it is not coded any more) and say whether it may be printed."""
    change.add("coding", keying=keying, item=item, codes=" ".join(codes), printable=int(printable))


def texts(study: StudyFile, items: Sequence[str]) -> list[CodingRow]:
    """Every text that was keyed into one of those items, with its newest coding, in the order of the keying."""
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, a.keying, a.item, a.keyed, c.codes, c.printable, "
        "c.change < a.change, q.initials, l.utc "
        "FROM newest_answer AS a JOIN keying AS k ON k.id = a.keying JOIN form AS f ON f.id = k.form "
        "LEFT JOIN coding AS c ON c.keying = a.keying AND c.item = a.item AND NOT EXISTS (SELECT 1 FROM coding AS d "
        "WHERE d.keying = c.keying AND d.item = c.item AND d.id > c.id) "
        "LEFT JOIN ledger AS l ON l.seq = c.change LEFT JOIN person AS q ON q.id = l.person "
        "WHERE a.keyed IS NOT NULL AND k.pass = 1 AND a.item IN (SELECT value FROM json_each(?)) ORDER BY a.id",
        (json.dumps(items),),
    )
    return [
        CodingRow._make(
            (*row[:6], tuple((row[6] or "").split()), bool(row[7]), bool(row[8]), row[9] or "", row[10] or "")
        )
        for row in rows
    ]
