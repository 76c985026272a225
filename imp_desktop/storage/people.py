"""The persons who work with the program."""

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import unfit
from imp_desktop.storage.ledger import Change, Person
from imp_desktop.storage.study_file import StudyFile

__all__ = ["LEFT", "Person", "add", "added", "by_name", "every", "facts", "newcomer", "state"]

LONGEST_NAME = 80
LEFT = "left"


def every(study: StudyFile) -> list[Person]:
    """Every person, in the order in which they were added."""
    return [Person(*row) for row in study.rows("SELECT id, name, initials FROM person ORDER BY id")]


def by_name(study: StudyFile, name: str) -> Person | None:
    """The person of that name, letter case aside. Raises ImpError (TEXT_UNFIT)."""
    rows = study.rows("SELECT id, name, initials FROM person WHERE name_key = ?", (_key(name),))
    return Person(*rows[0]) if rows else None


def newcomer(study: StudyFile | None, name: str, initials: str) -> Person:
    """A person who is not in the study yet, with the id he or she will have; without a study the first one.

    Raises ImpError (PERSON_NAME_EMPTY, TEXT_UNFIT).
    """
    tidy = _tidy(name)
    if not tidy:
        raise ImpError(Problem.PERSON_NAME_EMPTY)
    highest = study.rows("SELECT coalesce(max(id), 0) FROM person")[0][0] if study else 0
    return Person(highest + 1, tidy, initials)


def add(change: Change, person: Person) -> None:
    """Put a newcomer into the list."""
    change.add("person", id=person.id, name=person.name, name_key=_key(person.name), initials=person.initials)


def state(change: Change, person: Person, name: str, value: str) -> None:
    """Enter a fact about a person; an empty value takes it back."""
    change.add("person_fact", person=person.id, name=name, value=value or None)


def facts(study: StudyFile, name: str) -> dict[int, tuple[str, str]]:
    """Person id -> (value, utc) of the newest fact of that name, where it says something."""
    rows = study.rows(
        "SELECT f.person, f.value, l.utc, max(f.id) FROM person_fact AS f JOIN ledger AS l ON l.seq = f.change "
        "WHERE f.name = ? GROUP BY f.person",
        (name,),
    )
    return {person: (value, utc) for person, value, utc, _id in rows if value is not None}


def added(study: StudyFile) -> dict[int, str]:
    """Person id -> utc of when they were put into the list."""
    return dict(study.rows("SELECT p.id, l.utc FROM person AS p JOIN ledger AS l ON l.seq = p.change"))


def _tidy(name: str) -> str:
    """The name as it is kept, so that a longer one is found again by what is kept of it."""
    tidy = " ".join(name.split())[:LONGEST_NAME].rstrip()
    if any(unfit(sign) for sign in tidy):
        raise ImpError(Problem.TEXT_UNFIT)
    return tidy


def _key(name: str) -> str:
    return _tidy(name).casefold()
