"""What a machine finds its way by on a printed form: marks at the corners, at rows and columns, and the code."""

from collections.abc import Iterable
from typing import Final

from reportlab.graphics.barcode import qrencoder

from imp_desktop.i18n import _
from imp_desktop.reports import ink
from imp_desktop.reports.page import HEIGHT, MM, WIDTH
from imp_desktop.reports.paper_form import PaperForm, Place
from imp_desktop.reports.pen import Pen

CORNER: Final = 5 * MM
CORNER_INSET: Final = 8 * MM
RING: Final = 2.2 * MM
MARK: Final = (3 * MM, 1.3 * MM)
ROW_MARKS: Final = WIDTH - 12.2 * MM
QR_SIDE: Final = 19 * MM
_KIND: Final = "IMP1"


def payload(form: PaperForm, place: Place) -> str:
    """What the code on a page says: which study, whose form, which questionnaire in which version, which page."""
    instrument = form.instrument
    return "|".join(
        (
            _KIND,
            form.study,
            form.code,
            form.assessment,
            f"{instrument.id}.{instrument.version}",
            f"{place.label}/{instrument.pages}",
            form.language,
        )
    )


def corners(pen: Pen) -> None:
    """A square in every corner; the one at the lower right is hollow, so that a page upside down is noticed."""
    far = (WIDTH - CORNER_INSET - CORNER, HEIGHT - CORNER_INSET - CORNER)
    for left in (CORNER_INSET, far[0]):
        for top in (CORNER_INSET, far[1]):
            pen.box((left, top, CORNER, CORNER), fill=ink.MARK)
    inset = (CORNER - RING) / 2
    pen.box((far[0] + inset, far[1] + inset, RING, RING), fill=ink.PAPER)


def rows(pen: Pen, middles: Iterable[float]) -> None:
    """A mark at the right edge for every row."""
    wide, high = MARK
    for middle in middles:
        pen.box((ROW_MARKS, middle - high / 2, wide, high), fill=ink.MARK)


def columns(pen: Pen, middles: Iterable[float], top: float) -> None:
    """A mark below every column of boxes."""
    high, wide = MARK
    for middle in middles:
        pen.box((middle - wide / 2, top, wide, high), fill=ink.MARK)


def code(pen: Pen, form: PaperForm, place: Place, left: float, top: float) -> None:
    """The page's code as QR, with enough redundancy for a crease or a spot."""
    said = payload(form, place)
    symbol = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    symbol.addData(said)
    symbol.make()
    side = QR_SIDE / symbol.moduleCount
    dark = [
        (left + start * side, top + row * side, (end - start) * side, side)
        for row, line in enumerate(symbol.modules)
        for start, end in _runs(line)
    ]
    alt = _("Code of this page: {said}").format(said=said)
    with pen.tagged("Figure", alt=alt, box=(left, top, QR_SIDE, QR_SIDE)):
        pen.boxes(dark, ink.MARK)


def _runs(line: list[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin and end in one row."""
    edges = [at for at in range(len(line) + 1) if (at < len(line) and line[at]) != (at > 0 and line[at - 1])]
    return list(zip(edges[::2], edges[1::2], strict=True))
