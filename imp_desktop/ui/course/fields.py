"""A field with its label above and what does not fit below."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imp_desktop.ui.controls import ink, label, paragraph
from imp_desktop.ui.look import Look
from imp_desktop.ui.written_date import as_kept

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Field(QWidget):
    """One line of text, or a `day` written as on paper; `entered` tells that Enter was pressed."""

    entered = Signal()

    def __init__(self, look: Look, name: str, *, day: bool = False, width: int = 0) -> None:
        super().__init__()
        self._day = day
        self._put = ""  # a text of several lines is shown in one, and stays as it was where nobody types
        self._editor = QLineEdit()
        self._editor.setFont(look.font(13))
        self._editor.setAccessibleName(name)
        self._editor.installEventFilter(self)
        if width:
            self._editor.setFixedWidth(look.px(width))
        self._label = label(look, name, 12, colour="text2")
        self._complaint = paragraph(look, px=12)
        ink(self._complaint, look.flag_t)
        self._complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        for widget in (self._label, self._editor, self._complaint):
            column.addWidget(widget)
        self.setFocusProxy(self._editor)

    def text(self) -> str:
        """What stands in the field, as it is kept."""
        text = self._editor.text().strip() if self._editor.text() != _in_a_line(self._put) else self._put
        return as_kept(text) if self._day else text

    def put(self, text: str) -> None:
        """Put a text into the field, with all of it chosen, so that typing replaces it."""
        self.complain("")
        self._put = text
        self._editor.setText(_in_a_line(text))
        self._editor.setCursorPosition(0)
        self._editor.selectAll()

    def complain(self, sentence: str) -> None:
        """Say below the field what does not fit; an empty sentence takes it back."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))

    def complaint(self) -> str:
        """What is said below the field."""
        return self._complaint.text() if not self._complaint.isHidden() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on; with Ctrl it belongs to the form."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            if not event.isAutoRepeat():
                self.entered.emit()
            return True
        return super().eventFilter(watched, event)


def _in_a_line(text: str) -> str:
    return " ".join(text.split())
