"""The table of the overview: arrows go from form to form, and the title of the section stays on top."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.overview.delegate import OverviewDelegate
from imp_desktop.ui.overview.head import TwoLevelHead
from imp_desktop.ui.overview.model import CODE, OverviewModel, Role

ROW = 26
SECTION_ROW = 36
LEAST, LETTERED = 34, 50  # what a sign needs, and a sign with its letters
TWO_HALVES = 58  # what two halves need to stand there in full; where there is less room they are narrower


class OverviewTable(QTableView):
    """Keys in, signals out: `opened` for Enter and double click, `typed` for a digit, `dashed` for a minus."""

    opened = Signal(QModelIndex)
    moved = Signal(QModelIndex)
    typed = Signal(str)
    dashed = Signal(QModelIndex)

    def __init__(self, model: OverviewModel, look: Look, *, letters: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._look = look
        self._head = TwoLevelHead(look, LETTERED if letters else LEAST, self)
        self._delegate = OverviewDelegate(look, letters=letters, parent=self)
        self.setHorizontalHeader(self._head)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._dress()
        model.modelReset.connect(self._lay_out)
        self.doubleClicked.connect(self.opened)

    def go(self, index: QModelIndex) -> None:
        """Put the keyboard on a place, if there is one."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits look for a code, Enter opens, minus says the form never came back; the rest moves."""
        index, text = self.currentIndex(), event.text()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and text and text in "0123456789":
            self.typed.emit(text)
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(index)
        elif plain and text == "-":
            self.dashed.emit(index)
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The place an arrow leads to; titles of sections are stepped over."""
        index = super().moveCursor(action, modifiers)
        if index.data(Role.SECTION) is None:
            return index
        up = action in {QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePageUp}
        row, step = index.row(), -1 if up and index.row() > 0 else 1
        return self._rows.index(row + step, self._column(action))

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a place into sight, not under the title that stays on top, and with the codes where they have room."""
        super().scrollTo(index, hint)
        if self.visualRect(index).right() + self.horizontalOffset() < self.viewport().width():
            self.horizontalScrollBar().setValue(0)
        covered = self._section_height() - self.visualRect(index).top()
        if covered > 0 and index.data(Role.SECTION) is None:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - covered)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll and draw anew, for the title on top stands still."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Show the row and column of the keyboard and tell others where it is."""
        super().currentChanged(current, previous)
        self._delegate.row_of_keyboard = current.row()
        self._head.set_current(current.column())
        self.viewport().update()
        self.moved.emit(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The table, then the title of the section its first row belongs to."""
        super().paintEvent(event)
        first = self.rowAt(0)
        if first < 0 or (self.rowViewportPosition(first) == 0 and first in self._rows.section_rows()):
            return
        at = self._rows.section_above(first)
        following = next((row for row in self._rows.section_rows() if row > at), None)
        height = self._section_height()
        top = 0 if following is None else min(0, self.rowViewportPosition(following) - height)
        place = QRect(-self.horizontalOffset(), top, max(self._head.length(), self.viewport().width()), height)
        painter = QPainter(self.viewport())
        self._delegate.paint_section(painter, place, self._rows.index(at, CODE).data(Role.SECTION))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room among the columns."""
        super().resizeEvent(event)
        self._spread()

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(_("People and forms"))

    def _lay_out(self) -> None:
        rows = self.verticalHeader()
        self.clearSpans()
        rows.setDefaultSectionSize(self._look.px(ROW))
        for row in self._rows.section_rows():
            rows.resizeSection(row, self._section_height())
            self.setSpan(row, CODE, 1, max(self._rows.columnCount(), 1))
        self._spread()

    def _spread(self) -> None:
        twice = self._rows.keyed_twice()
        letters = self._delegate.letters
        self._head.wish((TWO_HALVES if twice else LEAST) + (LETTERED - LEAST if letters else 0))
        self._head.spread(self.viewport().width())
        ends: dict[str, int] = {}
        for column in range(1, self._rows.columnCount()):
            name = self._rows.headerData(column, Qt.Orientation.Horizontal, Role.ASSESSMENT_ID)
            ends[name] = self._head.sectionPosition(column) + self._head.sectionSize(column)
        self._delegate.ends = ends
        self._delegate.left = self._head.left
        self._delegate.narrow = twice and self._head.narrow
        self.viewport().update()

    def _section_height(self) -> int:
        return self._look.px(SECTION_ROW)

    def _column(self, action: QAbstractItemView.CursorAction) -> int:
        edges = {QAbstractItemView.CursorAction.MoveHome: CODE}
        return edges.get(action, max(self.currentIndex().column(), CODE))
