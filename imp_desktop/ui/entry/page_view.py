"""The page of the paper: its rows in a list that keeps still, takes the keys and scrolls by thirds where it must."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from imp_desktop.i18n import language
from imp_desktop.instruments.model import Item
from imp_desktop.ui.entry import words
from imp_desktop.ui.entry.blocks import Kind, one_scale
from imp_desktop.ui.entry.delegate import RowDelegate
from imp_desktop.ui.entry.keys import gesture_of
from imp_desktop.ui.entry.measures import (
    ROW_HIGHEST,
    ROW_LOWEST,
    ROW_OF_THIRD,
    ROW_SCROLLED,
    Measures,
    cue_room,
)
from imp_desktop.ui.entry.model import FormModel
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look

_Key = Callable[[QKeyEvent], bool]
_ROOM_AROUND = 2  # rows that stay in sight before and behind the expected one


class PageView(QListView):
    """Shows one page of the form; every key goes to `take_key`, which tells whether it was one of the screen's.

    `entered` tells that the keyboard came here without the mouse.
    """

    entered = Signal()

    def __init__(self, look: Look, model: FormModel, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = model
        self._pen = pen
        self.take_key: _Key = lambda _event: False
        self.released: Callable[[QKeyEvent], None] = lambda _event: None
        self.delegate = RowDelegate(look, pen, self)
        self._page = 0
        self._third = False  # then the items of all pages that differ stand below one another
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        pen.opened.connect(self._opened)
        pen.moved.connect(self._moved)

    def fit(self) -> None:
        """Make the rows as high as the room allows and lay the page out anew."""
        cue, third = self._cue_room(), self._third
        plain = Measures(self._look, self.viewport().width(), 1, cue, third)
        extra, count = self._extra(plain)
        wished = (self.viewport().height() - extra) // max(count, 1)
        limits = (ROW_SCROLLED, ROW_OF_THIRD, ROW_SCROLLED) if third else (ROW_LOWEST, ROW_HIGHEST, ROW_SCROLLED)
        lowest, highest, scrolled = (self._look.px(px) for px in limits)
        high = scrolled if wished < lowest else min(wished, highest)
        self.delegate.measures = Measures(self._look, self.viewport().width(), high, cue, third)
        self.doItemsLayout()
        self.scrollTo(self._rows.index(self._pen.row))

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        rect = self.visualRect(index)
        room = self.viewport().height()
        if self._third:
            self._bring_into_view(rect, room)
            return
        around = _ROOM_AROUND * self.delegate.measures.row
        bar = self.verticalScrollBar()
        row = max(self.delegate.measures.row, 1)
        third = max(room // 3 // row, 1) * row
        while rect.bottom() + around > room and bar.value() < bar.maximum():
            bar.setValue(bar.value() + third)
            rect = self.visualRect(index)
        while rect.top() - around < 0 and bar.value() > bar.minimum():
            bar.setValue(bar.value() - third)
            rect = self.visualRect(index)
        if bar.value() < bar.maximum():
            bar.setValue(bar.value() + min(self.visualRect(self.indexAt(self._top_spot())).top(), 0))

    def scale_at_top(self) -> Item | None:
        """The item at the top of the view if its scale stands in columns and its block does not show it in view."""
        index = self.indexAt(self._top_spot())
        if not index.isValid():
            return None
        row = self._rows.row(index.row())
        place = self.delegate.place(row)
        in_view = place.own_scale and self.visualRect(index).top() >= 0
        return row.item if place.kind is Kind.COLUMNS and not in_view else None

    def row_rect(self, position: int) -> tuple[int, int, int, int]:
        """Left, top, width and height of a row inside the view."""
        rect = self.visualRect(self._rows.index(position))
        return rect.left(), rect.top(), rect.width(), rect.height()

    def dataChanged(
        self,
        topLeft: Index,  # noqa: N803 - Qt's name
        bottomRight: Index,  # noqa: N803 - Qt's name
        roles: Sequence[int] = (),
    ) -> None:
        """Paint the changed rows and no others; Qt's own would lay out the whole page anew at every answer."""
        for position in range(topLeft.row(), bottomRight.row() + 1):
            self._show_or_hide(position)
            self.update(self._rows.index(position))

    def event(self, event: QEvent) -> bool:
        """Take this screen's own keys before any shortcut of the window does, and Tab before it leaves the page."""
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and gesture_of(event) is not None:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyRelease:
                self.released(event)
            if event.type() is QEvent.Type.KeyPress and self.take_key(event):
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        if index.row() != self._pen.row:
            self._pen.keep_typed()
        code = self.delegate.code_at(self._rows.row(index.row()), self.visualRect(index), spot)
        if code is None:
            self._pen.go(index.row())
        else:
            self._pen.choose(index.row(), code)

    def _bring_into_view(self, rect: QRect, room: int) -> None:
        """A row with the lines above it that is not wholly seen goes into the upper third of the view."""
        if rect.top() < 0 or rect.bottom() >= room:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - max(min(room // 3, room - rect.height()), 0))

    def _top_spot(self) -> QPoint:
        return QPoint(self.viewport().width() // 2, 0)

    def _opened(self) -> None:
        self._third = self._pen.form.wanted is not None
        self.delegate.lay_out()
        self._page = 0
        self._show_page()

    def _moved(self, old: int, new: int) -> None:
        if self._pen.item.page != self._page and not self._third:
            self._show_page()
            return
        for position in {old, new}:
            self._show_or_hide(position)
            self.update(self._rows.index(position))
        self._make_current(new)

    def _show_page(self) -> None:
        self._page = self._pen.item.page
        for position in range(self._rows.rowCount()):
            self._show_or_hide(position)
        self.verticalScrollBar().setValue(0)
        self.fit()
        self._make_current(self._pen.row)
        self.viewport().update()

    def _show_or_hide(self, position: int) -> None:
        """Rows of other pages are hidden, and items that are not asked, unless somebody went there to key them."""
        row = self._rows.row(position)
        elsewhere = row.item.page != self._page and not self._third
        hidden = elsewhere or not (row.shown or (position == self._pen.row and not self._third))
        if hidden != self.isRowHidden(position):
            self.setRowHidden(position, hidden)

    def _make_current(self, position: int) -> None:
        index = self._rows.index(position)
        self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def _rows_of_page(self) -> list[int]:
        if self._third:
            return [self._rows.position(item.id) for item in self._pen.form.asked]
        items = self._pen.form.instrument.items
        return [position for position, item in enumerate(items) if item.page == self._pen.item.page]

    def _cue_room(self) -> int:
        """The width kept for cues, the same on all pages of several blocks; 0 on a page with one scale."""
        form, instrument = self._pen.form, self._pen.form.instrument
        if one_scale(form.asked if self._third else instrument.on_page(self._pen.item.page)):
            return 0
        said = instrument.in_language(language())
        pages = [form.asked] if self._third else [instrument.on_page(page) for page in range(1, instrument.pages + 1)]
        return cue_room(self._look, (words.cue(item, said) for page in pages if not one_scale(page) for item in page))

    def _extra(self, plain: Measures) -> tuple[int, int]:
        """The height that heads and gaps of blocks take on this page, and how many lines are to share the rest."""
        extra = lines = 0
        for position in self._rows_of_page():
            row = self._rows.row(position)
            place = self.delegate.place(row)
            extra += plain.top(row.item, place, row.words) + plain.below(place)
            lines += 1 + plain.lines_more(row.item, place, row.words)
        return extra, lines
