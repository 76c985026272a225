"""The paper: A4 portrait, its grid, the running head and foot, and a document of blocks made into bytes."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from imp_desktop.i18n import _
from imp_desktop.reports import faces, ink, numbers, tags
from imp_desktop.reports.layout import Block, Page, pages
from imp_desktop.reports.pen import Pen, Style
from imp_desktop.reports.runs import shortened

MM: Final[float] = mm
WIDTH: Final[float] = 210 * mm
HEIGHT: Final[float] = 297 * mm
LEFT: Final = 22 * mm
RIGHT: Final = WIDTH - 16 * mm
ROOM: Final = RIGHT - LEFT
COLUMN: Final = 10.67 * mm
GUTTER: Final = 4 * mm
TOP: Final = 29 * mm - 9.5
BOTTOM: Final = HEIGHT - 22 * mm
_HEAD: Final = 13.5 * mm
_FOOT: Final = HEIGHT - 12 * mm
_FOOT_RULE: Final = HEIGHT - 15.2 * mm

_RUNNING: Final = Style(faces.SANS, 7.4, ink.INK_3)
_REPORT: Final = Style(faces.SANS_BOLD, 7.4, ink.INK_2)
_CHIP: Final = Style(faces.SANS_BOLD, 6.8, ink.PAPER)
_FINE: Final = Style(faces.SANS, 6.5, ink.INK_3)
_FINE_BOLD: Final = Style(faces.SANS_BOLD, 6.5, ink.INK_2)
_NUMBER: Final = Style(faces.SANS_BOLD, 7.4, ink.INK_2)


@dataclass(frozen=True)
class Paper:
    """What stands on every page: the study, the report, the state of the data, and the two lines at the foot.

    `frozen` draws the state as an outline, not as a dark sign.
    """

    study: str
    report: str
    state: str
    foot: str
    second_foot: str
    language: str
    frozen: bool = False


def columns(first: int, last: int) -> tuple[float, float]:
    """Left edge and width of the columns `first` to `last` of twelve, both counted from 1."""
    left = LEFT + (first - 1) * (COLUMN + GUTTER)
    return left, (last - first + 1) * COLUMN + (last - first) * GUTTER


def document(paper: Paper, blocks: Sequence[Block], placed: Callable[[dict[str, int]], None]) -> bytes:
    """The blocks as a PDF; `placed` is told the page of every entry before the first page is drawn."""
    made = pages(blocks, TOP, BOTTOM)
    placed(_entries(made))
    sheets = Sheets(f"{paper.report}: {paper.study}", paper.foot, paper.language)
    for number, page in enumerate(made, start=1):
        _draw_page(sheets.pen, page, number)
        _draw_head_and_foot(sheets.pen, paper, number, len(made))
        sheets.turn()
    return sheets.finished()


class Sheets:
    """Sheets of A4 drawn on one after the other with `pen`, then made into the bytes of a tagged PDF."""

    def __init__(self, title: str, subject: str, language: str) -> None:
        faces.font(faces.SANS)
        self._stream = io.BytesIO()
        self._canvas = Canvas(
            self._stream, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1, lang=language,
            initialFontName=faces.SANS.name,
        )  # fmt: skip
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject(subject)
        self._canvas.setCreator("imp_desktop")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self.pen = Pen(self._canvas, HEIGHT)

    def turn(self) -> None:
        """Go on to the next sheet."""
        self._canvas.showPage()
        self.pen.next_page()

    def finished(self) -> bytes:
        """The document of all sheets."""
        drawn = self._canvas._doc.Pages.pages  # noqa: SLF001 - reportlab offers no other way to its pages
        tags.write(self._canvas, self.pen.root, drawn)
        self._canvas.save()
        return self._stream.getvalue()


def _entries(made: Sequence[Page]) -> dict[str, int]:
    return {
        block.entry: number for number, page in enumerate(made, start=1) for _y, block in page.placed if block.entry
    }


def _draw_page(pen: Pen, page: Page, number: int) -> None:
    for at, (y, block) in enumerate(page.placed):
        if block.entry:
            pen.entry(block.entry, number * 1000 + at)
        block.draw(pen, y)


def _draw_head_and_foot(pen: Pen, paper: Paper, number: int, total: int) -> None:
    chip = faces.width(paper.state, _CHIP.face, _CHIP.size) + 9
    edge, fill, style = (ink.INK, None, _CHIP.but(ink.INK)) if paper.frozen else (None, ink.INK, _CHIP)
    pen.box((RIGHT - chip, _HEAD - 8.3, chip, 11.6), fill=fill, edge=edge, round_by=1.6)
    pen.text(RIGHT - chip + 4.5, _HEAD, paper.state, style)
    report = pen.text(RIGHT - chip - 7, _HEAD, paper.report, _REPORT, "right")
    pen.text(LEFT, _HEAD, shortened(paper.study, _RUNNING.face, _RUNNING.size, ROOM - chip - report - 24), _RUNNING)
    pen.rule(LEFT, RIGHT, _FOOT_RULE)
    counted = _("Page {number} of {total}").format(number=numbers.count(number), total=numbers.count(total))
    wide = pen.text(RIGHT, _FOOT, counted, _NUMBER, "right")
    pen.text(LEFT, _FOOT, shortened(paper.foot, _FINE.face, _FINE.size, ROOM - wide - 10), _FINE)
    pen.text(LEFT, _FOOT + 8.8, shortened(paper.second_foot, _FINE_BOLD.face, _FINE_BOLD.size, ROOM), _FINE_BOLD)
