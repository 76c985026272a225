"""The lists of the screen of piles: codes, and packets with how far each is keyed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.piles import Packet
from imp_desktop.ui import icons
from imp_desktop.ui.controls import draw_box
from imp_desktop.ui.controls.lines import LINE, LinesModel
from imp_desktop.ui.controls.painted import draw_ring
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.options import rect_of, state_of

ROW = 32


def packet_words(packet: Packet) -> str:
    """How far a packet is, in words."""
    told = [_("{done} of {all} forms").format(done=packet.done, all=len(packet.forms))]
    if packet.flags:
        told.append(ngettext("{n} flag", "{n} flags", packet.flags).format(n=packet.flags))
    if packet.notes:
        told.append(ngettext("{n} note", "{n} notes", packet.notes).format(n=packet.notes))
    return ", ".join(told)


@dataclass(frozen=True)
class Row:
    """What a row shows: whether it is done, its code, and how far it is."""

    code: str
    words: str = ""
    done: bool = False


class RowDelegate(QStyledItemDelegate):
    """Paints a row: a check where it is done, the code, and how far it is."""

    def __init__(self, look: Look, row_of: Callable[[Any], Row], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row_of = row_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(160), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row, box = self._look, self._row_of(index.data(LINE)), QRectF(rect_of(option))
        state = state_of(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            draw_box(painter, look, box.adjusted(2, 1, -2, -1), look.wash, None, 6)
            if state & QStyle.StateFlag.State_HasFocus:
                inset = look.px(3)
                draw_ring(painter, look, box.adjusted(inset, inset, -inset, -inset), 4)
        middle, side = Qt.AlignmentFlag.AlignVCenter, look.px(16)
        if row.done:
            spot = QRectF(box.left() + look.px(10), box.center().y() - side / 2, side, side)
            icons.paint(painter, spot, "check", look.accent)
        left = look.px(36 if row.words else 10)
        painter.setPen(look.text)
        painter.setFont(look.font(13, 600))
        painter.drawText(box.adjusted(left, 0, 0, 0), middle, row.code)
        painter.setPen(look.text2)
        painter.setFont(look.font(13))
        painter.drawText(box.adjusted(look.px(156), 0, 0, 0), middle, row.words)
        painter.restore()


class Codes(QListView):
    """A list of codes; `picked` tells the one Enter or a double click is pressed on, `dropped` the one to take out."""

    picked = Signal(str)
    dropped = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.lines: LinesModel[str] = LinesModel(lambda code: code, (), self)
        self.setModel(self.lines)
        self.setItemDelegate(RowDelegate(look, Row, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(lambda index: self.picked.emit(index.data(LINE)))

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Show these codes, with the keyboard near where it was."""
        row = self.currentIndex().row()
        self.lines.show(codes)
        self.setCurrentIndex(self.lines.index(max(0, min(row, len(codes) - 1))))

    def code(self) -> str:
        """The code the keyboard is on; empty where there is none."""
        return str(self.currentIndex().data(LINE) or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.code():
            self.picked.emit(self.code())
        elif event.key() == Qt.Key.Key_Delete and self.code():
            self.dropped.emit(self.code())
        else:
            super().keyPressEvent(event)


class Packets(QListView):
    """The packets of a pile in the order of the stack; `picked` tells the one Enter is pressed on."""

    picked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.lines: LinesModel[Packet] = LinesModel(self._said, (), self)
        self.setModel(self.lines)
        self.setItemDelegate(RowDelegate(look, _row, self))
        self.setAccessibleName(_("Packets of the pile"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.activated.connect(lambda index: self.picked.emit(index.data(LINE)))

    def show_packets(self, packets: tuple[Packet, ...]) -> None:
        """Show these, with the keyboard on the first that is not done."""
        self.lines.show(packets)
        waiting = next((at for at, packet in enumerate(packets) if not packet.complete), 0)
        self.setCurrentIndex(self.lines.index(waiting))

    @staticmethod
    def _said(packet: Packet) -> str:
        state = _("done") if packet.complete else _("not done")
        return f"{packet.code}, {packet_words(packet)}, {state}"


def _row(packet: Packet) -> Row:
    return Row(packet.code, packet_words(packet), packet.complete)
