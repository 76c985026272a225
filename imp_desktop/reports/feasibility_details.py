"""The pages behind the summary of feasibility, one part a kind of finding, in the order of the report."""

from collections.abc import Callable

from imp_desktop.i18n import _
from imp_desktop.reports import agreement
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.layout import Block
from imp_desktop.reports.runs import brief
from imp_desktop.statistics.feasibility_results import GridFinding

Part = tuple[str, Callable[[], list[Block]]]


def details(content: FeasibilityContent) -> tuple[Part, ...]:
    """The parts with their names; one that has nothing to show gives no blocks."""
    return ((_("What participants say they learned"), lambda: _grids(content)),)


def _grids(content: FeasibilityContent) -> list[Block]:
    made: list[Block] = []
    for domain, finding in content.each(GridFinding):
        label = content.labels.table()
        content.tell(domain, f"{label} {brief(finding.label)}")
        made += agreement.blocks(label, finding)
    return made
