"""The fields on the current row: shows the one that fits the expected item, and the note below it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from imp_desktop.i18n import _
from imp_desktop.instruments.model import ItemType
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.editors import LineEditor, TextEditor
from imp_desktop.ui.entry.keys import Gesture, HeldKeys, gesture_of
from imp_desktop.ui.entry.model import FormModel
from imp_desktop.ui.entry.page_view import PageView
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.look import Look

MOVES = {
    Gesture.BACK,
    Gesture.ON,
    Gesture.PAGE_BACK,
    Gesture.PAGE_ON,
    Gesture.PAGE_TOP,
    Gesture.PAGE_END,
    Gesture.PAGE_DONE,
    Gesture.FIRST,
    Gesture.LAST,
    Gesture.FLAG_BACK,
    Gesture.FLAG_ON,
    Gesture.FORM_BACK,
    Gesture.FORM_ON,
    Gesture.CLOSE,
    Gesture.LEAVE,
    Gesture.NOTE,
    Gesture.QUERY,
    Gesture.GO_TO,
    Gesture.DATE,
    Gesture.HISTORY,
    Gesture.SECOND,
    Gesture.THIRD,
    Gesture.MOVE,
}
_NOTE_HEIGHT, _NOTE_WIDTH = 28, 420


class RowEditors(QObject):
    """Moves number, text and note fields onto the current row, and brings what was typed to the pen."""

    def __init__(self, look: Look, page: PageView, model: FormModel, pen: Pen) -> None:
        super().__init__(page)
        self._look = look
        self._page = page
        self._model = model
        self._pen = pen
        self._item = ""
        self.take_key: Callable[[QKeyEvent], bool] = lambda _event: False
        viewport = page.viewport()
        self.line = LineEditor(look, viewport, reasons=True)
        self.text = TextEditor(look, viewport)
        self.note = LineEditor(look, viewport)
        self._note_of = ("", "")  # form and item the note field stands at
        self._note_refused = False
        self._drafts: dict[tuple[str, str], str] = {}  # notes that could not be kept, until they are
        self.held = HeldKeys()
        for each in (self.line, self.text, self.note):
            each.held = self.held
        self.line.setAccessibleName(_("Number"))
        self.text.setAccessibleName(_("Text as written"))
        self.note.setAccessibleName(_("Note to this item"))
        self.note.setPlaceholderText(_("Note, then Enter"))
        for field in (self.line, self.text):
            field.pass_on = self._pass_on
            field.ended.connect(self._ended)
            field.restored.connect(self._restored)
        self.note.ended.connect(self._note_ended)
        self.note.restored.connect(self.close_note)
        self.text.grew.connect(self._place)
        page.entered.connect(self.take_focus)
        pen.turned.connect(self.follow)
        page.verticalScrollBar().valueChanged.connect(self._place)

    @property
    def field(self) -> LineEditor | TextEditor | None:
        """The field on the current row; None where the item is answered by one key."""
        item = self._pen.item
        if self._pen.mode is not Mode.ANSWER or item.choices is not None or self._pen.form.absent:
            return None
        return self.text if item.type is ItemType.TEXT else self.line

    def date_field(self, parent: QWidget) -> LineEditor:
        """A field for the date written on the form, to be placed in the head."""
        field = LineEditor(self._look, parent)
        field.held = self.held
        field.setAccessibleName(_("Date written on the form"))
        field.setPlaceholderText(_("day-month-year, then Enter"))
        return field

    def take_back(self) -> None:
        """Bring the focus back to where answers are keyed."""
        self._item = ""
        self.follow()

    def follow(self) -> None:
        """Show the field that belongs to the expected item, and put the focus where keys are wanted."""
        field, item = self.field, self._pen.item.id
        self._leave_note()
        for other in (self.line, self.text):
            if other is not field:
                other.hide()
        if field is not None and (self._item != item or not field.isVisible() or self._stale(field)):
            if not self.note.isVisible():
                field.begin(self._pen.current.keyed)
        elif field is None and not self.note.isVisible() and not self._page.hasFocus():
            self._page.setFocus()
        self._item = item if field is not None else ""
        self._place()

    def settle(self) -> None:
        """Keep what is half-typed before the screen shows something else."""
        self._pen.keep_typed()
        if self.note.isVisible():
            self._note_ended(self.note.text())
        field = self.field
        if field is not None and self._item == self._pen.item.id and field.text() != field.begun:
            self._pen.keep(field.text())

    def open_note(self) -> None:
        """Put the note field beside the current row."""
        if self._pen.mode in (Mode.ANSWER, Mode.COMPLETE):
            self._note_of, self._note_refused = self._here(), False
            self.note.begin(self._drafts.pop(self._note_of, self._pen.current.note))
            self._place()

    def close_note(self) -> None:
        """Take the note field away; what was there stays."""
        self.note.hide()
        self._page.setFocus()
        self.take_back()

    def _note_ended(self, text: str) -> None:
        """A note that is refused stays where it is typed."""
        if self._pen.note(text.strip()):
            self.close_note()
        else:
            self._note_refused = True
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_note(self) -> None:
        """A note belongs to its item: where the pen stands elsewhere now, what is typed is kept for later."""
        if not self.note.isVisible():
            return
        if self._note_of != self._here():
            self._drafts[self._note_of] = self.note.text()
            self.note.hide()
        elif self._note_refused and self.note.text().strip() == self._pen.current.note:
            self.note.hide()

    def _here(self) -> tuple[str, str]:
        form = self._pen.form
        return ("/".join((*form.key, form.keying_pass.name)), self._pen.item.id)

    def take_focus(self) -> QWidget | None:
        """Where the keyboard belongs while it is on the page: into the field on the current row, if there is one."""
        field = self.note if self.note.isVisible() else self.field
        if field is None or not field.isVisible():
            return None
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, LineEditor) and field.text() == field.begun:
            field.selectAll()  # typing replaces what stands there
        return field

    def _stale(self, field: LineEditor | TextEditor) -> bool:
        """Whether the answer on disk is another than the one nobody has typed over yet."""
        return field.text() == field.begun != self._pen.current.keyed

    def _ended(self, text: str) -> None:
        if self._item == self._pen.item.id:
            self._pen.put(text)
            self._select_refused()

    def _restored(self) -> None:
        field = self.field
        if field is not None:
            field.begin(self._pen.current.keyed)
        self._pen.escape()

    def _pass_on(self, event: QKeyEvent) -> bool:
        field = self.field
        gesture = gesture_of(event)
        if gesture in MOVES and field is not None and field.isVisible() and not self._pen.keep(field.text()):
            self._select_refused()
            return True
        return self.take_key(event)

    def _select_refused(self) -> None:
        field = self.field
        if field is not None and field.isVisible() and self._pen.said:
            field.selectAll()

    def _place(self) -> None:
        left, top, wide, high = self._page.row_rect(self._pen.row)
        row = QRect(left, top, wide, high)
        field = self.field
        if field is not None:
            place = self._page.delegate.field(self._pen.current, row)
            if field is self.text:
                place.setHeight(min(self.text.wished_height(), self._page.viewport().height() - 4))
                place.moveBottom(min(place.bottom(), self._page.viewport().height() - 3))
            else:
                place.adjust(self._look.px(6), 0, -self._look.px(8), 0)
            field.setGeometry(place)
        if self.note.isVisible():
            self.note.setGeometry(self._note_place(row))

    def _note_place(self, row: QRect) -> QRect:
        look = self._look
        wide = min(look.px(_NOTE_WIDTH), row.width() - look.px(80))
        high = look.px(_NOTE_HEIGHT)
        below = row.bottom() + look.px(2)
        top = below if below + high <= self._page.viewport().height() else row.top() - high - look.px(2)
        return QRect(row.right() - wide - look.px(20), top, wide, high)
