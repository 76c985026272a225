"""The work list: flags and notes one below the other, and a digit that decides about the one in sight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import worklist
from imp_desktop.operations.item_history import item_history
from imp_desktop.operations.worklist import Work
from imp_desktop.ui import dates, problems
from imp_desktop.ui.controls import Line, Page, Segment, Segments, label
from imp_desktop.ui.index import Index
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import names
from imp_desktop.ui.session import Session
from imp_desktop.ui.worklist import key_lines, words
from imp_desktop.ui.worklist.delegate import WorkDelegate
from imp_desktop.ui.worklist.detail import Detail, DigitsBar, Shown
from imp_desktop.ui.worklist.model import KINDS, Role, WorkListModel, kind_name

SIDE_WIDTH = 384
_KINDS_SHOWN = frozenset({"answers", "register", "settings"})


class WorkListView(QListView):
    """Digits decide, Enter opens the form at the item."""

    decided = Signal(int)
    opened = Signal()
    moved = Signal()

    def __init__(self, model: WorkListModel, look: Look) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(WorkDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(_("Work list"))
        self.doubleClicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Enter; the rest moves."""
        text = event.text()
        if text and text in "123456789":
            self.decided.emit(int(text))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another line is in sight."""
        super().currentChanged(current, previous)
        self.moved.emit()


class WorkListPage(Page):
    """Deciding takes the line away, goes to the next one, and offers to undo."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look, _("Work list"))
        self.session = session
        self._names = names(session.study)
        self._work: list[Work] = []
        self.model = WorkListModel(self)
        self.list = WorkListView(self.model, session.look)
        self.kinds = Segments(session.look, [], name=_("What is shown"))
        self.detail = Detail(session.look)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self.refresh()

    def refresh(self) -> None:
        """Read what waits; the keyboard stays on its line, or goes to the one that took its place."""
        row = max(self.list.currentIndex().row(), 0)
        self._work = worklist.work_list(self.session.study)
        counts = {kind: sum(work.kind == kind for work in self._work) for kind in KINDS}
        offered = [Segment("", _("All"), str(len(self._work)))]
        offered += [Segment(kind, kind_name(kind), str(counts[kind])) for kind in KINDS]
        self.kinds.offer(offered, self.kinds.value())
        self._show(row)

    def show_side(self, *, shown: bool) -> None:
        """Without the detail, what the digits do is said below the list."""
        super().show_side(shown=shown)
        self._digits.setVisible(not shown)

    def arrive(self, **where: object) -> None:
        """Show the list with the keyboard in it."""
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

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
        if work is None:
            return
        if work.kind == "flag" and number == 1:
            self._settle(work, _("{code}, {where}: {keyed} stays and counts as missing."))
        elif work.kind == "note" and number == 1:
            self._settle(work, _("{code}, {where}: the note was read."))
        elif number == 2:
            self._open()

    def _settle(self, work: Work, said: str) -> None:
        does = worklist.leave_out if work.kind == "flag" else worklist.mark_read
        try:
            does(self.session.study, self.session.person, work)
        except ImpError as error:
            problems.show(self.session, error)
            return
        self._tell_all()
        where = words.where(work, self._names)
        self.session.tell(
            said.format(code=work.form.code, where=where, keyed=work.keyed),
            action=_("Undo"),
            do=lambda: self._take_back(work),
        )

    def _take_back(self, work: Work) -> None:
        try:
            worklist.take_back(self.session.study, self.session.person, work)
        except ImpError as error:
            problems.show(self.session, error)
            return
        self._tell_all()

    def _tell_all(self) -> None:
        self.session.did("answers")
        if not self.isVisible():
            self.refresh()

    def _open(self) -> None:
        work = self.current()
        if work is not None:
            self.session.go("entry", key=work.form, item=work.item_id)

    def _show(self, row: int = 0) -> None:
        self.model.show(words.lines(self._work, self._names), self.kinds.value())
        self._content.setCurrentIndex(1 if self.model.rowCount() else 0)
        self._nothing.setText(_("Nothing of this kind waits.") if self._work else self._nothing_words())
        self.list.setCurrentIndex(self.model.first(row))
        self._show_detail()

    def _nothing_words(self) -> str:
        decided = worklist.work_list(self.session.study, decided=True)
        if not decided:
            return _("Nothing waits.")
        last = max(work.when for work in decided)
        return _("Nothing waits. The last one was decided on {day}.").format(day=dates.day(last))

    def _show_detail(self) -> None:
        work = self.current()
        self._side.title.setText(work.form.code if work else "")
        self.detail.show_work(self._shown(work) if work else Shown())
        self._digits.say([title for title, _meaning in self._choices(work)] if work else [])

    def _shown(self, work: Work) -> Shown:
        study = self.session.study
        codes, first, last = words.scale(study, work)
        at, of = self.model.place(self.list.currentIndex())
        where = f"{words.where(work, self._names)}   {_('{number} of {all}').format(number=at, all=of)}"
        history = item_history(study, work.form, work.item_id)
        return Shown(
            code=work.form.code,
            where=where,
            cue=words.cue(study, work),
            codes=codes,
            ends=(first, last),
            keyed=work.keyed,
            flagged=work.kind == "flag",
            text=work.text,
            question=self._question(work),
            choices=self._choices(work),
            history=tuple(words.event(event) for event in history),
        )

    def _question(self, work: Work) -> str:
        if work.kind == "note":
            return _("What to do with the note?")
        return _("What to do with the {keyed}?").format(keyed=work.keyed)

    def _choices(self, work: Work) -> tuple[tuple[str, str], ...]:
        if work.kind == "note":
            return (
                (_("It was read"), _("Leaves this list, stays beside the item")),
                (_("Correct the answer"), _("Opens the form at this item")),
            )
        return (
            (_("Leave it out of the score"), _("Counts as missing, stays in the record")),
            (
                _("Correct it from paper"),
                _("Opens the form here, keeps the {keyed} in the history").format(keyed=work.keyed),
            ),
        )

    def _something_changed(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and _KINDS_SHOWN & kinds:
            self.refresh()

    def _connect(self) -> None:
        self.kinds.chosen.connect(lambda _value: self._show())
        self.list.decided.connect(self.decide)
        self.list.opened.connect(self._open)
        self.list.moved.connect(self._show_detail)
        self.detail.chosen.connect(self.decide)
        self.session.changed.connect(self._something_changed)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.bar.act)

    def _lay_out(self) -> None:
        look = self.session.look
        self.head.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignVCenter)
        self.head.addStretch(1)
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
        self._digits = DigitsBar(look)
        self.body.addWidget(self._digits)
        self._side = self.add_side("", SIDE_WIDTH)
        self._side.body.addWidget(self.detail, 1)
