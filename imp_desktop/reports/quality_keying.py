"""The table of keyings: of every instrument and type of item how many fields one keying gave differently."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import figures, numbers, portions, quality_sentences, rate_plot
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT
from imp_desktop.reports.pen import BODY, BODY_BOLD, LABEL, SECOND_LINE, Pen
from imp_desktop.reports.quality_content import Group, QualityContent, interval, per_10_000, type_name
from imp_desktop.reports.runs import Runs, joined, said, shortened
from imp_desktop.reports.tables import (
    HAIR_RULE,
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Rule,
    Table,
    caption,
    continued,
    notes,
)
from imp_desktop.statistics.keying_results import FormsKeyed, Rate

_DUE: Final = 140.0
_KEYED: Final = 182.0
_TWICE: Final = 220.0
_FIELDS: Final = 264.0
_DIFFERED: Final = 303.0
_RATE: Final = 350.0
_INTERVAL: Final = 401.0
_ROW: Final = 14.6
_BASELINE: Final = 10.4
_NONE: Final = Rate(0, 0, None)


@dataclass(frozen=True)
class _Line:
    """One row: an instrument or a sum of them with its forms, or a type of item without forms; `below` rules it off."""

    name: str
    rate: Rate
    forms: tuple[int, int, int] | None = None
    bold: bool = False
    below: Rule | None = None
    heading: bool = False


def blocks(content: QualityContent, label: str) -> list[Block]:
    """The table with its plot and the notes below."""
    title = _("Fields in which one keying differed from the final value")
    lines = list(_lines(content))
    rates = [line.rate for line in lines]
    along = rate_plot.scale([line.rate for line in lines if line.forms is not None], content.headline.rate)
    table = Table()
    head = _head(table)
    again = (continued(label, title), head)
    last = len(lines) - 1
    rows = [
        _row(table, line, along, again, keep=at == 0 or at >= last - 1 or line.heading) for at, line in enumerate(lines)
    ]
    return [
        caption(label, title, _reading(), fresh=False), head, *rows,
        _axis(along, drawn=bool(content.keying.every.fields)),
        notes(_notes(content, leaves=rate_plot.leaves(along, rates)), room=_INTERVAL),
    ]  # fmt: skip


def _reading() -> Runs:
    return said(
        _(
            "Of the forms that were keyed twice; every keying of a field counts as one field. The dot is the rate, the "
            "line its exact 95% interval."
        )
    )


def _lines(content: QualityContent) -> Iterator[_Line]:
    groups = content.groups
    for group in groups:
        for at, forms in enumerate(group.forms):
            below = HAIR_RULE if at == len(group.forms) - 1 else None
            yield _Line(content.name(forms.instrument), content.rate(forms.instrument), _counts(forms), below=below)
        if group.questionnaires and len(group.forms) > 1:
            yield _sum(_("All questionnaires"), group)
    if len(groups) > 1 or not content.questionnaires.forms:
        yield _sum(_("All forms"), content.whole)
    types = content.keying.by_type
    if len(types) > 1:
        yield _Line(_("By type of item"), _NONE, heading=True)
        yield from (_Line(type_name(name), rate) for name, rate in types.items())


def _counts(forms: FormsKeyed | Group) -> tuple[int, int, int]:
    return forms.due, forms.keyed, forms.twice


def _sum(name: str, group: Group) -> _Line:
    return _Line(name, group.rate, _counts(group), bold=True, below=HAIR_RULE)


def _head(table: Table) -> Block:
    columns = (
        (_DUE, _("forms due")), (_KEYED, _("keyed")), (_TWICE, _("twice")), (_FIELDS, _("fields")),
        (_DIFFERED, _("differed")),
    )  # fmt: skip
    cells = (
        Cell(0, _("Instrument"), BODY_BOLD, "left", scope="Column"),
        *(Cell(right, name, SECOND_LINE, scope="Column") for right, name in columns),
        Cell(_RATE, _("per 10\u00a0000"), BODY_BOLD, scope="Column"),
        Cell(_INTERVAL, _("[95% CI]"), SECOND_LINE, scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(table: Table, line: _Line, along: figures.Scale, again: tuple[Block, ...], *, keep: bool) -> Block:
    style = BODY_BOLD if line.bold else BODY

    def ornament(pen: Pen, y: float) -> None:
        rate_plot.grid(pen, along, y, _ROW, None if line.heading else line.rate)
        if not line.heading:
            rate_plot.mark(pen, along, y + _BASELINE - 2.8, line.rate)

    name = shortened(line.name, style.face, style.size, _DUE - 36)
    cells = [Cell(0, name, LABEL if line.heading else style, "left", scope="Row")]
    cells += [] if line.heading else [*_forms(line), *_rate(line)]
    return table.row(
        [RowLine(_BASELINE, tuple(cells))], _ROW, below=line.below, ornament=ornament, keep=keep, again=again
    )


def _forms(line: _Line) -> list[Cell]:
    if line.forms is None:
        return []
    due, keyed, twice = line.forms
    return [
        Cell(_DUE, numbers.count(due), SECOND_LINE),
        Cell(_KEYED, numbers.count(keyed), SECOND_LINE),
        Cell(_TWICE, numbers.count(twice), SECOND_LINE if twice else LABEL),
    ]


def _rate(line: _Line) -> list[Cell]:
    found = line.rate
    differed = numbers.count(found.differed) if found.fields else numbers.DASH
    style = BODY_BOLD if line.bold else BODY
    return [
        Cell(_FIELDS, numbers.count(found.fields), SECOND_LINE if found.fields else LABEL),
        Cell(_DIFFERED, differed, portions.zero_pale(found.differed) if not line.bold else style),
        Cell(_RATE, per_10_000(found.per_10_000), style),
        Cell(_INTERVAL, interval(found), SECOND_LINE),
    ]


def _axis(along: figures.Scale, *, drawn: bool) -> Block:
    """The rule below the table; the numbers of the axis stand beside the notes."""

    def draw(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y, TOP_RULE.thick, TOP_RULE.colour)
        if drawn:
            rate_plot.axis(pen, along, y)

    return Block(0, draw, keep=True)


def _notes(content: QualityContent, *, leaves: bool) -> list[Runs]:
    parts: list[Runs] = []
    if content.keying.every.fields:
        parts += [quality_sentences.settled(content.keying), quality_sentences.kinds(content.keying)]
        parts.append(said(_("An error that both keyings share is not seen here.")))
        parts.append(said(_("Exact Poisson interval (Garwood); an arrow leaves the plot.") if leaves
                          else _("Exact Poisson interval (Garwood).")))  # fmt: skip
    return [joined([*parts, _people(content)])]


def _people(content: QualityContent) -> Runs:
    """How many people keyed; nobody's own errors are printed."""
    people = content.quality.people
    if people < 2:  # the sum is then one person's own
        return ()
    told = _("{n} people keyed; how often each of them erred is shown to that person alone.")
    return said(told, n=numbers.count(people))
