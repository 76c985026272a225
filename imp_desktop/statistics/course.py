"""What the statistics of feasibility are made from besides answers: the register, the course, and coded texts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.feasibility_results import AdaptationLine, ReactionLine


@dataclass(frozen=True)
class Enrolled:
    """One participant of the register.

    `reason` is the label of the reason of the status; `left_on` the day of withdrawal; `counted` tells whether any
    number may use what the participant answered.
    """

    code: str
    group: str | None
    cohort: int | None
    status: str
    reason: str = ""
    consent: bool = False
    left_on: dt.date | None = None
    counted: bool = True

    @property
    def withdrew(self) -> bool:
        """Whether the participant left after consent."""
        return self.consent and self.status in ("withdrawn", "declined", "not_eligible", "no_reply")


@dataclass(frozen=True)
class Logged:
    """One session of one cohort as planned and logged; `status` is empty where nothing was logged."""

    cohort: int | None
    id: str
    number: int
    status: str = ""
    date: dt.date | None = None
    minutes: int | None = None
    reason: str = ""
    moved_to: dt.date | None = None


@dataclass(frozen=True)
class Text:
    """A text of a form: whose, what it says, the codes it stands under, and whether it may be printed."""

    code: str
    text: str
    codes: tuple[str, ...] = ()
    printable: bool = False


@dataclass(frozen=True)
class Course:
    """Register, session log, marks and logs of one study, labels in the language of the report.

    `marks` maps (cohort, session, code of the participant) to present, absent or excused; `reactions` pairs the code
    of a participant with an entry; `kinds` are the codes of reactions with their labels; `texts` and `codes`
    hold, by item, the texts sorted under codes and these codes; `doubts` sentences about what should be looked at;
    `awaited` the people whose form says yes to adverse reactions while the log holds none of them.
    """

    people: tuple[Enrolled, ...]
    sessions: tuple[Logged, ...] = ()
    marks: Mapping[tuple[int | None, str, str], str] = field(default_factory=dict)
    adaptations: tuple[AdaptationLine, ...] = ()
    reactions: tuple[tuple[str, ReactionLine], ...] = ()
    kinds: tuple[Count, ...] = ()
    awaited: tuple[str, ...] = ()
    texts: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    codes: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
