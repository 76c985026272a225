"""The head of a block: the words of its scale over its own columns."""

from PySide6.QtCore import QRect, Qt

from imp_desktop.ui.entry.blocks import Place
from imp_desktop.ui.entry.measures import BETWEEN_BLOCKS, Measures, Scale
from imp_desktop.ui.entry.model import Row
from imp_desktop.ui.entry.strokes import CENTRE, Strokes

_CODES_HIGH = 18
_WRAP = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class BlockHead:
    """Draws the scale of the block that begins with a row, between the hairline above it and the row."""

    def __init__(self, strokes: Strokes, measures: Measures) -> None:
        self._strokes = strokes
        self._measures = measures

    def draw(self, row: Row, place: Place, top: int) -> None:
        """Draw it into the `top` pixels above the row."""
        choices = row.item.choices
        labels = row.words.choices.get(choices.id, {}) if choices is not None else {}
        codes = choices.codes if choices is not None else ()
        columns = self._measures.columns(row.item)
        above = self._strokes.look.px(BETWEEN_BLOCKS) - top
        texts = [labels.get(code) or str(code) for code in codes]
        scale = self._measures.scale(row.item, place, row.words)
        if scale is Scale.WHOLE:
            self._whole([str(code) for code in codes], texts, columns, above)
        elif scale is Scale.LINE:
            for text, column in zip(texts, columns, strict=True):
                self._line(text, QRect(column.left(), above, column.width(), -above))
        else:
            self._ends(texts, columns, above)

    def _line(self, text: str, place: QRect) -> None:
        self._strokes.write(place, text, (12, 400), self._strokes.look.text2, CENTRE)

    def _ends(self, texts: list[str], columns: tuple[QRect, ...], above: int) -> None:
        """The first and the last word, each over its column and as wide as it needs, but never into the other."""
        first, last = columns[0].center().x(), columns[-1].center().x()
        widest = last - first - self._strokes.look.px(8)
        for text, middle in ((texts[0], first), (texts[-1], last)):
            wide = min(self._strokes.wide(text, (12, 400)) + 2, widest)
            wide = min(wide, 2 * (self._measures.width - middle))
            self._line(text, QRect(middle - wide // 2, above, wide, -above))

    def _whole(self, codes: list[str], texts: list[str], columns: tuple[QRect, ...], above: int) -> None:
        look, painter = self._strokes.look, self._strokes.painter
        for code, text, column in zip(codes, texts, columns, strict=True):
            place = QRect(column.left(), above, column.width(), look.px(_CODES_HIGH))
            self._strokes.write(place, code, (13, 600), look.text, CENTRE)
            painter.setFont(self._strokes.letters[12, 400])
            painter.setPen(look.text2)
            below = QRect(column.left() + look.px(1), place.bottom(), column.width() - look.px(2), -place.bottom())
            painter.drawText(below, _WRAP, text)
