"""The cursor: which form is open, which item is expected, what the next digit means, and every way to move."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from imp_desktop.i18n import _
from imp_desktop.instruments.model import Item, ItemType
from imp_desktop.operations import keying
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.ui.entry.model import FormModel, Row
from imp_desktop.ui.session import Session


class Mode(StrEnum):
    """What the next digit means."""

    ANSWER = "answer"
    REASON = "reason"
    GO_TO = "go_to"
    COMPLETE = "complete"
    STOPPED = "stopped"


class Cursor(QObject):
    """Stands at one item of one form; moves only, writes nothing.

    `opened` tells that another form is being keyed, `moved` from which row to which the cursor went, `turned` that
    what is said about the current item changed, `completed` that the last item is behind us, `left` that the person
    wants to leave.
    """

    opened = Signal()
    moved = Signal(int, int)
    turned = Signal()
    completed = Signal()
    left = Signal()

    def __init__(self, session: Session, model: FormModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self.row = 0
        self.mode = Mode.ANSWER
        self.typed = ""
        self.said = ""
        self.following: FormKey | None = None
        self._there = False  # the last digit of an item number went there: an Enter after it has nothing left to do

    @property
    def form(self) -> Form:
        """The form being keyed."""
        return self._model.form

    @property
    def current(self) -> Row:
        """The row of the item that is expected."""
        return self._model.row(self.row)

    @property
    def item(self) -> Item:
        """The item that is expected."""
        return self.form.instrument.items[self.row]

    @property
    def before(self) -> Row | None:
        """The row of the asked item before the current one; of the last one when the form is complete."""
        if self.mode is Mode.COMPLETE:
            return self.current
        position = self._next_asked(-1)
        return self._model.row(position) if position is not None else None

    def rows(self) -> list[Row]:
        """All rows of the form."""
        return [self._model.row(position) for position in range(self._model.rowCount())]

    @property
    def packet_ends(self) -> bool:
        """Whether this form is complete and what waits next belongs to another pile of paper."""
        following = self.following
        return not self.gaps and following is not None and following.assessment != self.form.key.assessment

    @property
    def gaps(self) -> tuple[Item, ...]:
        """The asked items that have neither an answer nor a reason; texts may stay empty."""
        return tuple(
            item for item in self.form.asked if item.id not in self.form.answers and item.type is not ItemType.TEXT
        )

    def open(self, key: FormKey, item_id: str | None = None) -> None:
        """Key this form from now on, at the given item or where keying stopped; ImpError if it may not be keyed."""
        form = keying.open_form(self._session.study, key)
        self._model.take(form)
        self._rest()
        self.row = self._model.position(item_id) if item_id else self._resumption(form)
        self.opened.emit()
        if item_id is None and form.answers and not self.gaps:
            self._complete()
        else:
            self.turned.emit()

    def step(self, step: int) -> None:
        """Go an asked item back or on; on from the last one shows whether the form is complete."""
        if self.mode is Mode.COMPLETE and step < 0:
            self.go(self.row)
        elif self.mode not in (Mode.STOPPED, Mode.COMPLETE):
            position = self._next_asked(step)
            if position is not None:
                self.go(position)
            elif step > 0:
                self._complete()

    def step_page(self, step: int) -> None:
        """Go to the first item that is asked on the page before or after."""
        page = self.item.page + step
        on_page = [self._model.position(item.id) for item in self.form.instrument.on_page(page)]
        if on_page:
            self.go(next((position for position in on_page if self._model.row(position).shown), on_page[0]))

    def end_of_page(self, *, last: bool) -> None:
        """Go to the first or the last item that is asked on this page."""
        shown = [row for row in self._rows_of_page() if self._model.row(row).shown]
        if shown:
            self.go(shown[-1 if last else 0])

    def page_done(self) -> None:
        """Go to the first gap of this page; where there is none to the next page, and after the last the form ends."""
        if self.mode in (Mode.STOPPED, Mode.COMPLETE):
            return
        gaps = {item.id for item in self.gaps}
        gap = next((row for row in self._rows_of_page() if self._model.row(row).item.id in gaps), None)
        if gap is not None:
            self.go(gap)
        elif self.item.page < self.form.instrument.pages:
            self.step_page(1)
        else:
            self._complete()

    def step_flag(self, step: int) -> None:
        """Go to the next answer outside the scale that nobody has decided on, or to the one before; after the last
        comes the first.
        """
        flagged = [row for row in range(self._model.rowCount()) if self._model.row(row).open_flag]
        ahead = [row for row in flagged if (row - self.row) * step > 0] or [row for row in flagged if row != self.row]
        if ahead:
            self.go(ahead[0 if step > 0 else -1])
        elif self.mode is not Mode.STOPPED:
            self._say(_("No other flag of this form is open") if flagged else _("No flag of this form is open"))

    def first(self) -> None:
        """Go to the first item."""
        self.go(0)

    def last(self) -> None:
        """Go to the last item that is asked."""
        rows = range(len(self.form.instrument.items) - 1, 0, -1)
        self.go(next((row for row in rows if self._model.row(row).shown), 0))

    def go(self, row: int) -> None:
        """Go to the item in that row."""
        if self.mode is Mode.STOPPED:
            return
        old, self.row, self._there = self.row, row, False
        self._rest()
        self.moved.emit(old, row)
        self.turned.emit()

    def go_to(self) -> None:
        """Wait for an item number."""
        if self.mode is not Mode.STOPPED:
            self.typed = ""
            self._turn(Mode.GO_TO)

    def escape(self) -> None:
        """Restore what was there: no reason asked, nothing half-typed; never leaves the form."""
        if self.mode is Mode.STOPPED:
            return
        was_complete = self.mode is Mode.COMPLETE
        self._rest()
        if was_complete:
            self.mode = Mode.COMPLETE
        self._show_current()

    def erase(self) -> None:
        """Take the last half-typed digit back."""
        if self.typed:
            self.typed = self.typed[:-1]
            self._show_current()

    def leave(self) -> None:
        """Back to the overview; nothing is lost, nothing is asked."""
        self.left.emit()

    # within

    def _rows_of_page(self) -> list[int]:
        return [self._model.position(item.id) for item in self.form.instrument.on_page(self.item.page)]

    def _go_to_digit(self, sign: str) -> None:
        self.typed += sign
        numbers = [str(item.number) for item in self.form.instrument.items]
        if any(number.startswith(self.typed) and number != self.typed for number in numbers):
            self._show_current()
        else:
            self._go_to_number()
            self._there = self.mode is Mode.ANSWER

    def _go_to_number(self) -> None:
        for position, item in enumerate(self.form.instrument.items):
            if str(item.number) == self.typed:
                self.go(position)
                return
        typed, self.typed = self.typed, ""
        self._say(_("There is no item {number}").format(number=typed) if typed else "")

    def _complete(self) -> None:
        self._rest()
        self.mode = Mode.COMPLETE
        self.following = keying.next_form(self._session.study, self.form.key)
        self._show_current()
        self.completed.emit()

    def _advance(self) -> None:
        position = self._next_asked(1)
        if position is None:
            self._complete()
        else:
            self.go(position)

    def _next_asked(self, step: int) -> int | None:
        position = self.row + step
        while 0 <= position < self._model.rowCount():
            if self._model.asked(position):
                return position
            position += step
        return None

    def _resumption(self, form: Form) -> int:
        if form.last_item is not None:
            self.row = self._model.position(form.last_item)
            position = self._next_asked(1)
            if position is not None and self._model.row(position).answer is None:
                return position
        gap = form.first_gap()
        return self._model.position(gap.id) if gap is not None else len(form.instrument.items) - 1

    def _turn(self, mode: Mode) -> None:
        self.mode, self.said = mode, ""
        self._show_current()

    def _say(self, sentence: str) -> None:
        self.said = sentence
        self._show_current()

    def _rest(self) -> None:
        self.mode, self.typed, self.said = Mode.ANSWER, "", ""

    def _show_current(self) -> None:
        self.moved.emit(self.row, self.row)
        self.turned.emit()
