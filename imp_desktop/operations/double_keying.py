"""Which forms are keyed twice: all of a kind, or one of so many, as chosen for the study."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from imp_desktop.operations.studies import Study, settings
from imp_desktop.storage.answers import Place

ALL = "all"
EVERY = "every "


@dataclass(frozen=True)
class DoubleKeying:
    """Tells of any form whether a second keying is due; `shares` maps "ASSESSMENT.INSTRUMENT" to "all" or "every 5"."""

    study_id: str
    shares: Mapping[str, str]

    def wants(self, place: Place) -> bool:
        """Whether the form is to be keyed twice.

        Of every run of so many participants, in the order of the register, one is drawn; which one depends on the
        study, the assessment and the instrument only, so it stays the same and cannot be guessed from the codes.
        """
        participant, assessment, instrument = place
        share = self.shares.get(f"{assessment}.{instrument}", "")
        if not share.startswith(EVERY):
            return share == ALL
        size = int(share.removeprefix(EVERY))
        run, position = divmod(participant - 1, size)
        drawn = hashlib.sha256(f"{self.study_id}|{assessment}|{instrument}|{size}|{run}".encode()).digest()
        return int.from_bytes(drawn[:8], "big") % size == position


def double_keying(study: Study) -> DoubleKeying:
    """Which forms of the study are keyed twice, as chosen now."""
    return DoubleKeying(study.study_id, settings(study).double_keying)
