"""The query sheet of a study as PDF: what waits in the work list, to be looked up on paper by anybody."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from imp_desktop import files, i18n
from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, languages, speaking
from imp_desktop.operations import worklist
from imp_desktop.operations.enrolling import participants
from imp_desktop.operations.looking_again import Finding
from imp_desktop.operations.report_facts import facts
from imp_desktop.operations.studies import Study, instrument, protocol
from imp_desktop.operations.worklist import FLAG, KINDS, LOOK, NOTE, QUERY, Work

if TYPE_CHECKING:
    from imp_desktop.reports.query_sheet import Line

__all__ = ["query_sheet", "save_query_sheet"]


def query_sheet(
    study: Study, language: str, kinds: Collection[str] = (QUERY,), noticed: Callable[[Finding], str] | None = None
) -> bytes:
    """Everything of these kinds that waits, by participant and in the order of the paper, as a PDF.

    `noticed` says what was noticed about a form, in the language of now; without it that is left out. What waits about
    forms that are being keyed twice is left out and counted. Raises ImpError (UNKNOWN_LANGUAGE).
    """
    from imp_desktop.reports.query_sheet import query_sheet as drawn  # noqa: PLC0415 - reportlab is loaded when needed

    if language not in languages():
        raise ImpError(Problem.UNKNOWN_LANGUAGE, language=language, known=", ".join(languages()))
    with speaking(language):
        wanted = set(kinds) - (set() if noticed else {LOOK})
        waiting = worklist.work_list(study, kinds=wanted)
        told = sorted((work for work in waiting if not work.sealed), key=_order(study))
        return drawn([_line(study, work, noticed) for work in told], len(waiting) - len(told), facts(study), language)


def save_query_sheet(
    study: Study, path: Path, language: str, kinds: Collection[str] = (QUERY,), *, replace: bool = False
) -> Path:
    """Write the query sheet whole or not at all; gives the path.

    Raises ImpError (FILE_EXISTS without `replace`, FILE_UNWRITABLE, UNKNOWN_LANGUAGE).
    """
    if path.exists() and not replace:
        raise ImpError(Problem.FILE_EXISTS, path=path)
    files.write_whole(path, query_sheet(study, language, kinds), replace=replace)
    return path


def _order(study: Study) -> Callable[[Work], tuple[int, int, int, int]]:
    """In the order of the register, then of the packet, then of the lines on the paper."""
    plan = protocol(study)
    people = {one.code: at for at, one in enumerate(participants(study))}
    packets = [(one, due.instrument) for one in plan.assessments for due in plan.due]
    forms = {form: at for at, form in enumerate(packets)}
    return lambda work: (
        people[work.form.code],
        forms.get(work.form[1:], len(forms)),
        work.number,
        KINDS.index(work.kind),
    )


def _line(study: Study, work: Work, noticed: Callable[[Finding], str] | None) -> "Line":
    from imp_desktop.reports.query_sheet import Line  # noqa: PLC0415 - as above

    language = i18n.language()
    short = instrument(study, work.form.instrument).in_language(language).short
    assessment = protocol(study).in_language(language).assessments.get(work.form.assessment, work.form.assessment)
    return Line(
        code=work.form.code,
        form=f"{short}, {assessment.lower()}",
        page=work.page,
        item=work.number,
        question=noticed(work.finding) if noticed and work.finding is not None else _question(work),
        who=work.who or _("program"),
        when=work.when,
        to=work.query.to if work.query is not None else "",
    )


def _question(work: Work) -> str:
    if work.kind == FLAG:
        told = _("{keyed} keyed, {expected} expected. What does the paper say?")
        return told.format(keyed=work.keyed, expected=work.expected)
    if work.kind == NOTE:
        return f"“{work.text}”"
    answered = work.query.answer if work.query is not None else None
    return f"{work.text} → {answered.text}" if answered is not None else work.text
