"""The register: codes, groups, cohorts, ages, genders, professions, consent and the days of filling in."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from .chance import Chance
from .rows import outside, whole
from .targets import GROUPS, printed

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
SIZES = {"training": 25, "control": 22}
COHORTS = (14, 11)
MEN = {"training": 1, "control": 3}
PROFESSIONS = {
    "training": {"doctor": 3, "psychologist": 6, "nurse": 7, "other": 9},
    "control": {"doctor": 1, "psychologist": 6, "nurse": 9, "other": 6},
}
AGES = {"training": ("51.4", "10.8"), "control": ("47.5", "10.4"), "all": ("49.6", "10.7")}
YOUNGEST, OLDEST = 22, 68
# First day of the fortnight before, and of the one after, of each cohort; control people went along with either.
FORTNIGHTS = {1: (date(2017, 9, 11), date(2017, 12, 4)), 2: (date(2018, 1, 15), date(2018, 4, 9))}


@dataclass
class Person:
    """One made-up participant."""

    group: str
    code: str = ""
    cohort: int | None = None
    age: int = 0
    gender: str = "female"
    profession: str = ""
    consent: date = date.min
    days: dict[str, dict[str, date]] = field(default_factory=dict)  # by assessment and form


def register(chance: Chance, forms: list[str]) -> list[Person]:
    """Give all participants, training first; the codes mix the groups."""
    people = [Person(group) for group in GROUPS for _ in range(SIZES[group])]
    numbers = chance.order(len(people))
    for person, number in zip(people, numbers, strict=True):
        person.code = f"{number + 1:03d}-{LETTERS[(number + 1) % len(LETTERS)]}"
    for group in GROUPS:
        _describe(chance, group, [person for person in people if person.group == group])
    ages = find_ages(chance)
    for person, age in zip(people, ages["training"] + ages["control"], strict=True):
        person.age = age
    for person in people:
        _date(chance, person, forms)
    return people


def _describe(chance: Chance, group: str, people: list[Person]) -> None:
    for person in chance.shuffled(people)[: MEN[group]]:
        person.gender = "male"
    trades = [trade for trade, count in PROFESSIONS[group].items() for _ in range(count)]
    for person, trade in zip(people, chance.shuffled(trades), strict=True):
        person.profession = trade
    if group == "training":
        cohorts = [number for number, size in enumerate(COHORTS, start=1) for _ in range(size)]
        for person, cohort in zip(people, chance.shuffled(cohorts), strict=True):
            person.cohort = cohort


def _date(chance: Chance, person: Person, forms: list[str]) -> None:
    """Put both packets into their fortnights; now and then a form is finished a day or two later."""
    cohort = person.cohort or 1 + chance.below(2)
    for assessment, start in zip(("pre", "post"), FORTNIGHTS[cohort], strict=True):
        day = start + timedelta(days=chance.below(12))
        person.days[assessment] = {}
        for form in forms:
            person.days[assessment][form] = day
            if chance.below(12) == 0:
                day += timedelta(days=1 + chance.below(2))
    person.consent = person.days["pre"][forms[0]] - timedelta(days=2 + chance.below(26))


def find_ages(chance: Chance) -> dict[str, list[int]]:
    """Give whole ages with the M and SD of each group and of all, the youngest 22 and the oldest 68."""
    ages = {
        group: [
            min(max(round(float(AGES[group][0]) + float(AGES[group][1]) * chance.bell()), YOUNGEST), OLDEST)
            for _ in range(SIZES[group])
        ]
        for group in GROUPS
    }
    ages["control"][0], ages["training"][0] = YOUNGEST, OLDEST
    miss = _age_miss(ages)
    while miss:
        group, step = GROUPS[chance.below(2)], 1 - 2 * chance.below(2)
        at = 1 + chance.below(SIZES[group] - 1)
        if not YOUNGEST <= ages[group][at] + step <= OLDEST:
            continue
        ages[group][at] += step
        if (new := _age_miss(ages)) <= miss:
            miss = new
        else:
            ages[group][at] -= step
    return {group: chance.shuffled(ages[group]) for group in GROUPS}


def _age_miss(ages: dict[str, list[int]]) -> int:
    miss = 0
    for who, values in (*ages.items(), ("all", [age for own in ages.values() for age in own])):
        count, total = len(values), sum(values)
        mean, sd = (printed(text) for text in AGES[who])
        spread = count * sum(v * v for v in values) - total * total
        miss += 100 * outside(total, whole(mean, count))
        miss += outside(spread, whole(sd.squared(), count * (count - 1)))
    return miss
