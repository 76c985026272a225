"""Watches a table from its first paint to its answer to a key, and tells both to the process that measures."""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from tests.benchmarks.measure import since_start, tell

PAINTED = "until the overview is painted"
ANSWERED = "until a key is answered"
NOT_NEEDED = ("pandas", "numpy", "scipy", "pingouin", "reportlab", "matplotlib")


class Watch(QObject):
    """Presses Down once the table is painted; when the cell below is painted as the current one the window closes."""

    def __init__(self, table: QAbstractItemView) -> None:
        super().__init__(table)
        self._table = table
        self._before = -1
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See paints; what was painted is on screen when the event loop comes round again."""
        if event.type() == QEvent.Type.Paint:
            if self._before < 0:
                self._before = self._table.currentIndex().row()
                QTimer.singleShot(0, self._painted)
            elif self._table.currentIndex().row() > self._before:
                self._table.viewport().removeEventFilter(self)
                QTimer.singleShot(0, self._answered)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        tell(PAINTED, since_start())
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(self._table, key)

    def _answered(self) -> None:
        tell(ANSWERED, since_start())
        for name in NOT_NEEDED:
            if name in sys.modules:
                print(f"loaded {name}", flush=True)
        self._table.window().close()
