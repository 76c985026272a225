"""A box over the window with a field and a list below it: typing narrows the list, Enter takes what is chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyledItemDelegate, QVBoxLayout, QWidget

from imp_desktop.ui.controls import ground, paragraph
from imp_desktop.ui.controls.lines import LinesModel
from imp_desktop.ui.look import Look

_OWN = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
    }
)
_AROUND = 68  # the field and the air around field and list


@dataclass(frozen=True)
class Shape:
    """How a box looks: its width, the height of a row, the most rows seen at once, and the words of its field."""

    width: int
    row: int
    most: int
    name: str
    example: str


class Popup(QFrame):
    """Up and Down choose, Enter takes, Esc or the keyboard going elsewhere closes."""

    closed = Signal()

    def __init__(self, look: Look, shape: Shape, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._over = parent
        self._shape = shape
        ground(self, look.surface)
        self.setAccessibleName(shape.name)
        self.field = QLineEdit()
        self.field.setFont(look.font(15))
        self.field.setPlaceholderText(shape.example)
        self.field.setAccessibleName(shape.name)
        self.list = QListView()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keep_to: Callable[[str], None] = lambda _typed: None
        self._do: Callable[[int], None] = lambda _row: None
        self._foot = paragraph(look, px=12)
        self._foot.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), look.px(12), look.px(12), look.px(12))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._take(index.row()))

    def show_list(
        self,
        model: LinesModel[Any],
        delegate: QStyledItemDelegate,
        *,
        find: Callable[[str], None],
        take: Callable[[int], None],
    ) -> None:
        """List what the model holds, painted by the delegate.

        `find` keeps the list to what fits the words typed so far; `take` does what a row stands for, once the box is
        closed.
        """
        self._keep_to, self._do = find, take
        self.list.setModel(model)
        self.list.setItemDelegate(delegate)
        self._find("")

    def tell(self, sentence: str) -> None:
        """Say this below the list; nothing takes no room."""
        self._foot.setText(sentence)
        self._foot.setVisible(bool(sentence))

    def told(self) -> str:
        """What is said below the list."""
        return self._foot.text()

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
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN:
            event.accept()  # a shortcut of the screen behind the box would take the key away
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        row = self.list.currentIndex().row()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -self._shape.most}
        step = (steps | {Qt.Key.Key_PageDown: self._shape.most}).get(Qt.Key(key), 0)
        if step:
            self._select(row + step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(row)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            return False
        return True

    def _find(self, typed: str) -> None:
        self._keep_to(typed)
        self._select(0)
        self._fit()

    def _fit(self) -> None:
        """As high as what was found, up to the most rows that are shown."""
        parent, look, shape = self._over, self._look, self._shape
        width = min(look.px(shape.width), parent.width() - look.px(32))
        rows = min(self._rows(), shape.most)
        self.list.setVisible(rows > 0)
        foot = self._foot.heightForWidth(width - look.px(24)) + look.px(6) if self._foot.text() else 0
        needed = look.px(shape.row * rows + _AROUND) + foot if rows else self.sizeHint().height()
        height = min(needed, parent.height() - look.px(64))
        self.setGeometry((parent.width() - width) // 2, look.px(40), width, height)

    def _select(self, row: int) -> None:
        model = self.list.model()
        self.list.setCurrentIndex(model.index(max(0, min(row, self._rows() - 1)), 0))

    def _rows(self) -> int:
        return self.list.model().rowCount() if self.list.model() else 0

    def _take(self, row: int) -> None:
        if 0 <= row < self._rows():
            self.closed.emit()
            self._do(row)
