"""The flow of people through a study, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass

from imp_desktop.statistics.counts import Count, Share


@dataclass(frozen=True)
class Leaving:
    """People who left the flow at one point: how many, and their reasons, zeros of planned reasons not kept."""

    n: int
    reasons: tuple[Count, ...] = ()


@dataclass(frozen=True)
class FlowArm:
    """The flow of one group through the study, counted from the register and the forms.

    approached - no_reply - waiting = screened; screened - not_eligible = eligible; eligible - declined - undecided =
    consented. `cohorts` (cohort -> people, of those who consented), `assessed` maps an assessment to the people with at
    least one form keyed then. `withdrew_before` left before the first session, `withdrew_during` after it; for a group
    without the course all who left are in `withdrew_during`. `attended` is the share at the criterion's least number
    of sessions, None without a course. `returned` counts forms of this group alone that came back, `analysed` the
    people with both scores by outcome.
    """

    group: str
    label: str
    recruited: str
    approached: int
    no_reply: Leaving
    waiting: int
    screened: int
    not_eligible: Leaving
    eligible: int
    declined: Leaving
    undecided: int
    consented: int
    cohorts: Mapping[int, int]
    assessed: Mapping[str, int]
    withdrew_before: Leaving
    started: int
    withdrew_during: Leaving
    in_course: bool
    attended: Share | None
    at_least: int | None
    returned: tuple[Count, ...]
    analysed: tuple[Count, ...]
    not_used: int = 0


@dataclass(frozen=True)
class Flow:
    """Both groups side by side, in the order of the protocol; `nowhere` counts people without a group yet."""

    arms: tuple[FlowArm, ...]
    nowhere: int = 0
