"""Head and foot of a sheet of a printed form: what it is, whose, how it is filled in, when it was and who keyed it."""

from typing import Final

from imp_desktop.i18n import _
from imp_desktop.instruments.model import Item
from imp_desktop.reports import faces, ink
from imp_desktop.reports.page import MM, WIDTH
from imp_desktop.reports.paper_form import PaperForm, by_box
from imp_desktop.reports.paper_form_columns import LEFT, RIGHT
from imp_desktop.reports.paper_form_digits import HIGH, aligned, boxes, date_hints
from imp_desktop.reports.paper_form_layout import Sheet
from imp_desktop.reports.paper_form_marks import QR_SIDE, code, corners
from imp_desktop.reports.paper_form_words import feet, instruction, page_label, title
from imp_desktop.reports.pen import Pen, Style, small_capitals
from imp_desktop.reports.runs import Line, limited, plain, printable, shortened, wrapped

BODY: Final = 54 * MM
DATE: Final = 258.5 * MM
_EYEBROW: Final = Style(faces.SANS_BOLD, 10, ink.INK_2)
_CHIP: Final = Style(faces.SANS_BOLD, 8, ink.FIRST)
_TITLES: Final = (20.0, 18.0, 16.0, 14.0)
_INSTRUCTION: Final = Style(faces.SANS, 10.6)
_LEADING: Final = 14.0
_SIGN: Final = Style(faces.SANS_BOLD, 13)
_LABEL: Final = Style(faces.SANS, 9, ink.INK_2)
_KEYER_LABEL: Final = Style(faces.SANS, 8.4, ink.INK_3)
_FOOT: Final = Style(faces.SANS, 7, ink.INK_3)
_CODE_LEFT: Final = 139 * MM
_CODE_RIGHT: Final = RIGHT - QR_SIDE - 4.5 * MM
_CODE_BOX: Final = (6 * MM, 8 * MM)
_NARROW: Final = 4.4 * MM
_CODE_TOP: Final = 20.8 * MM
_KEYER_BOX: Final = (4.5 * MM, 5.2 * MM)


def top_of_rows(form: PaperForm) -> float:
    """Where the rows begin on every sheet: below the longest instruction any page has."""
    pages = range(1, form.instrument.pages + 1)
    lines = max(len(_instruction(form, form.instrument.on_page(page))) for page in pages)
    return BODY + max(0, lines - 2) * _LEADING


def draw_head(pen: Pen, sheet: Sheet, bottom: float) -> None:
    """Everything above the rows, which begin at `bottom`."""
    form, place = sheet.form, sheet.place
    corners(pen)
    code_left = _code_left(form)
    _titles(pen, form, code_left - LEFT - 6 * MM)
    _participant(pen, form, code_left)
    with pen.tagged("P"):
        pen.text(max(code_left, _CODE_LEFT), 32.8 * MM, page_label(form, place), _EYEBROW)
    code(pen, form, place, RIGHT - QR_SIDE, 18 * MM)
    with pen.tagged("P"):
        for at, line in enumerate(_instruction(form, sheet.items)):
            pen.line_of(LEFT, 44.6 * MM + at * _LEADING, line)
    pen.rule(LEFT, RIGHT, bottom, 0.9, ink.INK)


def draw_foot(pen: Pen, sheet: Sheet, rows_end: float) -> None:
    """Everything below the rows."""
    form = sheet.form
    top = max(DATE, rows_end + 8 * MM)
    written = form.filled
    label = _("Date filled in")
    with pen.tagged("P"):
        at = LEFT + pen.text(LEFT, top + 4.1 * MM, label, _LABEL) + 2 * MM
        shape = "00 00 0000"
        day = aligned(written.date, shape) if written else ""
        at = boxes(pen, (at, top), shape, day or "", date_hints()) + 7 * MM
    keyed = written.keyed_by if written else ()
    for number, said in enumerate((_("keyed 1"), _("keyed 2"))):
        at = _small_boxes(pen, at, top, said, 2, keyed[number] if number < len(keyed) else "") + 4.5 * MM
    digits = _sum_digits(sheet)
    if digits:
        _small_boxes(pen, at, top, _("page sum"), digits)
    for at_line, said in enumerate(feet(form, sheet.place)):
        with pen.tagged("P"):
            fitting = shortened(said, _FOOT.face, _FOOT.size, RIGHT - LEFT)
            pen.text(WIDTH / 2, (285.4 + 3.2 * at_line) * MM, fitting, _FOOT, "middle")


