"""The list and the text beside each other; where there is no room for both the text stands alone."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from imp_desktop.ui.coding.detail import TextDetail
from imp_desktop.ui.coding.list_view import TextsView
from imp_desktop.ui.controls import Line
from imp_desktop.ui.look import Look

BOTH_NEED = 820
QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own, which PySide6 does not hand out
_DETAIL = 440
_SHARE = 0.42


class Beside(QWidget):
    """`arranged` tells that the list was shown or hidden, and whether the keyboard was on this part of the screen."""

    arranged = Signal(bool)

    def __init__(self, look: Look, texts: TextsView, detail: TextDetail) -> None:
        super().__init__()
        self._look, self._list, self._detail = look, texts, detail
        self._line = Line(look, down=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(texts, 1)
        row.addWidget(self._line)
        row.addWidget(detail)

    def turn(self) -> None:
        """Show the list or hide it, until the width changes."""
        self._show(shown=self._list.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show(shown=event.size().width() >= self._look.px(BOTH_NEED))

    def _show(self, *, shown: bool) -> None:
        keyboard = self._has_keyboard()
        both = self.width() >= self._look.px(BOTH_NEED)
        self._list.setVisible(shown)
        self._detail.setVisible(both or not shown)
        self._line.setVisible(both and shown)
        beside = max(self._look.px(_DETAIL), int(self.width() * _SHARE)) if both and shown else 0
        self._detail.setMinimumWidth(beside)
        self._detail.setMaximumWidth(beside or QWIDGETSIZE_MAX)
        self.arranged.emit(keyboard)

    def _has_keyboard(self) -> bool:
        """Whether the keyboard is here, on the screen as such, or nowhere; what is hidden gives it away."""
        there = QApplication.focusWidget()
        return there is None or self.isAncestorOf(there) or there.isAncestorOf(self)
