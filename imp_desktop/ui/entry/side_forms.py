"""What is asked beside the page: why something is changed, and where a form filed wrongly belongs."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import enrolling
from imp_desktop.ui.controls import ground, label, paragraph
from imp_desktop.ui.course.digits import Digits
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.course.legend import Legend
from imp_desktop.ui.look import Look

_OTHER = "other"
_WIDE = 460


def reasons() -> dict[str, str]:
    """The reasons offered for changing what was keyed; the last one asks for one's own words."""
    return {
        "keyed": _("keyed wrongly"),
        "read": _("read wrongly"),
        "paper": _("participant corrected it"),
        _OTHER: _("another reason"),
    }


class ReasonForm(EntryForm):
    """Asks why, by one digit or in one's own words."""

    def __init__(self, look: Look, title: str, about: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(look)
        self._reasons = reasons()
        self.take("reason", Digits(look, _("Why?"), self._reasons))
        self.take("words", Field(look, _("In your own words")))
        _lay_out(self, title, about, keys)
        self.arrange()

    def in_use(self) -> list[str]:
        """Own words are asked for only where no other reason fits."""
        return ["reason", "words"] if self.parts["reason"].text() == _OTHER else ["reason"]

    def why(self) -> str:
        """The reason as it is kept; empty while there is none, or none that can be kept, which is said."""
        reason = self.parts["reason"].text()
        if reason != _OTHER:
            return self._reasons.get(reason, "")
        try:
            return enrolling.fitting_text(self.parts["words"].text().strip())
        except ImpError as error:
            self.complain("words", error)
            return ""


class MoveForm(EntryForm):
    """Asks whose form this is, of which assessment, and why it stood here."""

    def __init__(self, look: Look, name: str, assessments: Mapping[str, str], here: str) -> None:
        super().__init__(look)
        self.take("code", Field(look, _("Code on the paper")))
        self.take("assessment", Digits(look, _("Assessment"), assessments))
        self.take("why", Field(look, _("Why did it stand here?")))
        self.parts["assessment"].put(here)
        about = _("It goes to where its paper belongs, with everything keyed in it and all its history.")
        _lay_out(self, _("Move {name}").format(name=name), about, [("Enter", _("move")), ("Esc", _("leave it here"))])

    def say(self, sentence: str) -> None:
        """Say why the form cannot go there; what was typed stays."""
        self.parts["why"].complain(sentence)
        self.arranged.emit()
        self.begin("code")


class ClosedDialog(QDialog):
    """The one window that waits for an answer: why a closed form is changed."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("{name} is closed").format(name=name))
        ground(self, look.surface)
        about = _("It can be changed with a reason, which is asked once and kept with every change.")
        keys = [("1 … 4", _("choose")), ("Esc", _("nothing is changed"))]
        self.form = ReasonForm(look, self.windowTitle(), about, keys)
        self.form.decided.connect(self._decide)
        self.form.left.connect(self.reject)
        self.form.arranged.connect(self._fit)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        edge = look.px(20)
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(self.form)
        self._wide = look.px(_WIDE)

    def ask(self) -> None:
        """Wait for the reason; `accepted` or `rejected` tell when it has come."""
        self._fit()
        self.open()
        self.form.begin()

    def _fit(self) -> None:
        """As high as the reasons need in the width there is."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self._wide, layout.totalHeightForWidth(self._wide))

    def _decide(self) -> None:
        if self.form.why():
            self.accept()


def _lay_out(form: EntryForm, title: str, about: str, keys: Sequence[tuple[str, str]]) -> None:
    look = form.look
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.px(12))
    column.addWidget(label(look, title, 15, 600))
    column.addWidget(paragraph(look, about))
    for part in form.parts.values():
        column.addWidget(part)
    column.addWidget(Legend(look, keys))
    column.addStretch(1)
