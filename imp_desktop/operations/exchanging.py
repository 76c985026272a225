"""Tables taken in and given out: everything that fits in one change, or nothing and every reason why."""

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from imp_desktop.errors import ImpError, ImpErrors, Problem
from imp_desktop.exchange.answers import KeyedCell, answers_in
from imp_desktop.exchange.course import Kind, kind_of
from imp_desktop.exchange.participants import INTAKE_FORM, ParticipantRow, column_of, participants_in
from imp_desktop.exchange.reading import Table, read_table
from imp_desktop.instruments.answers import Answer, understand, without_answer
from imp_desktop.operations import enrolling, keying, turns
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study, instrument, instruments, protocol
from imp_desktop.operations.taking import Import, ImportResult, Taking, refuse_if_met
from imp_desktop.operations.taking_codes import take_codes, take_own_codes
from imp_desktop.operations.taking_course import take_attendance, take_sessions
from imp_desktop.operations.taking_log import take_adaptations, take_reactions

__all__ = ["Import", "ImportResult", "Taking", "import_files", "read_tables", "refuse_if_met", "take_in_order"]


class _Rehearsal(Exception):  # noqa: N818 - no error: it takes a trial back
    """Takes everything back that a dry run wrote."""


def import_files(
    study: Study, person: Person, wanted: Import, progress: Callable[[int], None] = lambda _percent: None
) -> ImportResult:
    """Take in tables of participants, answers and the course, in this order, all in one change.

    `progress` is told the share done in per cent. Raises ImpErrors with everything that cannot be taken; nothing is
    written then, nor in a dry run.
    """
    if wanted.replace and not wanted.reason.strip():
        raise ImpError(Problem.TABLE_REASON_NEEDED)
    tables = read_tables(wanted.files)
    taking = Taking(study, person, wanted, ImportResult(wanted.dry_run), progress)
    with contextlib.suppress(_Rehearsal), study.change(person, wanted.reason, "import files"):
        take_in_order(taking, tables)
        refuse_if_met(taking)
        if wanted.dry_run:
            raise _Rehearsal
    return taking.result


def read_tables(paths: Iterable[Path]) -> list[tuple[Kind, Table]]:
    """The tables in those files and what each holds, in the order in which they are taken in.

    Raises ImpErrors with every file that cannot be read as a table, or whose columns make none of those known; and
    where none of them has a row, while some may be empty: not every study has answers yet.
    """
    found: list[tuple[Kind, Table]] = []
    problems: list[ImpError] = []
    for path in paths:
        try:
            table = read_table(path)
            found.append((kind_of(table), table))
        except ImpError as error:
            problems += error.all()
    if not problems and not any(table.rows for _kind, table in found):
        problems = [ImpError(Problem.TABLE_NO_ROWS, table.path.name) for _kind, table in found]
    if problems:
        raise ImpErrors(problems)
    order = list(Kind)
    return sorted(found, key=lambda one: order.index(one[0]))


def take_in_order(taking: Taking, tables: Iterable[tuple[Kind, Table]]) -> None:
    """Take in tables one after the other; what does not fit is remembered in `taking.problems`."""
    for kind, table in tables:
        with taking.at(table.path.name):
            _TAKE[kind](taking, table)


def take_participants(taking: Taking, table: Table) -> None:
    """Take in a table of participants; what does not fit is remembered in `taking.problems`."""
    rows, problems = participants_in(table, protocol(taking.study).eligibility)
    taking.problems += problems
    for row in rows:
        try:
            _take_participant(taking, row)
        except ImpError as error:
            taking.complain(table.place(row.line), error)
        else:
            _take_intake(taking, table, row)


def _take_participant(taking: Taking, row: ParticipantRow) -> None:
    facts = _fitting_facts(taking.study, row)
    known = enrolling.facts_of(taking.study, row.code)
    if known is None:
        enrolling.add(taking.study, taking.person, row.code, facts)
        taking.result.participants += 1
        return
    other = {name: value for name, value in facts.items() if known.get(name, "") != value}
    if not taking.wanted.replace:
        _refuse_others(known, other)
    if other:
        enrolling.amend(taking.study, taking.person, row.code, other, taking.wanted.reason)
        taking.result.amended += 1


def _fitting_facts(study: Study, row: ParticipantRow) -> dict[str, str]:
    """The facts of a row as the register keeps them; ImpErrors with every one that does not fit and its column."""
    fitting: dict[str, str] = {}
    problems: list[ImpError] = []
    for name, value in row.facts.items():
        try:
            fitting[name] = enrolling.fitting_fact(study, name, value)
        except ImpError as error:
            problems.append(error.at(column_of(name)))
    if problems:
        raise ImpErrors(problems)
    return fitting


