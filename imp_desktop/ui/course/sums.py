"""The sums beside and under the attendance list, which scroll with it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui.course.grid import AttendanceGrid
from imp_desktop.ui.course.model import Role
from imp_desktop.ui.look import Look

_ROW = 24
_LEAST = 64


class SumColumn(QWidget):
    """At how many sessions each person was, of how many that are marked."""

    def __init__(self, look: Look, grid: AttendanceGrid) -> None:
        super().__init__()
        self._look, self._grid = look, grid
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        grid.verticalScrollBar().valueChanged.connect(self.update)
        grid.model().headerDataChanged.connect(self.update)
        grid.model().modelReset.connect(self.update)

    def sizeHint(self) -> QSize:
        look = self._look
        words = QFontMetrics(look.font(12)).horizontalAdvance(_("Present"))
        sums = QFontMetrics(look.font(13)).horizontalAdvance(_("{present} of {marked}").format(present=88, marked=88))
        return QSize(max(words, sums, look.px(_LEAST)) + look.px(4), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, grid = QPainter(self), self._look, self._grid
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        top = grid.numbers.height()
        painter.setFont(look.font(12))
        painter.setPen(look.text3)
        painter.drawText(QRect(0, 0, self.width(), top - 1), right, _("Present"))
        painter.fillRect(QRect(0, top - 1, self.width(), 1), look.line)
        painter.setClipRect(QRect(0, top, self.width(), grid.viewport().height()))
        painter.setFont(look.font(13))
        painter.setPen(look.text2)
        first, last = grid.rowAt(0), grid.rowAt(grid.viewport().height() - 1)
        for row in range(max(first, 0), (last if last >= 0 else grid.model().rowCount() - 1) + 1):
            place = QRect(0, top + grid.rowViewportPosition(row), self.width(), grid.rowHeight(row))
            painter.drawText(place, right, grid.model().headerData(row, Qt.Orientation.Vertical, Role.SUM) or "")
        painter.end()


class SumRow(QWidget):
    """How many people were present at each session."""

    def __init__(self, look: Look, grid: AttendanceGrid) -> None:
        super().__init__()
        self._look, self._grid = look, grid
        self.setFixedHeight(look.px(_ROW))
        grid.horizontalScrollBar().valueChanged.connect(self.update)
        grid.moved.connect(self.update)
        grid.model().headerDataChanged.connect(self.update)
        grid.model().modelReset.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, grid = QPainter(self), self._look, self._grid
        left = grid.codes.width()
        painter.fillRect(QRect(0, 0, self.width(), 1), look.line2)
        painter.setFont(look.font(12))
        painter.setPen(look.text2)
        painter.drawText(QRect(0, 0, left, self.height()), Qt.AlignmentFlag.AlignVCenter, _("Present"))
        painter.setClipRect(QRect(left, 0, grid.viewport().width(), self.height()))
        painter.setFont(look.font(13))
        for column in range(grid.model().columnCount()):
            place = QRect(left + grid.columnViewportPosition(column), 1, grid.columnWidth(column), self.height() - 1)
            if place.right() >= left and place.left() <= self.width():
                said = grid.model().headerData(column, Qt.Orientation.Horizontal, Role.SUM) or ""
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)
        painter.end()


class FollowingBar(QScrollBar):
    """A scroll bar that stands elsewhere than the view it belongs to; hidden while there is nothing to scroll."""

    def __init__(self, of: QScrollBar) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._of = of
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        of.rangeChanged.connect(self._follow)
        of.valueChanged.connect(self.setValue)
        self.valueChanged.connect(of.setValue)
        self._follow(of.minimum(), of.maximum())

    def _follow(self, least: int, most: int) -> None:
        self.setRange(least, most)
        self.setPageStep(self._of.pageStep())
        self.setSingleStep(self._of.singleStep())
        self.setValue(self._of.value())
        self.setVisible(most > least)
