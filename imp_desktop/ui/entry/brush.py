"""Draws one row of a form: number, cue, the answer in its own column, and what is to be remarked."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from imp_desktop.i18n import _
from imp_desktop.ui import icons
from imp_desktop.ui.entry import words
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.measures import CUE_LEFT, NUMBER_RIGHT, Kind, Measures, Place
from imp_desktop.ui.entry.model import Row
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.look import Look

Fonts = Mapping[tuple[int, int], QFont]
_SIZES = ((12, 400), (12, 600), (13, 400), (13, 600), (15, 600))
_LONGEST_NUMBER = 5
_Flag = Qt.AlignmentFlag
_MIDDLE_LEFT = _Flag.AlignVCenter | _Flag.AlignLeft
_MIDDLE_RIGHT = _Flag.AlignVCenter | _Flag.AlignRight
_BOX, _CURRENT_BOX = QSize(32, 20), QSize(36, 22)


def fonts(look: Look) -> Fonts:
    """The letters rows are written in, by (px, weight)."""
    return {(px, weight): look.font(px, weight) for px, weight in _SIZES}


class RowBrush:
    """Draws one row; `pen` is given for the row that is expected."""

    def __init__(self, painter: QPainter, look: Look, measures: Measures, fonts: Fonts) -> None:
        self._painter = painter
        self._look = look
        self._measures = measures
        self._fonts = fonts

    def row(self, row: Row, rect: QRect, place: Place, pen: Pen | None) -> None:
        top = self._measures.top(place)
        line = QRect(rect.left(), rect.top() + top, rect.width(), rect.height() - top)
        self._painter.translate(line.topLeft())
        size = QRect(QPoint(0, 0), line.size())
        if place.own_scale:
            self._own_scale(row, top)
        self._ground(row, size, current=pen is not None)
        self._names(row, place, current=pen is not None)
        self._answer(row, place, pen)
        self._remarks(row)
        if place.line_below:
            edge = self._look.px(20)
            self._painter.fillRect(QRect(edge, size.bottom(), size.width() - 2 * edge, 1), self._look.line)

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
        self._write(
            QRect(0, 0, look.px(NUMBER_RIGHT), measures.row),
            str(row.item.number),
            (15, 600) if current else (13, 400),
            colour if current or answered else look.text2,
            _MIDDLE_RIGHT,
        )
        left = look.px(CUE_LEFT)
        wide = measures.cue_right(row.item, place.kind) - left
        self._write(QRect(left, 0, wide, measures.row), row.cue, (15, 600) if current else (13, 400), colour)

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
        else:
            self._field(row, place, pen)

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
            self._option(middle, box + self._look.px(6), code, row, pen)
            beside = place.adjusted(box + self._look.px(8), 0, 0, 0)
            colour = self._look.text if chosen or pen is not None else self._look.text2
            self._write(beside, labels.get(code, ""), (13, 600 if chosen else 400), colour)

    def _option(self, middle: QPointF, room: int, code: int, row: Row, pen: Pen | None) -> None:
        look = self._look
        if row.code == code and not (pen is not None and pen.typed):
            self._box(middle, room, _BOX, str(code), fill=look.accent, ink=look.on_accent)
        elif pen is not None and pen.typed and str(code) == pen.typed:
            self._box(middle, room, _BOX, str(code), fill=look.surface, ink=look.text, edge=look.differs_l, thick=3)
        elif pen is not None:
            self._box(middle, room, _CURRENT_BOX, str(code), fill=look.surface, ink=look.text, edge=look.accent)
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(look.line2)
            self._painter.drawEllipse(middle, look.px(4) / 2, look.px(4) / 2)

    def _box(  # noqa: PLR0913 - a box has a place, words and colours
        self,
        middle: QPointF,
        room: int,
        size: QSize,
        text: str,
        *,
        fill: QColor,
        ink: QColor,
        edge: QColor | None = None,
        thick: float = 1.5,
    ) -> None:
        look, painter = self._look, self._painter
        wide = min(look.px(size.width()), room - look.px(6))
        box = QRectF(0, 0, wide, look.px(size.height()))
        box.moveCenter(middle)
        painter.setPen(QPen(edge, look.px(1) * thick) if edge is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, look.px(5), look.px(5))
        self._write(box.toRect(), text, (13, 600), ink, _Flag.AlignCenter)

    def _across(self, row: Row, place: Place, text: str, *, asking: bool) -> None:
        """A line through the columns with the reason on it; without a text for what is not asked."""
        look, measures = self._look, self._measures
        left = measures.answer_left(row.item, place.kind) + look.px(14)
        right = (measures.remark if place.kind is Kind.COLUMNS else measures.right) - look.px(16)
        middle = measures.row / 2
        self._painter.setPen(QPen(look.accent if asking else look.line2, look.px(1) * 1.5))
        font = self._fonts[13, 600] if asking else self._fonts[12, 400]
        wide = QFontMetrics(font).horizontalAdvance(text) + look.px(20) if text else 0
        box = QRectF((left + right - wide) / 2, middle - look.px(10), wide, look.px(20))
        gap = look.px(4) if text else 0
        self._painter.drawLine(left, round(middle), round(box.left() - gap), round(middle))
        self._painter.drawLine(round(box.right() + gap), round(middle), right, round(middle))
        if text:
            self._painter.setPen(QPen(look.accent, look.px(1) * 1.5) if asking else Qt.PenStyle.NoPen)
            self._painter.setBrush(look.surface if asking else look.sunken)
            self._painter.drawRoundedRect(box, look.px(5), look.px(5))
            self._write(box.toRect(), text, (13, 600) if asking else (12, 400), look.text, _Flag.AlignCenter)

    def _field(self, row: Row, place: Place, pen: Pen | None) -> None:
        look, painter = self._look, self._painter
        field = self._measures.field(row.item, place.kind)
        filled = bool(row.keyed) and not row.outside and place.kind is Kind.NUMBER
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(look.accent if pen is not None else look.line2, 1))
        painter.setBrush(look.accent if filled else look.surface)
        painter.drawRoundedRect(QRectF(field).adjusted(0.5, 0.5, -0.5, -0.5), look.px(5), look.px(5))
        text = "" if row.outside else row.keyed.replace("\n", " ")
        align = _MIDDLE_RIGHT if place.kind is Kind.NUMBER else _MIDDLE_LEFT
        inside = field.adjusted(look.px(10), 0, -look.px(10), 0)
        if text:
            self._write(inside, text, (13, 600 if filled else 400), look.on_accent if filled else look.text, align)
        elif place.kind is Kind.TEXT:
            self._write(inside, _("text as written"), (13, 400), look.text3, align)
        unit = row.words.units.get(row.item.id, "")
        if unit and place.kind is Kind.NUMBER:
            beside = QRect(field.right() + look.px(10), 0, self._measures.remark - field.right(), self._measures.row)
            self._write(beside, unit, (13, 400), look.text2)

    def _own_scale(self, row: Row, top: int) -> None:
        codes = row.item.choices.codes if row.item.choices is not None else ()
        labels = row.words.choices.get(row.item.choices.id, {}) if row.item.choices is not None else {}
        for code, column in zip(codes, self._measures.columns(row.item), strict=True):
            above = QRect(column.left(), -top, column.width(), top)
            self._write(above, labels.get(code) or str(code), (12, 400), self._look.text2, _Flag.AlignCenter)

    def _remarks(self, row: Row) -> None:
        """Beside the columns: the number outside the scale and what is said of it, the note, the correction."""
        look = self._look
        x = self._measures.remark + look.px(8)
        if row.outside:
            x = self._outside(row, x)
        if row.note:
            x = self._sign(x, "sticky-note", look.note, "" if row.outside else row.note)
        if row.corrected and not row.note:
            self._sign(x, "pencil", look.text3, "" if row.outside else _("corrected"))

    def _outside(self, row: Row, x: int) -> int:
        look, alarm = self._look, row.open_flag
        shown = row.keyed if len(row.keyed) <= _LONGEST_NUMBER else f"{row.keyed[: _LONGEST_NUMBER - 1]}…"
        wide = max(look.px(32), QFontMetrics(self._fonts[13, 600]).horizontalAdvance(shown) + look.px(14))
        middle = QRectF(x, 0, wide, self._measures.row).center()
        self._box(
            middle,
            wide + look.px(6),
            QSize(round(wide / look.zoom), 20),
            shown,
            fill=look.flag if alarm else look.surface,
            ink=look.surface if alarm else look.flag_t,
            edge=None if alarm else look.flag,
        )
        x += wide + look.px(10)
        if not self._measures.words_in_remark:
            return x
        if alarm:
            said, font = _("not on the scale"), (12, 600)
        else:
            side = look.px(14)
            icons.paint(self._painter, QRectF(x, (self._measures.row - side) / 2, side, side), "check", look.flag_t)
            x += side + look.px(4)
            said, font = _("paper says so"), (12, 400)
        self._write(QRect(x, 0, self._measures.right - x, self._measures.row), said, font, look.flag_t)
        return x + QFontMetrics(self._fonts[font]).horizontalAdvance(said) + look.px(8)

    def _sign(self, x: int, name: str, colour: QColor, text: str) -> int:
        look = self._look
        side = look.px(14)
        icons.paint(self._painter, QRectF(x, (self._measures.row - side) / 2, side, side), name, colour)
        x += side + look.px(6)
        if text and self._measures.words_in_remark:
            self._write(QRect(x, 0, self._measures.right - x, self._measures.row), text, (12, 400), colour)
        return x

    def _write(
        self, rect: QRect, text: str, font: tuple[int, int], colour: QColor, align: Qt.AlignmentFlag = _MIDDLE_LEFT
    ) -> None:
        letters = self._fonts[font]
        self._painter.setFont(letters)
        self._painter.setPen(colour)
        plain = text.replace("\n", " ")
        self._painter.drawText(
            rect, align, QFontMetrics(letters).elidedText(plain, Qt.TextElideMode.ElideRight, rect.width())
        )
