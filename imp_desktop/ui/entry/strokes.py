"""What everything on a row is drawn with: words that are cut at their end where they do not fit, and boxes."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from imp_desktop.ui.look import Look

Fonts = Mapping[tuple[int, int], QFont]
MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter
_SIZES = ((12, 400), (12, 600), (13, 400), (13, 600), (15, 600))
_MOST_SIGNS = 300  # more than any row has room for; what is painted stays quick however long a text is


def fonts(look: Look) -> Fonts:
    """The letters rows are written in, by (px, weight)."""
    return {(px, weight): look.font(px, weight) for px, weight in _SIZES}


class Strokes:
    """Writes words and draws boxes with one painter in one look."""

    def __init__(self, painter: QPainter, look: Look, letters: Fonts) -> None:
        self.painter = painter
        self.look = look
        self.letters = letters

    def wide(self, text: str, font: tuple[int, int]) -> int:
        """How wide the words are."""
        return QFontMetrics(self.letters[font]).horizontalAdvance(text)

    def write(
        self, rect: QRect, text: str, font: tuple[int, int], colour: QColor, align: Qt.AlignmentFlag = MIDDLE_LEFT
    ) -> None:
        """Write the words in one line."""
        letters = self.letters[font]
        self.painter.setFont(letters)
        self.painter.setPen(colour)
        plain = text[:_MOST_SIGNS].replace("\n", " ")
        cut = QFontMetrics(letters).elidedText(plain, Qt.TextElideMode.ElideRight, rect.width())
        self.painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, cut)

    def box(  # noqa: PLR0913 - a box has a place, words and colours
        self,
        middle: QPointF,
        room: int,
        size: QSize,
        text: str,
        *,
        fill: QColor,
        ink: QColor,
        edge: QColor | None = None,
        thick: float = 1.5,
    ) -> None:
        """A box with rounded corners around its words, no wider than its column allows."""
        look, painter = self.look, self.painter
        wide = min(look.px(size.width()), room - look.px(4))
        box = QRectF(0, 0, wide, look.px(size.height()))
        box.moveCenter(middle)
        painter.setPen(QPen(edge, look.px(1) * thick) if edge is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, look.px(5), look.px(5))
        self.write(box.toRect(), text, (13, 600), ink, CENTRE)
