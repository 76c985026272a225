"""The flow of people in words and numbers: what stands in every box, and who left after it, arm by arm."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import numbers
from imp_desktop.reports.feasibility_content import MANY_COHORTS, FeasibilityContent
from imp_desktop.reports.runs import brief
from imp_desktop.statistics.flow_results import FlowArm, Leaving

_MOST_ANALYSED: Final = 8


@dataclass(frozen=True)
class BoxLine:
    """One line of a box: words at the left, a number at the right; the strong line of a main box says `n =`."""

    text: str
    number: str = ""
    strong: bool = False
    indent: bool = False


Lines = tuple[BoxLine, ...]


@dataclass(frozen=True)
class Step:
    """One row of the flow: its name, the main box of each arm, and who leaves after it (no lines: no such box)."""

    name: str
    boxes: tuple[Lines, ...]
    leaving: tuple[Lines, ...] = ()
    ground: bool = False


def steps(content: FeasibilityContent, most: int) -> list[Step]:
    """The rows from top to bottom, with at most that many lines of reasons a box."""
    arms = content.found.flow.arms
    after = assessment(content, "after")
    return [
        *_before_consent(arms, most),
        *_between(content, arms, most),
        Step(after, tuple(_assessed(content, arm) for arm in arms), ground=True),
        Step(_("Analysed"), tuple(_analysed(content, arm) for arm in arms), ground=True),
    ]


def as_sentences(content: FeasibilityContent) -> str:
    """What the picture shows, for somebody who cannot see it."""
    return " ".join(_said(content, arm) for arm in content.found.flow.arms)


def assessment(content: FeasibilityContent, which: str) -> str:
    """The name of the assessment `before` or `after`."""
    name = content.analysis.comparison[which]
    return brief(content.facts.assessments.get(name, name))


def _said(content: FeasibilityContent, arm: FlowArm) -> str:
    return _(
        "{group}: {approached} approached, {eligible} eligible, {consented} gave consent, {started} started, "
        "{withdrew} withdrew, {assessed} assessed {after}."
    ).format(
        group=brief(arm.label), approached=numbers.count(arm.approached), eligible=numbers.count(arm.eligible),
        consented=numbers.count(arm.consented), started=numbers.count(arm.started),
        withdrew=numbers.count(arm.withdrew_before.n + arm.withdrew_during.n),
        assessed=numbers.count(_then(content, arm, "after")), after=assessment(content, "after").lower(),
    )  # fmt: skip


def _before_consent(arms: Sequence[FlowArm], most: int) -> list[Step]:
    waiting = _if_any(_("No answer yet"), [arm.waiting for arm in arms])
    undecided = _if_any(_("Not decided yet"), [arm.undecided for arm in arms])
    return [
        Step(
            _("Approached"),
            tuple((_main(_("Approached"), arm.approached),) for arm in arms),
            tuple((*_left(_("No reply"), arm.no_reply, most), *waiting[at]) for at, arm in enumerate(arms)),
        ),
        Step(
            _("Eligibility"),
            tuple((_main(_("Answered and screened"), arm.screened),) for arm in arms),
            tuple(_left(_("Not eligible"), arm.not_eligible, most) for arm in arms),
        ),
        Step(
            _("Consent"),
            tuple((_main(_("Eligible"), arm.eligible),) for arm in arms),
            tuple((*_left(_("Declined"), arm.declined, most), *undecided[at]) for at, arm in enumerate(arms)),
        ),
    ]


def _between(content: FeasibilityContent, arms: Sequence[FlowArm], most: int) -> list[Step]:
    """From consent to the second assessment; a study without a course has no step of one."""
    before = assessment(content, "before")
    consented = tuple(_consented(content, arm) for arm in arms)
    during = tuple(_left(_("Withdrew"), arm.withdrew_during, most) for arm in arms)
    if not any(arm.in_course for arm in arms):
        return [Step(before, consented, during, ground=True)]
    early = tuple(
        _left(_("Withdrew before the start"), arm.withdrew_before, most) if arm.in_course else () for arm in arms
    )
    return [
        Step(before, consented, early, ground=True),
        Step(_("Course"), tuple(_started(arm) for arm in arms), during),
    ]


def _if_any(text: str, counts: Sequence[int]) -> list[Lines]:
    """A line an arm, or no line at all where it would say nought everywhere."""
    return [(_line(text, count),) if any(counts) else () for count in counts]


def _main(text: str, n: int) -> BoxLine:
    return BoxLine(text, numbers.count(n), strong=True)


def _line(text: str, n: int, *, indent: bool = False) -> BoxLine:
    return BoxLine(brief(text), numbers.count(n), indent=indent)


def _left(text: str, leaving: Leaving, most: int) -> Lines:
    """How many left, and at most that many reasons; the rest under one line."""
    shown = leaving.reasons[:most] if len(leaving.reasons) <= most else leaving.reasons[: max(0, most - 1)]
    rest = sum(reason.n for reason in leaving.reasons) - sum(reason.n for reason in shown)
    lines = [_line(text, leaving.n), *(_line(reason.label, reason.n, indent=True) for reason in shown)]
    if rest and most:
        lines.append(_line(_("other reasons"), rest, indent=True))
    return tuple(lines)


def _then(content: FeasibilityContent, arm: FlowArm, which: str) -> int:
    return arm.assessed.get(content.analysis.comparison[which], 0)


def _consented(content: FeasibilityContent, arm: FlowArm) -> Lines:
    told = _("assessed: {n}").format(n=numbers.count(_then(content, arm, "before")))
    cohorts = [BoxLine(_cohorts(arm.cohorts))] if arm.cohorts else []
    return (_main(_("Gave consent"), arm.consented), BoxLine(told), *cohorts)


def _cohorts(sizes: Mapping[int, int]) -> str:
    if len(sizes) > MANY_COHORTS:
        least, most = min(sizes.values()), max(sizes.values())
        each = numbers.count(least) if least == most else numbers.reach(least, most)
        return _("{n} cohorts of {sizes} people").format(n=numbers.count(len(sizes)), sizes=each)
    told = [_("cohort {cohort}: {n}").format(cohort=cohort, n=numbers.count(n)) for cohort, n in sizes.items()]
    return ", ".join(told)


def _started(arm: FlowArm) -> Lines:
    if not arm.in_course:
        return (_main(_("Nothing offered by the study"), arm.started),)
    started = _main(_("In the course"), arm.started)
    if arm.attended is None or not arm.attended.whole:
        return (started,)
    told = _("at {least} or more sessions: {n} ({percent})").format(
        least=numbers.count(arm.at_least or 0), n=numbers.count(arm.attended.part),
        percent=numbers.percent(arm.attended.part, arm.attended.whole),
    )  # fmt: skip
    return started, BoxLine(told)


def _assessed(content: FeasibilityContent, arm: FlowArm) -> Lines:
    returned = [
        BoxLine(_("{form} returned: {n}").format(form=brief(count.label), n=numbers.count(count.n)))
        for count in arm.returned
    ]
    return (_main(_("Assessed"), _then(content, arm, "after")), *returned)


def _analysed(content: FeasibilityContent, arm: FlowArm) -> Lines:
    """People with both scores, a line an instrument where its scores have the same people."""
    shorts = {outcome.id: outcome.short for outcome in content.analysis.outcomes}
    families: dict[str, list[tuple[str, int]]] = {}
    for count in arm.analysed:
        families.setdefault(shorts.get(count.id, count.id), []).append((count.label, count.n))
    lines: list[tuple[BoxLine, int]] = []
    for short, members in families.items():
        usual = Counter(n for _label, n in members).most_common(1)[0][0]
        lines.append((_line(short, usual), usual))
        lines += [(_line(f"{short}: {label}", n, indent=True), n) for label, n in members if n != usual]
    head = BoxLine(_("With both assessments"), strong=True)
    if len(lines) <= _MOST_ANALYSED:
        return (head, *(line for line, _n in lines))
    rest = [n for _each, n in lines[_MOST_ANALYSED - 1 :]]
    more = ngettext("{n} more line", "{n} more lines", len(rest)).format(n=numbers.count(len(rest)))
    sizes = numbers.count(rest[0]) if len(set(rest)) == 1 else numbers.reach(min(rest), max(rest))
    return (head, *(line for line, _n in lines[: _MOST_ANALYSED - 1]), BoxLine(more, sizes))
