"""Draws a text of the list: a sign of how it stands, whose it is, its first lines, and its codes as chips."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from imp_desktop.ui import icons
from imp_desktop.ui.coding.lines_of import lines_of
from imp_desktop.ui.coding.model import TextLine
from imp_desktop.ui.controls import draw_box, draw_ring
from imp_desktop.ui.controls.lines import LINE
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of, state_of

ROW = 60
_CODE_LEFT = 56
_TEXT_LEFT = 148
_CHIPS = 188
_CHIP = 22
_MOST_DRAWN = 600
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TextDelegate(QStyledItemDelegate):
    """Paints everything itself."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, line, place = self._look, index.data(LINE), QRectF(rect_of(option))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = place.adjusted(look.px(14), 2, -look.px(14), -2)
        if state_of(option) & QStyle.StateFlag.State_Selected:
            draw_box(painter, look, inside, look.wash, None)
            if state_of(option) & QStyle.StateFlag.State_HasFocus:
                inset = look.px(2)
                draw_ring(painter, look, inside.adjusted(inset, inset, -inset, -inset), 4)
        self._paint_sign(painter, place, line)
        self._paint_code(painter, place, line)
        right = place.right() - look.px(26)
        chips = min(look.px(_CHIPS), int(place.width() * 0.34))
        room = QRectF(right - chips, place.top(), chips, place.height())
        self._paint_chips(painter, room, line)
        left = place.left() + look.px(_TEXT_LEFT)
        self._paint_text(painter, QRectF(left, place.top(), room.left() - look.px(12) - left, place.height()), line)
        painter.restore()

    def _paint_sign(self, painter: QPainter, place: QRectF, line: TextLine) -> None:
        """Hollow while it waits, a pencil where it was keyed anew, a check where it is done."""
        look = self._look
        box = QRectF(place.left() + look.px(25), place.center().y() - look.px(8), look.px(16), look.px(16))
        if line.changed:
            icons.paint(painter, box, "pencil", look.differs_t)
        elif line.waits:
            painter.setPen(QPen(look.cell, look.px(1)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), look.px(4), look.px(4))
        elif line.chosen:
            icons.paint(painter, box, "check", look.done_t)

    def _paint_code(self, painter: QPainter, place: QRectF, line: TextLine) -> None:
        look = self._look
        wide = look.px(_TEXT_LEFT - _CODE_LEFT - 8)
        upper = QRectF(place.left() + look.px(_CODE_LEFT), place.top() + look.px(9), wide, look.px(19))
        self._write(painter, upper, line.form.code, look.text, 600)
        lower = upper.translated(0, look.px(20))
        if line.printable:
            side = look.px(14)
            icons.paint(painter, QRectF(lower.left(), lower.center().y() - side / 2, side, side), "quote", look.accent)
            lower.setLeft(lower.left() + look.px(20))
        self._write(painter, lower, line.where, look.text2, px=12)

    def _paint_text(self, painter: QPainter, room: QRectF, line: TextLine) -> None:
        look = self._look
        text = " ".join(line.text[:_MOST_DRAWN].split()) or line.said
        painter.setFont(look.font(13))
        painter.setPen(look.text if line.text else look.text3)
        high, parts = look.px(20), lines_of(text, painter.font(), room.width(), 2)
        top = room.center().y() - high * len(parts) / 2
        for number, part in enumerate(parts):
            painter.drawText(QRectF(room.left(), top + number * high, room.width(), high), _MIDDLE, part)

    def _paint_chips(self, painter: QPainter, room: QRectF, line: TextLine) -> None:
        look = self._look
        if line.waits and not line.chips:
            self._write(painter, room, line.lacks, look.text3, px=12)
            return
        shown = line.chips if len(line.chips) <= 2 else (line.chips[0], f"+ {len(line.chips) - 1}")
        high, gap = look.px(_CHIP), look.px(3)
        top = room.center().y() - (len(shown) * (high + gap) - gap) / 2
        fill, ink = (look.differs_f, look.differs_t) if line.changed else (look.done_f, look.done_t)
        for number, words in enumerate(shown):
            box = QRectF(room.left(), top + number * (high + gap), room.width(), high)
            self._paint_chip(painter, box, words, fill, ink)

    def _paint_chip(self, painter: QPainter, box: QRectF, words: str, fill: QColor, ink: QColor) -> None:
        look, pad = self._look, self._look.px(8)
        metrics = QFontMetrics(look.font(12))
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()) - 2 * pad)
        box.setWidth(metrics.horizontalAdvance(short) + 2 * pad)
        draw_box(painter, look, box, fill, None, 5)
        self._write(painter, box.adjusted(pad, 0, 0, 0), short, ink, px=12)

    def _write(self, painter: QPainter, room: QRectF, text: str, ink: QColor, weight: int = 400, px: int = 13) -> None:
        painter.setFont(self._look.font(px, weight))
        painter.setPen(ink)
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, _MIDDLE, short)
