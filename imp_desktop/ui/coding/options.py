"""The codes of a text below each other, each with its key and the number of texts under it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from imp_desktop.i18n import _, ngettext
from imp_desktop.ui import icons
from imp_desktop.ui.coding.lines_of import lines_of
from imp_desktop.ui.coding.model import Option
from imp_desktop.ui.controls import Painted, draw_box, draw_cap
from imp_desktop.ui.controls.painted import RING
from imp_desktop.ui.look import Look

_ROW = 34
_CAP = 20
_WORDS_LEFT = 40
_LINE = 18
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class OptionRow(Painted):
    """A code: filled and with a check while the text stands under it."""

    def __init__(self, look: Look, option: Option) -> None:
        super().__init__(look)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard on the list
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_option(option, chosen=False)

    def show_option(self, option: Option, *, chosen: bool) -> None:
        """Show this code."""
        self.option = option
        self.setChecked(chosen)
        texts = ngettext("{n} text", "{n} texts", option.count).format(n=option.count)
        self.setAccessibleName(f"{option.key} {option.label}, {texts}".strip())
        why = _("Added by the study: {why}").format(why=option.why) if option.why else ""
        self.setAccessibleDescription(why)
        self.setToolTip(why)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(_ROW))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the label needs in the width there is."""
        look = self.look
        room = width - 2 * look.px(RING) - look.px(_WORDS_LEFT) - self._behind()
        lines = len(lines_of(self.option.label, look.font(13, 600), room))
        return look.px(_ROW + (lines - 1) * _LINE)

    def nextCheckState(self) -> None:
        """A click is told; what was written decides how the code looks."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the list of texts."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self.look, self.ground()
        on, middle = self.isChecked(), Qt.AlignmentFlag.AlignVCenter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on:
            draw_box(painter, look, box, look.done_f, None)
        elif self.underMouse():
            draw_box(painter, look, box, look.hover, None)
        side = look.px(_CAP)
        if self.option.key:
            cap = QRectF(box.left() + look.px(8), box.center().y() - side / 2, side, side)
            draw_cap(painter, look, cap, self.option.key.upper())
        ink = look.done_t if on else look.text
        painter.setFont(look.font(13))
        painter.setPen(look.done_t if on else look.text2)
        count = str(self.option.count)
        painter.drawText(box.adjusted(0, 0, -look.px(10), 0), middle | Qt.AlignmentFlag.AlignRight, count)
        room = box.adjusted(look.px(_WORDS_LEFT), 0, -self._behind(), 0)
        if on:
            check = QRectF(room.right() + look.px(6), box.center().y() - look.px(8), look.px(16), look.px(16))
            icons.paint(painter, check, "check", look.done_t)
        painter.setFont(look.font(13, 600 if on else 400))
        painter.setPen(ink)
        lines, high = lines_of(self.option.label, look.font(13, 600), room.width()), look.px(_LINE)
        room.setTop(room.center().y() - high * len(lines) / 2)
        for number, words in enumerate(lines):
            painter.drawText(QRectF(room.left(), room.top() + number * high, room.width(), high), middle, words)
        self.draw_ring(painter)

    def _behind(self) -> int:
        """The room behind the label: check and count."""
        return self.look.px(42) + QFontMetrics(self.look.font(13)).horizontalAdvance(str(self.option.count))


class OptionList(QWidget):
    """All codes; `picked` tells the id of the one that was clicked."""

    picked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: list[OptionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def offer(self, options: Sequence[Option], chosen: Collection[str]) -> None:
        """Show these codes, some of them chosen."""
        if [one.id for one in options] != [row.option.id for row in self.rows]:
            self._make(options)
        for row, option in zip(self.rows, options, strict=True):
            row.show_option(option, chosen=option.id in chosen)

    def by_key(self, key: str) -> str:
        """The id of the code of that key; empty if no code has it."""
        return next((row.option.id for row in self.rows if key and row.option.key == key), "")

    def _make(self, options: Sequence[Option]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [OptionRow(self._look, option) for option in options]
        for row in self.rows:
            row.clicked.connect(lambda _checked=False, row=row: self.picked.emit(row.option.id))
            self._column.addWidget(row)
