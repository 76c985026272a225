"""A text in lines: broken between words, or inside one where it is longer than a line."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def lines_of(text: str, font: QFont, width: float, most: int = 0) -> list[str]:
    """The lines of a text in that width; with `most` no more than that, the last one cut where the room ends."""
    units = text.encode("utf-16-le")  # Qt counts in these
    layout, option = QTextLayout(text, font), QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, 0))
        begin, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        last = most == len(found) + 1
        part = (units[begin:] if last else units[begin:end]).decode("utf-16-le")
        found.append(_cut(part, font, width) if last else part)
        if last:
            break
    layout.endLayout()
    return found


def _cut(text: str, font: QFont, width: float) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(int(width), 1))
