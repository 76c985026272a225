"""One fact of the register in a row: words until it is edited, then a field; what does not fit is said below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui.controls import ink, paragraph
from imp_desktop.ui.look import Look
from imp_desktop.ui.written_date import as_kept

NAME_WIDTH = 132


@dataclass(frozen=True)
class Fact:
    """A fact as it is shown and edited: its name in the register, its label, its value in words and as it is kept.

    `choices` maps what is kept to words where only these may be chosen; a fact that is not editable is only shown;
    a `day` may be written as on the paper; an `example` stands in the empty field.
    """

    name: str
    label: str
    words: str = ""
    kept: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    editable: bool = True
    day: bool = False
    example: str = ""


class FactField(QWidget):
    """A field for one fact; `given` tells its text when Enter is pressed or the keyboard leaves it changed.

    What does not fit is said below it, or in a label that fields side by side share.
    """

    given = Signal(str, str)
    entered = Signal(str)

    def __init__(self, look: Look, fact: Fact, said_in: QLabel | None = None) -> None:
        super().__init__()
        self.fact = fact
        self._said = ""
        self._sentence = ""
        self._editor: QLineEdit | QComboBox = _combo(fact) if fact.choices else QLineEdit()
        self._editor.setFont(look.font(13))
        self._editor.setAccessibleName(fact.label)
        if isinstance(self._editor, QLineEdit):
            self._editor.setPlaceholderText(fact.example)
        self._editor.installEventFilter(self)
        self._complaint = said_in or _complaints(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(self._editor)
        if said_in is None:
            column.addWidget(self._complaint)
        self.setFocusProxy(self._editor)
        self.put(fact.kept)

    def text(self) -> str:
        """What stands in the field, as the register keeps it."""
        if isinstance(self._editor, QComboBox):
            return str(self._editor.currentData() or "")
        text = self._editor.text().strip()
        return as_kept(text) if self.fact.day else text

    def put(self, text: str) -> None:
        """Put a text into the field; nothing is told."""
        self._said = text
        if isinstance(self._editor, QComboBox):
            self._editor.setCurrentIndex(max(self._editor.findData(text), 0))
        else:
            self._editor.setText(text)

    def suggest(self, text: str) -> None:
        """Show this in the field while it is empty."""
        if isinstance(self._editor, QLineEdit):
            self._editor.setPlaceholderText(text)

    def complain(self, sentence: str) -> None:
        """Say below the field what does not fit; an empty sentence takes it back."""
        if sentence:
            self._said = self.text()  # leaving the field as it is does not give it once more
        if sentence or self._complaint.text() == self._sentence:
            self._complaint.setText(sentence)
            self._complaint.setVisible(bool(sentence))
        self._sentence = sentence

    def complaint(self) -> str:
        """What is said below the field."""
        return self._sentence

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter gives the text, Esc puts back what was there, leaving the field gives it as well."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._give()
                self.entered.emit(self.fact.name)
                return True
            if event.key() == Qt.Key.Key_Escape and self.text() != self._said:
                self.put(self._said)
                self.complain("")
                return True
        elif event.type() is QEvent.Type.FocusOut:
            self._give()
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        if self.text() != self._said:
            self._said = self.text()
            self.given.emit(self.fact.name, self.text())


def _complaints(look: Look) -> QLabel:
    said = paragraph(look, px=12)
    ink(said, look.flag_t)
    said.hide()
    return said


def _combo(fact: Fact) -> QComboBox:
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    for kept, words in fact.choices.items():
        combo.addItem(words, kept)
    return combo


class FactRow(QWidget):
    """The label, and beside it the words or the field."""

    reasoned = Signal(str, str, str)

    def __init__(self, look: Look, fact: Fact) -> None:
        super().__init__()
        self.fact = fact
        self._words = paragraph(look, fact.words or "–")
        ink(self._words, look.text)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = FactField(look, fact) if fact.editable else None
        self.why = FactField(look, Fact("why", _("Why"), example=_("Why")))
        self.why.entered.connect(lambda _name: self._give_why())
        self._editors = QWidget()
        editors = QVBoxLayout(self._editors)
        editors.setContentsMargins(0, 0, 0, 0)
        editors.setSpacing(look.px(4))
        for editor in (self.field, self.why):
            if editor is not None:
                editors.addWidget(editor)
        name = paragraph(look, fact.label)
        name.setFixedWidth(look.px(NAME_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        if self.field is not None:
            row.addWidget(self._editors, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.edit(on=False)

    def words(self) -> str:
        """The value as it is shown."""
        return self._words.text()

    def edit(self, *, on: bool) -> None:
        """Show the field instead of the words, or the words again."""
        if self.field is not None:
            self._editors.setVisible(on)
            self._words.setVisible(not on)
        self.why.hide()

    def ask_why(self, sentence: str) -> None:
        """Ask for the reason of what was given, which is kept only with one; the keyboard goes there."""
        if self.field is not None:
            self.field.complain(sentence)
        self.why.put("")
        self.why.show()
        self.why.setFocus(Qt.FocusReason.TabFocusReason)

    def _give_why(self) -> None:
        if self.field is not None and self.why.text():
            self.reasoned.emit(self.fact.name, self.field.text(), self.why.text())

    def show_fact(self, fact: Fact) -> None:
        """Show this value; a field with something else typed in it keeps what was typed."""
        self._words.setText(fact.words or "–")
        if self.field is not None and not self.field.complaint():
            self.field.put(fact.kept)
        self.fact = fact


class FactsPanel(QWidget):
    """All facts of one participant, below each other; Ctrl+E makes fields of them, each kept as soon as it is left."""

    given = Signal(str, str)
    reasoned = Signal(str, str, str)
    edited = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: dict[str, FactRow] = {}
        self._editing = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(10))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts; the rows stay where they are if they are the same ones."""
        shape = [(fact.name, fact.label, tuple(fact.choices)) for fact in facts]
        if shape != [(row.fact.name, row.fact.label, tuple(row.fact.choices)) for row in self._rows.values()]:
            self._rebuild(facts)
        for fact in facts:
            self._rows[fact.name].show_fact(fact)

    def edit(self, *, on: bool, at: str = "") -> None:
        """Make fields of the facts, with the keyboard in the first or in that of `at`; or words again."""
        if on == self._editing:
            return
        self._editing = on
        for row in self._rows.values():
            if row.field is not None:
                row.field.complain("")
                row.field.put(row.fact.kept)
            row.edit(on=on)
        if on:
            names = [field.fact.name for field in self._fields()]
            self._go_to(names.index(at) if at in names else 0)
        self.edited.emit(on)

    @property
    def editing(self) -> bool:
        """Whether the facts are fields now."""
        return self._editing

    def complain(self, name: str, sentence: str) -> None:
        """Say below the field of that fact what does not fit."""
        row = self._rows[name]
        row.why.hide()
        if row.field is not None:
            row.field.complain(sentence)

    def ask_why(self, name: str, sentence: str) -> None:
        """Say why a fact was not kept and ask for the reason it needs."""
        self._rows[name].ask_why(sentence)

    def go_on(self, name: str) -> None:
        """Put the keyboard into the field behind that of this fact."""
        self.complain(name, "")
        self._next(name)

    def row(self, name: str) -> FactRow:
        """The row of a fact."""
        return self._rows[name]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends editing."""
        if event.key() == Qt.Key.Key_Escape and self._editing:
            self.edit(on=False)
        else:
            super().keyPressEvent(event)

    def _fields(self) -> list[FactField]:
        return [row.field for row in self._rows.values() if row.field is not None]

    def _go_to(self, place: int) -> None:
        fields = self._fields()
        if place < len(fields):
            fields[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.edit(on=False)

    def _next(self, name: str) -> None:
        names = [one.fact.name for one in self._fields()]
        at = names.index(name)
        if not self._fields()[at].complaint():
            self._go_to(at + 1)

    def _rebuild(self, facts: Sequence[Fact]) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {fact.name: FactRow(self._look, fact) for fact in facts}
        for row in self._rows.values():
            self._column.addWidget(row)
            row.edit(on=self._editing)
            if row.field is not None:
                row.field.given.connect(self._given)
                row.field.entered.connect(self._next)
                row.reasoned.connect(self.reasoned)

    def _given(self, name: str, text: str) -> None:
        self.complain(name, "")
        self.given.emit(name, text)
