"""Piles of packets that somebody keys in one go: what was announced, and that it was ended."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from imp_desktop.storage.ledger import Change, Column
from imp_desktop.storage.study_file import StudyFile

ENDED = "ended"


class PileRow(NamedTuple):
    """A pile as announced: participants in the order of the stack; `ended` is when (utc) it was ended, if it was."""

    id: int
    assessment: str
    keying_pass: int
    participants: tuple[int, ...]
    person: int
    initials: str
    utc: str
    ended: str
    remark: str


def add(change: Change, assessment: str, keying_pass: int, participants: Sequence[int]) -> int:
    """Announce a pile; gives its id."""
    columns: dict[str, Column] = {"assessment": assessment, "pass": keying_pass}
    return change.add("pile", **columns, participants=json.dumps(list(participants)))


def end(change: Change, pile: int, remark: str) -> None:
    """The pile is ended, with a remark or an empty one."""
    change.add("pile_fact", pile=pile, name=ENDED, value=remark)


def every(study: StudyFile) -> list[PileRow]:
    """Every pile, in the order in which they were announced."""
    rows = study.rows(
        "SELECT p.id, p.assessment, p.pass, p.participants, l.person, q.initials, l.utc, m.utc, f.value FROM pile AS p "
        "JOIN ledger AS l ON l.seq = p.change JOIN person AS q ON q.id = l.person "
        "LEFT JOIN pile_fact AS f ON f.id = (SELECT max(id) FROM pile_fact WHERE pile = p.id AND name = ?) "
        "LEFT JOIN ledger AS m ON m.seq = f.change ORDER BY p.id",
        (ENDED,),
    )
    return [PileRow._make((*row[:3], tuple(json.loads(row[3])), *row[4:7], row[7] or "", row[8] or "")) for row in rows]
