"""What all entries of the course have in common: parts one after another, Enter from one to the next, Esc leaves."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.operations import enrolling
from imp_desktop.ui.course.digits import Digits
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.look import Look

Part = Field | Digits
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OF_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class EntryForm(QWidget):
    """`decided` tells that the entry is to be written, `left` that it is not, `arranged` that it needs other
    room, `went` the part the keyboard went to.

    Enter goes to the next part in use and decides after the last one; Ctrl+Enter decides at once. Subclasses call
    `take` for every part, in order, and may say in `in_use` which parts matter now.
    """

    decided = Signal()
    left = Signal()
    arranged = Signal()
    went = Signal(QWidget)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.parts: dict[str, Part] = {}

    def take(self, name: str, part: Part) -> Part:
        """Make a part of the form."""
        self.parts[name] = part
        part.entered.connect(lambda: self.go_on(name))
        if isinstance(part, Digits):
            part.picked.connect(lambda _value: self.go_on(name))
        return part

    def in_use(self) -> list[str]:
        """The names of the parts that matter now, in order."""
        return list(self.parts)

    def facts(self) -> dict[str, str]:
        """What stands in the parts in use."""
        return {name: self.parts[name].text() for name in self.in_use()}

    def fill(self, facts: Mapping[str, str]) -> None:
        """Put these facts into the parts, nothing into the others."""
        for name, part in self.parts.items():
            part.put(facts.get(name, ""))
        self.arrange()

    def arrange(self) -> None:
        """Show the parts in use only."""
        used = self.in_use()
        for name, part in self.parts.items():
            part.setVisible(name in used)
        self.arranged.emit()

    def begin(self, name: str = "") -> None:
        """Put the keyboard into a part, or into the first one in use."""
        part = self.parts[name or self.in_use()[0]]
        self.setFocusProxy(part)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        self.went.emit(part)

    def go_on(self, name: str) -> None:
        """Go to the part after this one; after the last one decide."""
        self.parts[name].complain("")
        self.arrange()
        used = self.in_use()
        following = used[used.index(name) + 1 :]
        if following:
            self.begin(following[0])
        else:
            self.decided.emit()

    def complain(self, name: str, error: ImpError) -> None:
        """Say below a part what does not fit, with the keyboard there."""
        for each in self.parts.values():
            each.complain("")
        self.parts[name].complain(i18n.explain(error))
        self.arranged.emit()
        self.begin(name)

    def unfit_text(self) -> str:
        """The name of the first part whose text is too long or holds signs that cannot be kept; empty if none is."""
        for name in self.in_use():
            try:
                enrolling.fitting_text(self.parts[name].text())
            except ImpError:
                return name
        return ""

    def complaint(self) -> str:
        """What is said below one of the parts."""
        return next((part.complaint() for part in self.parts.values() if part.complaint()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Ctrl+Enter decides; keys that move along the list below wait until the row is done."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.decided.emit()
        elif event.key() not in _OF_THE_LIST:
            super().keyPressEvent(event)
