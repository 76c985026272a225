"""The table of missing answers: of every instrument how many items hold no answer, and why."""

from collections.abc import Sequence
from typing import Final

from imp_desktop.i18n import _, ngettext
from imp_desktop.instruments.answers import MISSING_REASONS
from imp_desktop.reports import numbers, portions
from imp_desktop.reports.content import WHOLE_TABLE
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT
from imp_desktop.reports.pen import BODY, BODY_BOLD, LABEL, SECOND_LINE, Pen
from imp_desktop.reports.quality_content import QualityContent
from imp_desktop.reports.quality_facts import MissingRow
from imp_desktop.reports.runs import Runs, joined, said, shortened
from imp_desktop.reports.tables import (
    HAIR_RULE,
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    caption,
    continued,
    notes,
)

_FIELDS: Final = 148.0
_REASONS: Final = (202.0, 248.0, 298.0, 336.0, 362.0, 404.0)
_ALL: Final = 440.0
_SHARE: Final = 487.6
_ROW: Final = 14.2
_BASELINE: Final = 10.2
_LOWER: Final = 9.2  # as far below as the second line of a cell
_NAMED: Final = 6  # scores named in the note; more are counted


def blocks(content: QualityContent, label: str) -> list[Block]:
    """The table, its sum, and which scores were prorated or refused."""
    title = _("Missing answers by reason")
    table = Table()
    head = _head(table)
    again = (continued(label, title), head)
    rows = content.quality.missing
    whole_table = len(rows) <= WHOLE_TABLE
    made = [
        _row(table, content.name(row.instrument), row, again, last=False, keep=whole_table or at in (0, len(rows) - 1))
        for at, row in enumerate(rows)
    ]
    every = _row(table, _("All forms"), _sum(rows), again, last=True, keep=True)
    reading = said(_("Of the items asked on the forms that are keyed, as they stand after all keyings."))
    return [caption(label, title, reading, fresh=False), head, *made, every, notes(_notes(content))]


def _head(table: Table) -> Block:
    words = (_("omitted"), _("illegible"), _("two marked"), _("between two"), _("n/a"), _("page missing"))
    cells = (
        Cell(0, _("Instrument"), BODY_BOLD, "left", scope="Column", down=_LOWER),
        Cell(_FIELDS, _("items"), LABEL, scope="Column", down=_LOWER),
        *(_named(right, name) for right, name in zip(_REASONS, words, strict=True)),
        Cell(_ALL, _("all"), BODY_BOLD, scope="Column", down=_LOWER),
        Cell(_SHARE, _("% of items"), LABEL, scope="Column", down=_LOWER),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(14, cells)], 29, below=HEAD_RULE, ornament=ornament, keep=True)


def _named(right: float, reason: str) -> Cell:
    """The head of a column on its bottom line; the first of several words on the line above."""
    first, _blank, rest = reason.partition(" ")
    if not rest:
        return Cell(right, first, LABEL, scope="Column", down=_LOWER)
    return Cell(right, first, LABEL, scope="Column", under=rest)


def _row(table: Table, name: str, row: MissingRow, again: tuple[Block, ...], *, last: bool, keep: bool) -> Block:
    style = BODY_BOLD if last else BODY
    shown = shortened(name, style.face, style.size, _FIELDS - 36)
    cells = [Cell(0, shown, style, "left", scope="Row")]
    cells.append(Cell(_FIELDS, numbers.count(row.fields), SECOND_LINE))
    for right, reason in zip(_REASONS, MISSING_REASONS, strict=True):
        found = row.reasons.get(reason, 0)
        cells.append(Cell(right, numbers.count(found), style if found else portions.zero_pale(0)))
    cells.append(Cell(_ALL, numbers.count(row.every), BODY_BOLD if row.every else portions.zero_pale(0)))
    cells.append(Cell(_SHARE, numbers.fine_percent(row.every, row.fields), SECOND_LINE if row.fields else LABEL))

    def ornament(pen: Pen, y: float) -> None:
        if last:
            pen.rule(LEFT, RIGHT, y, HAIR_RULE.thick, HAIR_RULE.colour)

    return table.row(
        [RowLine(_BASELINE, tuple(cells))], _ROW + (1 if last else 0), below=TOP_RULE if last else None,
        ornament=ornament, keep=keep, again=again,
    )  # fmt: skip


def _sum(rows: Sequence[MissingRow]) -> MissingRow:
    reasons = {reason: sum(row.reasons.get(reason, 0) for row in rows) for reason in MISSING_REASONS}
    return MissingRow("", sum(row.fields for row in rows), reasons)


def _notes(content: QualityContent) -> list[Runs]:
    scores = content.quality.scores
    parts = [
        _scores(_("Prorated scores"), [(one.label, one.prorated) for one in scores if one.prorated]),
        _scores(_("Not scored, for too many gaps"), [(one.label, one.refused) for one in scores if one.refused]),
        _absent(content.quality.absent),
    ]
    return [joined([part for part in parts if part])]


def _scores(what: str, counts: Sequence[tuple[str, int]]) -> Runs:
    """How many scores, and which."""
    whole = sum(n for _label, n in counts)
    if not counts:
        return said(_("{what}: {n}."), what=what, n=numbers.count(0))
    named = ", ".join(f"{label}\u00a0{numbers.count(n)}" for label, n in counts[:_NAMED])
    rest = sum(n for _label, n in counts[_NAMED:])
    if rest:
        named = _("{named}, others\u00a0{n}").format(named=named, n=numbers.count(rest))
    return said(_("{what}: {n} ({named})."), what=what, n=numbers.count(whole), named=named)


def _absent(count: int) -> Runs:
    told = ngettext(
        "{n} whole form never came back and is not counted here.",
        "{n} whole forms never came back and are not counted here.",
        count,
    )
    return said(told, n=numbers.count(count)) if count else ()
