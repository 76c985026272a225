"""What is typed beside a list or page: a question with whom it is for, an answer, or the reason for a change."""

from PySide6.QtWidgets import QVBoxLayout

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations.queries import LONGEST_NAME
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.look import Look

_OF_TEXT = frozenset({Problem.QUERY_EMPTY, Problem.TEXT_TOO_LONG, Problem.TEXT_UNFIT, Problem.QUERY_CLOSED})


class TextForm(EntryForm):
    """A text, and whom it is for if that is asked; Enter goes on and then decides, Esc leaves."""

    def __init__(self, look: Look, name: str, does: str, *, addressed: bool = False) -> None:
        super().__init__(look)
        self.take("text", Field(look, name))
        if addressed:
            self.take("to", Field(look, _("For whom, or nobody")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, look.px(4), 0)
        column.setSpacing(look.px(6))
        for part in self.parts.values():
            column.addWidget(part)
        column.addSpacing(look.px(4))
        column.addWidget(Legend(look, [("Enter", does), ("Esc", _("leave as it was"))]))
        column.addStretch(1)
        self.fill({})

    def refuse(self, error: ImpError) -> bool:
        """Say below the field what does not fit; False where it is about something else."""
        if error.problem not in _OF_TEXT:
            return False
        too_long = "to" in self.parts and len(self.parts["to"].text()) > LONGEST_NAME
        self.complain("to" if too_long else "text", error)
        return True
