"""The quiet bar: one sentence under the title of a page, with its code and at most one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from imp_desktop.i18n import _
from imp_desktop.ui import icons
from imp_desktop.ui.controls.buttons import Button, IconButton
from imp_desktop.ui.controls.text import ground, label
from imp_desktop.ui.look import Look

HEIGHT = 40


class QuietBar(QFrame):
    """Shows one sentence until it is closed, replaced or cleared; hidden when it has nothing to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._problem = False
        self._do: Callable[[], None] | None = None
        ground(self, look.wash)
        self.setMinimumHeight(look.px(HEIGHT))
        self._words = label(look)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._code = label(look, px=12, colour="text3")
        self._action = Button(look, "")
        self._action.clicked.connect(self._act)
        close = IconButton(look, "x", _("Close this line"))
        close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(52), 0, look.px(12), 0)
        row.setSpacing(look.px(12))
        row.addWidget(self._words, 1)
        for widget in (self._code, self._action, close):
            row.addWidget(widget)
        self.hide()

    def tell(self, text: str, *, code: str = "", action: str = "", do: Callable[[], None] | None = None) -> None:
        """Show this sentence; a code marks it as a problem; `action` is the label of the one button."""
        if not text:
            self.clear()
            return
        self._problem = bool(code)
        ground(self, self.look.flag_f if code else self.look.wash)
        self._words.setText(text)
        self._code.setText(code)
        self._do = do
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        """The sentence shown now; empty if there is none."""
        return self._words.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Say nothing any more."""
        self._words.clear()
        self._do = None
        self.hide()

    def act(self) -> None:
        """Do what the button offers, if it offers something."""
        if self._do is not None:
            self._act()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        side = look.px(16)
        place = QRectF(look.px(24), (self.height() - side) / 2, side, side)
        icons.paint(
            painter, place, "circle-alert" if self._problem else "info", look.flag if self._problem else look.accent
        )

    def _act(self) -> None:
        do = self._do
        self.clear()
        if do is not None:
            do()
