"""Texts of forms as they stand after all keyings; those of forms that are being keyed twice are not shown."""

from collections.abc import Sequence

from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.comparing import overlays
from imp_desktop.operations.studies import Study
from imp_desktop.storage import answers, codings
from imp_desktop.storage.answers import Place, Stored
from imp_desktop.storage.codings import CodingRow


def texts(study: Study, items: Sequence[str]) -> list[CodingRow]:
    """Every text keyed into one of those items, with its newest coding, in the order of the keying.

    Where two of three keyings settled another text than the first one, that text; it waits to be looked at again if it
    was coded before.
    """
    hidden, laid = sealed(study, None), overlays(study)
    found = []
    for row in codings.texts(study, items):
        place = (row.participant, row.assessment, row.instrument)
        said = _said(study, row, laid.get(place, {})) if place not in hidden else None
        if said is not None:
            found.append(said)
    return found + [row for row in _only_later(study, items, laid, found) if _place(row) not in hidden]


def _said(study: Study, row: CodingRow, over: dict[str, Stored | None]) -> CodingRow | None:
    if row.item not in over:
        return row
    stored = over[row.item]
    if stored is None or stored.keyed is None:
        return None
    changed = bool(row.utc) and answers.written_on(study, stored.id) > row.utc
    return row._replace(text=stored.keyed, changed=changed)


def _only_later(
    study: Study, items: Sequence[str], laid: dict[Place, dict[str, Stored | None]], found: list[CodingRow]
) -> list[CodingRow]:
    """Texts that only a later keying holds, where the first one holds none."""
    known = {(*_place(row), row.item) for row in found}
    rows = []
    for place, over in laid.items():
        for item, stored in over.items():
            if item in items and stored is not None and stored.keyed and (*place, item) not in known:
                rows.append(codings.of_text(study, place, item, stored.keyed))
    return rows


def _place(row: CodingRow) -> Place:
    return row.participant, row.assessment, row.instrument
