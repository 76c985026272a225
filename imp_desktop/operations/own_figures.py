"""What a person keyed: fields, speed, corrections and errors; for that person's own eyes."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from imp_desktop.operations import keying_quality
from imp_desktop.operations.keying_quality import Own
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, instruments
from imp_desktop.storage import traces
from imp_desktop.storage.ledger import moment_of

PAUSE = 60.0  # seconds; who did not key for longer than that was doing something else


@dataclass(frozen=True)
class OwnFigures:
    """What one person keyed, pauses of more than a minute left out.

    `seconds` maps an instrument to the median seconds from the first to the last field of a form, of forms keyed as a
    whole; `an_hour` is fields an hour, None before there are two fields; `corrected` counts fields keyed anew; `wrong`
    is told once forms were keyed twice, see `keying_quality.mine`.
    """

    fields: int
    forms: int
    corrected: int
    an_hour: float | None
    seconds: dict[str, float]
    wrong: Own


def own_figures(study: Study, person: Person) -> OwnFigures:
    """The figures of this person."""
    rows = traces.keyed_by(study, person.id)
    by_keying: dict[int, list[traces.OwnRow]] = defaultdict(list)
    for row in rows:
        by_keying[row.keying].append(row)
    seen = {(row.keying, row.item) for row in rows}
    gaps = [gap for kept in by_keying.values() for gap in _gaps(kept)]
    spent = sum(gaps)
    return OwnFigures(
        fields=len(seen),
        forms=len(by_keying),
        corrected=len(rows) - len(seen),
        an_hour=3600 * len(gaps) / spent if spent else None,
        seconds=_seconds(study, by_keying),
        wrong=keying_quality.mine(study, person),
    )


def _seconds(study: Study, by_keying: dict[int, list[traces.OwnRow]]) -> dict[str, float]:
    """Instrument -> median seconds a form, in the order of the packet; of forms of which at least two fields differ."""
    spent: dict[str, list[float]] = defaultdict(list)
    for kept in by_keying.values():
        gaps = _gaps(kept)
        if gaps:
            spent[kept[0].instrument].append(sum(gaps))
    return {name: median(spent[name]) for name in instruments(study) if name in spent}


def _gaps(rows: list[traces.OwnRow]) -> list[float]:
    """The seconds between one field and the next, without pauses and without what came in one change."""
    moments = [moment_of(row.utc) for row in rows]
    seconds = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
    return [gap for gap in seconds if 0 < gap <= PAUSE]
