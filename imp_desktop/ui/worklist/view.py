"""The work list: everything that waits, one below the other, and a digit that decides about the one in sight."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import worklist
from imp_desktop.operations.item_history import item_history
from imp_desktop.operations.worklist import FLAG, KINDS, LOOK, QUERY, Work
from imp_desktop.ui import dates, problems
from imp_desktop.ui.asking import TextForm
from imp_desktop.ui.controls import Button, Line, OneOf, Page, Segment, ground, label, paragraph
from imp_desktop.ui.controls.page import MARGIN
from imp_desktop.ui.names import names
from imp_desktop.ui.session import Session
from imp_desktop.ui.worklist import key_lines, words
from imp_desktop.ui.worklist.choices import Choice, Deed, choices, question
from imp_desktop.ui.worklist.deciding import Deciding
from imp_desktop.ui.worklist.delegate import WorkDelegate
from imp_desktop.ui.worklist.detail import AskedBelow, Detail, DigitsBar, Shown
from imp_desktop.ui.worklist.list_view import WorkListView
from imp_desktop.ui.worklist.model import Role, WorkListModel, kind_name

SIDE_WIDTH = 392
_HEAD_SPACE = 16
_KINDS_SHOWN = frozenset({"findings", "answers", "register", "settings", "persons"})


class WorkListPage(Page):
    """Deciding takes the line away, goes to the next one, and offers to undo."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look, _("Work list"))
        self.session = session
        self._names = names(session.study)
        self._work: list[Work] = []
        self._kind = ""
        self._asked_of: Work | None = None
        self.form: TextForm | None = None
        self._draft: tuple[object, ...] = ()
        self._drafts: dict[tuple[object, ...], dict[str, str]] = {}
        self.model = WorkListModel(self)
        self._delegate = WorkDelegate(session.look, self)
        self.list = WorkListView(self.model, self._delegate)
        self.kinds = OneOf(session.look, _("What is shown"))
        self.printing = Button(session.look, _("Print list"), icon="printer", kind="quiet")
        self.printing.setShortcut(QKeySequence("Ctrl+P"))
        self.verifying = Button(session.look, _("Verify forms"), icon="badge-check", key="Ctrl+Shift+V")
        self.detail = Detail(session.look)
        self.deciding = Deciding(session, self._names, self._tell_all)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self.refresh()

    def refresh(self) -> None:
        """Read what waits; the keyboard stays on its line, or goes to the one that took its place."""
        row = max(self.list.currentIndex().row(), 0)
        at_hand = [kind for kind in KINDS if kind != LOOK or self.session.looked_through]
        self._work = worklist.work_list(self.session.study, self.session.person, kinds=at_hand)
        counts = {kind: sum(work.kind == kind for work in self._work) for kind in KINDS}
        offered = [Segment("", _("All"), str(len(self._work)))]
        offered += [Segment(kind, kind_name(kind), str(counts[kind])) for kind in KINDS]
        self.kinds.offer(offered, self._kind)
        self._fit_head()
        self._show(row)

    def show_side(self, *, shown: bool) -> None:
        """Without the detail, what the digits do is said below the list."""
        super().show_side(shown=shown)
        if self.form is not None and shown is (self._below.form is not None):
            self._back_to_list()
        self._fit_below()
        self._fit_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title makes way for the kinds where there is no room for both."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_below(self) -> None:
        """Below the list stand the digits where there is no column for the detail, or what is asked there."""
        asking = self._below.form is not None
        self._below.setVisible(asking)
        self._digits.setVisible(self._side.isHidden() and not asking)
        self._verify_row.setVisible(not asking)

    def _fit_head(self) -> None:
        side = 0 if self._side.isHidden() else self._side.width()
        needs = sum(one.sizeHint().width() for one in (self.title, self.kinds, self.printing))
        self.title.setVisible(self.width() - side >= needs + self.look.px(2 * MARGIN + 2 * _HEAD_SPACE))

    def arrive(self, **where: object) -> None:
        """Show the list, or one kind of it, with the keyboard in it."""
        kind = where.get("kind", self._kind)
        self._kind = kind if kind in KINDS else ""
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def where(self) -> dict[str, object]:
        """Which kind is shown."""
        return {"kind": self._kind}

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen and what they do."""
        return key_lines.keys()

    def current(self) -> Work | None:
        """What is in sight; none if nothing waits."""
        index = self.list.currentIndex()
        return index.data(Role.WORK) if index.isValid() else None

    def decide(self, number: int) -> None:
        """Do what the choice of that number says about the line in sight."""
        work = self.current()
        offered = choices(work) if work is not None else ()
        if work is not None and number <= len(offered):
            self._do(work, offered[number - 1])

    def print_list(self) -> None:
        """Print what is listed through the system's own dialog."""
        from imp_desktop.ui.worklist import printing  # noqa: PLC0415 - only who prints needs the printers

        try:
            printing.print_sheet(self.session, self, (self._kind,) if self._kind else KINDS)
        except ImpError as error:
            problems.show(self.session, error)

    def _do(self, work: Work, choice: Choice) -> None:
        if choice.deed in {Deed.CORRECT, Deed.OPEN}:
            self._open()
        elif choice.deed is Deed.ASK:
            form = TextForm(self.look, _("Question"), _("next, and ask"), addressed=True)
            self._type(work, form, choice, {"to": self.deciding.keyed_by(work)})
        elif choice.deed is Deed.ANSWER:
            self._type(work, TextForm(self.look, _("Answer"), _("keep the answer")), choice)
        elif not self.deciding.settle(work):
            form = TextForm(self.look, _("Why is a closed form changed?"), choice.title.lower())
            self._type(work, form, choice)

    def _type(self, work: Work, form: TextForm, choice: Choice, facts: dict[str, str] | None = None) -> None:
        """Ask for words in the place of the choices; what was typed and left is there again the next time."""
        self._leave_form()
        draft = (*_mark(work), choice.deed)
        form.fill(self._drafts.pop(draft, facts or {}))
        form.decided.connect(lambda: self._typed(work, form, choice.deed))
        form.left.connect(self._back_to_list)
        self._asked_of = work
        self._draft = draft
        self.form = form
        if self._side.isHidden():
            self._below.open_form(form, choice.title)
        else:
            self.detail.open_form(form, choice.title)
        self._fit_below()
        form.begin()

    def _typed(self, work: Work, form: TextForm, deed: Deed) -> None:
        facts = form.facts()
        try:
            if deed is Deed.ASK:
                self.deciding.ask(work, facts["text"], facts["to"])
            elif deed is Deed.ANSWER:
                self.deciding.answer(work, facts["text"])
            elif not self.deciding.settle(work, facts["text"]):
                return
        except ImpError as error:
            if not form.refuse(error):
                problems.show(self.session, error)
            return
        form.fill({})
        self._back_to_list()

    def _back_to_list(self) -> None:
        self._leave_form()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            typed = form.facts()
            if typed.get("text"):
                self._drafts[self._draft] = typed
            self.detail.close_form()
            self._below.close_form()
            self._fit_below()
        self._asked_of = None

    def _tell_all(self) -> None:
        self.session.did("answers")
        if not self.isVisible():
            self.refresh()

    def _open(self) -> None:
        work = self.current()
        if work is not None:
            self.session.go("entry", key=work.form, **({"item": work.item_id} if work.item_id else {}))

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self._show()

    def _show(self, row: int = 0) -> None:
        lines = words.lines(self._work, self._names)
        self._delegate.columns.make_room(line.where for line in lines)
        self.model.show(lines, self._kind)
        self._content.setCurrentIndex(1 if self.model.rowCount() else 0)
        self._nothing.setText(_("Nothing of this kind waits.") if self._work else self._nothing_words())
        self.list.setCurrentIndex(self.model.first(row))
        self._show_detail()

    def _nothing_words(self) -> str:
        decided = worklist.work_list(self.session.study, self.session.person, decided=True)
        if not decided:
            return _("Nothing waits.")
        last = max(work.when for work in decided)
        return _("Nothing waits. The last one was decided on {day}.").format(day=dates.day(last))

    def _show_detail(self) -> None:
        work = self.current()
        if self._asked_of is not None and (work is None or not _same(work, self._asked_of)):
            self._leave_form()
        self._side.title.setText(work.form.code if work else "")
        self.detail.show_work(self._shown(work) if work else Shown())
        self._digits.say([choice.title for choice in choices(work)] if work else [])

    def _shown(self, work: Work) -> Shown:
        study = self.session.study
        codes, first, last = words.scale(study, work) if work.number else ((), "", "")
        at, of = self.model.place(self.list.currentIndex())
        return Shown(
            code=work.form.code,
            where=words.where(work, self._names),
            place=_("{number} of {all}").format(number=at, all=of),
            cue=words.cue(study, work) if work.number else words.what(work, self._names),
            codes=codes,
            ends=(first, last),
            keyed=work.keyed,
            flagged=work.kind == FLAG and not work.sealed,
            text=work.text,
            said=words.said(work) if work.kind in {LOOK, QUERY} or work.sealed else "",
            question=question(work),
            choices=tuple((choice.title, choice.meaning) for choice in choices(work)),
            history=self._history(work),
        )

    def _history(self, work: Work) -> tuple[tuple[str, str], ...]:
        """What happened at the item, questions about it among the rest, as this person may see it; newest first."""
        study, person = self.session.study, self.session.person
        if work.kind == LOOK:
            return ()
        events = item_history(study, work.form, work.item_id, person) if work.item_id else []
        several = len({event.keying_pass for event in events}) > 1
        told = [(event.when, words.event(event, several=several)) for event in events]
        for one in worklist.work_list(study, person, decided=True):
            if one.query is not None and not one.sealed and (one.form, one.item_id) == (work.form, work.item_id):
                told += [(step.when, words.step(step, one.query)) for step in one.query.steps]
        return tuple(line for _when, line in sorted(told, key=lambda one: one[0], reverse=True))

    def _something_changed(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and _KINDS_SHOWN & kinds:
            self.refresh()

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._choose)
        self.list.decided.connect(self.decide)
        self.list.opened.connect(self._open)
        self.list.moved.connect(self._show_detail)
        self.detail.chosen.connect(self.decide)
        self.printing.clicked.connect(self.print_list)
        self.verifying.clicked.connect(lambda: self.session.go("verify"))
        self.session.changed.connect(self._something_changed)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.bar.act)

    def _lay_out(self) -> None:
        look = self.session.look
        self.head.addWidget(self.kinds, 1)
        self.head.addWidget(self.printing)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(24))
        self._nothing = label(look)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._content = QStackedWidget()
        self._content.addWidget(nothing)
        self._content.addWidget(self.list)
        self.body.addWidget(Line(look))
        self.body.addWidget(self._content, 1)
        self._below = AskedBelow(look)
        self.body.addWidget(self._below)
        self._digits = DigitsBar(look)
        self.body.addWidget(self._digits)
        self._verify_row = self._foot()
        self.body.addWidget(Line(look))
        self.body.addWidget(self._verify_row)
        self._side = self.add_side("", SIDE_WIDTH)
        self._side.body.addWidget(self.detail, 1)

    def _foot(self) -> QWidget:
        look, foot = self.session.look, QWidget()
        ground(foot, look.surface)
        row = QHBoxLayout(foot)
        row.setContentsMargins(look.px(24), look.px(4), look.px(24), look.px(4))
        row.addWidget(paragraph(look, _("Forms keyed to the end can be verified by what is unusual in them."), 12), 1)
        row.addWidget(self.verifying)
        return foot


def _same(work: Work, other: Work) -> bool:
    return _mark(work) == _mark(other)


def _mark(work: Work) -> tuple[object, ...]:
    """By what a line is known again after the list was read anew."""
    check = work.finding.check if work.finding else ""
    return work.kind, work.form, work.item_id, work.keying_pass, work.query.id if work.query else 0, check
