"""What a protocol says of its course and of what is written about it: sessions, teachers, codes of texts, reactions."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Course:
    """The course of one group: `sessions` and `teachers` by id, in order; a session is to last `minutes`."""

    group: str
    sessions: tuple[str, ...]
    minutes: int
    teachers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coding:
    """A text of the forms that is sorted by hand under codes; `several` allows more than one code for a text."""

    item: str
    codes: tuple[str, ...]
    several: bool = False


@dataclass(frozen=True)
class Reactions:
    """Where the forms ask for adverse reactions: `item` answered with one of `yes` asks for an entry in the log.

    `text` is the item that holds the person's own words, or empty; `kinds` are the codes of what was met.
    """

    kinds: tuple[str, ...]
    item: str = ""
    yes: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class SessionWords:
    """What one session is about, in one language."""

    guideline: str
    theme: str = ""


@dataclass(frozen=True)
class DomainWords:
    """The name of a domain and a sentence of the study about it: why it does not apply, or what no form can tell."""

    label: str
    statement: str = ""


@dataclass(frozen=True)
class CourseWords:
    """The words of a course and its feasibility in one language, by id.

    `recruited` says of a group how its people were found, `measures` names a source of a domain, `parts` a block of a
    grid; `codes` maps an item to code -> label, `reasons` a status to reason -> label.
    """

    sessions: Mapping[str, SessionWords] = field(default_factory=dict)
    teachers: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reactions: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    recruited: Mapping[str, str] = field(default_factory=dict)
    domains: Mapping[str, DomainWords] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)

    def reason(self, status: str, reason: str) -> str:
        """The label of a reason for a status; what is no reason of the protocol is somebody's own words."""
        for offered in (self.reasons.get(status, {}), *self.reasons.values()):
            if reason in offered:
                return offered[reason]
        return reason
