"""What a study holds of its course, as plain values in a fixed order, for its fingerprint."""

from collections.abc import Mapping
from typing import Any

from imp_desktop.storage import codings, events, sessions
from imp_desktop.storage.study_file import StudyFile


def content(study: StudyFile, codes: Mapping[int, str]) -> dict[str, list[Any]]:
    """Session log, marks, logs and codes as they are now, empty parts left out; `codes` are those of participants."""
    logged = {one.id: one for one in sessions.every(study)}
    entries = [one for kind in (events.ADAPTATION, events.REACTION) for one in events.every(study, kind)]
    found: dict[str, list[Any]] = {
        "sessions": sorted([one.cohort, one.name, sorted(one.facts.items())] for one in logged.values() if one.facts),
        "marks": sorted(
            [logged[session].cohort, logged[session].name, codes[who], mark]
            for (session, who), mark in sessions.marks(study).items()
        ),
        "entries": sorted(
            [one.kind, codes[one.participant] if one.participant else "", sorted(one.facts.items())] for one in entries
        ),
        "own_codes": sorted(list(one) for one in codings.own_codes(study)),
        "codings": sorted(
            [codes[row.participant], row.assessment, row.item, list(row.codes), row.printable, row.changed]
            for row in codings.every(study)
            if row.codes or row.printable
        ),
    }
    return {name: part for name, part in found.items() if part}
