"""Draws a place of the attendance list: a check, a letter in a box, a dot that waits, or nothing."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from imp_desktop.ui import signs
from imp_desktop.ui.controls import draw_box, draw_ring
from imp_desktop.ui.course import words
from imp_desktop.ui.course.model import Place, Role
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of

CELL = (30, 22)
ROW = 32


class MarkDelegate(QStyledItemDelegate):
    """Paints everything itself; `column` is the session of now, `here` the place of the keyboard, if it is there."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.column = -1
        self.here: tuple[int, int] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(44), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one place."""
        look, room = self._look, QRectF(rect_of(option))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == self.column:
            painter.fillRect(room, look.wash)
        wide, high = look.px(CELL[0]), look.px(CELL[1])
        box = QRectF(round(room.center().x() - wide / 2), round(room.center().y() - high / 2), wide, high)
        here = self.here == (index.row(), index.column())
        self._paint_mark(painter, box, index.data(Role.MARK), here=here)
        if here:
            draw_ring(painter, look, box, 4)
        painter.restore()

    def _paint_mark(self, painter: QPainter, box: QRectF, place: Place, *, here: bool) -> None:
        look = self._look
        if place.mark == "present":
            draw_box(painter, look, box, look.done_f, None, 4)
            signs.paint_check(painter, box, look.done_t, look)
        elif place.mark == "absent":
            draw_box(painter, look, box, look.differs_f, look.differs_l, 4)
            self._paint_letter(painter, box, place.mark)
        elif place.mark == "excused":
            draw_box(painter, look, box, look.surface, look.cell, 4)
            self._paint_letter(painter, box, place.mark)
        elif here:
            draw_box(painter, look, box, look.surface, None, 4)
            painter.fillRect(QRectF(box.center().x(), box.top() + look.px(5), 1, box.height() - look.px(10)), look.text)
        elif place.expected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.cell)
            painter.drawEllipse(QPointF(box.center()), look.px(1.5), look.px(1.5))

    def _paint_letter(self, painter: QPainter, box: QRectF, mark: str) -> None:
        look = self._look
        painter.setFont(look.font(12, 600))
        painter.setPen(look.differs_t if mark == "absent" else look.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.mark_letter(mark))
