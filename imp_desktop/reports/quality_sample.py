"""The table of packets compared with the paper: fields, differences, exact interval, and what is decided and why."""

from typing import Final

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import numbers, portions, quality_sentences
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT
from imp_desktop.reports.pen import BODY, BODY_BOLD, SECOND_LINE, Pen
from imp_desktop.reports.quality_content import QualityContent, per_10_000
from imp_desktop.reports.quality_facts import SampleRow
from imp_desktop.reports.runs import Runs, joined, plain, said
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    caption,
    continued,
    in_words,
    notes,
)
from imp_desktop.statistics.keying_results import Decision

_PACKETS: Final = 150.0
_FIELDS: Final = 196.0
_DIFFERED: Final = 244.0
_RATE: Final = 296.0
_INTERVAL: Final = 352.0
_LIMIT: Final = 394.0
_DECISION: Final = 404.0
_ROW: Final = 14.2
_BASELINE: Final = 10.2


def blocks(content: QualityContent, label: str) -> list[Block]:
    """The table of samples; a sentence where none was drawn."""
    samples = content.quality.samples
    title = _("The final values against the paper")
    if not samples:
        told = said(_("No packet has been drawn and compared with its paper yet."))
        return [in_words(told, _("Against paper"))]
    table = Table()
    head = _head(table)
    again = (continued(label, title), head)
    last = len(samples) - 1
    rows = [_row(table, row, again, last=at == last, keep=at == 0 or at >= last - 1) for at, row in enumerate(samples)]
    reading = said(_("Packets drawn by the program; every field of them was compared with the paper once more."))
    return [
        caption(label, title, reading, fresh=False), head, *rows, notes([said(_("Exact (Clopper–Pearson) interval."))]),
        in_words(joined([_drawn(row, several=last > 0) for row in samples]), _("Decision")),
    ]  # fmt: skip


def _drawn(row: SampleRow, *, several: bool) -> Runs:
    """The decision about a sample, with its day where there are several."""
    told = [said("{day}:", day=_day(row))] if several else []
    told.append(quality_sentences.decision(row))
    if row.waiting:
        left = ngettext(
            "{n} field of the sample is not compared yet.",
            "{n} fields of the sample are not compared yet.",
            row.waiting,
        )
        told.append(said(left, n=numbers.count(row.waiting)))
    return joined(told)


def _head(table: Table) -> Block:
    columns = ((_PACKETS, _("packets")), (_FIELDS, _("fields")), (_DIFFERED, _("differed")))
    cells = (
        Cell(0, _("Drawn on"), BODY_BOLD, "left", scope="Column"),
        *(Cell(right, name, SECOND_LINE, scope="Column") for right, name in columns),
        Cell(_RATE, _("per 10\u00a0000"), BODY_BOLD, scope="Column"),
        Cell(_INTERVAL, _("[95% CI]"), SECOND_LINE, scope="Column"),
        Cell(_LIMIT, _("limit"), SECOND_LINE, scope="Column"),
        Cell(_DECISION, _("Decision"), BODY_BOLD, "left", scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(table: Table, row: SampleRow, again: tuple[Block, ...], *, last: bool, keep: bool) -> Block:
    found, sample = row.found, row.found.sample
    words = {
        Decision.ACCEPT: _("accepted"), Decision.REJECT: _("not accepted"),
        Decision.UNDECIDED: _("more packets needed"),
    }  # fmt: skip
    cells = (
        Cell(0, plain(_day(row)), BODY, "left", scope="Row"),
        Cell(_PACKETS, numbers.count(sample.packets), SECOND_LINE),
        Cell(_FIELDS, numbers.count(sample.fields), SECOND_LINE),
        Cell(_DIFFERED, numbers.count(sample.wrong), portions.zero_pale(sample.wrong)),
        Cell(_RATE, per_10_000(found.rate), BODY_BOLD),
        Cell(_INTERVAL, numbers.DASH if found.ci95 is None else numbers.interval(found.ci95, 1), SECOND_LINE),
        Cell(_LIMIT, quality_sentences.limit_said(sample.limit), SECOND_LINE),
        Cell(_DECISION, words[found.decision], BODY_BOLD, "left"),
    )
    return table.row(
        [RowLine(_BASELINE, cells)], _ROW + (1 if last else 0), below=TOP_RULE if last else None, keep=keep, again=again
    )


def _day(row: SampleRow) -> str:
    return numbers.DASH if row.drawn_on is None else numbers.day(row.drawn_on)
