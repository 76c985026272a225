"""What draws: text, lines and marks on a page, measured from its top left corner, each with what it is."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from imp_desktop.reports import ink
from imp_desktop.reports.faces import MISSING_WIDTH, SANS, SANS_BOLD, SERIF, SERIF_ITALIC, Face, font, has, width
from imp_desktop.reports.runs import Line, Piece, Runs, line_width, pieces, plain
from imp_desktop.reports.tags import Element

Align = Literal["left", "right", "middle"]
_HANGING: Final = "]"


@dataclass(frozen=True)
class Style:
    """Face, size in points and colour of a text."""

    face: Face
    size: float
    ink: Color = ink.INK

    def but(self, colour: Color) -> "Style":
        """The same in another colour."""
        return replace(self, ink=colour)


BODY: Final = Style(SANS, 8.4)
BODY_BOLD: Final = Style(SANS_BOLD, 8.4)
SECOND_LINE: Final = Style(SANS, 7.8, ink.INK_2)
LABEL: Final = Style(SANS, 7.8, ink.INK_3)
PROSE: Final = Style(SANS, 9)
SENTENCE: Final = Style(SANS, 8.5, ink.INK_2)
NOTE: Final = Style(SANS, 7.3, ink.INK_2)
AXIS: Final = Style(SANS, 7.3, ink.INK_3)
SIDE_HEAD: Final = Style(SERIF, 10.4)
QUOTE: Final = Style(SERIF_ITALIC, 8.8)
SMALL_CAPITALS: Final = Style(SANS_BOLD, 6.6, ink.INK_3)


class Pen:
    """Draws on one canvas; everything outside `tagged` is an ornament to a screen reader."""

    def __init__(self, canvas: Canvas, page_height: float) -> None:
        self._canvas = canvas
        self._page_height = page_height
        self._page = 0
        self._marks = 0
        self._inside_mark = False
        self.root = Element("Document")
        self._parents = [self.root]
        self._tables: dict[int, Element] = {}

    def next_page(self) -> None:
        """Count marks from nought again, on the page that follows."""
        self._page += 1
        self._marks = 0

    @contextlib.contextmanager
    def tagged(
        self, kind: str, *, alt: str = "", scope: str = "", box: Sequence[float] | None = None
    ) -> Iterator[None]:
        """Everything drawn inside is one thing of that kind; `box` is left, top, width, height of a figure."""
        element = self._parents[-1].add(kind, alt=alt, scope=scope, box=self._bounds(box))
        element.mark(self._page, self._marks)
        with self._marked(f"/{kind} <</MCID {self._marks}>> BDC"):
            self._marks += 1
            yield

    @contextlib.contextmanager
    def row(self, table: object) -> Iterator[None]:
        """Everything tagged inside is a cell of one row of `table`, which may run on over pages."""
        if id(table) not in self._tables:
            self._tables[id(table)] = self.root.add("Table")
        self._parents.append(self._tables[id(table)].add("TR"))
        yield
        self._parents.pop()

    def text(self, x: float, y: float, what: str | Runs, style: Style = BODY, align: Align = "left") -> float:
        """Draw one line with its baseline at `y`; gives its width. At the right edge a closing bracket hangs."""
        runs = plain(what) if isinstance(what, str) else what
        return self.line_of(x, y, pieces(runs, style.face, style.size), style.ink, align)

    def line_of(self, x: float, y: float, line: Line, colour: Color = ink.INK, align: Align = "left") -> float:
        """Draw one line that is measured already; gives its width."""
        wide = line_width(line)
        if not line:
            return 0.0
        at = {"left": x, "middle": x - wide / 2, "right": x - wide + _overhang(line[-1])}[align]
        with self._ornament():
            self._canvas.setFillColor(colour)
            start = end = at
            for piece in line:
                start = start if piece.back else end
                self._draw(start, y - piece.rise, piece)
                end = max(end, start + piece.width)
        return wide

    def spaced(self, x: float, y: float, text: str, style: Style, tracking: float) -> float:
        """Draw letters with room between them; gives the width."""
        at = x
        with self._ornament():
            self._canvas.setFillColor(style.ink)
            for sign in plain(text)[0].text:
                piece = Piece(sign, style.face, style.size)
                self._draw(at, y, piece)
                at += piece.width + tracking
        return at - x

    def rule(
        self, left: float, right: float, y: float, thick: float = 0.35, colour: Color = ink.HAIR,
        dashes: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """Draw a level line."""
        self.stroke(((left, y), (right, y)), thick, colour, dashes)

    def stroke(
        self, points: Sequence[tuple[float, float]], thick: float, colour: Color = ink.INK,
        dashes: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """Draw a line through the points."""
        with self._ornament():
            self._canvas.setStrokeColor(colour)
            self._canvas.setLineWidth(thick)
            self._canvas.setDash(*([list(dashes)] if dashes else []))
            path = self._canvas.beginPath()
            path.moveTo(points[0][0], self._up(points[0][1]))
            for x, y in points[1:]:
                path.lineTo(x, self._up(y))
            self._canvas.drawPath(path, stroke=1, fill=0)

    def box(
        self, place: tuple[float, float, float, float], *, fill: Color | None = None, edge: Color | None = None,
        round_by: float = 0.0, thick: float = 0.7,
    ) -> None:  # fmt: skip
        """Draw a box at (left, top, width, height), filled, edged with a thin line, or both."""
        left, top, wide, high = place
        with self._ornament():
            self._colours(fill, edge, thick)
            place = (left, self._up(top + high), wide, high)
            drawn = {"stroke": edge is not None, "fill": fill is not None}
            if round_by:
                self._canvas.roundRect(*place, round_by, **drawn)
            else:
                self._canvas.rect(*place, **drawn)

    def boxes(self, places: Iterable[tuple[float, float, float, float]], colour: Color) -> None:
        """Fill many boxes in one go, so that no seam is seen where they touch."""
        with self._ornament():
            self._colours(colour, None, 0)
            path = self._canvas.beginPath()
            for left, top, wide, high in places:
                path.rect(left, self._up(top + high), wide, high)
            self._canvas.drawPath(path, stroke=0, fill=1)

    def circle(self, x: float, y: float, radius: float, fill: Color, edge: Color | None = None) -> None:
        """Draw a dot, or with an edge a ring."""
        with self._ornament():
            self._colours(fill, edge, 0.9)
            self._canvas.circle(x, self._up(y), radius, stroke=edge is not None, fill=1)

    def square(self, x: float, y: float, side: float, fill: Color, edge: Color | None = None) -> None:
        """Draw a square around its middle, filled or with an edge."""
        with self._ornament():
            self._colours(fill, edge, 1.1)
            self._canvas.rect(x - side / 2, self._up(y) - side / 2, side, side, stroke=edge is not None, fill=1)

    def triangle(self, x: float, y: float, towards: float) -> None:
        """Draw a small arrow head with its tip at `x`, pointing right (1) or left (-1)."""
        with self._ornament():
            self._colours(ink.INK, None, 0)
            path = self._canvas.beginPath()
            path.moveTo(x, self._up(y))
            path.lineTo(x - towards * 4, self._up(y) + 2.2)
            path.lineTo(x - towards * 4, self._up(y) - 2.2)
            path.close()
            self._canvas.drawPath(path, stroke=0, fill=1)

    def fill(self, corners: Sequence[tuple[float, float]], colour: Color) -> None:
        """Draw an area without an edge."""
        with self._ornament():
            self._colours(colour, None, 0)
            path = self._canvas.beginPath()
            path.moveTo(corners[0][0], self._up(corners[0][1]))
            for x, y in corners[1:]:
                path.lineTo(x, self._up(y))
            path.close()
            self._canvas.drawPath(path, stroke=0, fill=1)

    def peak(self, x: float, y: float, half: float = 3.0, colour: Color = ink.INK) -> None:
        """Draw a triangle that stands on `y` and points up at `x`."""
        self.fill([(x, y - 1.8 * half), (x - half, y), (x + half, y)], colour)

    def entry(self, title: str, number: int) -> None:
        """Offer this page under `title` in the outline of the document."""
        key = f"entry{number}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(title, key, 0)

    def _draw(self, x: float, y: float, piece: Piece) -> None:
        """Draw a piece of one face; a character the face lacks is drawn as an empty box that is seen."""
        font(piece.face)
        self._canvas.setFont(piece.face.name, piece.size)
        at = x
        for known, stretch in _stretches(piece):
            if known:
                self._canvas.drawString(at, self._up(y), stretch)
                at += width(stretch, piece.face, piece.size)
                continue
            for _sign in stretch:
                self._canvas.setLineWidth(0.4)
                self._canvas.setStrokeColor(ink.INK_3)
                self._canvas.setDash()
                wide = MISSING_WIDTH * piece.size
                self._canvas.rect(at + wide * 0.12, self._up(y), wide * 0.76, piece.size * 0.64, stroke=1, fill=0)
                at += wide

    def _colours(self, fill: Color | None, edge: Color | None, thick: float) -> None:
        self._canvas.setDash()
        if fill is not None:
            self._canvas.setFillColor(fill)
        if edge is not None:
            self._canvas.setStrokeColor(edge)
            self._canvas.setLineWidth(thick)

    @contextlib.contextmanager
    def _ornament(self) -> Iterator[None]:
        if self._inside_mark:
            yield
            return
        with self._marked("/Artifact BMC"):
            yield

    @contextlib.contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        code = self._canvas._code  # noqa: SLF001 - reportlab offers no marked content
        code.append(opening)
        self._inside_mark = True
        yield
        self._inside_mark = False
        code.append("EMC")

    def _up(self, y: float) -> float:
        return self._page_height - y

    def _bounds(self, box: Sequence[float] | None) -> tuple[float, ...] | None:
        if box is None:
            return None
        left, top, wide, high = box
        return tuple(round(edge, 2) for edge in (left, self._up(top + high), left + wide, self._up(top)))


def _overhang(last: Piece) -> float:
    return width(_HANGING, last.face, last.size) if last.text.endswith(_HANGING) else 0.0


def _stretches(piece: Piece) -> Iterator[tuple[bool, str]]:
    """The text in stretches the face can print and stretches it cannot."""
    start = 0
    known = [has(piece.face, sign) for sign in piece.text]
    for at in range(1, len(known) + 1):
        if at == len(known) or known[at] != known[start]:
            yield known[start], piece.text[start:at]
            start = at


def small_capitals(pen: Pen, x: float, y: float, text: str, style: Style = SMALL_CAPITALS) -> float:
    """Draw a label in tracked capitals."""
    return pen.spaced(x, y, text.upper(), style, 0.55)
