"""A key cap: a key as it looks, beside the thing it does."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from imp_desktop.ui.controls.painted import draw_box
from imp_desktop.ui.look import Look

HEIGHT = 20


class KeyCap(QWidget):
    """A key of 20 px with its name, such as Ctrl+K, as the system writes it."""

    def __init__(self, look: Look, key: str) -> None:
        super().__init__()
        self.look = look
        self.key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key)

    def sizeHint(self) -> QSize:
        return QSize(cap_width(self.look, self.key), self.look.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_cap(QPainter(self), self.look, QRectF(self.rect()), self.key)


def cap_width(look: Look, key: str) -> int:
    """How wide the cap of a key is."""
    return max(look.px(HEIGHT), QFontMetrics(look.font(12)).horizontalAdvance(native(key)) + look.px(10))


def draw_cap(painter: QPainter, look: Look, box: QRectF, key: str) -> None:
    """Draw the cap of a key into a rectangle; for delegates."""
    draw_box(painter, look, box, look.surface, look.line2, 4)
    painter.setPen(look.text2)
    painter.setFont(look.font(12))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, native(key))


def native(key: str) -> str:
    """The name of a key as the system writes it; words that are no key stay as they are."""
    if "+" not in key.strip("+"):
        return key
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
