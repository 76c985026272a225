"""A button as wide as the room: its words, in as many lines as they need, and an icon at the right."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from imp_desktop.ui import icons
from imp_desktop.ui.controls import Painted, draw_box
from imp_desktop.ui.controls.painted import RING
from imp_desktop.ui.look import Look

ROW = 32
PAD = 9  # with the ring 12, in line with the words of the list above
ICON = 16
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class WideButton(Painted):
    """Leads somewhere, with a chevron, or does what its icon says."""

    def __init__(self, look: Look, words: str, icon: str = "chevron-right") -> None:
        super().__init__(look)
        self._icon = icon
        self.setText(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.look.font(13)).horizontalAdvance(self.text()) + self._beside() + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(ROW), self.look.px(ROW))

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words need at this width."""
        metrics, room = QFontMetrics(self.look.font(13)), QRect(0, 0, max(1, width - self._beside()), 10_000)
        words = metrics.boundingRect(room, _WRAPPED, self.text()).height()
        return max(self.look.px(ROW), words + self.look.px(2 * PAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self.look, self.ground()
        if self.isDown() or self.underMouse():
            draw_box(painter, look, box, look.hover, None)
        side, pad = look.px(ICON), look.px(PAD)
        place = QRectF(box.right() - pad - side, box.center().y() - side / 2, side, side)
        icons.paint(painter, place, self._icon, look.text2)
        painter.setPen(look.text)
        painter.setFont(look.font(13))
        room = box.adjusted(pad, 0, -(2 * pad + side), 0)
        painter.drawText(room, _WRAPPED, self.text())
        self.draw_ring(painter)

    def _beside(self) -> int:
        """What stands at both sides of the words."""
        return self.look.px(2 * RING + 3 * PAD + ICON)
