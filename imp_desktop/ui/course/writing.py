"""What is written from the session log and the attendance list, step by step, so that each can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass

from imp_desktop.operations import teaching
from imp_desktop.operations.teaching import Session
from imp_desktop.ui.session import Session as Work

_MOST_STEPS = 500


@dataclass(frozen=True)
class Step:
    """One thing that was written, and how it was before: a mark of somebody, or the facts of a session."""

    cohort: int | None
    session: str
    code: str = ""
    mark: str = ""
    facts: Mapping[str, str] | None = None


class CourseWriter:
    """Writes through the operations and remembers what was there; whatever these raise goes to the caller."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._steps: list[Step] = []

    def mark(self, before: Step, mark: str) -> None:
        """Mark somebody who was marked as `before` says. Raises ImpError as `teaching.mark` does."""
        teaching.mark(self._work.study, self._work.person, before.cohort, before.session, before.code, mark)
        if before.mark != mark:
            self._remember(before)

    def log(self, before: Session, facts: Mapping[str, str]) -> Session:
        """Log facts of a session. Raises ImpError as `teaching.log_session` does; then nothing is written."""
        after = teaching.log_session(self._work.study, self._work.person, before.cohort, before.id, facts)
        if after != before:
            self._remember(Step(before.cohort, before.id, facts=facts_of(before)))
        return after

    def undo(self) -> Step | None:
        """Put back what the last step changed; gives the step, None where there is none.

        A step that can no longer be undone raises ImpError and is forgotten.
        """
        if not self._steps:
            return None
        step, study, person = self._steps.pop(), self._work.study, self._work.person
        if step.facts is None:
            teaching.mark(study, person, step.cohort, step.session, step.code, step.mark)
        else:
            teaching.log_session(study, person, step.cohort, step.session, step.facts)
        return step

    def _remember(self, step: Step) -> None:
        self._steps.append(step)
        del self._steps[:-_MOST_STEPS]


def facts_of(session: Session) -> dict[str, str]:
    """Everything the log says of a session, as it is kept."""
    return {
        "date": session.date.isoformat() if session.date else "",
        "status": session.status,
        "minutes": str(session.minutes or ""),
        "reason": session.reason,
        "moved_to": session.moved_to.isoformat() if session.moved_to else "",
    }
