"""The pages behind the summary of feasibility, one part a kind of finding, in the order of the report."""

from collections.abc import Callable, Sequence

from imp_desktop.i18n import _
from imp_desktop.reports import agreement, attendance, delivery, dots
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.layout import Block
from imp_desktop.reports.runs import brief
from imp_desktop.statistics.feasibility_results import (
    AttendanceFinding,
    DomainResult,
    GridFinding,
    MeanFinding,
    SessionsFinding,
)

Part = tuple[str, Callable[[], list[Block]]]


def details(content: FeasibilityContent) -> tuple[Part, ...]:
    """The parts with their names; one that has nothing to show gives no blocks."""
    return (
        (_("What participants say they learned"), lambda: _grids(content)),
        (_("Grades"), lambda: _grades(content)),
        (_("Sessions and attendance"), lambda: _delivery(content)),
        (_("Home practice"), lambda: _amounts(content)),
    )


def _grids(content: FeasibilityContent) -> list[Block]:
    made: list[Block] = []
    for domain, finding in content.each(GridFinding):
        label = content.labels.table()
        content.tell(domain, f"{label} {brief(finding.label)}")
        made += agreement.blocks(label, finding)
    return made


def _grades(content: FeasibilityContent) -> list[Block]:
    """Numbers on a scale of their own, side by side."""
    found = [one for one in content.each(MeanFinding) if dots.on_a_scale(one[1])]
    return _drawn(content, _("Grades"), found, dots.beside) if found else []


def _amounts(content: FeasibilityContent) -> list[Block]:
    """Amounts, one below the other on one axis where they share their unit."""
    found = [one for one in content.each(MeanFinding) if not dots.on_a_scale(one[1])]
    return _drawn(content, _("Home practice"), found, dots.stacked) if found else []


def _drawn(
    content: FeasibilityContent, title: str, found: Sequence[tuple[DomainResult, MeanFinding]],
    draw: Callable[[str, str, Sequence[MeanFinding]], list[Block]],
) -> list[Block]:  # fmt: skip
    label = content.labels.figure()
    for domain, _finding in found:
        content.tell(domain, f"{label} {title}")
    return draw(label, title, [finding for _domain, finding in found])


def _delivery(content: FeasibilityContent) -> list[Block]:
    sessions = next(content.each(SessionsFinding), None)
    there = next(content.each(AttendanceFinding), None)
    made: list[Block] = []
    if sessions is not None:
        label = content.labels.table()
        title = _("Sessions") if there is None else _("Sessions and attendance")
        content.tell(sessions[0], f"{label} {title}")
        made += delivery.blocks(label, sessions[1], there[1] if there else None)
    if there is not None:
        label = content.labels.figure()
        title = _("Attendance by session")
        content.tell(there[0], f"{label} {title}")
        made += attendance.blocks(label, there[1])
    return made
