"""The last sheets of a filled form: notes beside its rows, and texts longer than its lines."""

from collections.abc import Iterator, Mapping
from typing import Final

from imp_desktop.i18n import _
from imp_desktop.instruments.model import Item, ItemType
from imp_desktop.reports import faces, ink
from imp_desktop.reports.layout import Block, pages, space
from imp_desktop.reports.page import MM, WIDTH, Sheets
from imp_desktop.reports.paper_form import PaperForm
from imp_desktop.reports.paper_form_columns import LEFT, RIGHT, TEXT_LEFT
from imp_desktop.reports.paper_form_layout import Sheet
from imp_desktop.reports.paper_form_words import text_of, version
from imp_desktop.reports.paper_form_writing import parts, written_lines
from imp_desktop.reports.pen import Pen, Style
from imp_desktop.reports.runs import Line, brief, limited, plain, wrapped

_TITLE: Final = Style(faces.SERIF, 16)
_HEAD: Final = Style(faces.SANS_BOLD, 9.6)
_LETTER: Final = Style(faces.SANS_BOLD, 9.6, ink.FIRST)
_TEXT: Final = 9.6
_LEADING: Final = 12.4
_TOP: Final = 24 * MM
_BOTTOM: Final = 278 * MM
_FOOT: Final = Style(faces.SANS, 7, ink.INK_3)


def draw(sheets: Sheets, form: PaperForm, drawn: tuple[Sheet, ...], letters: Mapping[str, str]) -> None:
    """Add the sheets with what did not fit on the form; none where everything did."""
    blocks = [*_notes(form, letters), *_long_texts(form, drawn)]
    if not blocks:
        return
    title = _("Notes and longer texts")
    for page in pages(blocks, _TOP + 12 * MM, _BOTTOM):
        pen = sheets.pen
        with pen.tagged("H1"):
            pen.text(LEFT, _TOP, title, _TITLE)
        with pen.tagged("P"):
            pen.text(RIGHT, _TOP, _about(form), _HEAD, "right")
        pen.rule(LEFT, RIGHT, _TOP + 3 * MM, 0.9, ink.INK)
        for y, block in page.placed:
            block.draw(pen, y)
        for at, said in enumerate((version(form), _about(form))):
            with pen.tagged("P"):
                pen.text(WIDTH / 2, (285.4 + 3.2 * at) * MM, said, _FOOT, "middle")
        sheets.turn()


def _about(form: PaperForm) -> str:
    return "  ·  ".join(part for part in (brief(form.code), form.assessment, brief(form.words.short)) if part)


def _notes(form: PaperForm, letters: Mapping[str, str]) -> Iterator[Block]:
    for item in form.instrument.items:
        if item.id in letters:
            yield _head_of(form, item, letters[item.id])
            yield from _lines_of(form.shown(item).note)
            yield space(8)


def _long_texts(form: PaperForm, drawn: tuple[Sheet, ...]) -> Iterator[Block]:
    ruled = {row.item.id: row.ruled for sheet in drawn for block in sheet.blocks for row in block.rows}
    for item in form.instrument.items:
        text = form.shown(item).text
        if item.type is ItemType.TEXT and text and not written_lines(text, ruled[item.id]).whole:
            yield _head_of(form, item, "")
            yield from _lines_of(text)
            yield space(8)


def _head_of(form: PaperForm, item: Item, letter: str) -> Block:
    said = f"{item.number}  {text_of(item, form.words)}".strip()
    (line, *_rest) = limited(plain(said), _HEAD.face, _HEAD.size, RIGHT - TEXT_LEFT, 1)

    def draw_it(pen: Pen, y: float) -> None:
        with pen.tagged("P"):
            pen.text(TEXT_LEFT - 3 * MM, y + 10, letter, _LETTER, "right")
            pen.line_of(TEXT_LEFT, y + 10, line)

    return Block(_LEADING + 2, draw_it, keep=True)


def _lines_of(text: str) -> Iterator[Block]:
    for part in parts(text):
        for line in wrapped(plain(part), faces.SANS, _TEXT, RIGHT - TEXT_LEFT):
            yield _line(line)


def _line(line: Line) -> Block:
    def draw_it(pen: Pen, y: float) -> None:
        with pen.tagged("P"):
            pen.line_of(TEXT_LEFT, y + 9.4, line, ink.FIRST)

    return Block(_LEADING, draw_it)
