"""The progression criteria of a study: the bounds it chose, and the day on which they were fixed."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import studies
from imp_desktop.operations.choosing import CRITERIA_FIXED, CRITERION
from imp_desktop.operations.studies import Study, protocol
from imp_desktop.protocols.feasibility import Criterion
from imp_desktop.storage import choices, keyings
from imp_desktop.storage.ledger import moment_of
from imp_desktop.storage.people import Person


@dataclass(frozen=True)
class Fixing:
    """When the criteria were fixed, whether before the first keying, and what was changed after: (day, reason)."""

    on: dt.date | None = None
    before_forms: bool = False
    changed: tuple[tuple[dt.date, str], ...] = ()


def criteria(study: Study) -> tuple[Criterion, ...]:
    """The criteria of the protocol with the bounds of the study; bounds the study chose or fixed are no examples."""
    chosen = studies.settings(study).criteria
    fixed = fixing(study).on is not None
    return tuple(_with_bounds(one, chosen.get(one.id, ""), fixed=fixed) for one in protocol(study).criteria)


def fixing(study: Study) -> Fixing:
    """Whether the criteria are fixed, and what became of them since."""
    told = [row for row in choices.history(study) if row[1] == CRITERIA_FIXED or row[1].startswith(CRITERION)]
    fixed = [utc for utc, name, value, _why in told if name == CRITERIA_FIXED and value]
    if not fixed or studies.settings(study).criteria_fixed is False:
        return Fixing()
    first = keyings.first_keyed(study)
    later = tuple((_day(utc), why) for utc, name, _value, why in told if name.startswith(CRITERION) and utc > fixed[0])
    return Fixing(_day(fixed[0]), first is None or fixed[0] < first, later)


def set_bounds(study: Study, person: Person, criterion: str, bounds: str, why: str = "") -> None:
    """Choose green and red of a criterion, in per cent, such as "80,60"; empty takes those of the protocol again.

    Raises ImpError (UNKNOWN_CHOICE, BOUNDS_UNFIT, CRITERIA_FIXED where they are fixed and no reason is given).
    """
    day = fixing(study).on
    if day is not None and not why.strip():
        raise ImpError(Problem.CRITERIA_FIXED, date=day)
    studies.choose(study, person, f"{CRITERION}{criterion}", bounds, why)


def fix(study: Study, person: Person) -> Fixing:
    """Fix the criteria as they are now, with today's date; fixing again changes nothing."""
    studies.choose(study, person, CRITERIA_FIXED, "yes")
    return fixing(study)


def _with_bounds(criterion: Criterion, bounds: str, *, fixed: bool) -> Criterion:
    if not bounds:
        return replace(criterion, example=criterion.example and not fixed)
    green, red = (Decimal(part) for part in bounds.split(","))
    return replace(criterion, green=green, red=red, example=False)


def _day(utc: str) -> dt.date:
    return moment_of(utc).astimezone().date()
