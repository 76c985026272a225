"""Writing while keying: a row changes only once its answer is on disk, and a refusal is said where the eyes are."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, explain
from imp_desktop.instruments.model import Item
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.turns import COMPARED
from imp_desktop.ui.entry.cursor import Cursor, Mode
from imp_desktop.ui.entry.model import FormModel
from imp_desktop.ui.session import Session


class Writer(Cursor):
    """A cursor that can write. `why_asked` tells that the form is closed, so that a reason is wanted first."""

    why_asked = Signal()

    def __init__(self, session: Session, model: FormModel, parent: QObject | None = None) -> None:
        super().__init__(session, model, parent)
        self._again: Callable[[], object] | None = None
        self._waiting: Callable[[], object] | None = None
        self.wrote = False

    def open(self, key: FormKey, item_id: str | None = None, wanted: Pass | None = None) -> None:
        """Key this form from now on, at the given item or where keying stopped; ImpError if it may not be keyed."""
        super().open(key, item_id, wanted)
        self._again = self._waiting = None

    def change_closed(self, why: str) -> None:
        """The reason why this closed form is changed: do what waited for it; an empty one leaves all as it is."""
        waiting, self._waiting = self._waiting, None
        if why.strip() and waiting is not None:
            self.form.why = why.strip()
            waiting()
        else:
            self._show_current()

    def _attempt(
        self, write: Callable[[], object], item: Item | None = None, then: Callable[[], object] | None = None
    ) -> bool:
        """Write; only when that is on disk show the item. A refusal is said, a disk that fails stops keying."""
        try:
            write()
        except ImpError as error:
            self._refused(error, lambda: self._attempt(write, item, then))
            return False
        self.wrote = True
        self._compare()
        if self.mode is not Mode.COMPLETE:
            self._rest()
        if item is not None:
            self._model.show(item.id)
        if then is not None:
            then()
        else:
            self.turned.emit()
        return True

    def _refused(self, error: ImpError, again: Callable[[], object]) -> None:
        self.typed = ""
        if error.problem is Problem.FORM_CLOSED:
            self._closed_meanwhile(again)
            return
        if error.problem is Problem.NOT_ON_DISK:
            self.mode, self._again = Mode.STOPPED, again
        self._say(explain(error))

    def _closed_meanwhile(self, again: Callable[[], object]) -> None:
        """A closed form is changed with a reason, and as it is settled: its keyings stay as they are."""
        why = self.form.why
        if self.form.keying_pass in COMPARED:
            self.open(self.form.key, self.item.id)
        self.form.closed = True  # somebody may have closed it since it was opened
        if why:
            self.form.why = why
            again()
            return
        self._waiting = again
        self._show_current()
        self.why_asked.emit()

    def _try_again(self) -> None:
        again, self._again = self._again, None
        self.mode = Mode.ANSWER
        if again is not None:
            again()

    def _may_write(self, *, complete: bool = False) -> bool:
        if self.form.absent:
            self._say(_("This form never came back. Ctrl+Del takes that back."))
            return False
        if self.mode is Mode.COMPLETE and not complete:
            self.turned.emit()
            return False
        return self.mode is not Mode.STOPPED
