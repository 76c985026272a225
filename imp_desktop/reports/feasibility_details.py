"""The pages behind the summary of feasibility, one part a kind of finding, in the order of the report."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from imp_desktop.i18n import _
from imp_desktop.reports import (
    adaptations,
    agreement,
    attendance,
    delivery,
    dots,
    practice,
    reactions,
    shares,
    texts,
)
from imp_desktop.reports.feasibility_content import FeasibilityContent, Kind
from imp_desktop.reports.layout import Block, space
from imp_desktop.reports.runs import brief
from imp_desktop.statistics import feasibility_results as results

Part = tuple[str, Callable[[], list[Block]]]


def details(content: FeasibilityContent) -> tuple[Part, ...]:
    """The parts with their names; one that has nothing to show gives no blocks."""
    return (
        (_("What participants say they learned"), lambda: _grids(content)),
        (_("Grades"), lambda: apart(_grades(content), _questions(content), _unsorted(content))),
        (_("Sessions and attendance"), lambda: _delivery(content)),
        (_("Home practice"), lambda: apart(_amounts(content), _register(content))),
        (_("Texts under codes"), lambda: apart(_changes(content), *_codes(content))),
        (_("Adverse reactions"), lambda: _reactions(content)),
        (_("Main outcomes"), lambda: apart(_outcomes(content), _correlations(content))),
    )


def apart(*parts: list[Block]) -> list[Block]:
    """The parts one below the other, with room between them."""
    there = [part for part in parts if part]
    return [block for at, part in enumerate(there) for block in ([space(12)] if at else []) + part]


def _grids(content: FeasibilityContent) -> list[Block]:
    made: list[Block] = []
    for domain, finding in content.each(results.GridFinding):
        label = _table(content, domain, brief(finding.label))
        made += agreement.blocks(label, finding)
    return made


def _grades(content: FeasibilityContent) -> list[Block]:
    """Numbers on a scale of their own, side by side."""
    found = [one for one in content.each(results.MeanFinding) if dots.on_a_scale(one[1])]
    if not found:
        return []
    title = _("Grades")
    label = _figure(content, [domain for domain, _finding in found], title)
    return dots.beside(label, title, [finding for _domain, finding in found], fresh=True)


def _questions(content: FeasibilityContent) -> list[Block]:
    return _together(content, results.ShareFinding, _("Relevance and recommendation"), shares.blocks)


def _unsorted(content: FeasibilityContent) -> list[Block]:
    return [block for _domain, finding in content.each(results.TextsFinding) for block in texts.uncoded(finding)]


def _delivery(content: FeasibilityContent) -> list[Block]:
    sessions = next(content.each(results.SessionsFinding), None)
    there = _attendance(content)
    made: list[Block] = []
    if sessions is not None:
        title = _("Sessions") if there is None else _("Sessions and attendance")
        made += delivery.blocks(_table(content, sessions[0], title), sessions[1], there[1] if there else None)
        made.append(space(12))
    if there is not None:
        label = _figure(content, [there[0]], _("Attendance by session"))
        made += attendance.blocks(label, there[1], fresh=sessions is None)
    return made


def _attendance(content: FeasibilityContent) -> tuple[results.DomainResult, results.AttendanceFinding] | None:
    """The attendance; where the domain asks for no least number of sessions, with that of the criterion."""
    found = next(content.each(results.AttendanceFinding), None)
    arm = next((one for one in content.found.flow.arms if one.in_course), None)
    if found is None or found[1].at_least is not None or arm is None:
        return found
    return found[0], replace(found[1], enough=arm.attended, at_least=arm.at_least)


def _amounts(content: FeasibilityContent) -> list[Block]:
    """Amounts, one below the other on one axis where they share their unit."""
    found = [one for one in content.each(results.MeanFinding) if not dots.on_a_scale(one[1])]
    if not found:
        return []
    title = _("Home practice")
    label = _figure(content, [domain for domain, _finding in found], title)
    return dots.stacked(label, title, [finding for _domain, finding in found], fresh=True)


def _register(content: FeasibilityContent) -> list[Block]:
    return _together(content, results.RegisterFinding, _("People who took part and stayed"), shares.register)


def _together(
    content: FeasibilityContent, kind: type[Kind], title: str, blocks: Callable[[str, str, list[Kind]], list[Block]]
) -> list[Block]:
    """Every finding of a kind in one table, whatever its domain; nothing where there is none."""
    found = list(content.each(kind))
    if not found:
        return []
    label = content.labels.table()
    for domain, _finding in found:
        content.tell(domain, f"{label} {title}")
    return blocks(label, title, [finding for _domain, finding in found])


def _changes(content: FeasibilityContent) -> list[Block]:
    made: list[Block] = []
    for domain, finding in content.each(results.AdaptationsFinding):
        label = _table(content, domain, brief(finding.label))
        made += adaptations.blocks(label, finding, fresh=not made)
    return made


def _codes(content: FeasibilityContent) -> list[list[Block]]:
    return [
        texts.blocks(_table(content, domain, brief(finding.label)), finding)
        for domain, finding in content.each(results.CodedFinding)
    ]


def _reactions(content: FeasibilityContent) -> list[Block]:
    made: list[Block] = []
    for domain, finding in content.each(results.ReactionsFinding):
        made += reactions.blocks(_table(content, domain, _("Adverse reactions")), finding, fresh=True)
    return made


def _outcomes(content: FeasibilityContent) -> list[Block]:
    made: list[Block] = []
    for domain, finding in content.each(results.OutcomesFinding):
        label = _table(content, domain, brief(finding.label))
        made += practice.outcomes(label, finding, _names(content), fresh=True)
    return made


def _correlations(content: FeasibilityContent) -> list[Block]:
    made: list[Block] = []
    for domain, finding in content.each(results.CorrelationsFinding):
        table = _table(content, domain, brief(finding.label))
        figure = content.labels.figure()
        made += practice.correlations(table, figure, finding, _names(content), across=finding.across)
    return made


def _names(content: FeasibilityContent) -> dict[str, str]:
    """What a report calls the groups and the instruments."""
    instruments = {outcome.instrument: outcome.short for outcome in content.analysis.outcomes}
    return {**content.facts.groups, **instruments}


def _table(content: FeasibilityContent, domain: results.DomainResult, title: str) -> str:
    label = content.labels.table()
    content.tell(domain, f"{label} {title}")
    return label


def _figure(content: FeasibilityContent, domains: Sequence[results.DomainResult], title: str) -> str:
    label = content.labels.figure()
    for domain in domains:
        content.tell(domain, f"{label} {title}")
    return label
