"""A new code in place of the codes: its label and the reason for it, each refused in its own place."""

from PySide6.QtWidgets import QVBoxLayout

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations.coding import LONGEST_LABEL
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.look import Look

_PART_OF = {
    Problem.CODE_LABEL_UNFIT: "label",
    Problem.CODE_EXISTS: "label",
    Problem.CODE_NEEDS_REASON: "why",
    Problem.TEXT_TOO_LONG: "why",
    Problem.TEXT_UNFIT: "why",
}


class NewCodeForm(EntryForm):
    """Two fields; Enter goes from the label to the reason and then adds the code."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.take("label", Field(look, _("Label, at most {most} characters").format(most=LONGEST_LABEL)))
        self.take("why", Field(look, _("Why the codes there are do not fit")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, look.px(12), 0)
        column.setSpacing(look.px(6))
        for part in self.parts.values():
            column.addWidget(part)
        column.addSpacing(look.px(4))
        column.addWidget(Legend(look, [("Enter", _("next, and add")), ("Esc", _("leave as it was"))]))
        column.addStretch(1)
        self.fill({})

    def refuse(self, error: ImpError) -> bool:
        """Say below the field it is about what does not fit; False where it is about none of them."""
        name = _PART_OF.get(error.problem, "")
        if name:
            self.complain(name, error)
        return bool(name)
