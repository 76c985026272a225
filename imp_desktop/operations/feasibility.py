"""The feasibility of a study: everything its report prints, worked out from register, course, forms and codes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import language, ngettext
from imp_desktop.operations import analysing, coding, course_log, criteria, enrolling, studies, teaching
from imp_desktop.operations.enrolling import Participant
from imp_desktop.operations.studies import Study
from imp_desktop.protocols.model import Protocol
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.course import Course, Enrolled, Logged, Text
from imp_desktop.statistics.feasibility_results import AdaptationLine, CriteriaState, Feasibility, ReactionLine

if TYPE_CHECKING:
    from imp_desktop.statistics.analysis import Wanted as Analysed
    from imp_desktop.statistics.results import Analysis
    from imp_desktop.statistics.table import Table


def feasibility(study: Study) -> Feasibility:
    """Every domain, criterion and box of the flow, with labels in the language of now."""
    return analysed(study)[1]


def analysed(study: Study) -> tuple["Analysis", Feasibility]:
    """The comparison of the groups and the feasibility, with the scores worked out once."""
    from imp_desktop.statistics.analysis import analysis, scored  # noqa: PLC0415 - pandas is slow to load

    asked = analysing.wanted(study)
    table = scored(asked)
    compared = analysis(asked, table)
    return compared, _feasibility(study, asked, table, compared)


def _feasibility(study: Study, asked: "Analysed", table: "Table", compared: "Analysis") -> Feasibility:
    from imp_desktop.statistics.feasibility import Wanted, feasibility  # noqa: PLC0415 - as above

    fixed = criteria.fixing(study)
    return feasibility(
        Wanted(
            protocol=asked.protocol,
            course=_course(study, asked.protocol),
            keyed=asked.keyed,
            table=table,
            analysis=compared,
            language=language(),
            criteria=criteria.criteria(study),
            state=CriteriaState(fixed.on, fixed.before_forms, fixed.changed),
            teachers=studies.settings(study).teachers,
        )
    )


def _course(study: Study, plan: Protocol) -> Course:
    people = enrolling.participants(study)
    counted = {one.code for one in people if enrolling.takes_part(one)}
    enrolled = tuple(_enrolled(study, one, counted=one.code in counted) for one in people)
    if plan.course is None:
        return Course(enrolled)
    return Course(
        enrolled,
        sessions=tuple(_logged(one) for one in teaching.every_session(study)),
        marks=teaching.every_mark(study),
        adaptations=tuple(_adaptations(study)),
        reactions=tuple(_reactions(study, counted)),
        kinds=_kinds(plan),
        awaited=tuple(form.code for form in course_log.awaited(study) if form.code in counted),
        texts={item: _texts(study, item, counted) for item in coding.coded_items(study)},
        codes={item: _codes(study, item) for item in coding.coded_items(study)},
        doubts=tuple(_doubts(study)),
    )


def _enrolled(study: Study, one: Participant, *, counted: bool) -> Enrolled:
    return Enrolled(
        code=one.code,
        group=one.group,
        cohort=one.cohort,
        status=one.status,
        reason=enrolling.reason_words(study, one.status, one.status_reason) if one.status_reason else "",
        consent=one.consent is not None,
        left_on=one.status_date if one.status == "withdrawn" else None,
        counted=counted or one.consent is None,
    )


def _logged(one: teaching.Session) -> Logged:
    return Logged(one.cohort, one.id, one.number, one.status, one.date, one.minutes, one.reason, one.moved_to)


def _adaptations(study: Study) -> list[AdaptationLine]:
    return [AdaptationLine(one.date, one.what, one.why, one.cohort) for one in course_log.adaptations(study)]


def _reactions(study: Study, counted: set[str]) -> list[tuple[str, ReactionLine]]:
    return [
        (
            one.code,
            ReactionLine(
                one.kind, one.what, one.severity, one.related, one.action, one.stopped,
                one.words if one.printable else "",
            ),
        )
        for one in course_log.reactions(study)
        if one.code in counted
    ]  # fmt: skip


def _kinds(plan: Protocol) -> tuple[Count, ...]:
    labels = plan.in_language(language()).course.reactions
    return tuple(Count(kind, labels.get(kind, kind), 0) for kind in (plan.reactions.kinds if plan.reactions else ()))


def _texts(study: Study, item: str, counted: set[str]) -> tuple[Text, ...]:
    due = _due(studies.protocol(study), item, study)
    groups = {one.code: one.group for one in enrolling.participants(study)}
    return tuple(
        Text(one.form.code, one.text, one.codes, one.printable)
        for one in coding.texts(study, item)
        if one.counts and one.form.code in counted and groups[one.form.code] in due
    )


def _due(plan: Protocol, item: str, study: Study) -> tuple[str, ...]:
    """The groups that are asked an item."""
    return next((due.groups for due in plan.due if studies.instrument(study, due.instrument).has(item)), ())


def _codes(study: Study, item: str) -> tuple[Count, ...]:
    return tuple(Count(code.id, code.label, 0) for code in coding.codes(study, item))


def _doubts(study: Study) -> list[str]:
    """What is kept as entered but should be looked at, a sentence a kind."""
    kinds = [doubt.kind for doubt in teaching.doubts(study)]
    told = [words(kinds.count(kind)).format(n=kinds.count(kind)) for kind, words in _DOUBTS.items() if kind in kinds]
    waiting = coding.uncoded(study)
    if waiting:
        sentence = ngettext(
            "{n} text is not sorted under a code yet.", "{n} texts are not sorted under a code yet.", waiting
        )
        told.append(sentence.format(n=waiting))
    return told


_DOUBTS: dict[str, Callable[[int], str]] = {
    "order": lambda n: ngettext(
        "{n} session lies before the one that should come before it.",
        "{n} sessions lie before the one that should come before them.",
        n,
    ),
    "long": lambda n: ngettext(
        "{n} session is logged with more than twice the minutes planned.",
        "{n} sessions are logged with more than twice the minutes planned.",
        n,
    ),
    "short": lambda n: ngettext(
        "{n} session counts as held in full although it has fewer minutes than planned.",
        "{n} sessions count as held in full although they have fewer minutes than planned.",
        n,
    ),
    "moved": lambda n: ngettext(
        "{n} mark in the attendance lists belongs to somebody who is in another group or cohort now.",
        "{n} marks in the attendance lists belong to people who are in another group or cohort now.",
        n,
    ),
    "after": lambda n: ngettext(
        "{n} mark says present after the day of withdrawal.", "{n} marks say present after the day of withdrawal.", n
    ),
    "cancelled": lambda n: ngettext(
        "{n} mark stands in the attendance list of a cancelled session.",
        "{n} marks stand in the attendance list of a cancelled session.",
        n,
    ),
}


def refuse_without_domains(study: Study) -> None:
    """Raise ImpError (NO_DOMAINS) where the protocol of the study declares no domains of feasibility."""
    if not studies.protocol(study).domains:
        raise ImpError(Problem.NO_DOMAINS)
