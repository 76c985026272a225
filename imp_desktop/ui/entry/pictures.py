"""The pages of the paper as pictures while something is keyed a third time: which lines of which page to look for."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from imp_desktop.i18n import _
from imp_desktop.instruments.model import Item
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.look import Look

WIDTH = 152
_HEIGHT, _CAPTION, _TOP, _BOTTOM = 212, 36, 22, 10
_BOXES, _BOX, _BOX_STEP = 5, 5, 11
_TEXT_LEFT, _TEXT_RIGHT = 11, 76
_NUMBER_HIGH = 12


class Pictures(QWidget):
    """One picture a page, with the number of every line that differs; `asked_for` tells the page that was clicked.

    What was keyed before is not in them: the boxes of all lines are empty.
    """

    asked_for = Signal(int)

    def __init__(self, look: Look, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pen = pen
        self._wanted: set[str] = set()
        self._bold = look.font(12, 600)
        self.setFixedWidth(look.px(WIDTH))
        self.setAccessibleName(_("Pages of the form"))
        pen.moved.connect(lambda _old, _new: self.update())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._wanted = {item.id for item in self._pen.form.asked}
        for page in range(1, self._pen.form.instrument.pages + 1):
            self._page(painter, page, self._place(page))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for page in range(1, self._pen.form.instrument.pages + 1):
            if self._place(page).contains(event.position().toPoint()):
                self.asked_for.emit(page)

    def _place(self, page: int) -> QRect:
        """All pages below one another, lower where there is little room."""
        look = self._look
        share = self.height() // max(self._pen.form.instrument.pages, 1)
        high = min(look.px(_HEIGHT), share - look.px(_CAPTION))
        return QRect(0, (high + look.px(_CAPTION)) * (page - 1), look.px(WIDTH), high)

    def _page(self, painter: QPainter, page: int, place: QRect) -> None:
        look = self._look
        painter.setPen(QPen(look.line2, 1))
        painter.setBrush(look.surface)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
        painter.fillRect(place.left() + look.px(11), place.top() + look.px(11), look.px(50), look.px(2), look.line2)
        items = self._pen.form.instrument.on_page(page)
        step = (place.height() - look.px(_TOP + _BOTTOM)) / max(len(items), 1)
        lines = {item.id: place.top() + look.px(_TOP) + (line + 0.5) * step for line, item in enumerate(items)}
        numbered = self._numbered(lines)
        for item in items:
            self._line(painter, item, place, lines[item.id], numbered=item.id in numbered)
        here = page == self._pen.item.page
        painter.setFont(look.font(12, 600 if here else 400))
        painter.setPen(look.text if here else look.text2)
        below = QRect(place.left(), place.bottom() + look.px(4), place.width(), look.px(20))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _("Page {page}").format(page=page))

    def _numbered(self, lines: Mapping[str, float]) -> set[str]:
        """The lines whose numbers have room: the one that is expected, and others that do not lie too close by."""
        here = self._pen.item.id
        wanted = [item for item in lines if item in self._wanted]
        taken: dict[str, float] = {}
        for item in sorted(wanted, key=lambda one: one != here):
            if all(abs(lines[item] - y) >= self._look.px(_NUMBER_HIGH) for y in taken.values()):
                taken[item] = lines[item]
        return set(taken)

    def _line(self, painter: QPainter, item: Item, place: QRect, y: float, *, numbered: bool) -> None:
        look = self._look
        wanted = item.id in self._wanted
        if item.id == self._pen.item.id:
            band = QRectF(place.left() + look.px(4), y - look.px(7), place.width() - look.px(8), look.px(14))
            painter.fillRect(band, look.accent_soft)
            painter.fillRect(QRectF(band.left(), band.top(), look.px(3), band.height()), look.accent)
        left = place.left() + look.px(_TEXT_LEFT)
        if numbered:
            painter.setFont(self._bold)
            painter.setPen(look.text)
            number = str(item.number)
            painter.drawText(QPointF(left, y + QFontMetrics(self._bold).capHeight() / 2), number)
        if wanted:
            left += QFontMetrics(self._bold).horizontalAdvance("00") + look.px(6)
        thick, colour = (look.px(2), look.text) if wanted else (look.px(1), look.line2)
        painter.fillRect(QRectF(left, y - thick / 2, place.left() + look.px(_TEXT_RIGHT) - left, thick), colour)
        painter.setPen(QPen(look.text if wanted else look.line2, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        side = look.px(_BOX)
        for box in range(_BOXES):
            x = place.left() + look.px(_TEXT_RIGHT + 14 + box * _BOX_STEP)
            painter.drawRect(QRectF(x, y - side / 2, side, side))
