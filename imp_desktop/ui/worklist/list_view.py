"""The list of what waits: digits decide, Enter opens the form at the item."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate

from imp_desktop.i18n import _
from imp_desktop.ui.index import Index
from imp_desktop.ui.worklist.model import WorkListModel


class WorkListView(QListView):
    """Digits decide, Enter opens the form at the item."""

    decided = Signal(int)
    opened = Signal()
    moved = Signal()

    def __init__(self, model: WorkListModel, delegate: QStyledItemDelegate) -> None:
        super().__init__()
        self._lines = model
        self.setModel(model)
        self.setItemDelegate(delegate)
        delegate.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(_("Work list"))
        self.doubleClicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Enter; the rest moves. A key held down decides once."""
        text = event.text()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        enter = plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if plain and text and text in "123456789":
            if not event.isAutoRepeat():
                self.decided.emit(int(text))
        elif enter:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home goes to the first line; the title above it cannot be chosen."""
        if action is QListView.CursorAction.MoveHome:
            return self._lines.first()
        return super().moveCursor(action, modifiers)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another line is in sight."""
        super().currentChanged(current, previous)
        self.moved.emit()
