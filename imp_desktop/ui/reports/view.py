"""The reports screen: choose at the left, see at the right, save or print."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from imp_desktop import files, i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import studies
from imp_desktop.ui import problems
from imp_desktop.ui.controls import Button, IconButton, Line, QuietBar, ground, label, paragraph
from imp_desktop.ui.dates import moment
from imp_desktop.ui.reports import key_lines, saving
from imp_desktop.ui.reports.choices import FORMS, WIDTH, Choices
from imp_desktop.ui.reports.making import Made, Maker
from imp_desktop.ui.reports.preview import Preview
from imp_desktop.ui.session import Session

NARROW = 960
LEAST = 520  # what the pages need beside the choices
HEAD = 64
FOOT = 32


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
        self.choices = Choices(session)
        self._make_controls()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.choices)

    def refresh(self) -> None:
        """Show what is still to be done and whether anything changed; make the report if there is none yet."""
        self.choices.refresh()
        self.csv.setVisible(self.choices.report() != FORMS)
        if self._made is None and not self.maker.busy:
            self.make()
        self._show_foot()

    def arrive(self, **where: object) -> None:
        """Show the reports, one of them and in a language if they are named."""
        name, language = where.get("report"), where.get("language")
        if isinstance(language, str):
            self.choices.language.choose(language)
        self.choices.forms.choose(where)
        if isinstance(name, str):
            self.choices.list.choose(name)
        if (self._made is not None or self.maker.busy) and self._another_wanted():
            self.make()
        self.refresh()

    def where(self) -> dict[str, object]:
        """Which report, and its language."""
        return {"report": self.choices.report(), "language": self.choices.language.value()}

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this screen."""
        return key_lines.keys()

    def make(self) -> None:
        """Make the report anew; the preview seen now stays until it is done."""
        try:
            self.maker.make(self.choices.asked())
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
        suggested = f"{name}-{self._made.name}-{self._made.asked.language}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save PDF"), suggested, "PDF (*.pdf)")
        if not chosen:
            return
        try:
            files.write_whole(Path(chosen), self._made.document.content)
        except ImpError as error:
            problems.show(self._session, error)
        else:
            said = _("The forms are in {path}.") if self._made.asked.forms else _("The report is in {path}.")
            self._session.tell(said.format(path=chosen))

    def save_tables(self) -> None:
        """Ask for a folder, and put every table of the report there as CSV."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("Folder for the tables"), str(self._session.study.path.parent)
        )
        if chosen:
            saving.save_tables(self._session, self.choices.report(), Path(chosen), self.choices.language.value())

    def save_flow(self) -> None:
        """Ask where, and put the flow of people there as SVG."""
        suggested = f"{self._session.study.path.with_suffix('')}-flow-{self.choices.language.value()}.svg"
        words = _("Save the flow diagram as SVG")
        chosen, _kind = QFileDialog.getSaveFileName(self, words, suggested, "SVG (*.svg)")
        if chosen:
            saving.save_flow(self._session, Path(chosen), self.choices.language.value())

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

    def _chose(self) -> None:
        """What keeps another report interim is shown, and it is made unless it is the one seen."""
        self.choices.refresh()
        self.csv.setVisible(self.choices.report() != FORMS)
        if self._another_wanted():
            self.make()

    def _another_wanted(self) -> bool:
        """Whether what is made or seen now is another report, or in another language, than what is chosen."""
        if self.maker.busy:
            return self.maker.wanted != self.choices.asked()
        return self._made is None or self._made.asked != self.choices.asked()

    def _made_it(self, made: Made) -> None:
        another = self._made is None or self._made.name != made.name
        self._made = made
        self._busy("")
        self.preview.show_document(made.document)
        if another:
            self.preview.go_to(1)
        self._show_foot()

    def _failed(self, error: Exception) -> None:
        """Where what is chosen cannot be made, nothing else stands there as if it were that."""
        if self._another_wanted():
            self._made = None
            self.preview.show_document(None)
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
        sheets = ngettext("{n} sheet to print", "{n} sheets to print", made.document.pages)
        self._state.setText(sheets.format(n=made.document.pages) if made.asked.forms else f"{numbers} {since}")
        short = f"{made.fingerprint[:4]} {made.fingerprint[4:8]}"
        seconds = QLocale(i18n.language()).toString(made.seconds, "f", 1)
        self._about.setText(_("Made in {seconds} s · fingerprint {mark}").format(seconds=seconds, mark=short))

    def _show_page(self, page: int, pages: int) -> None:
        self._page.setText(_("Page {page} of {pages}").format(page=page, pages=pages) if pages else "")

    def _something_changed(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and kinds:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the choices and what has a key make way; Ctrl+I brings the choices back."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            wide = self._has_room(NARROW)
            self._show_choices.setVisible(not wide)
            for widget in self._optional:
                widget.setVisible(wide)
            self._show_side(shown=wide)

    def _toggle_side(self) -> None:
        shown = self.choices.isHidden()
        self._show_side(shown=shown)
        (self.choices if shown else self.preview).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_side(self, *, shown: bool) -> None:
        """Show or hide the choices; where there is no room for both, they stand there instead of the pages."""
        alone = not self._has_room(WIDTH + LEAST)
        self.choices.setVisible(shown)
        self.choices.stand_alone(alone=alone)
        self._seen.setVisible(not (alone and shown))

    def _has_room(self, width: int) -> bool:
        return self.width() >= self._session.look.px(width)

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
        self.choices.report_chosen.connect(self._chose)
        self.choices.language_chosen.connect(lambda _language: self.make())
        self.choices.forms_chosen.connect(self._chose)
        self.choices.flow_wanted.connect(self.save_flow)
        self.choices.left.connect(self._toggle_side)
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
        row = QHBoxLayout()
        row.setSpacing(0)
        self._seen = self._pages()
        row.addWidget(self.choices, 1)
        row.addWidget(self._seen, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(row, 1)

    def _pages(self) -> QWidget:
        look, seen = self._session.look, QWidget()
        column = QVBoxLayout(seen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head(), self._progress):
            column.addWidget(widget)
        column.addWidget(self.preview, 1)
        for widget in (Line(look), self._foot()):
            column.addWidget(widget)
        return seen

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