def _titles(pen: Pen, form: PaperForm, room: float) -> None:
    with pen.tagged("P"):
        eyebrow = shortened(form.assessment_label, _EYEBROW.face, _EYEBROW.size, room)
        wide = pen.text(LEFT, 20.2 * MM, eyebrow, _EYEBROW)
        if form.filled:
            said = form.filled.state or _("printed from what is keyed")
            left = LEFT + (wide + 3 * MM if eyebrow else 0)
            pen.text(left, 20.2 * MM, shortened(said, _CHIP.face, _CHIP.size, room - (left - LEFT)), _CHIP)
    words = title(form)
    size = next((size for size in _TITLES if faces.width(words, faces.SERIF, size) <= room), _TITLES[-1])
    lines = limited(plain(words), faces.SERIF, size, room, 2)
    first = 28.3 * MM if len(lines) == 1 else 26.4 * MM
    with pen.tagged("H1"):
        for at, line in enumerate(lines):
            pen.line_of(LEFT, first + at * size * 1.14, line)


def _groups(form: PaperForm) -> tuple[str, list[str]]:
    """The code to be written into boxes, and the signs of each of its groups; a hyphen parts groups."""
    given = printable(form.code)
    return given, [group for group in (given or form.code_shape).split("-") if group]


def _code_width(form: PaperForm, wide: float) -> float:
    _given, groups = _groups(form)
    return sum(map(len, groups)) * wide + (len(groups) - 1) * 2 * MM


def _code_box(form: PaperForm) -> float:
    """How wide a box of the code is: as usual, or narrower where the code is long."""
    return _CODE_BOX[0] if _code_width(form, _CODE_BOX[0]) <= _CODE_RIGHT - _CODE_LEFT else _NARROW


def _code_left(form: PaperForm) -> float:
    return min(_CODE_LEFT, _CODE_RIGHT - _code_width(form, _code_box(form)))


def _participant(pen: Pen, form: PaperForm, left: float) -> None:
    """The code of the participant in boxes, empty ones where it is not known."""
    given, groups = _groups(form)
    wide, high = _code_box(form), _CODE_BOX[1]
    size = min(_SIGN.size, wide * 0.76)
    with pen.tagged("P", alt=f"{_('Participant')} {given}".strip()):
        small_capitals(pen, left, 19.1 * MM, _("Participant"))
        at = left
        for group in groups:
            for sign in group:
                pen.box((at, _CODE_TOP, wide, high), fill=ink.PAPER, edge=ink.INK, thick=0.9)
                if given:
                    style = Style(faces.SANS_BOLD, size)
                    pen.text(at + wide / 2, _CODE_TOP + high / 2 + 0.34 * size, sign, style, "middle")
                at += wide
            at += 2 * MM


def _instruction(form: PaperForm, items: tuple[Item, ...]) -> list[Line]:
    return wrapped(instruction(form, items), _INSTRUCTION.face, _INSTRUCTION.size, RIGHT - LEFT)


def _small_boxes(pen: Pen, left: float, top: float, label: str, number: int, signs: str = "") -> float:
    """Boxes for who keys the form; gives where they end."""
    wide, high = _KEYER_BOX
    with pen.tagged("P"):
        at = left + pen.text(left, top + 4.1 * MM, label, _KEYER_LABEL) + 1.4 * MM
        for place in range(max(number, len(signs))):
            pen.box((at, top + (HIGH - high) / 2, wide, high), fill=ink.PAPER, edge=ink.HAIR)
            if place < len(signs):
                pen.text(at + wide / 2, top + 4.1 * MM, signs[place], _KEYED, "middle")
            at += wide
    return at


_KEYED: Final = Style(faces.SANS_BOLD, 8.4, ink.FIRST)


def _sum_digits(sheet: Sheet) -> int:
    """How many boxes the sum of all codes of the page needs; none where a page has hardly anything to add up."""
    codes = [max(item.choices.codes) for item in sheet.items if by_box(item) and item.choices]
    return len(str(sum(codes))) if len(codes) > 1 else 0
