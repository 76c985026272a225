"""What was keyed and what it means: the answer as it stands on paper, its flag, and the value that may be counted."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.model import Item, ItemType

MISSING_REASONS = ("omitted", "illegible", "two_marked", "between", "not_applicable", "page_missing")
LONGEST_TEXT = 20_000

Value = int | Decimal | str | date

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,6})?")


class Flag(StrEnum):
    """An answer outside what the paper offers: still to be looked at, or confirmed as really standing there."""

    OUTSIDE = "outside"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the text as keyed or the reason why there is none, never both.

    `value` exists only if it may be counted; a flagged answer, confirmed or not, has none.
    """

    item: str
    keyed: str | None = None
    missing: str | None = None
    flag: Flag | None = None
    value: Value | None = None


def understand(item: Item, keyed: str, *, confirmed: bool = False) -> Answer:
    """What `keyed` means for `item`, kept as keyed.

    A number outside the range is flagged and has no value. Raises ImpError where the text is no answer at all
    (letters in a number, decimals where none are allowed, a date that does not exist, text over 20,000 characters).
    """
    if item.type is ItemType.TEXT:
        return Answer(item.id, keyed=keyed, value=_text(item, keyed))
    if item.type is ItemType.DATE:
        return Answer(item.id, keyed=keyed, value=_date(item, keyed))
    number = _decimal(item, keyed) if item.type is ItemType.DECIMAL else _whole(item, keyed)
    if _fits(item, number):
        return Answer(item.id, keyed=keyed, value=number)
    return Answer(item.id, keyed=keyed, flag=Flag.CONFIRMED if confirmed else Flag.OUTSIDE)


def without_answer(item: Item, reason: str) -> Answer:
    """The answer that says why there is none; ImpError for a reason that is not in MISSING_REASONS."""
    if reason not in MISSING_REASONS:
        raise ImpError(Problem.UNKNOWN_REASON, reason=reason, known=", ".join(MISSING_REASONS))
    return Answer(item.id, missing=reason)


def expected(item: Item) -> str:
    """What may be keyed, in signs that need no language: "1–5", "0–10", or nothing for texts and dates."""
    if item.choices is not None:
        return f"{min(item.choices.codes)}–{max(item.choices.codes)}"
    if item.minimum is not None and item.maximum is not None:
        return f"{item.minimum}–{item.maximum}"
    return ""


def _fits(item: Item, number: int | Decimal) -> bool:
    if item.choices is not None:
        return number in item.choices.codes
    above = item.minimum is None or number >= item.minimum
    below = item.maximum is None or number <= item.maximum
    return above and below


def _whole(item: Item, keyed: str) -> int:
    if not _WHOLE.fullmatch(keyed):
        raise ImpError(Problem.NOT_A_WHOLE_NUMBER, item=item.id, keyed=_shortened(keyed), expected=expected(item))
    return int(keyed)


def _decimal(item: Item, keyed: str) -> Decimal:
    if not _DECIMAL.fullmatch(keyed):
        raise ImpError(Problem.NOT_A_NUMBER, item=item.id, keyed=_shortened(keyed), expected=expected(item))
    return Decimal(keyed.replace(",", "."))


def _date(item: Item, keyed: str) -> date:
    try:
        return date.fromisoformat(keyed)
    except ValueError as error:
        raise ImpError(Problem.NOT_A_DATE, item=item.id, keyed=_shortened(keyed)) from error


def _text(item: Item, keyed: str) -> str:
    if len(keyed) > LONGEST_TEXT:
        raise ImpError(Problem.TEXT_TOO_LONG, item=item.id, length=len(keyed), most=LONGEST_TEXT)
    if any(unfit(sign) for sign in keyed):
        raise ImpError(Problem.TEXT_UNFIT, item=item.id)
    return keyed


def unfit(sign: str) -> bool:
    """Whether a character can be neither stored nor printed: controls other than tab and line ends, lone surrogates."""
    return (sign < " " and sign not in "\t\n\r") or "\ud800" <= sign <= "\udfff" or sign == "\x7f"


def _shortened(keyed: str, most: int = 40) -> str:
    plain = "".join(sign if sign.isprintable() else " " for sign in keyed)
    return plain if len(plain) <= most else f"{plain[:most]}…"
