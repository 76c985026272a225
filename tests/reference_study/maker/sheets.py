"""The filled-in forms: scored answers for everybody with the wanted alpha, and the codes that stand on paper."""

from dataclasses import dataclass
from itertools import groupby

from .burden import BURNOUT, TRAUMA, WHOLE, halves
from .chance import Chance
from .items import EASE, Answers, Persona, Wanted, split, tune
from .keys import PROQOL, Form
from .outcomes import Block
from .people import SIZES
from .rows import Part
from .targets import ALPHAS, ASSESSMENTS, GROUPS

Seat = tuple[str, int]  # group, and place within the group
Paper = dict[int, int]  # item number -> code on paper; omitted items are not there
LONGEST_RUN = 7
SEATS: list[Seat] = [(group, at) for group in GROUPS for at in range(SIZES[group])]


@dataclass(frozen=True)
class Sheet:
    """One form at one assessment: how easy its items are to agree with, and each person's sums and leanings."""

    form: Form
    ease: list[float]
    parts: list[dict[str, Part]]
    personas: list[Persona]


def fill_in(block: Block, seed: str) -> dict[str, dict[Seat, Paper]]:
    """Give what stands on everybody's paper form, by assessment; people without the form are not there."""
    form = block.form
    chance = Chance(f"{seed} {form.name} items")
    ease = [EASE * chance.bell() for _ in range(form.items + 1)]
    personas = {seat: Persona(chance, form.items) for seat in SEATS}
    papers = {}
    for time, assessment in enumerate(ASSESSMENTS):
        known = _parts(block, time, chance)
        sheet = Sheet(form, ease, list(known.values()), [personas[seat] for seat in known])
        written = _written(chance, sheet, _wanted(form, time))
        papers[assessment] = dict(zip(known, written, strict=True))
    return papers


def _written(chance: Chance, sheet: Sheet, wanted: list[Wanted]) -> list[Paper]:
    """Give the papers; who seems to have ticked one column answers again, and the alphas are tuned again."""
    form = sheet.form
    people: list[Answers] = [{} for _ in sheet.parts]
    written: list[Paper] = [{} for _ in sheet.parts]
    while True:
        for at, paper in enumerate(written):
            if not _looks_answered(paper):
                people[at] = _answers(chance, sheet, at)
        if tune(chance, form.points, people, _subscales(form), wanted):
            written = [_on_paper(chance, form, answers) for answers in people]
        if all(_looks_answered(paper) for paper in written):
            return written


def _parts(block: Block, time: int, chance: Chance) -> dict[Seat, dict[str, Part]]:
    """Give the answer sums of everybody who handed the form in, by subscale."""
    result: dict[Seat, dict[str, Part]] = {}
    for score, groups in block.pairs.items():
        for group, pairs in groups.items():
            for at, pair in enumerate(pairs):
                part = pair[time]
                if part is not None:
                    result.setdefault((group, at), {})[score] = part
    if block.form is PROQOL:
        pairs_of_halves = halves(chance, [parts[WHOLE] for parts in result.values()], time)
        for parts, (burnout, trauma) in zip(result.values(), pairs_of_halves, strict=True):
            del parts[WHOLE]
            parts |= {BURNOUT: burnout, TRAUMA: trauma}
    return result


def _answers(chance: Chance, sheet: Sheet, at: int) -> Answers:
    answers: Answers = {}
    for score, part in sheet.parts[at].items():
        items = sheet.form.parts[score]
        answers |= split(chance, sheet.form.points, (items, part), sheet.ease, sheet.personas[at])
    return answers


def _subscales(form: Form) -> list[tuple[int, ...]]:
    """Give the item sets within which points may move; compassion fatigue is made of two of them."""
    return [items for score, items in form.parts.items() if score != WHOLE]


def _wanted(form: Form, time: int) -> list[Wanted]:
    known = {form.name: tuple(range(1, form.items + 1)), **form.parts}
    return [Wanted(known[score], float(alphas[time])) for score, alphas in ALPHAS.items() if score in known]


def _on_paper(chance: Chance, form: Form, answers: Answers) -> Paper:
    """Turn scored answers back into codes; where two codes count the same, the milder one stands more often."""
    paper = {}
    for item, scored in sorted(answers.items()):
        codes = sorted(form.papers(item, scored), key=lambda code: abs(2 * code - sum(form.codes)))
        paper[item] = codes[0] if chance.draw() < 0.6 else codes[-1]
    return paper


def _looks_answered(paper: Paper) -> bool:
    """Say whether nobody ticked one column: no long run of the same code, and at least three codes in use."""
    codes = [code for _, code in sorted(paper.items())]
    longest = max((len(list(run)) for _, run in groupby(codes)), default=0)
    return longest <= LONGEST_RUN and len(set(codes)) >= 3
