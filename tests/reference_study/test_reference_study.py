"""The shipped reference study prints Table 5, and the maker makes the same bytes again.

Everything is reckoned here anew from the CSV files, in exact fractions, with keys and rounding of its own.
"""

import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from pathlib import Path

import pytest

from tests.reference_study.reckoning import (
    ANSWERS,
    FORMS,
    HERE,
    PEOPLE,
    SHIPPED,
    changes,
    column,
    deviations,
    lines,
    mean,
    members,
    printed,
    scored_answers,
    sd,
    tail,
)

TABLE = {line["score"]: line for line in lines(HERE / "table5.csv")}

ALPHAS = {
    "ffmq": "0.91",
    "scs": "0.90",
    "eq": "0.84",
    "pss": "0.87",
    "proqol.compassion_satisfaction": "0.84",
    "proqol.compassion_fatigue": "0.76",
    "proqol.burnout": "0.57",
    "proqol.secondary_traumatic_stress": "0.69",
}


def interaction(score: str) -> tuple[Fraction, int]:
    """Give F of group x time (the squared pooled t of the change) and its residual degrees of freedom."""
    one, other = changes("training", score), changes("control", score)
    df = len(one) + len(other) - 2
    error = (deviations(one) + deviations(other)) / df * (Fraction(1, len(one)) + Fraction(1, len(other)))
    return (mean(one) - mean(other)) ** 2 / error, df


def figures(score: str) -> dict[str, Decimal]:
    """Give the eleven figures of a row, rounded as in the paper."""
    result = {}
    for group in ("training", "control"):
        for assessment in ("pre", "post"):
            there = [v for v in column(group, assessment, score) if v is not None]
            result[f"{group}_{assessment}_m"] = printed(mean(there), 2)
            result[f"{group}_{assessment}_sd"] = printed(sd(there), 2)
    f, df = interaction(score)
    p = printed(Fraction(tail(float(f), df)), 3)
    return result | {"f": printed(f, 3), "p": p, "np2": printed(f / (f + df), 3)}


def alpha(score: str, assessment: str) -> Fraction:
    """Give Cronbach's alpha of the scored items, on people of both groups who answered all of them."""
    lines = [line for (_, when), line in ANSWERS.items() if when == assessment]
    rows = [answers for line in lines if (answers := scored_answers(line, score)) is not None and None not in answers]
    whole = [[Fraction(answer or 0) for answer in row] for row in rows]
    k = len(whole[0])
    parts = sum((deviations([row[i] for row in whole]) for i in range(k)), Fraction(0))
    return Fraction(k, k - 1) * (1 - parts / deviations([sum(row, Fraction(0)) for row in whole]))


@pytest.mark.parametrize("score", TABLE)
def test_every_figure_of_a_row_of_table_5_comes_out_as_printed(score: str) -> None:
    expected = {name: Decimal(text) for name, text in TABLE[score].items() if name in figures(score)}
    assert len(expected) == 11
    assert figures(score) == expected


def test_table_5_has_187_figures() -> None:
    assert sum(len(figures(score)) for score in TABLE) == 187


@pytest.mark.parametrize("score", TABLE)
def test_the_test_of_a_row_rests_on_as_many_people_as_in_the_paper(score: str) -> None:
    for group in ("training", "control"):
        assert len(changes(group, score)) == int(TABLE[score][f"{group}_n"])


@pytest.mark.parametrize(("score", "wanted"), ALPHAS.items())
def test_alpha_before_comes_out_to_two_decimals_and_alpha_after_is_near(score: str, wanted: str) -> None:
    assert printed(alpha(score, "pre"), 2) == Decimal(wanted)
    assert abs(alpha(score, "post") - Fraction(wanted)) < Fraction(5, 100)


