"""The course as tables: session log, attendance, logs and codes of texts, as they can be imported again."""

from collections.abc import Iterator

from imp_desktop.exchange.columns import RECORD
from imp_desktop.exchange.course import COLUMNS, Kind
from imp_desktop.operations import coding, course_log, enrolling, teaching
from imp_desktop.operations.studies import Study, protocol

Cells = Iterator[list[str]]


def course_tables(study: Study) -> dict[str, tuple[list[str], Cells]]:
    """File name -> columns and rows, of every table of the course that holds something."""
    tables = {
        Kind.SESSIONS: list(_sessions(study)),
        Kind.ADAPTATIONS: list(_adaptations(study)),
        Kind.REACTIONS: list(_reactions(study)),
        Kind.OWN_CODES: list(_own_codes(study)),
        Kind.CODES: list(_codes(study)),
    }
    found = {f"{kind}.csv": (list(COLUMNS[kind]), iter(rows)) for kind, rows in tables.items() if rows}
    marks = list(_attendance(study))
    if marks:
        columns = [f"session_{number}" for number in range(1, len(teaching.course(study).sessions) + 1)]
        found[f"{Kind.ATTENDANCE}.csv"] = ([RECORD, *columns], iter(marks))
    return found


def _sessions(study: Study) -> Cells:
    plan = protocol(study).course
    for one in teaching.every_session(study) if plan else ():
        facts = teaching.as_facts(one)
        if plan and facts:
            cohort = "" if one.cohort is None else str(one.cohort)
            yield [plan.group, cohort, str(one.number), *(facts.get(name, "") for name in COLUMNS[Kind.SESSIONS][3:])]


def _attendance(study: Study) -> Cells:
    """The marks of everybody in the cohort they are in now; what they got elsewhere stays in the study."""
    if protocol(study).course is None:
        return
    marks = teaching.every_mark(study)
    for one in enrolling.participants(study):
        cells = [marks.get((one.cohort, session, one.code), "") for session in teaching.course(study).sessions]
        if any(cells):
            yield [one.code, *cells]


def _adaptations(study: Study) -> Cells:
    for one in course_log.adaptations(study):
        facts = course_log.adaptation_facts(one)
        yield [facts.get(name, "") for name in COLUMNS[Kind.ADAPTATIONS]]


def _reactions(study: Study) -> Cells:
    for one in course_log.reactions(study) if protocol(study).reactions else ():
        facts = course_log.reaction_facts(one)
        yield [one.code, *(facts.get(name, "") for name in COLUMNS[Kind.REACTIONS][1:])]


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
