"""Shares of people, each with its exact interval: of every answer to a question, and of people in the register."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.reports import ink, numbers, portions
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT
from imp_desktop.reports.pen import BODY, BODY_BOLD, LABEL, SECOND_LINE, Pen
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
    notes,
    text_cell,
)
from imp_desktop.statistics.counts import Share
from imp_desktop.statistics.feasibility_results import CodedFinding, RegisterFinding, ShareFinding
from imp_desktop.statistics.shares import share as exact

_COUNT: Final = 218.0
_PERCENT: Final = 272.0
_INTERVAL: Final = 336.0
_PLOT: Final = portions.scale(LEFT + 352, LEFT + 480)
_ANSWER: Final = 10.0  # how far answers stand in from their question
_ROW: Final = 15.4
_LINE: Final = 10.4
_BAR: Final = 7.0


@dataclass(frozen=True)
class _Line:
    """One row: a question or register entry with its share, one answer to it, or the forms without one."""

    name: str
    count: int
    share: Share | None
    answer: bool = False
    forms: int | None = None
    inset: bool = False


def blocks(label: str, title: str, findings: Sequence[ShareFinding], *, fresh: bool = False) -> list[Block]:
    """The table of questions: the share that is counted, then every answer there could have been."""
    lines = [line for finding in findings for line in _question(finding)]
    reading = _(
        "In bold the share that is counted, below it every answer there could be; of the people who answered. "
        "The dot is the share, the line its exact 95% interval."
    )
    return _table(label, title, plain(reading), lines, fresh=fresh)


def register(label: str, title: str, findings: Sequence[RegisterFinding], *, fresh: bool = False) -> list[Block]:
    """The table of shares counted from the register."""
    lines = [_Line(finding.label, finding.share.part, finding.share) for finding in findings]
    reading = _("Counted from the register. The dot is the share, the line its exact 95% interval.")
    return _table(label, title, plain(reading), lines, fresh=fresh)


def codes(label: str, title: str, finding: CodedFinding, reading: Runs, *, fresh: bool = False) -> list[Block]:
    """The table of texts by code, of all texts there are."""
    texts = finding.texts
    lines = [_Line(count.label, count.n, exact(min(count.n, texts), texts), answer=True) for count in finding.counts]
    lines.append(_Line(_("no text"), max(0, finding.forms - texts), None, answer=True, forms=finding.forms))
    return _table(label, title, reading, lines, fresh=fresh)


def _question(finding: ShareFinding) -> Iterator[_Line]:
    whole = finding.share.whole
    yield _Line(finding.label, finding.share.part, finding.share)
    for count in finding.counts:
        yield _Line(count.label, count.n, exact(count.n, whole), answer=True, inset=True)
    yield _Line(_("no answer"), max(0, finding.forms - whole), None, answer=True, forms=finding.forms, inset=True)


def _table(label: str, title: str, reading: Runs, lines: Sequence[_Line], *, fresh: bool) -> list[Block]:
    table = Table()
    head = _head(table, _("Share") if any(not line.answer for line in lines) else _("Theme"))
    again = (continued(label, title), head)
    rows = []
    for at, line in enumerate(lines):
        last = at == len(lines) - 1
        rows.append(_row(table, line, again, last=last, keep=last or lines[at + 1].answer))
    return [caption(label, title, reading, fresh=fresh), head, *rows, _axis(), notes(_notes(lines))]


def _head(table: Table, first: str) -> Block:
    cells = (
        Cell(0, first, BODY_BOLD, "left", scope="Column"),
        Cell(_COUNT, said("*n*"), SECOND_LINE, scope="Column"),
        Cell(_PERCENT, _("per cent"), BODY_BOLD, scope="Column"),
        Cell(_INTERVAL, _("[95% CI]"), SECOND_LINE, scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _row(table: Table, line: _Line, again: tuple[Block, ...], *, last: bool, keep: bool) -> Block:
    style = BODY if line.answer else BODY_BOLD
    left = _ANSWER if line.inset else 0.0
    name = text_cell(left, brief(line.name), _COUNT - 24 - left, style=style, scope="Row")
    height = _ROW + _LINE * (len(name.lines) - 1)

    def ornament(pen: Pen, y: float) -> None:
        portions.grid(pen, _PLOT, y, height)
        if line.share is None:
            return
        if line.answer:
            _bar(pen, y + 7.8, line.share)
        else:
            portions.mark(pen, _PLOT, y + 7.8, line.share)

    return table.row(
        [RowLine(10.6, (name, *_numbers(line)))], height, ornament=ornament, keep=keep, again=again,
        below=HAIR_RULE if line.forms is not None and not last else None,
    )  # fmt: skip


def _numbers(line: _Line) -> list[Cell | TextCell]:
    count = Cell(_COUNT, numbers.count(line.count), portions.zero_pale(line.count))
    if line.share is None:
        return [count, Cell(_COUNT + 3, _("of {n} forms").format(n=numbers.count(line.forms or 0)), LABEL, "left")]
    return [
        count,
        Cell(_COUNT + 3, _("of {n}").format(n=numbers.count(line.share.whole)), LABEL, "left"),
        Cell(_PERCENT, portions.percent(line.share), BODY if line.answer else BODY_BOLD),
        Cell(_INTERVAL, portions.interval(line.share), SECOND_LINE),
    ]


def _bar(pen: Pen, y: float, share: Share) -> None:
    if share.part:
        wide = _PLOT.at(100 * share.part / share.whole) - _PLOT.left
        pen.box((_PLOT.left, y - _BAR / 2, wide, _BAR), fill=ink.AGREEMENT[3])


def _axis() -> Block:
    def draw(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y, TOP_RULE.thick, TOP_RULE.colour)
        portions.axis(pen, _PLOT, y + 10)

    return Block(12, draw, keep=True)


def _notes(lines: Sequence[_Line]) -> list[Runs]:
    parts = [said(_("Exact (Clopper–Pearson) intervals; per cent rounded half up from the counts."))]
    if any(line.answer for line in lines):
        parts.append(said(_("No answer or text: forms that came back without one; not part of any per cent.")))
    if any(line.share is not None and not line.share.whole for line in lines):
        parts.append(said(_("En dash: nobody to count yet.")))
    return [joined(parts)]
