"""Feasibility results to print: a study near the reference study, and studies at every edge, made up here."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np

from imp_desktop.protocols.feasibility import Criterion, Source, SourceKind
from imp_desktop.statistics.counts import Count, Share
from imp_desktop.statistics.describe import describe
from imp_desktop.statistics.feasibility_results import (
    AdaptationLine,
    AdaptationsFinding,
    AttendanceFinding,
    Attender,
    CodedFinding,
    CorrelationRow,
    CorrelationsFinding,
    CriteriaState,
    CriterionResult,
    DomainResult,
    EffectRow,
    Feasibility,
    Finding,
    GridFinding,
    GridRow,
    MeanFinding,
    NotApplicable,
    OutcomesFinding,
    ReactionLine,
    ReactionsFinding,
    RegisterFinding,
    SessionLine,
    SessionsFinding,
    ShareFinding,
    TextsFinding,
)
from imp_desktop.statistics.flow_results import Flow, FlowArm, Leaving
from imp_desktop.statistics.progression import judged
from imp_desktop.statistics.relate import pearson
from imp_desktop.statistics.shares import share
from tests.reports import samples

LONG = ("\ufffe*very* <b>long</b> & {odd} 🧘‍♀️ label ~with~ everything ^in^ it \u202e " * 12)[:600]
GRADE = (7,) * 4 + (8,) * 11 + (9,) * 9
TEACHER_A = (7,) * 4 + (8,) * 10 + (9,) * 9 + (10,)
TEACHER_B = (8,) * 15 + (9,) * 8 + (10,)
MATERIAL = (3,) * 4 + (4,) * 18 + (5,) * 2
ORGANISATION = (5, *(6,) * 5, *(7,) * 6, *(8,) * 8, 9, 9, 9, 10)
TIMES = (1,) * 6 + (2,) * 2 + (3,) * 4 + (4,) * 4 + (5,) * 3 + (6,) * 3 + (7, 8)
PRACTICE = (5, 15, 16, 21, 22, 31, 24, 50, 55, 63, 60, 60, 72, 75, 97, 95, 116, 114, 128, 145, 143, 216, 295, 300)
STUDY = (20, 10, 36, 40, 10, 34, 55, 21, 25, 30, 20, 39, 25, 21, 10, 35, 25, 40, 30, 75, 15, 20, 22, 30)
STATEMENTS: Mapping[str, tuple[int, ...]] = {
    "Pausing more often while speaking": (0, 1, 0, 8, 15),
    "Relaxing more in contact with others": (0, 1, 0, 10, 13),
    "Listening more mindfully": (0, 1, 3, 8, 11),
    "A better mood": (2, 0, 5, 12, 4),
    "Coping better with physical pain": (2, 1, 11, 7, 3),
    "Noticing stress the moment it occurs": (0, 1, 1, 17, 5),
}
BOUNDS: Mapping[str, tuple[str, Share, int, int]] = {
    "completed": ("Completed the training", share(25, 25), 80, 60),
    "present": ("Present at 7 or more of 9 sessions", share(24, 25), 75, 50),
    "held": ("Sessions held in full", share(18, 18), 90, 75),
    "assessed": ("Post assessment returned", share(47, 47), 80, 60),
    "returned": ("Evaluation form returned", share(24, 25), 80, 60),
    "relevant": ("Very relevant for the profession", share(21, 24), 70, 50),
    "recommended": ("Would recommend it", share(21, 24), 70, 50),
    "no_reaction": ("No adverse reaction reported", share(19, 24), 90, 70),
    "practised": ("Practised 315 minutes or more a week", share(2, 24), 50, 25),
}


@cache
def reference() -> Feasibility:
    """The study of the pictures."""
    return Feasibility(
        domains=_domains(),
        criteria=criteria(),
        state=CriteriaState(dt.date(2026, 2, 2), before_forms=True),
        flow=Flow((_training(), _control())),
        people=25,
        cohorts={1: 14, 2: 11},
        forms_back=share(24, 25),
    )


def criterion(
    name: str, label: str, found: Share, green: float, red: float, *, example: bool = False
) -> CriterionResult:
    """One criterion, judged as the program judges it."""
    asked = Criterion(name, Source(name, SourceKind.REGISTER), Decimal(str(green)), Decimal(str(red)), example)
    return judged(asked, label, found)


def criteria(*, example: bool = False) -> tuple[CriterionResult, ...]:
    """The criteria of the pictures."""
    return tuple(criterion(name, *one, example=example) for name, one in BOUNDS.items())


def arm(**facts: Any) -> FlowArm:
    """A group nobody is in, but for what is said."""
    nobody = Leaving(0)
    empty = FlowArm(
        group="training", label="Training", recruited="asked at an outpatient clinic", approached=0, no_reply=nobody,
        waiting=0, screened=0, not_eligible=nobody, eligible=0, declined=nobody, undecided=0, consented=0, cohorts={},
        assessed={"pre": 0, "post": 0}, withdrew_before=nobody, started=0, withdrew_during=nobody, in_course=True,
        attended=None, at_least=None, returned=(), analysed=(),
    )  # fmt: skip
    return replace(empty, **facts)


def leaving(**reasons: int) -> Leaving:
    """People who left, each for one reason."""
    return Leaving(sum(reasons.values()), tuple(Count(at, at.replace("_", " "), n) for at, n in reasons.items()))


def analysed(training: bool) -> tuple[Count, ...]:
    """The people with both scores by outcome, as published."""
    group = "training" if training else "control"
    return tuple(Count(one.id, one.label, one.n[group]) for one in samples.analysis().outcomes)


def domain(name: str, label: str, *findings: Finding, statement: str = "") -> DomainResult:
    """One domain."""
    return DomainResult(name, label, statement, findings)


def mean(
    name: str, label: str, values: tuple[float, ...], low: float | None = None, high: float | None = None,
    target: float | None = None,
) -> MeanFinding:  # fmt: skip
    """Numbers of that many people."""
    given = tuple(sorted(map(float, values)))
    reached = None if target is None else share(sum(value >= target for value in given), len(given))
    unit = "" if high is not None else "minutes a week"
    return MeanFinding(name, label, describe(np.array(given)), given, len(given), low, high, unit, target, reached)


def _training() -> FlowArm:
    return arm(
        approached=34, no_reply=leaving(no_answer=2), screened=32,
        not_eligible=leaving(no_earlier_training=2, cannot_practise_daily=1), eligible=29,
        declined=leaving(dates_do_not_fit=3, no_reason_given=1), consented=25, cohorts={1: 14, 2: 11},
        assessed={"pre": 25, "post": 25}, started=25, attended=share(24, 25), at_least=7,
        returned=(Count("imp_eval", "Evaluation", 24),), analysed=analysed(training=True),
    )  # fmt: skip


def _control() -> FlowArm:
    return arm(
        group="control", label="Control", recruited="from the list of earlier course members", approached=58,
        no_reply=leaving(no_answer=23), screened=35, eligible=35, declined=leaving(too_busy=9, no_reason_given=4),
        consented=22, assessed={"pre": 22, "post": 22}, started=22, in_course=False,
        analysed=analysed(training=False),
    )  # fmt: skip


def _domains() -> tuple[DomainResult, ...]:
    return (
        domain(
            "acceptability", "Acceptability", mean("grade", "Whole training", GRADE, 0, 10),
            _answers("relevance_work", "Very relevant for the profession", not_relevant=0, slightly=3, very=21),
            _grid(), _answers("recommend", "Would recommend it", yes=21, maybe=3, no=0),
            TextsFinding("remarks", "Remarks", 7, 24),
        ),
        domain(
            "demand", "Demand", RegisterFinding("joined", "Took part, of those eligible", "joined", share(25, 29)),
            statement="Assumed in the study plan.",
        ),
        domain(
            "implementation", "Implementation", sessions_of(9, 2), mean("teacher_1", "Teacher A", TEACHER_A, 0, 10),
            mean("teacher_2", "Teacher B", TEACHER_B, 0, 10), mean("material", "Course material", MATERIAL, 1, 5),
            mean("organisation", "Organisation", ORGANISATION, 2, 10),
        ),
        domain(
            "practicality", "Practicality",
            RegisterFinding("completed", "Completed the training", "completed", share(25, 25)),
            attendance_of(25, 9, cohorts=2), mean("times", "Times practised a week", TIMES),
            mean("practice", "Minutes of exercise a week", PRACTICE), mean("study", "Minutes of study a week", STUDY),
            mean("both", "Both together, minutes a week", tuple(a + b for a, b in zip(PRACTICE, STUDY, strict=True)),
                 target=315),
        ),
        domain("adaptation", "Adaptation", _adaptations("Practice day left out", "“Hungers” as “desires”")),
        domain("integration", "Integration", _coded("plans", "Plans", 24, go_on=17, nothing_yet=4, teacher_training=1)),
        domain("expansion", "Expansion", NotApplicable("expansion", "the programme is new")),
        domain("preliminary_effectiveness", "Preliminary effectiveness", _effects(), _correlations()),
        domain("adverse_reactions", "Adverse reactions", _reactions()),
        domain("topics_missed", "Topics missed", _coded("missed", "Topics missed", 24, at_work=2, own_life=1, form=3)),
    )  # fmt: skip


def _answers(name: str, label: str, **counts: int) -> ShareFinding:
    total = sum(counts.values())
    found = tuple(Count(at, at.replace("_", " "), n) for at, n in counts.items())
    return ShareFinding(name, label, share(max(counts.values()), total), total, found)


def _grid() -> GridFinding:
    rows = [
        GridRow(f"s{at}", at, label, counts, share(sum(counts[3:]), sum(counts)), "Speaking" if at < 4 else "Coping")
        for at, (label, counts) in enumerate(STATEMENTS.items(), start=1)
    ]
    labels = ("totally disagree", "somewhat disagree", "neither", "somewhat agree", "totally agree")
    return GridFinding("learned", "What participants say they learned", (1, 2, 3, 4, 5), labels, tuple(rows), 24)


def sessions_of(count: int, cohorts: int, status: str = "delivered") -> SessionsFinding:
    """A log in which every session of every cohort has one status."""
    lines = tuple(
        SessionLine(
            cohort, number, f"Guideline {number}", f"Theme {number}", status,
            dt.date(2026, 1, 1) + dt.timedelta(weeks=number) if status else None, 150 if status else None, "", None,
            share(0, 0),
        )
        for number in range(1, count + 1)
        for cohort in range(1, cohorts + 1)
    )  # fmt: skip
    names = ("delivered", "truncated", "postponed", "cancelled", "")
    words = ("held in full", "shortened", "postponed", "cancelled", "not logged yet")
    counts = tuple(
        Count(name, word, len(lines) if name == status else 0) for name, word in zip(names, words, strict=True)
    )
    logged = len(lines) if status else 0
    held = share(logged if status == "delivered" else 0, logged)
    return SessionsFinding("sessions", "Sessions held in full", held, counts, lines, 150)


def attendance_of(
    people: int, count: int, cohorts: int = 1, marks: tuple[str, ...] = (*("present",) * 9, "absent")
) -> AttendanceFinding:
    """A list on which the marks go round; with none at all nothing was entered."""
    there = tuple(
        Attender(1 + at % cohorts, tuple(marks[(at + 3 * of) % len(marks)] if marks else "" for of in range(count)))
        for at in range(people)
    )
    given = [mark for one in there for mark in one.marks if mark]
    curve = tuple(_present(tuple(one.marks[of] for one in there)) for of in range(count))
    sums = describe(np.array([float(one.present) for one in there] if given else []))
    return AttendanceFinding("attendance", "Places filled", _present(tuple(given)), curve, there, sums)


def _present(marks: tuple[str, ...]) -> Share:
    given = [mark for mark in marks if mark]
    return share(given.count("present"), len(given))


def _adaptations(*whats: str) -> AdaptationsFinding:
    lines = tuple(AdaptationLine(dt.date(2026, 1, 9), what, "logistics", None) for what in whats)
    return AdaptationsFinding("adaptations", "Changes made to the course", lines)


def _coded(name: str, label: str, forms: int, **counts: int) -> CodedFinding:
    found = tuple(Count(at, at.replace("_", " "), n) for at, n in counts.items())
    quotes = {found[0].id: ("“Silence” & more, but that is of course not interpersonal",)}
    return CodedFinding(name, label, sum(counts.values()), forms, found, quotes, 0)


def _effects() -> OutcomesFinding:
    rows = []
    for one in samples.analysis().outcomes:
        if one.main and one.comparison:
            g = one.comparison.hedges_g
            rows.append(EffectRow(one.id, one.label, sum(one.n.values()), g.estimate, g.ci95))
    return OutcomesFinding("outcomes", "Main outcomes", tuple(rows))


def _correlations() -> CorrelationsFinding:
    minutes = np.array(PRACTICE, dtype=np.float64)
    rows = []
    for seed, name in enumerate(("Mindfulness", "Self-compassion", "Stress")):
        changes = np.random.default_rng(seed).normal(size=24)
        points = tuple(zip(minutes.tolist(), changes.tolist(), strict=True))
        rows.append(CorrelationRow(name, name, pearson(minutes, changes), None, points))
    return CorrelationsFinding("practice_and_change", "Home practice and change", tuple(rows), "Minutes a week")


def _reactions() -> ReactionsFinding:
    lines = tuple(
        ReactionLine(kind, kind, "mild", "possibly", "none", stopped=False, words="being over-aware" if at else "")
        for at, kind in enumerate(("flashbacks", *("over_awareness",) * 3, "not_shared"))
    )
    kinds = tuple(
        Count(kind, kind.replace("_", "-"), sum(line.kind == kind for line in lines))
        for kind in ("over_awareness", "flashbacks", "not_shared", "other")
    )
    severity = tuple(
        Count(name, name, 5 if name == "mild" else 0) for name in ("mild", "moderate", "severe", "serious")
    )
    related = (Count("possibly", "possibly", 5),)
    return ReactionsFinding(
        "adverse", "People with adverse reactions", share(5, 24), lines, kinds, severity, related, 0, 0
    )
