"""Paints the rows of a form, measures them, and tells which option lies under the mouse."""

from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from imp_desktop.ui.entry.blocks import Kind, Place, places
from imp_desktop.ui.entry.brush import RowBrush
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.measures import Measures
from imp_desktop.ui.entry.model import ROW, Row
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.stretches import places_of_third
from imp_desktop.ui.entry.strokes import Strokes, fonts
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look


class RowDelegate(QStyledItemDelegate):
    """Paints rows with the measures of the page; the pen tells which row is expected and what is half-typed."""

    def __init__(self, look: Look, pen: Pen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.measures = Measures(look, look.px(872), look.px(28))
        self._look = look
        self._pen = pen
        self._places: dict[str, Place] = {}
        self._fonts = fonts(look)

    def lay_out(self) -> None:
        """Find out anew how the items of the open form stand on their pages."""
        instrument = self._pen.form.instrument
        if self._pen.form.wanted is not None:
            self._places = places_of_third(self._pen.form)
            return
        self._places = {}
        for page in range(1, instrument.pages + 1):
            self._places.update(places(instrument.on_page(page)))

    def place(self, row: Row) -> Place:
        """How the item of this row stands on its page."""
        return self._places.get(row.item.id) or Place(Kind.COLUMNS)

    def field(self, row: Row, rect: QRect) -> QRect:
        """Where the number or text field of a row stands, given the place of the row."""
        place = self.place(row)
        top = rect.top() + self.top(row)
        return self.measures.field(row.item, place.kind, marked=row.marked).translated(rect.left(), top)

    def top(self, row: Row) -> int:
        """How far below the top of its row an item begins."""
        return self.measures.top(row.item, self.place(row), row.words)

    def code_at(self, row: Row, rect: QRect, spot: QPoint) -> int | None:
        """The code of the option under the mouse, or None beside the options."""
        if row.item.choices is None:
            return None
        within = spot - rect.topLeft() - QPoint(0, self.top(row))
        for code, option in zip(row.item.choices.codes, self._options(row), strict=True):
            if option.contains(within):
                return code
        return None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        return QSize(self.measures.width, self.measures.height(row.item, self.place(row), row.words))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        current = index.row() == self._pen.row and self._pen.mode is not Mode.COMPLETE
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = RowBrush(Strokes(painter, self._look, self._fonts), self.measures)
        brush.row(row, rect, self.place(row), self._pen if current else None)
        painter.restore()

    def _options(self, row: Row) -> tuple[QRect, ...]:
        if self.place(row).kind is Kind.WORDS:
            return self.measures.words(row.item, row.words)
        return self.measures.columns(row.item)
