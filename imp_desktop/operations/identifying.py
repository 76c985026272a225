"""Signs that a text may tell who wrote it or whom it is about: looked for before it is printed, never a verdict."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from imp_desktop.operations import enrolling, persons
from imp_desktop.operations.studies import Study

MAIL, WEB, PHONE, CODE, NAME = "mail", "web", "phone", "code", "name"
_LONGEST_SHOWN = 40
_SHORTEST_NUMBER = 4

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,200}", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w-])(?:\+|00)?\(?\d(?:[\s().\-/]{0,3}\d){8,14}(?!\w)")
_TOKEN = re.compile(r"[\w.\-]+")
_TITLED = re.compile(
    r"\b(?:mevrouw|mevr|mw|meneer|mijnheer|dhr|de heer|drs|dr|prof|ir|mr|mrs|ms|miss|sir|madam)\b\.?[ \t]+"
    r"(?:(?:van|de|den|der|ten|ter|te|von|la|le)[ \t]+){0,3}(?P<name>[^\W\d_][\w'’\-]{1,40})",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?<=[^\W_.!?:;…][ \t,])[ \t]?(?P<name>[^\W\d_](?:['’\-]?[^\W\d_]){1,40})(?!\w|\.\w)")

# written with a capital in the middle of a sentence without naming a person
_CAPITALS = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday christmas easter
english dutch german french belgian european american asian indian western eastern buddhist christian
nederlands nederlandse engels engelse duits duitse frans franse nederland duitsland engeland boeddhistisch
netherlands holland belgium germany france england europe god buddha insight dialogue mindfulness zen dharma yoga
skype zoom teams whatsapp word excel van de den der ten ter te von het
mr mrs ms dr drs prof ir mw mevr dhr
"""
_ORDINARY = frozenset(_CAPITALS.split())


@dataclass(frozen=True)
class Clue:
    """A place in a text that may tell who somebody is: `kind` is MAIL, WEB, PHONE, CODE or NAME."""

    kind: str
    said: str


def clues(study: Study, text: str) -> tuple[Clue, ...]:
    """What in a text looks like a name, a way to reach somebody, or a code of the study; each once, in that order."""
    codes = [one.code for one in enrolling.participants(study)]
    people = [part for one in persons.persons(study) for part in one.name.split()]
    return find(text, codes, people)


def find(text: str, codes: Collection[str] = (), people: Collection[str] = ()) -> tuple[Clue, ...]:
    """What looks like one of these codes or names, a name as such, or a way to reach somebody."""
    found = [*_reached(text), *_coded(text, codes), *_named(text, people)]
    unique = {(clue.kind, clue.said.casefold()): clue for clue in reversed(found)}
    return tuple(reversed(unique.values()))


def _reached(text: str) -> Iterator[Clue]:
    for kind, pattern in ((MAIL, _MAIL), (WEB, _WEB), (PHONE, _PHONE)):
        for match in pattern.finditer(text):
            yield Clue(kind, match.group().strip(" .,;:)")[:_LONGEST_SHOWN])


def _coded(text: str, codes: Collection[str]) -> Iterator[Clue]:
    """Codes as whole words; a short plain number is more often a number than a code."""
    wanted = {code.casefold() for code in codes if not (code.isdigit() and len(code) < _SHORTEST_NUMBER)}
    for match in _TOKEN.finditer(text):
        if match.group().strip(".-").casefold() in wanted:
            yield Clue(CODE, match.group().strip(".-"))


def _named(text: str, people: Collection[str]) -> Iterator[Clue]:
    known = {name.casefold() for name in people if name[:1].isupper()}
    for match in _TOKEN.finditer(text):
        said = match.group().strip(".-_")
        if said[:1].isupper() and said.casefold() in known:
            yield Clue(NAME, said)
    for pattern in (_TITLED, _INSIDE):
        for match in pattern.finditer(text):
            said = match.group("name")
            if said[:1].isupper() and not said.isupper() and said.casefold() not in _ORDINARY:
                yield Clue(NAME, said[:_LONGEST_SHOWN])
