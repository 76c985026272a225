"""Keying in one picture: the number pad with the keys in use outlined, and what they do."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui import icons
from imp_desktop.ui.controls import KeyCap, ground, label
from imp_desktop.ui.look import Look

WIDTH = 368
PAGE_WIDTH = 860
PAGE_HEIGHT = 560
KEY = 44
STEP = 50

# name of the key, column, row, columns wide, rows high
_PAD = (
    ("Num", 0, 0, 1, 1), ("/", 1, 0, 1, 1), ("*", 2, 0, 1, 1), ("-", 3, 0, 1, 1),
    ("7", 0, 1, 1, 1), ("8", 1, 1, 1, 1), ("9", 2, 1, 1, 1), ("+", 3, 1, 1, 2),
    ("4", 0, 2, 1, 1), ("5", 1, 2, 1, 1), ("6", 2, 2, 1, 1),
    ("1", 0, 3, 1, 1), ("2", 1, 3, 1, 1), ("3", 2, 3, 1, 1), ("Enter", 3, 3, 1, 2),
    ("0", 0, 4, 2, 1), (". ,", 2, 4, 1, 1),
)  # fmt: skip
_USED = {"1", "2", "3", "4", "5", ". ,", "+", "Enter"}


class _Pad(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(QSize(look.px(4 * STEP), look.px(5 * STEP)))
        self.setAccessibleName(_("The number pad: 1 to 5, the decimal key, plus and Enter are used."))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for name, column, row, wide, high in _PAD:
            used = name in _USED
            box = QRectF(
                look.px(column * STEP),
                look.px(row * STEP),
                look.px(KEY + (wide - 1) * STEP),
                look.px(KEY + (high - 1) * STEP),
            ).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(look.accent if used else look.line2, look.px(1.5) if used else 1))
            painter.setBrush(look.wash if used else look.surface)
            painter.drawRoundedRect(box, look.px(6), look.px(6))
            painter.setPen(look.text if used else look.text2)
            painter.setFont(look.font(15 if len(name) == 1 else 12, 600 if used else 400))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)


class _FootLine(QWidget):
    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self._look = look
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(22), 0, 0, 0)
        row.addWidget(label(look, words, 12, colour="text2"))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._look.px(16)
        place = QRectF(0, (self.height() - side) / 2, side, side)
        icons.paint(QPainter(self), place, "hard-drive", self._look.text2)


class KeyingPicture(QWidget):
    """The right column of the first pages; it leaves when the page gets narrow or low."""

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__()
        self._look = look
        page.installEventFilter(self)
        ground(self, look.desk)
        self.setFixedWidth(look.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(40), look.px(44), look.px(24), look.px(20))
        column.setSpacing(look.px(16))
        column.addWidget(label(look, _("Keying in one picture"), 15, 600))
        column.addWidget(_Pad(look))
        column.addLayout(_explained(look))
        column.addStretch(1)
        column.addWidget(_FootLine(look, _("One file, on this PC. Nothing leaves it.")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            room = event.size()
            self.setVisible(room.width() >= self._look.px(PAGE_WIDTH) and room.height() >= self._look.px(PAGE_HEIGHT))
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, 1, self.height(), self._look.line)


def _explained(look: Look) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.px(16))
    grid.setVerticalSpacing(look.px(6))
    grid.setColumnStretch(1, 1)
    keys = (
        (_("1 to 5"), _("the answer, one key an item")),
        (".", _("no answer, then the reason")),
        ("+", _("what may be keyed here")),
        ("Enter", _("number complete, or next")),
    )
    for row, (key, words) in enumerate(keys):
        grid.addWidget(KeyCap(look, key), row, 0)
        grid.addWidget(label(look, words, colour="text2"), row, 1)
    return grid
