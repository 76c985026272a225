"""The persons who work with a study: who is in the list, adding oneself, leaving the list and coming back to it."""

import getpass
from dataclasses import dataclass
from datetime import datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.storage import people
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.people import Person
from imp_desktop.storage.study_file import StudyFile

__all__ = [
    "Listed",
    "Person",
    "at_work",
    "come_back",
    "has_left",
    "initials_of",
    "leave",
    "listed",
    "name_of_user",
    "person",
    "persons",
]

_MOST_INITIALS = 3


@dataclass(frozen=True)
class Listed:
    """A person as the list has them: since when, and since when not any more; both in UTC."""

    person: Person
    since: datetime
    left: datetime | None


def persons(study: StudyFile) -> list[Person]:
    """Everybody who ever worked with the study, in the order in which they were added."""
    return people.every(study)


def at_work(study: StudyFile) -> list[Person]:
    """Those of them who did not leave."""
    left = people.facts(study, people.LEFT)
    return [one for one in people.every(study) if one.id not in left]


def listed(study: StudyFile) -> list[Listed]:
    """Everybody who ever worked with the study, with since when, and since when not any more."""
    added, left = people.added(study), people.facts(study, people.LEFT)
    return [
        Listed(one, moment_of(added[one.id]), moment_of(left[one.id][1]) if one.id in left else None)
        for one in people.every(study)
    ]


def has_left(study: StudyFile, name: str) -> bool:
    """Whether somebody of that name is known and left."""
    known = people.by_name(study, name)
    return known is not None and known.id in people.facts(study, people.LEFT)


def leave(study: StudyFile, person: Person, who: Person) -> None:
    """Take `who` out of the list from which persons are chosen; all they keyed keeps their name.

    Raises ImpError (PERSON_LAST, PERSON_UNKNOWN, STUDY_READ_ONLY).
    """
    _refuse_unknown(study, who)
    there = at_work(study)
    if who not in there:
        return
    if there == [who]:
        raise ImpError(Problem.PERSON_LAST, name=who.name)
    with study.change(person, action="person leaves") as change:
        people.state(change, who, people.LEFT, "yes")


def come_back(study: StudyFile, person: Person, who: Person) -> None:
    """Put `who` back into the list. Raises ImpError (PERSON_UNKNOWN, STUDY_READ_ONLY)."""
    _refuse_unknown(study, who)
    if who.id in people.facts(study, people.LEFT):
        with study.change(person, action="person comes back") as change:
            people.state(change, who, people.LEFT, "")


def person(study: StudyFile, name: str, initials: str = "") -> Person:
    """The person of that name, added to the list if he or she is new; letter case does not count.

    Somebody who left comes back by being named. Raises ImpError (PERSON_NAME_EMPTY; STUDY_READ_ONLY for a new person).
    """
    if not name.strip():
        raise ImpError(Problem.PERSON_NAME_EMPTY)
    known = people.by_name(study, name)
    if known is not None:
        if not study.read_only:
            come_back(study, known, known)
        return known
    newcomer = people.newcomer(study, name, initials.strip() or initials_of(name))
    with study.change(newcomer, action="add person") as change:
        people.add(change, newcomer)
    return newcomer


def _refuse_unknown(study: StudyFile, who: Person) -> None:
    if who not in people.every(study):
        raise ImpError(Problem.PERSON_UNKNOWN, name=who.name)


def initials_of(name: str) -> str:
    """The first letters of up to three words of a name, in capitals; of one word its first two letters."""
    words = name.replace("-", " ").split()
    if len(words) == 1:
        return words[0][:2].upper()
    return "".join(word[0] for word in words[:_MOST_INITIALS]).upper()


def name_of_user() -> str:
    """The name under which the user of this PC is logged in; a person's name until another one is given."""
    try:
        return getpass.getuser() or "user"
    except (OSError, KeyError, ImportError):
        return "user"
