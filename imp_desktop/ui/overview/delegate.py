"""Draws the rows of the overview: titles of sections, codes, and the sign of each form."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from imp_desktop.i18n import ngettext
from imp_desktop.operations.overview import Cell
from imp_desktop.ui import signs
from imp_desktop.ui.controls import draw_ring
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.overview.head import GAP
from imp_desktop.ui.overview.model import CODE, Role
from imp_desktop.ui.overview.sections import Section

_BEYOND = 4000  # wider than any screen: the wash of a row goes on to the edge of the table


def paint_cell(
    painter: QPainter, place: QRect, cell: Cell, look: Look, *, letters: bool = False, narrow: bool = False
) -> None:
    """Draw the sign of a form into `place`, with its letter left of it if letters are wanted."""
    sign = replace(signs.sign_of(cell), narrow=narrow)
    if letters:
        painter.setFont(look.font(12))
        painter.setPen(look.text2)
        letter, wide = signs.letter(cell), letter_width(cell, look)
        left = place.center().x() - (wide + look.px(signs.width(sign))) // 2
        painter.drawText(QRect(left, place.top(), wide, place.height()), Qt.AlignmentFlag.AlignVCenter, letter)
        place = place.translated(wide // 2, 0)
    signs.paint(painter, place, sign, look)


def letter_width(cell: Cell, look: Look) -> int:
    """How much room the letter of a form takes beside its sign."""
    return QFontMetrics(look.font(12)).horizontalAdvance(signs.letter(cell)) + look.px(4)


class OverviewDelegate(QStyledItemDelegate):
    """Paints everything itself; the style has no part in it."""

    def __init__(self, look: Look, *, letters: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.letters = letters
        self.narrow = False
        self.row_of_keyboard = -1
        self.left = 0
        self.ends: dict[str, int] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one place of the table."""
        painter.save()
        section = index.data(Role.SECTION)
        if section is not None:
            self.paint_section(painter, option.rect, section)
        else:
            self._paint_place(painter, option, index)
        painter.restore()

    def paint_section(self, painter: QPainter, place: QRect, section: Section) -> None:
        """Draw the title of a section, how many people it has, and how far each assessment is keyed."""
        painter.fillRect(place, self.look.surface)
        line = place.adjusted(self.left, self.look.px(6), -self.look.px(12), 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self.look.font(13, 600))
        painter.setPen(self.look.text)
        painter.drawText(line, left, section.title)
        across = QFontMetrics(painter.font()).horizontalAdvance(section.title) + self.look.px(12)
        people = ngettext("{count} person", "{count} people", len(section.rows)).format(count=len(section.rows))
        painter.setFont(self.look.font(13))
        painter.setPen(self.look.text3)
        painter.drawText(line.adjusted(across, 0, 0, 0), left, people)
        self._paint_shares(painter, line, place.left(), section)
        painter.fillRect(QRect(line.left(), place.bottom(), line.width(), 1), self.look.line)

    def _paint_shares(self, painter: QPainter, line: QRect, left: int, section: Section) -> None:
        """How much of each assessment is keyed, ending where the assessment's last column ends."""
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for assessment, end in self.ends.items():
            box = QRect(line)
            box.setRight(left + end - self.look.px(12))
            painter.drawText(box, right, section.share_keyed(assessment))

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = QRect(option.rect)
        if index.row() == self.row_of_keyboard:
            last = index.column() == index.model().columnCount() - 1
            painter.fillRect(place.adjusted(0, 0, _BEYOND if last else 0, 0), self.look.wash)
        if index.column() == CODE:
            self._paint_code(painter, place, index)
        else:
            model = index.model()
            if model.headerData(index.column(), Qt.Orientation.Horizontal, Role.FIRST_OF_ASSESSMENT):
                place.setLeft(place.left() + self.look.px(GAP))
            cell = index.data(Role.CELL)
            paint_cell(painter, place, cell, self.look, letters=self.letters, narrow=self.narrow)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_ring(painter, self.look, QRectF(self._ring(place, index)), 4)

    def _paint_code(self, painter: QPainter, place: QRect, index: Index) -> None:
        here = index.row() == self.row_of_keyboard
        painter.setFont(self.look.font(13, 600 if here else 400))
        painter.setPen(self.look.text)
        room = place.adjusted(self.left, 0, -self.look.px(4), 0)
        code = QFontMetrics(painter.font()).elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, code)

    def _ring(self, place: QRect, index: Index) -> QRect:
        if index.column() == CODE:
            return place.adjusted(self.left - self.look.px(6), self.look.px(4), -self.look.px(6), -self.look.px(4))
        cell = index.data(Role.CELL)
        sign = replace(signs.sign_of(cell), narrow=self.narrow)
        high, wide = self.look.px(signs.HEIGHT + 2), self.look.px(signs.width(sign) + 4)
        wide += letter_width(cell, self.look) if self.letters else 0
        middle: QPoint = place.center()
        return QRect(middle.x() - wide // 2, middle.y() - high // 2, wide + 1, high)
