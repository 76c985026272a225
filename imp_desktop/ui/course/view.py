"""The course: session log and attendance, adaptations, adverse reactions, of one cohort at a time."""

from typing import cast

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import teaching
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Line, OneOf, Page, Segment, label, paragraph
from imp_desktop.ui.course import cohort as cohorts
from imp_desktop.ui.course import doubts, key_lines, words
from imp_desktop.ui.course.adaptations import Adaptations
from imp_desktop.ui.course.attendance import Attendance
from imp_desktop.ui.course.beside import NEEDS, Beside
from imp_desktop.ui.course.doubts import DoubtLine, DoubtList
from imp_desktop.ui.course.log import SessionLog
from imp_desktop.ui.course.model import Role
from imp_desktop.ui.course.reactions import Reactions
from imp_desktop.ui.course.tabs import Tabs
from imp_desktop.ui.course.writing import CourseWriter, Step
from imp_desktop.ui.names import names
from imp_desktop.ui.session import Session

SESSIONS, ATTENDANCE, ADAPTATIONS, REACTIONS = "sessions", "attendance", "adaptations", "reactions"
_KINDS = frozenset({"course", "register", "answers", "settings"})
_WORDY = 860


class CoursePage(Page):
    """Everything about the course; a study whose protocol has none is told so."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look, _("Course"))
        self.session = session
        self._names = names(session.study)
        self._writer = CourseWriter(session)
        self._cohort: cohorts.Cohort | None = None
        self._number: int | None = None
        self._tab = SESSIONS
        self._filled = label(session.look, "", colour="text2")
        self.which = OneOf(session.look, _("Cohort"))
        self.tabs = Tabs(session.look, _("Parts of the course"))
        self.log = SessionLog(session, self._names, self._writer)
        self.attendance = Attendance(session.look, self._names)
        self.doubts = DoubtList(session.look)
        self.beside = Beside(session.look, self.log, self.attendance)
        self.adaptations = Adaptations(session, cohorts=self._has_cohorts())
        self.reactions = Reactions(session, self._names)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def cohort(self) -> cohorts.Cohort | None:
        """The cohort that is shown; none where the protocol has no course."""
        return self._cohort

    def refresh(self) -> None:
        """Read the course and show it; the keyboard stays where it is."""
        if self._names.protocol.course is None:
            self._pages.setCurrentIndex(0)
            return
        study = self.session.study
        sizes = cohorts.sizes(study)
        if self._number not in sizes:
            self._number = next(iter(sizes))
        self._offer_cohorts(sizes)
        self._show(cohorts.read(study, self._number))

    def _show(self, cohort: cohorts.Cohort) -> None:
        study, self._cohort = self.session.study, cohort
        self.log.show_cohort(cohort)
        self.attendance.show_cohort(cohort, self._nobody_words())
        self.beside.fit()
        self.doubts.show_lines(doubts.lines(teaching.doubts(study), cohort, self._names))
        self.adaptations.refresh()
        if self._names.protocol.reactions is not None:
            self.reactions.refresh()
        self._offer_tabs()
        self._tell_filled()

    def arrive(self, **where: object) -> None:
        """Show the course; `cohort` and `tab` say which part, else it is as it was left."""
        number, tab = where.get("cohort"), where.get("tab")
        if isinstance(number, int):
            self._number = number or None
        self.refresh()
        if self._cohort is None:
            return
        if self.log.table.currentIndex().row() < 0:
            self._go_to_session(self._cohort.first_open())
        self.show_tab(tab if isinstance(tab, str) else self._tab)

    def where(self) -> dict[str, object]:
        """Which cohort and which tab are seen."""
        return {"cohort": self._number or 0, "tab": self._tab}

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen and what they do."""
        return key_lines.keys_of(self._tab, cohorts=self._has_cohorts())

    def filled(self) -> str:
        """What the head says of the places filled."""
        return self._filled.text()

    def text_shown(self) -> str:
        """What is said in the place of a course there is none of."""
        return self._none.text() if self._cohort is None else ""

    def show_tab(self, tab: str) -> None:
        """Show a part of the course, with the keyboard in it; one there is no room or no need for gives way."""
        offered = self.tabs.values()
        self._tab = tab if tab in offered else SESSIONS
        self._show_tab()
        self._put_keyboard(self._inside(tab))

    def show_cohort(self, number: int | None) -> None:
        """Show another cohort, at its first session that is not complete."""
        self.log.close_form()
        self._number = number
        self.refresh()
        if self._cohort is not None:
            self._go_to_session(self._cohort.first_open())

    def step_cohort(self, by: int) -> None:
        """Show the next cohort, or the one before."""
        shown = self._cohort is not None and self._of_one_cohort()
        every = list(cohorts.sizes(self.session.study)) if shown else []
        at = every.index(self._number) + by if self._number in every else -1
        if 0 <= at < len(every):
            self.show_cohort(every[at])

    def undo(self) -> None:
        """Put back the last mark or the last row of the session log, with the keyboard there."""
        if self._cohort is None:
            return
        try:
            step = self._writer.undo()
        except ImpError as error:
            problems.show(self.session, error)
            return
        if step is None:
            self.session.tell(_("There is nothing to undo here since this study was opened."))
            return
        self._number = step.cohort
        self._written()
        self.go_to(DoubtLine("", step.cohort, step.session, step.code))

    def go_to(self, line: DoubtLine) -> None:
        """Go to a session, or to somebody's mark at it."""
        if line.cohort != self._number:
            self.show_cohort(line.cohort)
        place = self.attendance.model.place(line.code, line.session)
        if place.isValid():
            self.show_tab(ATTENDANCE)
            self.attendance.grid.go(place)
        elif self._cohort is not None:
            row = next((at for at, one in enumerate(self._cohort.sessions) if one.id == line.session), None)
            self.show_tab(SESSIONS)
            self.log.table.go(self._cohort.first_open() if row is None else row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the title makes way, the sum gets short, and log and list stand alone."""
        super().resizeEvent(event)
        self._fit_head()
        if self._cohort is not None:
            self._offer_tabs()
            self._tell_filled()

    # what is shown

    def _has_cohorts(self) -> bool:
        plan = self._names.protocol
        return plan.course is not None and plan.group(plan.course.group).cohorts

    def _fit_head(self) -> None:
        """The title makes way for the cohorts only."""
        self.fit_title()
        if not self._of_one_cohort():
            self.title.show()

    def _of_one_cohort(self) -> bool:
        return self._tab in {SESSIONS, ATTENDANCE}

    def _narrow(self) -> bool:
        return self.width() < self.look.px(NEEDS)

    def _offer_cohorts(self, sizes: dict[int | None, int]) -> None:
        self.which.offer(
            [
                Segment(str(number or 0), _("Cohort {cohort}").format(cohort=number), str(size))
                for number, size in sizes.items()
            ],
            str(self._number or 0),
        )

    def _offer_tabs(self) -> None:
        narrow, changes = self._narrow(), str(len(self.adaptations.model.entries) or "")
        first = [Segment(SESSIONS, _("Sessions and attendance"))]
        if narrow:
            first = [Segment(SESSIONS, _("Sessions")), Segment(ATTENDANCE, _("Attendance"))]
        further = [Segment(ADAPTATIONS, _("Adaptations"), changes)]
        if self._names.protocol.reactions is not None:
            further.append(Segment(REACTIONS, _("Adverse reactions"), str(self.reactions.model.rowCount() or "")))
        if not narrow and self._tab == ATTENDANCE:
            self._tab = SESSIONS
        self.tabs.offer([*first, *further], self._tab)
        self._show_tab()

    def _show_tab(self) -> None:
        self.tabs.offer([Segment(tab.value, tab.text, tab.count) for tab in self.tabs.tabs()], self._tab)
        self.beside.show_alone({SESSIONS: "log", ATTENDANCE: "attendance"}.get(self._tab, "") if self._narrow() else "")
        self._parts.setCurrentIndex({ADAPTATIONS: 1, REACTIONS: 2}.get(self._tab, 0))
        self.which.setVisible(self._has_cohorts() and self._of_one_cohort())
        self._filled.setVisible(self._of_one_cohort())
        self._fit_head()

    def _inside(self, tab: str) -> QWidget:
        """Where the keyboard belongs in a tab: in an open form, else in the list."""
        if tab == ADAPTATIONS:
            return self.adaptations.form or self.adaptations
        if tab == REACTIONS:
            return self.reactions.form or self.reactions.removal or self.reactions
        return self.attendance if tab == ATTENDANCE else self.log.form or self.log

    def _put_keyboard(self, widget: QWidget) -> None:
        self.setFocusProxy(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keyboard_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever gives the keyboard to the page, as a sheet that closes, gives it to where it was."""
        if now is not None and now is not self and self.isAncestorOf(now):
            self.setFocusProxy(now)

    def _nobody_words(self) -> str:
        group = self._names.group(self._names.protocol.course.group) if self._names.protocol.course else ""
        if self._number is None:
            return _(
                "Nobody is on the list yet. People of the group {group} stand here once they gave consent."
            ).format(group=group)
        return _(
            "Nobody is in cohort {cohort} yet. People of the group {group} stand here once they gave consent."
        ).format(cohort=self._number, group=group)

    def _tell_filled(self) -> None:
        filled = self._cohort.filled() if self._cohort is not None else None
        whole = words.filled_words(filled) if filled else ""
        roomy = self.width() >= self.look.px(_WORDY)
        self._filled.setText(whole if roomy or filled is None else words.filled_short(filled))
        self._filled.setToolTip(whole)
        self._filled.setAccessibleName(whole)

    # what is done

    def _mark(self, index: QModelIndex, mark: str) -> None:
        model = self.attendance.model
        person, session = model.person(index.row()), model.session(index.column())
        before = index.data(Role.MARK).mark
        try:
            self._writer.mark(Step(self._number, session.id, person.code, before), mark)
        except ImpError as error:
            problems.show(self.session, error)
            return
        self.bar.clear()
        self._written()
        place = model.place(person.code, session.id)
        if place.isValid():
            self.attendance.grid.go(model.after(place) if mark else place)

    def _written(self) -> None:
        self.session.did("course")
        if not self.isVisible():
            self.refresh()

    def _logged(self) -> None:
        self.bar.clear()
        self._written()

    def _something_changed(self, kinds: frozenset[str]) -> None:
        if not (self.isVisible() and _KINDS & kinds):
            return
        if kinds == {"course"} and self._cohort is not None and self._cohort.number == self._number:
            self._show(cohorts.read_again(self.session.study, self._cohort))
        else:
            self.refresh()

    def _go_to_session(self, row: int) -> None:
        self.log.table.go(row)
        self.attendance.grid.show_session(row)
        self.attendance.grid.go_to_session(row)

    def _session_moved(self, row: int) -> None:
        self.attendance.grid.show_session(row)
        self._show_keying()

    def _column_moved(self, column: int) -> None:
        self.attendance.grid.show_session(column)
        if self.log.form is None:
            self.log.table.go(column)
        self._show_keying()

    def _show_keying(self) -> None:
        grid = self.attendance.grid
        self.log.model.show_keying(grid.currentIndex().column() if grid.hasFocus() else -1)

    def _to_attendance(self) -> None:
        if self.attendance.model.rowCount():
            self.show_tab(ATTENDANCE if self._narrow() else SESSIONS)
            self._put_keyboard(self.attendance)

    # how it is put together

    def _connect(self) -> None:
        self.which.chosen.connect(lambda value: self.show_cohort(int(value) or None))
        self.tabs.chosen.connect(self.show_tab)
        self.log.moved.connect(self._session_moved)
        self.log.entered.connect(self._to_attendance)
        self.log.written.connect(self._logged)
        self.attendance.grid.marked.connect(self._mark)
        self.attendance.grid.moved.connect(self._column_moved)
        self.attendance.grid.focused.connect(self._show_keying)
        self.attendance.grid.left.connect(lambda: self.show_tab(SESSIONS))
        self.attendance.people_wanted.connect(lambda: self.session.go("participants", new=True))
        self.doubts.chosen.connect(self.go_to)
        self.session.changed.connect(self._something_changed)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._keyboard_moved)
        for key, does in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Tab", lambda: self.tabs.step(1)),
            ("Ctrl+Shift+Tab", lambda: self.tabs.step(-1)),
            ("Ctrl+PgDown", lambda: self.step_cohort(1)),
            ("Ctrl+PgUp", lambda: self.step_cohort(-1)),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _lay_out(self) -> None:
        look = self.look
        self.head.addWidget(self.which, 1000, Qt.AlignmentFlag.AlignVCenter)
        self.head.addStretch(1)
        self.head.addWidget(self._filled, 0, Qt.AlignmentFlag.AlignVCenter)
        sessions = QWidget()
        column = QVBoxLayout(sessions)
        column.setContentsMargins(0, look.px(8), 0, look.px(12))
        column.setSpacing(look.px(8))
        column.addWidget(self.beside, 1)
        column.addWidget(self.doubts)
        self._parts = QStackedWidget()
        for part in (sessions, self.adaptations, self.reactions):
            self._parts.addWidget(part)
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.tabs)
        inside.addWidget(Line(look))
        inside.addWidget(self._parts, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._without_course())
        self._pages.addWidget(whole)
        self._pages.setCurrentIndex(1)
        self.body.addWidget(self._pages, 1)

    def _without_course(self) -> QWidget:
        look, page = self.look, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(look.px(24), look.px(12), look.px(24), 0)
        said = _(
            "The protocol of this study has no course, so there is nothing to log here. Studies made before the "
            "program knew of courses have none; a new study of the same protocol has."
        )
        self._none = paragraph(look, said)
        column.addWidget(self._none)
        column.addStretch(1)
        return page
