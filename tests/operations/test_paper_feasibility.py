"""Every figure the paper prints about feasibility comes out of `analyse --json` on the reference study."""

import csv
import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from imp_desktop.operations.analysing import analysis_json
from imp_desktop.operations.demo import demo
from imp_desktop.operations.feasibility import analysed

PAPER = Path(__file__).parent.parent / "reference_study" / "paper_feasibility.csv"
# the paper rounded twice (43.48, 43.5, 44); no number of people gives 44
DEPARTS = {("imp_eval_learned_10", "percent_4"): "43"}
DOMAINS = {
    "acceptability": ("grade", "relevance_work", "relevance_life", "recommend", "learned"),
    "implementation": ("teacher_1", "teacher_2", "material", "organisation"),
    "practicality": ("times", "practice_minutes", "study_minutes"),
}


def figures() -> list[tuple[str, str, str]]:
    with PAPER.open(encoding="utf-8", newline="") as stream:
        return [(row["item"], row["figure"], row["printed"]) for row in csv.DictReader(stream)]


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("feasibility")
        patch.setenv("IMP_DESKTOP_HOME", str(home))
        study = demo(home / "reference.impstudy", "Anna Bakker")
        yield json.loads(json.dumps(analysis_json(study, *analysed(study)), allow_nan=False))
        study.close()


def rounded(value: Fraction, text: str) -> str:
    """The number with as many decimals as the printed one, half away from zero, once."""
    places = len(text.partition(".")[2])
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def entry(numbers: dict[str, Any], item: str) -> dict[str, Any]:
    name = "organisation" if " " in item else item.removeprefix("imp_eval_")
    for domain, names in DOMAINS.items():
        if name in names:
            return dict(numbers["feasibility"][domain][name])
    return dict(numbers["feasibility"]["acceptability"][item])


def found(numbers: dict[str, Any], item: str, figure: str) -> Fraction:
    told = numbers["feasibility"]
    group, _, category = figure.partition("_")
    if item.startswith("profession"):
        block = next(one for one in numbers["baseline"] if one["id"] == "intake_profession")
        place = ("doctor", "psychologist", "nurse", "other").index(category)
        return Fraction(block["rows"][place]["counts"][item.split()[1]])
    special = {
        ("imp_eval", "due"): lambda: criterion(numbers, "returned")["n"],
        ("imp_eval", "returned"): lambda: criterion(numbers, "returned")["part"],
        ("course", "not_delivered"): lambda: sum(
            told["implementation"]["sessions"]["counts"][one] for one in ("truncated", "postponed", "cancelled")
        ),
        ("course", "dropped_out"): lambda: sum(
            arm[box]["n"] for arm in numbers["flow"] for box in ("withdrew_before", "withdrew_during")
        ),
        ("imp_eval_plans", "answered"): lambda: told["integration"]["plans"]["n"],
        ("imp_eval_missed", "answered"): lambda: told["topics_missed"]["missed"]["n"],
        ("imp_eval_adverse", "reported"): lambda: told["adverse_reactions"]["adverse"]["part"],
        ("imp_eval_adverse", "coded_flashbacks"): lambda: told["adverse_reactions"]["adverse"]["kinds"]["flashbacks"],
        ("imp_eval_adverse", "coded_awareness"): lambda: sum(
            told["adverse_reactions"]["adverse"]["kinds"][one] for one in ("over_awareness", "not_shared")
        ),
    }
    if (item, figure) in special:
        return Fraction(special[item, figure]())
    if item == "imp_eval_plans":
        return Fraction(told["integration"]["plans"]["counts"][category])
    here = entry(numbers, item)
    if group == "percent":
        return Fraction(100 * here["counts"][category], here["n"])
    return Fraction(Decimal(repr(here[{"mean": "value"}.get(figure, figure)])))


def criterion(numbers: dict[str, Any], name: str) -> dict[str, Any]:
    return next(dict(one) for one in numbers["criteria"] if one["id"] == name)


def test_the_paper_prints_that_many_figures() -> None:
    assert len(figures()) == 166


@pytest.mark.parametrize(("item", "figure", "text"), figures(), ids=str)
def test_every_figure_comes_out_as_printed(numbers: dict[str, Any], item: str, figure: str, text: str) -> None:
    value = found(numbers, item, figure)
    wanted = DEPARTS.get((item, figure), text)
    assert rounded(value, wanted) == wanted if wanted else value == 0
