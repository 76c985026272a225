"""The settings screen: what is mine, what is the study's; everything takes effect at once."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations import studies
from imp_desktop.ui.controls import Entry, Line, MenuList, QuietBar, Scroll, ground, label, paragraph
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings import key_lines
from imp_desktop.ui.settings.criteria import criterion_rows
from imp_desktop.ui.settings.double import double_rows
from imp_desktop.ui.settings.freezing import freezing_rows
from imp_desktop.ui.settings.mine import keying_rows, screen_rows
from imp_desktop.ui.settings.own import own_rows
from imp_desktop.ui.settings.persons import person_rows
from imp_desktop.ui.settings.rows import WIDTH
from imp_desktop.ui.settings.study import copy_rows, study_rows
from imp_desktop.ui.settings.teachers import teacher_rows
from imp_desktop.ui.start.pair import PairPage

LIST = 240
OF_THE_STUDY = ("study", "persons", "teachers", "criteria", "double", "freeze")


class SettingsPage(QWidget):
    """A list of chapters, and the rows of the one that is chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        look = session.look
        ground(self, look.surface)
        self.bar = QuietBar(look)
        self.chapters = MenuList(look, _chapters(session), _("Settings"))
        self._area = Scroll(look)
        self.chapters.choose("keying")
        self.chapters.chosen.connect(self.show_chapter)
        self.setFocusProxy(self.chapters)
        self._lay_out()

    def refresh(self) -> None:
        """Show the chosen chapter anew."""
        self.show_chapter(self.chapters.value())

    def arrive(self, **where: object) -> None:
        """Show the settings, at the chapter or the left-out items if one is named."""
        chapter, instrument = where.get("chapter"), where.get("pair")
        if isinstance(chapter, str):
            self.chapters.choose(chapter)
        self.refresh()
        if isinstance(instrument, str):
            self.chapters.choose("study")
            self._tick(instrument)

    def where(self) -> dict[str, object]:
        """The chapter that is seen; asked before the study or the person goes, so a half-typed field is kept first."""
        page, typing = self._area.widget(), QApplication.focusWidget()
        if isinstance(typing, QLineEdit) and self._area.isAncestorOf(typing):
            typing.clearFocus()
        return {"pair": page.instrument} if isinstance(page, PairPage) else {"chapter": self.chapters.value()}

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen and what they do."""
        return key_lines.keys()

    def show_chapter(self, chapter: str) -> None:
        """Show the rows of a chapter."""
        look, session = self._session.look, self._session
        title, about, rows = {
            "keying": lambda: (_("Keying"), _("For {name}").format(name=session.person.name), keying_rows(session)),
            "screen": lambda: (
                _("Screen and language"),
                _("For {name}").format(name=session.person.name),
                screen_rows(session),
            ),
            "own": lambda: (
                _("My keying"),
                _("For nobody but {name}").format(name=session.person.name),
                own_rows(session),
            ),
            "study": lambda: (_("How it is worked out"), _("For everyone"), study_rows(session, self._tick)),
            "persons": lambda: (_("Persons"), _("For everyone"), person_rows(session, self._anew)),
            "teachers": lambda: (_("Teachers"), _("For everyone"), teacher_rows(session)),
            "criteria": lambda: (_("Progression criteria"), _("For everyone"), criterion_rows(session, self._anew)),
            "double": lambda: (_("Keying twice"), _("For everyone"), double_rows(session)),
            "freeze": lambda: (_("Closing and freezing"), _("For everyone"), freezing_rows(session, self._anew)),
            "copies": lambda: (_("Copies"), str(session.study.path), copy_rows(session)),
        }[chapter]()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(40), look.px(20), look.px(40), look.px(24))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, look.px(20))
        head.setSpacing(look.px(16))
        head.addWidget(label(look, title, 15, 600))
        head.addWidget(label(look, about, colour="text2"))
        head.addStretch(1)
        column.addLayout(head)
        if chapter in OF_THE_STUDY and session.study.read_only:
            column.addWidget(self._read_only())
            for row in rows:
                row.setEnabled(False)
        for row in rows:
            column.addWidget(row)
        column.addStretch(1)
        self._area.show_widget(inside)

    def _anew(self) -> None:
        """Show the chapter anew, with the keyboard on its name: what had it may be gone."""
        self.refresh()
        self.setFocus()

    def _read_only(self) -> QWidget:
        look, path = self._session.look, self._session.study.path
        said = paragraph(look, i18n.explain(ImpError(Problem.STUDY_READ_ONLY, path=path.name)))
        said.setMaximumWidth(look.px(WIDTH))
        said.setContentsMargins(0, 0, 0, look.px(12))
        return said

    def _tick(self, instrument: str) -> None:
        page = PairPage(self._session, instrument)
        page.done.connect(self.refresh)
        self._area.show_widget(page)

    def _lay_out(self) -> None:
        look = self._session.look
        left = QVBoxLayout()
        left.setContentsMargins(look.px(12), look.px(20), look.px(12), 0)
        left.setSpacing(look.px(12))
        title = label(look, _("Settings"), 20, 600)
        title.setContentsMargins(look.px(12), 0, 0, 0)
        left.addWidget(title)
        left.addWidget(self.chapters)
        left.addStretch(1)
        side = QWidget()
        side.setFixedWidth(look.px(LIST))
        side.setLayout(left)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Line(look, down=True))
        row.addWidget(self._area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(row, 1)


def _chapters(session: Session) -> list[Entry]:
    """The chapters; those of the course only where the protocol has one."""
    plan = studies.protocol(session.study)
    teachers = [Entry("teachers", _("Teachers"), "users")] if plan.course and plan.course.teachers else []
    bounds = [Entry("criteria", _("Progression criteria"), "chart-line")] if plan.criteria else []
    return [
        Entry("", _("Mine")),
        Entry("keying", _("Keying"), "keyboard"),
        Entry("screen", _("Screen and language"), "monitor"),
        Entry("own", _("My keying"), "chart-line"),
        Entry("", _("This study")),
        Entry("study", _("How it is worked out"), "list-checks"),
        Entry("persons", _("Persons"), "users"),
        *teachers,
        *bounds,
        Entry("double", _("Keying twice"), "copy-check"),
        Entry("freeze", _("Closing and freezing"), "snowflake"),
        Entry("copies", _("Copies"), "hard-drive"),
    ]
