"""The persons who work with a study: who is in the list, and adding oneself."""

import getpass

from imp_desktop.errors import ImpError, Problem
from imp_desktop.storage import people
from imp_desktop.storage.people import Person
from imp_desktop.storage.study_file import StudyFile

__all__ = ["Person", "initials_of", "name_of_user", "person", "persons"]

_MOST_INITIALS = 3


def persons(study: StudyFile) -> list[Person]:
    """Everybody who works with the study, in the order in which they were added."""
    return people.every(study)


def person(study: StudyFile, name: str, initials: str = "") -> Person:
    """The person of that name, added to the list if he or she is new; letter case does not count.

    Raises ImpError (PERSON_NAME_EMPTY; STUDY_READ_ONLY for a new person).
    """
    if not name.strip():
        raise ImpError(Problem.PERSON_NAME_EMPTY)
    known = people.by_name(study, name)
    if known is not None:
        return known
    newcomer = people.newcomer(study, name, initials.strip() or initials_of(name))
    with study.change(newcomer, action="add person") as change:
        people.add(change, newcomer)
    return newcomer


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
