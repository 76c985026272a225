"""Searching everything a person could see or reach on a screen for what he or she must not see."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from imp_desktop.operations.studies import Study
from imp_desktop.ui.session import Session

ROLES = (*range(32), *range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 24))
_ORIENTATIONS = (Qt.Orientation.Horizontal, Qt.Orientation.Vertical)
_TEXTS = frozenset({"QString", "QStringList", "QVariant"})
_ACCESSIBLE = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
_OURS = "imp_desktop."
_DEEP = 12


@dataclass(frozen=True)
class Found:
    """One thing that lies somewhere below a widget: where, and the object itself."""

    where: str
    value: object


def everything(root: QObject) -> Iterator[Found]:
    """All that can be reached from a widget.

    Texts, tool tips, accessible names and every other property of every object of its tree; what models give for any
    index in any role; what is kept in Python, whether it is painted or not. The study itself is not part of it.
    """
    yield from _Walk().of(root)


def traces(root: QObject, needles: Iterable[str]) -> list[str]:
    """Where one of these texts can be found below a widget, and which."""
    wanted = tuple(needles)
    return sorted(
        {
            f"{found.where}: {needle}"
            for found in everything(root)
            for needle in wanted
            if isinstance(found.value, (str, int, float, Decimal)) and needle in str(found.value)
        }
    )


def answers_held(root: QObject, items: Iterable[str]) -> set[tuple[str, str]]:
    """(item, what was keyed or why nothing was) of every answer to these items that lies anywhere below a widget."""
    wanted = frozenset(items)
    found = set()
    for one in everything(root):
        item, keyed = getattr(one.value, "item", None), getattr(one.value, "keyed", None)
        if isinstance(item, str) and item in wanted:
            found.add((item, keyed or getattr(one.value, "missing", None) or ""))
    return {(item, keyed) for item, keyed in found if keyed}


def on_the_clipboard() -> str:
    """What lies on the clipboard and among the selected text."""
    board = QApplication.clipboard()
    return f"{board.text()} {board.text(board.Mode.Selection) if board.supportsSelection() else ''}"


class _Walk:
    """Goes through objects, each once."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._kept: list[object] = []  # so that no id is used twice

    def of(self, value: object, where: str = "", deep: int = 0) -> Iterator[Found]:
        if isinstance(value, (str, int, float, Decimal)):
            yield Found(where, value)
        elif value is not None and deep <= _DEEP and self._is_new(value):
            yield Found(where, value)
            for name, part in self._parts(value):
                yield from self.of(part, f"{where}.{name}" if where else f"{type(value).__name__}.{name}", deep + 1)

    def _is_new(self, value: object) -> bool:
        if isinstance(value, (Study, Session)) or id(value) in self._seen:
            return False
        self._seen.add(id(value))
        self._kept.append(value)
        return True

    def _parts(self, value: object) -> Iterator[tuple[str, object]]:
        if isinstance(value, QObject):
            yield from _of_object(value)
        if isinstance(value, Mapping):
            for key, part in value.items():
                yield f"[{key!r:.30}]", key
                yield f"[{key!r:.30}]", part
        elif isinstance(value, (list, tuple, set, frozenset)):
            yield from ((f"[{at}]", part) for at, part in enumerate(value))
        elif is_dataclass(value) and not isinstance(value, type):
            yield from ((each.name, getattr(value, each.name)) for each in fields(value))
        elif type(value).__module__.startswith(_OURS) and not isinstance(value, type):
            yield from vars(value).items() if hasattr(value, "__dict__") else ()


def _of_object(thing: QObject) -> Iterator[tuple[str, object]]:
    meta = thing.metaObject()
    for at in range(meta.propertyCount()):
        one = meta.property(at)
        if str(one.typeName()) in _TEXTS:
            name = str(one.name())
            yield name, thing.property(name)
    for name in (str(each.data(), "utf-8") for each in thing.dynamicPropertyNames()):
        if not name.startswith("_"):  # Qt's own
            yield name, thing.property(name)
    if isinstance(thing, QTextDocument):
        yield "text", thing.toPlainText()
    if isinstance(thing, QAbstractItemModel):
        yield from _of_model(thing, QModelIndex())
    if isinstance(thing, QAbstractItemView) and thing.model() is not None:
        yield "model", thing.model()
    if isinstance(thing, QWidget):
        yield from _spoken(thing)
    yield from ((type(child).__name__, child) for child in thing.children())
    yield from getattr(thing, "__dict__", {}).items()


def _of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[tuple[str, object]]:
    rows = model.rowCount(parent)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for orientation, count in zip(_ORIENTATIONS, (columns, rows), strict=True):
        for section in range(count):
            yield from (("header", model.headerData(section, orientation, role)) for role in ROLES)
    for row in range(rows):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from ((f"{type(model).__name__}({row}, {column})", model.data(index, role)) for role in ROLES)
            if column == 0 and not isinstance(model, QAbstractListModel):
                yield from _of_model(model, index)


def _spoken(widget: QWidget) -> Iterator[tuple[str, object]]:
    """What a screen reader is told of the widget itself."""
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None and told.isValid():
        yield from (("spoken", told.text(kind)) for kind in _ACCESSIBLE)
