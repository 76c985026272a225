"""The course: the session log of every cohort, and who was there."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.participant_codes import refuse_unknown
from imp_desktop.operations.session_facts import DATES, fitting_fact, status_follows
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.protocols.course import Course
from imp_desktop.storage import participants as register
from imp_desktop.storage import sessions as log
from imp_desktop.storage.ledger import Change
from imp_desktop.storage.participants import Record
from imp_desktop.storage.people import Person
from imp_desktop.storage.sessions import SessionRecord

ATTENDED = ("present", "absent", "excused")
_WITH_REASON = ("truncated", "postponed", "cancelled")
_MOST_COHORTS = 99
_MANY_TIMES = 2


@dataclass(frozen=True)
class Session:
    """One session of a cohort: its place in the course and what was logged; `status` is empty while nothing was.

    `cohort` is None in a course without cohorts; `date` is the day planned or held, `moved_to` the day to which a
    postponed one was moved.
    """

    cohort: int | None
    id: str
    number: int
    status: str = ""
    date: dt.date | None = None
    minutes: int | None = None
    reason: str = ""
    moved_to: dt.date | None = None

    @property
    def held_on(self) -> dt.date | None:
        """The day on which it was held, or is to be."""
        return self.moved_to or self.date

    @property
    def held(self) -> bool:
        """Whether people met: delivered, shortened, or postponed to a day that has come."""
        if self.status == "postponed":
            return self.moved_to is not None and self.moved_to <= enrolling.today()
        return self.status in ("delivered", "truncated")


@dataclass(frozen=True)
class Doubt:
    """Something of the course that is kept as entered but should be looked at; `kind` says what.

    Kinds: order (a session before the one before it), long (more than twice the minutes planned), short (delivered in
    full in fewer minutes than planned), moved (marks of somebody who is in another cohort or group now), after
    (present after the day of withdrawal), cancelled (marks in a cancelled session).
    """

    kind: str
    cohort: int | None
    session: str
    code: str = ""


def course(study: Study) -> Course:
    """The course of the study. Raises ImpError (NO_COURSE)."""
    found = protocol(study).course
    if found is None:
        raise ImpError(Problem.NO_COURSE)
    return found


def cohorts(study: Study) -> tuple[int | None, ...]:
    """The cohorts of the course: those of the register and those with a session log, in order; (None,) without any."""
    return _cohorts(study, enrolling.by_number(study).values(), log.every(study))


def sessions(study: Study, cohort: int | None) -> tuple[Session, ...]:
    """Every session of a cohort in the order of the course, logged or not. Raises ImpError (NO_COURSE)."""
    return _sessions(course(study), cohort, log.every(study, _kept(cohort)))


def every_session(study: Study) -> tuple[Session, ...]:
    """Every session of every cohort, logged or not; read at once."""
    logged = {(one.cohort, one.name): one.facts for one in log.every(study)}
    return tuple(
        _session(cohort, name, number, logged.get((_kept(cohort), name), {}))
        for cohort in cohorts(study)
        for number, name in enumerate(course(study).sessions, start=1)
    )


def every_mark(study: Study) -> dict[tuple[int | None, str, str], str]:
    """(cohort, session, code) -> present, absent or excused, of all cohorts; read at once."""
    places = {one.id: (one.cohort or None, one.name) for one in log.every(study)}
    codes = {number: participant.code for number, participant in enrolling.by_number(study).items()}
    return {(*places[session], codes[who]): attended for (session, who), attended in log.marks(study).items()}


def log_session(
    study: Study, person: Person, cohort: int | None, session: str, facts: Mapping[str, str], why: str = ""
) -> Session:
    """Log what is known of a session: date, status, minutes, reason, moved_to; an empty value takes a fact back.

    A status taken back takes its minutes, reason and new day with it. Raises ImpError (NO_COURSE, COHORT_UNFIT,
    COHORT_WITHOUT_COHORTS, UNKNOWN_SESSION, UNKNOWN_CHOICE, CHOICE_DOES_NOT_FIT, DATE_UNFIT, DATE_IN_FUTURE,
    MINUTES_UNFIT, SESSION_NEEDS_REASON, SESSION_HAS_ATTENDANCE, TEXT_TOO_LONG, TEXT_UNFIT); nothing is written then.
    """
    before = _found(study, cohort, session)
    record = log.find(study, _kept(cohort), session)
    known = record.facts if record else {}
    entered = {name: fitting_fact(name, value.strip()) for name, value in facts.items()}
    entered |= status_follows(course(study), known, entered)
    after = _session(cohort, session, before.number, {name: v for name, v in (known | entered).items() if v})
    _refuse_misfit(study, after)
    changed = {name: value for name, value in entered.items() if known.get(name, "") != value}
    if changed:
        with study.change(person, why, "log session") as change:
            number = record.id if record else log.add(change, _kept(cohort), session)
            log.state(change, number, changed)
    return after


def attendees(study: Study, cohort: int | None) -> tuple[Participant, ...]:
    """Who is on the attendance list of a cohort, in the order of the codes.

    Those of the group who gave consent and are in the cohort, and anybody else who has a mark there.
    """
    group = course(study).group
    names = {one.id for one in log.every(study, _kept(cohort))}
    marked = {who for (session, who) in log.marks(study) if session in names}
    return tuple(
        participant
        for number, participant in enrolling.by_number(study).items()
        if number in marked or (participant.group == group and participant.consent and participant.cohort == cohort)
    )


def attendance(study: Study, cohort: int | None) -> dict[tuple[str, str], str]:
    """(code, session) -> present, absent or excused, of one cohort."""
    codes = {number: participant.code for number, participant in enrolling.by_number(study).items()}
    return _attendance(cohort, log.every(study, _kept(cohort)), log.marks(study), codes)


def attended(study: Study) -> dict[str, dict[str, str]]:
    """Code -> session -> mark over all cohorts; somebody who changed the cohort was there if present in either."""
    codes = {number: participant.code for number, participant in enrolling.by_number(study).items()}
    names = {one.id: one.name for one in log.every(study)}
    found: dict[str, dict[str, str]] = {}
    for (session, who), mark_there in log.marks(study).items():
        of_person = found.setdefault(codes[who], {})
        if of_person.get(names[session]) != "present":
            of_person[names[session]] = mark_there
    return found


def mark(study: Study, person: Person, cohort: int | None, session: str, code: str, attended: str) -> None:
    """Say that a participant was present, absent or excused; empty takes the mark back.

    A mark of somebody who has left the cohort since may be corrected where there was one. Raises ImpError (NO_COURSE,
    COHORT_UNFIT, COHORT_WITHOUT_COHORTS, UNKNOWN_SESSION, UNKNOWN_PARTICIPANT, CHOICE_DOES_NOT_FIT, NOT_IN_COURSE,
    NO_CONSENT, SESSION_CANCELLED, DATE_IN_FUTURE, ATTENDED_AFTER_WITHDRAWAL); nothing is written then.
    """
    place = _found(study, cohort, session)
    who = enrolling.record_of(study, code)
    if attended:
        _refuse_mark(study, place, who, attended)
    record = log.find(study, _kept(cohort), session)
    before = log.mark_of(study, record.id, who.id) if record else ""
    if before == attended:
        return
    with study.change(person, action="mark attendance") as change:
        number = record.id if record else log.add(change, _kept(cohort), session)
        log.mark(change, number, who.id, attended)


class Marking:
    """Many marks made within one change, as `mark` makes one; register, session log and marks are read once."""

    def __init__(self, study: Study, change: Change) -> None:
        self._study = study
        self._change = change
        self._people = {register.key(one.code): one for one in register.every(study)}
        self._sessions = {(one.cohort, one.name): one for one in log.every(study)}
        self._marks = log.marks(study)

    def mark(self, cohort: int | None, session: str, code: str, attended: str) -> None:
        """Say that a participant was present, absent or excused; raises ImpError as `mark` does."""
        given = course(self._study)
        _refuse_cohort(self._study, given, cohort)
        number = _number(given, session)
        who = self._people.get(register.key(code))
        if who is None:
            refuse_unknown(self._study, code)
        record = self._sessions.get((_kept(cohort), session))
        if attended:
            facts = record.facts if record else {}
            _refuse_mark(self._study, _session(cohort, session, number, facts), who, attended)
        if record is None:
            record = SessionRecord(log.add(self._change, _kept(cohort), session), _kept(cohort), session)
            self._sessions[_kept(cohort), session] = record
        if self._marks.get((record.id, who.id), "") != attended:
            log.mark(self._change, record.id, who.id, attended)
            self._marks[record.id, who.id] = attended


def doubts(study: Study) -> tuple[Doubt, ...]:
    """What is kept as entered but should be looked at, cohort by cohort."""
    people, records, marks = enrolling.by_number(study), log.every(study), log.marks(study)
    given, by_code = course(study), {one.code: one for one in people.values()}
    codes = {number: one.code for number, one in people.items()}
    found: list[Doubt] = []
    for cohort in _cohorts(study, people.values(), records):
        days = _sessions(given, cohort, records)
        found += _doubtful_sessions(given, days)
        found += _doubtful_marks(given, days, _attendance(cohort, records, marks, codes), by_code)
    return tuple(found)


def _doubtful_sessions(given: Course, days: Sequence[Session]) -> Iterator[Doubt]:
    before: dt.date | None = None
    for session in days:
        if before and session.held_on and session.held_on < before:
            yield Doubt("order", session.cohort, session.id)
        before = session.held_on or before
        if session.minutes and session.minutes > _MANY_TIMES * given.minutes:
            yield Doubt("long", session.cohort, session.id)
        if session.minutes and session.status == "delivered" and session.minutes < given.minutes:
            yield Doubt("short", session.cohort, session.id)


def _doubtful_marks(
    given: Course, days: Sequence[Session], marks: Mapping[tuple[str, str], str], people: Mapping[str, Participant]
) -> Iterator[Doubt]:
    by_name = {one.id: one for one in days}
    for (code, name), attended_there in marks.items():
        one, day = people[code], by_name[name]
        if one.group != given.group or one.cohort != day.cohort:
            yield Doubt("moved", day.cohort, name, code)
        if day.status == "cancelled":
            yield Doubt("cancelled", day.cohort, name, code)
        if attended_there == "present" and after_withdrawal(one, day):
            yield Doubt("after", day.cohort, name, code)


def after_withdrawal(participant: Participant, session: Session) -> bool:
    """Whether the participant had withdrawn before the session was held."""
    left = participant.status_date if participant.status == "withdrawn" else None
    return bool(left and session.held_on and session.held_on > left)


def refuse_unknown_mark(attended: str) -> None:
    """Raise ImpError (CHOICE_DOES_NOT_FIT) for a mark that is none of ATTENDED."""
    if attended not in ATTENDED:
        raise ImpError(Problem.CHOICE_DOES_NOT_FIT, name="attendance", value=attended, known=", ".join(ATTENDED))


def _refuse_mark(study: Study, session: Session, record: Record, attended: str) -> None:
    participant = enrolling.as_participant(record)
    refuse_unknown_mark(attended)
    here = participant.group == course(study).group and participant.cohort == session.cohort
    if not here and not _was_marked(study, session, record):
        raise ImpError(Problem.NOT_IN_COURSE, code=participant.code)
    if participant.consent is None:
        raise ImpError(Problem.NO_CONSENT, code=participant.code)
    if session.status == "cancelled":
        raise ImpError(Problem.SESSION_CANCELLED, session=session.number)
    if attended == "present":
        _refuse_presence(session, participant)


def _refuse_presence(session: Session, participant: Participant) -> None:
    if session.held_on is not None:
        enrolling.refuse_future(session.held_on)
    if after_withdrawal(participant, session):
        raise ImpError(Problem.ATTENDED_AFTER_WITHDRAWAL, code=participant.code, date=participant.status_date)


def _was_marked(study: Study, session: Session, record: Record) -> bool:
    place = (_kept(session.cohort), session.id)
    return any((cohort, name) == place for _utc, _who, cohort, name, _mark in log.mark_history(study, record.id))


def _refuse_misfit(study: Study, after: Session) -> None:
    if after.status in _WITH_REASON and not after.reason:
        raise ImpError(Problem.SESSION_NEEDS_REASON)
    if after.status in ("delivered", "truncated") and after.held_on is not None:
        enrolling.refuse_future(after.held_on)
    if after.status == "cancelled" and any(name == after.id for _code, name in attendance(study, after.cohort)):
        raise ImpError(Problem.SESSION_HAS_ATTENDANCE, session=after.number)


def _found(study: Study, cohort: int | None, session: str) -> Session:
    given = course(study)
    _refuse_cohort(study, given, cohort)
    return sessions(study, cohort)[_number(given, session) - 1]


def _number(given: Course, session: str) -> int:
    """The place of a session in the course, from 1."""
    if session not in given.sessions:
        raise ImpError(Problem.UNKNOWN_SESSION, session=session, known=", ".join(given.sessions))
    return given.sessions.index(session) + 1


def _refuse_cohort(study: Study, given: Course, cohort: int | None) -> None:
    if not protocol(study).group(given.group).cohorts:
        if cohort is not None:
            raise ImpError(Problem.COHORT_WITHOUT_COHORTS, group=given.group)
    elif cohort is None or not 1 <= cohort <= _MOST_COHORTS:
        raise ImpError(Problem.COHORT_UNFIT, cohort="–" if cohort is None else cohort)


def _cohorts(study: Study, people: Iterable[Participant], records: Iterable[SessionRecord]) -> tuple[int | None, ...]:
    group = course(study).group
    if not protocol(study).group(group).cohorts:
        return (None,)
    there = {one.cohort for one in people if one.group == group and one.cohort}
    there |= {one.cohort for one in records if one.cohort != log.NO_COHORT}
    return tuple(sorted(cohort for cohort in there if cohort)) or (1,)


def _sessions(given: Course, cohort: int | None, records: Iterable[SessionRecord]) -> tuple[Session, ...]:
    logged = {one.name: one.facts for one in records if one.cohort == _kept(cohort)}
    return tuple(
        _session(cohort, name, number, logged.get(name, {})) for number, name in enumerate(given.sessions, start=1)
    )


def _attendance(
    cohort: int | None,
    records: Iterable[SessionRecord],
    marks: Mapping[tuple[int, int], str],
    codes: Mapping[int, str],
) -> dict[tuple[str, str], str]:
    names = {one.id: one.name for one in records if one.cohort == _kept(cohort)}
    return {
        (codes[who], names[session]): attended_there
        for (session, who), attended_there in marks.items()
        if session in names
    }


def _session(cohort: int | None, name: str, number: int, facts: Mapping[str, str]) -> Session:
    days = {fact: dt.date.fromisoformat(facts[fact]) if fact in facts else None for fact in DATES}
    return Session(
        cohort,
        name,
        number,
        status=facts.get("status", ""),
        date=days["date"],
        minutes=int(facts["minutes"]) if "minutes" in facts else None,
        reason=facts.get("reason", ""),
        moved_to=days["moved_to"],
    )


def _kept(cohort: int | None) -> int:
    return log.NO_COHORT if cohort is None else cohort
