"""The screen for import and export: tables in, tables out, and a copy of the study."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, ngettext
from imp_desktop.ui import copying, problems
from imp_desktop.ui.controls import Button, Line, Page, label, paragraph
from imp_desktop.ui.exchange.taking_in import TakingIn
from imp_desktop.ui.session import Session

ENDINGS = (".csv", ".txt", ".tsv")


class ExchangePage(Page):
    """Files can be chosen or dropped; exporting and copying ask for a folder or a name."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look, _("Import and export"))
        self._session = session
        self.setAcceptDrops(True)
        self.head.addStretch(1)
        self.taking_in = TakingIn(session)
        self.export = Button(session.look, _("Export as CSV …"), icon="download")
        self.copy = Button(session.look, _("Save a copy …"), icon="copy")
        self.export.clicked.connect(self.export_csv)
        self.copy.clicked.connect(lambda: copying.save_copy(session, self))
        self._lay_out()
        self.setFocusProxy(self.taking_in.choose)

    def arrive(self, **where: object) -> None:
        """Show the screen; with `files` those are looked through."""
        files = where.get("files")
        if isinstance(files, Iterable):
            self.taking_in.offer([Path(str(one)) for one in files])

    def export_csv(self) -> None:
        """Ask for a folder and put the tables of the study there; where they are is said on the bar."""
        from imp_desktop.operations import exporting  # noqa: PLC0415 - only who exports needs it

        chosen = QFileDialog.getExistingDirectory(
            self, _("Folder for the tables"), str(self._session.study.path.parent)
        )
        if not chosen:
            return
        try:
            made = exporting.export_csv(self._session.study, Path(chosen))
        except ImpError as error:
            problems.show(self._session, error)
            return
        said = ngettext("{n} table is in {path}.", "{n} tables are in {path}.", len(made))
        told = (said.format(n=len(made), path=chosen), exporting.left_out(self._session.study))
        self._session.tell(" ".join(part for part in told if part))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _tables(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.taking_in.offer(_tables(event))

    def _lay_out(self) -> None:
        look = self.look
        row = QHBoxLayout()
        row.setContentsMargins(look.px(24), look.px(8), look.px(24), look.px(24))
        row.setSpacing(look.px(24))
        row.addWidget(self.taking_in, 3)
        row.addWidget(Line(look, down=True))
        out = QVBoxLayout()
        out.setSpacing(look.px(8))
        about = _("Participants, answers as keyed, answers that count, scores, flags, and the course: a table each.")
        self._block(out, _("Give tables out"), about, self.export)
        out.addSpacing(look.px(24))
        self._block(out, _("A copy of the study"), _("It is opened again and compared before it counts."), self.copy)
        out.addStretch(1)
        row.addLayout(out, 2)
        self.body.addLayout(row, 1)

    def _block(self, column: QVBoxLayout, title: str, about: str, button: Button) -> None:
        column.addWidget(label(self.look, title, 15, 600))
        column.addWidget(paragraph(self.look, about))
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)


def _tables(event: QDropEvent) -> list[Path]:
    """The tables among the files that are dropped."""
    dropped = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in dropped if path.suffix.lower() in ENDINGS]
