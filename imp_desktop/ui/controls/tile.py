"""A tile: a count with its sign and its word, which can be checked to filter by it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from imp_desktop.ui.controls.painted import RING, Painted, draw_box
from imp_desktop.ui.look import Look

SIGN_WIDTH = 24
SIGN_HEIGHT = 18
PAD = 10


class Tile(Painted):
    """A checkable tile; `sign` paints a state sign into the rectangle it is given."""

    def __init__(self, look: Look, word: str, *, value: str = "") -> None:
        super().__init__(look)
        self.value = value
        self._word = word
        self._sign: Callable[[QPainter, QRectF], None] | None = None
        self._wide = SIGN_WIDTH
        self._count = "0"
        self.setCheckable(True)
        self.count(0)

    def count(self, number: int) -> None:
        """Show this count."""
        self._count = str(number)
        self.setAccessibleName(f"{number} {self._word}")
        self.updateGeometry()
        self.update()

    def show_sign(self, sign: Callable[[QPainter, QRectF], None] | None, wide: int = SIGN_WIDTH) -> None:
        """Show this sign, `wide` by 18 px, from now on, or none."""
        self._sign, self._wide = sign, wide
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self.look
        word = QFontMetrics(look.font(13)).horizontalAdvance(self._word)
        number = QFontMetrics(look.font(13, 600)).horizontalAdvance(self._count) + self._sign_room()
        return QSize(max(word, number, look.px(48)) + 2 * look.px(PAD + RING), look.px(50 + 2 * RING))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        box = self.ground()
        if self.isChecked():
            draw_box(painter, look, box, look.sunken, look.line2)
        elif self.underMouse():
            draw_box(painter, look, box, look.hover, None)
        inside = box.adjusted(look.px(PAD), look.px(6), -look.px(PAD), -look.px(6))
        half = inside.height() / 2
        if self._sign is not None:
            top = inside.top() + (half - look.px(SIGN_HEIGHT)) / 2
            self._sign(painter, QRectF(inside.left(), top, look.px(self._wide), look.px(SIGN_HEIGHT)))
        painter.setPen(look.text)
        painter.setFont(look.font(13, 600))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(inside.left() + self._sign_room(), inside.top(), inside.width(), half), middle, self._count
        )
        painter.setFont(look.font(13))
        painter.drawText(QRectF(inside.left(), inside.top() + half, inside.width() + 4, half), middle, self._word)
        self.draw_ring(painter)

    def _sign_room(self) -> int:
        return self.look.px(self._wide + 8) if self._sign is not None else 0
