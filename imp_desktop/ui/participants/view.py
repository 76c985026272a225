"""Participants: the register as a list, one participant's page, and adding people one after another."""

from collections import Counter

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations import enrolling
from imp_desktop.operations import overview as overviews
from imp_desktop.operations.enrolling import STATUSES
from imp_desktop.operations.overview import Overview, OverviewRow
from imp_desktop.ui.controls import Button, OneOf, Page, Segment, label, paragraph
from imp_desktop.ui.controls.page import HIDE_SIDE_BELOW
from imp_desktop.ui.look import Look
from imp_desktop.ui.names import names, status_name
from imp_desktop.ui.participants import cohort_sizes, key_lines
from imp_desktop.ui.participants.adding import AddPanel
from imp_desktop.ui.participants.happenings import Happenings
from imp_desktop.ui.participants.model import APPROACHED, FLAGS, RegisterModel
from imp_desktop.ui.participants.person import PersonView
from imp_desktop.ui.participants.rows import RowTable
from imp_desktop.ui.participants.words import told
from imp_desktop.ui.session import Session

SIDE_WIDTH = 288
NO_GROUP = "-"
NARROW_BELOW = 900
COLUMNS = (96, 108, 76, 124, 236, 116, 124, 120, 84)
NARROW_COLUMNS = (88, 94, 74, 112, 72, 116, 116, 100, 84)
_KINDS = frozenset({"answers", "register", "settings"})


