"""The form of one adverse reaction: closed questions by one digit each, and what the participant wrote."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _
from imp_desktop.operations.course_log import Reaction
from imp_desktop.protocols.vocabulary import actions, relations, severities
from imp_desktop.ui.controls import label
from imp_desktop.ui.course.digits import Digits
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.look import Look

_WORDS_HEIGHT = 88
_PART_OF = {
    Problem.UNKNOWN_PARTICIPANT: "code",
    Problem.CODE_CHECK_FAILS: "code",
    Problem.NO_CONSENT: "code",
    Problem.DATE_UNFIT: "date",
    Problem.DATE_IN_FUTURE: "date",
}


class ReactionForm(EntryForm):
    """An entry of a participant; one without a participant asks for the code first."""

    def __init__(self, look: Look, kinds: Mapping[str, str], code: str = "", words: str = "") -> None:
        super().__init__(look)
        self._code, self._words = code, words
        yes_no = {"yes": _("yes"), "no": _("no")}
        self.take("code", Field(look, _("Code of the participant"), width=132))
        self.take("reaction", Digits(look, _("What it was"), kinds))
        self.take("severity", Digits(look, _("How severe"), severities()))
        self.take("related", Digits(look, _("Related to the course"), relations()))
        self.take("action", Digits(look, _("What was done"), actions()))
        self.take("stopped", Digits(look, _("Left the course because of it"), yes_no))
        self.take("date", Field(look, _("Date, such as 5-3-2026"), day=True, width=132))
        self.take("what", Field(look, _("In a few words")))
        self.take("printable", Digits(look, _("May the participant's own words be printed?"), yes_no))
        self.own_words = QPlainTextEdit(words)
        self._lay_out()
        self.fill({})

    def show_reaction(self, reaction: Reaction) -> None:
        """Start from what the log says."""
        self.fill(
            {
                "reaction": reaction.kind,
                "severity": reaction.severity,
                "related": reaction.related,
                "action": reaction.action,
                "stopped": "yes" if reaction.stopped else "no",
                "date": reaction.date.isoformat() if reaction.date else "",
                "what": reaction.what,
                "printable": "yes" if reaction.printable else "no",
            }
        )

    def code(self) -> str:
        """Whose reaction it is."""
        return self._code or self.parts["code"].text()

    def in_use(self) -> list[str]:
        """The code only where it is not known, printing only where there are words to print."""
        left_out = {"code" if self._code else "", "" if self._words else "printable"}
        return [name for name in self.parts if name not in left_out]

    def facts(self) -> dict[str, str]:
        """What is to be logged of the reaction."""
        return {name: value for name, value in super().facts().items() if name != "code"}

    def refuse(self, error: ImpError) -> bool:
        """Say below the part it is about what does not fit; False where it is about none of them."""
        name = _PART_OF.get(error.problem, "")
        if error.problem is Problem.ENTRY_INCOMPLETE:
            name = "severity" if self.parts["reaction"].text() else "reaction"
        if error.problem in {Problem.TEXT_TOO_LONG, Problem.TEXT_UNFIT}:
            name = self.unfit_text()
        if name not in self.in_use():
            return False
        self.complain(name, error)
        return True

    def _lay_out(self) -> None:
        look, column = self.look, QVBoxLayout(self)
        column.setContentsMargins(0, 0, look.px(12), 0)
        column.setSpacing(look.px(6))
        heading = label(look, _("On the form"), 12, colour="text2")
        self.own_words.setReadOnly(True)
        self.own_words.setFont(look.font(13))
        self.own_words.setFrameShape(QFrame.Shape.NoFrame)
        self.own_words.setFixedHeight(look.px(_WORDS_HEIGHT))
        self.own_words.setAccessibleName(_("What the participant wrote on the form"))
        self.own_words.setTabChangesFocus(True)
        self.own_words.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        for widget in (heading, self.own_words):
            column.addWidget(widget)
            widget.setVisible(bool(self._words))
        for part in self.parts.values():
            column.addWidget(part)
        keys = [("Enter", _("next, and keep")), ("Ctrl+Enter", _("keep")), ("Esc", _("leave as it was"))]
        column.addSpacing(look.px(4))
        column.addWidget(Legend(look, keys))
        column.addStretch(1)
