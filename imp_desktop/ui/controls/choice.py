"""A choice in a list of a few: a round mark, a number if it has one, and words; or a box with a check."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from imp_desktop.ui import icons
from imp_desktop.ui.controls.painted import RING, Painted, draw_box
from imp_desktop.ui.look import Look

MARK = 16
GAP = 12


class Choice(Painted):
    """A checkable line of 28 px; `box` makes it a box that can be checked on its own. Put round ones in a group."""

    def __init__(self, look: Look, text: str, *, number: str = "", box: bool = False) -> None:
        super().__init__(look)
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(f"{number} {text}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._number = number
        self._box = box

    def sizeHint(self) -> QSize:
        look = self.look
        words = QFontMetrics(look.font(13, 600)).horizontalAdvance(self.text()) + look.px(self._left() + 4)
        return QSize(words + 2 * look.px(RING), look.px(28 + 2 * RING))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(160), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words need in the width there is."""
        look = self.look
        room = QRect(0, 0, width - look.px(self._left() + 2 * RING), 1000)
        words = QFontMetrics(look.font(13, 600)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(look.px(28), words.height() + look.px(8)) + 2 * look.px(RING)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self.look, self.ground()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and self.underMouse():
            draw_box(painter, look, box, look.sunken, None)
        side = look.px(MARK)
        self._draw_mark(painter, QRectF(box.left() + look.px(4), box.center().y() - side / 2, side, side))
        painter.setFont(look.font(13, 600 if self.isChecked() else 400))
        painter.setPen(look.text if self.isEnabled() else look.text3)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._number:
            room = QRectF(box.left() + look.px(MARK + GAP), box.top(), look.px(24), box.height())
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._number)
        words = box.adjusted(look.px(self._left()), 0, 0, 0)
        painter.drawText(words, int(middle | Qt.TextFlag.TextWordWrap), self.text())
        self.draw_ring(painter)

    def _left(self) -> int:
        return MARK + GAP + (36 if self._number else 0)

    def _draw_mark(self, painter: QPainter, mark: QRectF) -> None:
        look, on = self.look, self.isChecked()
        radius = look.px(4) if self._box else mark.width() / 2
        painter.setPen(QPen(look.accent if on else look.edge, 1))
        painter.setBrush(look.accent if on else look.surface)
        painter.drawRoundedRect(mark.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if not on:
            return
        if self._box:
            icons.paint(painter, mark.adjusted(2, 2, -2, -2), "check", look.on_accent)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.on_accent)
            painter.drawEllipse(mark.center(), mark.width() / 5, mark.width() / 5)
