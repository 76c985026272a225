"""The cursor: which form is open, which item is expected, what the next digit means, and every way to move."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from imp_desktop.i18n import _
from imp_desktop.instruments.model import Item, ItemType
from imp_desktop.operations import keying, piles, third_keying
from imp_desktop.operations.keying import Form, FormKey, Pass
from imp_desktop.operations.piles import Pile
from imp_desktop.ui.entry import passes
from imp_desktop.ui.entry.model import FormModel, Row
from imp_desktop.ui.session import Session


class Mode(StrEnum):
    """What the next digit means."""

    ANSWER = "answer"
    REASON = "reason"
    GO_TO = "go_to"
    HISTORY = "history"
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
        self.told = ""
        self.following: FormKey | None = None
        self.pile: Pile | None = None
        self.restorable = 0  # how many answers of the history listed now can be restored
        self._before_history = Mode.ANSWER
        self._deciding = False  # this visit began with items about which three keyings say three things
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
        """The asked items that still need an answer or a reason."""
        return tuple(item for item in self.form.asked if item.id not in self.form.answers and self.needed(item))

    def needed(self, item: Item) -> bool:
        """Whether the form is not complete without this item; texts may stay empty, unless keyings of it differ."""
        form = self.form
        return item.type is not ItemType.TEXT or form.wanted is not None or item.id in form.contested

    def open(self, key: FormKey, item_id: str | None = None, wanted: Pass | None = None) -> None:
        """Key this form from now on, at the given item or where keying stopped; ImpError if it may not be keyed.

        It is opened in the keying that is this person's turn, or in the one wanted.
        """
        form = passes.open_for(self._session, key, wanted)
        self._deciding = bool(form.contested)
        session = self._session
        self.pile = piles.pile_of(session.study, session.person, form.key, form.keying_pass)
        self._model.take(form)
        self._compare()
        self._rest()
        at = item_id if item_id and self._model.reachable(item_id) else None
        self.row = self._model.position(at) if at else self._resumption(form)
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
        row = self._first_on_page(self.item.page + step, 1 if step > 0 else -1)
        if row is not None:
            self.go(row)

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
        else:
            following = self._first_on_page(self.item.page + 1, 1)
            if following is None:
                self._complete()
            else:
                self.go(following)

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
        self.go(0 if self.form.wanted is None else self._first_shown())

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

    def look_back(self) -> bool:
        """Let digits choose from the history of the current item; whether that can be done now."""
        if self.mode is Mode.STOPPED:
            return False
        self._before_history = self.mode if self.mode is Mode.COMPLETE else Mode.ANSWER
        self.typed = ""
        self._turn(Mode.HISTORY)
        return True

    def look_on(self) -> None:
        """What was so before the history was looked at."""
        if self.mode is Mode.HISTORY:
            self._turn(self._before_history)
        else:
            self._show_current()

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

    def _first_on_page(self, page: int, step: int) -> int | None:
        """The first item that is asked on that page; of a third keying on the next page where anything differs."""
        while 1 <= page <= self.form.instrument.pages:
            rows = [self._model.position(item.id) for item in self.form.instrument.on_page(page)]
            shown = [row for row in rows if self._model.row(row).shown]
            if shown or self.form.wanted is None:
                return (shown or rows)[0]
            page += step
        return None

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
            if str(item.number) == self.typed and self._model.reachable(item.id):
                self.go(position)
                return
        typed, self.typed = self.typed, ""
        said = _("There is no item {number}") if self.form.wanted is None else _("Item {number} does not differ")
        self._say(said.format(number=typed) if typed else "")

    def _complete(self) -> None:
        if self._more_differs():
            self.open(self.form.key, wanted=Pass.THIRD)
            return
        self._rest()
        self.mode = Mode.COMPLETE
        self._look_ahead()
        self._show_current()
        self.completed.emit()

    def _more_differs(self) -> bool:
        """Whether what was keyed a third time made further items count that differ."""
        form = self.form
        if form.wanted is None or self.gaps:
            return False
        return not set(third_keying.left_over(self._session.study, form)) <= set(form.wanted)

    def _look_ahead(self) -> None:
        self.following = self._next_form()

    def _next_form(self) -> FormKey | None:
        """The next form that waits for the keying at hand: of the pile, or of the participant.

        After a decision, one that differs.
        """
        if self.pile is not None:
            return piles.next_form(self._session.study, self.pile)
        at = self.form.keying_pass
        if at is Pass.SETTLED:
            at = Pass.THIRD if self._deciding else Pass.FIRST
        return keying.next_form(self._session.study, self.form.key, at, self._session.person)

    def _compare(self) -> None:
        """Look up what came of a third keying; which of the keyings before was right is not told."""
        if self.form.keying_pass is Pass.THIRD:
            self._model.outcomes = third_keying.outcomes(self._session.study, self.form)

    def _first_shown(self) -> int:
        return next((row for row in range(self._model.rowCount()) if self._model.row(row).shown), 0)

    def _advance(self) -> None:
        position = self._next_undecided() if self._deciding else self._next_asked(1)
        if position is None:
            self._complete()
        else:
            self.go(position)

    def _undecided(self) -> list[int]:
        """The rows about which three keyings say three things and nobody has decided yet."""
        form = self.form
        return [self._model.position(item) for item in form.contested if item not in form.answers]

    def _next_undecided(self) -> int | None:
        """Who decides goes from one such item to the next, past those that agree: they are not keyed anew."""
        rows = self._undecided()
        return next((row for row in rows if row > self.row), rows[0] if rows else None)

    def _next_asked(self, step: int) -> int | None:
        position = self.row + step
        while 0 <= position < self._model.rowCount():
            if self._model.asked(position):
                return position
            position += step
        return None

    def _resumption(self, form: Form) -> int:
        undecided = self._undecided()
        if undecided:
            return undecided[0]
        if form.last_item is not None:
            self.row = self._model.position(form.last_item)
            position = self._next_asked(1)
            if position is not None and self._model.row(position).answer is None:
                return position
        gap = form.first_gap()
        if gap is not None:
            return self._model.position(gap.id)
        return self._model.position(form.asked[-1].id) if form.asked else len(form.instrument.items) - 1

    def _turn(self, mode: Mode) -> None:
        self.mode, self.said = mode, ""
        self._show_current()

    def _say(self, sentence: str) -> None:
        self.said = sentence
        self._show_current()

    def _tell(self, sentence: str) -> None:
        """Say something that is no refusal; it stays until the next deed."""
        self.told = sentence
        self._show_current()

    def _rest(self) -> None:
        self.mode, self.typed, self.said, self.told = Mode.ANSWER, "", "", ""

    def _show_current(self) -> None:
        self.moved.emit(self.row, self.row)
        self.turned.emit()
