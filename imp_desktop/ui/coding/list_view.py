"""The list of texts: it moves from text to text, every other key belongs to the screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView

from imp_desktop.i18n import _
from imp_desktop.ui.coding.delegate import TextDelegate
from imp_desktop.ui.coding.model import TextsModel
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class TextsView(QListView):
    """`moved` tells that another text is in sight."""

    moved = Signal()

    def __init__(self, model: TextsModel, look: Look) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(TextDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("Texts"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move; the rest goes to the screen."""
        if event.key() in _MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another text is in sight."""
        super().currentChanged(current, previous)
        self.moved.emit()
