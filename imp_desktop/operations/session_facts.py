"""The facts the log keeps of a session: which there are, in what form each is kept, and what follows from a status."""

from collections.abc import Mapping

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations.register_facts import any_date, fitting_text
from imp_desktop.protocols.course import Course

SESSION_STATUSES = ("delivered", "truncated", "postponed", "cancelled")
FACTS = ("date", "status", "minutes", "reason", "moved_to")
DATES = ("date", "moved_to")
_MOST_MINUTES = 24 * 60


def fitting_fact(name: str, value: str) -> str:
    """The value of a fact as the log keeps it. ImpError where it does not fit."""
    if name not in FACTS:
        raise ImpError(Problem.UNKNOWN_CHOICE, name=name, known=", ".join(FACTS))
    if not value:
        return ""
    if name == "status":
        if value not in SESSION_STATUSES:
            raise ImpError(Problem.CHOICE_DOES_NOT_FIT, name=name, value=value, known=", ".join(SESSION_STATUSES))
        return value
    if name in DATES:
        return any_date(value).isoformat()
    if name == "minutes":
        return _fitting_minutes(value)
    return fitting_text(value)


def status_follows(given: Course, known: Mapping[str, str], entered: Mapping[str, str]) -> dict[str, str]:
    """What a new status brings: a session delivered in full lasted as planned unless somebody says otherwise."""
    status, before = entered.get("status", known.get("status", "")), known.get("status", "")
    if status == "cancelled":
        return {"minutes": "", "moved_to": ""}
    if status == before:
        return {}
    if not status:
        return {"minutes": "", "reason": "", "moved_to": ""}
    if status != "delivered":
        return {}
    follows = {"reason": entered.get("reason", ""), "moved_to": ""}
    if not entered.get("minutes") and not known.get("minutes"):
        follows["minutes"] = str(given.minutes)
    return follows


def _fitting_minutes(value: str) -> str:
    plain = value.lstrip("0")
    if not (value.isascii() and value.isdigit() and plain and int(plain[:6]) <= _MOST_MINUTES):
        raise ImpError(Problem.MINUTES_UNFIT, minutes=value, most=_MOST_MINUTES)
    return plain
