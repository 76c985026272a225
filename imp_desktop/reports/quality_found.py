"""The table of what checks found and what came of it: flags, patterns, changes after closing, forms moved."""

from typing import Final

from imp_desktop.i18n import _, pgettext
from imp_desktop.reports import numbers, portions
from imp_desktop.reports.content import WHOLE_TABLE
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT
from imp_desktop.reports.pen import BODY, BODY_BOLD, LABEL, SECOND_LINE, Pen
from imp_desktop.reports.quality_content import QualityContent
from imp_desktop.reports.quality_facts import FoundRow
from imp_desktop.reports.runs import said, shortened
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    caption,
    continued,
    notes,
)

_FOUND: Final = 263.0
_KEPT: Final = 342.0
_CORRECTED: Final = 420.0
_OPEN: Final = 487.6
_ROW: Final = 14.2
_BASELINE: Final = 10.2


def blocks(content: QualityContent, label: str) -> list[Block]:
    """The table with its notes."""
    title = _("Flags, pattern checks and later changes")
    table = Table()
    head = _head(table)
    again = (continued(label, title), head)
    rows = content.quality.found
    whole_table = len(rows) <= WHOLE_TABLE
    made = [
        _row(table, row, again, last=at == len(rows) - 1, keep=whole_table or at in (0, len(rows) - 2, len(rows) - 1))
        for at, row in enumerate(rows)
    ]
    reading = said(_("What the program asked to look at again, and what the paper said then."))
    remark = said(
        _(
            "An answer out of range that was kept as on paper stays as it is written and counts as missing in every "
            "score. Patterns and comparisons are looked for in the answers as they stand; those corrected before are "
            "no longer among them. En dash: not counted."
        )
    )
    return [caption(label, title, reading, fresh=False), head, *made, notes([remark])]


def _head(table: Table) -> Block:
    columns = (
        (_FOUND, pgettext("head of a column", "found")),
        (_KEPT, _("kept as on paper")),
        (_CORRECTED, _("corrected")),
        (_OPEN, _("open")),
    )
    cells = (
        Cell(0, _("What"), BODY_BOLD, "left", scope="Column"),
        *(Cell(right, name, SECOND_LINE, scope="Column") for right, name in columns),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(table: Table, row: FoundRow, again: tuple[Block, ...], *, last: bool, keep: bool) -> Block:
    cells = (
        Cell(0, shortened(row.label, BODY.face, BODY.size, _FOUND - 34), BODY, "left", scope="Row"),
        *(
            Cell(right, numbers.DASH, LABEL)
            if count is None
            else Cell(right, numbers.count(count), portions.zero_pale(count))
            for right, count in (
                (_FOUND, row.found), (_KEPT, row.kept), (_CORRECTED, row.corrected), (_OPEN, row.open),
            )
        ),
    )  # fmt: skip
    return table.row(
        [RowLine(_BASELINE, cells)], _ROW + (1 if last else 0), below=TOP_RULE if last else None, keep=keep, again=again
    )
