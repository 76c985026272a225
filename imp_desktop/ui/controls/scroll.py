"""Room that scrolls where the content is larger than it, without a frame and on the ground of the page."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from imp_desktop.ui.look import Look


class Scroll(QScrollArea):
    """Holds one widget at a time, as wide as the room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the focus, and is scrolled into sight
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(look.px(32))
        self._following = QTimer(self)  # once everything stands where it belongs
        self._following.setSingleShot(True)
        self._following.timeout.connect(self._follow_keyboard)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._following.start()

    def _follow_keyboard(self) -> None:
        """Scroll what has the keyboard into sight, if it is in here."""
        widget = QApplication.focusWidget()
        if widget is not None and self.isAncestorOf(widget):
            self.ensureWidgetVisible(widget)

    def show_widget(self, widget: QWidget) -> None:
        """Show this widget instead of the one before, from its top."""
        before = self.takeWidget()
        if before is not None:  # it may be the one that asked for this: it goes once it has returned
            before.hide()
            before.deleteLater()
        self.setWidget(widget)
        widget.setAutoFillBackground(False)
        self.verticalScrollBar().setValue(0)
