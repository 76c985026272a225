"""When the packet of each participant is expected at each assessment, as the windows of the protocol say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from imp_desktop.operations import teaching
from imp_desktop.operations.enrolling import NOT_JOINING, Participant, by_number
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.operations.teaching import Session
from imp_desktop.protocols.windows import CONSENT, FIRST_SESSION, OF_THE_COURSE, Window
from imp_desktop.storage import keyings


class Waiting(StrEnum):
    """How urgent a packet is that is not in yet."""

    NOT_YET = "not_yet"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Expected:
    """The days on which a packet is expected, both included."""

    since: date
    until: date

    def waiting(self, day: date) -> Waiting:
        """How urgent it is on that day."""
        if day > self.until:
            return Waiting.OVERDUE
        return Waiting.DUE if day >= self.since else Waiting.NOT_YET


@dataclass(frozen=True)
class _Days:
    """What the windows are counted from, read once."""

    sessions: Mapping[int | None, tuple[Session, ...]]
    on_forms: Mapping[tuple[int, str], date]

    def beginning(self, window: Window, number: int, participant: Participant) -> date | None:
        if window.after == CONSENT:
            return participant.consent
        if window.after in OF_THE_COURSE:
            held = [one for one in self.sessions.get(participant.cohort, ()) if one.status != "cancelled"]
            if not held:
                return None
            return held[0 if window.after == FIRST_SESSION else -1].held_on
        return self.on_forms.get((number, window.after_assessment))


def expected(study: Study) -> dict[tuple[str, str], Expected]:
    """(code, assessment) -> the days of its window, where they are known by now.

    Only of those who gave consent and take part. A window counted from a session begins once the log says when that
    session of the cohort is or was; one counted from an earlier assessment once its forms bear a date, the newest of
    which counts.
    """
    plan = protocol(study)
    if not plan.windows:
        return {}
    days = _read(study)
    found = {}
    for number, participant in by_number(study).items():
        for assessment in plan.assessments if _is_waited_for(participant) else ():
            window = plan.window(participant.group or "", assessment)
            beginning = days.beginning(window, number, participant) if window else None
            if window and beginning:
                since, until = (beginning + timedelta(days=many) for many in (window.from_days, window.to_days))
                found[participant.code, assessment] = Expected(since, until)
    return found


def _is_waited_for(participant: Participant) -> bool:
    return participant.consent is not None and participant.status not in {*NOT_JOINING, "withdrawn"}


def _read(study: Study) -> _Days:
    sessions: dict[int | None, tuple[Session, ...]] = {}
    if protocol(study).course is not None:
        for session in teaching.every_session(study):
            sessions[session.cohort] = (*sessions.get(session.cohort, ()), session)
    on_forms: dict[tuple[int, str], date] = {}
    for number, assessment, _instrument, name, value in keyings.all_facts(study):
        if name == keyings.DATE and value:
            day = date.fromisoformat(value)
            on_forms[number, assessment] = max(day, on_forms.get((number, assessment), day))
    return _Days(sessions, on_forms)
