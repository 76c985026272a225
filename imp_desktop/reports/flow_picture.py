"""The flow of people as a picture: boxes, lines and arrows at their places, before anything is drawn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import numbers
from imp_desktop.reports.faces import SANS, SANS_BOLD, width
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.runs import brief, shortened
from imp_desktop.statistics.feasibility_results import FlowArm, Leaving

BOLD_SIZE: Final = 8.6
SIZE: Final = 7.8
LABEL_SIZE: Final = 6.6
WIDTH: Final = 487.6
_ARMS: Final = (62.4, 284.6)
_BOX: Final = 203.0
_ASIDE: Final = 56.0  # how far the box of those who leave stands in
_STEM: Final = 34.0  # where the arrow goes down
_LINE: Final = 10.6
_PAD: Final = 9.0
_GAP: Final = 7.0
_TITLE: Final = 20.0
MOST_HEIGHT: Final = 600.0
_MOST_ANALYSED: Final = 8


@dataclass(frozen=True)
class BoxLine:
    """One line of a box: words at the left, a number at the right."""

    text: str
    number: str = ""
    strong: bool = False
    indent: bool = False


@dataclass(frozen=True)
class FlowBox:
    """A box at (x, y) from the upper left corner; `group` is the arm it belongs to, `ground` whether it is tinted."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[BoxLine, ...]
    group: int
    ground: bool = False
    main: bool = True


@dataclass(frozen=True)
class FlowArrow:
    """An arrow from one point to another, level or downwards."""

    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True)
class FlowLabel:
    """Words beside or above the boxes; `group` colours the name of an arm, -1 is a step of the flow."""

    x: float
    y: float
    text: str
    group: int = -1
    beside: str = ""


@dataclass(frozen=True)
class FlowPicture:
    """Everything there is to draw."""

    height: float
    boxes: tuple[FlowBox, ...]
    arrows: tuple[FlowArrow, ...]
    labels: tuple[FlowLabel, ...]


@dataclass(frozen=True)
class _Step:
    """One row of the flow: its name, the main box of each arm, and who leaves after it."""

    name: str
    boxes: tuple[tuple[BoxLine, ...], ...]
    leaving: tuple[tuple[BoxLine, ...], ...] = ()
    ground: bool = False


def flow_picture(content: FeasibilityContent) -> FlowPicture:
    """The picture of both arms side by side; reasons are gathered under one line until it fits a page."""
    for most in range(6, -1, -1):
        picture = _placed(content, _steps(content, most))
        if picture.height <= MOST_HEIGHT:
            break
    return picture


def as_sentences(content: FeasibilityContent) -> str:
    """What the picture shows, for somebody who cannot see it."""
    return " ".join(_said(content, arm) for arm in content.found.flow.arms)


def _said(content: FeasibilityContent, arm: FlowArm) -> str:
    return _(
        "{group}: {approached} approached, {eligible} eligible, {consented} gave consent, {started} started, "
        "{withdrew} withdrew, {assessed} assessed {after}."
    ).format(
        group=brief(arm.label), approached=numbers.count(arm.approached), eligible=numbers.count(arm.eligible),
        consented=numbers.count(arm.consented), started=numbers.count(arm.started),
        withdrew=numbers.count(arm.withdrew_before.n + arm.withdrew_during.n),
        assessed=numbers.count(list(arm.assessed.values())[-1]), after=_after(content).lower(),
    )  # fmt: skip


def _steps(content: FeasibilityContent, most: int) -> list[_Step]:
    arms = content.found.flow.arms
    waiting = _if_any(_("No answer yet"), [arm.waiting for arm in arms])
    undecided = _if_any(_("Not decided yet"), [arm.undecided for arm in arms])
    before = brief(content.facts.assessments.get(content.analysis.comparison["before"], ""))
    return [
        _Step(
            _("Approached"),
            tuple((_main(_("Approached"), arm.approached),) for arm in arms),
            tuple((*_left(_("No reply"), arm.no_reply, most), *waiting[at]) for at, arm in enumerate(arms)),
        ),
        _Step(
            _("Eligibility"),
            tuple((_main(_("Answered and screened"), arm.screened),) for arm in arms),
            tuple(_left(_("Not eligible"), arm.not_eligible, most) for arm in arms),
        ),
        _Step(
            _("Consent"),
            tuple((_main(_("Eligible"), arm.eligible),) for arm in arms),
            tuple((*_left(_("Declined"), arm.declined, most), *undecided[at]) for at, arm in enumerate(arms)),
        ),
        _Step(
            before,
            tuple(_consented(content, arm) for arm in arms),
            tuple(_left(_("Withdrew before the start"), arm.withdrew_before, most) for arm in arms),
            ground=True,
        ),
        _Step(_("Course"), tuple(_started(arm) for arm in arms),
              tuple(_left(_("Withdrew"), arm.withdrew_during, most) for arm in arms)),
        _Step(_after(content), tuple(_assessed(content, arm) for arm in arms), ground=True),
        _Step(_("Analysed"), tuple(_analysed(content, arm) for arm in arms), ground=True),
    ]  # fmt: skip


def _if_any(text: str, counts: Sequence[int]) -> list[tuple[BoxLine, ...]]:
    """A line an arm, or no line at all where it would say nought everywhere."""
    return [(_line(text, count),) if any(counts) else () for count in counts]


def _after(content: FeasibilityContent) -> str:
    return brief(content.facts.assessments.get(content.analysis.comparison["after"], ""))


