"""What is asked in the place of the codes: a new code, or an entry in the log of adverse reactions."""

from collections.abc import Callable

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.ui import problems
from imp_desktop.ui.coding.detail import TextDetail
from imp_desktop.ui.coding.model import TextLine
from imp_desktop.ui.coding.new_code import NewCodeForm
from imp_desktop.ui.coding.sheets import CodeSheet, ReactionSheet
from imp_desktop.ui.coding.writer import TextWriter
from imp_desktop.ui.course.reaction_form import ReactionForm
from imp_desktop.ui.session import Session

AskingForm = NewCodeForm | ReactionForm


class Asking:
    """Opens a form in the detail and writes what it says.

    `wrote` is called with the kind of what was written, `left` when the form has gone.
    """

    def __init__(
        self,
        session: Session,
        writer: TextWriter,
        detail: TextDetail,
        wrote: Callable[[str], None],
        left: Callable[[], None],
    ) -> None:
        self._session, self._writer, self._detail = session, writer, detail
        self._wrote, self._left = wrote, left

    def new_code(self, sheet: CodeSheet) -> None:
        """Ask for the label of a new code and why it is needed."""
        form = NewCodeForm(self._session.look)

        def add() -> None:
            facts = form.facts()
            self._write(form, lambda: self._writer.add_code(sheet.item, facts["label"], facts["why"]), "codes")

        form.decided.connect(add)
        self._open(form, _("New code"))

    def reaction(self, sheet: ReactionSheet, line: TextLine, kind: str) -> None:
        """Ask for an adverse reaction of that kind, or show the one that is in the log."""
        form, entry = ReactionForm(self._session.look, sheet.kinds(), line.form.code), sheet.entry(line, kind)
        if entry is None:
            form.fill({"reaction": kind})
        else:
            form.show_reaction(entry)

        def log() -> None:
            facts = form.facts()
            facts.pop("printable", None)  # the box above the codes says that
            self._write(form, lambda: self._writer.log(sheet.item, line, entry, facts), "course")

        form.decided.connect(log)
        self._open(form, sheet.heading(), "severity")

    def close(self) -> None:
        """Leave everything as it was."""
        self._detail.close_form()
        self._left()

    def _open(self, form: AskingForm, title: str, part: str = "") -> None:
        form.left.connect(self.close)
        self._detail.open_form(form, title)
        form.begin(part)

    def _write(self, form: AskingForm, does: Callable[[], object], kind: str) -> None:
        try:
            does()
        except ImpError as error:
            if not form.refuse(error):
                problems.show(self._session, error)
            return
        self.close()
        self._wrote(kind)
