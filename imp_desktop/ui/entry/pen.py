"""The pen: what each key does to an answer; a row changes only once its answer is on disk."""

from PySide6.QtCore import Signal

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, explain
from imp_desktop.instruments.answers import MISSING_REASONS, understand
from imp_desktop.instruments.model import Item, ItemType
from imp_desktop.operations import keying
from imp_desktop.ui.entry import words
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.whole_form import FormPen
from imp_desktop.ui.written_date import day_written


class Pen(FormPen):
    """Writes answers; `answered` tells of an answer on disk, `flagged` what is said of one outside the scale."""

    flagged = Signal(str)
    answered = Signal()

    # answers

    def digit(self, sign: str) -> None:
        """A digit: an answer, a reason or part of an item number, as the mode says."""
        if self.mode is Mode.REASON:
            self._reason(int(sign))
        elif self.mode is Mode.GO_TO:
            self._go_to_digit(sign)
        elif self._may_write() and self.item.choices is not None:
            self._choice_digit(sign)

    def choose(self, row: int, code: int) -> None:
        """The option with this code was clicked in this row."""
        self.go(row)
        if self._may_write():
            self._write(str(code))

    def put(self, text: str) -> None:
        """The number, text or date that was typed for the current item is complete."""
        if not self._may_write():
            return
        if self._there and text.strip() == self.current.keyed:
            self._there = False
        elif not text.strip():
            self._put_nothing()
        elif text == self.current.keyed:
            self._advance()
        else:
            self._write(text)

    def keep(self, text: str) -> bool:
        """Keep what was typed without going on, before the pen goes elsewhere; whether it may go."""
        if self.mode is not Mode.ANSWER or self.item.choices is not None or text == self.current.keyed:
            return True
        if not text.strip() or not self._may_write():
            return True
        item = self.item
        return self._attempt(lambda: self._key(item, text), item)

    def keep_typed(self) -> None:
        """Keep a code that still waits for a further digit, before the pen goes elsewhere."""
        if self._waits():
            item, text = self.item, self.typed
            self._attempt(lambda: self._key(item, text), item)

    def refuse(self, sign: str) -> None:
        """A sign that is no answer to a scale: say what may be keyed; nothing is kept."""
        if self.mode is Mode.ANSWER and self.item.choices is not None:
            try:
                understand(self.item, sign)
            except ImpError as error:
                self._say(explain(error))

    def refuse_paste(self) -> None:
        """What is on the clipboard was not read off the paper: nothing is pasted over an answer of one key."""
        self._say(_("Nothing is pasted here. Key what the paper says"))

    def no_digits(self) -> None:
        """The number pad moves about instead of keying, which eyes on paper do not see."""
        self._say(_("Num Lock is off: the number pad keys no digits"))

    def no_answer(self) -> None:
        """The first time: ask for the reason; the second time: it was left blank."""
        if self.mode is Mode.REASON:
            self._reason(1)
        elif self._may_write():
            self.typed = ""
            self._turn(Mode.REASON)

    def confirm(self) -> None:
        """The paper really says so: of the current item, or of the one just keyed if that is outside the scale."""
        if not self._may_write(complete=True):
            return
        before = self.before
        row = before if before is not None and before.open_flag and not self.current.open_flag else self.current
        was_current = self.mode is Mode.ANSWER and row.item == self.item
        self._attempt(
            lambda: keying.confirm(self._session.study, self._session.person, self.form, row.item.id),
            row.item,
            self._advance if was_current else None,
        )

    def clear(self) -> None:
        """Take the answer of the current item away; it stays in its history. What is half-typed goes first."""
        if self._waits():
            self.escape()
        elif self._may_write() and self.current.answer is not None:
            item = self.item
            self._attempt(lambda: keying.clear(self._session.study, self._session.person, self.form, item.id), item)

    def note(self, text: str) -> bool:
        """Keep this note with the current item; an empty one takes the note away. Gives whether it was kept."""
        item = self.item
        return text == self.current.note or self._attempt(
            lambda: keying.note(self._session.study, self._session.person, self.form, item.id, text), item
        )

    def undo(self) -> None:
        """Take the newest answer of this form back and stand at its item. What is half-typed goes first."""
        if self.mode is Mode.STOPPED:
            return
        if self._waits():
            self.escape()
            return
        if self._open_again():
            return
        undone: list[str] = []

        def undo() -> None:
            undone.append(keying.undo(self._session.study, self._session.person, self.form))

        def stand_there() -> None:
            self._model.show(undone[0])
            self.go(self._model.position(undone[0]))

        self._attempt(undo, then=stand_there)

    # moving

    def enter(self) -> None:
        """What Enter does: try again, close, go to the number typed, or go on."""
        if self.mode is Mode.STOPPED:
            self._try_again()
        elif self.mode is Mode.COMPLETE and self.packet_ends:
            self.left.emit()  # who goes on from the next person's paper must not key into this person's next packet
        elif self.mode is Mode.COMPLETE:
            self.go_on()
        elif self.mode is Mode.GO_TO:
            self._go_to_number()
        elif self.mode is Mode.REASON:
            self.turned.emit()
        elif self._there and not self.typed:
            self._there = False
        elif self.typed:
            self._write(self.typed)
        elif self.current.answer is None and self.needed(self.item) and not self.form.absent:
            self.no_answer()
        else:
            self._advance()

    # within

    def _waits(self) -> bool:
        """Whether a code was begun that may get a further digit."""
        return self.mode is Mode.ANSWER and bool(self.typed)

    def _choice_digit(self, sign: str) -> None:
        choices = self.item.choices
        text = self.typed + sign
        codes = [str(code) for code in choices.codes] if choices is not None else []
        if any(code.startswith(text) and code != text for code in codes):
            self.typed, self.said = text, ""
            self._show_current()
        else:
            self._write(text)

    def _write(self, text: str) -> None:
        item = self.item
        self._attempt(lambda: self._key(item, text), item, lambda: self._after(item))

    def _key(self, item: Item, text: str) -> None:
        keyed = day_written(text).isoformat() if item.type is ItemType.DATE else text.strip()
        keying.key(self._session.study, self._session.person, self.form, item.id, keyed)

    def _after(self, item: Item) -> None:
        """Go on after an answer; one outside the scale is told, and stays if the person likes that better."""
        row = self._model.row(self._model.position(item.id))
        if row.outside:
            sentence = words.outside(item, row.keyed)
            self.flagged.emit(sentence)
            if self._session.mine.after_outside == "stay":
                self._show_current()
                return
        else:
            self.answered.emit()
        self._advance()

    def _put_nothing(self) -> None:
        if self.current.answer is not None:
            self.clear()
        elif self.needed(self.item):
            self.no_answer()
        else:
            self._advance()

    def _reason(self, key: int) -> None:
        if not 1 <= key <= len(MISSING_REASONS):
            self._say(_("Key 1 to {highest}").format(highest=len(MISSING_REASONS)))
            return
        item, missing = self.item, MISSING_REASONS[key - 1]
        self._attempt(
            lambda: keying.blank(self._session.study, self._session.person, self.form, item.id, missing),
            item,
            lambda: self._after(item),
        )
