"""Places of two lines in a table of entries, and how they are drawn."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from imp_desktop.ui import dates, icons, signs
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of

ROW = 52
PAD = 12
CELL = Qt.ItemDataRole.UserRole + 1
_MARK = 16

Tone = Literal["", "quiet", "amber", "accent"]


@dataclass(frozen=True)
class TwoLines:
    """What a place shows: a line, and a smaller one below; `check` puts a check before it, `icon` an icon."""

    upper: str
    lower: str = ""
    strong: bool = False
    tone: Tone = ""
    right: bool = False
    check: bool = False
    icon: str = ""

    @property
    def said(self) -> str:
        """Both lines in one."""
        return ", ".join(part for part in (self.upper, self.lower) if part)


def day_cell(day: date | None) -> TwoLines:
    """A day in a narrow column."""
    if day is None:
        return TwoLines("–", tone="quiet")
    brief, year = dates.in_two(day)
    return TwoLines(brief, year, tone="quiet")


class LinesDelegate(QStyledItemDelegate):
    """Paints everything itself; `row` is that of the keyboard."""

    def __init__(self, look: Look, inset: int, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._inset = look, inset
        self.row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(60), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one place and the hairline under it."""
        look, place, cell = self._look, rect_of(option), index.data(CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == self.row:
            painter.fillRect(place, look.wash)
        self._paint_hairline(painter, place, index)
        if cell is not None:
            self._paint_cell(painter, place, cell)
        painter.restore()

    def _paint_hairline(self, painter: QPainter, place: QRect, index: Index) -> None:
        inset, last = self._look.px(self._inset), index.model().columnCount() - 1
        left = place.left() + (inset if index.column() == 0 else 0)
        right = place.right() - (inset if index.column() == last else 0)
        painter.fillRect(QRect(left, place.bottom(), right - left + 1, 1), self._look.line)

    def _paint_cell(self, painter: QPainter, place: QRect, cell: TwoLines) -> None:
        look = self._look
        room = place.adjusted(look.px(PAD), 0, 0 if cell.right else -look.px(4), 0)
        upper, lower = QRect(room), QRect(room)
        if cell.lower:
            upper.setBottom(place.center().y() + look.px(1))
            upper.setTop(upper.bottom() - look.px(20))
            lower.setTop(upper.bottom())
            lower.setBottom(lower.top() + look.px(18))
        if cell.check or cell.icon:
            self._paint_sign(painter, upper, cell)
            upper.setLeft(upper.left() + look.px(_MARK + 6))
        painter.setFont(look.font(13, 600 if cell.strong else 400))
        painter.setPen(self._ink(cell.tone))
        _draw(painter, upper, cell.upper, right=cell.right)
        painter.setFont(look.font(12))
        painter.setPen(look.text2)
        _draw(painter, lower, cell.lower, right=cell.right)

    def _paint_sign(self, painter: QPainter, line: QRect, cell: TwoLines) -> None:
        side = self._look.px(_MARK)
        box = QRectF(QPointF(line.left(), line.center().y() - side / 2 + 1), QSize(side, side).toSizeF())
        if cell.check:
            signs.paint_check(painter, box, self._look.accent, self._look)
        else:
            icons.paint(painter, box, cell.icon, self._ink(cell.tone))

    def _ink(self, tone: Tone) -> QColor:
        look = self._look
        return {"": look.text, "quiet": look.text2, "amber": look.differs_t, "accent": look.accent}[tone]


def _draw(painter: QPainter, room: QRect, text: str, *, right: bool) -> None:
    align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    plain = " ".join(text[:500].split())
    short = QFontMetrics(painter.font()).elidedText(plain, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, short)
