"""Feasibility results at every edge a study may reach, from nobody at all to labels that never end."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from imp_desktop.errors import ImpError, Problem
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.feasibility_results import (
    AdaptationsFinding,
    CodedFinding,
    CorrelationRow,
    CorrelationsFinding,
    CriteriaState,
    CriterionResult,
    DomainResult,
    EffectRow,
    Feasibility,
    GridFinding,
    GridRow,
    NotApplicable,
    OutcomesFinding,
    ReactionsFinding,
    RegisterFinding,
    ShareFinding,
    TextsFinding,
)
from imp_desktop.statistics.flow_results import Flow, Leaving
from imp_desktop.statistics.shares import share
from tests.reports import feasibility_samples as made
from tests.reports.feasibility_samples import LONG, arm, leaving, reference

NOBODY = share(0, 0)
_TEXTS = (
    "label",
    "because",
    "statement",
    "what",
    "why",
    "reason",
    "guideline",
    "theme",
    "words",
    "part",
    "unit",
    "across",
)


def empty() -> Feasibility:
    """A study in which nothing was done yet."""
    control = arm(group="control", label="Control", in_course=False)
    return replace(
        reference(),
        domains=_untouched(),
        criteria=tuple(_nobody(one) for one in made.criteria(example=True)),
        state=CriteriaState(), flow=Flow((arm(assessed={}), control)), people=0, cohorts={}, forms_back=NOBODY,
    )  # fmt: skip


def one_person() -> Feasibility:
    """One person, who was at one session and answered everything."""
    training = arm(
        approached=1, screened=1, eligible=1, consented=1, cohorts={1: 1}, assessed={"pre": 1, "post": 1}, started=1,
        attended=share(0, 1), at_least=7, returned=(),
    )  # fmt: skip
    grade = made.mean("grade", "Whole training", (8,), 0, 10)
    return replace(
        reference(),
        domains=(
            made.domain("acceptability", "Acceptability", grade),
            made.domain("practicality", "Practicality", made.attendance_of(1, 9)),
        ),
        criteria=(made.criterion("completed", "Completed the training", share(1, 1), 80, 60),),
        flow=Flow((training, arm(group="control", label="Control", in_course=False)), nowhere=1),
        people=1, cohorts={1: 1}, forms_back=share(1, 1),
    )  # fmt: skip


def nobody_attended() -> Feasibility:
    """Every session held, everybody absent."""
    away = made.attendance_of(25, 9, 2, ("absent",))
    training = replace(reference().flow.arms[0], attended=share(0, 25))
    return replace(
        reference(),
        domains=(made.domain("practicality", "Practicality", made.sessions_of(9, 2), away),),
        criteria=(made.criterion("present", "Present", share(0, 25), 75, 50),),
        flow=Flow((training, reference().flow.arms[1])),
    )


def everybody_withdrew() -> Feasibility:
    """All who gave consent left, for nine reasons; some asked that nothing of theirs be used."""
    reasons = leaving(**{f"reason_number_{at}": 9 - at for at in range(9)})
    gone = Leaving(45, reasons.reasons)
    training = arm(
        approached=90, no_reply=gone, screened=45, not_eligible=Leaving(0), eligible=45, consented=45, cohorts={1: 45},
        assessed={"pre": 45, "post": 0}, withdrew_before=leaving(moved=3), started=42, withdrew_during=reasons,
        attended=share(0, 42), at_least=7, not_used=4,
    )  # fmt: skip
    control = arm(group="control", label="Control", in_course=False, consented=9, withdrew_during=reasons)
    return replace(reference(), flow=Flow((training, control)), forms_back=share(0, 45))


def many_sessions() -> Feasibility:
    """Three cohorts of twenty-five people, sixty sessions each."""
    there = made.attendance_of(75, 60, cohorts=3)
    course = made.domain("implementation", "Implementation", made.sessions_of(60, 3), there)
    return replace(reference(), domains=(course,), people=75, cohorts={1: 25, 2: 25, 3: 25})


def many_people() -> Feasibility:
    """Five hundred people in twenty cohorts, every box with nine reasons."""
    reasons = leaving(**{f"some_reason_{at}": 60 - at for at in range(9)})
    training = arm(
        approached=5000, no_reply=reasons, waiting=3, screened=4000, not_eligible=reasons, eligible=3000,
        declined=reasons, undecided=7, consented=500, cohorts=dict.fromkeys(range(1, 21), 25),
        assessed={"pre": 499, "post": 400}, withdrew_before=reasons, started=450, withdrew_during=reasons,
        attended=share(300, 450), at_least=7, analysed=made.analysed(training=True),
    )  # fmt: skip
    control = replace(training, group="control", label="Control", in_course=False, attended=None, cohorts={})
    return replace(
        reference(),
        criteria=(made.criterion("completed", "Completed", share(12_345, 20_000), 80, 60),),
        flow=Flow((training, control), nowhere=12), people=500, cohorts=dict.fromkeys(range(1, 21), 25),
    )  # fmt: skip


def long_labels() -> Feasibility:
    """Six hundred characters with markup and emoji wherever a clinic may have typed something."""
    full = everybody_withdrew()
    changes = tuple((dt.date(2026, 3, day), LONG) for day in range(1, 20))
    marked = _typed(full)
    assert isinstance(marked, Feasibility)
    state = CriteriaState(dt.date(2026, 2, 2), before_forms=False, changed=changes)
    return replace(marked, doubts=(LONG,) * 60, state=state)


def no_criteria() -> Feasibility:
    """A protocol without progression criteria."""
    return replace(reference(), criteria=(), state=CriteriaState())


def no_course() -> Feasibility:
    """A protocol without a course: two groups that were offered nothing."""
    arms = tuple(
        replace(one, in_course=False, attended=None, at_least=None, returned=(), cohorts={})
        for one in reference().flow.arms
    )
    expansion = [one for one in reference().domains if one.id in ("expansion", "demand")]
    return replace(
        reference(), domains=tuple(expansion), criteria=(), flow=Flow(arms), people=0, cohorts={}, forms_back=None
    )


def no_form() -> Feasibility:
    """A course without an evaluation form: nothing comes back from its group alone."""
    kept = [one for one in reference().domains if one.id in ("implementation", "adaptation", "expansion")]
    arms = tuple(replace(one, returned=()) for one in reference().flow.arms)
    return replace(reference(), domains=tuple(kept), flow=Flow(arms), forms_back=None)


def many_criteria() -> Feasibility:
    """Forty criteria, some of them examples, with every verdict and every reach."""
    found = tuple(
        made.criterion(f"c{at}", f"Criterion number {at}", share(at, 40), 80, 60 if at % 2 else 80, example=at % 3 == 0)
        for at in range(1, 41)
    )
    return replace(reference(), criteria=found)


def nothing_declared() -> Feasibility:
    """A protocol with groups and nothing else."""
    return replace(reference(), domains=(), criteria=(), state=CriteriaState())


SAMPLES: dict[str, Callable[[], Feasibility]] = {
    one.__name__: one
    for one in (
        reference, empty, one_person, nobody_attended, everybody_withdrew, many_sessions, many_people, long_labels,
        no_criteria, no_course, no_form, many_criteria, nothing_declared,
    )
}  # fmt: skip


def _nobody(one: CriterionResult) -> CriterionResult:
    return replace(one, share=NOBODY, verdict="", reaches=())


def _untouched() -> tuple[DomainResult, ...]:
    """Every kind of finding before anybody answered anything."""
    none = ImpError(Problem.NO_SCORES, "")
    few = ImpError(Problem.TOO_FEW_PAIRS, "", n=0)
    row = GridRow("s1", 1, "Listening more mindfully", (0,) * 5, NOBODY)
    nothing = tuple(Count(name, name, 0) for name in ("yes", "maybe", "no"))
    return (
        made.domain(
            "acceptability", "Acceptability", made.mean("grade", "Whole training", (), 0, 10),
            ShareFinding("recommend", "Would recommend it", NOBODY, 0, nothing),
            GridFinding("learned", "Learned", (1, 2, 3, 4, 5), ("a", "b", "c", "d", "e"), (row,), 0),
            TextsFinding("remarks", "Remarks", 0, 0),
        ),
        made.domain("demand", "Demand", RegisterFinding("joined", "Took part", "joined", NOBODY)),
        made.domain("implementation", "Implementation", made.sessions_of(9, 2, "")),
        made.domain(
            "practicality", "Practicality", made.attendance_of(0, 9),
            made.mean("both", "Minutes a week", (), target=315),
        ),
        made.domain("adaptation", "Adaptation", AdaptationsFinding("adaptations", "Changes", ())),
        made.domain("integration", "Integration", CodedFinding("plans", "Plans", 0, 0, nothing, {}, 0)),
        made.domain("expansion", "Expansion", NotApplicable("expansion", "")),
        made.domain(
            "preliminary_effectiveness", "Preliminary effectiveness",
            OutcomesFinding("outcomes", "Main outcomes", (EffectRow("scs", "Self-compassion", 0, refused=none),)),
            CorrelationsFinding("related", "Practice and change", (CorrelationRow("scs", "Compassion", refused=few),)),
        ),
        made.domain("adverse_reactions", "Adverse reactions", ReactionsFinding(
            "adverse", "Adverse reactions", NOBODY, (), nothing, nothing, nothing, 0, 0,
        )),
    )  # fmt: skip


def _typed(thing: object) -> object:
    """The same with the long text wherever words are."""
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        told = {field.name: _texts(field.name, getattr(thing, field.name)) for field in dataclasses.fields(thing)}
        return replace(thing, **told)
    if isinstance(thing, tuple):
        return tuple(_typed(one) for one in thing)
    return thing


def _texts(name: str, value: object) -> object:
    if isinstance(value, str):
        return LONG if name in _TEXTS and value else value
    if name == "labels" and isinstance(value, tuple):
        return (LONG,) * len(value)
    if name == "quotes" and isinstance(value, dict):
        return {key: (LONG * 30,) * len(texts) for key, texts in value.items()}
    return _typed(value)
