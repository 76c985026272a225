"""Draws the work list: titles of kinds, and lines of two rows with a sign, what was keyed, who and when."""

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from imp_desktop.i18n import _
from imp_desktop.operations.worklist import FLAG, LOOK, NOTE, QUERY, Work
from imp_desktop.ui import dates, icons, signs
from imp_desktop.ui.controls import draw_box, draw_ring
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.worklist.columns import CODE_LEFT, Columns
from imp_desktop.ui.worklist.model import Role, kind_name

LINE = 48
TITLE = 36
_WHO_WIDTH = 132
_SIGNS = {
    LOOK: ("scan-eye", "differs_t"),
    NOTE: ("sticky-note", "note"),
    QUERY: ("message-circle-question-mark", "accent"),
}


class WorkDelegate(QStyledItemDelegate):
    """Paints everything itself."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.columns = Columns(look)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Titles are lower than lines."""
        return QSize(100, self._look.px(TITLE if index.data(Role.KIND) else LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one title or line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(Role.KIND) is not None:
            self._paint_title(painter, option.rect, index)
        else:
            self._paint_line(painter, option, index)
        painter.restore()

    def _paint_title(self, painter: QPainter, place: QRect, index: Index) -> None:
        look, title = self._look, index.data(Role.KIND)
        middle = Qt.AlignmentFlag.AlignVCenter
        room = place.adjusted(look.px(24), look.px(6), 0, 0)
        name = kind_name(title.kind)
        painter.setFont(look.font(13, 600))
        painter.setPen(look.text)
        painter.drawText(room, middle, name)
        across = QFontMetrics(painter.font()).horizontalAdvance(name) + look.px(8)
        painter.setFont(look.font(13))
        painter.setPen(look.text3)
        painter.drawText(room.adjusted(across, 0, 0, 0), middle, str(title.count))

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, place = self._look, QRectF(option.rect)
        inside = place.adjusted(look.px(14), 2, -look.px(14), -2)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_box(painter, look, inside, look.wash, None)
            if option.state & QStyle.StateFlag.State_HasFocus:
                inset = look.px(2)
                draw_ring(painter, look, inside.adjusted(inset, inset, -inset, -inset), 4)
        self._paint_sign(painter, place, index)
        work = index.data(Role.WORK)
        right = place.right() - look.px(26)
        who = QRectF(right - look.px(_WHO_WIDTH), place.top(), look.px(_WHO_WIDTH), place.height())
        what_left = place.left() + self.columns.what_left(place.width())
        code = QRectF(place.left() + look.px(CODE_LEFT), place.top(), 0, place.height())
        code.setRight(what_left - look.px(8))
        what = QRectF(what_left, place.top(), who.left() - what_left - look.px(8), place.height())
        self._two_rows(painter, code, work.form.code, index.data(Role.WHERE), strong=True)
        self._two_rows(painter, what, index.data(Role.WHAT), index.data(Role.SAID))
        self._two_rows(painter, who, *_day_and_who(work), right=True)

    def _paint_sign(self, painter: QPainter, place: QRectF, index: Index) -> None:
        look = self._look
        box = QRectF(place.left() + look.px(25), place.center().y() - look.px(8), look.px(16), look.px(16))
        kind = index.data(Role.WORK).kind
        if kind == FLAG:
            signs.paint_badge(painter, box, look)
        else:
            icon, colour = _SIGNS[kind]
            icons.paint(painter, box, icon, getattr(look, colour))

    def _two_rows(
        self, painter: QPainter, place: QRectF, first: str, second: str, *, strong: bool = False, right: bool = False
    ) -> None:
        look = self._look
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        upper = QRectF(place.left(), place.top() + look.px(6), place.width(), look.px(19))
        lower = QRectF(place.left(), place.top() + look.px(24), place.width(), look.px(18))
        for room, text, px, weight, ink in (
            (upper, first, 13, 600 if strong else 400, look.text),
            (lower, second, 12, 400, look.text2),
        ):
            painter.setFont(look.font(px, weight))
            painter.setPen(ink)
            metrics = QFontMetrics(painter.font())
            plain = text.replace("\n", " ")
            painter.drawText(
                room,
                align | Qt.AlignmentFlag.AlignVCenter,
                metrics.elidedText(plain, Qt.TextElideMode.ElideRight, int(room.width())),
            )


def _day_and_who(work: Work) -> tuple[str, str]:
    return dates.day(work.when), work.who or _("program")
