"""Two cases for each rule across forms: one it must let pass and one it must find."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from imp_desktop.operations.cross_checks import Filled, Packets
from imp_desktop.operations.overview import Column
from imp_desktop.protocols.checks import Check, CheckKind

_ORDER = ("pre", "post")
_PRE, _POST = Column("pre", "pss"), Column("post", "pss")
_DUE = frozenset((_PRE, _POST))
_AGE = Check(CheckKind.PLAUSIBLE_AGE, "intake_age", Decimal(21), Decimal(75))
_NOBODY = Packets("000")
_SOMEBODY = Packets(
    "001",
    "training",
    due=_DUE,
    consent=date(2026, 1, 5),
    first_session=date(2026, 1, 20),
    last_session=date(2026, 3, 17),
    dates={_PRE: date(2026, 1, 12), _POST: date(2026, 3, 20)},
    filled=_DUE,
    numbers={_PRE: {"intake_age": 47}},
)


@dataclass(frozen=True)
class Example:
    """One participant, or the forms of several, and whether something is noticed; `about` tells what of it."""

    check: Check
    found: bool
    packets: Packets = _NOBODY
    forms: tuple[Filled, ...] = ()
    about: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """The assessments of the protocol it belongs to."""
        return _ORDER


def _filled(code: str, keys: str) -> Filled:
    return code, _PRE, tuple((f"pss_{line:02}", key) for line, key in enumerate(keys, start=1))


def _dated(**days: date) -> Packets:
    return replace(_SOMEBODY, dates={_SOMEBODY_COLUMNS[name]: day for name, day in days.items()})


_SOMEBODY_COLUMNS = {"pre": _PRE, "post": _POST}
_DATES = Check(CheckKind.DATES_IN_ORDER)
_GROUP = Check(CheckKind.GROUP_FITS_FORM)
_SAME = Check(CheckKind.SAME_ANSWERS)
_OTHERS = tuple(_filled(f"1{place}", keys) for place, keys in enumerate(("0123401234", "4321043210", "1010123232")))

EXAMPLES = (
    Example(_DATES, found=False, packets=_SOMEBODY),
    Example(_DATES, found=True, packets=_dated(pre=date(2026, 1, 4)), about="consent"),
    Example(_DATES, found=True, packets=_dated(pre=date(2026, 1, 12), post=date(2026, 1, 10)), about="pre"),
    Example(_DATES, found=True, packets=_dated(pre=date(2026, 1, 21)), about="first_session"),
    Example(_DATES, found=True, packets=_dated(post=date(2026, 3, 16)), about="last_session"),
    Example(_DATES, found=False, packets=replace(_dated(post=date(2026, 2, 16)), withdrawn=True)),
    Example(_AGE, found=False, packets=_SOMEBODY),
    Example(_AGE, found=True, packets=replace(_SOMEBODY, numbers={_PRE: {"intake_age": 17}}), about="intake_age"),
    Example(_GROUP, found=False, packets=_SOMEBODY),
    Example(_GROUP, found=True, packets=replace(_SOMEBODY, filled=frozenset((_PRE, Column("post", "imp_eval"))))),
    Example(_SAME, found=False, forms=(*_OTHERS, _filled("001", "2031241302"), _filled("002", "2031241303"))),
    Example(_SAME, found=True, forms=(*_OTHERS, _filled("001", "2031241302"), _filled("002", "2031241302"))),
    Example(_SAME, found=False, forms=(*_OTHERS, _filled("001", "2222222222"), _filled("002", "2222222222"))),
)
