"""A closed question answered by one digit: its answers stand side by side, each with its key."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imp_desktop.ui.controls import Painted, draw_box, draw_cap, label, paragraph
from imp_desktop.ui.controls.painted import RING
from imp_desktop.ui.controls.text import ink
from imp_desktop.ui.course.flow import Flow
from imp_desktop.ui.look import Look

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
_HEIGHT = 28
_CAP = 20
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Chip(Painted):
    def __init__(self, look: Look, digit: str, value: str, words: str) -> None:
        super().__init__(look)
        self.digit, self.value = digit, value
        self.setCheckable(True)
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        look = self.look
        words = QFontMetrics(look.font(13, 600)).horizontalAdvance(self.text())
        return QSize(words + look.px(_CAP + 20 + 2 * RING), look.px(_HEIGHT + 2 * RING))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys belong to the question."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), self.look, self.ground()
        on = self.isChecked()
        ground = look.accent if on else look.hover if self.underMouse() else look.surface
        draw_box(painter, look, box, ground, look.accent if on else look.line2, 5)
        side = look.px(_CAP)
        draw_cap(painter, look, QRectF(box.left() + look.px(4), box.center().y() - side / 2, side, side), self.digit)
        painter.setFont(look.font(13, 600 if on else 400))
        painter.setPen(look.on_accent if on else look.text)
        painter.drawText(box.adjusted(look.px(_CAP + 10), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        self.draw_ring(painter, 5)


class Digits(QWidget):
    """One question; `picked` tells the value chosen by digit, mouse or space, `entered` that Enter was pressed.

    Left and Right move the choice, Backspace takes it back.
    """

    picked = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, question: str, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._question = question
        keys = zip(KEYS, answers.items(), strict=False)
        self._chips = [_Chip(look, key, value, words) for key, (value, words) in keys]
        self._complaint = paragraph(look, px=12)
        ink(self._complaint, look.flag_t)
        self._complaint.hide()
        flow = Flow(0, 0)
        for chip in self._chips:
            chip.clicked.connect(lambda _checked=False, value=chip.value: self._pick(value))
            flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(label(look, question, 12, colour="text2"))
        chips = QWidget()
        flow.setContentsMargins(0, 0, 0, 0)
        chips.setLayout(flow)
        chips.setContentsMargins(0, 0, 0, 0)
        column.addWidget(chips)
        column.addWidget(self._complaint)
        self.put("")

    def text(self) -> str:
        """The value chosen; empty if there is none."""
        return next((chip.value for chip in self._chips if chip.isChecked()), "")

    def put(self, value: str) -> None:
        """Show this value as chosen, or none; nothing is told."""
        self._complaint.hide()
        for at, chip in enumerate(self._chips):
            chosen = chip.value == value
            chip.setChecked(chosen)
            chip.setAccessibleName(f"{self._question}: {chip.digit} {chip.text()}")
            takes_focus = chosen or (not value and at == 0)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if takes_focus else Qt.FocusPolicy.ClickFocus)
            if takes_focus:
                self.setFocusProxy(chip)

    def complain(self, sentence: str) -> None:
        """Say below the answers what does not fit; an empty sentence takes it back."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))

    def complaint(self) -> str:
        """What is said below the answers."""
        return self._complaint.text() if not self._complaint.isHidden() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits pick, arrows move, Backspace takes back, Enter goes on."""
        text, step = event.text(), _step(event)
        chip = next((one for one in self._chips if text and one.digit == text.casefold()), None)
        if event.isAutoRepeat() and not step:
            return
        if chip is not None:
            self._pick(chip.value)
        elif step:
            self._move(step)
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._show("")
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Space:
            self._pick(self._focused().value)
        else:
            super().keyPressEvent(event)

    def _focused(self) -> _Chip:
        return next((chip for chip in self._chips if chip.hasFocus()), self._chips[0])

    def _move(self, step: int) -> None:
        at = self._chips.index(self._focused())
        begun = bool(self.text())
        self._show(self._chips[(at + step) % len(self._chips) if begun else at].value)

    def _pick(self, value: str) -> None:
        self._show(value)
        self.picked.emit(value)

    def _show(self, value: str) -> None:
        self.put(value)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setFocus(Qt.FocusReason.TabFocusReason)


def _step(event: QKeyEvent) -> int:
    return {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key(), 0)
