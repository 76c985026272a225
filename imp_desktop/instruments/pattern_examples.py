"""Two keyings for each rule about patterns, in signs: one it must let pass and one it must find."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from imp_desktop.instruments.answers import Answer, understand, without_answer
from imp_desktop.instruments.model import Choices, Direction, Instrument, Item, ItemType, Rule, ScoreRule
from imp_desktop.instruments.patterns import Kind
from imp_desktop.instruments.worth import reversal

_BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)
_REST = 3000
_CODES = (1, 2, 3, 4, 5)
_TURNED = (2, 4, 5, 7, 10, 12, 13, 15, 18, 20)


@dataclass(frozen=True)
class Example:
    """A keying of the sheet: a digit answers the next line, `.` leaves it blank, `<` goes up a line, `~` is a rest.

    A blank between digits is for the eye. Keys come each `milliseconds`.
    """

    kind: Kind
    keys: str
    found: bool
    milliseconds: int = 350


EXAMPLES = (
    Example(Kind.STRAIGHT, "2222422322 ~ 4223425143", found=False),
    Example(Kind.STRAIGHT, "2222222222 ~ 4223425143", found=True),
    Example(Kind.CONTRADICTION, "4142245152 ~ 4214241522", found=False),
    Example(Kind.CONTRADICTION, "5455455445 ~ 5545545455", found=True),
    Example(Kind.SHIFTED, "5142151451 ~ 4215154251", found=False),
    Example(Kind.SHIFTED, "5142151451 ~ 4251542515", found=True),
    Example(Kind.BLANK_END, "4152.4515. ~ 4214.41522", found=False),
    Example(Kind.BLANK_END, "415224515. ~ 4214241522", found=True),
    Example(Kind.SURPLUS, "4142245152 ~ 4<5 214241522", found=False),
    Example(Kind.SURPLUS, "41142245152 ~ <4 214241522", found=True),
    Example(Kind.SPEED, "4142245152 ~ 4214241522", found=False, milliseconds=110),
    Example(Kind.SPEED, "4142245152 ~ 4214241522", found=True, milliseconds=35),
)


def sheet() -> Instrument:
    """Two pages of ten lines, answered 1 to 5; half of the lines ask for the opposite of the others."""
    scale = Choices("how_often", _CODES)
    items = tuple(
        Item(f"sheet_{number:02}", number, ItemType.CHOICE, 1 + (number > 10), scale)  # noqa: PLR2004 - lines on a page
        for number in range(1, 21)
    )
    turned = frozenset(f"sheet_{number:02}" for number in _TURNED)
    score = ScoreRule(
        "sheet",
        Rule.SUM,
        tuple(item.id for item in items),
        Direction.UP,
        {item: reversal(_CODES) for item in sorted(turned)},
        turned,
        Fraction(20),
        Fraction(100),
    )
    return Instrument("sheet", 1, items, (score,), {})


def keyed(example: Example) -> tuple[dict[str, Answer], list[tuple[str, datetime]]]:
    """The answers that stand at the end, and every row with its moment."""
    items = sheet().items
    answers, rows = {}, []
    for place, sign, moment in _rows(example):
        item = items[place]
        answers[item.id] = without_answer(item, "omitted") if sign == "." else understand(item, sign)
        rows.append((item.id, moment))
    return answers, rows


def _rows(example: Example) -> Iterator[tuple[int, str, datetime]]:
    place, moment = 0, _BEGIN
    for sign in example.keys.replace(" ", ""):
        if sign == "<":
            place -= 1
        elif sign == "~":
            moment += timedelta(milliseconds=_REST)
        else:
            moment += timedelta(milliseconds=example.milliseconds)
            yield place, sign, moment
            place += 1
