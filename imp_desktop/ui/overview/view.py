"""The overview: everybody's forms at a glance, and one key to the form that is due."""

from collections.abc import Callable
from functools import partial
from types import ModuleType

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import closing, due, keying, participant_codes
from imp_desktop.operations import overview as overviews
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import FormState, Overview
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, Line, OneOf, Page, Segment, label, paragraph
from imp_desktop.ui.names import names, status_name
from imp_desktop.ui.overview import filters, key_lines, lookout, peek, sections
from imp_desktop.ui.overview.due import DueList, Progress
from imp_desktop.ui.overview.filters import Filter
from imp_desktop.ui.overview.model import CODE, OverviewModel, Role
from imp_desktop.ui.overview.next_form import next_form
from imp_desktop.ui.overview.peek import PeekBar
from imp_desktop.ui.overview.sections import Due, Part
from imp_desktop.ui.overview.table import OverviewTable
from imp_desktop.ui.overview.top import CodeField, Tiles, filter_name
from imp_desktop.ui.session import Session

SIDE_WIDTH = 264
_KINDS = frozenset({"answers", "register", "settings"})


class OverviewPage(Page):
    """People by forms; reads the study anew whenever something it shows was changed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look, _("Overview"))
        self.session = session
        self._names = names(session.study)
        self._overview = Overview((), ())
        self._part, self._filter = lookout.kept(session)
        self._keyboard: FormKey | None = None
        self._model = OverviewModel(self)
        self.table = OverviewTable(self._model, session.look, letters=session.mine.letters, parent=self)
        self.who = OneOf(session.look, _("Who is shown"))
        self.code = CodeField(session.look)
        self.tiles = Tiles(session.look)
        self.tiles.choose(self._filter)
        self.peek = PeekBar(session.look)
        self.due = DueList(session.look)
        self.progress = Progress(session.look)
        self.next = Button(session.look, _("Key next"), icon="keyboard", hint="Ctrl+↵", kind="primary")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.refresh()

    def refresh(self) -> None:
        """Read the study and show it; the keyboard stays on its form."""
        self._names = names(self.session.study)
        self._overview = due.marked(self.session.study, overviews.overview(self.session.study, self.session.person))
        if self._part not in self._parts():
            self._part = None
        self.who.offer(self._segments(), self._value(self._part))
        lines = self._due()
        self.due.show_lines(lines)
        self.due.setVisible(bool(lines))
        self._nothing_due.setVisible(not lines)
        self.progress.show_bars(self._bars())
        self._show()

    def _due(self) -> list[Due]:
        freeze = closing.frozen(self.session.study)
        lines = sections.due(self._overview, self._names.protocol, self._names.words)
        return lines if freeze is None else [sections.frozen(freeze.day), *lines]

    def arrive(self, **where: object) -> None:
        """Show the overview with the keyboard on its table, on the form given as `key` if there is one.

        `wanted` is the value of a Filter to look through.
        """
        key, wanted = where.get("key"), where.get("wanted")
        if isinstance(key, FormKey):
            self._keyboard = key
        self.refresh()
        if isinstance(wanted, str):
            self.show_filter(Filter(wanted))
        elif not self._model.rowCount():
            self.show_filter(Filter.ALL)  # what was asked for before is done
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def where(self) -> dict[str, object]:
        """The form the keyboard is on."""
        return {} if self._keyboard is None else {"key": self._keyboard}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the title makes way; the places column names the page as well."""
        super().resizeEvent(event)
        self.fit_title()

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen and what they do."""
        return key_lines.keys()

    # what is shown

    def show_part(self, part: Part | None) -> None:
        """Show only people of this part, or everyone."""
        self._part = part
        self.who.offer(self._segments(), self._value(part))
        self._show()

    def show_filter(self, wanted: Filter) -> None:
        """Show only people with such a form, with the keyboard on the first one."""
        self._filter = wanted
        self.tiles.choose(wanted)
        self._show()
        if wanted is not Filter.ALL:
            self.table.go(self._model.first(wanted))

    def _show(self) -> None:
        lookout.keep(self.session, self._part, self._filter)
        rows = sections.people(self._overview, self._part)
        self.tiles.count(filters.count(rows), twice=self._twice())
        self._model.show(self._overview, self._names, self._part, self._filter)
        self._show_content()
        self._nothing.setText(self._nothing_words())
        found = self._model.find(self._keyboard) if self._keyboard else QModelIndex()
        if not found.isValid():
            found = self._model.index(1, CODE + 1) if self._model.rowCount() > 1 else QModelIndex()
        if found != self.table.currentIndex():
            self.table.go(found)
        self._peek(found)
        self.next.setEnabled(self._next_form() is not None)

    def _show_content(self) -> None:
        """Show the table, or that nothing was found; the keyboard goes from the one to the other."""
        found = self._model.rowCount() > 0
        had_keys = self.table.hasFocus() or self._everything.hasFocus()
        self._content.setCurrentIndex(1 if found else 0)
        if had_keys:
            (self.table if found else self._everything).setFocus(Qt.FocusReason.OtherFocusReason)

    def _twice(self) -> bool:
        """Whether any form of the study is keyed twice."""
        return any(cell.twice for row in self._overview.rows for cell in row.cells.values())

    def _nothing_words(self) -> str:
        name = filter_name(self._filter)
        if self._part is None:
            return _("No form is in the state “{state}”.").format(state=name)
        part = sections.section_title(self._part, self._names.words, self._names.protocol)
        return _("No form of {part} is in the state “{state}”.").format(part=part, state=name)

    def _parts(self) -> list[Part]:
        return sections.parts(self._overview, self._names.protocol)

    def _segments(self) -> list[Segment]:
        everyone = Segment("", _("Everyone"), str(len(self._overview.rows)))
        return [everyone, *(self._segment(part) for part in self._parts())]

    def _segment(self, part: Part) -> Segment:
        title = sections.part_title(part, self._names.words, self._names.protocol)
        return Segment(self._value(part), title, str(len(sections.people(self._overview, part))))

    def _value(self, part: Part | None) -> str:
        return "" if part is None else str(self._parts().index(part) + 1)

    def _bars(self) -> list[tuple[str, int, int]]:
        """How far the keyings are, and how many of the packets of each assessment are in."""
        rows = self._overview.rows
        cells = [cell for row in rows for cell in row.cells.values()]
        bars = [
            (_("First keying"), *filters.first_keyings(cells)),
            (_("Second keying"), *filters.second_keyings(cells)),
        ]
        for assessment in sections.assessments(self._overview):
            name = _("{assessment} packets in").format(assessment=self._names.assessment(assessment))
            bars.append((name, *filters.packets_in(rows, assessment)))
        return [bar for bar in bars if bar[2]]

    # where the keyboard is

    def _moved(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        if row is not None and index.column() > CODE:
            column = self._overview.columns[index.column() - 1]
            self._keyboard = FormKey(row.participant.code, column.assessment, column.instrument)
        self._peek(index)

    def _peek(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW) if index.isValid() else None
        if row is None:
            self.peek.tell(peek.Told())
        elif index.column() == CODE:
            part = sections.section_title(sections.part_of(row.participant), self._names.words, self._names.protocol)
            self.peek.tell(peek.of_person(row.participant, part, status_name(row.participant.status)))
        else:
            column = self._overview.columns[index.column() - 1]
            form = _("{instrument}, {assessment}").format(
                instrument=self._names.instrument(column.instrument),
                assessment=self._names.assessment(column.assessment).lower(),
            )
            self.peek.tell(peek.of_form(row.participant, form, index.data(Role.CELL)))

    def look_through(self, wanted: Filter) -> None:
        """Show what the filter asks for, or everything if that is what is seen already."""
        self.show_filter(Filter.ALL if self._filter is wanted else wanted)

    def _look_for(self, typed: str) -> None:
        found = self._model.find_code(typed)
        if not found.isValid() and (self._part is not None or self._filter is not Filter.ALL):
            self._part, self._filter = None, Filter.ALL
            self.tiles.choose(Filter.ALL)
            self.show_part(None)
            found = self._model.find_code(typed)
        if found.isValid():
            row = found.row()
            wanted = (Filter.OPEN, Filter.EMPTY, Filter.DIFFERS, Filter.SECOND)
            waiting = [self._model.first(one, row) for one in wanted]
            self.table.go(next((index for index in waiting if index.isValid()), found))
        elif typed:
            said = participant_codes.misspelt(self.session.study, typed)
            unknown = _("There is no such code in the register.")
            self.peek.tell(peek.Told(typed, "", i18n.explain(said) if said else unknown))

    # what is done

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW) if index.isValid() else None
        if row is None:
            return
        key, cell = self._model.form(index), index.data(Role.CELL)
        lacks_consent = row.participant.consent is None and cell is not None and cell.state is FormState.EMPTY
        if index.column() == CODE or (key is not None and lacks_consent):
            self.session.go("participants", code=row.participant.code)
        elif key is not None and cell.state is not FormState.NO_FORM:
            self.session.go("entry", key=key)

    def _next_form(self) -> FormKey | None:
        """What the person at work may key next among the people shown, if there is anything."""
        if self.session.study.frozen_since:
            return None
        return next_form(sections.people(self._overview, self._part), self._filter)

    def _key_next(self) -> None:
        key = self._next_form()
        if key is not None:
            self.session.go("entry", key=key)

    def _dash(self, index: QModelIndex) -> None:
        key, cell = self._model.form(index), index.data(Role.CELL)
        if key is not None and cell.state in {FormState.EMPTY, FormState.NO_FORM}:
            self.set_absent(key, absent=cell.state is FormState.EMPTY)

    def set_absent(self, key: FormKey, *, absent: bool) -> None:
        """Say that the form never came back, or that it did after all; offers to undo it."""
        study = self.session.study
        try:
            keying.never_came_back(study, self.session.person, keying.open_form(study, key), absent)
        except ImpError as error:
            problems.show(self.session, error)
            return
        self.session.did("answers")
        form = _("{code}, {instrument}, {assessment}").format(
            code=key.code,
            instrument=self._names.instrument(key.instrument),
            assessment=self._names.assessment(key.assessment).lower(),
        )
        said = _("{form}: never came back.") if absent else _("{form}: it did come back.")
        self.session.tell(said.format(form=form), action=_("Undo"), do=lambda: self.set_absent(key, absent=not absent))

    def print_form(self) -> None:
        """Print the form of the keyboard as it was keyed, or blank where nothing is keyed; of a code its packets."""
        index = self.table.currentIndex()
        key, cell = self._model.form(index), index.data(Role.CELL)
        if key is not None and cell.answered:
            self._print(lambda printing: printing.print_filled(self.session, self, key))
        elif key is not None:
            self._print(lambda printing: printing.print_blank(self.session, self, *key))
        else:
            self.print_packet()

    def print_packet(self) -> None:
        """Print the blank packet of the participant and assessment of the keyboard; of a code all packets."""
        index = self.table.currentIndex()
        row = index.data(Role.ROW) if index.isValid() else None
        if row is not None:
            at = "" if index.column() == CODE else self._overview.columns[index.column() - 1].assessment
            self._print(lambda printing: printing.print_blank(self.session, self, row.participant.code, at))

    def _print(self, do: Callable[[ModuleType], object]) -> None:
        from imp_desktop.ui.overview import printing  # noqa: PLC0415 - only who prints needs the printers

        try:
            do(printing)
        except ImpError as error:
            problems.show(self.session, error)

    def _follow(self, line: Due) -> None:
        if line.place:
            self.session.go(line.place, **({"chapter": line.chapter} if line.chapter else {}))
            return
        self._part = None
        self.who.offer(self._segments(), "")
        self.show_filter(line.wanted)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _something_changed(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and _KINDS & kinds:
            self.refresh()

    # how it is put together

    def _lay_out(self) -> None:
        look = self.session.look
        self.head.addWidget(self.who, 1)
        self.head.addWidget(self.code)
        self.head.addWidget(self.next)
        self.body.addWidget(self.tiles)
        self.body.addWidget(Line(look))
        self._content = QStackedWidget()
        self._content.addWidget(self._nothing_found())
        self._content.addWidget(self.table)
        self.body.addWidget(self._content, 1)
        self.body.addWidget(Line(look))
        self.body.addWidget(self.peek)
        side = self.add_side(_("What is due"), SIDE_WIDTH)
        self._nothing_due = paragraph(look, _("Nothing is due. Every form is keyed or known to be missing."))
        side.body.addWidget(self._nothing_due)
        side.body.addWidget(self.due, 1)
        side.body.addStretch(0)
        side.body.addWidget(label(look, _("Progress"), 13, 600))
        side.body.addWidget(self.progress)

    def _nothing_found(self) -> QWidget:
        look = self.session.look
        self._nothing = label(look)
        self._everything = Button(look, _("Show all"))
        self._everything.clicked.connect(self._show_all)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(24))
        column.setSpacing(look.px(12))
        column.addWidget(self._nothing)
        column.addWidget(self._everything)
        column.addStretch(1)
        return page

    def _show_all(self) -> None:
        self._part = None
        self.show_filter(Filter.ALL)
        self.show_part(None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.table.moved.connect(self._moved)
        self.table.dashed.connect(self._dash)
        self.table.typed.connect(self.code.begin)
        self.code.looked_for.connect(self._look_for)
        self.code.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.who.chosen.connect(lambda value: self.show_part(self._parts()[int(value) - 1] if value else None))
        self.tiles.chosen.connect(self.show_filter)
        self.due.chosen.connect(self._follow)
        self.next.clicked.connect(self._key_next)
        self.session.changed.connect(self._something_changed)
        for key, does in (
            ("Ctrl+Return", self._key_next),
            ("Ctrl+Z", self.bar.act),
            ("Ctrl+P", self.print_form),
            ("Ctrl+Shift+P", self.print_packet),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)
        for number in (1, 2, 3):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(partial(self.look_through, filters.of_pass(number)))
