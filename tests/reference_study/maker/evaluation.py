"""The evaluation forms: how often each answer was given is fixed by the paper, who gave it follows from a liking.

For every item the answers lie ready from the coolest to the warmest; people come by in the order of how much they liked
the course, shaken a little for each item, and each takes the next one.
"""

from collections.abc import Sequence

from .chance import Chance, T
from .sheets import Seat
from .texts import MISSED, PLANS, REACTIONS, REMARKS

Evaluation = dict[str, str]  # item -> what stands on paper; texts left open are not there
OMITTED = ".omitted"
FIRM, LOOSE = 0.3, 1.0  # how far an item shakes the order of liking
THEME = 0.5  # a lasting leaning of a person towards statements that belong together
# Table 4: how many people ticked 1 to 5; the percentages allow no other numbers. 23 in all: somebody omitted it.
LEARNED = (
    (0, 1, 0, 8, 15),
    (0, 1, 0, 10, 13),
    (0, 0, 2, 8, 14),
    (0, 0, 3, 13, 8),
    (0, 1, 3, 8, 11),
    (0, 0, 2, 13, 9),
    (0, 0, 3, 12, 9),
    (0, 0, 4, 9, 11),
    (1, 2, 1, 14, 6),
    (0, 2, 4, 10, 7),  # prints 43 where the paper has 44, which no number of people gives
    (0, 3, 4, 14, 3),
    (2, 0, 3, 13, 6),
    (2, 0, 5, 12, 4),
    (2, 1, 11, 7, 3),
    (1, 0, 9, 9, 4),
    (1, 2, 5, 11, 4),
    (0, 1, 4, 11, 8),
    (0, 1, 1, 17, 5),
    (1, 0, 2, 16, 4),
    (1, 2, 4, 13, 4),
    (1, 0, 2, 14, 7),
    (0, 1, 3, 15, 5),
)
THEMES = (5, 3, 3, 2, 7, 2)  # how many statements in a row belong together
# Answer -> how often, coolest first: several spreads print the same mean, SD and range; these are even ones among them.
SPREADS = {
    "grade": {"7": 3, "7.5": 2, "8": 9, "8.5": 3, "9": 6, "9.5": 1},
    "relevance_work": {"2": 3, "3": 21},
    "relevance_life": {"2": 4, "3": 20},
    "recommend": {"2": 3, "1": 21},
    "teacher_1": {"7": 4, "8": 10, "9": 9, "10": 1},
    "teacher_2": {"8": 15, "9": 8, "10": 1},
    "material": {"3": 4, "4": 18, "5": 2},
}
ORGANISATION = {5: 1, 6: 5, 7: 6, 8: 8, 9: 3, 10: 1}  # location and information together


def item_ids() -> list[str]:
    """Give the items of the form in the order of the paper."""
    learned = [f"learned_{number:02d}" for number in range(1, len(LEARNED) + 1)]
    satisfaction = ["recommend", "teacher_1", "teacher_2", "material", "location", "information"]
    practice = ["times", "practice_minutes", "study_minutes"]
    texts = ["plans", "adverse", "adverse_text", "missed", "remarks"]
    names = ["grade", "relevance_work", "relevance_life", *learned, *satisfaction, *practice, *texts]
    return [f"imp_eval_{name}" for name in names]


def fill_in(chance: Chance, liking: dict[Seat, float]) -> dict[Seat, Evaluation]:
    """Give everybody's evaluation form, without the home practice."""
    forms: dict[Seat, Evaluation] = {seat: {} for seat in liking}
    for name, spread in SPREADS.items():
        _hand_out(forms, name, _order(chance, liking, FIRM), ready(spread))
    _learned(chance, liking, forms)
    for seat, total in zip(_order(chance, liking, LOOSE), ready(ORGANISATION), strict=True):
        _organisation(chance, forms[seat], total)
    _texts(chance, liking, forms)
    return forms


def _order(chance: Chance, liking: dict[Seat, float], shake: float) -> list[Seat]:
    """Give the people from the coolest to the warmest, as one item sees them."""
    shaken = {seat: height + shake * chance.bell() for seat, height in liking.items()}
    return sorted(shaken, key=lambda seat: shaken[seat])


def ready(spread: dict[T, int]) -> list[T]:
    """Give the answers of a spread one by one."""
    return [answer for answer, count in spread.items() for _ in range(count)]


def _hand_out(forms: dict[Seat, Evaluation], name: str, order: Sequence[Seat], answers: Sequence[str]) -> None:
    for seat, answer in zip(order, answers, strict=True):
        forms[seat][f"imp_eval_{name}"] = answer


def _learned(chance: Chance, liking: dict[Seat, float], forms: dict[Seat, Evaluation]) -> None:
    """Hand out the statements; a different person omits each of those that somebody omitted."""
    forgetful = chance.shuffled(list(liking))
    number = 0
    for theme in THEMES:
        leaning = {seat: height + THEME * chance.bell() for seat, height in liking.items()}
        for counts in LEARNED[number : number + theme]:
            number += 1
            order = _order(chance, leaning, LOOSE)
            answers = ready(dict(zip("12345", counts, strict=True)))
            if len(answers) < len(order):
                seat = forgetful.pop()
                forms[seat][f"imp_eval_learned_{number:02d}"] = OMITTED
                order.remove(seat)
            _hand_out(forms, f"learned_{number:02d}", order, answers)


def _organisation(chance: Chance, form: Evaluation, total: int) -> None:
    """Part a sum into location and information; now and then they lie further apart."""
    location = total // 2 + total % 2 * chance.below(2)
    if 6 <= total <= 8 and chance.below(4) == 0:
        location -= 1
    form["imp_eval_location"], form["imp_eval_information"] = str(location), str(total - location)


def _texts(chance: Chance, liking: dict[Seat, float], forms: dict[Seat, Evaluation]) -> None:
    order = _order(chance, liking, FIRM)
    plans = [text for texts in PLANS.values() for text in texts]
    silent = chance.shuffled(order)[: len(order) - len(plans)]
    _hand_out(forms, "plans", [seat for seat in order if seat not in silent], plans)
    _hand_out(forms, "missed", chance.shuffled(order)[: len(MISSED)], [text for _, text in MISSED])
    speakers = chance.shuffled(order)[: len(REMARKS)]
    _hand_out(forms, "remarks", [seat for seat in order if seat in speakers], REMARKS)
    _hand_out(forms, "adverse", order, ["2"] * len(order))
    troubled = chance.shuffled(order)[: len(REACTIONS)]
    _hand_out(forms, "adverse", troubled, ["1"] * len(troubled))
    _hand_out(forms, "adverse_text", troubled, [reaction.words for reaction in REACTIONS])
