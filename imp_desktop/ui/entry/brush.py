"""Draws one row of a form: number, cue, the answer in its own column, and what is to be remarked."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPen

from imp_desktop.i18n import _
from imp_desktop.ui import icons
from imp_desktop.ui.controls import draw_cap
from imp_desktop.ui.controls.keycap import HEIGHT as CAP_HIGH
from imp_desktop.ui.controls.keycap import cap_width
from imp_desktop.ui.entry import words
from imp_desktop.ui.entry.between import Between
from imp_desktop.ui.entry.block_head import BlockHead
from imp_desktop.ui.entry.blocks import Kind, Place
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.measures import BETWEEN_BLOCKS, BOX, CUE_LEFT, NUMBER_RIGHT, UNIT_GAP, Measures
from imp_desktop.ui.entry.model import Row
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.remarks import Remarks
from imp_desktop.ui.entry.strokes import CENTRE, MIDDLE_LEFT, MIDDLE_RIGHT, Strokes

_BOX, _CURRENT_BOX = QSize(BOX, 20), QSize(36, 22)
_RING = 2.5


class RowBrush:
    """Draws one row; `pen` is given for the row that is expected."""

    def __init__(self, strokes: Strokes, measures: Measures) -> None:
        self._strokes = strokes
        self._painter = strokes.painter
        self._look = strokes.look
        self._measures = measures

    def row(self, row: Row, rect: QRect, place: Place, pen: Pen | None) -> None:
        measures = self._measures
        top, head = measures.top(row.item, place, row.words), measures.head(row.item, place, row.words)
        line = QRect(rect.left(), rect.top() + top, rect.width(), rect.height() - top - measures.below(place))
        self._painter.translate(line.topLeft())
        size = QRect(QPoint(0, 0), line.size())
        between = Between(self._strokes, measures)
        between.draw(place.above, size.width(), -top)
        between.draw(place.below, size.width(), size.height())
        if place.starts_block:
            self._hairline(size.width(), self._look.px(BETWEEN_BLOCKS) // 2 - head)
        if place.own_scale and rect.top() >= 0:  # further up, the head of the page shows the scale
            BlockHead(self._strokes, self._measures).draw(row, place, head)
        self._ground(row, size, current=pen is not None)
        self._names(row, place, current=pen is not None)
        self._answer(row, place, pen)
        if row.outside or row.marked or row.told:
            Remarks(self._strokes, self._measures.row, *self._remarks(row, place)).draw(row)
        if place.line_below:
            self._hairline(size.width(), size.bottom())

    def _remarks(self, row: Row, place: Place) -> tuple[int, int]:
        return self._measures.remarks(row.item, place.kind, row.words, missing=bool(row.missing))

    def _hairline(self, width: int, y: int) -> None:
        edge = self._look.px(20)
        self._painter.fillRect(QRect(edge, y, width - 2 * edge, 1), self._look.line)

    def _ground(self, row: Row, size: QRect, *, current: bool) -> None:
        look, alarm = self._look, row.open_flag
        if not current and not row.outside:
            return
        colour = look.flag_f if row.outside else look.accent_soft
        if row.outside and not alarm and not current:
            colour = QColor(colour)
            colour.setAlphaF(0.6)
        if current and row.outside and not alarm:
            colour = look.accent_soft
        band = QRectF(size.adjusted(look.px(8), 1, -look.px(8), -1))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawRoundedRect(band, look.px(6), look.px(6))
        if current:
            self._painter.setBrush(look.flag if alarm else look.accent)
            self._painter.drawRoundedRect(QRectF(band.left(), band.top(), look.px(4), band.height()), 2, 2)

    def _names(self, row: Row, place: Place, *, current: bool) -> None:
        look, measures = self._look, self._measures
        if row.outside:
            side = look.px(14)
            spot = QRectF(look.px(15), (measures.row - side) / 2, side, side)
            icons.paint(self._painter, spot, "triangle-alert", look.flag)
        answered = row.answer is not None
        colour = look.text if answered or current else look.text2 if row.asked else look.text3
        self._strokes.write(
            QRect(0, 0, look.px(NUMBER_RIGHT), measures.row),
            str(row.item.number),
            (15, 600) if current else (13, 400),
            colour if current or answered else look.text2,
            MIDDLE_RIGHT,
        )
        left = look.px(CUE_LEFT)
        right = measures.cue_right(row.item, place.kind)
        if row.outside or row.marked or row.told:
            right = min(right, self._remarks(row, place)[0])
        room = QRect(left, 0, right - left, measures.row)
        self._strokes.write(room, row.cue, self._cue_font(row.cue, room.width(), current=current), colour)

    def _cue_font(self, cue: str, room: int, *, current: bool) -> tuple[int, int]:
        """The current cue is written large, and smaller only where it would be cut."""
        if not current:
            return 13, 400
        fits = (font for font in ((15, 600), (13, 600)) if self._strokes.wide(cue, font) <= room)
        return next(fits, (13, 400))

    def _answer(self, row: Row, place: Place, pen: Pen | None) -> None:
        if pen is not None and pen.mode is Mode.REASON:
            self._across(row, place, _("no answer, why?"), asking=True)
        elif row.missing:
            self._across(row, place, words.reason(row.missing), asking=False)
        elif row.absent or not (row.asked or row.answer is not None or pen is not None):
            self._across(row, place, "", asking=False)
        elif place.kind is Kind.COLUMNS:
            self._columns(row, pen)
        elif place.kind is Kind.WORDS:
            self._options_with_words(row, pen)
        elif place.kind is Kind.NUMBER:
            self._number(row, pen)
        else:
            self._text(row, pen)

    def _columns(self, row: Row, pen: Pen | None) -> None:
        codes = row.item.choices.codes if row.item.choices is not None else ()
        for code, column in zip(codes, self._measures.columns(row.item), strict=True):
            self._option(QRectF(column).center(), column.width(), code, row, pen)

    def _options_with_words(self, row: Row, pen: Pen | None) -> None:
        codes = row.item.choices.codes if row.item.choices is not None else ()
        labels = row.words.choices.get(row.item.choices.id, {}) if row.item.choices is not None else {}
        box = self._look.px(22)
        for code, place in zip(codes, self._measures.words(row.item, row.words), strict=True):
            chosen = row.code == code
            middle = QRectF(place.left(), place.top(), box, place.height()).center()
            self._option(middle, box + self._look.px(4), code, row, pen)
            beside = place.adjusted(box + self._look.px(8), 0, 0, 0)
            colour = self._look.text if chosen or pen is not None else self._look.text2
            self._strokes.write(beside, labels.get(code, ""), (13, 600 if chosen else 400), colour)

    def _option(self, middle: QPointF, room: int, code: int, row: Row, pen: Pen | None) -> None:
        """A chosen box is filled; while a code waits for its next digit it has a ring, and so have those it may be."""
        look, box = self._look, self._strokes.box
        waits = pen is not None and pen.typed
        if row.code == code and not waits:
            box(middle, room, _BOX, str(code), fill=look.accent, ink=look.on_accent)
        elif pen is not None and waits == str(code):
            box(middle, room, _CURRENT_BOX, str(code), fill=look.surface, ink=look.text, edge=look.accent, thick=_RING)
        elif pen is not None and (not waits or str(code).startswith(pen.typed)):
            box(middle, room, _CURRENT_BOX, str(code), fill=look.surface, ink=look.text, edge=look.accent)
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(look.line2 if pen is None else look.cell)
            self._painter.drawEllipse(middle, look.px(4) / 2, look.px(4) / 2)

    def _across(self, row: Row, place: Place, text: str, *, asking: bool) -> None:
        """A line through the columns with the reason on it; without a text for what is not asked."""
        look, measures = self._look, self._measures
        left = measures.answer_left(row.item, place.kind) + look.px(14)
        beside = place.kind is Kind.COLUMNS or row.marked
        right = (self._remarks(row, place)[0] if beside else measures.right) - look.px(16)
        middle = measures.row / 2
        self._painter.setPen(QPen(look.accent if asking else look.line2, look.px(1) * 1.5))
        font = (13, 600) if asking else (12, 400)
        wide = self._strokes.wide(text, font) + look.px(20) if text else 0
        box = QRectF((left + right - wide) / 2, middle - look.px(10), wide, look.px(20))
        gap = look.px(4) if text else 0
        self._painter.drawLine(left, round(middle), round(box.left() - gap), round(middle))
        self._painter.drawLine(round(box.right() + gap), round(middle), right, round(middle))
        if text:
            self._painter.setPen(QPen(look.accent, look.px(1) * 1.5) if asking else Qt.PenStyle.NoPen)
            self._painter.setBrush(look.surface if asking else look.sunken)
            self._painter.drawRoundedRect(box, look.px(5), look.px(5))
            self._strokes.write(box.toRect(), text, font, look.text, CENTRE)

    def _number(self, row: Row, pen: Pen | None) -> None:
        """A number on disk is filled; while it is being typed its box has a ring, and the field stands in it."""
        look = self._look
        field = self._measures.field(row.item, Kind.NUMBER)
        typing = pen is not None and pen.mode is Mode.ANSWER
        if row.keyed and not row.outside and not typing:
            self._box_of_field(field, look.accent, None)
            inside = field.adjusted(look.px(10), 0, -look.px(10), 0)
            self._strokes.write(inside, row.keyed, (13, 600), look.on_accent, MIDDLE_RIGHT)
        elif typing:
            self._box_of_field(field.adjusted(0, -1, 0, 1), look.surface, QPen(look.accent, look.px(2)))
        else:
            self._box_of_field(field, look.surface, QPen(look.line2, 1))
        unit = self._measures.unit(row.item, row.words)
        self._strokes.write(unit, row.words.units.get(row.item.id, ""), (13, 400), look.text2)
        if typing and not row.outside and not row.marked:
            self._enter(unit.right() + look.px(UNIT_GAP + 2))

    def _enter(self, left: int) -> None:
        """The key that ends a number, beside it."""
        look = self._look
        high, wide = look.px(CAP_HIGH), cap_width(look, "Enter")
        if left + wide <= self._measures.right:
            draw_cap(self._painter, look, QRectF(left, (self._measures.row - high) / 2, wide, high), "Enter")

    def _text(self, row: Row, pen: Pen | None) -> None:
        look = self._look
        field = self._measures.field(row.item, Kind.TEXT, marked=row.marked)
        self._box_of_field(field, look.surface, QPen(look.accent if pen is not None else look.line2, 1))
        said, colour = (words.preview(row.keyed), look.text) if row.keyed else (_("text as written"), look.text3)
        inside = field.adjusted(look.px(10), 0, -look.px(10), 0)
        self._strokes.write(inside, said, (13, 400), colour, MIDDLE_LEFT)

    def _box_of_field(self, field: QRect, fill: QColor, edge: QPen | None) -> None:
        half = edge.widthF() / 2 if edge is not None else 0.5
        self._painter.setPen(edge if edge is not None else Qt.PenStyle.NoPen)
        self._painter.setBrush(fill)
        box = QRectF(field).adjusted(half, half, -half, -half)
        self._painter.drawRoundedRect(box, self._look.px(5), self._look.px(5))
