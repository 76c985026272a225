"""The attendance list before the keyboard: a key marks and goes down, arrows go from place to place."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from imp_desktop.i18n import _
from imp_desktop.ui.controls import Line, ground, label
from imp_desktop.ui.course import words
from imp_desktop.ui.course.delegate import MarkDelegate
from imp_desktop.ui.course.heads import COLUMN, LEAST_COLUMN, CodeHead, NumberHead
from imp_desktop.ui.course.model import AttendanceModel
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look

_MODIFIED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTYING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class AttendanceGrid(QTableView):
    """`marked` tells (place, mark), `moved` the column of the keyboard, `left` that Left was pressed at the edge."""

    marked = Signal(QModelIndex, str)
    moved = Signal(int)
    focused = Signal()
    left = Signal()

    def __init__(self, model: AttendanceModel, look: Look) -> None:
        super().__init__()
        self._rows = model
        self._look = look
        self._keys = words.mark_keys()
        self._delegate = MarkDelegate(look, self)
        self.codes = CodeHead(look, self)
        self.numbers = NumberHead(look, self)
        self.setVerticalHeader(self.codes)
        self.setHorizontalHeader(self.numbers)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._corner = label(look, _("Code"), 12, colour="text3")
        self._corner.setParent(self)
        ground(self._corner, look.surface)
        self._edge = Line(look)
        self._edge.setParent(self._corner)
        self._dress()
        model.framed.connect(self.measure)
        self.numbers.sectionClicked.connect(self.go_to_session)

    def go(self, index: QModelIndex) -> None:
        """Put the keyboard on a place, if there is one."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def go_to_session(self, column: int) -> None:
        """Put the keyboard where the list of a session waits."""
        if 0 <= column < self._rows.columnCount() and self._rows.rowCount():
            self.go(self._rows.first_empty(column))

    def show_session(self, column: int) -> None:
        """Wash the column of a session, and keep it in sight."""
        self._delegate.column = column
        self.numbers.column = column
        current = self.currentIndex()
        if current.isValid() and current.column() != column:
            self.go_to_session(column)
        for part in (self.viewport(), self.numbers.viewport()):
            part.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Marks, and Enter goes down; the rest moves. A held key marks once."""
        index, key = self.currentIndex(), event.key()
        plain = not event.modifiers() & _MODIFIED
        mark = self._keys.get(event.text().casefold()) if event.text() and plain else None
        if mark is not None or (plain and key in _EMPTYING):
            if index.isValid() and not event.isAutoRepeat():
                self.marked.emit(index, mark or "")
        elif plain and key in _ENTER:
            self.go(index.siblingAtRow(index.row() + 1))
        elif (plain and key == Qt.Key.Key_Escape) or (key == Qt.Key.Key_Left and plain and index.column() <= 0):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters mark; they look for nothing."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Show where the keyboard is, and tell which session it is."""
        super().currentChanged(current, previous)
        self._show_keyboard()
        if current.isValid() and current.column() != previous.column():
            self.moved.emit(current.column())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to_session(max(self._delegate.column, 0))
        self._show_keyboard()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_keyboard()
        self.focused.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        wide, high = self.codes.width(), self.numbers.height()
        self._corner.setGeometry(0, 0, wide, high)
        self._edge.setGeometry(0, high - 1, wide, 1)

    def measure(self) -> None:
        """Give codes and columns the room they need."""
        self.codes.measure()
        self._spread()

    def natural_width(self, *, tight: bool = False) -> int:
        """As wide as it would like to be, or as it can be without scrolling."""
        each = self._look.px(LEAST_COLUMN if tight else COLUMN)
        return self.codes.wide(folded=tight) + self._rows.columnCount() * each

    def natural_height(self) -> int:
        """As high as all its rows."""
        bar = self.horizontalScrollBar()
        across = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return self.numbers.sizeHint().height() + self.codes.length() + across

    def _spread(self) -> None:
        """Share the room, and keep the place of the keyboard in sight, for less or more may fit beside each other."""
        least = self._rows.columnCount() * self._look.px(LEAST_COLUMN)
        self.codes.fold(folded=self.codes.wide(folded=False) + least > self.width())
        self.numbers.spread(self.width() - self.codes.sizeHint().width())
        self.updateGeometries()
        self.numbers.setOffsetToSectionPosition(self.horizontalScrollBar().value())  # Qt leaves it where it was
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _show_keyboard(self) -> None:
        index = self.currentIndex()
        self._delegate.here = (index.row(), index.column()) if index.isValid() and self.hasFocus() else None
        self.codes.row = index.row() if self.hasFocus() else -1
        for part in (self.viewport(), self.codes.viewport()):
            part.update()

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(_("Attendance"))
