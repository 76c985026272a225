"""A calm table of rows: one row is one thing, the keyboard's row is washed and ringed, titles part the rows."""

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from imp_desktop.ui import signs
from imp_desktop.ui.controls import draw_ring
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look

ROW = 32
HEAD = 28
PAD = 12
_SIGN_WIDTH = 50
_TITLE_ROOM = 200  # a title may go on over the next columns, which are empty beside it


class RowRole(IntEnum):
    """What the delegate asks of a place beside its text."""

    CELL = Qt.ItemDataRole.UserRole + 1
    TITLE = Qt.ItemDataRole.UserRole + 2
    STRONG = Qt.ItemDataRole.UserRole + 3
    URGENT = Qt.ItemDataRole.UserRole + 4
    DIFFERS = Qt.ItemDataRole.UserRole + 5


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.row_of_keyboard = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        strong = QFontMetrics(self._look.font(13, 600))
        return QSize(strong.horizontalAdvance(str(index.data() or "")) + self._look.px(2 * PAD), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, place = self._look, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = index.row() == self.row_of_keyboard
        if here:
            painter.fillRect(place, look.wash)
        cell = index.data(RowRole.CELL)
        if cell is not None:
            signs.paint(
                painter, place.adjusted(0, 0, look.px(_SIGN_WIDTH) - place.width(), 0), signs.sign_of(cell), look
            )
        else:
            self._paint_text(painter, place, index, here=here)
        painter.restore()

    def _paint_text(self, painter: QPainter, place: QRect, index: Index, *, here: bool) -> None:
        look, title = self._look, bool(index.data(RowRole.TITLE))
        strong = title or bool(index.data(RowRole.STRONG)) or (here and index.column() == 0)
        loud = look.flag_t if index.data(RowRole.URGENT) else look.differs_t if index.data(RowRole.DIFFERS) else None
        painter.setFont(look.font(13, 600 if strong or loud else 400))
        painter.setPen(loud or (look.text if strong or index.column() == 0 else look.text2))
        room = place.adjusted(look.px(PAD), look.px(6) if title else 0, look.px(_TITLE_ROOM if title else -4), 0)
        text = QFontMetrics(painter.font()).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class _RowHead(QHeaderView):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self.viewport()), self._look
        painter.fillRect(event.rect(), look.surface)
        painter.setFont(look.font(12))
        painter.setPen(look.text3)
        for section in range(self.count()):
            left = self.sectionViewportPosition(section) + look.px(PAD)
            place = QRect(left, 0, self.sectionSize(section) - look.px(PAD), self.height())
            name = self.model().headerData(section, Qt.Orientation.Horizontal)
            shown = painter.fontMetrics().elidedText(str(name or ""), Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look.line)
        painter.end()


class RowTable(QTableView):
    """Up and Down go from row to row, Enter and double click emit `opened`; other plain keys emit `typed`."""

    opened = Signal(QModelIndex)
    moved = Signal(QModelIndex)
    typed = Signal(str)

    def __init__(self, model: QAbstractItemModel, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._widths: tuple[int, ...] = ()
        self._delegate = _RowDelegate(look, self)
        self.setHorizontalHeader(_RowHead(look, self))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self._dress()
        self.doubleClicked.connect(self.opened)

    def go(self, row: int) -> None:
        """Put the keyboard on a row, if there is such a row."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)

    def share(self, *widths: int) -> None:
        """Give the columns these widths (before zoom), or their share of less room; the last takes the rest."""
        self._widths = tuple(self._look.px(width) for width in widths)
        self._spread()

    def leave_out(self, column: int, *, left_out: bool) -> None:
        """Leave a column out, for others need the room; or show it again."""
        self.setColumnHidden(column, left_out)
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all columns in sight, and the row of the keyboard."""
        super().resizeEvent(event)
        self._spread()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _spread(self) -> None:
        shown = [(at, width) for at, width in enumerate(self._widths) if not self.isColumnHidden(at)]
        room = min(1.0, self.viewport().width() / max(sum(width for _at, width in shown), 1))
        for column, width in shown:
            self.horizontalHeader().resizeSection(column, int(width * room))
        self.horizontalHeader().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; letters and digits are told to others."""
        text = event.text()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.currentIndex())
        elif plain and text and (text.isalnum() or text == "-"):
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The row an arrow leads to; titles are stepped over, Home and End mean the first and last row."""
        actions = QAbstractItemView.CursorAction
        if action in {actions.MoveHome, actions.MoveEnd}:
            step = 1 if action is actions.MoveHome else -1
            index = self.model().index(0 if step == 1 else self.model().rowCount() - 1, 0)
        else:
            index = super().moveCursor(action, modifiers)
            step = -1 if action in {actions.MoveUp, actions.MovePageUp} and index.row() > 0 else 1
        while index.isValid() and index.data(RowRole.TITLE):
            index = index.siblingAtRow(index.row() + step)
        return index if index.isValid() else self.currentIndex()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Wash the row of the keyboard and tell others where it is."""
        super().currentChanged(current, previous)
        self._delegate.row_of_keyboard = current.row()
        self.viewport().update()
        self.moved.emit(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a ring around the one of the keyboard."""
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            row = self.visualRect(current)
            inset = self._look.px(3)
            around = QRectF(0, row.top(), self.viewport().width(), row.height()).adjusted(inset, inset, -inset, -inset)
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ring(painter, self._look, around, 4)
            painter.end()

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._look.px(ROW))
