"""All results of a feasibility report, put together in the order of the protocol's domains."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from imp_desktop.errors import ImpError
from imp_desktop.protocols.course import DomainWords
from imp_desktop.protocols.feasibility import Criterion, Domain, Source, SourceKind
from imp_desktop.protocols.model import Protocol
from imp_desktop.statistics import answered, delivery
from imp_desktop.statistics.counts import Count, Share
from imp_desktop.statistics.course import Course, Text
from imp_desktop.statistics.feasibility_results import (
    AdaptationsFinding,
    AttendanceFinding,
    CodedFinding,
    CorrelationRow,
    CorrelationsFinding,
    CriteriaState,
    DomainResult,
    EffectRow,
    Feasibility,
    Finding,
    NotApplicable,
    OutcomesFinding,
    ReactionsFinding,
    RegisterFinding,
    SessionsFinding,
    TextsFinding,
)
from imp_desktop.statistics.flow import Counted, eligible, flow
from imp_desktop.statistics.progression import judged
from imp_desktop.statistics.relate import pearson
from imp_desktop.statistics.results import Analysis
from imp_desktop.statistics.shares import share
from imp_desktop.statistics.table import Keyed, Table


@dataclass(frozen=True)
class Wanted:
    """What the feasibility of a study is worked out from.

    `criteria` are those of the protocol with the bounds of the study, `state` tells whether they were fixed;
    `teachers` maps a teacher to the name chosen in the study.
    """

    protocol: Protocol
    course: Course
    keyed: Keyed
    table: Table
    analysis: Analysis
    language: str
    criteria: tuple[Criterion, ...] = ()
    state: CriteriaState = field(default_factory=CriteriaState)
    teachers: Mapping[str, str] = field(default_factory=dict)

    def label(self, source: Source) -> str:
        """The name of a source; that of a grade for a teacher is the teacher's."""
        words = self.protocol.in_language(self.language).course
        named = self.teachers.get(source.teacher) if source.teacher else None
        return named or words.measures.get(source.id) or words.criteria.get(source.id, source.id)


def feasibility(wanted: Wanted) -> Feasibility:
    """Every domain with its findings, the criteria, and the flow of people."""
    plan = wanted.protocol.course
    people = [one for one in wanted.course.people if plan and one.group == plan.group and one.consent]
    labels = wanted.protocol.in_language(wanted.language).course.criteria
    return Feasibility(
        domains=tuple(_domain(wanted, domain) for domain in wanted.protocol.domains),
        criteria=tuple(
            judged(one, labels.get(one.id, one.id), share_of(wanted, one.source)) for one in wanted.criteria
        ),
        state=wanted.state,
        flow=flow(
            Counted(wanted.protocol, wanted.course, wanted.keyed, wanted.analysis, wanted.language, _least(wanted))
        ),
        people=len(people),
        cohorts={
            cohort: sum(one.cohort == cohort for one in people)
            for cohort in sorted({one.cohort for one in people if one.cohort is not None})
        },
        forms_back=_forms_back(wanted),
        doubts=wanted.course.doubts,
    )


def share_of(wanted: Wanted, source: Source) -> Share:
    """The share a source of a criterion gives."""
    found = _finding(wanted, source)
    if isinstance(found, ReactionsFinding):
        return share(found.people.whole - found.people.part, found.people.whole)
    if isinstance(found, AttendanceFinding):
        return found.enough or found.places
    if isinstance(found, SessionsFinding):
        return found.held
    return found.share if hasattr(found, "share") else share(0, 0)


def _domain(wanted: Wanted, domain: Domain) -> DomainResult:
    words = wanted.protocol.in_language(wanted.language).course.domains.get(domain.id, DomainWords(domain.id))
    findings = tuple(
        NotApplicable(source.id, words.statement)
        if source.kind is SourceKind.NOT_APPLICABLE
        else _finding(wanted, source)
        for source in domain.sources
    )
    silent = any(isinstance(found, NotApplicable) for found in findings)
    return DomainResult(domain.id, words.label, "" if silent else words.statement, findings)


