"""The whole text of one person, as it was keyed: signs and nothing but signs, whatever they look like."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QTextEdit

from imp_desktop.i18n import _
from imp_desktop.ui.controls import draw_box, draw_ring
from imp_desktop.ui.controls.painted import KEYBOARD
from imp_desktop.ui.look import Look

_LEAST = 64
_SCROLL = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class TextPane(QTextEdit):
    """Reads, scrolls and copies; keys that mean nothing here go to the screen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._ring = False
        self._shown = ""
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font(13))
        self.setMinimumHeight(look.px(_LEAST))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("The whole text"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.surface)
        self.setPalette(palette)

    def show_text(self, text: str, *, quiet: bool = False) -> None:
        """Show this text from its beginning; `quiet` for words that stand in place of a text."""
        if text == self._shown:
            return
        self._shown = text
        look, palette = self._look, self.palette()
        palette.setColor(QPalette.ColorRole.Text, look.text3 if quiet else look.text)
        self.setPalette(palette)
        self.setPlainText(text)
        self.document().setDocumentMargin(look.px(12))
        self.verticalScrollBar().setValue(0)

    def turn(self, pages: int) -> None:
        """Scroll on by pages, or back if negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll and choose, copying copies; the rest belongs to the screen."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _SCROLL or control:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, look = QPainter(self.viewport()), self._look
        box = QRectF(self.viewport().rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, look, box, None, look.line2, 0)
        if self.hasFocus() and self._ring:
            inset = look.px(3)
            draw_ring(painter, look, box.adjusted(inset, inset, -inset, -inset), 0)
        painter.end()
