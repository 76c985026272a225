"""What is sorted on the screen of texts: the texts of a coded item, or what people wrote about adverse reactions."""

from collections import Counter
from collections.abc import Mapping, Sequence

from imp_desktop.i18n import _
from imp_desktop.operations import coding, course_log, reported
from imp_desktop.operations.course_log import Reaction
from imp_desktop.protocols.course import Coding
from imp_desktop.ui.coding import words
from imp_desktop.ui.coding.model import KEYS, Option, TextLine
from imp_desktop.ui.coding.writer import TextWriter
from imp_desktop.ui.names import Names
from imp_desktop.ui.session import Session


class CodeSheet:
    """The texts of an item of the forms, sorted under codes."""

    grows = True

    @property
    def waiting(self) -> str:
        """What texts that wait are called together."""
        return _("Still to code")

    def __init__(self, session: Session, writer: TextWriter, plan: Coding, names: Names) -> None:
        self._session, self._writer, self._plan, self._names = session, writer, plan, names
        self.item = plan.item
        self.title = words.title(session.study, plan.item)

    def lines(self) -> list[TextLine]:
        """The texts that count, in the order of the codes of participants."""
        labels = {code.id: code.label for code in coding.codes(self._session.study, self.item)}
        return [
            TextLine(
                one.form,
                self._names.assessment(one.form.assessment),
                one.text,
                one.codes,
                tuple(labels.get(code, code) for code in one.codes),
                waits=not one.codes or one.changed,
                printable=one.printable,
                changed=one.changed and bool(one.codes),
                lacks=_("still to code"),
            )
            for one in coding.texts(self._session.study, self.item)
            if one.counts
        ]

    def options(self, lines: Sequence[TextLine]) -> list[Option]:
        """The codes of the protocol, then those of the study, each with how many of the texts stand under it."""
        counts = Counter(code for line in lines for code in line.chosen)
        return [
            Option(code.id, KEYS[at : at + 1], code.label, counts[code.id], code.why)
            for at, code in enumerate(coding.codes(self._session.study, self.item))
        ]

    def pick(self, line: TextLine, option: str) -> None:
        """Put a text under a code, or take it from there; where a text takes one code it replaces. Raises ImpError."""
        others = [code for code in line.chosen if code != option]
        kept = others if self._plan.several else []
        chosen = kept if option in line.chosen else [*kept, option]
        self._writer.code(self.item, line, chosen, printable=line.printable)

    def keep(self, line: TextLine) -> None:
        """Say that the codes still fit a text that was keyed anew. Raises ImpError."""
        self._writer.code(self.item, line, line.chosen, printable=line.printable)

    def refuses_print(self, line: TextLine) -> str:
        """Why a text cannot be said to be printable; empty where it can."""
        return ""

    def print_words(self, line: TextLine, *, printable: bool) -> None:
        """Say whether a text may be printed. Raises ImpError."""
        self._writer.code(self.item, line, line.chosen, printable=printable)

    def heading(self) -> str:
        """The title over the codes."""
        return _("Codes, one or more") if self._plan.several else _("Codes, one for a text")

    def nothing(self) -> str:
        """What is said while there are no texts."""
        return _(
            "“{title}”: nothing was keyed yet. Texts stand here as soon as a form that holds one is keyed."
        ).format(title=self.title)

    def progress(self, lines: list[TextLine]) -> str:
        """How many texts are still to be coded."""
        return words.progress(sum(line.waits for line in lines), len(lines))

    def said(self, line: TextLine) -> str:
        """Nothing else."""
        return ""


class ReactionSheet:
    """What people wrote about adverse reactions, beside the log of the course."""

    grows = False

    @property
    def waiting(self) -> str:
        """What forms that wait are called together."""
        return _("Not in the log yet")

    def __init__(self, session: Session, writer: TextWriter, names: Names) -> None:
        self._session, self._writer, self._names = session, writer, names
        asked = names.protocol.reactions
        self.item = (asked.text or asked.item) if asked else ""
        self.title = _("Adverse reactions")
        self._reported: dict[object, reported.Reported] = {}

    def kinds(self) -> Mapping[str, str]:
        """The kinds of reactions and what they are called."""
        labels = self._names.words.course.reactions
        return {kind: labels.get(kind, kind) for kind in course_log.reaction_kinds(self._session.study)}

    def lines(self) -> list[TextLine]:
        """The forms that tell of a reaction."""
        found, kinds = reported.reported(self._session.study), self.kinds()
        self._reported = {one.form: one for one in found}
        return [
            TextLine(
                one.form,
                self._names.assessment(one.form.assessment),
                one.text,
                tuple(entry.kind for entry in one.logged),
                tuple(kinds.get(entry.kind, entry.kind) for entry in one.logged),
                waits=one.waits,
                printable=any(entry.printable for entry in one.logged),
                lacks=_("not in the log yet"),
                said=_("says yes and wrote nothing"),
            )
            for one in found
        ]

    def options(self, lines: Sequence[TextLine]) -> list[Option]:
        """The kinds of reactions, with how many people met each, on a form or not."""
        people = {(entry.code, entry.kind) for entry in course_log.reactions(self._session.study)}
        counts = Counter(kind for _code, kind in people)
        return [
            Option(kind, KEYS[at : at + 1], label, counts[kind])
            for at, (kind, label) in enumerate(self.kinds().items())
        ]

    def entry(self, line: TextLine, kind: str) -> Reaction | None:
        """The last entry of that kind in the log of who wrote the text."""
        logged = self._reported[line.form].logged if line.form in self._reported else ()
        return next((entry for entry in reversed(logged) if entry.kind == kind), None)

    def refuses_print(self, line: TextLine) -> str:
        """Why the words cannot be said to be printable: the log holds that, so it needs an entry first."""
        if not line.text:
            return _("There are no words to print.")
        return "" if line.chosen else _("Log the reaction first, then say whether the words may be printed.")

    def print_words(self, line: TextLine, *, printable: bool) -> None:
        """Say whether the words may be printed. Raises ImpError."""
        self._writer.print_words(self.item, line, self._reported[line.form].logged, printable=printable)

    def heading(self) -> str:
        """The title over the kinds."""
        return _("In the log of adverse reactions")

    def nothing(self) -> str:
        """What is said while no form tells of a reaction."""
        return _("No form tells of an adverse reaction.")

    def progress(self, lines: list[TextLine]) -> str:
        """How many forms wait for the log."""
        return words.progress_of_log(sum(line.waits for line in lines), len(lines))

    def said(self, line: TextLine) -> str:
        """Where the form does not say yes, that it does not."""
        found = self._reported.get(line.form)
        return _("The form does not say yes to an adverse reaction.") if found and not found.yes else ""


Sheet = CodeSheet | ReactionSheet


def sheets(session: Session, writer: TextWriter, names: Names) -> list[Sheet]:
    """Every part the protocol of the study has."""
    found: list[Sheet] = [CodeSheet(session, writer, plan, names) for plan in names.protocol.codings]
    reactions = ReactionSheet(session, writer, names)
    return [*found, reactions] if reactions.item else found
