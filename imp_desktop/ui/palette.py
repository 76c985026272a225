"""Go to or do: one box over everything the window can do and everywhere it can go, found by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from imp_desktop.i18n import _
from imp_desktop.ui.controls import draw_box, draw_cap, ground
from imp_desktop.ui.controls.keycap import HEIGHT, cap_width
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of, state_of

WIDTH = 560
ROW = 32
MOST = 10


@dataclass(frozen=True)
class Goal:
    """Something to go to or to do: its words, its key if it has one, and the doing."""

    words: str
    do: Callable[[], object]
    key: str = ""


class GoalsModel(LinesModel[Goal]):
    """The goals whose words hold everything that was typed; those that begin with it come first."""

    def __init__(self, goals: Sequence[Goal]) -> None:
        super().__init__(lambda goal: goal.words, goals)
        self._all = self.lines

    def find(self, typed: str) -> None:
        """Show only what fits the words typed so far."""
        words = typed.casefold().split()
        fitting = [goal for goal in self._all if all(word in goal.words.casefold() for word in words)]
        start = typed.strip().casefold()
        self.show(sorted(fitting, key=lambda goal: not goal.words.casefold().startswith(start)))

    def goal(self, row: int) -> Goal | None:
        """The goal of a row; None if there is no such row."""
        return self.lines[row] if 0 <= row < len(self.lines) else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(120), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, box = self._look, QRectF(rect_of(option))
        painter.save()
        if state_of(option) & QStyle.StateFlag.State_Selected:
            draw_box(painter, look, box, look.accent_soft, None)
        painter.setFont(look.font(13))
        painter.setPen(look.text)
        inside = box.adjusted(look.px(12), 0, -look.px(12), 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        key = str(index.data(LINE).key or "")
        if key:
            width, height = cap_width(look, key), look.px(HEIGHT)
            draw_cap(painter, look, QRectF(inside.right() - width, box.center().y() - height / 2, width, height), key)
        painter.restore()


class Palette(QFrame):
    """The box over the window; Up and Down choose, Enter goes, Esc closes."""

    closed = Signal()

    def __init__(self, look: Look, goals: Sequence[Goal], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._over = parent
        ground(self, look.surface)
        self.field = QLineEdit()
        self.field.setFont(look.font(15))
        self.field.setPlaceholderText(_("A place, a code, or something to do"))
        self.field.setAccessibleName(_("Go to or do …"))
        self.goals = GoalsModel(goals)
        self._list = QListView()
        self._list.setModel(self.goals)
        self._list.setItemDelegate(_Delegate(look, self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), look.px(12), look.px(12), look.px(12))
        column.addWidget(self.field)
        column.addWidget(self._list, 1)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self._list.clicked.connect(lambda index: self._go(index.row()))
        self._find("")

    def stand(self) -> None:
        """Stand in the upper middle of the parent and take the keys."""
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._look.edge)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.closed.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        row = self._list.currentIndex().row()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._select(row + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(row)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            return False
        return True

    def _find(self, typed: str) -> None:
        self.goals.find(typed)
        self._select(0)
        self._fit()

    def _fit(self) -> None:
        """As high as what was found, up to the most rows that are shown."""
        parent, look = self._over, self._look
        width = min(look.px(WIDTH), parent.width() - look.px(32))
        rows = min(self.goals.rowCount(), MOST)
        self._list.setVisible(rows > 0)
        height = min(look.px(ROW * rows + 68) if rows else self.sizeHint().height(), parent.height() - look.px(64))
        self.setGeometry((parent.width() - width) // 2, look.px(40), width, height)

    def _select(self, row: int) -> None:
        last = self.goals.rowCount() - 1
        self._list.setCurrentIndex(self.goals.index(max(0, min(row, last)), 0))

    def _go(self, row: int) -> None:
        goal = self.goals.goal(row)
        if goal is not None:
            self.closed.emit()
            goal.do()
