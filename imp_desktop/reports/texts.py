"""Texts of the forms: how many stand under each code, with the words that may be printed; others are counted alone."""

from collections.abc import Iterator
from typing import Final

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import numbers, portions, quotes, shares
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, ROOM
from imp_desktop.reports.pen import BODY_BOLD, LABEL, SECOND_LINE, Pen
from imp_desktop.reports.runs import Runs, brief, joined, said
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
    in_words,
    notes,
    text_cell,
)
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.feasibility_results import CodedFinding, TextsFinding

_N: Final = 136.0
_REMARK: Final = 150.0


def blocks(label: str, finding: CodedFinding, *, fresh: bool = False) -> list[Block]:
    """The codes with their texts; where none may be printed, the codes with their shares."""
    title = brief(finding.label)
    if not any(finding.quotes.values()):
        return shares.codes(label, title, finding, _reading(finding), fresh=fresh)
    table = Table()
    head = _head(table)
    again = (continued(label, title), head)
    made = [caption(label, title, _reading(finding), fresh=fresh), head]
    for at, count in enumerate(finding.counts):
        made += _theme(table, finding, count, again, last=at == len(finding.counts) - 1)
    return [*made, notes(_notes(finding))]


def uncoded(finding: TextsFinding) -> list[Block]:
    """How many texts nobody sorts there are, in a sentence."""
    told = said(
        ngettext("{n} of {forms} form holds such a text.", "{n} of {forms} forms hold such a text.", finding.forms),
        n=numbers.count(finding.texts),
        forms=numbers.count(finding.forms),
    )
    return [in_words(told, brief(finding.label))]


def _reading(finding: CodedFinding) -> Runs:
    told = ngettext(
        "{n} text on {forms} forms, sorted under themes by hand.",
        "{n} texts on {forms} forms, sorted under themes by hand.",
        finding.texts,
    )
    parts = [said(told, n=numbers.count(finding.texts), forms=numbers.count(finding.forms))]
    if _several(finding):
        parts.append(said(_("Some texts stand under several themes.")))
    if finding.uncoded:
        parts.append(
            said(
                ngettext("{n} text is not sorted yet.", "{n} texts are not sorted yet.", finding.uncoded),
                n=numbers.count(finding.uncoded),
            )
        )
    return joined(parts)


def _several(finding: CodedFinding) -> bool:
    """Whether a text stands under more than one theme."""
    return sum(count.n for count in finding.counts) > finding.texts - finding.uncoded


def _head(table: Table) -> Block:
    cells = (
        Cell(0, _("Theme"), BODY_BOLD, "left", scope="Column"),
        Cell(_N, said("*n*"), SECOND_LINE, scope="Column"),
        Cell(_REMARK, _("In people’s own words"), BODY_BOLD, "left", scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _theme(
    table: Table, finding: CodedFinding, count: Count, again: tuple[Block, ...], *, last: bool
) -> Iterator[Block]:
    """A row a text; the first carries the name of the theme and how many texts there are."""
    label = brief(count.label)
    name = text_cell(0, label[:1].upper() + label[1:], _N - 20, most=3, scope="Row")
    named = (name, Cell(_N, numbers.count(count.n), portions.zero_pale(count.n)))
    printed = [quotes.quote_cell(_REMARK, text, ROOM - _REMARK) for text in finding.quotes.get(count.id, ())]
    if not printed and count.n:
        printed = [text_cell(_REMARK, _("no words to print"), ROOM - _REMARK, style=LABEL)]
    for at, remark in enumerate(printed or [None]):
        first, final = at == 0, at >= len(printed) - 1
        cells = (*(named if first else ()), *((remark,) if remark else ()))
        lines = [cell for cell in cells if isinstance(cell, TextCell)]
        height = (5.6 if final else 3.2) + max(cell.leading * len(cell.lines) for cell in lines)
        rule = (TOP_RULE if last else HAIR_RULE) if final else None
        yield table.row([RowLine(11, cells)], height, below=rule, keep=last and final, again=again)


def _notes(finding: CodedFinding) -> list[Runs]:
    given = [text for texts in finding.quotes.values() for text in texts]
    parts = [
        said(
            _("*n*: texts under the theme. {printed} of {texts} texts may be printed and stand here as written."),
            printed=numbers.count(len(given)), texts=numbers.count(finding.texts),
        ),
    ]  # fmt: skip
    if _several(finding):
        parts.append(said(_("A text under several themes is printed under its first.")))
    if any(quotes.is_cut(text) for text in given):
        parts.append(said(_("An ellipsis marks where a long text is shortened.")))
    return [joined(parts)]
