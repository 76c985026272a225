"""An import under way: what it is for, what it did, and what it met."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from imp_desktop.errors import ImpError, ImpErrors, Problem
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study


@dataclass(frozen=True)
class Import:
    """What is to be taken in and how; `missing` maps codes such as "999" to reasons such as ".omitted"."""

    files: Sequence[Path]
    missing: Mapping[str, str] = field(default_factory=dict)
    replace: bool = False
    reason: str = ""
    dry_run: bool = False


@dataclass
class ImportResult:
    """What an import did, or would do; `unchanged` counts answers that were there, `known` what was of the course."""

    dry_run: bool = False
    participants: int = 0
    amended: int = 0
    forms: int = 0
    dated: int = 0
    answers: int = 0
    replaced: int = 0
    unchanged: int = 0
    flags: int = 0
    sessions: int = 0
    marks: int = 0
    entries: int = 0
    codes: int = 0
    codings: int = 0
    known: int = 0

    def sentence(self) -> str:
        """One line for people; what is nought is left out."""
        parts = [
            (self.participants, ngettext("{n} participant added", "{n} participants added", self.participants)),
            (self.amended, ngettext("{n} participant amended", "{n} participants amended", self.amended)),
            (self.answers, ngettext("{n} new answer", "{n} new answers", self.answers)),
            (self.replaced, ngettext("{n} answer replaced", "{n} answers replaced", self.replaced)),
            (self.unchanged, ngettext("{n} answer there already", "{n} answers there already", self.unchanged)),
            (self.flags, ngettext("{n} outside the scale", "{n} outside the scale", self.flags)),
            (self.forms, ngettext("{n} form", "{n} forms", self.forms)),
            (self.dated, ngettext("{n} date on a form", "{n} dates on forms", self.dated)),
            (self.sessions, ngettext("{n} session", "{n} sessions", self.sessions)),
            (self.marks, ngettext("{n} mark of attendance", "{n} marks of attendance", self.marks)),
            (self.entries, ngettext("{n} entry in the log", "{n} entries in the log", self.entries)),
            (self.codes, ngettext("{n} new code", "{n} new codes", self.codes)),
            (self.codings, ngettext("{n} text coded", "{n} texts coded", self.codings)),
            (
                self.known,
                ngettext(
                    "{n} entry of the course there already", "{n} entries of the course there already", self.known
                ),
            ),
        ]
        what = ", ".join(words.format(n=count) for count, words in parts if count) or _("nothing new")
        template = _("Would be taken in: {what}.") if self.dry_run else _("Taken in: {what}.")
        return template.format(what=what)


def refuse_if_met(taking: "Taking") -> None:
    """Raise ImpErrors with every problem met, if there is one."""
    if taking.problems:
        raise ImpErrors(taking.problems)


@dataclass
class Taking:
    """An import under way: what it is for, what it did, and what it met.

    `progress` is told the share of the answers done, in per cent; `given` holds what the tables of this import said.
    """

    study: Study
    person: Person
    wanted: Import
    result: ImportResult = field(default_factory=ImportResult)
    progress: Callable[[int], None] = lambda _percent: None
    problems: list[ImpError] = field(default_factory=list)
    given: dict[tuple[str, ...], str] = field(default_factory=dict)

    def complain(self, place: str, error: ImpError) -> None:
        """Remember a problem and where it is."""
        self.problems += [problem.at(place) for problem in error.all()]

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Whatever is refused inside the block is remembered with its place."""
        try:
            yield
        except ImpError as error:
            self.complain(place, error)

    def is_new(self, about: tuple[str, ...], stored: str, value: str) -> bool:
        """Whether a value is to be written.

        Raises ImpError (TABLE_CELL_TWICE where this import said otherwise before, TABLE_OTHER_VALUE where another value
        is there and is not to be replaced).
        """
        earlier = self.given.setdefault(about, value)
        if earlier != value:
            raise ImpError(Problem.TABLE_CELL_TWICE, value=value, other=earlier)
        if stored not in ("", value) and not self.wanted.replace:
            raise ImpError(Problem.TABLE_OTHER_VALUE, value=value, stored=stored)
        return stored != value
