"""What is due, as a list of sentences that lead to where they are done, and how far each assessment is keyed."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui import icons
from imp_desktop.ui.controls import draw_ring
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.overview.filters import Filter
from imp_desktop.ui.overview.sections import Due

_TEXT_LEFT = 28
_BAR_ROW = 35
_AIR = 32


class _DueDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide, line = self._view.viewport().width(), index.data(LINE)
        width = wide - self._look.px(_TEXT_LEFT + 8)
        title = _wrapped(self._look.font(13, 600), line.title, width)
        meaning = _wrapped(self._look.font(12), line.meaning, width)
        return QSize(wide, title + meaning + self._look.px(_AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, line, place = self._look, index.data(LINE), option.rect
        painter.save()
        calm = look.differs_l if line.wanted is Filter.DIFFERS else look.accent
        colour = look.flag if line.urgent else calm
        side = look.px(16)
        icons.paint(painter, QRectF(place.left(), place.top() + look.px(15), side, side), line.icon, colour)
        room = place.adjusted(look.px(_TEXT_LEFT), look.px(14), -look.px(8), 0)
        painter.setFont(look.font(13, 600))
        painter.setPen(look.text)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, line.title)
        painter.setFont(look.font(12))
        painter.setPen(look.text2)
        below = _wrapped(look.font(13, 600), line.title, room.width()) + look.px(2)
        painter.drawText(room.adjusted(0, below, 0, 0), Qt.TextFlag.TextWordWrap, line.meaning)
        painter.fillRect(QRect(place.left() + look.px(_TEXT_LEFT), place.bottom(), place.width(), 1), look.line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            inside = QRectF(place).adjusted(look.px(3), look.px(6), -look.px(4), -look.px(6))
            draw_ring(painter, look, inside, 4)
        painter.restore()


def _wrapped(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 1000), Qt.TextFlag.TextWordWrap, text).height()


class DueList(QListView):
    """What is due; Enter or a click on a line emits `chosen` with it."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = LinesModel[Due](lambda line: f"{line.title}. {line.meaning}", parent=self)
        self.setModel(self._lines)
        self.setItemDelegate(_DueDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("What is due"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._choose)

    def show_lines(self, lines: Sequence[Due]) -> None:
        """Show these lines."""
        self._lines.show(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to where the line is done."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(LINE))


class Progress(QWidget):
    """Thin bars, one a thing that can be done: its name, how much of it is done, and the bar."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bars: tuple[tuple[str, int, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[tuple[str, int, int]]) -> None:
        """Show (name, done, of) a bar."""
        self._bars = tuple(bars)
        self.setAccessibleName(". ".join(f"{name}: {_of(done, of)}" for name, done, of in self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row a bar."""
        return QSize(self._look.px(200), self._look.px(_BAR_ROW) * len(self._bars))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars, one below the other."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(12))
        for position, (name, done, of) in enumerate(self._bars):
            row = QRect(0, position * look.px(_BAR_ROW), self.width(), look.px(18))
            painter.setPen(look.text2)
            counted = _of(done, of)
            metrics = painter.fontMetrics()
            room = row.width() - metrics.horizontalAdvance(counted) - look.px(8)
            said = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, counted)
            painter.setPen(Qt.PenStyle.NoPen)
            groove = QRectF(0, row.bottom() + look.px(4), self.width(), look.px(6))
            painter.setBrush(look.hover)
            painter.drawRoundedRect(groove, look.px(3), look.px(3))
            if done:
                groove.setWidth(groove.width() * done / of)
                painter.setBrush(look.accent)
                painter.drawRoundedRect(groove, look.px(3), look.px(3))
        painter.end()


def _of(done: int, of: int) -> str:
    return _("{done} of {all}").format(done=done, all=of)
