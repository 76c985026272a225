"""Home practice: what the paper prints of times and minutes, given to people so that it goes with no main outcome."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from .chance import Chance
from .evaluation import Evaluation, ready
from .keys import EQ, FFMQ, PROQOL, PSS, SCS, Form
from .sheets import Paper, Seat

MAIN: dict[str, tuple[Form, tuple[int, ...]]] = {
    **{form.name: (form, tuple(range(1, form.items + 1))) for form in (FFMQ, SCS, EQ, PSS)},
    **{
        score: (PROQOL, PROQOL.parts[score])
        for score in ("proqol.compassion_satisfaction", "proqol.compassion_fatigue")
    },
}
LOOSE_ENOUGH = Fraction(1, 10)  # bound of r squared; at 24 people p is above .13 then
# Few among the many that print mean, SD and range. 63 minutes are nine a day, 28 are four a day.
TIMES = {"1": 5, "1.5": 1, "2": 2, "2.5": 1, "3": 3, "4": 4, "5": 3, "6": 3, "7": 1, "8": 1}
PRACTICE = (5, 15, 20, 20, 30, 30, 40, 45, 55, 55, 60, 63, 65, 75, 85, 90, 100, 115, 125, 135, 175, 230, 285, 300)
STUDY = (10, 10, 15, 15, 20, 20, 20, 20, 20, 20, 25, 25, 25, 28, 30, 30, 35, 35, 35, 35, 40, 45, 55, 75)
NEARLY, SOMEWHAT = 3.0, 10.0  # how many places minutes and times may lie apart


class Habit(NamedTuple):
    """How one person practises at home in a week."""

    times: str
    practice: int
    study: int


Papers = Mapping[str, Mapping[str, Mapping[Seat, Paper]]]  # by form, assessment and seat
Changes = dict[str, dict[Seat, Fraction]]  # by main outcome and seat


def changes(papers: Papers, seats: list[Seat]) -> Changes:
    """Give after minus before of the main outcomes, for people with both."""
    found: Changes = {}
    for score, (form, items) in MAIN.items():
        before, after = papers[form.name]["pre"], papers[form.name]["post"]
        there = [seat for seat in seats if seat in before and seat in after]
        found[score] = {seat: _score(form, items, after[seat]) - _score(form, items, before[seat]) for seat in there}
    return found


def _score(form: Form, items: tuple[int, ...], paper: Paper) -> Fraction:
    """Give the number of items times the mean of the answered ones; nobody here omitted half of them."""
    answered = [form.counts(item, paper[item]) for item in items if item in paper]
    return Fraction(len(items) * sum(answered), len(answered))


def practise(chance: Chance, forms: dict[Seat, Evaluation], change: Changes) -> None:
    """Write the home practice onto the forms, in the first chance order in which it goes with no main outcome."""
    habits = _habits(chance)
    while True:
        given = dict(zip(forms, chance.shuffled(habits), strict=True))
        minutes = {seat: habit.practice + habit.study for seat, habit in given.items()}
        if all(_shared(minutes, change[score]) < LOOSE_ENOUGH for score in MAIN):
            break
    for seat, habit in given.items():
        forms[seat]["imp_eval_times"] = habit.times
        forms[seat]["imp_eval_practice_minutes"] = str(habit.practice)
        forms[seat]["imp_eval_study_minutes"] = str(habit.study)


def _habits(chance: Chance) -> list[Habit]:
    """Give the habits: who practises more often does so longer, nearly, and studies more, somewhat."""
    practice, study = (_by_rank(chance, values, shake) for values, shake in ((PRACTICE, NEARLY), (STUDY, SOMEWHAT)))
    return [Habit(*habit) for habit in zip(ready(TIMES), practice, study, strict=True)]


def _by_rank(chance: Chance, values: tuple[int, ...], shake: float) -> list[int]:
    ranks = [place + shake * chance.bell() for place in range(len(values))]
    places = sorted(range(len(values)), key=lambda place: ranks[place])
    return [value for _, value in sorted(zip(places, values, strict=True))]


def _shared(minutes: dict[Seat, int], change: dict[Seat, Fraction]) -> Fraction:
    """Give r squared (Pearson) over the people who have both."""
    pairs = [(minutes[seat], value) for seat, value in change.items() if seat in minutes]
    count = len(pairs)
    across, up = sum(x for x, _ in pairs), sum(y for _, y in pairs)
    product = count * sum(x * y for x, y in pairs) - across * up
    wide = count * sum(x * x for x, _ in pairs) - across**2
    high = count * sum(y * y for _, y in pairs) - up**2
    return Fraction(product * product) / (wide * high)
