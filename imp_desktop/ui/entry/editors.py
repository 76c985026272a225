"""The fields that are moved onto the current row: numbers, dates, texts, notes, and the date in the head."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from imp_desktop.ui.entry.keys import Gesture, HeldKeys, gesture_of
from imp_desktop.ui.look import Look

Pass = Callable[[QKeyEvent], bool]

_ENDS = (Gesture.ENTER, Gesture.ON)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {Qt.Key.Key_Up: QTextCursor.MoveOperation.Up, Qt.Key.Key_Down: QTextCursor.MoveOperation.Down}
_LINE_ENDS = str.maketrans("\u2028\u2029", "\n\n")
_LEAST_LINES, _MOST_LINES, _AROUND = 3, 12, 16
_OWN = (Gesture.DIGIT, Gesture.ERASE, Gesture.CLEAR, Gesture.ABSENT, Gesture.PASTE)
_STEPS = (Gesture.BACK, Gesture.ON)
_MARKING = (Gesture.PAGE_TOP, Gesture.PAGE_END)  # in a text they mark lines


class LineEditor(QLineEdit):
    """One line; Enter, Tab and Down end it, Esc restores it, other keys of the screen go to `pass_on`.

    `reasons` tells that it stands in the box painted for the answer of a row, flush right and without a border of its
    own, where a decimal point as the first key asks why there is no answer.
    """

    ended = Signal(str)
    restored = Signal()

    def __init__(self, look: Look, parent: QWidget, *, reasons: bool = False) -> None:
        super().__init__(parent)
        self.setFont(look.font(15, 600) if reasons else look.font(13))
        if reasons:
            self.setProperty("flat", True)  # noqa: FBT003 - Qt takes it so
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.pass_on: Pass = lambda _event: False
        self.held = HeldKeys()
        self._reasons = reasons
        self.begun = ""
        self.hide()

    def begin(self, text: str) -> None:
        """Start with this text, all of it selected."""
        self.begun = text
        self.setText(text)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Tab ends the line before Qt moves the focus with it; keys of the screen come before shortcuts."""
        if isinstance(event, QKeyEvent):
            gesture = gesture_of(event)
            if event.type() is QEvent.Type.KeyRelease:
                self.held.released(event)
            if event.type() is QEvent.Type.ShortcutOverride and gesture is not None:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._held(event, gesture):
                return True
            if event.type() is QEvent.Type.KeyPress and gesture is not None and self._takes(event, gesture):
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A click elsewhere ends the line as Enter does; another window over this one does not."""
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason and self.isVisible():
            self.ended.emit(self.text())

    def _held(self, event: QKeyEvent, gesture: Gesture | None) -> bool:
        """Whether a key that is still down would end the line twice, or key a digit twice."""
        held = self.held.held(event)
        return held and (gesture in _ENDS or (self._reasons and event.text().isdigit()))

    def _takes(self, event: QKeyEvent, gesture: Gesture) -> bool:
        if gesture in _ENDS:
            self.ended.emit(self.text())
            return True
        if gesture is Gesture.ESCAPE:
            self.restored.emit()
            return True
        if gesture is Gesture.NO_ANSWER:
            return self._reasons and self._untouched() and self.pass_on(event)
        if gesture is Gesture.ALLOWED and event.text() == "+" and not self._reasons:
            return False
        if gesture is Gesture.UNDO and self.isUndoAvailable():
            return False
        return gesture not in _OWN and self.pass_on(event)

    def _untouched(self) -> bool:
        return not self.text() or self.selectedText() == self.text()


class TextEditor(QPlainTextEdit):
    """Several lines; Enter ends the text, Alt+Enter begins a new line, Esc restores it.

    `grew` tells that the text needs another height than before.
    """

    ended = Signal(str)
    restored = Signal()
    grew = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setFont(look.font(13))
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.grew.emit())
        self.setTabChangesFocus(True)
        self.pass_on: Pass = lambda _event: False
        self.held = HeldKeys()
        self.begun = ""
        self.hide()

    def text(self) -> str:
        """What is typed so far; a text nobody touched is what it was, to the last sign."""
        if not self.document().isModified():
            return self.begun
        return self.document().toRawText().translate(_LINE_ENDS)

    def wished_height(self) -> int:
        """How high the field has to be for its lines, within bounds; a longer text scrolls inside."""
        lines = min(max(int(self.document().size().height()), _LEAST_LINES), _MOST_LINES)
        around = 2 * round(self.document().documentMargin()) + self._look.px(_AROUND)
        return lines * self.fontMetrics().lineSpacing() + around

    def begin(self, text: str) -> None:
        """Start with this text, the cursor behind it."""
        self.begun = text
        self.setPlainText(text)
        self.document().setModified(False)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keys that end or restore the text, and those of the screen, come before Qt's own."""
        if isinstance(event, QKeyEvent):
            gesture = gesture_of(event)
            if event.type() is QEvent.Type.KeyRelease:
                self.held.released(event)
            if event.type() is QEvent.Type.ShortcutOverride and gesture is not None:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._takes(event, gesture):
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A click elsewhere ends the text as Enter does; another window over this one does not."""
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason and self.isVisible():
            self.ended.emit(self.text())

    def _takes(self, event: QKeyEvent, gesture: Gesture | None) -> bool:
        held = self.held.held(event)
        if event.key() in _RETURN and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.textCursor().insertText("\n")
        elif gesture is Gesture.ENTER or event.key() == Qt.Key.Key_Tab:
            if not held:
                self.ended.emit(self.text())
        elif gesture is Gesture.ESCAPE:
            self.restored.emit()
        else:
            return self._wanted_elsewhere(event, gesture) and self.pass_on(event)
        return True

    def _wanted_elsewhere(self, event: QKeyEvent, gesture: Gesture | None) -> bool:
        """Whether the key is for the screen: arrows only out of the text, a point only as the first sign."""
        if gesture is Gesture.NO_ANSWER:
            return not self.text()
        if gesture in _MARKING:
            return False
        if event.key() in _ARROWS and gesture in _STEPS:
            return not self.textCursor().movePosition(_ARROWS[Qt.Key(event.key())])
        if gesture is Gesture.UNDO:
            return not self.document().isUndoAvailable()
        return gesture is not None and gesture not in _OWN and event.text() != "+"
