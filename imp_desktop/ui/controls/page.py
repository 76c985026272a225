"""A page: title bar of 64 px, quiet bar under it, and the content; the frame of most screens."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui.controls.bar import QuietBar
from imp_desktop.ui.controls.side import TITLE_HEIGHT, Side
from imp_desktop.ui.controls.text import Line, ground, label
from imp_desktop.ui.look import Look

MARGIN = 24
TITLE_NEEDS = 700
HIDE_SIDE_BELOW = 1044  # a window of 1100 px with the places folded


class Page(QWidget):
    """A screen with a title; fill `head` (behind the title, left to right) and `body` (below).

    The window puts its messages on `bar`. Screens override `refresh` (read everything anew) and, where they can be
    opened at a spot, `arrive` (called each time the window goes there) and `where` (what `arrive` needs to come back).
    """

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.look = look
        ground(self, look.surface)
        self.bar = QuietBar(look)
        self.title: QLabel = label(look, title, 20, 600)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(look.px(MARGIN), 0, look.px(MARGIN), 0)
        self.head.setSpacing(look.px(16))
        self.head.addWidget(self.title)
        top = QWidget()
        top.setFixedHeight(look.px(TITLE_HEIGHT))
        top.setLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.bar)
        column.addLayout(self.body, 1)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addLayout(column, 1)
        self._beside: tuple[QWidget, ...] = ()

    def add_side(self, title: str, width: int) -> Side:
        """A column at the right, `width` px wide; it leaves when the page gets narrow, and Ctrl+I shows or hides it."""
        edge, side = Line(self.look, down=True), Side(self.look, title, width)
        self._beside = (edge, side)
        for widget in self._beside:
            self._across.addWidget(widget)
        toggle = QAction(_("Show or hide the right column"), self)
        toggle.setShortcut(QKeySequence("Ctrl+I"))
        toggle.triggered.connect(lambda: self.show_side(shown=side.isHidden()))
        self.addAction(toggle)
        return side

    def show_side(self, *, shown: bool) -> None:
        """Show or hide the column at the right, until the width of the page changes."""
        for widget in self._beside:
            widget.setVisible(shown)

    def fit_title(self, *, wanted: bool = True) -> None:
        """Show the title if it is wanted and there is room; the places column names the page as well."""
        self.title.setVisible(wanted and self.width() >= self.look.px(TITLE_NEEDS))

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        shown = sum(widget.minimumWidth() for widget in self._beside if not widget.isHidden())
        return QSize(least.width() - shown, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.show_side(shown=event.size().width() >= self.look.px(HIDE_SIDE_BELOW))

    def refresh(self) -> None:
        """Read everything anew and show it."""

    def arrive(self, **where: object) -> None:
        """Called each time the window goes here; `where` says what to show."""
        self.refresh()

    def where(self) -> dict[str, object]:
        """What `arrive` needs to come back to the same spot."""
        return {}
