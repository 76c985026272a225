"""What a study is, as data: nothing of a particular study is written in Python."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from imp_desktop.instruments.model import Direction
from imp_desktop.protocols.checks import Check
from imp_desktop.protocols.course import Coding, Course, CourseWords, Reactions
from imp_desktop.protocols.feasibility import Criterion, Domain
from imp_desktop.protocols.windows import Window

MISSING_RULES = ("half", "80 %", "complete")
DESCRIPTIVES = ("complete", "available")


@dataclass(frozen=True)
class Group:
    """One group of participants; `cohorts` tells whether its people come in cohorts (training groups)."""

    id: str
    cohorts: bool = False


@dataclass(frozen=True)
class Due:
    """An instrument due from everyone in `groups` at each of `assessments`."""

    instrument: str
    assessments: tuple[str, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """A score the study looks at; every one is compared between the groups.

    `main` ones carry the study's question and the correction for many tests. Those without `table` have no row in the
    main table of the report, since their sum stands there; everything else is told of them too.
    """

    score: str
    instrument: str
    direction: Direction
    main: bool = False
    table: bool = True


@dataclass(frozen=True)
class Comparison:
    """Two groups by two assessments: differences are `first` minus `second`, changes are `after` minus `before`."""

    first: str
    second: str
    before: str
    after: str


@dataclass(frozen=True)
class ProtocolWords:
    """The words of a protocol in one language: its title, its purpose in a sentence, and labels by id.

    `eligibility` holds the label of each question, `answers` question -> answer -> label; `course` everything about
    the course and its feasibility.
    """

    title: str
    subtitle: str
    groups: Mapping[str, str] = field(default_factory=dict)
    assessments: Mapping[str, str] = field(default_factory=dict)
    eligibility: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    course: CourseWords = field(default_factory=CourseWords)


@dataclass(frozen=True)
class Protocol:
    """A study plan.

    `missing_rule` and `descriptives` are the values a new study starts with; `eligibility` maps each question to the
    answers it can have; `cohort_size` is the usual least and greatest number of people in one cohort; `reasons` maps
    a status to the reasons that are offered for it, beside one's own words.
    """

    id: str
    version: int
    groups: tuple[Group, ...]
    assessments: tuple[str, ...]
    due: tuple[Due, ...]
    outcomes: tuple[Outcome, ...]
    comparison: Comparison
    words: Mapping[str, ProtocolWords]
    randomised: bool = False
    cohort_size: tuple[int, int] | None = None
    eligibility: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    baseline_items: tuple[str, ...] = ()
    missing_rule: str = "half"
    descriptives: str = "complete"
    course: Course | None = None
    codings: tuple[Coding, ...] = ()
    reactions: Reactions | None = None
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    domains: tuple[Domain, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    windows: tuple[Window, ...] = ()
    checks: tuple[Check, ...] = ()

    def group(self, group_id: str) -> Group:
        """The group of that id; KeyError if the protocol has none."""
        for group in self.groups:
            if group.id == group_id:
                return group
        raise KeyError(group_id)

    def due_forms(self, group_id: str) -> tuple[tuple[str, str], ...]:
        """(assessment, instrument) of every form due from a participant of the group, in the order of the packets."""
        return tuple(
            (assessment, due.instrument)
            for assessment in self.assessments
            for due in self.due
            if assessment in due.assessments and group_id in due.groups
        )

    def window(self, group_id: str, assessment: str) -> Window | None:
        """When the packet of the assessment is expected from the group; None where the protocol does not say."""
        fitting = (one for one in self.windows if one.assessment == assessment and group_id in one.groups)
        return next(fitting, None)

    def coding(self, item: str) -> Coding:
        """How the texts of an item are sorted; KeyError if they are not."""
        for coding in self.codings:
            if coding.item == item:
                return coding
        raise KeyError(item)

    def in_language(self, code: str) -> ProtocolWords:
        """The words in that language, or in English where it has none."""
        return self.words.get(code) or self.words["en"]
