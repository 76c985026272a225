"""The rules about forms that are compared with each other: dates, ages, groups, answers that are the same.

None says that something is wrong, and none changes anything; each finding asks somebody to look at the paper again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations
from math import exp, log

from imp_desktop.instruments.patterns import digest
from imp_desktop.operations.overview import Column
from imp_desktop.protocols.checks import Check, CheckKind

LEAST_SAME = 10  # answers; fewer are the same by chance too often
MOST_BY_CHANCE = 0.01  # pairs in the study

Given = tuple[tuple[str, str], ...]  # item and answer, of every item that has one
Filled = tuple[str, Column, Given]  # code, form, answers
Dated = tuple[date, Column]
Days = Mapping[str, list[Dated]]  # assessment -> its forms with their dates, the earliest first
Misdated = tuple[Dated, str, date]  # the form, what it lies on the wrong side of, and the day of that
Value = str | int | Decimal | date


@dataclass(frozen=True)
class Packets:
    """What is known of one participant and compared.

    `due` are the forms expected from his or her group, `filled` those with answers, `numbers` what items say that are
    looked at one by one.
    `first_session` and `last_session` are the days of those held so far with the cohort, None outside the course.
    """

    code: str
    group: str = ""
    due: frozenset[tuple[str, str]] = frozenset()
    consent: date | None = None
    withdrawn: bool = False
    first_session: date | None = None
    last_session: date | None = None
    dates: Mapping[Column, date] = field(default_factory=dict)
    filled: frozenset[Column] = frozenset()
    numbers: Mapping[Column, Mapping[str, int | Decimal]] = field(default_factory=dict)


@dataclass(frozen=True)
class Noticed:
    """One thing that was noticed: at which form, under what name, and the values its sentence needs."""

    code: str
    form: Column
    kind: CheckKind
    about: str = ""
    items: tuple[str, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    beside: tuple[str, ...] = ()

    @property
    def check(self) -> str:
        """Under what name it is noted that somebody looked."""
        return f"{self.kind.value}.{self.about}" if self.about else self.kind.value

    @property
    def evidence(self) -> str:
        """What changes exactly when somebody should look again."""
        return digest([*(f"{name}={value}" for name, value in sorted(self.values.items())), *self.beside])


def alone(packets: Packets, checks: Iterable[Check], order: Sequence[str]) -> Iterator[Noticed]:
    """What the checks of a protocol with these assessments notice of one participant."""
    for check in checks:
        if check.kind is CheckKind.DATES_IN_ORDER:
            yield from _dates_in_order(packets, order)
        elif check.kind is CheckKind.PLAUSIBLE_AGE:
            yield from _plausible_age(packets, check)
        elif check.kind is CheckKind.GROUP_FITS_FORM:
            yield from _group_fits_form(packets)


def together(forms: Iterable[Filled], checks: Iterable[Check]) -> Iterator[Noticed]:
    """What they notice of forms of several participants, given in the order of keying."""
    if any(check.kind is CheckKind.SAME_ANSWERS for check in checks):
        yield from _same_answers(forms)


def _dates_in_order(packets: Packets, order: Sequence[str]) -> Iterator[Noticed]:
    """At each assessment one form is told, the one that lies farthest on the wrong side, and that once."""
    dated = sorted((day, column) for column, day in packets.dates.items())
    by = {one: [each for each in dated if each[1].assessment == one] for one in order}
    days = {assessment: some for assessment, some in by.items() if some}
    told: set[tuple[date, Column]] = set()
    for noticed in (*_before_consent(packets, days), *_before_another(days), *_beside_the_course(packets, days, order)):
        (day, column), about, other = noticed
        if (day, column) not in told:
            told.add((day, column))
            values: dict[str, Value] = {"day": day, "other": other}
            yield Noticed(packets.code, column, CheckKind.DATES_IN_ORDER, about, values=values)


def _before_consent(packets: Packets, days: Days) -> Iterator[Misdated]:
    for some in days.values():
        if packets.consent is not None and some[0][0] < packets.consent:
            yield some[0], "consent", packets.consent


def _before_another(days: Days) -> Iterator[Misdated]:
    for earlier, later in combinations(days, 2):
        if days[later][0][0] < days[earlier][-1][0]:
            yield days[later][0], earlier, days[earlier][-1][0]


def _beside_the_course(packets: Packets, days: Days, order: Sequence[str]) -> Iterator[Misdated]:
    """The first assessment comes before the course, the last one after it, unless somebody left it."""
    first, last = packets.first_session, packets.last_session
    if first is not None and order[0] in days and days[order[0]][-1][0] > first:
        yield days[order[0]][-1], "first_session", first
    if last is not None and order[-1] in days and days[order[-1]][0][0] < last and not packets.withdrawn:
        yield days[order[-1]][0], "last_session", last


def _plausible_age(packets: Packets, check: Check) -> Iterator[Noticed]:
    if check.minimum is None or check.maximum is None:
        return
    for column, numbers in packets.numbers.items():
        value = numbers.get(check.item)
        if value is not None and not check.minimum <= value <= check.maximum:
            values: dict[str, Value] = {"value": value, "minimum": check.minimum, "maximum": check.maximum}
            yield Noticed(packets.code, column, CheckKind.PLAUSIBLE_AGE, check.item, (check.item,), values)


def _group_fits_form(packets: Packets) -> Iterator[Noticed]:
    for column in sorted(packets.filled):
        if column not in packets.due:
            yield Noticed(packets.code, column, CheckKind.GROUP_FITS_FORM, values={"group": packets.group})


def _same_answers(forms: Iterable[Filled]) -> Iterator[Noticed]:
    """Two participants have the same answers to all of LEAST_SAME items and more at one assessment.

    Not told of straight lines, nor where so many such pairs could come about by chance (`_by_chance`). Of studies of
    47 and 90 made-up people 1 in 10 has a pair by chance at ten items (PSS), none at 24 and more. A form really keyed
    under two codes is told in 8 and 6 of 10 cases at ten items, of 500 people in 1 of 10; at 24 and more always.
    """
    found: dict[Column, dict[Given, list[str]]] = {}
    for code, column, given in forms:
        if len(given) >= LEAST_SAME:
            found.setdefault(column, {}).setdefault(given, []).append(code)
    for column, by_answers in found.items():
        same = {given: codes for given, codes in by_answers.items() if len(codes) > 1 and not _straight(given)}
        shares = Counter(pair for given, codes in by_answers.items() for pair in given * len(codes)) if same else {}
        many = sum(map(len, by_answers.values()))
        for given, codes in same.items():
            if _by_chance(given, len(codes), shares, many) <= MOST_BY_CHANCE:
                yield from _as_noticed(column, given, codes)


def _as_noticed(column: Column, given: Given, codes: Sequence[str]) -> Iterator[Noticed]:
    told = (digest([f"{item}={keyed}" for item, keyed in given]),)
    for code in codes[1:]:
        values: dict[str, Value] = {"other": codes[0], "count": len(given)}
        yield Noticed(code, column, CheckKind.SAME_ANSWERS, values=values, beside=told)


def _by_chance(given: Given, alike: int, shares: Mapping[tuple[str, str], int], forms: int) -> float:
    """How many pairs with these very answers there would be if each item were answered without regard to the others.

    An answer is as frequent as among the other people, one of whom is added for each code there is. Since the answers
    of a person go together, there are some ten times as many in truth.
    """
    codes, others = len({keyed for _item, keyed in shares}), forms - alike
    logarithm = sum(log((shares[pair] - alike + 1) / (others + codes)) for pair in given)
    return exp(logarithm) * forms * (forms - 1) / 2


def _straight(given: Given) -> bool:
    [(_code, count)] = Counter(keyed for _item, keyed in given).most_common(1)
    return count >= len(given) - 1
