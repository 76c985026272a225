"""The query sheet: what to look up on paper, by participant, with its place there and room to write beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Final

from imp_desktop.i18n import _, ngettext, speaking
from imp_desktop.reports import faces, numbers, outcome
from imp_desktop.reports.facts import Facts
from imp_desktop.reports.layout import Block, space
from imp_desktop.reports.page import LEFT, RIGHT, document
from imp_desktop.reports.pen import BODY_BOLD, NOTE, SENTENCE, Pen, Style
from imp_desktop.reports.runs import brief, limited, plain
from imp_desktop.reports.tables import (
    HAIR_RULE,
    HEAD_RULE,
    TOP_RULE,
    Cell,
    RowLine,
    Table,
    TextCell,
    notes,
    paragraph,
    text_cell,
)

_TITLE: Final = Style(faces.SERIF, 18)
_QUESTION: Final = 122.0
_ANSWER: Final = 300.0
_INITIALS: Final = 440.0
_GAP: Final = 10.0
_WRITING: Final = 20.0  # from one line to write on to the next
_LEAST: Final = 2  # lines to write on
_MOST: Final = 14  # lines of a question; what is longer stands in the program


@dataclass(frozen=True)
class Line:
    """One thing to look up: of whom, in which form, where on its paper (page and item 0: the form as a whole).

    `question` is what is asked, by `who` and `when`; `to` whom it is put, if anybody.
    """

    code: str
    form: str
    page: int
    item: int
    question: str
    who: str
    when: datetime
    to: str = ""


def query_sheet(lines: Sequence[Line], left_out: int, facts: Facts, language: str) -> bytes:
    """The sheet as a PDF in the language; lines of one participant stand together.

    `left_out` counts what must not be told while its form is being keyed twice.
    """
    with speaking(language):
        paper = outcome.paper(facts, language, _("Query sheet"))
        return document(paper, [*_head(lines, left_out), *_table(lines)], lambda _entries: None)


def _head(lines: Sequence[Line], left_out: int) -> list[Block]:
    told = [_reading(lines)]
    if left_out:
        words = ngettext(
            "{n} line about a form that is being keyed twice is left out until its keyings are settled.",
            "{n} lines about forms that are being keyed twice are left out until their keyings are settled.",
            left_out,
        )
        told.append(words.format(n=numbers.count(left_out)))
    return [_title(_("Query sheet")), space(4), paragraph(" ".join(told), SENTENCE, 11.2), space(6, keep=True)]


def _title(title: str) -> Block:
    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("H1"):
            pen.text(LEFT, y + 17, title, _TITLE)

    return Block(26, draw, keep=True, entry=title)


def _reading(lines: Sequence[Line]) -> str:
    if not lines:
        return _("Nothing waits to be looked up.")
    people = len({line.code for line in lines})
    counted = ngettext(
        "{n} line about the papers of {people} people.", "{n} lines about the papers of {people} people.", len(lines)
    )
    if people == 1:
        counted = ngettext(
            "{n} line about the papers of one person.", "{n} lines about the papers of one person.", len(lines)
        )
    told = counted.format(n=numbers.count(len(lines)), people=numbers.count(people))
    return told + " " + _("Look at the paper, write down what it says, and sign with your initials.")


def _table(lines: Sequence[Line]) -> Iterator[Block]:
    if not lines:
        return
    table = Table()
    head = _columns(table)
    yield head
    people = [(code, list(of)) for code, of in groupby(lines, key=lambda line: line.code)]
    for code, of_person in people:
        first = (space(6), head)
        again = (*first, _person(table, _("{code} (continued)").format(code=code)))
        yield _person(table, code, first)
        for at, line in enumerate(of_person):
            last = at == len(of_person) - 1
            yield _row(table, line, again, final=last and code == people[-1][0], ends=last)
    yield notes([plain(_("What is written here is entered in the work list, at the question or at the item."))])


def _columns(table: Table) -> Block:
    cells = (
        Cell(0, _("Place on the paper"), BODY_BOLD, "left", scope="Column"),
        Cell(_QUESTION, _("Question"), BODY_BOLD, "left", scope="Column"),
        Cell(_ANSWER, _("What the paper says"), BODY_BOLD, "left", scope="Column"),
        Cell(_INITIALS, _("Initials"), BODY_BOLD, "left", scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _person(table: Table, code: str, again: tuple[Block, ...] = ()) -> Block:
    cell = Cell(0, code, Style(faces.SANS_BOLD, 10), "left", scope="Row")
    return table.row([RowLine(14, (cell,))], 18, keep=True, again=again)


def _row(table: Table, line: Line, again: tuple[Block, ...], *, final: bool, ends: bool) -> Block:
    place = text_cell(0, brief(line.form), _QUESTION - _GAP, most=3, scope="Row")
    place = _and_below(place, _where(line), _QUESTION - _GAP)
    question = text_cell(_QUESTION, line.question, _ANSWER - _QUESTION - _GAP, most=_MOST)
    question = _and_below(question, _asked(line), _ANSWER - _QUESTION - _GAP)
    high = max(_WRITING * _LEAST, *(11 + cell.leading * (len(cell.lines) - 1) for cell in (place, question))) + 7

    def ornament(pen: Pen, y: float) -> None:
        for at in range(1, int((high - 4) // _WRITING) + 1):
            pen.rule(LEFT + _ANSWER, LEFT + _INITIALS - _GAP, y + at * _WRITING)
        pen.rule(LEFT + _INITIALS, RIGHT, y + _WRITING)

    rule = TOP_RULE if final else HAIR_RULE if ends else None
    cells = (place, question, Cell(_ANSWER, ""), Cell(_INITIALS, ""))
    return table.row([RowLine(11, cells)], high, below=rule, ornament=ornament, again=again)


def _and_below(cell: TextCell, words: str, room: float) -> TextCell:
    """The same cell with these words in small print under what it says."""
    return replace(cell, lines=(*cell.lines, *limited(plain(words), NOTE.face, NOTE.size, room, 2)))


def _where(line: Line) -> str:
    if not line.item:
        return _("the form as a whole") if not line.page else _("page {page}").format(page=line.page)
    return _("page {page}, item {item}").format(page=line.page, item=line.item)


def _asked(line: Line) -> str:
    told = _("{who}, {day}").format(who=brief(line.who), day=numbers.day(line.when.astimezone()))
    return _("{asked}; for {name}").format(asked=told, name=brief(line.to)) if line.to else told
