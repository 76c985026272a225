"""The domains of feasibility on one page: what was found in each, of how many, and where the details stand."""

from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import numbers
from imp_desktop.reports.domain_sentences import people_of, sentence
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, ROOM
from imp_desktop.reports.pen import BODY_BOLD, SECOND_LINE, Pen
from imp_desktop.reports.runs import Runs, brief, joined, plain, said
from imp_desktop.reports.tables import (
    HAIR_RULE,
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    TextCell,
    caption,
    continued,
    text_cell,
)
from imp_desktop.statistics.feasibility_results import DomainResult

_FOUND: Final = 100.0
_N: Final = 460.0
_FOUND_ROOM: Final = 332.0
_MOST_LINES: Final = 6


def blocks(content: FeasibilityContent) -> list[Block]:
    """The table of the domains; nothing where the protocol has none."""
    domains = content.found.domains
    if not domains:
        return []
    label, title = content.labels.table(), _("Feasibility domains")
    table = Table()
    head = _head(table)
    again = (continued(label, title), head)
    reading = said(
        _("The areas of Bowen et al. (2009), then what the study adds; *n*: people or, where a log is told, entries.")
    )
    rows = [
        _row(content, table, domain, final=at == len(domains) - 1, keep=at == 0, again=again)
        for at, domain in enumerate(domains)
    ]
    return [caption(label, title, reading, fresh=False), head, *rows]


def told(domain: DomainResult) -> Runs:
    """Everything that was found in a domain, and the study's own sentence about it."""
    parts = [sentence(finding) for finding in domain.findings]
    if domain.statement:
        parts.append(plain(domain.statement))
    return joined(parts)


def _head(table: Table) -> Block:
    cells = (
        Cell(0, _("Domain"), BODY_BOLD, "left", scope="Column"),
        Cell(_FOUND, _("What was found"), BODY_BOLD, "left", scope="Column"),
        Cell(_N, said("*n*"), SECOND_LINE, scope="Column"),
        Cell(ROOM, _("Page"), SECOND_LINE, scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(
    content: FeasibilityContent, table: Table, domain: DomainResult, *, final: bool, keep: bool,
    again: tuple[Block, ...],
) -> Block:  # fmt: skip
    """One domain; its page is asked for when it is drawn, since it is known only then."""
    counts = [count for finding in domain.findings if (count := people_of(finding)) is not None]
    found = text_cell(_FOUND, told(domain), _FOUND_ROOM, most=_MOST_LINES)
    name = text_cell(0, brief(domain.label), _FOUND - 8, most=2, style=BODY_BOLD, scope="Row")
    lines = max(len(found.lines), len(name.lines))
    height = 5.4 + 10.4 * lines
    below = TOP_RULE if final else HAIR_RULE
    n = _counted(counts)

    def draw(pen: Pen, y: float) -> None:
        row: list[Cell | TextCell] = [name, found, Cell(_N, n), Cell(ROOM, content.page_of(domain), SECOND_LINE)]
        table.row([RowLine(10.2, tuple(row))], height, below=below).draw(pen, y)

    return Block(height, draw, keep=keep and not final, again=again)


def _counted(counts: list[int]) -> str:
    """Of how many; where the findings of a domain differ, from the fewest to the most."""
    if not counts:
        return numbers.DASH
    least, most = min(counts), max(counts)
    return numbers.count(least) if least == most else numbers.reach(least, most)
