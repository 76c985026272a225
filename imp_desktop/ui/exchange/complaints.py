"""Everything that cannot be taken in, one line each: where it is, what it is, what to do."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.ui.index import Index


class ComplaintsModel(QAbstractTableModel):
    """One complaint a row: the place in the file, the sentence, the code."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, str, str]] = []

    def show_errors(self, errors: tuple[ImpError, ...]) -> None:
        """Show these complaints instead."""
        self.beginResetModel()
        self._rows = [(one.where, _sentence(one), one.code) for one in errors]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is a constant
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is a constant
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return self._rows[index.row()][index.column()] if index.isValid() and role in shown else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (_("Where"), _("What"), _("Code"))[section]

    def text(self) -> str:
        """All complaints as lines with tabs between the columns, to be pasted elsewhere."""
        return "\n".join("\t".join(row) for row in self._rows)


def _sentence(error: ImpError) -> str:
    said = [_(part).format(**error.values) for part in (error.problem.value.text, error.problem.value.advice) if part]
    return " ".join(said)
