"""The answers: each score is split over its items, then points move within a person until alpha is as printed.

A point that moves from one item of a subscale to another, in one person, changes no score, only the item variances; and
with the variance of the score given, alpha hangs on the sum of the item variances.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from .chance import Chance
from .rows import Part

Answers = dict[int, int]  # item number -> scored answer; omitted items are not there
Split = tuple[tuple[int, ...], Part]  # items of a subscale, and what was answered on them
MOVES = 40_000
CLOSE = 0.002  # alpha stays this near to the printed value, so that two decimals print it
EASE, HABIT, MOOD = 0.35, 0.5, 0.5  # how far items differ in mean, and people's answers about it: lasting, passing


@dataclass
class Wanted:
    """A score whose alpha is known: its items and the alpha."""

    items: tuple[int, ...]
    alpha: float


class Persona:
    """What makes one person's answers to a form their own: a lasting leaning for every item."""

    def __init__(self, chance: Chance, items: int) -> None:
        """Draw the leanings."""
        self.leaning = [chance.bell() * HABIT for _ in range(items + 1)]


def split(chance: Chance, points: tuple[int, int], parts: Split, ease: Sequence[float], persona: Persona) -> Answers:
    """Give answers to the items of one subscale that add up to the points answered."""
    (items, part), (lowest, highest) = parts, points
    kept = sorted(chance.shuffled(items)[: part.answered])
    mean = part.points / part.answered
    wish = {i: mean + ease[i] + persona.leaning[i] + MOOD * chance.bell() for i in kept}
    answers = {i: min(max(round(wish[i]), lowest), highest) for i in kept}
    while (missing := part.points - sum(answers.values())) != 0:
        step = 1 if missing > 0 else -1
        free = [i for i in kept if lowest <= answers[i] + step <= highest]
        nearest = max(free, key=lambda i: (step * (wish[i] - answers[i]), i))
        answers[nearest] += step
    return answers


class _Score:
    """Running item sums of one score over the people who answered all of its items."""

    def __init__(self, wanted: Wanted, people: Sequence[Answers]) -> None:
        self.items, self.alpha = frozenset(wanted.items), wanted.alpha
        self.people = {n for n, answers in enumerate(people) if all(i in answers for i in self.items)}
        self.sums = {i: sum(people[n][i] for n in self.people) for i in self.items}
        self.squares = {i: sum(people[n][i] ** 2 for n in self.people) for i in self.items}
        totals = [sum(people[n][i] for i in self.items) for n in self.people]
        self.whole = len(totals) * sum(t * t for t in totals) - sum(totals) ** 2
        self.parts = sum(len(totals) * self.squares[i] - self.sums[i] ** 2 for i in self.items)

    def distance(self, parts: int) -> float:
        """Give how far alpha is from the wanted one when the item variances add up to `parts`."""
        k = len(self.items)
        return abs(k / (k - 1) * (1 - parts / self.whole) - self.alpha)

    def change(self, person: int, item: int, now: int, step: int) -> int:
        """Give what the item variances gain when one answer changes."""
        if person not in self.people or item not in self.items:
            return 0
        return len(self.people) * step * (2 * now + step) - step * (2 * self.sums[item] + step)

    def take(self, person: int, item: int, now: int, step: int) -> None:
        """Take the change."""
        self.parts += self.change(person, item, now, step)
        if person in self.people and item in self.items:
            self.sums[item] += step
            self.squares[item] += step * (2 * now + step)


def tune(
    chance: Chance,
    points: tuple[int, int],
    people: list[Answers],
    subscales: Sequence[tuple[int, ...]],
    wanted: Sequence[Wanted],
) -> bool:
    """Move points within people and subscales until every wanted alpha is reached; say whether it was."""
    lowest, highest = points
    scores = [_Score(want, people) for want in wanted]
    distances = [score.distance(score.parts) for score in scores]
    for _ in range(MOVES):
        if max(distances) < CLOSE:
            return True
        person = chance.below(len(people))
        answers, items = people[person], subscales[chance.below(len(subscales))]
        up, down = items[chance.below(len(items))], items[chance.below(len(items))]
        if up == down or up not in answers or down not in answers:
            continue
        if answers[up] == highest or answers[down] == lowest:
            continue
        steps = ((up, 1), (down, -1))
        new = [
            score.distance(score.parts + sum(score.change(person, i, answers[i], s) for i, s in steps))
            for score in scores
        ]
        if fsum(new) < fsum(distances):
            for item, step in steps:
                for score in scores:
                    score.take(person, item, answers[item], step)
                answers[item] += step
            distances = new
    return False
