"""The forms that can be verified, a line of two rows each."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from imp_desktop.i18n import _
from imp_desktop.ui import icons
from imp_desktop.ui.controls import draw_box, draw_ring
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.worklist.columns import CODE_LEFT, Columns
from imp_desktop.ui.worklist.verify_words import FormLine

HEIGHT = 48
_WHO_WIDTH = 132
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormDelegate(QStyledItemDelegate):
    """Paints everything itself."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.columns = Columns(look)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two rows."""
        return QSize(100, self._look.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one form."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, place, line = self._look, QRectF(option.rect), index.data(LINE)
        inside = place.adjusted(look.px(14), 2, -look.px(14), -2)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_box(painter, look, inside, look.wash, None)
            if option.state & QStyle.StateFlag.State_HasFocus:
                inset = look.px(2)
                draw_ring(painter, look, inside.adjusted(inset, inset, -inset, -inset), 4)
        self._paint_sign(painter, place, line)
        right = place.right() - look.px(26)
        who = QRectF(right - look.px(_WHO_WIDTH), place.top(), look.px(_WHO_WIDTH), place.height())
        what_left = place.left() + self.columns.what_left(place.width())
        code = QRectF(place.left() + look.px(CODE_LEFT), place.top(), 0, place.height())
        code.setRight(what_left - look.px(8))
        what = QRectF(what_left, place.top(), who.left() - what_left - look.px(8), place.height())
        self._two_rows(painter, code, (line.looked.form.code, line.where), strong=True)
        self._two_rows(painter, what, (line.what, line.stands))
        self._two_rows(painter, who, (line.day, line.who), right=True)
        painter.restore()

    def _paint_sign(self, painter: QPainter, place: QRectF, line: FormLine) -> None:
        look = self._look
        box = QRectF(place.left() + look.px(25), place.center().y() - look.px(8), look.px(16), look.px(16))
        if line.looked.done:
            icons.paint(painter, box, "badge-check", look.done_t)
        elif line.looked.unusual or line.looked.findings:
            icons.paint(painter, box, "scan-eye", look.differs_t)

    def _two_rows(
        self, painter: QPainter, place: QRectF, rows: tuple[str, str], *, strong: bool = False, right: bool = False
    ) -> None:
        look = self._look
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        tops = ((6, 19, 13, 600 if strong else 400, look.text), (24, 18, 12, 400, look.text2))
        for text, (top, high, px, weight, ink) in zip(rows, tops, strict=True):
            painter.setFont(look.font(px, weight))
            painter.setPen(ink)
            room = QRectF(place.left(), place.top() + look.px(top), place.width(), look.px(high))
            shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)


class FormList(QListView):
    """Enter or V verifies, a digit one page, Ctrl+Enter all that is listed, E opens the form."""

    verified = Signal()
    page_verified = Signal(int)
    all_verified = Signal()
    opened = Signal()
    filtering = Signal()
    left = Signal()
    moved = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.forms = LinesModel[FormLine](FormLine.spoken, parent=self)
        self.setModel(self.forms)
        self._delegate = FormDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(_("Forms to verify"))
        self.doubleClicked.connect(self.opened)

    def current(self) -> FormLine | None:
        """The form in sight; none if the list is empty."""
        index = self.currentIndex()
        return index.data(LINE) if index.isValid() else None

    def show_forms(self, lines: Sequence[FormLine]) -> None:
        """Show these forms, with room for where each is."""
        self._delegate.columns.make_room(line.where for line in lines)
        self.forms.show(lines)

    def go_to(self, row: int) -> None:
        """Go to that row, or to the last one."""
        last = self.forms.rowCount() - 1
        self.setCurrentIndex(self.forms.index(min(row, last)) if last >= 0 else QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that verify, open or leave; the rest moves. A key held down verifies once."""
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            act()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another form is in sight."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What the key does here; none for a key that moves."""
        controlled = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
        key, text = event.key(), "" if controlled else event.text().lower()
        if key in _RETURN:
            return self.all_verified.emit if controlled else self.verified.emit
        if text and text in "123456789":
            return partial(self.page_verified.emit, int(text))
        if key == Qt.Key.Key_Escape:
            return self.left.emit
        signals = {"v": self.verified, "e": self.opened, "/": self.filtering}
        return signals[text].emit if text in signals else None
