"""Words on a page: labels in the sizes and colours of the look, lines and grounds."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from imp_desktop.ui.look import Look


def label(look: Look, text: str = "", px: int = 13, weight: int = 400, colour: str = "text") -> QLabel:
    """A label of plain text; `colour` names its colour in the look."""
    words = QLabel(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setFont(look.font(px, weight))
    ink(words, getattr(look, colour))
    return words


def paragraph(look: Look, text: str = "", px: int = 13, colour: str = "text2") -> QLabel:
    """A label that breaks its lines where the room ends."""
    words = label(look, text, px, colour=colour)
    words.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    return words


def ink(widget: QWidget, colour: QColor) -> None:
    """Write the widget's text in this colour."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    widget.setPalette(palette)


def ground(widget: QWidget, colour: QColor) -> None:
    """Fill the widget's ground with this colour."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, colour)
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)


class Line(QFrame):
    """A hairline across, or down with `down`."""

    def __init__(self, look: Look, *, down: bool = False) -> None:
        super().__init__()
        ground(self, look.line)
        if down:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