def test_ages_come_out_as_printed() -> None:
    ages = {code: Fraction(person["age"]) for code, person in PEOPLE.items()}
    for codes, expected in (
        (members("training"), ("51.4", "10.8")),
        (members("control"), ("47.5", "10.4")),
        (list(PEOPLE), ("49.6", "10.7")),
    ):
        own = [ages[code] for code in codes]
        assert (printed(mean(own), 1), printed(sd(own), 1)) == tuple(Decimal(text) for text in expected)
    assert [min(ages.values()), max(ages.values())] == [Fraction(22), Fraction(68)]


def test_groups_cohorts_genders_and_professions_are_those_of_the_paper() -> None:
    counts = Counter((person["group"], person["cohort"]) for person in PEOPLE.values())
    assert counts == {("training", "1"): 14, ("training", "2"): 11, ("control", ""): 22}
    men = Counter(person["group"] for person in PEOPLE.values() if person["gender"] == "male")
    assert men == {"training": 1, "control": 3}
    assert {person["gender"] for person in PEOPLE.values()} == {"male", "female"}
    trades = Counter((person["group"], person["profession"]) for person in PEOPLE.values())
    professions = ("doctor", "psychologist", "nurse", "other")
    assert [trades["training", profession] for profession in professions] == [3, 6, 7, 9]
    assert [trades["control", profession] for profession in professions] == [1, 6, 9, 6]


def test_codes_carry_their_check_letter_and_mix_the_groups() -> None:
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    assert list(PEOPLE) == [f"{number:03d}-{letters[number % 23]}" for number in range(1, 48)]
    sequence = [person["group"] for person in PEOPLE.values()]
    assert len(list(groupby(sequence))) > 10


def test_everybody_has_one_line_for_each_assessment() -> None:
    assert list(ANSWERS) == [(code, assessment) for code in PEOPLE for assessment in ("pre", "post")]


def test_every_answer_lies_within_the_range_of_its_form() -> None:
    for line in ANSWERS.values():
        for form, (items, low, high) in FORMS.items():
            cells = [line[f"{form}_{at:02d}"] for at in range(1, items + 1)]
            allowed = {str(code) for code in range(low, high + 1)} | {".omitted"}
            assert set(cells) <= allowed or set(cells) == {""}


def test_a_form_has_a_date_exactly_when_it_came_back_and_consent_came_first() -> None:
    for (code, assessment), line in ANSWERS.items():
        consent = date.fromisoformat(PEOPLE[code]["consent_date"])
        for form in FORMS:
            written = line[f"{form}_date"]
            assert (written == "") == (line[f"{form}_01"] == "")
            if written:
                assert consent < date.fromisoformat(written)
                assert date.fromisoformat(written).year in (2017, 2018)
                assert assessment == "pre" or line[f"{form}_date"] > ANSWERS[code, "pre"][f"{form}_date"]


def test_only_the_forms_that_the_paper_lacks_are_absent() -> None:
    absent = Counter(
        (PEOPLE[code]["group"], assessment, form)
        for (code, assessment), line in ANSWERS.items()
        for form in FORMS
        if line[f"{form}_01"] == ""
    )
    training = {("training", assessment, form): 1 for assessment in ("pre", "post") for form in ("ffmq", "proqol")}
    assert absent == training | {("control", "pre", form): 1 for form in ("scs", "eq", "pss")}


def test_nobody_ticks_one_column() -> None:
    for line in ANSWERS.values():
        for form, (items, _, _) in FORMS.items():
            codes = [line[f"{form}_{at:02d}"] for at in range(1, items + 1)]
            if codes[0]:
                assert max(len(list(run)) for _, run in groupby(codes)) <= 7
                assert len(set(codes) - {".omitted"}) >= 3


def test_the_maker_makes_the_same_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(HERE / "make.py"), "--output", str(tmp_path)], check=True, timeout=240)
    names = sorted(path.name for path in SHIPPED.glob("*.csv"))
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    for name in names:
        assert (tmp_path / name).read_bytes() == (SHIPPED / name).read_bytes()
