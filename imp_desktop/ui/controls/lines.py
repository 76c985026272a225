"""A list of lines of one kind: a row a line, which says itself in words and is painted from the line itself."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from imp_desktop.ui.index import Index

LINE = Qt.ItemDataRole.UserRole
_Line = TypeVar("_Line")


class LinesModel(QAbstractListModel, Generic[_Line]):
    """The lines in order; `words` says a line, on the screen and to a screen reader, LINE gives it whole."""

    def __init__(
        self, words: Callable[[_Line], str], lines: Iterable[_Line] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.lines = tuple(lines)

    def show(self, lines: Iterable[_Line]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is a constant
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(line)
        return line if role == LINE else None
