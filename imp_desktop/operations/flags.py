"""Answers outside the scale: which of them a form shows after all its keyings, and who keyed them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from imp_desktop.instruments.answers import Flag
from imp_desktop.operations.comparing import overlays
from imp_desktop.operations.studies import Study
from imp_desktop.storage import answers
from imp_desktop.storage.answers import Place, Stored
from imp_desktop.storage.keyings import Pass
from imp_desktop.storage.ledger import moment_of


@dataclass(frozen=True)
class Flagged:
    """One answer outside the scale as it stands, in which keying it was keyed, by whom and when (UTC)."""

    place: Place
    keying_pass: Pass
    stored: Stored
    who: str
    when: datetime

    @property
    def confirmed(self) -> bool:
        """Whether somebody said that the paper really says so."""
        return self.stored.flag is Flag.CONFIRMED


def standing(study: Study, laid: Mapping[Place, Mapping[str, Stored | None]] | None = None) -> list[Flagged]:
    """Every answer outside the scale that a form shows now, oldest first; `laid` are the overlays if known already.

    Of two keyings that agree the first one's; of those that differ and are not settled none, since nothing stands yet.
    """
    laid = overlays(study) if laid is None else laid
    return [one for one in _every(study) if _stands(one, laid.get(one.place, {}))]


def _every(study: Study) -> Iterator[Flagged]:
    for place, at, stored, utc, who in answers.flagged(study):
        yield Flagged(place, at, stored, who, moment_of(utc))


def _stands(one: Flagged, over: Mapping[str, Stored | None]) -> bool:
    if one.stored.item in over:
        said = over[one.stored.item]
        return said is not None and said.id == one.stored.id
    return one.keying_pass is Pass.FIRST
