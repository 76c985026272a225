"""Tables of the log taken in: changes made to the course and adverse reactions; what is there already is left alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from imp_desktop.exchange.columns import RECORD
from imp_desktop.exchange.course import CourseRow, Kind, course_rows
from imp_desktop.exchange.reading import Table
from imp_desktop.operations import course_log, enrolling
from imp_desktop.operations.taking import Taking
from imp_desktop.operations.taking_rows import fitting, news, told_of
from imp_desktop.storage import events
from imp_desktop.storage.events import EntryRecord

Facts = Mapping[str, str]
Identity = tuple[str, ...]


@dataclass(frozen=True)
class _Said:
    """What a row says of an entry: `code` is the participant of a reaction, `same` what makes two entries one."""

    row: CourseRow
    code: str
    facts: Facts
    same: Identity


def take_adaptations(taking: Taking, table: Table) -> None:
    """Take in changes made to the course; the same one has the same date, words and cohort."""
    rows, problems = course_rows(table, Kind.ADAPTATIONS)
    taking.problems += problems
    fit = partial(course_log.fitting_fact, taking.study)
    said = []
    for row in rows:
        with told_of(taking, table, row):
            facts = fitting(row.cells, fit)
            said.append(_Said(row, "", facts, _adaptation(facts)))
    entries = [(_adaptation(one.facts), one) for one in events.every(taking.study, events.ADAPTATION)]
    _take(taking, table, said, entries)


def take_reactions(taking: Taking, table: Table) -> None:
    """Take in adverse reactions; the same one has the same participant, date and kind. Raises ImpError (NO_COURSE)."""
    course_log.reaction_kinds(taking.study)
    rows, problems = course_rows(table, Kind.REACTIONS)
    taking.problems += problems
    fit = partial(_fitting, taking)
    said = []
    for row in rows:
        with told_of(taking, table, row):
            facts = fitting(row.cells, fit)
            code = facts.pop(RECORD)
            said.append(_Said(row, code, facts, _reaction(code, facts)))
    codes = {number: one.code for number, one in enrolling.by_number(taking.study).items()}
    entries = [
        (_reaction(codes[one.participant or 0], one.facts), one) for one in events.every(taking.study, events.REACTION)
    ]
    _take(taking, table, said, entries)


def _fitting(taking: Taking, column: str, cell: str) -> str:
    """A cell of a table of reactions as it is kept; the participant by the code of the register."""
    if column == RECORD:
        return enrolling.record_of(taking.study, cell).code
    return course_log.fitting_fact(taking.study, column, cell)


def _adaptation(facts: Facts) -> Identity:
    return tuple(facts.get(name, "") for name in ("date", "what", "cohort"))


def _reaction(code: str, facts: Facts) -> Identity:
    return (code, facts.get("date", ""), facts.get("reaction", ""))


def _take(taking: Taking, table: Table, said: Sequence[_Said], entries: Sequence[tuple[Identity, EntryRecord]]) -> None:
    found = _matched(said, entries)
    added: list[tuple[Identity, Facts]] = []
    for place, one in enumerate(said):
        with told_of(taking, table, one.row):
            if place in found:
                _compare(taking, one, found[place])
            elif (one.same, one.facts) in added:
                taking.result.known += 1
            else:
                _add(taking, one)
                added.append((one.same, one.facts))


def _matched(said: Sequence[_Said], entries: Sequence[tuple[Identity, EntryRecord]]) -> dict[int, EntryRecord]:
    """Row -> the entry it is about; rows that say exactly what an entry says come first, so that none is mistaken."""
    left: dict[Identity, list[EntryRecord]] = {}
    for same, entry in entries:
        left.setdefault(same, []).append(entry)
    agreeing: tuple[Callable[[Facts, Facts], bool], ...] = (
        lambda facts, stored: facts == stored,
        lambda facts, stored: facts.items() <= stored.items(),
        lambda _facts, _stored: True,
    )
    found: dict[int, EntryRecord] = {}
    for agree in agreeing:
        for place, one in enumerate(said):
            like = next((entry for entry in left.get(one.same, []) if agree(one.facts, entry.facts)), None)
            if place not in found and like is not None:
                found[place] = like
                left[one.same].remove(like)
    return found


def _compare(taking: Taking, one: _Said, entry: EntryRecord) -> None:
    new = news(taking, ("entry", str(entry.id)), entry.facts, one.facts)
    if not new:
        taking.result.known += 1
        return
    amend = course_log.amend_reaction if one.code else course_log.amend_adaptation
    amend(taking.study, taking.person, entry.id, new, taking.wanted.reason)
    taking.result.entries += 1


def _add(taking: Taking, one: _Said) -> None:
    if one.code:
        course_log.add_reaction(taking.study, taking.person, one.code, one.facts)
    else:
        course_log.add_adaptation(taking.study, taking.person, one.facts)
    taking.result.entries += 1
