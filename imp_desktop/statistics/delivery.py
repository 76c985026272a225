"""How the course was given: the session log, who was there, and what was logged about it."""

from collections.abc import Iterable, Mapping

import numpy as np

from imp_desktop.i18n import _
from imp_desktop.protocols.course import Course as Plan
from imp_desktop.protocols.course import SessionWords
from imp_desktop.protocols.feasibility import Source
from imp_desktop.protocols.vocabulary import relations, session_statuses, severities
from imp_desktop.statistics.counts import Count, Share
from imp_desktop.statistics.course import Course, Enrolled, Logged
from imp_desktop.statistics.describe import describe
from imp_desktop.statistics.feasibility_results import (
    AttendanceFinding,
    Attender,
    ReactionLine,
    ReactionsFinding,
    SessionLine,
    SessionsFinding,
)
from imp_desktop.statistics.shares import share

PRESENT = "present"


def sessions_finding(course: Course, plan: Plan, words: Mapping[str, SessionWords], source: Source, label: str
) -> SessionsFinding:  # fmt: skip
    """The session log; what is held in full is counted of the sessions about which anything was logged."""
    marks = _marks(course, plan)
    lines = tuple(
        _line(one, words.get(one.id, SessionWords(one.id)), marks.get((one.cohort, one.id), []))
        for one in course.sessions
    )
    found = [one.status for one in course.sessions]
    known = session_statuses() | {"": _("not logged yet")}
    counts = tuple(Count(status, name, found.count(status)) for status, name in known.items())
    return SessionsFinding(source.id, label, held_in_full(course), counts, lines, plan.minutes)


def held_in_full(course: Course) -> Share:
    """The share of sessions delivered in full, of those that were logged."""
    logged = [one for one in course.sessions if one.status]
    return share(sum(one.status == "delivered" for one in logged), len(logged))


def attendance_finding(course: Course, plan: Plan, source: Source, label: str) -> AttendanceFinding:
    """Who was there, of the people of the course's group who gave consent."""
    people = attenders(course, plan)
    marks = [mark for one in people for mark in one.marks if mark]
    at_least = None if source.at_least is None else int(source.at_least)
    return AttendanceFinding(
        source.id,
        label,
        share(marks.count(PRESENT), len(marks)),
        tuple(_present(one.marks[place] for one in people) for place in range(len(plan.sessions))),
        people,
        describe(np.array([one.present for one in people] if marks else [], dtype=np.float64)),
        enough=None if at_least is None else often_enough(course, plan, at_least),
        at_least=at_least,
    )


def attenders(course: Course, plan: Plan) -> tuple[Attender, ...]:
    """The marks of everybody in the course, over all cohorts: who changed the cohort was there if present in either."""
    best: dict[tuple[str, str], str] = {}
    for (_cohort, session, code), mark in course.marks.items():
        if best.get((code, session)) != PRESENT:
            best[code, session] = mark
    return tuple(
        Attender(one.cohort, tuple(best.get((one.code, session), "") for session in plan.sessions))
        for one in in_course(course.people, plan)
    )


def often_enough(course: Course, plan: Plan, least: int) -> Share:
    """The share of people present at `least` sessions or more; of nobody while no attendance was entered at all."""
    people = attenders(course, plan)
    if not any(mark for one in people for mark in one.marks):
        return share(0, 0)
    return share(sum(one.present >= least for one in people), len(people))


def in_course(people: Iterable[Enrolled], plan: Plan) -> list[Enrolled]:
    """Everybody of the course's group who gave consent and whose data may be used."""
    return [one for one in people if one.group == plan.group and one.consent and one.counted]


def reactions_finding(course: Course, told: Iterable[str], source: Source, label: str) -> ReactionsFinding:
    """Adverse reactions; `told` are the people who could tell of one, those with an entry are added to them.

    Somebody whose form says yes is counted whether or not the log holds an entry yet.
    """
    entries = [(code, line) for code, line in course.reactions]
    by_person: dict[str, list[ReactionLine]] = {}
    for code, line in entries:
        by_person.setdefault(code, []).append(line)
    order = ["", *severities()]
    worst = [max((line.severity for line in lines), key=order.index) for lines in by_person.values()]
    lines = tuple(line for _code, line in entries)
    return ReactionsFinding(
        source.id,
        label,
        share(len({*course.awaited, *by_person}), len({*told, *course.awaited, *by_person})),
        lines,
        tuple(Count(kind.id, kind.label, sum(line.kind == kind.id for line in lines)) for kind in course.kinds),
        tuple(Count(name, words, worst.count(name)) for name, words in severities().items()),
        tuple(Count(name, words, sum(line.related == name for line in lines)) for name, words in relations().items()),
        sum(any(line.stopped for line in found) for found in by_person.values()),
        len(course.awaited),
    )


def _marks(course: Course, plan: Plan) -> dict[tuple[int | None, str], list[str]]:
    """(cohort, session) -> the marks of people whose data may be used."""
    used = {person.code for person in in_course(course.people, plan)}
    found: dict[tuple[int | None, str], list[str]] = {}
    for (cohort, session, code), mark in course.marks.items():
        if code in used:
            found.setdefault((cohort, session), []).append(mark)
    return found


def _line(one: Logged, words: SessionWords, marks: list[str]) -> SessionLine:
    return SessionLine(
        one.cohort, one.number, words.guideline, words.theme, one.status, one.date, one.minutes, one.reason,
        one.moved_to, _present(marks),
    )  # fmt: skip


def _present(marks: Iterable[str]) -> Share:
    entered = [mark for mark in marks if mark]
    return share(entered.count(PRESENT), len(entered))
