"""A table of entries of two lines; one of its rows may open and hold a form in its place."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from imp_desktop.ui.controls import draw_ring, ground
from imp_desktop.ui.course.lines import CELL, PAD, ROW, LinesDelegate
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look

HEAD = 34
_MODIFIED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Head(QHeaderView):
    def __init__(self, look: Look, inset: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._inset = look, inset
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.length(), self._look.px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self.viewport()), self._look
        painter.fillRect(event.rect(), look.surface)
        painter.setFont(look.font(12))
        painter.setPen(look.text3)
        for section in range(self.count()):
            cell = self.model().index(0, section).data(CELL)
            right = cell is not None and cell.right
            left = self.sectionViewportPosition(section) + look.px(PAD)
            place = QRect(left, 0, self.sectionSize(section) - look.px(PAD if right else PAD + 4), self.height() - 1)
            name = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)
        inset = look.px(self._inset)
        painter.fillRect(QRect(inset, self.height() - 1, self.width() - 2 * inset, 1), look.line)
        painter.end()


class EntryTable(QTableView):
    """Enter and double click emit `opened`, Delete `removed`, other plain keys `typed`; `moved` tells the row.

    Hairlines begin and end `inset` from the edges.
    """

    opened = Signal(int)
    removed = Signal(int)
    typed = Signal(str)
    moved = Signal(int)

    def __init__(self, model: QAbstractItemModel, look: Look, name: str, *, inset: int = 0) -> None:
        super().__init__()
        self._look = look
        self._widths: tuple[int, ...] = ()
        self._stretch = 0
        self._open = -1
        self.form: QWidget | None = None
        self._delegate = LinesDelegate(look, inset, self)
        self.setHorizontalHeader(_Head(look, inset, self))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self._dress()
        model.modelAboutToBeReset.connect(self.close_form)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def share(self, widths: tuple[int, ...], stretch: int) -> None:
        """Give the columns these widths (before zoom); the one at `stretch` takes the rest."""
        self._widths, self._stretch = tuple(self._look.px(width) for width in widths), stretch
        self._spread()

    def go(self, row: int) -> None:
        """Put the keyboard on a row, if there is such a row."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def open_form(self, row: int, form: QWidget) -> None:
        """Let a form take the place of a row until it is closed."""
        self.close_form()
        self._open, self.form = row, form
        ground(form, self._look.wash)
        form.setBackgroundRole(QPalette.ColorRole.Window)  # a viewport hands down other roles
        form.setForegroundRole(QPalette.ColorRole.WindowText)
        form.setParent(self.viewport())
        self.go(row)
        self.fit_form()
        form.show()

    def keep_in_sight(self, part: QWidget) -> None:
        """Scroll so that a part of the form can be seen."""
        if self.form is None or not self.form.isAncestorOf(part):
            return
        layout = self.form.layout()
        if layout is not None:
            layout.activate()
        top = part.mapTo(self.viewport(), QPoint(0, 0)).y()
        below = top + part.height() - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (min(top, 0) if top < 0 else max(0, min(below, top))))

    def close_form(self) -> None:
        """Put the row back in the place of its form."""
        if self.form is None:
            return
        form, row = self.form, self._open
        self.form, self._open = None, -1
        had_keyboard = form.isAncestorOf(self.window().focusWidget() or self)
        form.hide()
        form.setParent(None)
        self.verticalHeader().resizeSection(row, self._look.px(ROW))
        if had_keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit_form(self) -> None:
        """Give the open row the height its form needs now."""
        if self.form is None:
            return
        width = self.viewport().width()
        layout = self.form.layout()
        high = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
        high = max(high, self.form.minimumSizeHint().height()) if high < 0 else high
        self.verticalHeader().resizeSection(self._open, max(high, self._look.px(ROW)))
        self.updateGeometries()  # Qt would wait for the next turn
        self.scrollTo(self.model().index(self._open, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks to take out, other plain keys are told."""
        key, text = event.key(), event.text()
        plain = not event.modifiers() & _MODIFIED
        row = self.currentIndex().row()
        if plain and key in _ENTER:
            if not event.isAutoRepeat() and row >= 0:
                self.opened.emit(row)
        elif plain and key == Qt.Key.Key_Delete:
            if row >= 0:
                self.removed.emit(row)
        elif plain and text and text.isalnum():
            if not event.isAutoRepeat():
                self.typed.emit(text.casefold())
        elif key == Qt.Key.Key_Right and plain:
            self.typed.emit("right")
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End mean the first and the last row."""
        actions = QAbstractItemView.CursorAction
        if action in {actions.MoveHome, actions.MoveEnd}:
            return self.model().index(0 if action is actions.MoveHome else self.model().rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Wash the row of the keyboard and tell others where it is."""
        super().currentChanged(current, previous)
        self._delegate.row = current.row()
        self.viewport().update()
        if current.row() != previous.row():
            self.moved.emit(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a ring around the one of the keyboard."""
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            row, inset = self.visualRect(current), self._look.px(3)
            around = QRectF(0, row.top(), self.viewport().width(), row.height()).adjusted(inset, inset, -inset, -inset)
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ring(painter, self._look, around, 4)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()
        self.fit_form()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_form()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The form scrolls with its row."""
        super().scrollContentsBy(dx, dy)
        self._place_form()

    def natural_height(self) -> int:
        """As high as its head and all its rows."""
        return self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()

    def _place_form(self) -> None:
        if self.form is not None:
            top, high = self.rowViewportPosition(self._open), self.rowHeight(self._open)
            self.form.setGeometry(0, top, self.viewport().width(), high)

    def _spread(self) -> None:
        rest = self.viewport().width() - sum(
            width for at, width in enumerate(self._widths) if at != self._stretch and not self.isColumnHidden(at)
        )
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, max(rest, self._look.px(80)) if column == self._stretch else width)

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
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._look.px(ROW))
