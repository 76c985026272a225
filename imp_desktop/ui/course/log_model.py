"""The session log as a table: a session a row, with what it is about, when it was, and what became of it."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from imp_desktop.i18n import _
from imp_desktop.operations.teaching import Session
from imp_desktop.ui.course import words
from imp_desktop.ui.course.lines import CELL, Tone, TwoLines, day_cell
from imp_desktop.ui.index import Index
from imp_desktop.ui.names import Names

NUMBER, ABOUT, DATE, MINUTES, HELD = range(5)


class SessionLogModel(QAbstractTableModel):
    """The sessions of one cohort; `keying` is the row whose attendance list is before the keyboard, or -1."""

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self.sessions: tuple[Session, ...] = ()
        self._keying = -1

    def show(self, sessions: tuple[Session, ...]) -> None:
        """Show these sessions; only changed rows are announced where they are the same ones."""
        before = self.sessions
        if [(one.cohort, one.id) for one in before] != [(one.cohort, one.id) for one in sessions]:
            self.beginResetModel()
            self.sessions = sessions
            self.endResetModel()
            return
        self.sessions = sessions
        for row, (old, new) in enumerate(zip(before, sessions, strict=True)):
            if old != new:
                self._announce(row)

    def show_keying(self, row: int) -> None:
        """Say in a row that its attendance list is being keyed; -1 for none."""
        before, self._keying = self._keying, row
        for each in {before, row}:
            if 0 <= each < len(self.sessions):
                self._announce(each)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many sessions there are."""
        return 0 if parent.isValid() else len(self.sessions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number, guideline and theme, date, minutes, what became of it."""
        return 0 if parent.isValid() else HELD + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """What a place holds, for the role asked."""
        if not index.isValid():
            return None
        session = self.sessions[index.row()]
        if role == CELL:
            return self._cell(session, index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(session, index.row(), index.column()).said
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return words.spoken_session(self._names, session)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return ["", _("Guideline and theme"), _("Date"), _("Minutes"), _("Held")][section]

    def _cell(self, session: Session, row: int, column: int) -> TwoLines:
        about = words.session_words(self._names, session)
        cells = {
            NUMBER: TwoLines(str(session.number), strong=True, tone="quiet"),
            ABOUT: TwoLines(about.guideline, about.theme),
            DATE: day_cell(session.date) if session.date else TwoLines(""),
            MINUTES: TwoLines(str(session.minutes or ""), right=True),
            HELD: self._held(session, row),
        }
        return cells[column]

    def _held(self, session: Session, row: int) -> TwoLines:
        if not session.status and row == self._keying:
            return TwoLines(_("keying now"), _("attendance list"), strong=True, tone="accent")
        if session.status == "delivered":
            return TwoLines(words.status_words(session), words.status_detail(session), tone="quiet", check=True)
        tone: Tone = "amber" if session.status else "quiet"
        return TwoLines(words.status_words(session), words.status_detail(session), tone=tone)

    def _announce(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, HELD))
