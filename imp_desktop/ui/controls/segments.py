"""Segments: one choice out of a few, all of them seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from imp_desktop.ui.controls.painted import RING, Painted, draw_box
from imp_desktop.ui.look import Look


@dataclass(frozen=True)
class Segment:
    """One choice: its value, its words, and a small number behind them if wished."""

    value: str
    text: str
    count: str = ""


class _Part(Painted):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.segment = Segment("", "")
        self.setCheckable(True)

    def show_segment(self, segment: Segment) -> None:
        self.segment = segment
        self.setText(segment.text)
        self.setAccessibleName(f"{segment.text} {segment.count}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self.look
        width = QFontMetrics(look.font(13, 600)).horizontalAdvance(self.segment.text) + look.px(22)
        if self.segment.count:
            width += QFontMetrics(look.font(13)).horizontalAdvance(self.segment.count) + look.px(6)
        return QSize(width + 2 * look.px(RING), look.px(28 + 2 * RING))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        box = self.ground()
        if self.isChecked():
            draw_box(painter, look, box, look.surface, look.line2, 5)
        elif self.underMouse():
            draw_box(painter, look, box, look.sunken, None, 5)
        font = look.font(13, 600 if self.isChecked() else 400)
        words = QFontMetrics(font).horizontalAdvance(self.segment.text)
        number = QFontMetrics(look.font(13)).horizontalAdvance(self.segment.count)
        between = look.px(6) if self.segment.count else 0
        left = box.center().x() - (words + between + number) / 2
        self._draw(painter, QRectF(left, box.top(), words + 2, box.height()), self.segment.text, weight=600)
        self._draw(painter, QRectF(left + words + between, box.top(), number + 2, box.height()), self.segment.count)
        self.draw_ring(painter, 5)

    def _draw(self, painter: QPainter, room: QRectF, text: str, weight: int = 400) -> None:
        look = self.look
        painter.setFont(look.font(13, weight if self.isChecked() else 400))
        painter.setPen(look.text if self.isChecked() and weight > 400 else look.text2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


class Segments(QWidget):
    """A groove of segments; `chosen` tells the value when the user picks one; Left and Right move the choice."""

    chosen = Signal(str)

    def __init__(self, look: Look, segments: Sequence[Segment], value: str = "", name: str = "") -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._parts: list[_Part] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.offer(segments, value)
        self._group.buttonClicked.connect(lambda part: self.chosen.emit(part.segment.value))

    def offer(self, segments: Sequence[Segment], value: str = "") -> None:
        """Show these choices instead, with `value` (or the first) chosen; nothing is signalled."""
        if len(segments) != len(self._parts):
            self._make_parts(len(segments))
        for part, segment in zip(self._parts, segments, strict=True):
            part.show_segment(segment)
        self.choose(value or (segments[0].value if segments else ""))

    def _make_parts(self, count: int) -> None:
        for part in self._parts:
            self._group.removeButton(part)
            part.hide()
            part.deleteLater()
        self._parts = [_Part(self.look, self) for _ in range(count)]
        layout = self.layout()
        for part in self._parts:
            self._group.addButton(part)
            if layout is not None:
                layout.addWidget(part)

    def choose(self, value: str) -> None:
        """Show this value as chosen; nothing is signalled."""
        for part in self._parts:
            part.setChecked(part.segment.value == value)

    def choose_none(self) -> None:
        """Show that none of these is chosen; nothing is signalled."""
        self._group.setExclusive(False)
        for part in self._parts:
            part.setChecked(False)
        self._group.setExclusive(True)

    def value(self) -> str:
        """The value chosen now; empty if there is none."""
        return next((part.segment.value for part in self._parts if part.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key(), 0)
        if not step:
            super().keyPressEvent(event)
            return
        now = next((at for at, part in enumerate(self._parts) if part.isChecked()), 0)
        part = self._parts[max(0, min(len(self._parts) - 1, now + step))]
        part.setFocus(Qt.FocusReason.TabFocusReason)
        part.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.look.px(RING) - self.look.px(2)
        groove = QRectF(self.rect()).adjusted(room, room, -room, -room)
        draw_box(QPainter(self), self.look, groove, self.look.hover, None, 7)
