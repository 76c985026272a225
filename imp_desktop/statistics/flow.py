"""How people went through the study, counted from the register, the marks and the forms."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from imp_desktop.protocols.model import Protocol
from imp_desktop.statistics.answered import form_due
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.course import Course, Enrolled
from imp_desktop.statistics.delivery import often_enough
from imp_desktop.statistics.flow_results import Flow, FlowArm, Leaving
from imp_desktop.statistics.results import Analysis
from imp_desktop.statistics.table import Keyed


@dataclass(frozen=True)
class Counted:
    """What the flow is counted from; `attended_least` is the least number of sessions a criterion asks for."""

    protocol: Protocol
    course: Course
    keyed: Keyed
    analysis: Analysis
    language: str
    attended_least: int | None = None


def flow(found: Counted) -> Flow:
    """Every group of the comparison, in its order."""
    design = found.protocol.comparison
    nowhere = sum(one.group is None for one in found.course.people)
    return Flow(tuple(_arm(found, group) for group in (design.first, design.second)), nowhere)


def eligible(people: Iterable[Enrolled]) -> tuple[int, int]:
    """How many gave consent, and how many of those found eligible decided one way or the other."""
    here = list(people)
    consented = sum(one.consent for one in here)
    return consented, consented + sum(not one.consent and one.status in ("declined", "withdrawn") for one in here)


def _arm(found: Counted, group: str) -> FlowArm:
    people = [one for one in found.course.people if one.group == group]
    without = {status: [one for one in people if not one.consent and one.status == status] for status in _BEFORE}
    declined = without["declined"] + without["withdrawn"]
    waiting, no_reply = len(without["approached"]), without["no_reply"]
    screened = len(people) - len(no_reply) - waiting
    consented = [one for one in people if one.consent]
    before, during = _left(found, group, consented)
    words = found.protocol.in_language(found.language)
    eligible_people = screened - len(without["not_eligible"])
    plan = found.protocol.course
    own = plan is not None and plan.group == group
    least = found.attended_least if own else None
    return FlowArm(
        group=group,
        label=words.groups.get(group, group),
        recruited=words.course.recruited.get(group, ""),
        approached=len(people),
        no_reply=_leaving(no_reply),
        waiting=waiting,
        screened=screened,
        not_eligible=_leaving(without["not_eligible"]),
        eligible=eligible_people,
        declined=_leaving(declined),
        undecided=eligible_people - len(declined) - len(consented),
        consented=len(consented),
        cohorts=dict(sorted(Counter(one.cohort for one in consented if one.cohort is not None).items())),
        assessed={when: _assessed(found, consented, when) for when in found.protocol.assessments},
        withdrew_before=_leaving(before),
        started=len(consented) - len(before),
        withdrew_during=_leaving(during),
        in_course=own,
        attended=often_enough(found.course, plan, least) if plan and least is not None else None,
        at_least=least,
        returned=tuple(_returned(found, group)),
        analysed=tuple(
            Count(one.id, one.label, one.n.get(group, 0)) for one in found.analysis.outcomes if one.id in _rows(found)
        ),
        not_used=sum(not one.counted for one in consented),
    )


_BEFORE = ("approached", "no_reply", "not_eligible", "eligible", "declined", "withdrawn")


def _left(found: Counted, group: str, consented: list[Enrolled]) -> tuple[list[Enrolled], list[Enrolled]]:
    """Who withdrew before the first session, and who after it; without a course everybody is in the second list."""
    plan = found.protocol.course
    gone = [one for one in consented if one.withdrew]
    if plan is None or plan.group != group:
        return [], gone
    first: dict[int | None, object] = {}
    for session in found.course.sessions:
        day = session.moved_to or session.date
        if session.number == 1 and day is not None:
            first[session.cohort] = day
    attended = {code for (_cohort, _session, code), mark in found.course.marks.items() if mark == "present"}

    def early(one: Enrolled) -> bool:
        start = first.get(one.cohort)
        if one.code in attended:
            return False
        return start is None or one.left_on is None or one.left_on < start  # type: ignore[operator]

    return [one for one in gone if early(one)], [one for one in gone if not early(one)]


def _leaving(people: list[Enrolled]) -> Leaving:
    """How many left and why, the most frequent reason first; reasons that differ in letter case only are one."""
    found: dict[str, Count] = {}
    for one in people:
        key = one.reason.casefold()
        before = found.get(key, Count(key, one.reason, 0))
        found[key] = Count(key, before.label, before.n + 1)
    named = sorted((count for key, count in found.items() if key), key=lambda count: (-count.n, count.id))
    return Leaving(len(people), tuple(named))


def _assessed(found: Counted, consented: list[Enrolled], when: str) -> int:
    """How many have at least one form with an answer at that assessment that may be used."""
    there = {
        code
        for (code, assessment, _instrument), answers in found.keyed.answers.items()
        if assessment == when and answers and code in found.keyed.groups
    }
    return sum(one.code in there for one in consented)


def _returned(found: Counted, group: str) -> Iterable[Count]:
    """The forms due from this group alone that came back."""
    for due in found.protocol.due:
        if due.groups == (group,):
            where = form_due(found.protocol, found.keyed, due.instrument)
            name = where.instrument.in_language(found.language).short
            forms: Mapping[str, object] = where.forms(found.keyed)
            yield Count(due.instrument, name, len(forms))


def _rows(found: Counted) -> set[str]:
    return {outcome.score for outcome in found.protocol.outcomes if outcome.table}
