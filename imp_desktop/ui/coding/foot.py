"""The foot of the texts: how many are still to be coded, and what the keys do."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from imp_desktop.ui import icons
from imp_desktop.ui.controls import KeyCap, label
from imp_desktop.ui.look import Look

HEIGHT = 40


Keys = Sequence[tuple[Sequence[str], str]]


class TextsFoot(QWidget):
    """A sentence at the left, with a check once nothing waits, and keys at the right where there is room.

    While a form is open its keys stand there instead.
    """

    def __init__(self, look: Look, keys: Keys, form_keys: Keys) -> None:
        super().__init__()
        self._look = look
        self._done = False
        self.setFixedHeight(look.px(HEIGHT))
        self._words = label(look, colour="text2")
        self._legends = (_legend(look, keys), _legend(look, form_keys))
        self._legend = self._legends[0]
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(48), 0, look.px(16), 0)
        row.addWidget(self._words, 1)
        for legend in self._legends:
            row.addWidget(legend)
        self._legends[1].hide()

    def show_keys(self, *, of_form: bool) -> None:
        """Show the keys of the form that is open, or those of the list."""
        self._legend = self._legends[of_form]
        self._fit()

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
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._done:
            side = self._look.px(16)
            box = QRectF(self._look.px(25), (self.height() - side) / 2, side, side)
            icons.paint(QPainter(self), box, "check", self._look.done_t)

    def _fit(self) -> None:
        needs = self._words.sizeHint().width() + self._legend.sizeHint().width() + self._look.px(80)
        for legend in self._legends:
            legend.setVisible(legend is self._legend and self.width() >= needs)


def _legend(look: Look, keys: Keys) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(6))
    for caps, does in keys:
        for cap in caps:
            row.addWidget(KeyCap(look, cap))
        row.addWidget(label(look, does, 12, colour="text2"))
        row.addSpacing(look.px(8))
    return made
