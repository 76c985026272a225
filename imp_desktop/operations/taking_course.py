"""Tables of the course taken in: the session log and the attendance lists; what does not fit is remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from imp_desktop.errors import ImpError, ImpErrors, Problem
from imp_desktop.exchange.columns import RECORD
from imp_desktop.exchange.course import CourseRow, Kind, course_rows, marks_in, session_of
from imp_desktop.exchange.reading import Table
from imp_desktop.operations import enrolling, session_facts, teaching
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.participant_codes import refuse_unknown
from imp_desktop.operations.taking import Taking
from imp_desktop.operations.taking_rows import fitting, news, refuse_twice, told_of
from imp_desktop.operations.teaching import Marking
from imp_desktop.protocols.course import Course
from imp_desktop.storage import sessions as log

Marks = Mapping[tuple[int | None, str, str], str]
Facts = Mapping[str, str]
_DIGITS_OF_A_COHORT = 2


def take_sessions(taking: Taking, table: Table) -> None:
    """Take in a session log. Raises ImpError (NO_COURSE)."""
    course = teaching.course(taking.study)
    rows, problems = course_rows(table, Kind.SESSIONS)
    taking.problems += problems
    logged = {(one.cohort, one.name): one.facts for one in log.every(taking.study)}
    fit = partial(_fitting, course)
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        with told_of(taking, table, row):
            facts = fitting(row.cells, fit)
            session, cohort = facts.pop("session"), facts.pop("cohort", "")
            facts.pop("group", "")
            refuse_twice(seen, cohort, session)
            _take_session(taking, int(cohort) if cohort else None, session, facts, logged)


def take_attendance(taking: Taking, table: Table) -> None:
    """Take in attendance lists, as one change. Raises ImpError (NO_COURSE)."""
    course = teaching.course(taking.study)
    rows, problems = marks_in(table, course.sessions)
    taking.problems += problems
    people = {one.code.casefold(): one for one in enrolling.participants(taking.study)}
    seen: set[tuple[str, ...]] = set()
    with taking.study.change(taking.person, taking.wanted.reason, "import attendance") as change:
        lists = _Lists(taking, course, teaching.every_mark(taking.study), Marking(taking.study, change))
        for row in rows:
            with told_of(taking, table, row):
                refuse_twice(seen, row.cells[RECORD].casefold())
                lists.take(table, row, people.get(row.cells[RECORD].casefold()))


@dataclass(frozen=True)
class _Lists:
    """The attendance lists while marks are put on them; `before` are the marks that were there."""

    taking: Taking
    course: Course
    before: Marks
    marking: Marking

    def take(self, table: Table, row: CourseRow, participant: Participant | None) -> None:
        marks = {session: attended for session, attended in row.cells.items() if session != RECORD}
        if participant is None:
            refuse_unknown(self.taking.study, row.cells[RECORD])
        if marks and participant.group != self.course.group:
            raise ImpError(Problem.NOT_IN_COURSE, code=participant.code)
        for session, attended in marks.items():
            with self.taking.at(f"{table.place(row.line)}, session_{self.course.sessions.index(session) + 1}"):
                self._mark(participant, session, attended)

    def _mark(self, participant: Participant, session: str, attended: str) -> None:
        teaching.refuse_unknown_mark(attended)
        stored = self.before.get((participant.cohort, session, participant.code), "")
        if self.taking.is_new(("mark", participant.code, session), stored, attended):
            self.marking.mark(participant.cohort, session, participant.code, attended)
            self.taking.result.marks += 1
        else:
            self.taking.result.known += 1


def _fitting(course: Course, column: str, cell: str) -> str:
    """A cell of a session log as it is kept; which session a row is about is told by its id."""
    if column == "session":
        return session_of(cell, course.sessions)
    if column == "group" and cell and cell.casefold() != course.group.casefold():
        raise ImpError(Problem.UNKNOWN_GROUP, group=cell, known=course.group)
    if column == "cohort":
        return _fitting_cohort(cell)
    return cell if column == "group" else session_facts.fitting_fact(column, cell)


def _fitting_cohort(cell: str) -> str:
    plain = cell.lstrip("0")
    if cell and not (cell.isascii() and cell.isdigit() and 1 <= len(plain) <= _DIGITS_OF_A_COHORT):
        raise ImpError(Problem.COHORT_UNFIT, cohort=cell)
    return plain


def _take_session(
    taking: Taking, cohort: int | None, session: str, facts: Mapping[str, str], logged: Mapping[tuple[int, str], Facts]
) -> None:
    stored = logged.get((cohort or log.NO_COHORT, session), {})
    if not news(taking, ("session", str(cohort), session), stored, facts):
        taking.result.known += 1
        return
    left = _logged(taking, cohort, session, facts)
    # a new status takes back what does not come with it; what the table says all the same is logged after it
    left = _logged(taking, cohort, session, left) if left else left
    if left:
        given = facts.get("status") or stored.get("status", "")
        raise ImpErrors(
            [ImpError(Problem.SESSION_FACT_UNFIT, name, value=value, status=given) for name, value in left.items()]
        )
    taking.result.sessions += 1


def _logged(taking: Taking, cohort: int | None, session: str, facts: Mapping[str, str]) -> dict[str, str]:
    """Log what is said of a session; gives the facts that its status did not allow."""
    after = teaching.log_session(taking.study, taking.person, cohort, session, facts, taking.wanted.reason)
    return {name: value for name, value in facts.items() if str(getattr(after, name)) != value}
