"""What the register says beyond the consent: when somebody was asked, why he or she might join, how it ended."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from .chance import Chance
from .people import Person
from .sheets import Seat

COLUMNS = ("status", "status_date", "approached_date", "mindfulness_training", "practice_willing")
EARLIER_TRAININGS = ["mbsr"] * 15 + ["mbct"] * 7 + ["equivalent"] * 3  # of the training group, asked to join it
SHORTEST, LONGEST = 3, 18  # days between being asked and consent


class Recruited(NamedTuple):
    """One person: the day asked, the day of the last form, and the earlier training (empty in the control group)."""

    approached: date
    finished: date
    earlier_training: str

    def cells(self) -> list[str]:
        """Give the cells of `COLUMNS`; nobody dropped out."""
        willing = "yes" if self.earlier_training else ""
        return ["completed", f"{self.finished}", f"{self.approached}", self.earlier_training, willing]


def recruit(chance: Chance, people: Mapping[Seat, Person]) -> dict[Seat, Recruited]:
    """Give everybody's recruitment."""
    trainings = iter(chance.shuffled(EARLIER_TRAININGS))
    return {
        seat: Recruited(
            person.consent - timedelta(days=SHORTEST + chance.below(LONGEST - SHORTEST + 1)),
            max(person.days["post"].values()),
            next(trainings) if person.group == "training" else "",
        )
        for seat, person in people.items()
    }
