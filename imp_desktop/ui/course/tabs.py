"""Tabs: words with a line under the one in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from imp_desktop.ui.controls import Painted, Segment
from imp_desktop.ui.controls.painted import RING
from imp_desktop.ui.look import Look

_HEIGHT = 40
_GAP = 22


class _Tab(Painted):
    def __init__(self, look: Look, tab: Segment) -> None:
        super().__init__(look)
        self.tab = tab
        self.setCheckable(True)
        self.setText(tab.text)
        self.count("")

    def count(self, number: str) -> None:
        self.tab = Segment(self.tab.value, self.tab.text, number)
        self.setAccessibleName(f"{self.tab.text} {number}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self.look
        width = QFontMetrics(look.font(13, 600)).horizontalAdvance(self.tab.text)
        if self.tab.count:
            width += look.px(6) + QFontMetrics(look.font(13)).horizontalAdvance(self.tab.count)
        return QSize(width + 2 * look.px(RING), look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        on, box = self.isChecked(), QRectF(self.rect()).adjusted(look.px(RING), 0, -look.px(RING), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(13, 600 if on else 400))
        painter.setPen(look.text if on or self.underMouse() else look.text2)
        painter.drawText(box, middle, self.tab.text)
        across = painter.fontMetrics().horizontalAdvance(self.tab.text) + look.px(6)
        painter.setFont(look.font(13))
        painter.setPen(look.text3)
        painter.drawText(box.adjusted(across, 0, 0, 0), middle, self.tab.count)
        if on:
            painter.fillRect(QRectF(box.left(), box.bottom() - look.px(2), box.width(), look.px(2)), look.accent)
        self.draw_ring(painter, 4, QRectF(self.rect()).adjusted(look.px(2), look.px(8), -look.px(2), -look.px(8)))


class Tabs(QWidget):
    """`chosen` tells the value when the user picks a tab; Left and Right move from tab to tab."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        self._tabs: list[_Tab] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look.px(24 - RING), 0, look.px(24), 0)
        self._row.setSpacing(look.px(_GAP))
        self._row.addStretch(1)
        self.setAccessibleName(name)
        self._group.buttonClicked.connect(lambda tab: self.chosen.emit(tab.tab.value))

    def offer(self, tabs: Sequence[Segment], value: str) -> None:
        """Show these tabs, with one of them in sight; nothing is signalled."""
        if [(tab.value, tab.text) for tab in tabs] != [(one.tab.value, one.tab.text) for one in self._tabs]:
            self._make(tabs)
        for one, tab in zip(self._tabs, tabs, strict=True):
            one.count(tab.count)
            one.setChecked(tab.value == value)
        self._fit()

    def values(self) -> list[str]:
        """The values of the tabs, in order."""
        return [one.tab.value for one in self._tabs]

    def tabs(self) -> list[Segment]:
        """The tabs, in order."""
        return [one.tab for one in self._tabs]

    def value(self) -> str:
        """The value of the tab in sight."""
        return next((one.tab.value for one in self._tabs if one.isChecked()), "")

    def step(self, by: int) -> None:
        """Go so many tabs on; after the last comes the first."""
        if self._tabs:
            values = self.values()
            self.chosen.emit(values[(values.index(self.value()) + by) % len(values)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move from tab to tab."""
        by = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key(), 0)
        if not by:
            super().keyPressEvent(event)
            return
        at = self.values().index(self.value()) + by
        if 0 <= at < len(self._tabs):
            self._tabs[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._tabs[at].click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the tabs stand closer."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        spare = self.width() - look.px(48) - sum(one.sizeHint().width() for one in self._tabs)
        gap = spare // max(len(self._tabs), 1)
        self._row.setSpacing(max(0, min(look.px(_GAP), gap)))

    def _make(self, tabs: Sequence[Segment]) -> None:
        for old in self._tabs:
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tabs = [_Tab(self._look, tab) for tab in tabs]
        for at, new in enumerate(self._tabs):
            self._group.addButton(new)
            self._row.insertWidget(at, new)
