"""A list to choose one of by its number, an arrow or the mouse, in which letters begin words of one's own."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from imp_desktop.ui.controls import Choice
from imp_desktop.ui.look import Look

_STEPS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Choosing(QWidget):
    """The choices below each other; `picked` tells that one was chosen and the keyboard may go on."""

    moved = Signal(str)
    picked = Signal(str)
    typed = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._lines: dict[str, Choice] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # none may be chosen
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(name)

    def offer(self, choices: Mapping[str, str], value: str = "") -> None:
        """Offer these, each with its number, with one chosen or none; nothing is signalled."""
        for line in self._lines.values():
            self._group.removeButton(line)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        numbered = enumerate(choices.items(), start=1)
        self._lines = {kept: Choice(self._look, words, number=str(at)) for at, (kept, words) in numbered}
        for kept, line in self._lines.items():
            line.installEventFilter(self)
            line.clicked.connect(partial(self._pick, kept))
            self._group.addButton(line)
            self._column.addWidget(line)
            line.show()  # now, so that the keyboard can be put there at once
        self.choose(value)

    def choose(self, value: str) -> None:
        """Show this one as chosen, or none; nothing is signalled."""
        for kept, line in self._lines.items():
            line.setChecked(kept == value)
        if self._lines:
            self.setFocusProxy(self._lines.get(value) or next(iter(self._lines.values())))

    def value(self) -> str:
        """What is chosen; empty where nothing is."""
        return next((kept for kept, line in self._lines.items() if line.isChecked()), "")

    def offered(self) -> tuple[str, ...]:
        """What may be chosen, in order."""
        return tuple(self._lines)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits pick, arrows move, Enter goes on with what is chosen; any other sign begins own words."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        text, step = event.text(), _STEPS.get(event.key(), 0)
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in _ENTER:
            self.picked.emit(self.value())
        elif step:
            self._step(step)
        elif plain and text.isdecimal() and 1 <= int(text) <= len(self._lines):
            self._pick(self.offered()[int(text) - 1])
        elif plain and text.isalpha():
            self.typed.emit(text)
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        offered = self.offered()
        at = offered.index(self.value()) + step if self.value() else (0 if step > 0 else -1)
        self.choose(offered[at % len(offered)])
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.moved.emit(self.value())

    def _pick(self, value: str) -> None:
        self.choose(value)
        self.picked.emit(value)
