"""The main outcomes in short, and a number from the forms beside each change: r, its interval, n and every point."""

import math

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.reports import practice
from imp_desktop.reports.layout import Block
from imp_desktop.statistics.feasibility_results import CorrelationRow, CorrelationsFinding, EffectRow, OutcomesFinding
from imp_desktop.statistics.relate import fisher
from imp_desktop.statistics.results import Pearson
from tests.reports import reading, samples
from tests.reports.sheets import LANGUAGES, assert_whole, said, sheet

POINTS = tuple((10.0 * at, math.sin(at) * 12) for at in range(24))
TOO_FEW = ImpError(Problem.TOO_FEW, "", first="training", n_first=2, second="control", n_second=1)
NAMES = {"training": "the IMP group", "control": "the waiting list"}


def row(label="Mindfulness", r=0.14, n=24, p=0.507, points=POINTS) -> CorrelationRow:
    return CorrelationRow(label, label, Pearson(n, r, p, fisher(r, n)), None, points)


def related(*rows: CorrelationRow, across="Minutes a week") -> list[Block]:
    finding = CorrelationsFinding("practice", "Home practice and change", rows)
    return practice.correlations("Table 9", "Figure 5", finding, NAMES, across=across)


def effects(*rows: EffectRow) -> list[Block]:
    return practice.outcomes("Table 8", OutcomesFinding("outcomes", "Main outcomes", rows), NAMES)


def test_a_main_outcome_is_told_in_short_with_the_way_to_the_rest() -> None:
    text = said(lambda: effects(EffectRow("scs", "Self-compassion", 46, 0.7077, (0.1149, 1.2929))))
    assert "Self-compassion 46 0.71 [0.11, 1.29]" in text
    assert "stand in the outcome report" in text


def test_a_refused_outcome_prints_its_sentence_with_names() -> None:
    text = said(lambda: effects(EffectRow("scs", "Self-compassion", 3, refused=TOO_FEW)))
    assert "Self-compassion 3 Fewer than 3 people in a group have both scores" in text
    assert "the waiting list" in text


def test_a_correlation_has_n_interval_and_p() -> None:
    text = said(lambda: related(row(), row("Stress", -0.18, 23, 0.4)))
    assert "Mindfulness 24 .14 [−.28, .51] .507 Stress 23 −.18 [−.55, .25] .400" in text
    assert "between “Minutes a week” and the change (after minus before)" in text
    assert "In none of 2 rows the interval leaves out zero." in text
    assert "No line is fitted." in text


def test_a_correlation_whose_interval_leaves_out_zero_is_named() -> None:
    text = said(lambda: related(row(), row("Stress", -0.6, 24, 0.002)))
    assert "In 1 of 2 rows the interval leaves out zero: stress (−.60)." in text


def test_dutch_correlations_have_commas() -> None:
    text = said(lambda: related(row()), "nl")
    assert "Mindfulness 24 ,14 [−,28; ,51] ,507" in text


def test_every_panel_is_a_figure_with_its_correlation() -> None:
    made = sheet(lambda: related(row(), row("Stress", -0.18)))
    alts = [tag.alt for top in reading.structure(made) for tag in top.all() if tag.kind == "Figure"]
    assert [alt.replace("\u00a0", " ") for alt in alts] == [
        "Mindfulness: r = .14 [−.28, .51], n = 24",
        "Stress: r = −.18 [−.54, .24], n = 24",
    ]


def test_a_refused_correlation_prints_its_sentence_twice_and_no_dots() -> None:
    refused = CorrelationRow("eq", "Empathy", None, ImpError(Problem.TOO_FEW_PAIRS, n=2), POINTS[:2])
    text = said(lambda: related(refused))
    assert "Empathy 2 " in text
    assert "No correlation can be given yet." in text
    assert "None" not in text


def test_three_people_have_a_correlation_without_an_interval() -> None:
    text = said(lambda: related(row(n=3, r=0.5, points=POINTS[:3])))
    assert "Mindfulness 3 .50 – .507" in text
    assert "En dash: too few people for an interval, or all points on one line." in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e4])
@pytest.mark.parametrize("people", [3, 24, 2000])
def test_points_of_any_size_and_number_stay_between_the_margins(language: str, scale: float, people: int) -> None:
    points = tuple((scale * at, -scale * math.sin(at)) for at in range(people))
    made = sheet(lambda: related(*(row(f"Outcome {at}", points=points) for at in range(7))), language)
    assert_whole(made)


def test_points_that_all_lie_on_nought_have_an_axis() -> None:
    assert_whole(sheet(lambda: related(row(points=((0.0, 0.0),) * 4))))


def test_a_figure_of_six_panels_never_splits() -> None:
    above = [
        block for _at in range(2) for block in effects(*(EffectRow("a", "A", 9, 0.1, (-1, 1)) for _row in range(6)))
    ]
    made = sheet(lambda: [*above, *related(*(row(f"Outcome {at}") for at in range(6)))])
    page = next(text for text in reading.pages(made) if "No line is fitted" in text)
    assert all(f"Outcome {at}\n" in page for at in range(6))


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_no_typed_text_breaks_a_table_or_panel(text: str) -> None:
    assert_whole(
        sheet(lambda: effects(EffectRow("a", text, 9, 0.1, (-1, 1)), EffectRow("b", text, 0, refused=TOO_FEW)))
    )
    assert_whole(sheet(lambda: related(row(text), across=text)))
