"""The rows of a printed form: number and words at the left, boxes or lines to write on, what is written in, marks."""

from collections.abc import Mapping
from typing import Final

from imp_desktop.reports import faces, ink, paper_form_marks
from imp_desktop.reports.page import MM
from imp_desktop.reports.paper_form import PaperForm, Shown
from imp_desktop.reports.paper_form_columns import BOX, LEFT, RIGHT, TEXT_LEFT, Columns
from imp_desktop.reports.paper_form_layout import LEADING, LINE_PITCH, SMALL, SMALL_LEADING, Block, Row, Sheet, gap
from imp_desktop.reports.paper_form_writing import written_lines
from imp_desktop.reports.pen import Pen, Style

_NUMBER_RIGHT: Final = 24.6 * MM
_NUMBER: Final = Style(faces.SANS_BOLD, 10.4)
_CONDITION: Final = Style(faces.SANS, SMALL, ink.INK_2)
_CODE: Final = 7.0
_NOTE: Final = Style(faces.SANS_BOLD, 8, ink.FIRST)
_NOTE_RIGHT: Final = LEFT - 1.6 * MM
_MARKS_BELOW: Final = 2 * MM
_CROSS: Final = 1.3
_OVER: Final = 0.5 * MM


def draw(pen: Pen, sheet: Sheet, top: float, notes: Mapping[str, str]) -> float:
    """Draw all rows of a sheet from `top` on; `notes` maps items to the letter of their note. Gives where they end."""
    y = top
    above = None
    for block in sheet.blocks:
        y = _block(pen, sheet, block, y + gap(above, block), notes)
        above = block
    return y


def _block(pen: Pen, sheet: Sheet, block: Block, top: float, notes: Mapping[str, str]) -> float:
    y = top + block.head
    if block.columns:
        with pen.row(block):
            block.columns.draw_head(pen, y)
    else:
        pen.rule(LEFT, RIGHT, y, 0.9, ink.INK)
    middles = []
    for at, row in enumerate(block.rows):
        _ground(pen, block, at, y)
        with pen.row(block):
            _row(pen, sheet, block, row, y)
        _note(pen, notes.get(row.item.id, ""), y + row.middle)
        middles.append(y + row.middle)
        y += row.height
    pen.rule(LEFT, RIGHT, y, 0.9, ink.INK)
    paper_form_marks.rows(pen, middles)
    if block.columns:
        block.columns.draw_marks(pen, y + _MARKS_BELOW)
    return y


def _ground(pen: Pen, block: Block, at: int, top: float) -> None:
    """A band on every second row, a rule under every fifth; rows to write on are parted by rules alone."""
    row = block.rows[at]
    if row.ruled:
        if at:
            pen.rule(LEFT, RIGHT, top, 0.35, ink.HAIR)
        return
    if at % 2:
        pen.box((LEFT, top, RIGHT - LEFT, row.height), fill=ink.TINT)
    if at and at % 5 == 0:
        pen.rule(LEFT, RIGHT, top, 0.5, ink.HAIR)


def _row(pen: Pen, sheet: Sheet, block: Block, row: Row, top: float) -> None:
    shown = sheet.form.shown(row.item)
    middle = top + row.middle
    _words(pen, row, middle, sheet.size)
    if row.beside:
        row.beside.draw(pen, middle)
    if block.columns:
        _boxes(pen, sheet.form, block.columns, middle, shown)
    elif block.digits:
        block.digits.draw(pen, row.item, middle, shown.text)
    else:
        _lines(pen, row, top + row.first, shown)


def _words(pen: Pen, row: Row, middle: float, size: float) -> None:
    """The number, and the words in lines about the middle of the row."""
    leading = size * LEADING
    high = max(1, len(row.lines)) * leading + len(row.small) * SMALL_LEADING
    first = middle - high / 2 + leading / 2 + 0.34 * size
    with pen.tagged("TH", scope="Row"):
        pen.text(_NUMBER_RIGHT, first, str(row.item.number), _NUMBER, "right")
    with pen.tagged("TD"):
        for at, line in enumerate(row.lines):
            pen.line_of(TEXT_LEFT, first + at * leading, line)
        below = middle + high / 2 - (len(row.small) - 0.72) * SMALL_LEADING
        for at, line in enumerate(row.small):
            pen.line_of(TEXT_LEFT, below + at * SMALL_LEADING, line, _CONDITION.ink)


def _boxes(pen: Pen, form: PaperForm, columns: Columns, middle: float, shown: Shown) -> None:
    labels = form.words.choices.get(columns.choices.id, {})
    for code, x in zip(columns.choices.codes, columns.middles, strict=True):
        crossed = shown.code == code
        with pen.tagged("TD", alt=f"× {code} {labels.get(code, '')}".strip() if crossed else ""):
            _box(pen, x, middle, str(code))
            if crossed:
                _cross(pen, x, middle)


def _box(pen: Pen, x: float, y: float, code: str) -> None:
    pen.box((x - BOX / 2, y - BOX / 2, BOX, BOX), fill=ink.PAPER, edge=ink.INK, thick=0.8)
    size = min(_CODE, (BOX - 2) / max(1.0, faces.width(code, faces.SANS, 1)))
    pen.text(x, y + 0.33 * size, code, Style(faces.SANS, size, ink.DROPPED), "middle")


def _cross(pen: Pen, x: float, y: float) -> None:
    """A cross as made by hand, from corner to corner and a little over."""
    reach = BOX / 2 + _OVER
    pen.stroke(((x - reach, y - reach), (x + reach, y + reach)), _CROSS, ink.FIRST)
    pen.stroke(((x - reach, y + reach), (x + reach, y - reach)), _CROSS, ink.FIRST)


def _lines(pen: Pen, row: Row, top: float, shown: Shown) -> None:
    """Lines to write on, and what is written there."""
    for number in range(1, row.ruled + 1):
        pen.rule(TEXT_LEFT, RIGHT, top + (number - 0.25) * LINE_PITCH, 0.5, ink.INK_3, (0.5, 2.2))
    if not shown.text:
        return
    with pen.tagged("TD"):
        for number, line in enumerate(written_lines(shown.text, row.ruled).lines, start=1):
            pen.line_of(TEXT_LEFT, top + (number - 0.25) * LINE_PITCH - 2.6, line, ink.FIRST)


def _note(pen: Pen, letter: str, middle: float) -> None:
    """The letter under which the note stands on the last sheet."""
    if letter:
        with pen.tagged("P"):
            pen.text(_NOTE_RIGHT, middle + 0.34 * _NOTE.size, letter, _NOTE, "right")
