"""The lines between the rows of a third keying: numbers of pages, and dotted lines with the items that agree."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPen

from imp_desktop.ui.entry.blocks import Stretch
from imp_desktop.ui.entry.measures import AGREE, CUE_LEFT, PAGE, Measures
from imp_desktop.ui.entry.strokes import Strokes

_EDGE, _LINE_EDGE, _GAP = 24, 20, 10


class Between:
    """Draws lines between rows, one below the other."""

    def __init__(self, strokes: Strokes, measures: Measures) -> None:
        self._strokes = strokes
        self._measures = measures

    def draw(self, stretches: tuple[Stretch, ...], width: int, y: int) -> None:
        """Draw them from `y` on, over the whole width."""
        for one in stretches:
            if one.page:
                self._page(one, width, y)
            else:
                self._agree(one, width, y)
            y += self._measures.stretch(one)

    def _page(self, one: Stretch, width: int, y: int) -> None:
        look = self._strokes.look
        if one.line:
            edge = look.px(_LINE_EDGE)
            self._strokes.painter.fillRect(QRect(edge, y + look.px(6), width - 2 * edge, 1), look.line)
            y += self._measures.stretch(one) - look.px(PAGE)
        left = look.px(_EDGE)
        self._strokes.write(QRect(left, y, width - left, look.px(PAGE)), one.words, (12, 600), look.text2)

    def _agree(self, one: Stretch, width: int, y: int) -> None:
        look = self._strokes.look
        left, font = look.px(CUE_LEFT), (12, 400)
        room = QRect(left, y, width - left, look.px(AGREE))
        self._strokes.write(room, one.words, font, look.text2)
        behind = left + self._strokes.wide(one.words, font) + look.px(_GAP)
        self._dots(look.px(_EDGE), left - look.px(_GAP), room.center().y())
        self._dots(behind, width - look.px(_EDGE), room.center().y())

    def _dots(self, left: int, right: int, y: int) -> None:
        pen = QPen(self._strokes.look.line2, self._strokes.look.px(1))
        pen.setDashPattern([2, 3])
        self._strokes.painter.setPen(pen)
        self._strokes.painter.drawLine(left, y, right, y)
