"""The slip that is laid on a pile of packets: which they are, how far each is keyed, and what was met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from imp_desktop.i18n import _, ngettext, speaking
from imp_desktop.reports import faces, numbers, outcome
from imp_desktop.reports.facts import Facts
from imp_desktop.reports.layout import Block, space
from imp_desktop.reports.page import LEFT, RIGHT, document
from imp_desktop.reports.pen import BODY_BOLD, SENTENCE, Pen, Style
from imp_desktop.reports.runs import brief
from imp_desktop.reports.tables import HAIR_RULE, HEAD_RULE, TOP_RULE, Cell, RowLine, Table, paragraph

_TITLE: Final = Style(faces.SERIF, 18)
_CODE: Final = Style(faces.SANS_BOLD, 10)
_FORMS: Final = 190.0
_FLAGS: Final = 270.0
_NOTES: Final = 350.0
_SEEN: Final = 380.0


@dataclass(frozen=True)
class SlipLine:
    """One packet of the pile: forms keyed of those due, open flags and notes in it."""

    code: str
    done: int
    forms: int
    flags: int
    notes: int


@dataclass(frozen=True)
class Slip:
    """A pile: its number, assessment and keying in words, who keyed it, from when to when, and what was remarked."""

    number: int
    assessment: str
    keying: str
    who: str
    begun: datetime
    ended: datetime | None
    remark: str
    lines: tuple[SlipLine, ...]


def pile_slip(slip: Slip, facts: Facts, language: str) -> bytes:
    """The slip as a PDF in the language."""
    with speaking(language):
        title = _("Pile {number}: {assessment}, {keying}").format(
            number=numbers.count(slip.number), assessment=brief(slip.assessment), keying=slip.keying
        )
        paper = outcome.paper(facts, language, _("Slip of a pile"))
        return document(paper, [*_head(title, slip), *_table(slip.lines), *_foot(slip)], lambda _entries: None)


def _head(title: str, slip: Slip) -> list[Block]:
    keyed = sum(line.done == line.forms for line in slip.lines)
    counted = _("{keyed} of {all} packets keyed.").format(
        keyed=numbers.count(keyed), all=numbers.count(len(slip.lines))
    )
    told = _("{who}, begun {begun}").format(who=brief(slip.who), begun=numbers.day(slip.begun.astimezone()))
    if slip.ended is not None:
        told += _(", ended {ended}").format(ended=numbers.day(slip.ended.astimezone()))
    return [_title(title), space(4), paragraph(f"{counted} {told}.", SENTENCE, 11.2), space(6, keep=True)]


def _title(title: str) -> Block:
    def draw(pen: Pen, y: float) -> None:
        with pen.tagged("H1"):
            pen.text(LEFT, y + 17, title, _TITLE)

    return Block(26, draw, keep=True, entry=title)


def _table(lines: Sequence[SlipLine]) -> Iterator[Block]:
    table = Table()
    head = _columns(table)
    yield head
    for at, line in enumerate(lines):
        rule = TOP_RULE if at == len(lines) - 1 else HAIR_RULE
        cells = (
            Cell(0, line.code, _CODE, "left", scope="Row"),
            Cell(_FORMS, _("{done} of {forms}").format(done=line.done, forms=line.forms)),
            Cell(_FLAGS, numbers.count(line.flags)),
            Cell(_NOTES, numbers.count(line.notes)),
            Cell(_SEEN, "" if line.done == line.forms else _("not all keyed"), SENTENCE, "left"),
        )
        yield table.row([RowLine(13, cells)], 19, below=rule, again=(space(6), head))


def _columns(table: Table) -> Block:
    cells = (
        Cell(0, _("Code"), BODY_BOLD, "left", scope="Column"),
        Cell(_FORMS, _("forms keyed"), BODY_BOLD, scope="Column"),
        Cell(_FLAGS, _("flags"), BODY_BOLD, scope="Column"),
        Cell(_NOTES, _("notes"), BODY_BOLD, scope="Column"),
        Cell(_SEEN, _("what is left"), BODY_BOLD, "left", scope="Column"),
    )

    def ornament(pen: Pen, y: float) -> None:
        pen.rule(LEFT, RIGHT, y + 3, TOP_RULE.thick, TOP_RULE.colour)

    return table.row([RowLine(15, cells)], 21, below=HEAD_RULE, ornament=ornament, keep=True)


def _foot(slip: Slip) -> Iterator[Block]:
    flags, noted = sum(line.flags for line in slip.lines), sum(line.notes for line in slip.lines)
    counted = [
        ngettext("{n} flag", "{n} flags", flags).format(n=numbers.count(flags)),
        ngettext("{n} note", "{n} notes", noted).format(n=numbers.count(noted)),
    ]
    yield space(10)
    yield paragraph(_("In all: {counts}.").format(counts=", ".join(counted)), SENTENCE, 11.2)
    if slip.remark:
        yield space(4)
        yield paragraph(_("Remark: {text}").format(text=brief(slip.remark)), SENTENCE, 11.2)
    yield space(24)
    yield _signature()


def _signature() -> Block:
    """Lines for who put the pile away, and when."""

    def draw(pen: Pen, y: float) -> None:
        for left, words in ((0.0, _("put away by")), (200.0, _("on"))):
            with pen.tagged("P"):
                wide = pen.text(LEFT + left, y + 12, words, SENTENCE)
            pen.rule(LEFT + left + wide + 8, LEFT + left + 170, y + 13)

    return Block(20, draw)
