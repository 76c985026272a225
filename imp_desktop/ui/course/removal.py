"""Taking an entry out of the log: only with a reason, asked in the place of the entry."""

from PySide6.QtWidgets import QVBoxLayout

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.ui.controls import label
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.look import Look

_ABOUT_THE_REASON = frozenset({Problem.REMOVAL_NEEDS_REASON, Problem.TEXT_TOO_LONG, Problem.TEXT_UNFIT})


class RemovalForm(EntryForm):
    """One field: why the entry is taken out."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(look)
        self.take("why", Field(look, _("Why is it taken out? What was entered stays on record.")))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(10))
        column.setSpacing(look.px(8))
        name = label(look, title, 13, 600)
        name.setMinimumWidth(1)
        column.addWidget(name)
        column.addWidget(self.parts["why"])
        column.addWidget(Legend(look, [("Enter", _("take out")), ("Esc", _("leave as it was"))]))

    def refuse(self, error: ImpError) -> bool:
        """Say below the field what does not fit; False where it is about something else."""
        if error.problem not in _ABOUT_THE_REASON:
            return False
        self.complain("why", error)
        return True
