"""What is known of one cohort of the course: its sessions, its people, who was there, and the sums of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from imp_desktop.operations import enrolling, teaching
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.studies import Study
from imp_desktop.operations.teaching import Session


@dataclass(frozen=True)
class Filled:
    """How many places were filled at the sessions whose list is kept: their numbers, people present, people marked."""

    sessions: tuple[int, ...]
    present: int
    places: int

    @property
    def percent(self) -> int:
        """The share of places that were filled, in whole per cent, half up."""
        return (200 * self.present + self.places) // (2 * self.places)


@dataclass(frozen=True)
class Cohort:
    """One cohort as it is on disk; `marks` maps (code, session) to present, absent or excused.

    `elsewhere` holds (code, session) of those who were marked in the list of another cohort.
    """

    number: int | None
    group: str
    planned: int
    sessions: tuple[Session, ...]
    people: tuple[Participant, ...]
    marks: Mapping[tuple[str, str], str]
    elsewhere: frozenset[tuple[str, str]] = frozenset()

    def mark(self, person: Participant, session: Session) -> str:
        """What is marked; empty where nothing is."""
        return self.marks.get((person.code, session.id), "")

    def belongs(self, person: Participant) -> bool:
        """Whether the person is in this cohort now."""
        return person.group == self.group and person.cohort == self.number

    def expected(self, person: Participant, session: Session) -> bool:
        """Whether the list of that session is expected to say something of the person."""
        gone = teaching.after_withdrawal(person, session) or (person.code, session.id) in self.elsewhere
        return self.belongs(person) and session.status != "cancelled" and not gone

    def of_person(self, person: Participant) -> tuple[int, int]:
        """At how many sessions the person was present, of how many that are marked."""
        return self._of_person.get(person.code, (0, 0))

    def in_session(self, session: Session) -> tuple[int, int]:
        """How many people were present at a session, of how many that are marked."""
        return self._in_session.get(session.id, (0, 0))

    def complete(self, session: Session) -> bool:
        """Whether everybody expected at the session is marked, and somebody is."""
        waiting = any(self.expected(one, session) and not self.mark(one, session) for one in self.people)
        return self.in_session(session)[1] > 0 and not waiting

    def filled(self) -> Filled | None:
        """The places filled at sessions that were held or whose list is complete; None while there is none."""
        kept = [one for one in self.sessions if self.in_session(one)[1] and (one.held or self.complete(one))]
        if not kept:
            return None
        sums = [self.in_session(one) for one in kept]
        return Filled(tuple(one.number for one in kept), sum(one for one, _of in sums), sum(of for _one, of in sums))

    def first_open(self) -> int:
        """The place of the first session that is not logged or whose list is not complete; else of the last one."""
        waiting = (
            at
            for at, one in enumerate(self.sessions)
            if not one.status or (one.held and self.people and not self.complete(one))
        )
        return next(waiting, len(self.sessions) - 1)

    @cached_property
    def _of_person(self) -> dict[str, tuple[int, int]]:
        return _sums((code, mark) for (code, _session), mark in self.marks.items())

    @cached_property
    def _in_session(self) -> dict[str, tuple[int, int]]:
        return _sums((session, mark) for (_code, session), mark in self.marks.items())


def read(study: Study, number: int | None) -> Cohort:
    """A cohort as it is on disk. Raises ImpError (NO_COURSE)."""
    given, marks = teaching.course(study), teaching.attendance(study, number)
    everywhere = {(code, session) for code, of_person in teaching.attended(study).items() for session in of_person}
    return Cohort(
        number,
        given.group,
        given.minutes,
        teaching.sessions(study, number),
        teaching.attendees(study, number),
        marks,
        frozenset(everywhere - marks.keys()),
    )


def read_again(study: Study, before: Cohort) -> Cohort:
    """The cohort after something was written about the course: the people on the list are still the same."""
    marks = teaching.attendance(study, before.number)
    return replace(before, sessions=teaching.sessions(study, before.number), marks=marks)


def sizes(study: Study) -> dict[int | None, int]:
    """Cohort -> how many people it has with consent. Raises ImpError (NO_COURSE)."""
    given = teaching.course(study)
    there = Counter(
        one.cohort for one in enrolling.participants(study) if one.group == given.group and one.consent is not None
    )
    return {number: there[number] for number in teaching.cohorts(study)}


def _sums(marks: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Name -> (present, marked)."""
    found: dict[str, tuple[int, int]] = {}
    for name, mark in marks:
        present, marked = found.get(name, (0, 0))
        found[name] = (present + (mark == "present"), marked + 1)
    return found