def _finding(wanted: Wanted, source: Source) -> Finding:
    """What a source gives; every kind of source has one way."""
    ways: Mapping[SourceKind, Callable[[Wanted, Source], Finding]] = {
        SourceKind.ITEM_MEAN: _mean,
        SourceKind.ITEM_SHARE: _share,
        SourceKind.GRID: _grid,
        SourceKind.SESSION_LOG: _sessions,
        SourceKind.ATTENDANCE: _attendance,
        SourceKind.REGISTER: _register,
        SourceKind.LOG: _log,
        SourceKind.CODED_TEXT: _coded,
        SourceKind.TEXT: _texts,
        SourceKind.OUTCOMES: _outcomes,
        SourceKind.NOT_APPLICABLE: lambda _wanted, one: NotApplicable(one.id, ""),
    }
    return ways[source.kind](wanted, source)


def _mean(wanted: Wanted, source: Source) -> Finding:
    return answered.mean_finding(wanted.protocol, wanted.keyed, source, wanted.label(source), wanted.language)


def _share(wanted: Wanted, source: Source) -> Finding:
    return answered.share_finding(wanted.protocol, wanted.keyed, source, wanted.label(source), wanted.language)


def _grid(wanted: Wanted, source: Source) -> Finding:
    parts = wanted.protocol.in_language(wanted.language).course.parts
    return answered.grid_finding(wanted.protocol, wanted.keyed, source, wanted.label(source), parts, wanted.language)


def _sessions(wanted: Wanted, source: Source) -> Finding:
    plan = wanted.protocol.course
    words = wanted.protocol.in_language(wanted.language).course.sessions
    if plan is None:
        return NotApplicable(source.id, "")
    return delivery.sessions_finding(wanted.course, plan, words, source, wanted.label(source))


def _attendance(wanted: Wanted, source: Source) -> Finding:
    plan = wanted.protocol.course
    if plan is None:
        return NotApplicable(source.id, "")
    return delivery.attendance_finding(wanted.course, plan, source, wanted.label(source))


def _register(wanted: Wanted, source: Source) -> Finding:
    plan = wanted.protocol.course
    people = wanted.course.people
    own = [one for one in people if plan is None or one.group == plan.group]
    consented = [one for one in own if one.consent]
    if source.what == "joined":
        found = share(*eligible(own))
    elif source.what == "completed":
        completed = sum(one.status == "completed" for one in consented)
        found = share(completed, completed + sum(one.withdrew for one in consented))
    elif source.what == "assessed":
        found = _assessed(wanted)
    else:
        where = answered.form_due(wanted.protocol, wanted.keyed, source.of[0])
        due = [one for one in people if one.consent and one.group in where.groups]
        found = share(len(where.forms(wanted.keyed)), len(due))
    return RegisterFinding(source.id, wanted.label(source), source.what, found)


def _assessed(wanted: Wanted) -> Share:
    after = wanted.protocol.comparison.after
    there = {code for (code, when, _form), answers in wanted.keyed.answers.items() if when == after and answers}
    there &= set(wanted.keyed.groups)
    consented = [one for one in wanted.course.people if one.consent and one.group]
    return share(sum(one.code in there for one in consented), len(consented))


def _log(wanted: Wanted, source: Source) -> Finding:
    label = wanted.label(source)
    if source.what == "adaptations":
        return AdaptationsFinding(source.id, label, wanted.course.adaptations)
    asked = wanted.protocol.reactions
    if asked is not None and asked.item:
        told = list(answered.sums(wanted.protocol, wanted.keyed, (asked.item,)))
    else:
        plan = wanted.protocol.course
        told = [one.code for one in (delivery.in_course(wanted.course.people, plan) if plan else [])]
    return delivery.reactions_finding(wanted.course, told, source, label)


