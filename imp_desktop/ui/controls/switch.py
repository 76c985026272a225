"""A switch: on or off, effective at once."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from imp_desktop.ui.controls.painted import RING, Painted
from imp_desktop.ui.look import Look


class Switch(Painted):
    """A checkable switch of 36 by 20 px; `toggled` tells when it is moved. `name` is what a screen reader says."""

    def __init__(self, look: Look, name: str, *, on: bool = False) -> None:
        super().__init__(look)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(36 + 2 * RING), self.look.px(20 + 2 * RING))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRectF = self.ground()
        radius = box.height() / 2
        painter.setPen(QPen(look.accent if self.isChecked() else look.edge, 1))
        painter.setBrush(look.accent if self.isChecked() else look.surface)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(QPen(look.on_accent if self.isChecked() else look.edge, 0))
        painter.setBrush(look.on_accent if self.isChecked() else look.edge)
        middle = box.right() - radius if self.isChecked() else box.left() + radius
        painter.drawEllipse(QPointF(middle, box.center().y()), radius - look.px(3), radius - look.px(3))
        self.draw_ring(painter, 10)
