"""What people answered to statements on one scale: per cent in a grid, beside bars about the middle of the scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from reportlab.lib.colors import Color

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import figures, ink, numbers, portions
from imp_desktop.reports.faces import width
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, ROOM
from imp_desktop.reports.pen import AXIS, BODY_BOLD, LABEL, SECOND_LINE, Pen
from imp_desktop.reports.runs import Runs, brief, joined, said, shortened
from imp_desktop.reports.sentences import enumerated, lowered
from imp_desktop.reports.tables import (
    HEAD_RULE,
    TOP_RULE,
    Cell,
    Ornament,
    RowLine,
    Table,
    TextCell,
    caption,
    continued,
    in_words,
    notes,
    text_cell,
)
from imp_desktop.statistics.feasibility_results import GridFinding, GridRow

_LABEL: Final = 15.0
_N: Final = 183.0
_GAP: Final = 5.0  # between n and the grid
_CODES: Final = 110.0  # room for the columns of the grid, as long as a column can hold 100
_WIDEST, _NARROWEST = 22.0, 15.0
_BARS: Final = 14.0  # between the grid and the bars
_END: Final = 452.6  # where the bars end at the latest
_ROW: Final = 16.2
_LINE: Final = 10.4
_BAR: Final = 9.6
_LISTED: Final = 3  # answers listed for the agreement; of more the first and the last
_NAMED: Final = 2  # statements named for one share; more are counted


@dataclass(frozen=True)
class _Grid:
    """The finding with its measures."""

    finding: GridFinding

    @property
    def middle(self) -> int | None:
        """The place of the middle code; None for a scale with an even number of codes."""
        codes = len(self.finding.codes)
        return codes // 2 if codes % 2 else None

    @property
    def side(self) -> int:
        """How many codes lie on either side of the middle."""
        return len(self.finding.codes) // 2

    @cached_property
    def colours(self) -> tuple[Color, ...]:
        """A colour a code: dark at both ends, pale at the middle."""
        low, paler_low, middle, paler_high, high = ink.AGREEMENT
        steps = [at / (self.side - 1) if self.side > 1 else 0.0 for at in range(self.side)]
        lower = tuple(_mixed(low, paler_low, step) for step in steps)
        upper = tuple(_mixed(high, paler_high, step) for step in reversed(steps))
        return (*lower, *((middle,) if self.middle is not None else ()), *upper)

    @cached_property
    def columns(self) -> tuple[float, ...]:
        """The right edges of the columns of the grid."""
        codes = len(self.finding.codes)
        step = min(_WIDEST, max(_NARROWEST, _CODES / codes))
        return tuple(_N + _GAP + step * (at + 1) for at in range(codes))

    @cached_property
    def scale(self) -> figures.Scale:
        """The axis of the bars: a point a per cent, or less where many disagree."""
        left, right = LEFT + self.columns[-1] + _BARS, LEFT + _END
        furthest = max([25.0, *(float(self.before(row)) for row in self.finding.rows)])
        unit = min(1.0, (right - left) / (100 + furthest))
        return figures.Scale(left, right, 100 - (right - left) / unit, 100, step=25 if unit > 0.55 else 50)

    def before(self, row: GridRow) -> Fraction:
        """How far the bar of a row reaches to the left of the middle, in per cent."""
        if not row.n:
            return Fraction(0)
        middle = Fraction(row.counts[self.middle], 2) if self.middle is not None else 0
        return 100 * (sum(row.counts[: self.side]) + middle) / Fraction(row.n)


def blocks(label: str, finding: GridFinding, *, fresh: bool = True) -> list[Block]:
    """The table of one grid of statements."""
    grid = _Grid(finding)
    table = Table()
    head = _head(grid, table)
    again = (continued(label, brief(finding.label)), head)
    made = [caption(label, brief(finding.label), _reading(grid), fresh=fresh), _legend(grid), head]
    made += _rows(grid, table, again)
    return [*made, _axis(grid), notes(_notes(grid)), in_words(_words(finding))]


def _mixed(first: Color, second: Color, step: float) -> Color:
    pairs = ((first.red, second.red), (first.green, second.green), (first.blue, second.blue))
    return Color(*(one + step * (other - one) for one, other in pairs))


def _reading(grid: _Grid) -> Runs:
    parts = [
        said(
            _(
                "Statements in the order and with the numbers of the form, in short wording; per cent of the people "
                "who answered the statement."
            )
        )
    ]
    if grid.middle is None:
        parts.append(said(_("Bars are centred on the middle of the scale.")))
    else:
        middle = brief(grid.finding.labels[grid.middle])
        parts.append(said(_("Bars are centred on the middle of “{answer}”."), answer=middle))
    return joined(parts)


def _legend(grid: _Grid) -> Block:
    """The answers with their codes and colours, on as many lines as they need."""
    places: list[tuple[float, int, str, Color]] = []
    left, line = 0.0, 0
    for code, answer, colour in zip(grid.finding.codes, grid.finding.labels, grid.colours, strict=True):
        named = str(code) if answer == str(code) else f"{code} {shortened(answer, LABEL.face, LABEL.size, 140)}"
        wide = 15 + width(named, LABEL.face, LABEL.size)
        if left and left + wide > ROOM:
            left, line = 0.0, line + 1
        places.append((left, line, named, colour))
        left += wide + 15

    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("P"):
            for x, at, named, colour in places:
                pen.box((LEFT + x, y + 5 + 12 * at, 11, 7), fill=colour)
                pen.text(LEFT + x + 15, y + 11.4 + 12 * at, f"{named} ", LABEL.but(ink.INK_2))

    return Block(17 + 12 * line, draw, keep=True)


def _head(grid: _Grid, table: Table) -> Block:
    cells = [
        Cell(0, _("Statement"), BODY_BOLD, "left", scope="Column"),
        Cell(_N, said("*n*"), SECOND_LINE, scope="Column"),
        *(
            Cell(right, str(code), SECOND_LINE, scope="Column")
            for right, code in zip(grid.columns, grid.finding.codes, strict=True)
        ),
        Cell(ROOM, _("agree, %"), BODY_BOLD, scope="Column"),
    ]

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)
        for right, colour in zip(grid.columns, grid.colours, strict=True):
            pen.box((LEFT + right - 11, y + 8.5, 11, 6.5), fill=colour)
        zero = grid.scale.at(0)
        pen.text(zero - 4, y + 24.5, _("disagree"), AXIS.but(ink.INK_2), "right")
        pen.text(zero + 4, y + 24.5, _("agree"), AXIS.but(ink.INK_2))

    return table.row([RowLine(24.5, tuple(cells))], 30, below=HEAD_RULE, ornament=ornament, keep=True)


def _rows(grid: _Grid, table: Table, again: tuple[Block, ...]) -> Iterator[Block]:
    rows = grid.finding.rows
    for at, row in enumerate(rows):
        before = rows[at - 1].part if at else ""
        if row.part and row.part != before:
            yield _part_head(grid, table, row.part, again, first=at == 0)
        yield _row(grid, table, row, again, keep=at == 0 or at >= len(rows) - 2)


def _part_head(grid: _Grid, table: Table, part: str, again: tuple[Block, ...], *, first: bool) -> Block:
    cell = text_cell(0, part, _N - 10, most=1, style=BODY_BOLD.but(ink.FIRST), scope="Row")
    high = 18.0

    def ornament(pen: Pen, y: float) -> None:
        figures.grid(pen, grid.scale, y, high)
        if not first:
            pen.rule(LEFT, RIGHT, y + 1)

    return table.row([RowLine(high - 4.5, (cell,))], high, ornament=ornament, keep=True, again=again)


def _row(grid: _Grid, table: Table, row: GridRow, again: tuple[Block, ...], *, keep: bool) -> Block:
    label = text_cell(_LABEL, row.label, _N - 18 - _LABEL, scope="Row")
    cells: list[Cell | TextCell] = [
        Cell(10.5, numbers.count(row.number), LABEL),
        label,
        Cell(_N, numbers.count(row.n), portions.zero_pale(row.n)),
        *(
            Cell(right, _per_cent(count, row.n), portions.zero_pale(count))
            for right, count in zip(grid.columns, row.counts, strict=True)
        ),
        Cell(ROOM, _per_cent(row.agree.part, row.agree.whole), BODY_BOLD),
    ]
    height = _ROW + _LINE * (len(label.lines) - 1)
    return table.row([RowLine(11, tuple(cells))], height, ornament=_bar(grid, row, height), keep=keep, again=again)


def _bar(grid: _Grid, row: GridRow, height: float) -> Ornament:
    scale = grid.scale

    def draw(pen: Pen, y: float) -> None:
        figures.grid(pen, scale, y, height)
        top, start = y + 8 - _BAR / 2, -grid.before(row)
        for count, colour in zip(row.counts, grid.colours, strict=True):
            if not count:
                continue
            end = start + Fraction(100 * count, row.n)
            left, right = scale.at(float(start)), scale.at(float(end))
            pen.box((left, top, max(right - left - 0.5, 0.3), _BAR), fill=colour)
            start = end
        pen.stroke(((scale.at(0), y), (scale.at(0), y + height)), 0.6, ink.INK)

    return draw


def _per_cent(part: int, whole: int) -> str:
    return numbers.percent(part, whole).removesuffix("%")


def _axis(grid: _Grid) -> Block:
    scale = grid.scale

    def draw(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y, TOP_RULE.thick, TOP_RULE.colour)
        for tick in scale.ticks:
            pen.stroke(((scale.at(tick), y), (scale.at(tick), y + 2.5)), 0.5, ink.INK_2)
            pen.text(scale.at(tick), y + 11, numbers.number(abs(tick), 0), AXIS, "middle")

    return Block(13, draw, keep=True)


def _notes(grid: _Grid) -> list[Runs]:
    finding = grid.finding
    left_out = finding.forms * len(finding.rows) - sum(row.n for row in finding.rows)
    parts = [
        said(_("*n*: people who answered, of {forms} forms that came back."), forms=numbers.count(finding.forms)),
        said(
            ngettext("{count} answer is missing.", "{count} answers are missing.", left_out),
            count=numbers.count(left_out),
        ),
        said(_("Per cent rounded half up, so a row can add up to 99 or 101.")),
        _last_column([f"“{brief(answer)}”" for answer in finding.labels[-grid.side :]]),
    ]
    if not all(row.n for row in finding.rows):
        parts.append(said(_("En dash: nobody answered the statement.")))
    return [joined(parts)]


def _last_column(answers: Sequence[str]) -> Runs:
    """Which answers count as agreement."""
    if len(answers) == 1:
        return said(_("Last column: {answer}, rounded once from the counts."), answer=answers[0])
    if len(answers) > _LISTED:
        named = _("{first} to {last}").format(first=answers[0], last=answers[-1])
    else:
        named = enumerated(answers)
    return said(_("Last column: {answers} together, rounded once from the counts."), answers=named)


def _words(finding: GridFinding) -> Runs:
    answered = [row for row in finding.rows if row.n]
    if not answered:
        return said(_("Nobody has answered these statements yet."))
    shares = {row.id: Fraction(row.agree.part, row.agree.whole) for row in answered}
    least = [row for row in answered if shares[row.id] == min(shares.values())]
    most = [row for row in answered if shares[row.id] == max(shares.values())]
    if len(least) == len(answered):
        agreed = said(_("{percent} agree, whichever the statement."), percent=portions.percent(least[0].agree))
    else:
        agreed = said(
            _("Agreement ranges from {least} ({lowest}) to {most} ({highest})."),
            least=portions.percent(least[0].agree), lowest=_named(least),
            most=portions.percent(most[0].agree), highest=_named(most),
        )  # fmt: skip
    return joined([agreed, _nobody_disagrees(answered)])


def _nobody_disagrees(answered: Sequence[GridRow]) -> Runs:
    without = sum(not any(row.counts[: len(row.counts) // 2]) for row in answered)
    if not without:
        return ()
    return said(
        ngettext(
            "Nobody disagrees with {without} of {count} statement.",
            "Nobody disagrees with {without} of {count} statements.",
            len(answered),
        ),
        without=numbers.count(without), count=numbers.count(len(answered)),
    )  # fmt: skip


def _named(rows: Sequence[GridRow]) -> str:
    if len(rows) > _NAMED:
        return ngettext("{count} statement", "{count} statements", len(rows)).format(count=numbers.count(len(rows)))
    return "; ".join(lowered(row.label) for row in rows)
