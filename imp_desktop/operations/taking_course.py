"""Tables of the course taken in: sessions, attendance, logs, and codes of texts; what does not fit is remembered."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from imp_desktop.errors import ImpError, ImpErrors, Problem
from imp_desktop.exchange.columns import EVENT, RECORD
from imp_desktop.exchange.course import CourseRow, Kind, course_rows, marks_in, session_of, twice
from imp_desktop.exchange.reading import Table
from imp_desktop.operations import coding, course_log, enrolling, teaching
from imp_desktop.operations.taking import Taking


def take_sessions(taking: Taking, table: Table) -> None:
    """Take in a session log."""
    rows, problems = course_rows(table, Kind.SESSIONS)
    taking.problems += problems + twice(rows, table, ("cohort", "session"))
    for row in rows:
        with _told_of(taking, table, row):
            _take_session(taking, row)


def take_attendance(taking: Taking, table: Table) -> None:
    """Take in attendance lists, as part of one change."""
    rows, problems = marks_in(table, teaching.course(taking.study).sessions)
    taking.problems += problems + twice(rows, table, (RECORD,))
    before = teaching.every_mark(taking.study)
    with taking.study.change(taking.person, taking.wanted.reason, "import attendance"):
        for row in rows:
            with _told_of(taking, table, row):
                _take_marks(taking, row, before)


def take_adaptations(taking: Taking, table: Table) -> None:
    """Take in changes made to the course; one that is in the log already is left alone."""
    rows, problems = course_rows(table, Kind.ADAPTATIONS)
    taking.problems += problems
    for row in rows:
        with _told_of(taking, table, row):
            _take_adaptation(taking, row)


def take_reactions(taking: Taking, table: Table) -> None:
    """Take in adverse reactions; one that is in the log already is left alone."""
    rows, problems = course_rows(table, Kind.REACTIONS)
    taking.problems += problems
    for row in rows:
        with _told_of(taking, table, row):
            _take_reaction(taking, row)


def take_own_codes(taking: Taking, table: Table) -> None:
    """Take in codes a study added to those of its protocol."""
    rows, problems = course_rows(table, Kind.OWN_CODES)
    taking.problems += problems + twice(rows, table, ("item", "code"))
    for row in rows:
        with _told_of(taking, table, row):
            _take_own_code(taking, row)


def take_codes(taking: Taking, table: Table) -> None:
    """Take in the codes of texts."""
    rows, problems = course_rows(table, Kind.CODES)
    taking.problems += problems + twice(rows, table, (RECORD, EVENT, "item"))
    items = coding.coded_items(taking.study)
    known = {
        (one.form.code, one.form.assessment, item): one for item in items for one in coding.texts(taking.study, item)
    }
    for row in rows:
        with _told_of(taking, table, row):
            _take_coding(taking, row, known)


TAKE_COURSE: Mapping[Kind, Callable[[Taking, Table], None]] = {
    Kind.SESSIONS: take_sessions,
    Kind.ATTENDANCE: take_attendance,
    Kind.ADAPTATIONS: take_adaptations,
    Kind.REACTIONS: take_reactions,
    Kind.OWN_CODES: take_own_codes,
    Kind.CODES: take_codes,
}


@contextmanager
def _told_of(taking: Taking, table: Table, row: CourseRow) -> Iterator[None]:
    """Whatever does not fit is remembered with the line of the row."""
    try:
        yield
    except ImpError as error:
        taking.complain(table.place(row.line), error)


def _take_session(taking: Taking, row: CourseRow) -> None:
    course = teaching.course(taking.study)
    group = row.cells["group"]
    if group and group.casefold() != course.group.casefold():
        raise ImpError(Problem.UNKNOWN_GROUP, "group", group=group, known=course.group)
    session = session_of(row.cells["session"], course.sessions)
    cohort = _cohort(row.cells["cohort"])
    facts = {name: row.cells[name] for name in teaching.FACTS if row.cells[name]}
    before = {one.id: teaching.as_facts(one) for one in teaching.sessions(taking.study, cohort)}[session]
    if _differs(taking, before, facts):
        teaching.log_session(taking.study, taking.person, cohort, session, facts, taking.wanted.reason)
        taking.result.sessions += 1


def _take_marks(taking: Taking, row: CourseRow, before: Mapping[tuple[int | None, str, str], str]) -> None:
    participant = enrolling.participant(taking.study, row.cells[RECORD])
    course = teaching.course(taking.study)
    if participant.group != course.group:
        raise ImpError(Problem.NOT_IN_COURSE, code=participant.code)
    problems: list[ImpError] = []
    number = {session: place for place, session in enumerate(course.sessions, start=1)}
    for session, mark in row.cells.items():
        if session == RECORD:
            continue
        there = before.get((participant.cohort, session, participant.code), "")
        if there == mark:
            taking.result.unchanged += 1
            continue
        try:
            _refuse_others(taking, {session: there} if there else {}, {session: mark})
            teaching.mark(taking.study, taking.person, participant.cohort, session, participant.code, mark)
            taking.result.marks += 1
        except ImpError as error:
            told = ImpError(error.problem, "", **error.values)
            problems.append(told.at(f"session_{number[session]}"))
    if problems:
        raise ImpErrors(problems)


def _take_adaptation(taking: Taking, row: CourseRow) -> None:
    facts = {name: cell for name, cell in row.cells.items() if cell}
    there = {one.id: course_log.adaptation_facts(one) for one in course_log.adaptations(taking.study)}
    entry = _entry_like(there, facts, ("date", "what"))
    if entry is None:
        course_log.add_adaptation(taking.study, taking.person, facts)
        taking.result.entries += 1
    elif _differs(taking, there[entry], facts):
        course_log.amend_adaptation(taking.study, taking.person, entry, facts, taking.wanted.reason)
        taking.result.entries += 1


def _take_reaction(taking: Taking, row: CourseRow) -> None:
    code = enrolling.participant(taking.study, row.cells[RECORD]).code
    facts = {name: row.cells[name] for name in course_log.REACTION_FACTS if row.cells[name]}
    own = [one for one in course_log.reactions(taking.study) if one.code == code]
    there = {one.id: course_log.reaction_facts(one) for one in own}
    entry = _entry_like(there, facts, ("date", "reaction", "what"))
    if entry is None:
        course_log.add_reaction(taking.study, taking.person, code, facts)
        taking.result.entries += 1
    elif _differs(taking, there[entry], facts):
        course_log.amend_reaction(taking.study, taking.person, entry, facts, taking.wanted.reason)
        taking.result.entries += 1


def _entry_like(there: Mapping[int, Mapping[str, str]], facts: Mapping[str, str], names: tuple[str, ...]) -> int | None:
    """The entry of the log that says the same in what tells entries apart; None where there is none."""
    for entry, known in there.items():
        if all(known.get(name, "") == facts.get(name, "") for name in names):
            return entry
    return None


def _differs(taking: Taking, before: Mapping[str, str], facts: Mapping[str, str]) -> bool:
    """Whether something is to be amended; ImpErrors where that was not asked for."""
    _refuse_others(taking, before, facts)
    if any(before.get(name, "") != value for name, value in facts.items()):
        return True
    taking.result.unchanged += 1
    return False


def _take_own_code(taking: Taking, row: CourseRow) -> None:
    item, code = row.cells["item"], row.cells["code"]
    known = {one.id: one for one in coding.codes(taking.study, item)}
    if code in known:
        there = {"label": known[code].label, "reason": known[code].why}
        _refuse_others(taking, there, {name: row.cells[name] for name in there if row.cells[name]}, always=True)
        taking.result.unchanged += 1
        return
    coding.add_code(taking.study, taking.person, item, row.cells["label"], row.cells["reason"], code)
    taking.result.codes += 1


def _take_coding(taking: Taking, row: CourseRow, known: Mapping[tuple[str, str, str], coding.CodedText]) -> None:
    code = enrolling.participant(taking.study, row.cells[RECORD]).code
    item = row.cells["item"]
    here = known.get((code, row.cells[EVENT], item))
    printable = _truth(row.cells["printable"])
    if here is None:
        if item not in coding.coded_items(taking.study):
            raise ImpError(
                Problem.NOT_CODED, "item", item=item, known=", ".join(coding.coded_items(taking.study)) or "–"
            )
        raise ImpError(Problem.NO_TEXT, code=code, item=item)
    chosen = row.cells["codes"].split()
    if set(here.codes) == set(chosen) and here.printable == printable and not here.changed:
        taking.result.unchanged += 1
        return
    if here.codes:
        _refuse_others(taking, {"codes": " ".join(here.codes)}, {"codes": " ".join(chosen)})
    coding.code_text(taking.study, taking.person, here.form, item, chosen, printable=printable)
    taking.result.codings += 1


def _refuse_others(
    taking: Taking, before: Mapping[str, str], facts: Mapping[str, str], *, always: bool = False
) -> None:
    """What stands there already is replaced only if that was asked for, and some things never."""
    if taking.wanted.replace and not always:
        return
    problems = [
        ImpError(Problem.TABLE_OTHER_VALUE, name, value=value, stored=before[name])
        for name, value in facts.items()
        if before.get(name, "") not in ("", value)
    ]
    if problems:
        raise ImpErrors(problems)


def _cohort(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise ImpError(Problem.COHORT_UNFIT, "cohort", cohort=text)
    return int(text[:6])


def _truth(text: str) -> bool:
    if text not in ("", "yes", "no"):
        raise ImpError(Problem.CHOICE_DOES_NOT_FIT, "printable", name="printable", value=text, known="yes, no")
    return text == "yes"
