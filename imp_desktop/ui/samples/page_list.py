"""The lines of one page as they stand in the study, to be compared with the paper."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from imp_desktop.i18n import _, language
from imp_desktop.operations.keying import Form
from imp_desktop.ui.controls import draw_box
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.controls.painted import draw_ring
from imp_desktop.ui.entry import words
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of, state_of

ROW = 28
_VALUE = 420


@dataclass(frozen=True)
class FieldLine:
    """One field: its item, its number and cue, what it says and what that means, and whether it was wrong."""

    item: str
    number: int
    cue: str
    said: str
    meaning: str
    wrong: bool = False


def field_lines(form: Form, page: int, looked_at: dict[str, bool]) -> tuple[FieldLine, ...]:
    """The fields of a page, in the order of the paper."""
    said = form.instrument.in_language(language())
    found = []
    for item in form.asked:
        if item.page == page:
            answer = form.answers.get(item.id)
            missing = words.reason(answer.missing) if answer is not None and answer.missing else ""
            keyed = answer.keyed if answer is not None and answer.keyed else missing or _("nothing keyed")
            meaning = words.label(item, said, keyed)
            wrong = looked_at.get(item.id) is False
            found.append(FieldLine(item.id, item.number, words.cue(item, said), keyed, meaning, wrong))
    return tuple(found)


class PageList(QListView):
    """The fields of a page; `agreed` tells that the page is as on paper, `differs` that a field is not."""

    agreed = Signal()
    differs = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.fields: LinesModel[FieldLine] = LinesModel(_spoken, (), self)
        self.setModel(self.fields)
        self.setItemDelegate(_Delegate(look, self))
        self.setAccessibleName(_("Fields of the page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)

    def show_fields(self, fields: tuple[FieldLine, ...], item: str = "") -> None:
        """Show these fields, with the keyboard on that item or on the first."""
        self.fields.show(fields)
        row = next((at for at, field in enumerate(fields) if field.item == item), 0)
        self.setCurrentIndex(self.fields.index(row))

    def current(self) -> FieldLine | None:
        """The field the keyboard is on."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, FieldLine) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat():
                self.agreed.emit()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
            self.differs.emit()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(480), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, field, box = self._look, index.data(LINE), QRectF(rect_of(option))
        state, middle = state_of(option), Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            draw_box(painter, look, box.adjusted(2, 0, -2, 0), look.wash, None, 6)
            if state & QStyle.StateFlag.State_HasFocus:
                inset = look.px(3)
                draw_ring(painter, look, box.adjusted(inset, inset, -inset, -inset), 4)
        value = min(look.px(_VALUE), round(box.width() * 0.6))
        painter.setPen(look.text2)
        painter.setFont(look.font(13))
        painter.drawText(
            QRectF(box.left(), box.top(), look.px(40), box.height()),
            middle | Qt.AlignmentFlag.AlignRight,
            str(field.number),
        )
        room = QRectF(box.left() + look.px(56), box.top(), value - look.px(64), box.height())
        painter.setPen(look.text)
        painter.drawText(
            room, middle, painter.fontMetrics().elidedText(field.cue, Qt.TextElideMode.ElideRight, int(room.width()))
        )
        self._draw_value(painter, box.adjusted(value, 0, -look.px(8), 0), field)
        painter.restore()

    def _draw_value(self, painter: QPainter, room: QRectF, field: FieldLine) -> None:
        look, middle = self._look, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(13, 600))
        painter.setPen(look.differs_t if field.wrong else look.text)
        metrics = painter.fontMetrics()
        said = metrics.elidedText(words.preview(field.said), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, middle, said)
        painter.setFont(look.font(12))
        painter.setPen(look.text2)
        after = [field.meaning, _("was wrong") if field.wrong else ""]
        rest = room.adjusted(metrics.horizontalAdvance(said) + look.px(12), 0, 0, 0)
        told = "   ".join(part for part in after if part)
        painter.drawText(
            rest, middle, painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, int(rest.width()))
        )


def _spoken(field: FieldLine) -> str:
    parts = (str(field.number), field.cue, field.said, field.meaning, _("was wrong") if field.wrong else "")
    return ", ".join(part for part in parts if part)
