"""The course: nine weekly sessions a cohort, who was there, and what was changed in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from .chance import Chance
from .people import COHORTS
from .sheets import Seat

SESSIONS, MINUTES = 9, 150
FIRST_DAYS = {1: date(2017, 10, 3), 2: date(2018, 2, 6)}  # after the packets before and consent, each cohort its own
AWAY = (1, 2, 2, 2, 2, 3, 2, 2, 1)  # how many people missed each session
MISSED = (3, 2, 2, 2, *[1] * 8)  # how many sessions those who missed any did miss
PRESENT, EXCUSED, ABSENT = "present", "excused", "absent"
ADAPTATIONS = (
    (
        date(2017, 9, 25),
        "The practice day of seven hours between sessions 4 and 5 was replaced by a session of 2.5 hours",
        "Logistic reasons",
    ),
    (
        date(2017, 11, 7),
        "“Hungers”, the theme of session 6, was worded as “desires”",
        "The word is unfamiliar in this sense in Dutch",
    ),
)


@dataclass(frozen=True)
class Attendance:
    """The sessions one person missed; of the one who missed most, the last without notice."""

    missed: tuple[int, ...] = ()

    def cells(self) -> list[str]:
        """Give one word a session."""
        return [self._at(session) for session in range(1, SESSIONS + 1)]

    def _at(self, session: int) -> str:
        if session not in self.missed:
            return PRESENT
        return ABSENT if len(self.missed) == max(MISSED) and session == max(self.missed) else EXCUSED


def day_of(cohort: int, session: int) -> date:
    """Give the day of a session."""
    return FIRST_DAYS[cohort] + timedelta(weeks=session - 1)


def attend(chance: Chance, seats: list[Seat], without_form: Seat) -> dict[Seat, Attendance]:
    """Give what everybody missed; away at the last session was who never handed in the evaluation form."""
    others = [seat for seat in chance.shuffled(seats) if seat != without_form]
    missers = [others[0], without_form, *others[1 : len(MISSED) - 1]]
    slots = [session for session, count in enumerate(AWAY, start=1) for _ in range(count) if session < SESSIONS]
    while True:
        left = chance.shuffled(slots)
        missed = {}
        for seat, count in zip(missers, MISSED, strict=True):
            last = [SESSIONS] if seat == without_form else []
            taken, left = left[: count - len(last)], left[count - len(last) :]
            missed[seat] = Attendance(tuple(sorted(taken + last)))
        if all(len(set(person.missed)) == len(person.missed) for person in missed.values()):
            return {seat: missed.get(seat, Attendance()) for seat in seats}


def sessions_table() -> list[list[str]]:
    """Give the session log: everything held as planned."""
    lines = [["group", "cohort", "session", "date", "status", "minutes", "reason", "moved_to"]]
    for cohort, _ in enumerate(COHORTS, start=1):
        for session in range(1, SESSIONS + 1):
            held = ["training", str(cohort), str(session), f"{day_of(cohort, session)}"]
            lines.append([*held, "delivered", str(MINUTES), "", ""])
    return lines


def attendance_table(codes: dict[Seat, str], there: dict[Seat, Attendance]) -> list[list[str]]:
    """Give the attendance grid, in the order of `codes`."""
    lines = [["record_id", *(f"session_{session}" for session in range(1, SESSIONS + 1))]]
    return lines + [[code, *there[seat].cells()] for seat, code in codes.items() if seat in there]


def adaptations_table() -> list[list[str]]:
    """Give the log of adaptations; both hold for both cohorts."""
    return [["date", "what", "why", "cohort"], *([f"{day}", what, why, ""] for day, what, why in ADAPTATIONS)]