class FindField(QLineEdit):
    """Keeps the list to codes that hold what is typed; Enter and Down go to the list, Esc empties the field."""

    def __init__(self, table: QWidget) -> None:
        super().__init__()
        self._table = table
        self.setAccessibleName(_("Look for a code"))
        self.setPlaceholderText(f"{_('Code')}   Ctrl+G")

    def fit(self, look: Look) -> None:
        """Be as wide as the words that stand in the empty field."""
        wanted = self.fontMetrics().horizontalAdvance(self.placeholderText()) + look.px(24)
        self.setFixedWidth(max(look.px(108), wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down go to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape}:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class ParticipantsPage(Page):
    """The list first; `arrive(code=...)` shows one participant."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look, _("Participants"))
        self.session = session
        self._names = names(session.study)
        self._overview = Overview((), ())
        look = session.look
        self.model = RegisterModel(self._names, self)
        self.table = RowTable(self.model, look, _("Participants"), self)
        self.find_field = FindField(self.table)
        self.groups = OneOf(look, _("Group"))
        self.status = QComboBox()
        self.add_button = Button(look, _("Add"), icon="user-plus", hint="Ctrl+N", kind="primary")
        self.adding = AddPanel(session, self._names)
        self.person = PersonView(session, self._names)
        self.happenings = Happenings(look)
        self._nobody = label(look)
        self._warnings = paragraph(look)
        self._group = ""
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the register and show it; the keyboard stays where it is."""
        self._overview = overviews.overview(self.session.study, self.session.person)
        self._offer_groups()
        self._offer_statuses()
        self._warn()
        self._show_list()
        row = self._row(self.person.code)
        if row is not None and self.person_shown:
            self._show_row(row)

    def arrive(self, **where: object) -> None:
        """Show one participant (`code`), the fields of a `new` one, or the list. ImpError for an unknown code."""
        self.refresh()
        code = where.get("code")
        if code:
            self.show_person(str(code))
        elif where.get("new"):
            self.begin_adding()
        else:
            self.show_list()

    def where(self) -> dict[str, object]:
        """Whose page is shown."""
        return {"code": self.person.code} if self.person_shown else {}

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen and what they do."""
        if self.person_shown:
            return key_lines.of_person()
        return key_lines.of_list(adding=self.adding.isVisible())

    @property
    def person_shown(self) -> bool:
        """Whether one participant's page is shown."""
        return self._pages.currentIndex() == 1

    def show_person(self, code: str) -> None:
        """Show this participant's page. Raises ImpError (UNKNOWN_PARTICIPANT)."""
        row = self._row(code)
        if row is None:
            raise ImpError(Problem.UNKNOWN_PARTICIPANT, code=code)
        self._turn_to(1)
        self._show_row(row)
        self._put_keyboard(self.person.table)

    def show_list(self) -> None:
        """Show the list, with the keyboard on the participant looked at last."""
        self._turn_to(0)
        if self.person.code:
            self.table.go(self.model.row_of(self.person.code))
        self._put_keyboard(self.table)

    def begin_adding(self) -> None:
        """Show the fields of a new participant, with the keyboard in the code."""
        self._turn_to(0)
        self.adding.show()
        self._put_keyboard(self.adding.fields["code"])
        self.adding.begin()

    def end_adding(self) -> None:
        """Put the fields of a new participant away."""
        self.adding.hide()
        self._put_keyboard(self.table)

    def show_side(self, *, shown: bool) -> None:
        """The column at the right belongs to one participant; the list has the whole width."""
        super().show_side(shown=shown and self.person_shown)

    def show_group(self, group: str) -> None:
        """Keep the list to one group; empty means everyone."""
        self._group = group
        self._show_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the title makes way, and some columns of the list."""
        super().resizeEvent(event)
        self._show_title()
        self._share(event.size().width())

    def warnings(self) -> str:
        """What is said about cohorts of another size than planned."""
        return self._warnings.text()

    # what is shown

    def _share(self, width: int) -> None:
        """Where there is little room the day approached and the flags make way, so that nothing else is cut."""
        narrow = width < self.look.px(NARROW_BELOW)
        self.table.share(*(NARROW_COLUMNS if narrow else COLUMNS))
        for column in (APPROACHED, FLAGS):
            self.table.leave_out(column, left_out=narrow)

    def _put_keyboard(self, widget: QWidget) -> None:
        """There now, and there again when somebody gives the keyboard to the whole page."""
        self.setFocusProxy(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, code: str) -> OverviewRow | None:
        rows = (row for row in self._overview.rows if row.participant.code.casefold() == code.casefold())
        return next(rows, None)

    def _show_row(self, row: OverviewRow) -> None:
        self.person.show_row(row)
        happened = enrolling.history(self.session.study, row.participant.code)
        self.happenings.show_lines(told(happened, self._names))

    def _turn_to(self, page: int) -> None:
        for stack in (self._pages, self._heads):
            stack.setCurrentIndex(page)
        self._show_title()
        self.show_side(shown=self.width() >= self.look.px(HIDE_SIDE_BELOW))

    def _show_title(self) -> None:
        self.fit_title(wanted=not self.person_shown)

    def _offer_groups(self) -> None:
        counts: dict[str, int] = {}
        for row in self._overview.rows:
            group = row.participant.group or NO_GROUP
            counts[group] = counts.get(group, 0) + 1
        offered = [Segment("", _("Everyone"), str(len(self._overview.rows)))]
        for one in self._names.protocol.groups:
            name = self._names.group(one.id)
            offered.append(Segment(one.id, name, str(counts.get(one.id, 0))))
        if NO_GROUP in counts:
            offered.append(Segment(NO_GROUP, _("No group yet"), str(counts[NO_GROUP])))
        self.groups.offer(offered, self._group)

    def _offer_statuses(self) -> None:
        """Every status with how many have it."""
        counts = Counter(row.participant.status for row in self._overview.rows)
        for at in range(1, self.status.count()):
            status = self.status.itemData(at)
            self.status.setItemText(at, f"{status_name(status)}  {counts[status]}")

    def _warn(self) -> None:
        said = cohort_sizes.warnings((row.participant for row in self._overview.rows), self._names)
        self._warnings.setText(said)
        self._warnings.setVisible(bool(said))

    def _show_list(self) -> None:
        kept = self.model.code(self.table.currentIndex().row())
        rows = [row for row in self._overview.rows if self._wanted(row)]
        self.model.show(rows)
        at = self.model.row_of(kept) if kept else -1
        self.table.go(max(at, 0))
        self._nobody.setVisible(not rows)
        self._nobody.setText(
            _("No participant fits what is looked for.")
            if self._overview.rows
            else _("Nobody is in the register yet. Ctrl+N adds the first participant.")
        )

    def _wanted(self, row: OverviewRow) -> bool:
        who, group, status = row.participant, self._group, self.status.currentData()
        typed = self.find_field.text().strip().casefold()
        return typed in who.code.casefold() and group in {"", who.group or NO_GROUP} and status in {"", who.status}

    # what is done

    def _open(self, index: QModelIndex) -> None:
        code = self.model.code(index.row())
        if code:
            self.show_person(code)

    def _step(self, step: int) -> None:
        at = self.model.row_of(self.person.code)
        code = self.model.code(at + step) if at >= 0 else ""
        if code:
            self.show_person(code)

    def _typed(self, text: str) -> None:
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.setText(text)

    def _added(self, code: str) -> None:
        self.table.go(self.model.row_of(code))

    def _something_changed(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and _KINDS & kinds:
            self.refresh()

    # how it is put together

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.table.typed.connect(self._typed)
        self.find_field.textChanged.connect(self._show_list)
        self.groups.chosen.connect(self.show_group)
        self.status.currentIndexChanged.connect(self._show_list)
        self.add_button.clicked.connect(self.begin_adding)
        self.adding.added.connect(self._added)
        self.adding.left.connect(self.end_adding)
        self.person.went_back.connect(self.show_list)
        self.person.stepped.connect(self._step)
        self.session.changed.connect(self._something_changed)
        for key, does in (
            ("Ctrl+N", self.begin_adding),
            ("Ctrl+G", self._look_for_code),
            ("Ctrl+Z", self.bar.act),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _look_for_code(self) -> None:
        self.show_list()
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self._heads = QStackedWidget()
        self._heads.addWidget(self._list_head())
        self._heads.addWidget(self.person.head)
        self.head.addWidget(self._heads, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list_page())
        self._pages.addWidget(self.person)
        self.body.addWidget(self._pages, 1)
        self.add_side(_("What happened"), SIDE_WIDTH).body.addWidget(self.happenings, 1)

    def _list_head(self) -> QWidget:
        look, head = self.session.look, QWidget()
        self.status.setFont(look.font(13))
        self.status.setAccessibleName(_("Status"))
        self.status.addItem(_("any status"), "")
        for status in STATUSES:
            self.status.addItem(status_name(status), status)
        self.find_field.setFont(look.font(13))
        self.find_field.fit(look)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(12))
        row.addWidget(self.groups, 1)
        for widget in (self.status, self.find_field, self.add_button):
            row.addWidget(widget)
        return head

    def _list_page(self) -> QWidget:
        look, page = self.session.look, QWidget()
        self.adding.hide()
        column = QVBoxLayout(page)
        column.setContentsMargins(look.px(12), 0, look.px(12), look.px(12))
        column.addWidget(self.adding)
        for said in (self._warnings, self._nobody):
            row = QHBoxLayout()
            row.setContentsMargins(look.px(12), 0, look.px(12), look.px(8))
            row.addWidget(said)
            column.addLayout(row)
        column.addWidget(self.table, 1)
        return page
