"""What is kept as entered but should be looked at: quiet lines under the lists that lead to the place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.teaching import Doubt
from imp_desktop.ui import icons
from imp_desktop.ui.controls import draw_ring
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.course import words
from imp_desktop.ui.course.cohort import Cohort
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import Names
from imp_desktop.ui.options import rect_of, state_of

_ROW = 28
_MOST_ROWS = 3


@dataclass(frozen=True)
class DoubtLine:
    """A sentence about what is doubtful, and where it is; without a session the cohort as a whole."""

    said: str
    cohort: int | None
    session: str = ""
    code: str = ""


def lines(doubts: Sequence[Doubt], cohort: Cohort, names: Names) -> list[DoubtLine]:
    """The doubts about a cohort in sentences; those about another one in one line each."""
    found = [
        DoubtLine(words.doubt_words(each, cohort, names), cohort.number, each[0].session, each[0].code)
        for each in words.grouped(one for one in doubts if one.cohort == cohort.number)
    ]
    others = words.grouped(one for one in doubts if one.cohort != cohort.number)
    for number in dict.fromkeys(each[0].cohort for each in others):
        count = sum(each[0].cohort == number for each in others)
        said = ngettext(
            "Cohort {cohort}: {count} thing to look at", "Cohort {cohort}: {count} things to look at", count
        ).format(cohort=number, count=count)
        found.append(DoubtLine(said, number))
    return found


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(120), self._look.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, place, state = self._look, QRectF(rect_of(option)), state_of(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(16)
        spot = QRectF(place.left() + look.px(24), place.center().y() - side / 2, side, side)
        icons.paint(painter, spot, "circle-alert", look.differs_t)
        painter.setFont(look.font(13))
        painter.setPen(look.text)
        room = place.adjusted(look.px(52), 0, -look.px(24), 0)
        said = QFontMetrics(painter.font()).elidedText(
            index.data(LINE).said, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, said)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, look, place.adjusted(look.px(16), look.px(4), -look.px(16), -look.px(4)), 4)
        painter.restore()


class DoubtList(QListView):
    """Enter or a click on a line emits `chosen` with it; hidden while nothing is doubtful."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines = LinesModel[DoubtLine](lambda line: line.said, parent=self)
        self.setModel(self._lines)
        self.setItemDelegate(_Delegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("To look at"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)
        self.hide()

    def show_lines(self, found: Sequence[DoubtLine]) -> None:
        """Show these lines, three at a time."""
        if tuple(found) != self._lines.lines:
            self._lines.show(found)
            if found:
                self.setCurrentIndex(self._lines.index(0, 0))
        self.setFixedHeight(self._look.px(_ROW) * min(len(found), _MOST_ROWS))
        self.setVisible(bool(found))

    def said(self) -> list[str]:
        """The sentences shown."""
        return [line.said for line in self._lines.lines]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(LINE))
