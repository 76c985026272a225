"""The shipped tables read and reckoned anew: exact fractions, with keys and rounding of their own."""

import csv
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import atan, cos, pi, sqrt
from pathlib import Path

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "resources" / "reference_study"
Line = dict[str, str]
Scored = list[int | None]
EDGE = Fraction(1, 10**9)
FORMS = {"ffmq": (39, 1, 5), "scs": (24, 1, 5), "eq": (40, 0, 3), "pss": (10, 0, 4), "proqol": (30, 1, 5)}


def lines(path: Path) -> list[Line]:
    """Give a table, a dictionary a line."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PEOPLE = {line["record_id"]: line for line in lines(SHIPPED / "participants.csv")}
ANSWERS = {(line["record_id"], line["redcap_event_name"]): line for line in lines(SHIPPED / "answers.csv")}
# A letter an item: observing, describing, acting with awareness, non-judging, non-reactivity; capital = turned round.
FFMQ_KEY = "odJrAodArJoDAJoDJArorDArJodArJodrAJodAJ"
# SCS-26: self-kindness, self-judgement, common humanity, isolation, mindfulness, over-identification.
SCS_KEY = "".join(letter for at, letter in enumerate("JOhIkOhJmhJkImhJmIkOJmkOIk", start=1) if at not in (16, 23))
EQ_AGREE = [1, 3, 11, 13, 14, 15, 21, 22, 23, 24, 26, 27, 28, 29, 34, 35, 36, 37, 38, 39, 40]
PSS_KEY = "pppPPpPPpp"
PROQOL_KEY = "BtsBtstbtbtsttBsBsbsbststbstBs"  # satisfaction, burnout, trauma
KEYS = {
    "ffmq": FFMQ_KEY,
    "scs": SCS_KEY,
    "eq": "".join("e" if at in EQ_AGREE else "E" for at in range(1, 41)),
    "pss": PSS_KEY,
    "proqol": PROQOL_KEY,
}
LETTERS = {
    "ffmq": "odajr",
    "ffmq.observe": "o",
    "ffmq.describe": "d",
    "ffmq.actaware": "a",
    "ffmq.nonjudge": "j",
    "ffmq.nonreact": "r",
    "scs": "kjhimo",
    "scs.self_kindness": "k",
    "scs.self_judgement": "j",
    "scs.common_humanity": "h",
    "scs.isolation": "i",
    "scs.mindfulness": "m",
    "scs.over_identification": "o",
    "eq": "e",
    "pss": "p",
    "proqol.compassion_satisfaction": "s",
    "proqol.compassion_fatigue": "bt",
    "proqol.burnout": "b",
    "proqol.secondary_traumatic_stress": "t",
}
EQ_POINTS = {True: (0, 0, 1, 2), False: (2, 1, 0, 0)}


def counted(form: str, turned: bool, code: int) -> int:
    """Give what a code on paper counts."""
    if form == "eq":
        return EQ_POINTS[turned][code]
    _, low, high = FORMS[form]
    return low + high - code if turned else code


def scored_answers(line: Line, score: str) -> Scored | None:
    """Give the scored answers to the items of a score, None for an omitted one; None for a form that is not there."""
    form = score.partition(".")[0]
    letters = list(enumerate(KEYS[form], start=1))
    cells = {at: line[f"{form}_{at:02d}"] for at, _ in letters}
    if set(cells.values()) == {""}:
        return None
    return [
        None if cells[at] == ".omitted" else counted(form, letter.isupper(), int(cells[at]))
        for at, letter in letters
        if letter.lower() in LETTERS[score]
    ]


def value(line: Line, score: str) -> Fraction | None:
    """Give the score: number of items times the mean of the answered ones, if at least half are."""
    answers = scored_answers(line, score)
    there = [answer for answer in answers or [] if answer is not None]
    if answers is None or 2 * len(there) < len(answers):
        return None
    return Fraction(len(answers) * sum(there), len(there))


def members(group: str) -> list[str]:
    return [code for code, person in PEOPLE.items() if person["group"] == group]


def column(group: str, assessment: str, score: str) -> list[Fraction | None]:
    return [value(ANSWERS[code, assessment], score) for code in members(group)]


def mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def deviations(values: Sequence[Fraction]) -> Fraction:
    """Give the sum of squared deviations from the mean."""
    middle = mean(values)
    return sum(((v - middle) ** 2 for v in values), Fraction(0))


def sd(values: Sequence[Fraction]) -> Fraction:
    variance = deviations(values) / (len(values) - 1)
    with localcontext() as context:
        context.prec = 50
        return Fraction((Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt())


def printed(exact: Fraction, digits: int) -> Decimal:
    """Round once, half away from zero; refuse a value that lies so near to an edge that binary fractions might err."""
    beyond = exact * 10**digits % 1 - Fraction(1, 2)
    assert abs(beyond) > EDGE * 10**digits, f"{float(exact)} lies on a rounding edge"
    with localcontext() as context:
        context.prec = 50
        number = Decimal(exact.numerator) / Decimal(exact.denominator)
        return number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def tail(f: float, df: int) -> float:
    """Give p of F(1, df): the part of Student's t beyond, by Simpson's rule over its angle."""

    def area(angle: float) -> float:
        steps = 4000
        width = angle / steps
        inner = sum((4 if i % 2 else 2) * cos(i * width) ** (df - 1) for i in range(1, steps))
        return width / 3 * (1 + inner + cos(angle) ** (df - 1))

    return 1 - area(atan(sqrt(f / df))) / area(pi / 2)


def changes_of(group: str, score: str) -> dict[str, Fraction]:
    """Give the changes of the people with a score at both assessments: code -> after minus before."""
    pairs = zip(members(group), column(group, "pre", score), column(group, "post", score), strict=True)
    return {code: after - before for code, before, after in pairs if before is not None and after is not None}


def changes(group: str, score: str) -> list[Fraction]:
    """Give the changes alone."""
    return list(changes_of(group, score).values())
