"""The foot of the texts: how many are still to be coded, and what the keys do."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from imp_desktop.ui import icons
from imp_desktop.ui.controls import KeyCap, label
from imp_desktop.ui.look import Look

HEIGHT = 40


class TextsFoot(QWidget):
    """A sentence at the left, with a check once nothing waits, and keys at the right where there is room."""

    def __init__(self, look: Look, keys: Sequence[tuple[Sequence[str], str]]) -> None:
        super().__init__()
        self._look = look
        self._done = False
        self.setFixedHeight(look.px(HEIGHT))
        self._words = label(look, colour="text2")
        self._legend = QWidget()
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(look.px(6))
        for caps, does in keys:
            for cap in caps:
                legend.addWidget(KeyCap(look, cap))
            legend.addWidget(label(look, does, 12, colour="text2"))
            legend.addSpacing(look.px(8))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(48), 0, look.px(16), 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._legend)

    def say(self, words: str, *, done: bool) -> None:
        """Say how far the work is; what is done for the first time is announced."""
        if words == self._words.text():
            return
        announced = done and not self._done and bool(self._words.text())
        self._done = done
        self._words.setText(words)
        self.setAccessibleName(words)
        self.update()
        if announced:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def text(self) -> str:
        """The sentence shown now."""
        return self._words.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys leave where there is little room."""
        super().resizeEvent(event)
        needs = self._words.sizeHint().width() + self._legend.sizeHint().width() + self._look.px(80)
        self._legend.setVisible(event.size().width() >= needs)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._done:
            side = self._look.px(16)
            box = QRectF(self._look.px(25), (self.height() - side) / 2, side, side)
            icons.paint(QPainter(self), box, "check", self._look.done_t)
