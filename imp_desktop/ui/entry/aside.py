"""What stands in the spot instead of the usual: what may be keyed, the history of an item, and what is asked there."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from imp_desktop.i18n import _, language
from imp_desktop.operations import studies
from imp_desktop.operations.item_history import ItemEvent
from imp_desktop.ui.asking import TextForm
from imp_desktop.ui.controls import Scroll, ground
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.entry import sayings, telling
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.side_forms import ClosedDialog, MoveForm, ReasonForm
from imp_desktop.ui.session import Session


class Aside(QObject):
    """Lists and forms beside the page; `turned` tells that something else is listed, `left` that a form has gone."""

    turned = Signal()
    left = Signal()

    def __init__(self, session: Session, pen: Pen, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._pen = pen
        self._page = page
        self._heading = ""
        self._entries: tuple[sayings.Entry, ...] = ()
        self._offered: dict[str, ItemEvent] = {}
        self._place = QRect()
        self._edges = (0, 0, 0, 0)
        self.form: EntryForm | None = None
        self.dialog: ClosedDialog | None = None
        self._area = Scroll(session.look)
        self._area.setParent(page)
        ground(self._area, session.look.desk)
        self._area.hide()
        pen.why_asked.connect(self._ask_why)
        pen.moved.connect(lambda old, new: self.close_form() if old != new else None)

    @property
    def listing(self) -> bool:
        """Whether anything is listed instead of the usual."""
        return bool(self._heading)

    def laid_over(self, saying: sayings.Saying) -> sayings.Saying:
        """What is said, with the listing in its lower part if there is one."""
        return sayings.listing(saying, self._heading, self._entries) if self._heading else saying

    def stand(self, place: QRect, *, over: bool) -> None:
        """Forms stand here from now on, beside the page or over it."""
        edge = self._session.look.px(24) if over else 0
        self._place, self._edges = place, (edge, edge // 2, edge, 0)
        self._area.setGeometry(place)

    # lists

    def show_allowed(self) -> None:
        """What may be keyed at the current item; once more: what came before."""
        self._list(_("May be keyed here"), sayings.allowed(self._pen.current))

    def show_history(self) -> None:
        """What happened at the current item, with the digits that restore an answer; once more: what came before."""
        if self._pen.mode is Mode.HISTORY:
            self.leave_list()
        elif self._pen.look_back():
            entries, self._offered = telling.history(self._session, self._pen)
            self._pen.restorable = len(self._offered)
            self._list(_("What happened here"), entries)

    def leave_list(self) -> None:
        """What came before, in place of the list."""
        if self._heading:
            self._heading, self._offered = "", {}
            self._pen.look_on()

    def restore(self, digit: str) -> None:
        """Ask why the answer on that line of the history is restored."""
        event = self._offered.get(digit)
        if event is None:
            return
        item = self._pen.item
        title = _("Restore {answer}").format(answer=telling.answer_of(event))
        about = _("It becomes the answer to item {number} again; what is there now stays in the history.")
        keys = [("1 … 4", _("choose")), ("Esc", _("leave it as it is"))]
        form = ReasonForm(self._session.look, title, about.format(number=item.number), keys)

        def decide() -> None:
            if form.why():
                self.close_form()
                self._pen.restore(item, event, form.why())

        form.decided.connect(decide)
        self.leave_list()
        self._open(form)

    # forms

    def ask_where(self) -> None:
        """Ask where the form belongs that was filed here."""
        pen, study = self._pen, self._session.study
        if pen.mode is Mode.STOPPED:
            return
        plan = studies.protocol(study)
        names = plan.in_language(language()).assessments
        key = pen.form.key
        due = {one for each in plan.due if each.instrument == key.instrument for one in each.assessments}
        offered = {one: names.get(one, one) for one in plan.assessments if one in due or one == key.assessment}
        name = pen.form.instrument.in_language(language()).short
        form = MoveForm(self._session.look, name, offered, key.assessment)

        def decide() -> None:
            facts = form.facts()
            said = pen.move(facts["code"], facts["assessment"], facts["why"])
            if said:
                form.say(said)
            else:
                self.close_form()

        form.decided.connect(decide)
        self.leave_list()
        self._open(form)

    def ask_question(self) -> None:
        """Ask a question about the current item; it waits in the work list."""
        if self._pen.mode is Mode.STOPPED:
            return
        item = self._pen.item
        name = _("Question about item {number}").format(number=item.number)
        form = TextForm(self._session.look, name, _("next, and ask"), addressed=True)

        def decide() -> None:
            facts = form.facts()
            refused = self._pen.ask(item, facts["text"], facts["to"])
            if refused is None:
                self.close_form()
            elif not form.refuse(refused):
                form.complain("text", refused)

        form.decided.connect(decide)
        self.leave_list()
        self._open(form)

    def close_form(self) -> None:
        """Take the form beside the page away; the keyboard goes back to the page."""
        form, self.form = self.form, None
        if form is not None:
            self._area.hide()
            form.hide()
            form.deleteLater()
            self.left.emit()

    def _open(self, form: EntryForm) -> None:
        self.close_form()
        self.form = form
        form.left.connect(self.close_form)
        form.went.connect(self._area.ensureWidgetVisible)
        layout = form.layout()
        if layout is not None:
            layout.setContentsMargins(*self._edges)
        self._area.show_widget(form)
        self._area.setGeometry(self._place)
        self._area.show()
        self._area.raise_()
        form.begin()

    def _ask_why(self) -> None:
        """Ask in a window of its own why a closed form is changed; out of sight nothing is asked or changed."""
        if not self._page.isVisible():
            self._pen.change_closed("")
            return
        name = self._pen.form.instrument.in_language(language()).short
        dialog = ClosedDialog(self._session.look, name, self._page)
        self.dialog = dialog
        dialog.finished.connect(self._why_answered)
        dialog.ask()

    def _why_answered(self, _result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        why = dialog.form.why() if dialog.result() == ClosedDialog.DialogCode.Accepted else ""
        dialog.deleteLater()
        self._page.activateWindow()
        self.left.emit()
        self._pen.change_closed(why)

    def _list(self, heading: str, entries: tuple[sayings.Entry, ...]) -> None:
        if self._heading == heading:
            self.leave_list()
            return
        self._heading, self._entries = heading, entries
        self.turned.emit()
