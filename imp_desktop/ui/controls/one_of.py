"""One choice out of several: segments where there is room, else a list to open."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedLayout, QWidget

from imp_desktop.ui.controls.segments import Segment, Segments
from imp_desktop.ui.look import Look


class OneOf(QWidget):
    """A choice that tells the value picked by `chosen`."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._segments = Segments(look, [], name=name)
        self._list = QComboBox()
        self._list.setFont(look.font(13))
        self._list.setAccessibleName(name)
        self._pages = QStackedLayout(self)
        for page in (self._segments, self._list):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(page, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addStretch(1)
            self._pages.addWidget(holder)
        self._segments.chosen.connect(self.chosen)
        self._list.activated.connect(lambda at: self.chosen.emit(self._list.itemData(at)))

    def offer(self, segments: Sequence[Segment], value: str) -> None:
        """Offer these choices with one chosen; nothing is signalled."""
        self._segments.offer(segments, value)
        self._list.clear()
        for segment in segments:
            self._list.addItem(f"{segment.text}  {segment.count}", segment.value)
        self._list.setCurrentIndex(max(self._list.findData(value), 0))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """No wider than the list to open needs."""
        return QSize(self._list.minimumSizeHint().width(), self._segments.sizeHint().height())

    def sizeHint(self) -> QSize:
        """As wide as all segments side by side."""
        return self._segments.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show segments or the list, as the room allows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._pages.setCurrentIndex(0 if self._segments.sizeHint().width() <= self.width() else 1)
