"""Buttons: plain, primary (one a page at most) and quiet ones that are only an icon or only words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from imp_desktop.ui import icons
from imp_desktop.ui.controls.painted import RING, Painted, draw_box
from imp_desktop.ui.look import Look

ICON = 16
PAD = 12
GAP = 8


class Button(Painted):
    """A button of 32 px with words, an optional icon before them and its key behind them.

    `key` ("Ctrl+S") is shown and works while the button can be seen; `hint` is only shown. `kind` is "plain",
    "primary" or "quiet" (no border until the mouse is over it).
    """

    def __init__(
        self, look: Look, text: str, *, icon: str = "", key: str = "", hint: str = "", kind: str = "plain"
    ) -> None:
        super().__init__(look)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.kind = kind
        self._icon = icon
        self._key = ""
        self.setText(text)
        if key:
            self.setShortcut(QKeySequence(key))
        self._key = hint or (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else "")

    def setText(self, text: str) -> None:
        key = self.shortcut()
        super().setText(text)  # which takes the key away
        self.setShortcut(key)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(least.width() + self._key_room(), least.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as its words; its key is left out where there is little room."""
        look = self.look
        width = 2 * look.px(PAD) + QFontMetrics(self._font()).horizontalAdvance(self.text())
        width += look.px(ICON + GAP) if self._icon else 0
        return QSize(width + 2 * look.px(RING) + 2, look.px(32 + 2 * RING))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.ground()
        draw_box(painter, self.look, box, self._fill(), self._edge())
        self._draw_words(painter, box)
        self.draw_ring(painter)

    def _key_room(self) -> int:
        look = self.look
        return look.px(PAD) + QFontMetrics(look.font(12)).horizontalAdvance(self._key) if self._key else 0

    def _font(self) -> QFont:
        return self.look.font(13, 600 if self.kind == "primary" else 400)

    def _draw_words(self, painter: QPainter, box: QRectF) -> None:
        look, colour = self.look, self._ink()
        keyed = bool(self._key) and self.width() >= self.sizeHint().width()
        spare = 0 if keyed or not self._key else max(0, self.width() - self.minimumSizeHint().width())
        left = box.left() + look.px(PAD) + spare / 2
        if self._icon:
            side = look.px(ICON)
            icons.paint(painter, QRectF(left, box.center().y() - side / 2, side, side), self._icon, colour)
            left += look.px(ICON + GAP)
        painter.setPen(colour)
        painter.setFont(self._font())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, box.top(), box.right() - left, box.height()), middle, self.text())
        if keyed:
            painter.setPen(colour if self.kind == "primary" else look.text3)
            painter.setFont(look.font(12))
            room = box.adjusted(0, 0, -look.px(PAD), 0)
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._key)

    def _fill(self) -> QColor | None:
        look, over = self.look, self.underMouse() or self.isDown()
        if not self.isEnabled():
            return look.sunken if self.kind != "quiet" else None
        if self.kind == "primary":
            return look.accent_hover if over else look.accent
        if self.kind == "quiet":
            return look.hover if over or self.isChecked() else None
        return look.hover if over else look.surface

    def _edge(self) -> QColor | None:
        if self.kind == "plain" and self.isEnabled():
            return self.look.line2
        return None

    def _ink(self) -> QColor:
        look = self.look
        if not self.isEnabled():
            return look.text3
        return look.on_accent if self.kind == "primary" else look.text


class IconButton(Painted):
    """A quiet button of 32 px that shows only an icon; its words are its tool tip and its accessible name."""

    def __init__(self, look: Look, icon: str, words: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._icon = icon
        self.setToolTip(f"{words} ({key})" if key else words)
        self.setAccessibleName(words)
        if key:
            self.setShortcut(QKeySequence(key))

    def sizeHint(self) -> QSize:
        side = self.look.px(32 + 2 * RING)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        box = self.ground()
        if self.isEnabled() and (self.underMouse() or self.isChecked()):
            draw_box(painter, look, box, look.hover, None)
        side = look.px(ICON)
        place = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        icons.paint(painter, place, self._icon, look.text2 if self.isEnabled() else look.line2)
        self.draw_ring(painter)
