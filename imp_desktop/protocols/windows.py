"""When a packet is expected: so many days after the consent, a session of the course, or an earlier assessment."""

from collections.abc import Sequence
from dataclasses import dataclass

from imp_desktop.instruments.declaration import Section
from imp_desktop.protocols.course_reader import ids

CONSENT = "consent"
FIRST_SESSION = "first_session"
LAST_SESSION = "last_session"
ASSESSMENT = "assessment:"
OF_THE_COURSE = (FIRST_SESSION, LAST_SESSION)
MOST_DAYS = 3650


@dataclass(frozen=True)
class Window:
    """The days on which the packet of an assessment is expected from everyone in `groups`.

    `after` is what the days are counted from: consent, first_session, last_session, or "assessment:pre" for the day on
    the forms of that assessment. `from_days` may be negative for days before it.
    """

    assessment: str
    groups: tuple[str, ...]
    after: str
    from_days: int
    to_days: int

    @property
    def after_assessment(self) -> str:
        """The assessment the days are counted from; empty where they are counted from something else."""
        return self.after.removeprefix(ASSESSMENT) if self.after.startswith(ASSESSMENT) else ""


def read_windows(plan: Section, groups: Sequence[str]) -> tuple[Window, ...]:
    """The windows a protocol declares; without groups a window is everybody's."""
    return tuple(_window(section, groups) for section in plan.sections("windows"))


def _window(section: Section, groups: Sequence[str]) -> Window:
    section.only("assessment", "groups", "after", "from_days", "to_days")
    days = {key: section.whole(key, least=-MOST_DAYS) or 0 for key in ("from_days", "to_days")}
    named = ids(section, "groups") if section.has("groups") else tuple(groups)
    return Window(section.name("assessment"), named, section.text("after"), **days)
