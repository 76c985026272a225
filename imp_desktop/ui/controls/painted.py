"""What all painted buttons have in common: a look, a focus ring for the keyboard, and a ground."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPen, QShortcutEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from imp_desktop.ui.look import Look

RING = 3  # room around a control in which its focus ring is drawn
KEYPAD = Qt.KeyboardModifier.KeypadModifier
KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class Painted(QAbstractButton):
    """A button that is painted from a look; subclasses draw into `ground()` and call `draw_ring` last."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._ring = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def event(self, event: QEvent) -> bool:
        """A key clicks at once; Qt's own way waits 100 ms, in which somebody types on."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~KEYPAD:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def ground(self) -> QRectF:
        """The rectangle of the control itself, without the room for its focus ring."""
        room = self.look.px(RING)
        return QRectF(self.rect()).adjusted(room, room, -room, -room)

    def draw_ring(self, painter: QPainter, radius: int = 6, around: QRectF | None = None) -> None:
        """Draw the focus ring around the control, if it has the focus by keyboard."""
        if self.hasFocus() and self._ring:
            draw_ring(painter, self.look, self.ground() if around is None else around, radius)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (*KEYBOARD, Qt.FocusReason.MouseFocusReason):  # a window come back leaves it as it was
            self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)


def draw_ring(painter: QPainter, look: Look, around: QRectF, radius: int = 6) -> None:
    """Draw a focus ring of 2 px just outside the rectangle; the same everywhere in the program."""
    out = look.px(2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.accent, look.px(2)))
    painter.drawRoundedRect(around.adjusted(-out, -out, out, out), look.px(radius + 2), look.px(radius + 2))


def draw_box(
    painter: QPainter, look: Look, box: QRectF, fill: QColor | None, edge: QColor | None, radius: int = 6
) -> None:
    """Draw a rounded box with an optional fill and a border of one pixel, snapped to the pixels of the screen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inside = box.adjusted(0.5, 0.5, -0.5, -0.5) if edge is not None else box
    painter.drawRoundedRect(inside, look.px(radius), look.px(radius))
