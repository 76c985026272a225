"""Taking tables in: choose or drop the files, see what would happen, then take them in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from imp_desktop.errors import ImpError
from imp_desktop.exchange.answers import missing_codes
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations import exchanging
from imp_desktop.operations.exchanging import Import, ImportResult
from imp_desktop.ui.controls import Button, Choice, label, paragraph
from imp_desktop.ui.exchange.complaints import ComplaintsModel
from imp_desktop.ui.session import Session


class TakingIn(QWidget):
    """The files are looked through as soon as they are chosen; nothing is written until the button is pressed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._files: tuple[Path, ...] = ()
        look = session.look
        self.choose = Button(look, _("Choose files …"), icon="upload")
        self.take = Button(look, _("Take in"), icon="check", kind="primary")
        self.copy = Button(look, _("Copy the list"), icon="copy", kind="quiet")
        self.replace = Choice(look, _("Replace what is there otherwise, because"), box=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Reason"))
        self.missing = QLineEdit()
        self.missing.setAccessibleName(_("Codes of missing answers"))
        self.missing.setPlaceholderText("999=omitted")
        self.complaints = ComplaintsModel()
        self.names = paragraph(look, colour="text")
        self.said = paragraph(look, colour="text")
        self._table = self._make_table()
        self._lay_out()
        self.choose.clicked.connect(self._ask)
        self.take.clicked.connect(self.take_in)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.complaints.text()))
        self.reason.setVisible(False)
        self.replace.toggled.connect(self.reason.setVisible)
        self.replace.toggled.connect(self.look_through)
        self.reason.editingFinished.connect(self.look_through)
        self.missing.editingFinished.connect(self.look_through)
        self.offer(())

    def offer(self, files: Sequence[Path]) -> None:
        """Look these files through and show what would be taken in."""
        self._files = tuple(files)
        self.names.setText("\n".join(str(path) for path in self._files))
        self.look_through()

    def look_through(self) -> None:
        """Try the files on the study without writing anything, and say what was found."""
        self.take.setEnabled(False)
        self.complaints.show_errors(())
        self.said.setText("")
        if self._files:
            result = self._run(dry_run=True)
            self.take.setEnabled(result is not None)
        self._table.setVisible(self.complaints.rowCount() > 0)
        self._room.setHidden(self.complaints.rowCount() > 0)
        self.copy.setVisible(self.complaints.rowCount() > 0)
        self.said.setVisible(bool(self.said.text()))

    def take_in(self) -> None:
        """Take the files in, in one change; what was taken in is said on the bar."""
        result = self._run(dry_run=False)
        if result is not None:
            self._session.tell(result.sentence())
            self._session.did("answers", "register", "course", "codes")
            self.offer(())

    def _run(self, *, dry_run: bool) -> ImportResult | None:
        try:
            wanted = Import(
                self._files,
                missing_codes(self.missing.text().replace(",", " ").split()),
                replace=self.replace.isChecked(),
                reason=self.reason.text(),
                dry_run=dry_run,
            )
            result = exchanging.import_files(self._session.study, self._session.person, wanted, self._advance)
        except ImpError as error:
            count = len(error.all())
            self.complaints.show_errors(error.all())
            words = ngettext(
                "{n} thing cannot be taken in; nothing was written.",
                "{n} things cannot be taken in; nothing was written.",
                count,
            )
            self.said.setText(words.format(n=count))
            return None
        self.said.setText(result.sentence())
        return result

    def _advance(self, percent: int) -> None:
        self.said.setText(f"{percent} %")
        self.said.setVisible(True)
        self.said.repaint()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _ask(self) -> None:
        folder = str(self._files[0].parent if self._files else self._session.study.path.parent)
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Choose files"), folder, _("Tables (*.csv *.txt *.tsv)"))
        if chosen:
            self.offer([Path(one) for one in chosen])

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.complaints)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName(_("What cannot be taken in"))
        return table

    def _lay_out(self) -> None:
        look = self._session.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(label(look, _("Take tables in"), 15, 600))
        about = _(
            "CSV with participants, with answers, or about the course, several at once. They are looked through first; "
            "everything is taken in, or nothing."
        )
        column.addWidget(paragraph(look, about))
        column.addLayout(self._row(self.choose, self.take, self.copy))
        column.addWidget(self.replace)
        self.reason.setMaximumWidth(look.px(320))
        column.addWidget(self.reason)
        caption = paragraph(look, _("Codes of missing answers in these files, such as 999=omitted"), 12)
        caption.setBuddy(self.missing)
        column.addWidget(caption)
        self.missing.setMaximumWidth(look.px(320))
        column.addWidget(self.missing)
        for widget in (self.names, self.said):
            column.addWidget(widget)
        column.addWidget(self._table, 1)
        self._room = QWidget()
        column.addWidget(self._room, 1)

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._session.look.px(4))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return row
