"""The strip of facts at the top of a report: a small heading, what is, and a pale line that says more."""

from collections.abc import Sequence
from typing import Final

from imp_desktop.reports import ink
from imp_desktop.reports.faces import SANS, SANS_BOLD
from imp_desktop.reports.layout import Block
from imp_desktop.reports.page import LEFT, RIGHT, columns
from imp_desktop.reports.pen import Pen, Style, small_capitals
from imp_desktop.reports.runs import shortened

_FACT: Final = Style(SANS_BOLD, 9)
_DETAIL: Final = Style(SANS, 7.8, ink.INK_3)
_ROW: Final = 49.5
_IN_A_ROW: Final = 4

Fact = tuple[str, str, str]  # heading, what is, more of it


def strip(facts: Sequence[Fact]) -> Block:
    """Facts side by side, four in a row, between two dark rules."""
    rows = -(-len(facts) // _IN_A_ROW)

    def draw(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 8, 0.9, ink.INK)
        for number, fact in enumerate(facts):
            place = number % _IN_A_ROW
            left, room = columns(1 + 3 * place, 3 + 3 * place)
            room += 0 if place == _IN_A_ROW - 1 else 9
            _draw(pen, (left, y + 21.5 + _ROW * (number // _IN_A_ROW), room), fact)
        for row in range(1, rows):
            pen.rule(LEFT, RIGHT, y + 8.5 + _ROW * row)
        pen.rule(LEFT, RIGHT, y + 8 + _ROW * rows, 0.9, ink.INK)

    return Block(25 + _ROW * rows, draw)


def _draw(pen: Pen, place: tuple[float, float, float], fact: Fact) -> None:
    left, y, room = place
    with pen.tagged("P"):
        small_capitals(pen, left, y, f"{fact[0]} ")
        pen.text(left, y + 12.4, f"{shortened(fact[1], _FACT.face, _FACT.size, room)} ", _FACT)
        pen.text(left, y + 23.6, shortened(fact[2], _DETAIL.face, _DETAIL.size, room), _DETAIL)
