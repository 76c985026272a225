"""The date written on the form, keyed in the head; other keys end it and then go where they always go."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from imp_desktop.ui.entry import keys
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.editors import LineEditor
from imp_desktop.ui.entry.header import Header
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.row_editor import MOVES


class Dating(QObject):
    """Shows the field for the date and brings what is keyed in it to the pen; `back` gives the keyboard back."""

    def __init__(self, pen: Pen, header: Header, field: LineEditor, back: Callable[[], object]) -> None:
        super().__init__(field)
        self._pen = pen
        self._header = header
        self._field = field
        self._back = back
        self._before: date | None = None
        self.take_key: Callable[[QKeyEvent], bool] = lambda _event: False
        field.pass_on = self._pass_on
        field.ended.connect(self._ended)
        field.restored.connect(self._close)
        header.date_wanted.connect(self.open)
        pen.turned.connect(self._turned)

    def open(self) -> None:
        """Key the date written on the form."""
        if self._pen.mode is Mode.STOPPED:
            return
        self._before = day = self._pen.form.date
        self._field.setGeometry(self._header.date_place())
        self._field.begin(day.isoformat() if day is not None else "")

    def _pass_on(self, event: QKeyEvent) -> bool:
        """A key that goes elsewhere ends the date first, and stays where the date is not understood."""
        goes, typed = keys.gesture_of(event) in MOVES, self._field.text()
        if goes and typed == self._field.begun:
            self._close()
        elif goes and not self._ended(typed):
            return True
        return self.take_key(event)

    def _ended(self, text: str) -> bool:
        kept = self._pen.date(text)
        if kept:
            self._close()
        else:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._field.selectAll()
        return kept

    def _turned(self) -> None:
        """A date that waited for a reason is kept by now."""
        if self._field.isVisible() and self._pen.form.date != self._before:
            self._close()

    def _close(self) -> None:
        self._field.hide()
        self._back()
