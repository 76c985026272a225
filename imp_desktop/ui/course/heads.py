"""The heads of the attendance list: codes at the left, numbers of sessions on top; both stay while the list scrolls."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from imp_desktop.operations.teaching import Session
from imp_desktop.ui.course.delegate import ROW
from imp_desktop.ui.course.model import Role
from imp_desktop.ui.look import Look

HEAD = 34
LEAST_COLUMN, COLUMN = 36, 44
_LEAST_CODE, _MOST_CODE = 76, 220
_GAP = 12


class CodeHead(QHeaderView):
    """The codes, with what is to know of a person behind them."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = look
        self.row = -1
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(look.px(ROW))
        self._beside = self._below = 0
        self._folded = False

    def measure(self) -> None:
        """Find out how wide the codes and their remarks ask to be, side by side and one below the other."""
        look, model = self._look, self.model()
        code, said = QFontMetrics(look.font(13, 600)), QFontMetrics(look.font(12))
        beside = below = look.px(_LEAST_CODE)
        for row in range(model.rowCount()):
            remark = said.horizontalAdvance(model.headerData(row, Qt.Orientation.Vertical, Role.REMARK) or "")
            name = code.horizontalAdvance(model.headerData(row, Qt.Orientation.Vertical))
            beside = max(beside, name + (remark + look.px(8) if remark else 0) + look.px(_GAP))
            below = max(below, max(name, remark) + look.px(_GAP))
        self._beside, self._below = min(beside, look.px(_MOST_CODE)), min(below, look.px(_MOST_CODE))

    def wide(self, *, folded: bool) -> int:
        """How wide the codes are with their remarks beside them, or `folded` with these below."""
        return self._below if folded else self._beside

    def fold(self, *, folded: bool) -> None:
        """Put the remarks below the codes, or beside them."""
        self._folded = folded
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(self.wide(folded=self._folded), self.length())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.surface)
        first = max(self.visualIndexAt(event.rect().top()), 0)
        last = self.visualIndexAt(event.rect().bottom())
        for row in range(first, (last if last >= 0 else self.count() - 1) + 1):
            self._paint_row(painter, row)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int) -> None:
        look, here = self._look, row == self.row
        place = QRect(0, self.sectionViewportPosition(row), self.width() - look.px(8), self.sectionSize(row))
        code = self.model().headerData(row, Qt.Orientation.Vertical)
        remark = self.model().headerData(row, Qt.Orientation.Vertical, Role.REMARK) or ""
        upper, lower = QRect(place), QRect(place)
        painter.setFont(look.font(13, 600 if here else 400))
        if remark and self._folded:
            upper.setBottom(place.center().y() + look.px(1))
            lower.setTop(place.center().y())
        else:
            lower.setLeft(painter.fontMetrics().horizontalAdvance(code) + look.px(8))
        painter.setPen(look.text)
        _draw(painter, upper, code)
        painter.setFont(look.font(12))
        painter.setPen(look.text2)
        _draw(painter, lower, remark)


def _draw(painter: QPainter, room: QRect, text: str) -> None:
    if text and room.width() > 0:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class NumberHead(QHeaderView):
    """The numbers of the sessions; that of now stands out, a cancelled one is struck through."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.column = -1
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def spread(self, room: int) -> None:
        """Share the room among the columns, none narrower than a mark needs nor wider than is calm."""
        look = self._look
        each, least = room // max(self.count(), 1), look.px(LEAST_COLUMN)
        if each < least:  # the list scrolls; none of the columns in sight is cut
            each = max(least, room // max(room // least, 1))
        self.setDefaultSectionSize(min(look.px(COLUMN), each))

    def sizeHint(self) -> QSize:
        return QSize(self.length(), self._look.px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self.viewport()), self._look
        painter.fillRect(event.rect(), look.surface)
        first = max(self.visualIndexAt(event.rect().left()), 0)
        last = self.visualIndexAt(event.rect().right())
        for column in range(first, (last if last >= 0 else self.count() - 1) + 1):
            self._paint_number(painter, column)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look.line)
        painter.end()

    def _paint_number(self, painter: QPainter, column: int) -> None:
        look = self._look
        place = QRect(self.sectionViewportPosition(column), 0, self.sectionSize(column), self.height())
        session: Session = self.model().session(column)  # type: ignore[attr-defined]
        font = look.font(13, 600)
        font.setStrikeOut(session.status == "cancelled")
        painter.setFont(font)
        painter.setPen(look.accent if column == self.column else look.text2 if font.strikeOut() else look.text)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(session.number))