def _coded(wanted: Wanted, source: Source) -> Finding:
    item = source.of[0]
    texts = wanted.course.texts.get(item, ())
    codes = wanted.course.codes.get(item, ())
    return CodedFinding(
        source.id,
        wanted.label(source),
        len(texts),
        _forms(wanted, item),
        tuple(Count(code.id, code.label, sum(code.id in text.codes for text in texts)) for code in codes),
        {code.id: found for code in codes if (found := _quotes(texts, code.id))},
        sum(not text.codes for text in texts),
    )


def _quotes(texts: tuple[Text, ...], code: str) -> tuple[str, ...]:
    """The texts under a code that may be printed; one that stands under several is quoted under its first."""
    return tuple(text.text for text in texts if text.printable and text.codes and text.codes[0] == code)


def _texts(wanted: Wanted, source: Source) -> Finding:
    where = answered.asked_in(wanted.protocol, wanted.keyed, source.of[0])
    forms = where.forms(wanted.keyed).values()
    there = sum(any(str(form.get(item, "")).strip() for item in source.of) for form in forms)
    return TextsFinding(source.id, wanted.label(source), there, len(forms))


def _outcomes(wanted: Wanted, source: Source) -> Finding:
    label = wanted.label(source)
    if source.of:
        return CorrelationsFinding(source.id, label, _correlations(wanted, source), _named(wanted, source.of))
    rows = []
    for one in wanted.analysis.main_outcomes:
        g = one.comparison.hedges_g if one.comparison else None
        n = sum(one.n.values())
        rows.append(EffectRow(one.id, one.label, n, g.estimate if g else None, g.ci95 if g else None, one.refused))
    return OutcomesFinding(source.id, label, tuple(rows))


def _named(wanted: Wanted, items: tuple[str, ...]) -> str:
    """The name of the source that sums up the same items; empty where there is none."""
    same = (one for domain in wanted.protocol.domains for one in domain.sources if one.of == items)
    found = next((one for one in same if one.kind is SourceKind.ITEM_MEAN), None)
    return wanted.label(found) if found else ""


def _correlations(wanted: Wanted, source: Source) -> tuple[CorrelationRow, ...]:
    """The sum of the items beside the change, after minus before, of every main outcome, in one order of people."""
    design = wanted.protocol.comparison
    given = answered.sums(wanted.protocol, wanted.keyed, source.of)
    codes = sorted(given)
    amounts = np.array([float(given[code]) for code in codes], dtype=np.float64)
    rows = []
    for one in wanted.analysis.main_outcomes:
        scores = wanted.table.outcome(one.id).reindex(index=codes, columns=[design.before, design.after])
        change = (scores[design.after] - scores[design.before]).to_numpy(dtype=np.float64)
        known = ~np.isnan(change)
        points = tuple(zip(amounts[known].tolist(), change[known].tolist(), strict=True))
        try:
            rows.append(CorrelationRow(one.id, one.label, pearson(amounts, change), None, points))
        except ImpError as refused:
            rows.append(CorrelationRow(one.id, one.label, None, refused, points))
    return tuple(rows)


def _forms(wanted: Wanted, item: str) -> int:
    return len(answered.asked_in(wanted.protocol, wanted.keyed, item).forms(wanted.keyed))


def _least(wanted: Wanted) -> int | None:
    """The least number of sessions a criterion of attendance asks for."""
    for one in wanted.criteria:
        if one.source.kind is SourceKind.ATTENDANCE and one.source.at_least is not None:
            return int(one.source.at_least)
    return None


def _forms_back(wanted: Wanted) -> Share | None:
    """The share of forms due from the course's group alone that came back; None where there are no such forms."""
    plan = wanted.protocol.course
    for due in wanted.protocol.due if plan else ():
        if plan and due.groups == (plan.group,):
            where = answered.form_due(wanted.protocol, wanted.keyed, due.instrument)
            consented = sum(one.consent and one.group == plan.group for one in wanted.course.people)
            return share(len(where.forms(wanted.keyed)), consented)
    return None
