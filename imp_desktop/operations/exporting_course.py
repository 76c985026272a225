"""The course as tables: session log, attendance, logs and codes of texts, as they can be imported again."""

from collections.abc import Iterator

from imp_desktop.exchange.columns import RECORD
from imp_desktop.exchange.course import COLUMNS, Kind
from imp_desktop.operations import coding, enrolling, teaching
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.protocols.course import Course
from imp_desktop.storage import events
from imp_desktop.storage import sessions as log

Cells = Iterator[list[str]]
Columns = list[str]


def course_tables(study: Study) -> dict[str, tuple[Columns, Cells]]:
    """File name -> columns and rows, of every table there is for what the protocol declares; some may be empty."""
    plan = protocol(study)
    found: dict[Kind, tuple[Columns, Cells]] = {}
    if plan.course is not None:
        marks = [f"session_{number}" for number in range(1, len(plan.course.sessions) + 1)]
        found[Kind.SESSIONS] = (list(COLUMNS[Kind.SESSIONS]), _sessions(study, plan.course))
        found[Kind.ATTENDANCE] = ([RECORD, *marks], _attendance(study, plan.course))
        found[Kind.ADAPTATIONS] = (list(COLUMNS[Kind.ADAPTATIONS]), _adaptations(study))
    if plan.reactions is not None:
        found[Kind.REACTIONS] = (list(COLUMNS[Kind.REACTIONS]), _reactions(study))
    if plan.codings:
        found[Kind.OWN_CODES] = (list(COLUMNS[Kind.OWN_CODES]), _own_codes(study))
        found[Kind.CODES] = (list(COLUMNS[Kind.CODES]), _codes(study))
    return {f"{kind}.csv": table for kind, table in found.items()}


def _sessions(study: Study, course: Course) -> Cells:
    """What was logged, cohort by cohort in the order of the course."""
    names = COLUMNS[Kind.SESSIONS][3:]
    for one in sorted(log.every(study), key=lambda one: (one.cohort, course.sessions.index(one.name))):
        if one.facts:
            number = course.sessions.index(one.name) + 1
            cohort = "" if one.cohort == log.NO_COHORT else str(one.cohort)
            yield [course.group, cohort, str(number), *(one.facts.get(name, "") for name in names)]


def _attendance(study: Study, course: Course) -> Cells:
    """The marks of everybody in the cohort they are in now; what they got elsewhere stays in the study."""
    marks = teaching.every_mark(study)
    for one in enrolling.participants(study):
        cells = [marks.get((one.cohort, session, one.code), "") for session in course.sessions]
        if any(cells):
            yield [one.code, *cells]


def _adaptations(study: Study) -> Cells:
    for one in events.every(study, events.ADAPTATION):
        yield [one.facts.get(name, "") for name in COLUMNS[Kind.ADAPTATIONS]]


def _reactions(study: Study) -> Cells:
    codes = {number: one.code for number, one in enrolling.by_number(study).items()}
    for one in events.every(study, events.REACTION):
        facts = [one.facts.get(name, "") for name in COLUMNS[Kind.REACTIONS][1:]]
        yield [codes[one.participant or 0], *facts]


def _own_codes(study: Study) -> Cells:
    for item in coding.coded_items(study):
        for code in coding.codes(study, item):
            if code.own:
                yield [item, code.id, code.label, code.why]


def _codes(study: Study) -> Cells:
    for item in coding.coded_items(study):
        for one in coding.texts(study, item):
            if one.codes or one.printable:
                yield [one.form.code, one.form.assessment, item, " ".join(one.codes), "yes" if one.printable else "no"]
