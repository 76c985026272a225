"""A list of a few things to choose from, each with an icon and words; captions stand between groups of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from imp_desktop.ui import icons
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.controls.painted import draw_box, draw_ring
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of, state_of

ROW = 38


@dataclass(frozen=True)
class Entry:
    """One thing to choose; an entry without an id is a caption."""

    id: str
    words: str
    icon: str = ""


class MenuModel(LinesModel[Entry]):
    """The entries, one a row; captions cannot be chosen."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(lambda entry: entry.words, entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].id:
            return super().flags(index)
        return Qt.ItemFlag.NoItemFlags


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(120), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, entry = self._look, index.data(LINE)
        box = QRectF(rect_of(option)).adjusted(0, 1, 0, -1)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        if not entry.id:
            painter.setFont(look.font(12))
            painter.setPen(look.text3)
            painter.drawText(box.adjusted(look.px(12), look.px(8), 0, 0), middle, entry.words)
            painter.restore()
            return
        chosen = bool(state_of(option) & QStyle.StateFlag.State_Selected)
        if chosen:
            draw_box(painter, look, box, look.accent_soft, None)
            if state_of(option) & QStyle.StateFlag.State_HasFocus:
                inset = look.px(3)
                draw_ring(painter, look, box.adjusted(inset, inset, -inset, -inset), 4)
        elif state_of(option) & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, look, box, look.sunken, None)
        side = look.px(16)
        spot = QRectF(box.left() + look.px(12), box.center().y() - side / 2, side, side)
        icons.paint(painter, spot, entry.icon, look.accent if chosen else look.text2)
        painter.setFont(look.font(13, 600 if chosen else 400))
        painter.setPen(look.text)
        room = box.adjusted(look.px(40), 0, -look.px(4), 0)
        words = painter.fontMetrics().elidedText(entry.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, middle, words)
        painter.restore()


class MenuList(QListView):
    """The list, as high as its entries where there is room; `chosen` tells the id of the entry the user moves to."""

    chosen = Signal(str)

    def __init__(self, look: Look, entries: Sequence[Entry], name: str) -> None:
        super().__init__()
        self._entries = MenuModel(entries)
        self.setModel(self._entries)
        self.setItemDelegate(_Delegate(look, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._whole = look.px(ROW) * len(entries)
        self.setMaximumHeight(self._whole)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.selectionModel().currentChanged.connect(self._moved)

    def sizeHint(self) -> QSize:
        """As high as all entries."""
        return QSize(super().sizeHint().width(), self._whole)

    def minimumSizeHint(self) -> QSize:
        """At least two entries; the rest is scrolled to."""
        rows = min(2, len(self._entries.lines))
        return QSize(super().minimumSizeHint().width(), self._whole * rows // max(1, len(self._entries.lines)))

    def choose(self, entry_id: str) -> None:
        """Choose the entry of that id."""
        for row, entry in enumerate(self._entries.lines):
            if entry.id == entry_id:
                self.setCurrentIndex(self._entries.index(row))

    def value(self) -> str:
        """The id of the entry chosen now; empty if there is none."""
        entry = self.currentIndex().data(LINE)
        return entry.id if isinstance(entry, Entry) else ""

    def _moved(self) -> None:
        if self.value():
            self.chosen.emit(self.value())
