"""Texts before a keyboard: a list, the text in sight, and a digit that puts it under a code."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import identifying
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui import problems
from imp_desktop.ui.coding import key_lines, words
from imp_desktop.ui.coding.asking import Asking
from imp_desktop.ui.coding.beside import Beside
from imp_desktop.ui.coding.detail import Shown, TextDetail
from imp_desktop.ui.coding.foot import TextsFoot
from imp_desktop.ui.coding.list_view import TextsView
from imp_desktop.ui.coding.model import TextLine, TextsModel
from imp_desktop.ui.coding.sheets import CodeSheet, ReactionSheet, Sheet, sheets
from imp_desktop.ui.coding.writer import TextWriter
from imp_desktop.ui.controls import Line, OneOf, Page, Segment, Segments, paragraph
from imp_desktop.ui.controls.lines import LINE
from imp_desktop.ui.names import names
from imp_desktop.ui.session import Session

ALL, WAITING = "all", "waiting"
_KINDS = frozenset({"answers", "register", "settings", "codes", "course", "persons"})
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextsPage(Page):
    """Everything written on the forms that is sorted under codes; a study whose protocol sorts nothing is told so."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look, _("Texts"))
        self.session = session
        self._writer = TextWriter(session)
        self._sheets = {one.item: one for one in sheets(session, self._writer, names(session.study))}
        self._item = next(iter(self._sheets), "")
        self._lines: dict[str, list[TextLine]] = {}
        self._stays: frozenset[FormKey] = frozenset()
        self.model = TextsModel(self)
        self.list = TextsView(self.model, session.look)
        self.tabs = OneOf(session.look, _("What is coded"))
        self.filter = Segments(session.look, [], name=_("What is shown"))
        self.detail = TextDetail(session.look)
        self._asking = Asking(session, self._writer, self.detail, self._tell, self._to_list)
        self.foot = TextsFoot(session.look, key_lines.legend(), key_lines.form_legend())
        self._both = Beside(session.look, self.list, self.detail)
        self._lay_out()
        self._connect()
        self.refresh()

    # what is shown

    @property
    def sheet(self) -> Sheet | None:
        """The part in sight; none where the protocol sorts nothing."""
        return self._sheets.get(self._item)

    @property
    def line(self) -> TextLine | None:
        """The text in sight; none if there is none."""
        line = self.list.currentIndex().data(LINE)
        return line if isinstance(line, TextLine) else None

    def refresh(self) -> None:
        """Read the texts; the keyboard stays on its text."""
        self._lines = {item: sheet.lines() for item, sheet in self._sheets.items()}
        self._show()

    def arrive(self, **where: object) -> None:
        """Show the texts; `item` and `key` say which, else it is as it was left, filtered anew."""
        item, form = where.get("item"), where.get("key")
        if item in self._sheets:
            self._item = str(item)
        self.detail.close_form()
        self.refresh()
        self._choose(self.filter.value())
        if isinstance(form, FormKey):
            self._go(self.model.row_of(form))
        self._to_list()

    def where(self) -> dict[str, object]:
        """Which part and which text are in sight."""
        line = self.line
        return {"item": self._item, **({"key": line.form} if line else {})}

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen and what they do."""
        return key_lines.keys()

    def show_sheet(self, item: str) -> None:
        """Show another part, at its first text that waits."""
        self._item = item
        self.bar.clear()
        self.detail.close_form()
        self._choose(self.filter.value())
        self._go(max(self.model.next_waiting(-1), 0))
        self._to_list()

    def _choose(self, which: str) -> None:
        """Show all texts or those that wait now; these stay in the list when they are coded."""
        waiting = (line.form for line in self._lines.get(self._item, []) if line.waits)
        self._stays = frozenset(waiting) if which == WAITING else frozenset()
        self._show(which)

    def _show(self, which: str = "") -> None:
        every, which = self._lines.get(self._item, []), which or self.filter.value() or ALL
        waiting, called = sum(line.waits for line in every), self.sheet.waiting if self.sheet else ""
        self.filter.offer([Segment(ALL, _("All"), str(len(every))), Segment(WAITING, called, str(waiting))], which)
        self.tabs.offer([self._tab(sheet) for sheet in self._sheets.values()], self._item)
        lines = [line for line in every if which == ALL or line.waits or line.form in self._stays]
        row, form = max(self.list.currentIndex().row(), 0), self.line.form if self.line else None
        if self.model.renew(lines):
            found = self.model.row_of(form)
            self._go(found if found >= 0 else min(row, len(lines) - 1))
        self._show_pages(every, lines)
        self._show_detail()

    def _tab(self, sheet: Sheet) -> Segment:
        lines = self._lines[sheet.item]
        done = sum(not line.waits for line in lines)
        count = _("{done} of {all}").format(done=done, all=len(lines)) if lines else ""
        return Segment(sheet.item, sheet.title, count)

    def _show_pages(self, every: list[TextLine], lines: list[TextLine]) -> None:
        sheet = self.sheet
        self._pages.setCurrentIndex(1 if sheet and lines else 0)
        for part in (self.tabs, self.filter):
            part.setVisible(sheet is not None)
        if sheet is None:
            self._nothing.setText(
                _(
                    "The protocol of this study sorts no texts under codes, so there is nothing to do here. Studies "
                    "made before the program knew of codes have none; a new study of the same protocol has."
                )
            )
            return
        if not every:
            self._nothing.setText(sheet.nothing())
        else:
            self._nothing.setText(sheet.progress(every))
        self.foot.say(sheet.progress(every), done=not any(line.waits for line in every))

    def _show_detail(self) -> None:
        line, sheet = self.line, self.sheet
        if line is None or sheet is None:
            return
        at, of = self.list.currentIndex().row() + 1, self.model.rowCount()
        found = identifying.clues(self.session.study, line.text) if line.printable else ()
        shown = Shown(
            line,
            place=_("{number} of {all}").format(number=at, all=of),
            look_again=words.look_again(line),
            clues=words.clues(found),
            said=sheet.said(line),
            codes=sheet.heading(),
        )
        self.detail.show_text(shown, sheet.options(self._lines[self._item]), grows=sheet.grows)

    # what is done

    def pick(self, option: str) -> None:
        """Put the text under a code or take it from there; of an adverse reaction open its form."""
        line, sheet = self.line, self.sheet
        if line is None:
            return
        if isinstance(sheet, ReactionSheet):
            self.bar.clear()
            self._asking.reaction(sheet, line, option)
        elif isinstance(sheet, CodeSheet):
            self._write(lambda: sheet.pick(line, option), "codes")

    def keep_codes(self) -> None:
        """Say that the codes still fit a text that was keyed anew."""
        line, sheet = self.line, self.sheet
        if line is not None and line.changed and isinstance(sheet, CodeSheet):
            self._write(lambda: sheet.keep(line), "codes")

    def turn_print(self) -> None:
        """Say that the text may be printed, or that it may not."""
        line, sheet = self.line, self.sheet
        if line is None or sheet is None:
            return
        refused = sheet.refuses_print(line)
        if refused:
            self._show_detail()
            self.session.tell(refused)
            return
        kind = "course" if isinstance(sheet, ReactionSheet) else "codes"
        self._write(lambda: sheet.print_words(line, printable=not line.printable), kind)

    def undo(self) -> None:
        """Put back the last step, with its text in sight."""
        try:
            step = self._writer.undo()
        except ImpError as error:
            problems.show(self.session, error)
            return
        if step is None:
            self.session.tell(_("There is nothing to undo here since this study was opened."))
            return
        if step.item != self._item:
            self.show_sheet(step.item)
        self._tell(step.kind)
        if self.model.row_of(step.form) < 0:
            self._choose(ALL)
        self._go(self.model.row_of(step.form))

    def next_waiting(self) -> None:
        """Go to the next text that waits; where none does, say so and offer the next part that has some."""
        row = self.model.next_waiting(self.list.currentIndex().row())
        if row >= 0:
            self._go(row)
            return
        sheet = self.sheet
        if sheet is None or self.line is None or self.line.waits:
            return
        said = sheet.progress(self._lines[self._item])
        waits = {item: sum(line.waits for line in lines) for item, lines in self._lines.items()}
        item = next((item for item, count in waits.items() if count), "")
        if item:
            action = f"{self._sheets[item].title} ({waits[item]})"
            self.session.tell(said, action=action, do=lambda: self.show_sheet(item))
        else:
            self.session.tell(said)

    def _write(self, does: Callable[[], object], kind: str) -> None:
        self.bar.clear()
        try:
            does()
        except ImpError as error:
            problems.show(self.session, error)
            self._show_detail()
            return
        self._tell(kind)

    def _tell(self, kind: str) -> None:
        self.session.did(kind)
        if not self.isVisible():
            self.refresh()

    def new_code(self) -> None:
        """Ask for the label of a new code and why it is needed."""
        sheet = self.sheet
        if isinstance(sheet, CodeSheet) and self.line is not None:
            self.bar.clear()
            self._asking.new_code(sheet)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no part of the screen wanted for itself."""
        does = self._by_key(event)
        if does is None or self.detail.form is not None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            does()

    def _by_key(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return None
        moves: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_PageUp: lambda: self.detail.text.turn(-1),
            Qt.Key.Key_PageDown: lambda: self.detail.text.turn(1),
            Qt.Key.Key_Space: self.keep_codes,
            Qt.Key.Key_Escape: self._to_list,
            **dict.fromkeys(_ENTER, self.next_waiting),
        }
        letters = {"n": self.new_code, "p": self.turn_print, "o": self._open_entry}
        text = event.text().casefold()
        option = self.detail.options.by_key(text) if self.line is not None else ""
        if option:
            return lambda: self.pick(option)
        return moves.get(event.key()) or letters.get(text)

    def _open_entry(self) -> None:
        line = self.line
        if line is not None:
            self.session.go("entry", key=line.form, item=self._item)

    def _step(self, by: int) -> None:
        self._go(self.list.currentIndex().row() + by)

    def _go(self, row: int) -> None:
        index = self.model.index(row)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _moved(self) -> None:
        if self.detail.form is not None:
            self.detail.close_form()
        self._show_detail()

    def _to_list(self) -> None:
        (self.list if self.list.isVisible() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs on the list, and on the screen itself where the text stands alone."""
        super().focusInEvent(event)
        if self.list.isVisible():
            self.list.setFocus(event.reason())

    def _next_sheet(self, by: int) -> None:
        items = list(self._sheets)
        if items:
            self.show_sheet(items[(items.index(self._item) + by) % len(items)])

    def _something_changed(self, kinds: frozenset[str]) -> None:
        if not (self.isVisible() and _KINDS & kinds):
            return
        if kinds == {"codes"} and self.sheet is not None:
            self._lines[self._item] = self.sheet.lines()
            self._show()
        else:
            self.refresh()

    # how it is put together

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title makes way where there is little room."""
        super().resizeEvent(event)
        self.fit_title()

    def _arranged(self, keyboard: bool) -> None:  # noqa: FBT001 - a slot
        if self.isVisible() and keyboard and self.detail.form is None:
            self._to_list()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_sheet)
        self.filter.chosen.connect(self._choose)
        self.list.moved.connect(self._moved)
        self.list.doubleClicked.connect(self._open_entry)
        self.detail.picked.connect(self.pick)
        self.detail.printed.connect(self.turn_print)
        self.detail.kept.connect(self.keep_codes)
        self.detail.new_wanted.connect(self.new_code)
        self.detail.turned.connect(lambda: self.foot.show_keys(of_form=self.detail.form is not None))
        self._both.arranged.connect(self._arranged)
        self.session.changed.connect(self._something_changed)
        for key, does in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Tab", lambda: self._next_sheet(1)),
            ("Ctrl+Shift+Tab", lambda: self._next_sheet(-1)),
            ("Ctrl+I", self._both.turn),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _lay_out(self) -> None:
        look = self.look
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.head.addWidget(self.tabs, 1000, Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignVCenter)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(24))
        self._nothing = paragraph(look)
        column.addWidget(self._nothing)
        column.addStretch(1)
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for widget in (self._both, Line(look), self.foot):
            inside.addWidget(widget, 1 if widget is self._both else 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(nothing)
        self._pages.addWidget(whole)
        self.body.addWidget(Line(look))
        self.body.addWidget(self._pages, 1)
