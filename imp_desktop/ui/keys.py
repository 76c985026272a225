"""The keys of a screen on a sheet that slides over the right side; the screen stays visible beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui.controls import IconButton, KeyCap, Scroll, ground, label, paragraph
from imp_desktop.ui.look import Look

WIDTH = 368

Key = tuple[str, str]


class KeySheet(QFrame):
    """Lists keys and what they do, in sections; F1 or Esc closes it."""

    closed = Signal()

    def __init__(self, look: Look, sections: Sequence[tuple[str, Sequence[Key]]], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._over = parent
        ground(self, look.desk)
        self.setAccessibleName(_("Keys of this screen"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(12), look.px(12), look.px(12))
        column.addLayout(self._head())
        self._area = self._list(sections)
        column.addWidget(self._area, 1)

    def stand_at_right(self) -> None:
        """Cover the right side of the parent."""
        width = min(self._look.px(WIDTH), self._over.width())
        self.setGeometry(self._over.width() - width, 0, width, self._over.height())
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.closed.emit()
        elif lines or pages:
            self.turn(pages, lines)
        else:
            super().keyPressEvent(event)

    def turn(self, pages: int, lines: int = 0) -> None:
        """Scroll on, or back if negative."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep() + lines * bar.singleStep())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self._look, _("Keys of this screen"), 15, 600), 1)
        close = IconButton(self._look, "x", _("Close"))
        close.clicked.connect(self.closed)
        row.addWidget(close)
        return row

    def _list(self, sections: Sequence[tuple[str, Sequence[Key]]]) -> Scroll:
        look, inside = self._look, QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, look.px(12), 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(1, 1)
        for title, keys in sections:
            grid.addWidget(label(look, title, 12, colour="text3"), grid.rowCount(), 0, 1, 2)
            for key, words in keys:
                row = grid.rowCount()
                grid.addWidget(KeyCap(look, key), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(paragraph(look, words, colour="text"), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area = Scroll(look)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.show_widget(inside)
        return area