def _main(text: str, n: int) -> BoxLine:
    return BoxLine(text, numbers.count(n), strong=True)


def _line(text: str, n: int, *, indent: bool = False) -> BoxLine:
    return BoxLine(brief(text), numbers.count(n), indent=indent)


def _left(text: str, leaving: Leaving, most: int) -> tuple[BoxLine, ...]:
    """How many left, and at most that many reasons; the rest under one line."""
    shown = leaving.reasons[:most] if len(leaving.reasons) <= most else leaving.reasons[: max(0, most - 1)]
    rest = sum(reason.n for reason in leaving.reasons) - sum(reason.n for reason in shown)
    lines = [_line(text, leaving.n), *(_line(reason.label, reason.n, indent=True) for reason in shown)]
    if rest and most:
        lines.append(_line(_("other reasons"), rest, indent=True))
    return tuple(lines)


def _consented(content: FeasibilityContent, arm: FlowArm) -> tuple[BoxLine, ...]:
    before = content.analysis.comparison["before"]
    told = [_("assessed: {n}").format(n=numbers.count(arm.assessed.get(before, 0)))]
    cohorts = [_("cohort {cohort}: {n}").format(cohort=cohort, n=numbers.count(n)) for cohort, n in arm.cohorts.items()]
    return (_main(_("Gave consent"), arm.consented), BoxLine("  ".join([*told, *cohorts])))


def _started(arm: FlowArm) -> tuple[BoxLine, ...]:
    if not arm.in_course:
        return (_main(_("Nothing offered by the study"), arm.started), BoxLine(""))
    told = ""
    if arm.attended is not None and arm.attended.whole:
        told = _("at {least} or more sessions: {n} ({percent})").format(
            least=numbers.count(arm.at_least or 0), n=numbers.count(arm.attended.part),
            percent=numbers.percent(arm.attended.part, arm.attended.whole),
        )  # fmt: skip
    return (_main(_("In the course"), arm.started), BoxLine(told))


def _assessed(content: FeasibilityContent, arm: FlowArm) -> tuple[BoxLine, ...]:
    told = ", ".join(
        _("{form} returned: {n}").format(form=brief(count.label), n=numbers.count(count.n)) for count in arm.returned
    )
    after = content.analysis.comparison["after"]
    return (_main(_("Assessed"), arm.assessed.get(after, 0)), BoxLine(told))


def _analysed(content: FeasibilityContent, arm: FlowArm) -> tuple[BoxLine, ...]:
    """People with both scores, a line an instrument where its scores have the same people."""
    shorts = {outcome.id: outcome.short for outcome in content.analysis.outcomes}
    families: dict[str, list[tuple[str, int]]] = {}
    for count in arm.analysed:
        families.setdefault(shorts.get(count.id, count.id), []).append((count.label, count.n))
    lines = []
    for short, members in families.items():
        usual = Counter(n for _label, n in members).most_common(1)[0][0]
        lines.append(_line(short, usual))
        lines += [_line(f"{short}: {label}", n, indent=True) for label, n in members if n != usual]
    if len(lines) > _MOST_ANALYSED:
        lines = [*lines[: _MOST_ANALYSED - 1], BoxLine("…")]
    return (BoxLine(_("With both assessments"), strong=True), *lines)


def _placed(content: FeasibilityContent, steps: Sequence[_Step]) -> FlowPicture:
    boxes: list[FlowBox] = []
    arrows: list[FlowArrow] = []
    labels = [
        FlowLabel(_ARMS[at], 11, brief(arm.label), at, brief(arm.recruited))
        for at, arm in enumerate(content.found.flow.arms)
    ]
    y = _TITLE
    for place, step in enumerate(steps):
        high = max(_height(lines) for lines in step.boxes)
        labels.append(FlowLabel(0, y + high / 2 + 2.4, step.name))
        for at, lines in enumerate(step.boxes):
            boxes.append(FlowBox(_ARMS[at], y, _BOX, high, lines, at, step.ground))
        y += high
        if place == len(steps) - 1:
            break
        aside = max((_height(lines) for lines in step.leaving), default=0.0)
        below = aside + 2 * _GAP if aside else 2 * _GAP + 2
        for at in range(len(step.boxes)):
            stem = _ARMS[at] + _STEM
            arrows.append(FlowArrow((stem, y), (stem, y + below)))
            if step.leaving:
                own = _height(step.leaving[at])
                top = y + _GAP + (aside - own) / 2
                boxes.append(FlowBox(_ARMS[at] + _ASIDE, top, _BOX - _ASIDE, own, step.leaving[at], at, main=False))
                arrows.append(FlowArrow((stem, top + own / 2), (_ARMS[at] + _ASIDE, top + own / 2)))
        y += below
    return FlowPicture(y + 2, tuple(boxes), tuple(arrows), tuple(labels))


def _height(lines: Sequence[BoxLine]) -> float:
    return _LINE * len(lines) + _PAD


def fitted(line: BoxLine, room: float) -> str:
    """The words of a line, shortened so that its number has room beside them."""
    face, size = (SANS_BOLD, BOLD_SIZE) if line.strong else (SANS, SIZE)
    number = width(line.number, face, size) + 6 if line.number else 0
    return shortened(line.text, face, size, room - number)


def baselines(box: FlowBox) -> list[tuple[float, BoxLine]]:
    """Every line of a box with its baseline from the upper edge of the picture."""
    first = box.y + _PAD / 2 + 8.2
    return [(first + _LINE * at, line) for at, line in enumerate(box.lines)]
