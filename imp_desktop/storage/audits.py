"""Samples of packets compared with the paper, field by field."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile

Packet = tuple[int, str]  # participant, assessment


class AuditRow(NamedTuple):
    """A sample as drawn: its packets, and how many wrong fields in 10,000 are accepted."""

    id: int
    packets: tuple[Packet, ...]
    per_10000: int
    initials: str
    utc: str


def add(change: Change, packets: Sequence[Packet], per_10000: int) -> int:
    """Draw a sample; gives its id."""
    return change.add("audit", packets=json.dumps(list(packets)), per_10000=per_10000)


def say(change: Change, audit: int, form: int, item: str, *, agrees: bool | None) -> None:
    """Whether a field says what the paper says; None takes it back."""
    change.add("audit_field", audit=audit, form=form, item=item, agrees=None if agrees is None else int(agrees))


def every(study: StudyFile) -> list[AuditRow]:
    """Every sample, in the order in which they were drawn."""
    rows = study.rows(
        "SELECT a.id, a.packets, a.per_10000, q.initials, l.utc FROM audit AS a "
        "JOIN ledger AS l ON l.seq = a.change JOIN person AS q ON q.id = l.person ORDER BY a.id"
    )
    return [
        AuditRow(row[0], tuple((who, assessment) for who, assessment in json.loads(row[1])), *row[2:]) for row in rows
    ]


def fields(study: StudyFile, audit: int) -> dict[tuple[int, str], bool]:
    """(form id, item) -> whether it says what the paper says, of everything that was compared."""
    rows = study.rows(
        "SELECT form, item, agrees, max(id) FROM audit_field WHERE audit = ? GROUP BY form, item", (audit,)
    )
    return {(form, item): bool(agrees) for form, item, agrees, _id in rows if agrees is not None}
