"""What a protocol says of feasibility: the domains, where the data of each come from, and the progression criteria."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

# the areas of Bowen et al. (2009, American Journal of Preventive Medicine 36, 452-457), then what reports add to them
BOWEN = (
    "acceptability",
    "demand",
    "implementation",
    "practicality",
    "adaptation",
    "integration",
    "expansion",
    "preliminary_effectiveness",
)
DOMAINS = (*BOWEN, "adverse_reactions", "topics_missed")


class SourceKind(StrEnum):
    """Where the data of a domain come from; a closed list, so that a protocol can name a source but not invent one."""

    ITEM_MEAN = "item_mean"
    ITEM_SHARE = "item_share"
    GRID = "grid"
    SESSION_LOG = "session_log"
    ATTENDANCE = "attendance"
    REGISTER = "register"
    LOG = "log"
    CODED_TEXT = "coded_text"
    TEXT = "text"
    OUTCOMES = "outcomes"
    NOT_APPLICABLE = "not_applicable"


# what a source may look at besides items: joined of those eligible, completed the course, assessed after, form returned
REGISTER = ("joined", "completed", "assessed", "returned")
LOGS = ("adaptations", "adverse")
ITEM_KINDS = (SourceKind.ITEM_MEAN, SourceKind.ITEM_SHARE, SourceKind.GRID, SourceKind.CODED_TEXT, SourceKind.TEXT)
SHARES = (
    SourceKind.ITEM_SHARE,
    SourceKind.SESSION_LOG,
    SourceKind.ATTENDANCE,
    SourceKind.REGISTER,
    SourceKind.LOG,
)


@dataclass(frozen=True)
class Source:
    """One piece of data.

    `of` names items (several of one item_mean, item_share or outcomes source are added up) or, for `returned`, an
    instrument; `codes` are the choices counted by an item_share; `at_least` the least sum it counts instead, or the
    least number of sessions of an attendance; `what` a word of REGISTER or LOGS; `parts` blocks of a grid with their
    number of rows; `teacher` whom a grade is for; `target` what people agreed to, drawn beside the answers.
    An outcomes source with `of` correlates their sum with the changes.
    """

    id: str
    kind: SourceKind
    of: tuple[str, ...] = ()
    codes: tuple[int, ...] = ()
    at_least: Decimal | None = None
    what: str = ""
    parts: tuple[tuple[str, int], ...] = ()
    teacher: str = ""
    target: Decimal | None = None


@dataclass(frozen=True)
class Domain:
    """One domain of feasibility with its sources in the order of the report."""

    id: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Criterion:
    """A progression criterion: from `green` per cent on go on, below `red` reconsider, between them adjust.

    An `example` was not set by the study.
    """

    id: str
    source: Source
    green: Decimal
    red: Decimal
    example: bool = False
