"""What is done with a form as a whole: its date, closing it, another keying of it, moving it, and the next form."""

from PySide6.QtCore import QObject

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, explain, language
from imp_desktop.instruments.model import Item
from imp_desktop.operations import closing, keying, looking_again, moving, queries
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.item_history import ItemEvent
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.looking_again import Finding
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.model import FormModel
from imp_desktop.ui.entry.packet import packet
from imp_desktop.ui.entry.writing import Writer
from imp_desktop.ui.names import Names, names
from imp_desktop.ui.session import Session
from imp_desktop.ui.written_date import day_written

_CLOSABLE = frozenset({FormState.KEYED, FormState.TWICE, FormState.RESOLVED})


class FormPen(Writer):
    """A pen for the form as a whole. Closing is told, and the undo right after it opens the form again."""

    def __init__(self, session: Session, model: FormModel, parent: QObject | None = None) -> None:
        super().__init__(session, model, parent)
        self._just_closed: FormKey | None = None
        self.closable = False  # whether closing the form at hand is what Ctrl+Enter does next
        self.state = FormState.EMPTY  # of the form when its last item was left behind
        self.unsettled = 0
        self.findings: tuple[Finding, ...] = ()

    def open(self, key: FormKey, item_id: str | None = None, wanted: Pass | None = None) -> None:
        """Key this form from now on, at the given item or where keying stopped; ImpError if it may not be keyed."""
        noticed, self.findings = self.findings, ()
        try:
            super().open(key, item_id, wanted)
        except ImpError:
            self.findings = noticed
            raise

    def go(self, row: int) -> None:
        """Go to the item in that row; on from a page that is full, what was noticed on it is told."""
        page, following = self.item.page, self.form.instrument.items[row].page
        full = following > page and not any(item.page == page for item in self.gaps)
        self.findings = tuple(one for one in self._noticed() if one.page == page) if full else ()
        super().go(row)

    def date(self, text: str) -> bool:
        """Keep the date written on the form, or none; gives whether it was understood and kept."""

        def write() -> None:
            day = day_written(text) if text.strip() else None
            keying.date_form(self._session.study, self._session.person, self.form, day)

        return self._attempt(write)

    def absent(self) -> None:
        """The form never came back; said once more: it did."""
        if self.mode is not Mode.STOPPED:
            absent, mark = not self.form.absent, keying.never_came_back
            self._attempt(
                lambda: mark(self._session.study, self._session.person, self.form, absent), then=self._show_whole
            )

    def close(self) -> None:
        """Close this form if it is complete and settled, then open the next one; else go to its first gap.

        A form at the end of its packet stays in sight, so that what was done with it can be read.
        """
        if self.mode is Mode.STOPPED:
            return
        gaps = self.gaps
        if gaps and not self.form.absent:
            self.go(self._model.position(gaps[0].id))
        elif self._may_close():
            study, person, key = self._session.study, self._session.person, self.form.key
            self._attempt(lambda: closing.close_form(study, person, key), then=self._closed)
        else:
            self._open_following()

    def go_on(self) -> None:
        """Go to the first gap; of a complete form to the next one, and after the last of them leave. Closes nothing."""
        if self.gaps and not self.form.absent:
            self.go(self._model.position(self.gaps[0].id))
        else:
            self._open_following()

    def looked(self) -> None:
        """The paper was looked at again because of the first thing that is told, and the answers are as it says."""
        if not self.findings or self.mode is Mode.STOPPED:
            return
        first, rest = self.findings[0], self.findings[1:]
        study, person, told = self._session.study, self._session.person, self.findings

        def look() -> None:
            looking_again.look(study, person, first)
            self.findings = rest

        if not self._attempt(look):
            self.findings = told

    def turn_to(self, keying_pass: Pass) -> None:
        """Begin that keying of this form, or go on with it; where it may not be keyed, say why."""
        if self.mode is not Mode.STOPPED and self.form.keying_pass is not keying_pass:
            self.visit(self.form.key, keying_pass)

    def names(self) -> Names:
        """What the study calls its forms, in the language of now."""
        return names(self._session.study)

    def step_form(self, step: int) -> None:
        """Open the form of the packet that lies `step` further."""
        forms = packet(self._session.study, self.form.key)
        position = forms.index(self.form.key) + step
        if 0 <= position < len(forms):
            self.visit(forms[position])

    def visit(self, key: FormKey, wanted: Pass | None = None) -> bool:
        """Open another form from here, unless an answer still waits for the disk; a refusal is said."""
        if self.mode is Mode.STOPPED:
            return False
        try:
            self.open(key, wanted=wanted)
        except ImpError as error:
            self._say(explain(error))
            return False
        return True

    def move(self, code: str, assessment: str, why: str) -> str:
        """Move this form to where its paper belongs; gives what is to be said if it cannot be moved."""
        study, person = self._session.study, self._session.person
        try:
            moved = moving.move_form(study, person, self.form.key, code, assessment, why)
        except ImpError as error:
            return explain(error)
        self.wrote = True
        said = _("{name} was moved here from {code}").format(name=self._name(), code=self.form.key.code)
        if moved != self.form.key and self.visit(moved):
            self._tell(said)
        return ""

    def ask(self, item: Item, text: str, to: str) -> ImpError | None:
        """Ask a question about an item of this form; gives what stands against it."""
        study, person = self._session.study, self._session.person
        try:
            queries.ask(study, person, self.form.key, text, item.id, to)
        except ImpError as error:
            return error
        self.wrote = True
        self._tell(_("The question waits in the work list"))
        return None

    def restore(self, item: Item, event: ItemEvent, why: str) -> None:
        """Let an item say again what it said at that event; of a closed form the reason is asked once."""
        if self.form.closed and not self.form.why:
            self.form.why = why
        study, person = self._session.study, self._session.person
        self._attempt(lambda: keying.restore(study, person, self.form, item.id, event, why), item)

    # within

    def _rest(self) -> None:
        super()._rest()
        self._just_closed = None

    def _look_ahead(self) -> None:
        super()._look_ahead()
        self.findings = () if self.gaps else tuple(self._noticed())
        states = FormStates(self._session.study, self.form.participant_id)
        self.state = states.at(self.form.place)
        self.unsettled = len(states.comparison(self.form.place).unsettled)
        self.closable = self._may_close()

    def _noticed(self) -> list[Finding]:
        """What was noticed about the keying at hand and waits for a look at the paper."""
        if self.form.keying_pass not in (Pass.FIRST, Pass.SECOND):
            return []
        found = looking_again.of_form(self._session.study, self.form.key, self.form.keying_pass)
        return [one for one in found if not one.looked_at]

    def _open_again(self) -> bool:
        """Open the form again that was closed right before, if one was; undoing asks for no other reason."""
        key, self._just_closed = self._just_closed, None
        if key is None:
            return False
        study, person = self._session.study, self._session.person
        why = _("closed too early")
        if self._attempt(lambda: closing.open_again(study, person, key, why)) and self.visit(key):
            self._tell(_("{name} is open again").format(name=self._name()))
        return True

    def _may_close(self) -> bool:
        if self.form.absent or self.form.closed or self.form.locked or self.gaps:
            return False
        states = FormStates(self._session.study, self.form.participant_id)
        return states.at(self.form.place) in _CLOSABLE

    def _closed(self) -> None:
        key, name = self.form.key, self._name()
        self.form.closed = True
        self._complete()
        following = self.following
        if following is not None and following.assessment == key.assessment:
            self._open_following()
        self._just_closed = key
        said = _("{name} is closed. Ctrl+Z opens it again") if self.form.key != key else _("Ctrl+Z opens it again")
        self._tell(said.format(name=name))

    def _open_following(self) -> None:
        following = self._next_form()
        if following is None:
            self.left.emit()
        else:
            self.visit(following, Pass.SECOND if self.form.keying_pass is Pass.SECOND else None)

    def _show_whole(self) -> None:
        self._model.show_all()
        self.turned.emit()

    def _name(self) -> str:
        return self.form.instrument.in_language(language()).short
