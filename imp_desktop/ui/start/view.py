"""The first page, without a study: a new one, one that exists, or the made-up one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import studies
from imp_desktop.operations.persons import name_of_user
from imp_desktop.operations.studies import Study
from imp_desktop.ui import problems, tasks
from imp_desktop.ui.controls import Button, QuietBar, Scroll, ground, label, paragraph
from imp_desktop.ui.controls.painted import RING
from imp_desktop.ui.session import Session
from imp_desktop.ui.start.pad import KeyingPicture
from imp_desktop.ui.start.step import Step

SUFFIX = ".impstudy"


class StartPage(QWidget):
    """Three choices and the studies opened last; a study may also be dropped here."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._task: tasks.Task[Path] | None = None
        look = session.look
        ground(self, look.surface)
        self.setAcceptDrops(True)
        self.bar = QuietBar(look)
        self._name = QLineEdit(session.settings.last_person or name_of_user())
        self._title = QLineEdit(_("IMP feasibility study"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._choices(), 1)
        row.addWidget(KeyingPicture(look, self))
        for field in (self._title, self._name):
            field.returnPressed.connect(self.new_study)

    def new_study(self) -> None:
        """Ask where, and make a study there with the title and the name on the page."""
        path = self._ask_where(_("New study"), f"{_file_name(self._title.text())}{SUFFIX}")
        if path is not None:
            self._take(lambda who: studies.create(path, choose=[f"title={self._title.text().strip()}"], who=who))

    def open_study(self) -> None:
        """Ask which, and open it."""
        folder = str(self._folder())
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Open study"), folder, _("Studies (*.impstudy)"))
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open the study at `path`; what is wrong with it is said on the bar."""
        self._take(lambda who: studies.open_study(path, who))

    def look_at_demo(self) -> None:
        """Ask where, make the made-up study there beside the window, and open it."""
        path = self._ask_where(_("Made-up study"), f"{_('Made-up study')}{SUFFIX}")
        if path is None:
            return
        who = self._who()
        self._session.tell(_("The made-up study is being keyed. This takes some seconds."))
        self._task = tasks.run(
            lambda progress, _cancelled: _make_demo(path, who, progress),
            self.open_path,
            lambda error: problems.show(self._session, error),
            lambda percent, _words: self._session.tell(_("The made-up study is being keyed: {n} %").format(n=percent)),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.toLocalFile().endswith(SUFFIX) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        dropped = [url.toLocalFile() for url in event.mimeData().urls() if url.toLocalFile().endswith(SUFFIX)]
        if dropped:
            self.open_path(Path(dropped[0]))

    def _choices(self) -> QVBoxLayout:
        look = self._session.look
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        steps = QWidget()
        inside = QVBoxLayout(steps)
        inside.setContentsMargins(look.px(56 - RING), look.px(40), look.px(56), look.px(24))
        inside.setSpacing(look.px(8))
        title = label(look, _("Choose a study"), 24, 600)
        about = paragraph(look, _("A study is one file. It stays where you put it."))
        for words in (title, about):
            words.setContentsMargins(look.px(RING), 0, 0, 0)
            inside.addWidget(words)
        inside.addSpacing(look.px(8))
        for step in (self._new(), self._existing(), self._demo()):
            inside.addWidget(step)
        inside.addStretch(1)
        area = Scroll(look)
        area.show_widget(steps)
        column.addWidget(area, 1)
        return column

    def _new(self) -> Step:
        look, recent = self._session.look, self._session.settings.recent
        make = Button(look, _("New study …"), icon="file-plus", kind="plain" if recent else "primary")
        make.clicked.connect(self.new_study)
        if not recent:
            self.setFocusProxy(self._title)
        step = Step(
            look,
            _("New study"),
            _("Training and control, before and after, five questionnaires, intake and evaluation."),
        )
        step.add(self._names())
        step.add_buttons(make)
        return step

    def _names(self) -> QWidget:
        look, widget = self._session.look, QWidget()
        grid = QGridLayout(widget)
        grid.setContentsMargins(look.px(RING), 0, 0, 0)
        for column, (words, field) in enumerate(((_("Title"), self._title), (_("Your name"), self._name))):
            caption = label(look, words, 12, colour="text2")
            caption.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumWidth(look.px(160))
            field.setMaximumWidth(look.px(280))
            grid.addWidget(caption, 0, column)
            grid.addWidget(field, 1, column)
        for column, stretch in enumerate((3, 3, 1)):
            grid.setColumnStretch(column, stretch)
        return widget

    def _existing(self) -> Step:
        look, recent = self._session.look, self._session.settings.recent
        step = Step(look, _("Open study"), _("Choose its file, or drop it on this window."))
        choose = Button(look, _("Open study …"), icon="folder-open", kind="primary" if recent else "plain")
        choose.clicked.connect(self.open_study)
        step.add_buttons(choose)
        for path in map(Path, recent):
            again = Button(look, path.stem, icon="clock", hint=str(path.parent), kind="quiet")
            again.setToolTip(str(path))
            again.clicked.connect(lambda *_clicked, path=path: self.open_path(path))
            step.add_buttons(again)
            if path == Path(recent[0]):
                self.setFocusProxy(again)
        return step

    def _demo(self) -> Step:
        look = self._session.look
        step = Step(
            look, _("Look at the made-up study"), _("Forty-seven made-up people, to practise and to see a report.")
        )
        show = Button(look, _("Look at the made-up study …"), icon="flask-conical")
        show.clicked.connect(self.look_at_demo)
        step.add_buttons(show)
        return step

    def _who(self) -> str:
        return self._name.text().strip()

    def _ask_where(self, title: str, name: str) -> Path | None:
        suggested = str(self._folder() / name)
        chosen, _kind = QFileDialog.getSaveFileName(self, title, suggested, _("Studies (*.impstudy)"))
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _folder(self) -> Path:
        """Where the last study lies; at first the documents of the user."""
        recent = self._session.settings.recent
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(recent[0]).parent if recent else Path(documents)

    def _take(self, get: Callable[[str], Study]) -> None:
        try:
            study = get(self._who())
        except ImpError as error:
            problems.show(self._session, error)
            return
        self._session.settings.opened(study.path)
        self._session.keep_settings()
        self._session.take_study(study)


def _make_demo(path: Path, who: str, progress: tasks.Progress) -> Path:
    from imp_desktop.operations import demo  # noqa: PLC0415 - only read when somebody wants to look at it

    studies.close(demo.demo(path, who, lambda percent: progress(percent, "")))
    return path


def _file_name(title: str) -> str:
    """A title as a name of a file: without the signs that some system forbids."""
    return "".join(sign if sign.isalnum() or sign in " -_." else "-" for sign in title).strip() or "study"
