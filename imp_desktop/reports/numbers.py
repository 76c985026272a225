"""The one place where numbers become printed text: rounded once, in decimal, half away from zero."""

import math
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from imp_desktop.i18n import _, pgettext

MINUS = "\u2212"
DASH = "\u2013"
_TIGHT = "\u00a0"  # between thousands, where a comma or a point would be read as a decimal sign by half of the readers
_NOISE = 12  # significant digits of a float; the rest is left over from adding up and may not decide a tie


def rounded(value: float | Fraction | Decimal, places: int) -> Decimal:
    """The value with that many decimals, half away from zero; ValueError for a number that is not finite."""
    step = Decimal(1).scaleb(-places)
    exact = _exact(value, places)
    result = exact.quantize(step, rounding=ROUND_HALF_UP)
    return result or abs(result)


def number(value: float | Fraction | Decimal, places: int = 2) -> str:
    """A number as printed: `81.54`, `−1.97`, `13 299` (English) or `81,54` (Dutch)."""
    result = rounded(value, places)
    whole, point, decimals = f"{abs(result):f}".partition(".")
    grouped = _in_thousands(whole)
    sign = MINUS if result < 0 else ""
    return f"{sign}{grouped}{_decimal_sign() if point else ''}{decimals}"


def count(value: int) -> str:
    """A count as printed, in thousands from five digits on."""
    return number(value, 0)


def bounded(value: float, places: int = 2) -> str:
    """A number that cannot exceed 1 as printed, without the zero before the decimal sign: `.91`, `,119`."""
    return _without_zero(number(value, places))


def p_value(p: float) -> str:
    """A p value for a table: `.019`, `< .001` or `> .999`."""
    sign, text = _p_parts(p)
    return f"{sign}\u00a0{text}" if sign else text


def p_said(p: float) -> str:
    """A p value with its sign, for a sentence: `= .019`, `< .001`."""
    sign, text = _p_parts(p)
    return f"{sign or '='}\u00a0{text}"


def interval(bounds: tuple[float, float], places: int = 2) -> str:
    """An interval as printed: `[0.99, 10.57]` or `[0,99; 10,57]`."""
    return _bracketed(number(bounds[0], places), number(bounds[1], places))


def bounded_interval(bounds: tuple[float, float], places: int = 2) -> str:
    """An interval of numbers that cannot exceed 1: `[.011, .269]`."""
    return _bracketed(bounded(bounds[0], places), bounded(bounds[1], places))


def degrees(df1: int, df2: int) -> str:
    """Degrees of freedom as printed: `1, 44` or `1; 44`."""
    return f"{count(df1)}{_between()}{count(df2)}"


def listed(numbers: tuple[str, ...]) -> str:
    """Printed numbers side by side, parted as the bounds of an interval are."""
    return _between().join(numbers)


def percent(part: int, whole: int) -> str:
    """A share in whole per cent, from the exact fraction; an en dash of nobody."""
    return f"{number(Fraction(100 * part, whole), 0)}%" if whole else DASH


def share(part: int, whole: int) -> str:
    """A share in per cent with one decimal, from the exact fraction; an en dash of nothing."""
    return f"{number(Fraction(100 * part, whole), 1)}%" if whole else DASH


def fine_percent(part: int, whole: int) -> str:
    """A small share in per cent with two decimals and no sign, for a column; an en dash of nothing."""
    return number(Fraction(100 * part, whole), 2) if whole else DASH


def reach(low: float, high: float, places: int = 0) -> str:
    """From the least to the most: `31–68`."""
    return f"{number(low, places)}{DASH}{number(high, places)}"


def day(moment: date) -> str:
    """A day as printed: `12 March 2026`, `12 maart 2026`."""
    months = (
        _("January"), _("February"), _("March"), _("April"), pgettext("month", "May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return f"{moment.day} {months[moment.month - 1]} {moment.year}"


def small_count(value: int) -> str:
    """A count up to ten as a word, else in figures."""
    words = (
        _("none"), _("one"), _("two"), _("three"), _("four"), _("five"),
        _("six"), _("seven"), _("eight"), _("nine"), _("ten"),
    )  # fmt: skip
    return words[value] if 0 <= value < len(words) else count(value)


def _exact(value: float | Fraction | Decimal, places: int) -> Decimal:
    if isinstance(value, Fraction):
        scaled = value * 10**places
        nearest, rest = divmod(abs(scaled), 1)
        up = 2 * rest >= 1
        sign = -1 if scaled < 0 else 1
        return Decimal(sign * (int(nearest) + up)).scaleb(-places)
    if isinstance(value, float):
        if not math.isfinite(value):
            message = f"{value} cannot be printed"
            raise ValueError(message)
        return Decimal(f"{value:.{_NOISE}g}")
    return Decimal(value)


def _p_parts(p: float) -> tuple[str, str]:
    if rounded(p, 3) < Decimal("0.001"):
        return "<", bounded(0.001, 3)
    if rounded(p, 3) >= 1:
        return ">", bounded(0.999, 3)
    return "", bounded(p, 3)


def _in_thousands(whole: str) -> str:
    if len(whole) < 5:
        return whole
    first = len(whole) % 3
    groups = [whole[:first]] if first else []
    groups += [whole[at : at + 3] for at in range(first, len(whole), 3)]
    return _TIGHT.join(groups)


def _without_zero(text: str) -> str:
    zero = f"0{_decimal_sign()}"
    if text.removeprefix(MINUS).startswith(zero):
        return text.replace(zero, _decimal_sign(), 1)
    return text


def _bracketed(low: str, high: str) -> str:
    return f"[{low}{_between()}{high}]"


def _between() -> str:
    return pgettext("between two numbers", ",") + "\u00a0"


def _decimal_sign() -> str:
    return pgettext("decimal sign", ".")
