"""Room that scrolls where the content is larger than it, without a frame and on the ground of the page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from imp_desktop.ui.look import Look


class Scroll(QScrollArea):
    """Holds one widget at a time, as wide as the room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the focus, and scrolls it into sight
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(look.px(32))

    def show_widget(self, widget: QWidget) -> None:
        """Show this widget instead of the one before, from its top."""
        before = self.takeWidget()
        if before is not None:  # it may be the one that asked for this: it goes once it has returned
            before.hide()
            before.deleteLater()
        self.setWidget(widget)
        widget.setAutoFillBackground(False)
        self.verticalScrollBar().setValue(0)
