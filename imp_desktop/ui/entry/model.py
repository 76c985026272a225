"""One form as a list of rows, an item each: what Qt asks a model, answered from the form that is being keyed."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from imp_desktop.i18n import _, language
from imp_desktop.instruments.answers import Answer, Flag
from imp_desktop.instruments.model import Item, Words
from imp_desktop.operations.comparing import Difference
from imp_desktop.operations.keying import Form
from imp_desktop.operations.third_keying import Outcome
from imp_desktop.ui.entry import words as said
from imp_desktop.ui.index import Index

ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Row:
    """All there is to show of one item."""

    item: Item
    words: Words
    answer: Answer | None = None
    note: str = ""
    asked: bool = True
    corrected: bool = False
    absent: bool = False
    outcome: Outcome | None = None
    contested: Difference | None = None

    @property
    def cue(self) -> str:
        """The reminder beside the number."""
        return said.cue(self.item, self.words)

    @property
    def outside(self) -> bool:
        """Whether the answer lies outside the scale, confirmed or not."""
        return self.answer is not None and self.answer.flag is not None

    @property
    def open_flag(self) -> bool:
        """Whether the answer lies outside the scale and nobody has said yet that the paper says so."""
        return self.answer is not None and self.answer.flag is Flag.OUTSIDE

    @property
    def marked(self) -> bool:
        """Whether a sign stands beside the answer: a note, or that it was corrected."""
        return bool(self.note) or self.corrected

    @property
    def told(self) -> str:
        """What came of a third keying of the item, or that three keyings of it wait for somebody to decide."""
        if self.contested is not None and self.answer is None:
            return _("three values")
        if self.outcome is None or self.answer is None:
            return ""
        return _("settled") if self.outcome is Outcome.SETTLED else _("second person looks")

    @property
    def shown(self) -> bool:
        """Whether the row belongs on the page: its item is asked, or something was written there all the same."""
        return self.asked or self.answer is not None or bool(self.note)

    @property
    def keyed(self) -> str:
        """The answer as keyed; empty where there is none."""
        return (self.answer.keyed or "") if self.answer is not None else ""

    @property
    def missing(self) -> str:
        """Why there is no answer; empty where there is one or nothing was keyed yet."""
        return (self.answer.missing or "") if self.answer is not None else ""

    @property
    def code(self) -> int | None:
        """The chosen code of the scale; None where there is none or the answer lies outside the scale."""
        chosen = self.answer is not None and self.item.choices is not None and self.answer.flag is None
        return int(self.keyed) if chosen and self.keyed else None


def spoken(row: Row) -> str:
    """The row as it is read aloud."""
    parts = [f"{row.item.number}", row.cue, _state(row), row.told]
    if row.note:
        parts.append(_("note: {note}").format(note=row.note))
    return ", ".join(part for part in parts if part)


class FormModel(QAbstractListModel):
    """The rows of the form being keyed; `show` tells the views that an item is seen differently now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form: Form | None = None
        self._rows: dict[str, int] = {}
        self._asked: frozenset[str] = frozenset()
        self.outcomes: Mapping[str, Outcome] = {}

    def take(self, form: Form) -> None:
        """Show this form from now on."""
        self.beginResetModel()
        self._form = form
        self.outcomes = {}
        self._rows = {item.id: row for row, item in enumerate(form.instrument.items)}
        self._asked = _asked(form)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._form is None:
            return None
        row = self.row(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.item.number} {row.cue}"
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def row(self, position: int) -> Row:
        """The row at that position."""
        form = self.form
        item = form.instrument.items[position]
        said = form.instrument.in_language(language())
        if not self.reachable(item.id):
            return Row(item, said, asked=False)
        return Row(
            item=item,
            words=said,
            answer=form.answers.get(item.id),
            note=form.notes.get(item.id, ""),
            asked=item.id in self._asked,
            corrected=item.id in form.corrected,
            absent=form.absent,
            outcome=self.outcomes.get(item.id),
            contested=form.contested.get(item.id),
        )

    @property
    def form(self) -> Form:
        """The form being keyed."""
        if self._form is None:
            msg = "no form is open"
            raise RuntimeError(msg)
        return self._form

    def position(self, item_id: str) -> int:
        """The position of the item of that id."""
        return self._rows[item_id]

    def reachable(self, item_id: str) -> bool:
        """Whether the item can be gone to: in a third keying only those that differ."""
        return item_id in self._rows and (self.form.wanted is None or item_id in self.form.wanted)

    def asked(self, position: int) -> bool:
        """Whether the item at that position is asked, given the answers so far."""
        return self.form.instrument.items[position].id in self._asked

    def show(self, item_id: str) -> None:
        """Tell the views that this item, and those asked or not asked because of it, are seen differently now."""
        before, self._asked = self._asked, _asked(self.form)
        for changed in {item_id} | (before ^ self._asked):
            index = self.index(self._rows[changed])
            self.dataChanged.emit(index, index)

    def show_all(self) -> None:
        """Tell the views that every row may be seen differently now."""
        self._asked = _asked(self.form)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _asked(form: Form) -> frozenset[str]:
    return frozenset(item.id for item in form.asked)


def _state(row: Row) -> str:
    if row.answer is None:
        return _("not keyed") if row.asked else _("not asked")
    if row.missing:
        return _("no answer: {reason}").format(reason=said.reason(row.missing))
    if row.open_flag:
        return _("{keyed}, not on the scale").format(keyed=row.keyed)
    if row.outside:
        return _("{keyed}, not on the scale, the paper says so").format(keyed=row.keyed)
    meaning = said.label(row.item, row.words, row.keyed)
    return f"{said.preview(row.keyed)} {meaning}".strip()
