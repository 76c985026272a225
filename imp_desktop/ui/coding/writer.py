"""What is written on the screen of texts, step by step, so that each step can be undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from imp_desktop.i18n import _
from imp_desktop.operations import coding, course_log
from imp_desktop.operations.coding import Code
from imp_desktop.operations.course_log import Reaction
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.coding.model import TextLine
from imp_desktop.ui.session import Session

_MOST_STEPS = 500


@dataclass(frozen=True)
class Step:
    """One thing that was written about the text of a form at an item, and how it is put back."""

    item: str
    form: FormKey
    kind: str
    back: Callable[[], object]


class TextWriter:
    """Writes through the operations and remembers what was there; whatever these raise goes to the caller."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._steps: list[Step] = []

    def code(self, item: str, line: TextLine, chosen: Sequence[str], *, printable: bool) -> None:
        """Sort a text under these codes. Raises ImpError as `coding.code_text` does.

        Undone, a text that was keyed anew after it was coded has no codes, so that it waits again.
        """
        study, person = self._session.study, self._session.person
        coding.code_text(study, person, line.form, item, chosen, printable=printable)
        before = () if line.changed else line.chosen
        self._remember(
            item,
            line.form,
            "codes",
            lambda: coding.code_text(study, person, line.form, item, before, printable=line.printable),
        )

    def add_code(self, item: str, label: str, why: str) -> Code:
        """Add a code to those of an item. Raises ImpError as `coding.add_code` does."""
        return coding.add_code(self._session.study, self._session.person, item, label, why)

    def log(self, item: str, line: TextLine, before: Reaction | None, facts: Mapping[str, str]) -> None:
        """Enter an adverse reaction, or amend the one that was there. Raises ImpError as the log does."""
        study, person = self._session.study, self._session.person
        if before is None:
            made = course_log.add_reaction(study, person, line.form.code, facts)
            self._remember(
                item, line.form, "course", lambda: course_log.take_out(study, person, made.id, _("undone at once"))
            )
            return
        course_log.amend_reaction(study, person, before.id, facts)
        was = {name: value for name, value in facts_of(before).items() if name in facts}
        if was != dict(facts):
            self._remember(item, line.form, "course", lambda: course_log.amend_reaction(study, person, before.id, was))

    def print_words(self, item: str, line: TextLine, logged: Sequence[Reaction], *, printable: bool) -> None:
        """Say in every entry of a person whether the words on the form may be printed. Raises ImpError."""
        self._print({entry.id: printable for entry in logged})
        before = {entry.id: entry.printable for entry in logged}
        self._remember(item, line.form, "course", lambda: self._print(before))

    def undo(self) -> Step | None:
        """Put back what the last step changed; gives the step, None where there is none.

        A step that can no longer be undone raises ImpError and is forgotten.
        """
        if not self._steps:
            return None
        step = self._steps.pop()
        step.back()
        return step

    def _print(self, entries: Mapping[int, bool]) -> None:
        study, person = self._session.study, self._session.person
        for entry, printable in entries.items():
            course_log.amend_reaction(study, person, entry, {"printable": "yes" if printable else "no"})

    def _remember(self, item: str, form: FormKey, kind: str, back: Callable[[], object]) -> None:
        self._steps.append(Step(item, form, kind, back))
        del self._steps[:-_MOST_STEPS]


def facts_of(reaction: Reaction) -> dict[str, str]:
    """Everything the log says of a reaction, as it is kept."""
    return {
        "reaction": reaction.kind,
        "severity": reaction.severity,
        "related": reaction.related,
        "action": reaction.action,
        "stopped": "yes" if reaction.stopped else "no",
        "date": reaction.date.isoformat() if reaction.date else "",
        "what": reaction.what,
        "printable": "yes" if reaction.printable else "no",
    }
