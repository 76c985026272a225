"""The scores of everybody: each row of Table 5 found by itself, then the totals, then the people behind the rows."""

from dataclasses import dataclass

from .chance import Chance
from .keys import FFMQ, FORMS, SCS, Form
from .rows import Omitted, Pair, Part, RowSearch, sizes_of
from .targets import GROUPS, Row, rows
from .totals import Placed, TotalSearch, row_prints

# In which cells how many people left out how many items: enough for every row and total, not proven to be the fewest.
# The README beside the CSV files says why some are needed.
OMITTED: dict[str, Omitted] = {
    "ffmq.observe": {("control", "post"): (1,)},
    "ffmq.describe": {("training", "pre"): (1, 1), ("training", "post"): (1, 1)},
    "ffmq.actaware": {("training", "post"): (1, 1)},
    "ffmq.nonjudge": {("training", "pre"): (1, 1), ("training", "post"): (1,)},
    "ffmq.nonreact": {("training", "pre"): (1, 1), ("control", "post"): (1,)},
    "scs.self_kindness": {("control", "post"): (1,)},
    "scs.self_judgement": {("training", "pre"): (1,), ("training", "post"): (1,), ("control", "post"): (1,)},
    "scs.isolation": {("training", "post"): (1,)},
    "eq": {
        ("training", "pre"): (2,),
        ("training", "post"): (1,),
        ("control", "pre"): (1,),
        ("control", "post"): (1,),
    },
    "pss": {("training", "post"): (1,)},
    "proqol.compassion_fatigue": {("training", "pre"): (1,)},
}
UNSCORABLE = Part(10, 3)  # four of seven non-reactivity items left out: the one control person without that score after
ATTEMPTS = {"ffmq": 0, "scs": 5}  # the first attempt at the totals that succeeds, found by `make.py --search`
DOWN = {"pss", "proqol.compassion_fatigue"}
AGREEMENT = 0.7  # spread of the noise with which people keep their rank from one questionnaire to the next


@dataclass(frozen=True)
class Block:
    """The before-after pairs of one form, person by person: by subscale, group and seat within the group."""

    form: Form
    pairs: dict[str, dict[str, list[Pair]]]


def available(row: Row) -> dict[tuple[str, str], int]:
    """Give the cells in which more people have a score than are complete."""
    if row.score == "ffmq.nonreact":
        return {("control", "pre"): 22}
    return {("control", "post"): 22} if row.complete["control"] == 21 else {}


def find_row(row: Row, form: Form, seed: str) -> dict[str, list[Pair]]:
    """Give the pairs of a row by group; starts again until all its figures print."""
    chance = Chance(f"{seed} {row.score}")
    search = RowSearch(row, form.shape(row.score), sizes_of(row, available(row)), OMITTED.get(row.score, {}))
    while True:
        found = search.find(chance)
        if found is not None and row_prints(row, found):
            return found


def find_with_total(form: Form, table: dict[str, Row], seed: str, start: int) -> dict[str, dict[str, list[Pair]]]:
    """Give the pairs of a form's subscales, placed so that its total prints too; `start` is the first attempt made."""
    total = table[form.name]
    attempt = start
    while True:
        found = {score: find_row(table[score], form, f"{seed} {attempt}") for score in form.parts}
        placed: Placed = {group: [_handed_in(found[score][group]) for score in form.parts] for group in GROUPS}
        if TotalSearch(total, placed).find(Chance(f"{seed} {total.score} total {attempt}")):
            return {score: {g: placed[g][at] for g in GROUPS} for at, score in enumerate(form.parts)}
        attempt += 1


def _handed_in(pairs: list[Pair]) -> list[Pair]:
    """Give the pairs with the three answers of the person whose non-reactivity has no score after."""
    return [(before, after or UNSCORABLE) for before, after in pairs]


def find_all(seed: str, *, from_the_start: bool) -> list[Block]:
    """Give the pairs of all five forms, seated so that people's questionnaires agree with one another somewhat."""
    table = rows()
    well = {group: [Chance(f"{seed} {group} {seat}").bell() for seat in range(25)] for group in GROUPS}
    blocks = []
    for form in FORMS:
        if form in (FFMQ, SCS):
            pairs = find_with_total(form, table, seed, 0 if from_the_start else ATTEMPTS[form.name])
            pairs = seated(list(pairs), pairs, well, seed)
        else:
            pairs = {}
            for score in [score for score in form.parts if score in table]:
                found = {score: find_row(table[score], form, seed)}
                pairs |= seated([score], found, well, seed)
        blocks.append(Block(form, pairs))
    return blocks


def seated(
    scores: list[str], pairs: dict[str, dict[str, list[Pair]]], well: dict[str, list[float]], seed: str
) -> dict[str, dict[str, list[Pair]]]:
    """Give the same pairs with the higher ones at the people who fare better, by and large; scores keep together."""
    chance = Chance(f"{seed} {scores[0]} seats")
    result: dict[str, dict[str, list[Pair]]] = {score: {} for score in scores}
    for group in GROUPS:
        lines = [[pairs[score][group][at] for score in scores] for at in range(len(pairs[scores[0]][group]))]
        movable = [line for line in lines if all(part is not None for pair in line for part in pair)]
        fixed = [line for line in lines if line not in movable]
        sign = -1 if scores[0] in DOWN else 1
        ranked = sorted(movable, key=lambda line: sign * _height(line))
        places = sorted(range(len(movable)), key=lambda seat: well[group][seat] + AGREEMENT * chance.bell())
        ordered: list[list[Pair]] = [[] for _ in movable]
        for line, seat in zip(ranked, places, strict=True):
            ordered[seat] = line
        for at, score in enumerate(scores):
            result[score][group] = [line[at] for line in ordered + fixed]
    return result


def _height(line: list[Pair]) -> float:
    parts = [part for pair in line for part in pair if part is not None]
    return sum(part.points for part in parts) / sum(part.answered for part in parts)
