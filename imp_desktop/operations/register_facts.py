"""The facts the register keeps of a participant: which there are, and in what form each is kept."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import unfit
from imp_desktop.protocols.model import Protocol

STATUSES = (
    "approached",
    "no_reply",
    "not_eligible",
    "eligible",
    "consented",
    "declined",
    "active",
    "withdrawn",
    "completed",
)
DATA_USES = ("keep", "until", "none")
DATES = ("status_date", "approached", "consent")
ELIGIBILITY = "eligibility."
_LONGEST_TEXT = 2_000
_MOST_COHORTS = 99


def fitting(plan: Protocol, name: str, value: str) -> str:
    """The value of a fact as it is kept; an empty one takes the fact back.

    Raises ImpError (UNKNOWN_CHOICE for a fact there is none of, and what the fact itself asks for).
    """
    closed = {
        "group": ([group.id for group in plan.groups], Problem.UNKNOWN_GROUP, "group"),
        "status": (list(STATUSES), Problem.UNKNOWN_STATUS, "status"),
        "data_use": (list(DATA_USES), Problem.CHOICE_DOES_NOT_FIT, "value"),
    } | {
        f"{ELIGIBILITY}{question}": (list(known), Problem.CHOICE_DOES_NOT_FIT, "value")
        for question, known in plan.eligibility.items()
    }
    free: dict[str, Callable[[str], str]] = {
        "cohort": _fitting_cohort,
        "note": fitting_text,
        "status_reason": lambda text: _fitting_reason(plan, text),
    } | dict.fromkeys(DATES, _iso_date)
    if name not in closed and name not in free:
        raise ImpError(Problem.UNKNOWN_CHOICE, name=name, known=", ".join([*closed, *free]))
    if not value:
        return ""
    if name in free:
        return free[name](value)
    known, problem, role = closed[name]
    return _one_of(value, known, problem, **({"name": name} | {role: value}))


def fitting_date(given: str) -> date:
    """The date written as year-month-day. Raises ImpError (DATE_UNFIT, DATE_IN_FUTURE)."""
    day = any_date(given)
    refuse_future(day)
    return day


def any_date(given: str) -> date:
    """The date written as year-month-day, past or to come. Raises ImpError (DATE_UNFIT)."""
    try:
        return date.fromisoformat(given.strip())
    except ValueError as error:
        raise ImpError(Problem.DATE_UNFIT, given=given) from error


def refuse_future(day: date) -> None:
    """Raise ImpError (DATE_IN_FUTURE) for a day after today."""
    if day > today():
        raise ImpError(Problem.DATE_IN_FUTURE, given=day.isoformat())


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def fitting_text(value: str) -> str:
    """A text as the register and the logs keep it. Raises ImpError (TEXT_TOO_LONG, TEXT_UNFIT)."""
    if len(value) > _LONGEST_TEXT:
        raise ImpError(Problem.TEXT_TOO_LONG, length=len(value), most=_LONGEST_TEXT)
    if any(unfit(sign) for sign in value):
        raise ImpError(Problem.TEXT_UNFIT)
    return value


def _fitting_reason(plan: Protocol, value: str) -> str:
    """A reason of the protocol by its id, also where its words in some language were given; else one's own words."""
    wanted = value.casefold()
    for reason in (one for offered in plan.reasons.values() for one in offered):
        if wanted == reason.casefold():
            return reason
    meant = {
        reason
        for words in plan.words.values()
        for offered in words.course.reasons.values()
        for reason, said in offered.items()
        if said.casefold() == wanted
    }
    return meant.pop() if len(meant) == 1 else fitting_text(value)


def _iso_date(value: str) -> str:
    return fitting_date(value).isoformat()


def _one_of(value: str, known: Iterable[str], problem: Problem, /, **values: str) -> str:
    for one in known:
        if value.casefold() == one.casefold():
            return one
    raise ImpError(problem, known=", ".join(known), **values)


def _fitting_cohort(value: str) -> str:
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= _MOST_COHORTS):
        raise ImpError(Problem.COHORT_UNFIT, cohort=value)
    return str(int(value))
