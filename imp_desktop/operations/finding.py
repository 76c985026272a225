"""Find anything: codes, facts of the register, notes, texts of answers, questions and the log of the course.

Read once, then asked as often as a key is pressed. Letter case and accents do not count. What a person must not see,
since the form is keyed twice and not settled yet, is not read at all; how many forms that are is told.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from imp_desktop.instruments.model import ItemType
from imp_desktop.operations import course_log, enrolling, queries, standing, teaching
from imp_desktop.operations.blindness import sealed
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, instrument, instruments, protocol
from imp_desktop.storage import notes
from imp_desktop.storage.answers import Place
from imp_desktop.storage.keyings import FormKey

CODE, REGISTER, NOTE, TEXT, QUERY = "code", "register", "note", "text", "query"
ADAPTATION, REACTION, SESSION = "adaptation", "reaction", "session"
MOST = 50
SHORTEST = 2
_BEFORE = 24  # signs shown before what was found


@dataclass(frozen=True)
class Hit:
    """Something that was found: what stands there, and where.

    `kind` says what it is; `part` the fact of the register or of the log entry, or the session. A hit in a form has its
    `form` and, unless it is about the form as a whole, the item and its number on the paper.
    """

    kind: str
    text: str
    code: str = ""
    part: str = ""
    form: FormKey | None = None
    item_id: str = ""
    number: int = 0
    cohort: int | None = None


@dataclass(frozen=True)
class _Read:
    """A hit with its text, and its code, as they are compared."""

    hit: Hit
    text: str
    code: str


class Finder:
    """Everything that can be found in a study by one person, as it was when it was read.

    `left_out` counts the forms whose words were not read, since this person must not see them.
    """

    def __init__(self, study: Study, person: Person) -> None:
        hidden = sealed(study, person)
        self.left_out = len(hidden)
        self._all = [_Read(hit, plain(hit.text), plain(hit.code)) for hit in _everything(study, person, hidden)]

    def find(self, typed: str, most: int = MOST) -> list[Hit]:
        """What holds every word that was typed, codes first, at most so many.

        One of several words may be the code of the participant instead, as in "017 sleep". Nothing is found by a
        single sign.
        """
        words = plain(typed).split()
        if not words or max(map(len, words)) < SHORTEST:
            return []
        found = [one for one in self._all if _holds(one, words)]
        found.sort(key=lambda one: not (one.hit.kind == CODE and one.text.startswith(words[0])))
        return [one.hit for one in found[:most]]


def find(study: Study, person: Person, text: str) -> list[Hit]:
    """What holds every word of the text. Reads the study for it; to ask again and again keep a Finder."""
    return Finder(study, person).find(text)


def plain(text: str) -> str:
    """The text as it is compared: small letters without accents."""
    return "".join(map(_plain_sign, text))


def around(text: str, typed: str, most: int = 90) -> str:
    """A piece of the text with what was found in it, in one line; dots stand for what was cut off."""
    line = " ".join(text.split())
    places = [_place(line, word) for word in plain(typed).split()]
    at = min((place for place in places if place >= 0), default=0)
    begin = 0 if len(line) <= most else max(0, min(at - _BEFORE, len(line) - most))
    piece = line[begin : begin + most]
    return f"{'…' if begin else ''}{piece}{'…' if begin + most < len(line) else ''}"


@lru_cache(maxsize=4096)
def _plain_sign(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def _place(line: str, word: str) -> int:
    """Where the word begins in the line as it stands; -1 where it is not in it."""
    found = plain(line).find(word)
    if found < 0:
        return -1
    length = 0
    for place, sign in enumerate(line):
        length += len(_plain_sign(sign))
        if length > found:
            return place
    return -1


def _holds(one: _Read, words: Iterable[str]) -> bool:
    in_text = False
    for word in words:
        if word in one.text:
            in_text = True
        elif word not in one.code:
            return False
    return in_text


def _everything(study: Study, person: Person, hidden: frozenset[Place]) -> Iterator[Hit]:
    codes = {number: one.code for number, one in enrolling.by_number(study).items()}
    yield from _register(study)
    yield from _notes(study, codes, hidden)
    yield from _texts(study, codes, hidden)
    yield from _queries(study, person, hidden.__contains__)
    if protocol(study).course is not None:
        yield from _course(study)


def _register(study: Study) -> Iterator[Hit]:
    people = enrolling.participants(study)
    for one in people:
        yield Hit(CODE, one.code, one.code)
    for one in people:
        if one.note:
            yield Hit(REGISTER, one.note, one.code, "note")
        if one.status_reason:
            reason = enrolling.reason_words(study, one.status, one.status_reason)
            yield Hit(REGISTER, reason, one.code, "status_reason")


def _notes(study: Study, codes: dict[int, str], hidden: frozenset[Place]) -> Iterator[Hit]:
    for row in notes.every(study):
        place = (row.participant, row.assessment, row.instrument)
        if place not in hidden:
            yield _in_form(study, NOTE, row.text, codes[row.participant], place, row.item)


def _texts(study: Study, codes: dict[int, str], hidden: frozenset[Place]) -> Iterator[Hit]:
    items = {
        (name, item.id)
        for name in instruments(study)
        for item in instrument(study, name).items
        if item.type is ItemType.TEXT
    }
    of_instruments = tuple(sorted({name for name, _item in items}))
    for place, said in standing.by_form(study, of_instruments).items() if of_instruments else ():
        for one in said:
            if place not in hidden and (place[2], one.item) in items and one.keyed:
                yield _in_form(study, TEXT, one.keyed, codes[place[0]], place, one.item)


def _queries(study: Study, person: Person, hidden: Callable[[Place], bool]) -> Iterator[Hit]:
    for one in queries.every(study):
        if hidden(one.place) and not one.open_to(person):
            continue
        for step in one.steps:
            if step.text:
                yield Hit(QUERY, step.text, one.form.code, step.kind, one.form, one.item_id, one.number)


def _course(study: Study) -> Iterator[Hit]:
    for session in teaching.every_session(study):
        if session.reason:
            yield Hit(SESSION, session.reason, part=session.id, number=session.number, cohort=session.cohort)
    for change in course_log.adaptations(study):
        for part, text in (("what", change.what), ("why", change.why)):
            yield Hit(ADAPTATION, text, part=part, cohort=change.cohort)
    for reaction in course_log.reactions(study):
        if reaction.what:
            yield Hit(REACTION, reaction.what, reaction.code, "what")


def _in_form(study: Study, kind: str, text: str, code: str, place: Place, item_id: str) -> Hit:
    number = instrument(study, place[2]).item(item_id).number
    return Hit(kind, text, code, form=FormKey(code, place[1], place[2]), item_id=item_id, number=number)
