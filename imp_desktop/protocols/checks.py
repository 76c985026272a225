"""What a protocol asks to be compared across the forms of a study: dates, ages, groups, answers that are the same."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import Section


class CheckKind(StrEnum):
    """What is compared; a closed list, so that a protocol can name a check but not invent one.

    DATES_IN_ORDER: no form is dated before the consent, before the forms of an earlier assessment, or, of those who
    follow the course, on the wrong side of it. PLAUSIBLE_AGE: a number lies between two bounds. GROUP_FITS_FORM: no
    form is keyed of somebody from whom it is not due. SAME_ANSWERS: no two participants have the same answers.
    """

    DATES_IN_ORDER = "dates_in_order"
    PLAUSIBLE_AGE = "plausible_age"
    GROUP_FITS_FORM = "group_fits_form"
    SAME_ANSWERS = "same_answers"


@dataclass(frozen=True)
class Check:
    """One check; `item`, `minimum` and `maximum` (both inclusive) belong to PLAUSIBLE_AGE."""

    kind: CheckKind
    item: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None


def read_checks(plan: Section) -> tuple[Check, ...]:
    """The checks a protocol declares; none where it declares none."""
    read = (_check(section) for section in plan.sections("checks"))
    return tuple(check for check in read if check is not None)


def _check(section: Section) -> Check | None:
    kind = section.word("check", CheckKind)
    if kind != CheckKind.PLAUSIBLE_AGE:
        section.only("check")
        return Check(CheckKind(kind)) if kind else None
    section.only("check", "item", "minimum", "maximum")
    bounds = {key: section.decimal(key) for key in ("minimum", "maximum")}
    for key, bound in bounds.items():
        if bound is None and not section.has(key):
            section.complain(key, _("the key {key} is missing").format(key=key), _("Write a number of years"))
    return Check(CheckKind.PLAUSIBLE_AGE, section.name("item"), bounds["minimum"], bounds["maximum"])
