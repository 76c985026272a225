"""The sessions of a course as a report asks for them: cohorts in order, their people, and who was there when."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from imp_desktop.statistics.counts import Share
from imp_desktop.statistics.feasibility_results import AttendanceFinding, Attender, SessionLine, SessionsFinding
from imp_desktop.statistics.shares import share

MOST_PEOPLE: Final = 40  # with more, a square a person would be too small to see
MOST_COHORTS: Final = 4
CHANGED: Final = ("truncated", "postponed", "cancelled")


@dataclass(frozen=True)
class SessionGrid:
    """The session log and, where the protocol asks for it, the attendance."""

    sessions: SessionsFinding
    attendance: AttendanceFinding | None = None

    @cached_property
    def cohorts(self) -> tuple[int | None, ...]:
        """The cohorts with a session or a person, those without a number last."""
        found = {line.cohort for line in self.sessions.lines}
        if self.attendance is not None:
            found |= {one.cohort for one in self.attendance.people}
        return tuple(sorted(found, key=lambda cohort: (cohort is None, cohort or 0)))

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The sessions of the course by number."""
        return tuple(sorted({line.number for line in self.sessions.lines}))

    @cached_property
    def _lines(self) -> dict[tuple[int | None, int], SessionLine]:
        return {(line.cohort, line.number): line for line in self.sessions.lines}

    @property
    def planned(self) -> tuple[int | None, ...]:
        """The cohorts that have sessions of their own."""
        given = {line.cohort for line in self.sessions.lines}
        return tuple(cohort for cohort in self.cohorts if cohort in given)

    @property
    def changed(self) -> tuple[SessionLine, ...]:
        """The sessions that were shortened, moved or cancelled, in the order of the course."""
        found = [line for line in self.sessions.lines if line.status in CHANGED]
        return tuple(sorted(found, key=lambda line: (line.number, line.cohort is None, line.cohort or 0)))

    @property
    def shows_people(self) -> bool:
        """Whether there is room for a square a person."""
        people = len(self.attendance.people) if self.attendance is not None else 0
        return 0 < people <= MOST_PEOPLE and len(self.cohorts) <= MOST_COHORTS

    def line(self, cohort: int | None, number: int) -> SessionLine | None:
        """What the log says of a session of a cohort."""
        return self._lines.get((cohort, number))

    def words(self, number: int) -> SessionLine:
        """A line of the session, for its guideline and theme, which all cohorts share."""
        return next(line for line in self.sessions.lines if line.number == number)

    def people(self, cohort: int | None) -> tuple[Attender, ...]:
        """The people of a cohort in the order of their codes."""
        if self.attendance is None:
            return ()
        return tuple(one for one in self.attendance.people if one.cohort == cohort)

    def present(self, number: int) -> Share:
        """How many of those with a mark were at the session, over all cohorts."""
        if self.attendance is not None and number <= len(self.attendance.curve):
            return self.attendance.curve[number - 1]
        lines = [line.present for line in self.sessions.lines if line.number == number]
        return share(sum(one.part for one in lines), sum(one.whole for one in lines))

    @property
    def places(self) -> Share:
        """How many of all marks say present."""
        if self.attendance is not None:
            return self.attendance.places
        lines = [line.present for line in self.sessions.lines]
        return share(sum(one.part for one in lines), sum(one.whole for one in lines))

    def minutes(self, cohort: int | None) -> int:
        """The minutes of all sessions of a cohort together."""
        return sum(line.minutes or 0 for line in self.sessions.lines if line.cohort == cohort)
