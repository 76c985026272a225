"""The texts of one item as a list, and the codes they can stand under."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from imp_desktop.i18n import _
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.controls.lines import LinesModel

KEYS = "123456789abcdefghijklmqrstuvwxyz"  # n, o and p do other things
_SPOKEN = 200


@dataclass(frozen=True)
class TextLine:
    """One text: whose, what it says, the codes it stands under by id and by label.

    `waits` is True as long as somebody has to look, `lacks` says for what; `changed` marks a text that reads otherwise
    than when it was coded; `said` stands in place of a text nobody wrote.
    """

    form: FormKey
    where: str
    text: str
    chosen: tuple[str, ...] = ()
    chips: tuple[str, ...] = ()
    waits: bool = False
    printable: bool = False
    changed: bool = False
    lacks: str = ""
    said: str = ""


@dataclass(frozen=True)
class Option:
    """A code with its key, how many texts stand under it, and why the study added it if it did."""

    id: str
    key: str
    label: str
    count: int
    why: str = ""


def state_words(line: TextLine) -> str:
    """How a text stands, in words: its codes, or that it waits."""
    states = [
        *line.chips,
        line.lacks if line.waits and not line.changed else "",
        _("keyed anew after it was coded") if line.changed else "",
        _("may be printed") if line.printable else "",
    ]
    return ", ".join(state for state in states if state)


def spoken(line: TextLine) -> str:
    """A line as it is read aloud: whose text, how it stands, and how it begins."""
    begins = " ".join(line.text[:_SPOKEN].split()) or line.said
    return ". ".join(part for part in (line.form.code, state_words(line), begins) if part)


class TextsModel(LinesModel[TextLine]):
    """The texts in the order of the codes of participants."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(spoken, parent=parent)

    def renew(self, lines: Sequence[TextLine]) -> bool:
        """Show these lines; where they are the same texts only what differs is drawn anew. True if they are others."""
        if [line.form for line in lines] != [line.form for line in self.lines]:
            self.show(lines)
            return True
        before, self.lines = self.lines, tuple(lines)
        for row, (old, new) in enumerate(zip(before, self.lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))
        return False

    def row_of(self, form: FormKey | None) -> int:
        """The row of a form, or -1."""
        return next((row for row, line in enumerate(self.lines) if line.form == form), -1)

    def next_waiting(self, after: int) -> int:
        """The next row below that waits, else the first above, or -1 where none does."""
        rows = [row for row, line in enumerate(self.lines) if line.waits and row != after]
        return next((row for row in rows if row > after), rows[0] if rows else -1)
