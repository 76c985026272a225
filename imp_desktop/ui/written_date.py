"""A date as people write it on paper, understood."""

import re
from datetime import date

from imp_desktop.errors import ImpError, Problem

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_CENTURY = 2000


def day_written(text: str) -> date:
    """The day of "2026-03-05", "5-3-2026", "05/03/26" or "5 3 2026" (day first, years of two digits from 2000 on).

    ImpError DATE_UNFIT where the text is no date or the day does not exist.
    """
    plain = text.strip()
    year_first, day_first = _YEAR_FIRST.fullmatch(plain), _DAY_FIRST.fullmatch(plain)
    try:
        if year_first:
            return date(int(year_first[1]), int(year_first[2]), int(year_first[3]))
        if day_first:
            year = int(day_first[3])
            return date(year if year >= _CENTURY // 2 else _CENTURY + year, int(day_first[2]), int(day_first[1]))
    except ValueError as error:
        raise ImpError(Problem.DATE_UNFIT, given=plain) from error
    raise ImpError(Problem.DATE_UNFIT, given=plain)


def as_kept(text: str) -> str:
    """The day that was written as it is kept, "2026-03-05"; what is no date comes back as it is, to be refused."""
    try:
        return day_written(text).isoformat()
    except ImpError:
        return text