def _refuse_others(known: Mapping[str, str], other: Mapping[str, str]) -> None:
    problems = [
        ImpError(Problem.TABLE_OTHER_VALUE, column_of(name), value=value, stored=known[name])
        for name, value in other.items()
        if name in known
    ]
    if problems:
        raise ImpErrors(problems)


def _take_intake(taking: Taking, table: Table, row: ParticipantRow) -> None:
    """The intake answers of a table of participants belong to the first assessment at which an intake is due."""
    place = next(
        ((due.instrument, due.assessments[0]) for due in protocol(taking.study).due if due.instrument == INTAKE_FORM),
        None,
    )
    if place is None or not row.intake:
        return
    intake, assessment = instrument(taking.study, place[0]), place[1]

    def missing(text: str) -> str:
        return taking.wanted.missing.get(text.strip(), text)

    cells = [
        KeyedCell(row.line, column_of(item_id), row.code, assessment, intake.id, intake.item(item_id), missing(text))
        for item_id, text in row.intake.items()
        if intake.has(item_id)
    ]
    _take_form(taking, table, cells)


def take_answers(taking: Taking, table: Table) -> None:
    """Take in a table of answers, form by form; what does not fit is remembered in `taking.problems`."""
    plan = protocol(taking.study)
    known = [instrument(taking.study, name) for name in instruments(taking.study)]
    cells, problems = answers_in(table, known, plan.assessments, taking.wanted.missing)
    taking.problems += problems
    done = 0
    for _form, of_form in groupby(sorted(cells, key=_form_of), key=_form_of):
        form_cells = list(of_form)
        _take_form(taking, table, form_cells)
        done += len(form_cells)
        taking.progress(100 * done // len(cells))


def _take_form(taking: Taking, table: Table, cells: Sequence[KeyedCell]) -> None:
    """One form's cells, the date first, since consent is measured against it."""
    first = cells[0]
    try:
        form = turns.for_tables(taking.study, FormKey(first.code, first.assessment, first.instrument))
    except ImpError as error:
        taking.complain(f"{table.place(first.line)}, {first.column}", error)
        return
    form.why = taking.wanted.reason
    given: dict[str, Answer] = {}
    with taking.study.change(taking.person, taking.wanted.reason, "import form") as change:
        for cell in sorted(cells, key=lambda cell: cell.item is not None):
            try:
                given |= _given(taking, form, cell)
            except ImpError as error:
                taking.complain(f"{table.place(cell.line)}, {cell.column}", error)
        if given:
            with taking.at(f"{table.place(first.line)}, {first.column}"):
                keying.take_in(change, taking.study, form, given)
                taking.result.forms += 1


def _given(taking: Taking, form: Form, cell: KeyedCell) -> dict[str, Answer]:
    """What a cell adds to its form: one answer, or nothing where it is there already; the date is entered at once."""
    place = ("answer", form.key.code, form.key.assessment, cell.item.id if cell.item else form.key.instrument)
    if taking.given.setdefault(place, cell.text) != cell.text:
        raise ImpError(Problem.TABLE_CELL_TWICE, value=cell.text, other=taking.given[place])
    if cell.item is None:
        _take_date(taking, form, cell)
        return {}
    answer = without_answer(cell.item, cell.reason) if cell.reason else understand(cell.item, cell.text)
    known = form.answers.get(cell.item.id)
    if known is not None and (known.keyed, known.missing) == (answer.keyed, answer.missing):
        taking.result.unchanged += 1
        return {}
    if known is not None and not taking.wanted.replace:
        raise ImpError(Problem.TABLE_OTHER_VALUE, value=cell.text, stored=_stored(known))
    taking.result.flags += answer.flag is not None
    taking.result.replaced += known is not None
    taking.result.answers += known is None
    return {cell.item.id: answer}


def _take_date(taking: Taking, form: Form, cell: KeyedCell) -> None:
    day = enrolling.fitting_date(cell.text)
    if form.date == day:
        return
    if form.date is not None and not taking.wanted.replace:
        raise ImpError(Problem.TABLE_OTHER_VALUE, value=cell.text, stored=form.date.isoformat())
    keying.date_form(taking.study, taking.person, form, day)
    taking.result.dated += 1


def _form_of(cell: KeyedCell) -> tuple[int, str]:
    return cell.line, cell.instrument


def _stored(known: Answer) -> str:
    return f".{known.missing}" if known.missing else str(known.keyed)


_TAKE: Mapping[Kind, Callable[[Taking, Table], None]] = {
    Kind.PARTICIPANTS: take_participants,
    Kind.ANSWERS: take_answers,
    Kind.SESSIONS: take_sessions,
    Kind.ATTENDANCE: take_attendance,
    Kind.ADAPTATIONS: take_adaptations,
    Kind.REACTIONS: take_reactions,
    Kind.OWN_CODES: take_own_codes,
    Kind.CODES: take_codes,
}
