"""The progression criteria of a study: the bounds it chose, and the day on which they were fixed."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling, studies
from imp_desktop.operations.choosing import CRITERIA_FIXED, CRITERION
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.protocols.feasibility import Criterion
from imp_desktop.storage import choices, keyings
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.people import Person


@dataclass(frozen=True)
class Changed:
    """Other bounds of a criterion, chosen after the criteria were fixed."""

    on: dt.date
    criterion: str
    green: Decimal
    red: Decimal
    why: str


@dataclass(frozen=True)
class Fixing:
    """When the criteria were fixed, whether before the first keying, and what was changed after, oldest first."""

    on: dt.date | None = None
    before_forms: bool = False
    changes: tuple[Changed, ...] = ()

    @property
    def changed(self) -> tuple[tuple[dt.date, str], ...]:
        """The changes as (day, reason)."""
        return tuple((one.on, one.why) for one in self.changes)


def criteria(study: Study) -> tuple[Criterion, ...]:
    """The criteria of the protocol with the bounds of the study; bounds the study chose or fixed are no examples."""
    chosen = studies.settings(study).criteria
    fixed = fixing(study).on is not None
    return tuple(_with_bounds(one, chosen.get(one.id, ""), fixed=fixed) for one in protocol(study).criteria)


def fixing(study: Study) -> Fixing:
    """Whether the criteria are fixed, and what became of them since."""
    told = choices.history(study)
    at = next((place for place, (_utc, name, _value, _why) in enumerate(told) if name == CRITERIA_FIXED), None)
    if at is None:
        return Fixing()
    fixed, first = told[at][0], keyings.first_keyed(study)
    later = [row for row in told[at:] if row[1].startswith(CRITERION) and (row[0] != fixed or row[3])]
    return Fixing(_day(fixed), first is None or fixed < first, tuple(_changed(study, *row) for row in later))


def forms_keyed(study: Study) -> bool:
    """Whether a form was keyed already, so that criteria fixed now are fixed after it."""
    return keyings.first_keyed(study) is not None


def set_bounds(study: Study, person: Person, criterion: str, bounds: str, why: str = "") -> None:
    """Choose green and red of a criterion, in per cent, such as "80,60"; empty takes those of the protocol again.

    Raises ImpError (UNKNOWN_CHOICE, BOUNDS_UNFIT, CRITERIA_FIXED where they are fixed and no reason is given,
    TEXT_TOO_LONG, TEXT_UNFIT); nothing is written then.
    """
    day, reason = fixing(study).on, enrolling.fitting_text(why.strip())
    if day is not None and not reason:
        raise ImpError(Problem.CRITERIA_FIXED, date=day)
    studies.choose(study, person, f"{CRITERION}{criterion}", bounds, reason)


def fix(study: Study, person: Person) -> Fixing:
    """Fix the criteria as they are now, with today's date; fixing again changes nothing."""
    studies.choose(study, person, CRITERIA_FIXED, "yes")
    return fixing(study)


def _with_bounds(criterion: Criterion, bounds: str, *, fixed: bool) -> Criterion:
    if not bounds:
        return replace(criterion, example=criterion.example and not fixed)
    green, red = (Decimal(part) for part in bounds.split(","))
    return replace(criterion, green=green, red=red, example=False)


def _changed(study: Study, utc: str, name: str, bounds: str, why: str) -> Changed:
    planned = next(one for one in protocol(study).criteria if one.id == name.removeprefix(CRITERION))
    chosen = _with_bounds(planned, bounds, fixed=True)
    return Changed(_day(utc), planned.id, chosen.green, chosen.red, why)


def _day(utc: str) -> dt.date:
    return moment_of(utc).astimezone().date()
