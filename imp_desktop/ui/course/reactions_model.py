"""The log of adverse reactions as a table: forms that await an entry on top, then the entries person by person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from imp_desktop.i18n import _
from imp_desktop.operations.course_log import Reaction
from imp_desktop.operations.keying import FormKey
from imp_desktop.protocols.vocabulary import actions, relations, severities
from imp_desktop.ui.course.lines import CELL, TwoLines, day_cell
from imp_desktop.ui.index import Index
from imp_desktop.ui.names import Names

PERSON, WHAT, SEVERITY, ACTION, DATE = range(5)


@dataclass(frozen=True)
class Row:
    """A form that awaits an entry, or an entry; `first` marks the first one of a person."""

    awaited: FormKey | None = None
    reaction: Reaction | None = None
    first: bool = True

    @property
    def code(self) -> str:
        """Whose it is."""
        if self.reaction is not None:
            return self.reaction.code
        return self.awaited.code if self.awaited is not None else ""


def rows_of(awaited: Sequence[FormKey], reactions: Sequence[Reaction], order: Sequence[str]) -> list[Row]:
    """What is awaited, then every reaction in the order of the codes and of their entering."""
    place = {code: at for at, code in enumerate(order)}
    ordered = sorted(reactions, key=lambda one: (place.get(one.code, len(place)), one.id))
    entries = [Row(reaction=one, first=at == 0 or ordered[at - 1].code != one.code) for at, one in enumerate(ordered)]
    return [*(Row(awaited=key) for key in awaited), *entries]


class ReactionsModel(QAbstractTableModel):
    """Person, what it was, how severe and related, what was done, date."""

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show these rows."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many forms await an entry and how many entries there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Person, what, severity and relation, action, date."""
        return 0 if parent.isValid() else DATE + 1

    def row(self, at: int) -> Row | None:
        """What stands in a row."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def row_of(self, entry: int) -> int:
        """The row of an entry, or -1."""
        return next((at for at, row in enumerate(self.rows) if row.reaction and row.reaction.id == entry), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """What a place holds, for the role asked."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == CELL:
            return self._cell(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, index.column()).said
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.spoken(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [_("Participant"), _("What it was"), _("How severe, related"), _("What was done"), _("Date")][section]

    def kind(self, reaction: Reaction) -> str:
        """What was met, in the words of the protocol."""
        return self._names.words.course.reactions.get(reaction.kind, reaction.kind)

    def spoken(self, row: Row) -> str:
        """A row in words."""
        if row.awaited is not None:
            form = self._names.instrument(row.awaited.instrument)
            return _("{code} says yes on the form {form}, nothing is in the log yet").format(code=row.code, form=form)
        if row.reaction is None:
            return ""
        parts = [self._cell(Row(reaction=row.reaction), column).said for column in range(DATE + 1)]
        return ", ".join(part for part in parts if part)

    def _cell(self, row: Row, column: int) -> TwoLines:
        if row.awaited is not None:
            return self._awaited(row.awaited, column)
        return self._entered(row.reaction, column, first=row.first) if row.reaction else TwoLines("")

    def _awaited(self, key: FormKey, column: int) -> TwoLines:
        if column == PERSON:
            return TwoLines(key.code, strong=True, tone="amber", icon="circle-alert")
        if column == WHAT:
            return TwoLines(_("says yes on the form"), _("nothing in the log yet"), tone="amber")
        return TwoLines("")

    def _entered(self, one: Reaction, column: int, *, first: bool) -> TwoLines:
        cells = {
            PERSON: TwoLines(one.code if first else "", strong=True),
            WHAT: TwoLines(self.kind(one), one.what),
            SEVERITY: TwoLines(severities().get(one.severity, "–"), relations().get(one.related, "")),
            ACTION: TwoLines(actions()[one.action] if one.action else "–", _("left the course") if one.stopped else ""),
            DATE: day_cell(one.date),
        }
        return cells[column]
