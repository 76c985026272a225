"""What happened to a participant, newest first: filled dots where answers were keyed, hollow ones for the rest."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui.controls import draw_ring
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.participants.words import Told

_LEFT = 24
_SECOND_LINE = 18


class _HappeningDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._view.viewport().width()
        width = self._room()
        words = QFontMetrics(self._look.font(13)).boundingRect(
            QRect(0, 0, width, 1000), Qt.TextFlag.TextWordWrap, index.data(LINE).title
        )
        return QSize(wide, words.height() + self._look.px(_SECOND_LINE + 14))

    def _room(self) -> int:
        """How wide the words may be, beside a scroll bar or without one, so that lines never break anew."""
        bar = self._view.verticalScrollBar().sizeHint().width()
        return self._view.width() - bar - self._look.px(_LEFT + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, line, place = self._look, index.data(LINE), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y, radius = place.left() + look.px(7), place.top() + look.px(9), look.px(4)
        if index.row() < index.model().rowCount() - 1:
            painter.fillRect(QRect(x, y + radius, 1, place.height()), look.line2)
        painter.setPen(QPen(look.accent if line.data else look.cell, look.px(2)))
        painter.setBrush(look.accent if line.data else look.desk)
        painter.drawEllipse(QPointF(x + 0.5, y), radius, radius)
        room = QRect(place.left() + look.px(_LEFT), place.top(), self._room(), place.height())
        painter.setFont(look.font(13))
        painter.setPen(look.text)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, line.title)
        painter.setFont(look.font(12))
        painter.setPen(look.text3)
        below = QRect(room.left(), place.bottom() - look.px(_SECOND_LINE + 12), room.width(), look.px(_SECOND_LINE))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, line.about)
        painter.restore()


class Happenings(QListView):
    """The list; it is only read."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines = LinesModel[Told](lambda line: f"{line.title}. {line.about}", parent=self)
        self.setModel(self._lines)
        self.setItemDelegate(_HappeningDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(_("What happened"))
        self.viewport().setAutoFillBackground(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The list, with a ring while the keyboard scrolls it."""
        super().paintEvent(event)
        if self.hasFocus():
            room = self._look.px(3)
            inside = QRectF(self.viewport().rect()).adjusted(room, room, -room, -room)
            draw_ring(QPainter(self.viewport()), self._look, inside)

    def show_lines(self, lines: Sequence[Told]) -> None:
        """Show these happenings."""
        self._lines.show(lines)
