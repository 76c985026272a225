"""The reports screen: choose at the left, see at the right, save or print."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from imp_desktop import files, i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import studies
from imp_desktop.ui import problems
from imp_desktop.ui.commands import language_name
from imp_desktop.ui.controls import (
    Button,
    Entry,
    IconButton,
    Line,
    MenuList,
    QuietBar,
    Segment,
    Segments,
    ground,
    label,
    paragraph,
)
from imp_desktop.ui.dates import moment
from imp_desktop.ui.reports import tables
from imp_desktop.ui.reports.making import Made, Maker
from imp_desktop.ui.reports.preview import Preview
from imp_desktop.ui.reports.waiting import waiting
from imp_desktop.ui.session import Session

LIST = 304
NARROW = 960
HEAD = 64
FOOT = 32
OUTCOME = "outcome"
FEASIBILITY = "feasibility"


def _offered(session: Session) -> list[Entry]:
    """The reports there are for the study."""
    offered = [Entry(OUTCOME, _("Outcome"), "chart-line")]
    if studies.protocol(session.study).domains:
        offered.append(Entry(FEASIBILITY, _("Feasibility"), "list-checks"))
    return offered


class ReportsPage(QWidget):
    """One report at a time; choosing makes it anew in the background while the old preview stays."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._made: Made | None = None
        look = session.look
        ground(self, look.surface)
        self.bar = QuietBar(look)
        self.maker = Maker(session)
        self.preview = Preview(look)
        self.list = MenuList(look, _offered(session), _("Reports"))
        languages = [Segment(code, language_name(code)) for code in i18n.languages()]
        self.language = Segments(look, languages, i18n.language(), _("Language of the report"))
        self._todo = QVBoxLayout()
        self._todo.setSpacing(0)
        self._make_controls()
        self._lay_out()
        self.list.choose(OUTCOME)
        self._listen()
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """Show what is still to be done and whether anything changed; make the report if there is none yet."""
        self._show_todo()
        if self._made is None and not self.maker.busy:
            self.make()
        self._show_foot()

    def arrive(self, **where: object) -> None:
        """Show the reports, one of them and in a language if they are named."""
        name, language = where.get("report"), where.get("language")
        if isinstance(name, str):
            self.list.choose(name)
        if isinstance(language, str):
            self.language.choose(language)
        self.refresh()

    def where(self) -> dict[str, object]:
        """Which report, and its language."""
        return {"report": self.list.value(), "language": self.language.value()}

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen."""
        return [
            ("F5", _("Make it anew")),
            ("Ctrl+S", _("Save PDF")),
            ("Ctrl+P", _("Print")),
            ("Ctrl+I", _("Choices")),
            ("PgUp", _("Page before")),
            ("PgDn", _("Next page")),
        ]

    def make(self) -> None:
        """Make the report anew; the preview seen now stays until it is done."""
        try:
            self.maker.make(self.list.value(), self.language.value())
        except ImpError as error:
            problems.show(self._session, error)
            return
        self._progress.setValue(0)
        self._busy(_("The report is being made."))

    def save_pdf(self) -> None:
        """Ask where, and put the report there."""
        if self._made is None:
            return
        name = self._session.study.path.with_suffix("")
        suggested = f"{name}-{self._made.name}-{self.language.value()}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save PDF"), suggested, "PDF (*.pdf)")
        if not chosen:
            return
        try:
            files.write_whole(Path(chosen), self._made.document.content)
        except ImpError as error:
            problems.show(self._session, error)
        else:
            self._session.tell(_("The report is in {path}.").format(path=chosen))

    def save_tables(self) -> None:
        """Ask for a folder, and put every table of the report there as CSV."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("Folder for the tables"), str(self._session.study.path.parent)
        )
        if chosen:
            tables.save(self._session, self.list.value(), Path(chosen), self.language.value())

    def print_report(self) -> None:
        """Print the report through the system's own dialog."""
        from imp_desktop.ui.reports import printing  # noqa: PLC0415 - only who prints needs the printers

        if self._made is None:
            return
        try:
            printing.print_document(self._made.document, self, self._printed)
        except ImpError as error:
            problems.show(self._session, error)
        self._busy("")

    def _printed(self, percent: int) -> None:
        """The printer is fed by the window's thread, the only one that may paint on it; the bar goes on meanwhile."""
        self._advanced(percent, _("The report is being printed."))
        self.stop.hide()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    # what is shown

    def _chose(self, name: str) -> None:
        """Another report is made, and what keeps it interim is shown."""
        if self._made is not None and self._made.name == name and not self.maker.busy:
            return
        self._show_todo()
        self.make()

    def _made_it(self, made: Made) -> None:
        self._made = made
        self._busy("")
        self.preview.show_document(made.document)
        self._show_foot()

    def _failed(self, error: Exception) -> None:
        self._busy("")
        problems.show(self._session, error)

    def _stopped(self) -> None:
        self._busy("")

    def _advanced(self, percent: int, words: str) -> None:
        self._progress.setValue(percent)
        self._busy(words or _("The report is being made."))

    def _busy(self, words: str) -> None:
        self._progress.setVisible(bool(words))
        self.stop.setVisible(bool(words))
        self._state.setText(words)
        if not words:
            self._show_foot()
        for button in (self.save, self.printing):
            button.setEnabled(self._made is not None)

    def _show_foot(self) -> None:
        if self._made is None or self.maker.busy:
            return
        made = self._made
        same = studies.fingerprint(self._session.study) == made.fingerprint
        since = _("Nothing has changed since.") if same else _("Something has changed since: F5 makes it anew.")
        numbers = _("Numbers of {when}.").format(when=moment(made.numbers_of))
        self._state.setText(f"{numbers} {since}")
        short = f"{made.fingerprint[:4]} {made.fingerprint[4:8]}"
        seconds = QLocale(i18n.language()).toString(made.seconds, "f", 1)
        self._about.setText(_("Made in {seconds} s · fingerprint {mark}").format(seconds=seconds, mark=short))

    def _show_todo(self) -> None:
        while (item := self._todo.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        lines = waiting(self._session.study, self.list.value())
        look = self._session.look
        if lines:
            self._todo.addWidget(label(look, _("Interim until this is done"), weight=600))
        for line in lines:
            button = Button(look, line.words, icon="chevron-right", kind="quiet")
            button.clicked.connect(lambda *_clicked, line=line: self._session.go(line.place, **line.where))
            self._todo.addWidget(button)

    def _show_page(self, page: int, pages: int) -> None:
        self._page.setText(_("Page {page} of {pages}").format(page=page, pages=pages) if pages else "")

    def _something_changed(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and kinds:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the choices and what has a key make way; Ctrl+I brings the choices back."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            wide = event.size().width() >= self._session.look.px(NARROW)
            self._side.setVisible(wide)
            self._show_choices.setVisible(not wide)
            for widget in self._optional:
                widget.setVisible(wide)

    def _toggle_side(self) -> None:
        self._side.setVisible(self._side.isHidden())

    # how it is made

    def _make_controls(self) -> None:
        look = self._session.look
        self.save = Button(look, _("Save PDF"), icon="download", key="Ctrl+S", kind="primary")
        self.printing = Button(look, _("Print"), icon="printer", key="Ctrl+P")
        self.csv = Button(look, _("Tables"), icon="table", kind="quiet")
        self._show_choices = IconButton(look, "panel-right", f"{_('Choices')} (Ctrl+I)")
        self.again = IconButton(look, "refresh-cw", _("Make it anew"), key="F5")
        self.stop = Button(look, _("Cancel"), key="Esc", kind="quiet")
        self._page = label(look)
        self._zoom = label(look, "100 %", colour="text2")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(look.px(3))
        self._state: QLabel = paragraph(look)
        self._about: QLabel = label(look, colour="text3")
        self._progress.hide()
        self.stop.hide()
        for button in (self.save, self.printing):
            button.setEnabled(False)

    def _listen(self) -> None:
        self.save.clicked.connect(self.save_pdf)
        self.printing.clicked.connect(self.print_report)
        self.csv.clicked.connect(self.save_tables)
        self.again.clicked.connect(self.make)
        self.stop.clicked.connect(self.maker.cancel)
        self.language.chosen.connect(lambda _language: self.make())
        self.list.chosen.connect(self._chose)
        self.maker.made.connect(self._made_it)
        self.maker.failed.connect(self._failed)
        self.maker.stopped.connect(self._stopped)
        self.maker.advanced.connect(self._advanced)
        self.preview.page_changed.connect(self._show_page)
        self.preview.zoom_changed.connect(lambda percent: self._zoom.setText(f"{percent} %"))
        self._session.changed.connect(self._something_changed)
        self._show_choices.clicked.connect(self._toggle_side)
        QShortcut(QKeySequence("Ctrl+I"), self).activated.connect(self._toggle_side)
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda step=step: self.preview.go_to(self.preview.page + step))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = self._choices()
        row.addWidget(self._side)
        row.addLayout(self._seen(), 1)

    def _choices(self) -> QWidget:
        look, side = self._session.look, QWidget()
        side.setFixedWidth(look.px(LIST))
        column = QVBoxLayout(side)
        column.setContentsMargins(look.px(12), look.px(20), look.px(12), look.px(12))
        column.setSpacing(look.px(12))
        title = label(look, _("Reports"), 20, 600)
        title.setContentsMargins(look.px(12), 0, 0, 0)
        for widget in (title, self.list, Line(look)):
            column.addWidget(widget)
        column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Line(look))
        column.addLayout(self._todo)
        column.addStretch(1)
        note = _("The preview is the page as it will be printed.")
        column.addWidget(paragraph(look, note, 12, "text3"))
        return side

    def _seen(self) -> QVBoxLayout:
        look, column = self._session.look, QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._head())
        column.addWidget(self._progress)
        column.addWidget(self.preview, 1)
        column.addWidget(Line(look))
        column.addWidget(self._foot())
        return column

    def _head(self) -> QWidget:
        look, head = self._session.look, QWidget()
        ground(head, look.desk)
        head.setFixedHeight(look.px(HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(look.px(16), 0, look.px(16), 0)
        row.setSpacing(look.px(2))
        before = IconButton(look, "chevron-left", _("Page before"))
        after = IconButton(look, "chevron-right", _("Next page"))
        smaller = IconButton(look, "zoom-out", _("Smaller"))
        larger = IconButton(look, "zoom-in", _("Larger"))
        before.clicked.connect(lambda: self.preview.go_to(self.preview.page - 1))
        after.clicked.connect(lambda: self.preview.go_to(self.preview.page + 1))
        smaller.clicked.connect(lambda: self.preview.zoom_by(-1))
        larger.clicked.connect(lambda: self.preview.zoom_by(1))
        self._optional = (before, after, smaller, self._zoom, larger)
        for widget in (self._show_choices, before, self._page, after, smaller, self._zoom, larger, self.again):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.csv, self.printing, self.save):
            row.addWidget(button)
        return head

    def _foot(self) -> QWidget:
        look, foot = self._session.look, QWidget()
        ground(foot, look.desk)
        foot.setMinimumHeight(look.px(FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(look.px(24), 0, look.px(24), 0)
        row.addWidget(self._state, 1)
        row.addWidget(self.stop)
        row.addWidget(self._about)
        return foot
