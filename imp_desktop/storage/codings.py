"""How texts were sorted under codes, and the codes a study added; rows added, the newest coding of a text counts."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile


class CodingRow(NamedTuple):
    """A text as it stands now with how it was coded last; `codes` is empty where nobody coded it.

    `changed` tells whether the text reads otherwise than when it was coded.
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


def add_code(change: Change, code: OwnCode) -> None:
    """Add a code for the texts of its item."""
    change.add("text_code", item=code.item, code=code.code, said=json.dumps([code.label, code.why], ensure_ascii=False))


def own_codes(study: StudyFile) -> list[OwnCode]:
    """Every code the study added, oldest first."""
    rows = study.rows("SELECT item, code, said FROM text_code ORDER BY id")
    return [OwnCode(item, code, *(json.loads(said) if said else (code, ""))) for item, code, said in rows]


def state(change: Change, keying: int, item: str, codes: Sequence[str], *, printable: bool) -> None:
    """Sort a text under codes from now on (none: it is not coded any more) and say whether it may be printed."""
    change.add("coding", keying=keying, item=item, codes=" ".join(codes), printable=int(printable))


def every(study: StudyFile) -> list[CodingRow]:
    """Every text of an item of which any text was ever coded."""
    return texts(study, [item for (item,) in study.rows("SELECT DISTINCT item FROM coding ORDER BY item")])


def of_text(study: StudyFile, place: tuple[int, str, str], item: str, text: str) -> CodingRow:
    """The newest coding of an item of a form of which the first keying holds no text, for the text it has after all."""
    rows = study.rows(
        "SELECT k.id, c.codes, c.printable, q.initials, l.utc FROM placed_form AS f "
        "JOIN keying AS k ON k.form = f.id AND k.pass = 1 "
        "LEFT JOIN coding AS c ON c.id = (SELECT max(id) FROM coding WHERE keying = k.id AND item = ?4) "
        "LEFT JOIN ledger AS l ON l.seq = c.change LEFT JOIN person AS q ON q.id = l.person "
        "WHERE f.participant = ?1 AND f.assessment = ?2 AND f.instrument = ?3",
        (*place, item),
    )
    keying, codes, printable, who, utc = rows[0]
    sorted_under = tuple((codes or "").split())
    return CodingRow(
        *place, keying, item, text, sorted_under, bool(printable), changed=False, who=who or "", utc=utc or ""
    )


def texts(study: StudyFile, items: Sequence[str]) -> list[CodingRow]:
    """Every text that was keyed into one of those items, with its newest coding, in the order of the keying.

    The forms come first, so that the answers of other instruments are not looked at: the name of an item begins with
    that of its instrument.
    """
    rows = study.rows(
        "SELECT f.participant, f.assessment, f.instrument, a.keying, a.item, a.keyed, c.codes, c.printable, "
        "c.id IS NOT NULL AND a.keyed IS NOT (SELECT b.keyed FROM answer AS b WHERE b.keying = a.keying "
        "AND b.item = a.item AND b.change <= c.change ORDER BY b.id DESC LIMIT 1), q.initials, l.utc "
        "FROM json_each(?) AS i "
        "CROSS JOIN placed_form AS f ON substr(i.value, 1, length(f.instrument) + 1) = f.instrument || '_' "
        "CROSS JOIN keying AS k ON k.form = f.id AND k.pass = 1 "
        "CROSS JOIN answer AS a ON a.id = (SELECT max(id) FROM answer WHERE keying = k.id AND item = i.value) "
        "LEFT JOIN coding AS c ON c.id = (SELECT max(id) FROM coding WHERE keying = k.id AND item = i.value) "
        "LEFT JOIN ledger AS l ON l.seq = c.change LEFT JOIN person AS q ON q.id = l.person "
        "WHERE a.keyed IS NOT NULL ORDER BY a.id",
        (json.dumps(items),),
    )
    return [
        CodingRow._make(
            (*row[:6], tuple((row[6] or "").split()), bool(row[7]), bool(row[8]), row[9] or "", row[10] or "")
        )
        for row in rows
    ]
