"""The pages of the paper in small: the pattern of the answers on each, and a click to go there."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from imp_desktop.i18n import _
from imp_desktop.instruments.model import Item
from imp_desktop.ui.entry.model import FormModel
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.look import Look

WIDTH = 56
_HEIGHT, _STEP, _MARGIN = 96, 124, 6


class Thumbs(QWidget):
    """One small picture a page; `asked_for` tells the page that was clicked."""

    asked_for = Signal(int)

    def __init__(self, look: Look, model: FormModel, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._pen = pen
        self.setFixedWidth(look.px(WIDTH))
        self.setAccessibleName(_("Pages of the form"))

    def show_page(self, page: int) -> None:
        """Paint the picture of one page anew."""
        self.update(self._place(page).adjusted(-2, -2, 2, self._look.px(_STEP - _HEIGHT)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for page in range(1, self._pen.form.instrument.pages + 1):
            if event.rect().intersects(self._place(page).adjusted(0, 0, 0, self._look.px(_STEP - _HEIGHT))):
                self._page(painter, page)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for page in range(1, self._pen.form.instrument.pages + 1):
            if self._place(page).contains(event.position().toPoint()):
                self.asked_for.emit(page)

    def _place(self, page: int) -> QRect:
        look = self._look
        return QRect(0, look.px(_STEP) * (page - 1), look.px(WIDTH), look.px(_HEIGHT))

    def _page(self, painter: QPainter, page: int) -> None:
        look, place = self._look, self._place(page)
        here = page == self._pen.item.page
        frame = QRectF(place).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.accent, look.px(1) * 1.5) if here else QPen(look.line2, 1))
        painter.setBrush(look.surface)
        painter.drawRoundedRect(frame, look.px(4), look.px(4))
        items = self._pen.form.instrument.on_page(page)
        step = min((place.height() - look.px(2 * _MARGIN)) / max(len(items), 1), look.px(8))
        for line, item in enumerate(items):
            self._line(painter, item, place, place.top() + look.px(_MARGIN) + (line + 0.5) * step)
        painter.setPen(look.text if here else look.text3)
        painter.setFont(look.font(12, 600 if here else 400))
        below = QRect(0, place.bottom() + look.px(2), place.width(), look.px(20))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(page))

    def _line(self, painter: QPainter, item: Item, place: QRect, y: float) -> None:
        look = self._look
        row = self._model.row(self._model.position(item.id))
        if item.id == self._pen.item.id:
            painter.fillRect(QRectF(2, y - look.px(3), place.width() - 4, look.px(6)), look.accent_soft)
        line = QRectF(look.px(6), y - 0.5, look.px(20), look.px(1))
        painter.fillRect(line, look.cell if row.answer is not None else look.line2)
        if row.answer is None or row.missing:
            return
        side, colour = look.px(3), look.flag if row.outside else look.accent
        if item.choices is None:
            painter.fillRect(QRectF(look.px(31), y - side / 2, look.px(10), side), colour)
            return
        codes = item.choices.codes
        part = codes.index(row.code) / max(len(codes) - 1, 1) if row.code in codes else 1.0
        middle = QPointF(look.px(32) + part * look.px(17), y)
        dot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painter.fillRect(dot, colour)
