"""Verifying: forms one below the other, beside them only what is unusual, and one key that says they are right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import verifying
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.verifying import Looked
from imp_desktop.ui import findings, problems
from imp_desktop.ui.controls import Line, OneOf, Page, Scroll, Segment, label, paragraph
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import names
from imp_desktop.ui.session import Session
from imp_desktop.ui.worklist import key_lines, verify_words, words
from imp_desktop.ui.worklist.verify_list import FormList
from imp_desktop.ui.worklist.verify_words import FormLine

SIDE_WIDTH = 392
WAITING, DONE = "waiting", "done"
_KINDS_SHOWN = frozenset({"answers", "register", "settings"})


class Filter(QLineEdit):
    """Which forms are listed; `done` tells that the keyboard is to go to the list, `left` that it leaves the screen."""

    done = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFont(look.font(13))
        self.setPlaceholderText(_("Code, form or assessment"))
        self.setAccessibleName(_("Which forms are listed"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down go to the list; Esc empties the field, and leaves an empty one."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            leaves = not self.text()
            self.clear()
            (self.left if leaves else self.done).emit()
        else:
            super().keyPressEvent(event)


class VerifyPage(Page):
    """Verifying takes a form from the list, goes to the next one, and offers to undo."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look, _("Verify forms"))
        self.session = session
        self._names = names(session.study)
        self._shown = WAITING
        self._lines: list[FormLine] = []
        self._seen: set[object] = set()
        self._deaf = False
        self.list = FormList(session.look)
        self.filter = Filter(session.look)
        self.kinds = OneOf(session.look, _("What is shown"))
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the forms anew; the keyboard stays on its row."""
        forms = verifying.unusual(self.session.study, self.session.person)
        self._lines = verify_words.lines(forms, self._names)
        self._show(max(self.list.currentIndex().row(), 0))

    def arrive(self, **where: object) -> None:
        """Show the forms, with the keyboard in the list; `wanted` fills the filter."""
        wanted = where.get("wanted")
        if isinstance(wanted, str):
            self.filter.setText(wanted)
        self.refresh()
        self._to_list()

    def where(self) -> dict[str, object]:
        """The filter."""
        return {"wanted": self.filter.text()}

    def show_side(self, *, shown: bool) -> None:
        """Without the column at the right, what is unusual stands below the list."""
        super().show_side(shown=shown)
        self._fit()

    def _fit(self) -> None:
        self._below.setVisible(self._side.isHidden() and bool(self._brief.text()))

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen and what they do."""
        return key_lines.verifying_keys()

    def verify(self, page: int = 0) -> None:
        """Verify the form in sight, or one page of it."""
        line = self.list.current()
        if line is None:
            return
        said = _("{code}, {where}: verified.") if not page else _("{code}, {where}: page {page} verified.")
        self._verify([line.looked], said.format(code=line.looked.form.code, where=line.where, page=page), page)

    def verify_all(self) -> None:
        """Verify every form that is listed, in one change; not those whose unusual items were not in sight yet."""
        listed = [line.looked for line in self.list.forms.lines if not line.looked.done]
        ready = [one for one in listed if _mark(one) in self._seen or not (one.unusual or one.findings)]
        left = len(listed) - len(ready)
        said = ngettext("{n} form verified.", "{n} forms verified.", len(ready)).format(n=len(ready))
        if left:
            more = ngettext(
                "{n} form is left: look at what is unusual in it first.",
                "{n} forms are left: look at what is unusual in them first.",
                left,
            )
            said = f"{said} {more.format(n=left)}"
        if ready:
            self._verify(ready, said)
        elif left:
            self.session.tell(said)

    def _verify(self, forms: list[Looked], said: str, page: int = 0) -> None:
        keys = [one.form for one in forms]
        try:
            done = verifying.verify_all(self.session.study, self.session.person, keys, page)
        except ImpError as error:
            problems.show(self.session, error)
            return
        self._tell_all(keys)
        self.session.tell(said, action=words.undo(), do=lambda: self._take_back(done))

    def _take_back(self, done: list[verifying.Page]) -> None:
        try:
            verifying.take_back(self.session.study, self.session.person, done)
        except ImpError as error:
            problems.show(self.session, error)
            return
        self._tell_all([form for form, _page in done])

    def _tell_all(self, forms: Sequence[FormKey]) -> None:
        """Read those forms anew, and let other screens hear of it."""
        if len(set(forms)) == 1:
            (one,) = verifying.unusual(self.session.study, self.session.person, forms[:1])
            (line,) = verify_words.lines([one], self._names)
            self._lines = [line if each.looked.form == one.form else each for each in self._lines]
            self._show(max(self.list.currentIndex().row(), 0))
        else:
            self.refresh()
        self._deaf = True
        self.session.did("answers")
        self._deaf = False

    def _open(self) -> None:
        line = self.list.current()
        if line is not None:
            items = [one.item_id for one in line.looked.unusual][:1]
            self.session.go("entry", key=line.looked.form, **({"item": items[0]} if items else {}))

    def _choose(self, shown: str) -> None:
        self._shown = shown
        self._show(0)

    def _show(self, row: int = 0) -> None:
        fitting = [line for line in self._lines if verify_words.fits(line, self.filter.text())]
        waiting = [line for line in fitting if not line.looked.done]
        done = [line for line in fitting if line.looked.done]
        offered = [
            Segment(WAITING, _("To verify"), str(len(waiting))),
            Segment(DONE, _("Verified"), str(len(done))),
        ]
        self.kinds.offer(offered, self._shown)
        self.list.show_forms(waiting if self._shown == WAITING else done)
        self._nothing.setText(self._nothing_words())
        self.list.go_to(row)
        self._show_detail()
        stays = self.list.hasFocus() or self.hasFocus()
        self._content.setCurrentIndex(1 if self.list.forms.lines else 0)
        self.setFocusProxy(self.list if self.list.forms.lines else self.filter)
        if stays:
            self._to_list()

    def _to_list(self) -> None:
        """Put the keyboard into the list, or into the filter while nothing is listed."""
        there = self.list if self.list.forms.lines else self.filter
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _nothing_words(self) -> str:
        if self.filter.text() and self._lines:
            return _("No such form fits the filter.")
        if self._lines and self._shown == WAITING:
            return _("Every form that is keyed to the end is verified.")
        return _("Nothing to show yet: a form can be verified once it is keyed to the end.")

    def _show_detail(self) -> None:
        line = self.list.current()
        self._side.title.setText(line.looked.form.code if line else "")
        _empty(self._items)
        self._side_holder.setVisible(line is not None)
        self._brief.setText("")
        if line is None:
            self._fit()
            return
        self._where.setText(", ".join(part for part in (line.where, verify_words.pages(line.looked)) if part))
        self._heading.setText(line.what[:1].upper() + line.what[1:])
        self._seen.add(_mark(line.looked))
        told = [(f"{findings.what(one, self._names)}.", findings.advice(one)) for one in line.looked.findings]
        told += [verify_words.item(one) for one in line.looked.unusual]
        self._brief.setText("\n".join(f"{says} ({why})" for says, why in told))
        self._fit()
        for says, why in told:
            self._items.addWidget(paragraph(self.look, says, colour="text"))
            self._items.addWidget(paragraph(self.look, why, px=12))
            self._items.addSpacing(self.look.px(8))

    def _something_changed(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and not self._deaf and _KINDS_SHOWN & kinds:
            self.refresh()

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._show())
        self.filter.done.connect(self._to_list)
        self.filter.left.connect(lambda: self.session.go("worklist"))
        self.kinds.chosen.connect(self._choose)
        self.list.verified.connect(self.verify)
        self.list.page_verified.connect(self.verify)
        self.list.all_verified.connect(self.verify_all)
        self.list.opened.connect(self._open)
        self.list.filtering.connect(lambda: self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.list.left.connect(lambda: self.session.go("worklist"))
        self.list.moved.connect(self._show_detail)
        self.session.changed.connect(self._something_changed)
        QShortcut(QKeySequence("Ctrl+Z"), self.list, self.bar.act, context=Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self) -> None:
        look = self.look
        self.head.addWidget(self.kinds, 1)
        self.filter.setMaximumWidth(look.px(220))
        self.head.addWidget(self.filter, 1)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(24))
        self._nothing = paragraph(look)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._content = QStackedWidget()
        self._content.addWidget(nothing)
        self._content.addWidget(self.list)
        self.body.addWidget(Line(look))
        self.body.addWidget(self._content, 1)
        self._brief = paragraph(look)
        self._brief.setContentsMargins(look.px(24), look.px(4), look.px(24), look.px(4))
        self._below = Scroll(look)
        self._below.show_widget(self._brief)
        self._below.setMaximumHeight(look.px(96))
        self._below.hide()
        self.body.addWidget(Line(look))
        self.body.addWidget(self._below)
        foot = QVBoxLayout()
        foot.setContentsMargins(look.px(24), look.px(8), look.px(24), look.px(8))
        keys = [
            ("Enter", _("verify")),
            ("Ctrl+Enter", _("all listed")),
            ("E", _("open the form")),
            ("Esc", _("work list")),
        ]
        foot.addWidget(Legend(look, keys))
        self.body.addWidget(Line(look))
        self.body.addLayout(foot)
        self._side = self.add_side("", SIDE_WIDTH)
        self._side.body.addWidget(self._unusual(), 1)

    def _unusual(self) -> QWidget:
        look, holder = self.look, QWidget()
        self._side_holder = holder
        self._where = paragraph(look)
        self._heading = label(look, "", 13, 600)
        self._items = QVBoxLayout()
        self._items.setSpacing(look.px(2))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, look.px(4), 0)
        column.setSpacing(look.px(10))
        for widget in (self._where, Line(look), self._heading):
            column.addWidget(widget)
        column.addLayout(self._items)
        column.addStretch(1)
        area = Scroll(look)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.show_widget(holder)
        return area


def _mark(looked: Looked) -> object:
    """A form with what is unusual in it now: once that changes it was not seen yet."""
    return looked.form, looked.unusual, tuple(one.evidence for one in looked.findings)


def _empty(layout: QBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
