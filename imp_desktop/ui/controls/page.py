"""A page: title bar of 64 px, quiet bar under it, and the content; the frame of most screens."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from imp_desktop.ui.controls.bar import QuietBar
from imp_desktop.ui.controls.text import ground, label
from imp_desktop.ui.look import Look

TITLE_HEIGHT = 64
MARGIN = 24


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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.bar)
        column.addLayout(self.body, 1)

    def refresh(self) -> None:
        """Read everything anew and show it."""

    def arrive(self, **where: object) -> None:
        """Called each time the window goes here; `where` says what to show."""
        self.refresh()

    def where(self) -> dict[str, object]:
        """What `arrive` needs to come back to the same spot."""
        return {}
