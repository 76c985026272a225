"""Dot plots show one person a dot at the exact answer, stay inside whatever the numbers, and print them beside."""

import statistics
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.reports import dots, figures
from imp_desktop.reports.dot_places import Bars, Dots, placed
from imp_desktop.statistics.feasibility_results import MeanFinding
from imp_desktop.statistics.results import Describe
from imp_desktop.statistics.shares import share
from tests.reports import reading, samples
from tests.reports.sheets import LANGUAGES, assert_whole, said, sheet

GRADES = (7,) * 4 + (8,) * 11 + (9,) * 9
MINUTES = (5, 15, 20, 63, 65, 92, 300, 330)
SCALE = figures.Scale(100, 400, 0, 300, step=100)


def numbers(values, label="Whole training", forms=None, target=None, **more) -> MeanFinding:
    given = tuple(sorted(map(float, values)))
    described = Describe(
        len(given), statistics.fmean(given) if given else None, statistics.stdev(given) if len(given) > 1 else None,
        None, min(given, default=None), max(given, default=None),
    )  # fmt: skip
    reached = None if target is None else share(sum(value >= target for value in given), len(given))
    count = len(given) if forms is None else forms
    return MeanFinding(label, label, described, given, count, target=target, reached=reached, **more)


def test_grades_stand_side_by_side_with_their_numbers() -> None:
    made = sheet(lambda: dots.beside("Figure 3", "Grades", [numbers(GRADES, low=0, high=10), numbers((3, 4, 4.5))]))
    text = reading.words(made)
    assert "Whole training, 0–10 M 8.2, SD 0.7, 7–9 n = 24" in text
    assert "M 3.8, SD 0.8, 3–4.5 n = 3" in text
    assert "One dot a person. The triangle under the axis marks the mean. 24 forms came back." in text


def test_minutes_stand_under_each_other_with_what_people_agreed_to() -> None:
    both = numbers(MINUTES, "Both together", unit="minutes a week", target=315)
    text = said(lambda: dots.stacked("Figure 2", "Home practice", [both]))
    assert "Both together minutes a week M 111.3, SD 129.4 range 5–330, n = 8 1 of 8 reach 315" in text
    assert "Dashed: what people agreed to (315)." in text


def test_a_unit_that_the_name_says_is_not_said_again() -> None:
    text = said(
        lambda: dots.stacked("Figure 2", "Home", [numbers((1, 2), "Minutes of study a week", unit="minutes a week")])
    )
    assert "minutes a week" not in text


def test_dutch_numbers_have_a_comma() -> None:
    text = said(lambda: dots.stacked("Figuur 2", "Thuis", [numbers(MINUTES, target=315)]), "nl")
    assert "M 111,3, SD 129,4 bereik 5–330, n = 8 1 van 8 halen 315" in text


def test_every_plot_is_a_figure_with_its_numbers_for_who_cannot_see_it() -> None:
    made = sheet(lambda: dots.beside("Figure 3", "Grades", [numbers(GRADES, low=0, high=10)]))
    alts = [
        tag.alt.replace("\u00a0", " ") for top in reading.structure(made) for tag in top.all() if tag.kind == "Figure"
    ]
    assert alts == ["Whole training, 0–10: M 8.2, SD 0.7; range 7–9, n = 24"]


def test_nobody_who_answered_is_a_sentence() -> None:
    nobody = [numbers((), low=0, high=10, target=5)]
    for blocks in (lambda: dots.beside("Figure 3", "Grades", nobody), lambda: dots.stacked("Figure 3", "T", nobody)):
        text = said(blocks)
        assert "Nobody has answered yet." in text
        assert "n = 0" in text


def test_one_person_has_no_spread() -> None:
    assert "M 8.0, SD –" in said(lambda: dots.beside("Figure 3", "Grades", [numbers((8,), low=0, high=10)]))


def test_minutes_of_one_unit_share_their_axis() -> None:
    few, many = numbers((10, 20), "Few", unit="minutes"), numbers((4000,), "Many", unit="minutes")
    text = said(lambda: dots.stacked("Figure 2", "Home", [few, many, numbers((3,), "Times", unit="times")]))
    assert text.count(" 1000 2000 3000 4000 ") == 2
    assert "M 15.0" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("people", [1, 24, 120, 500, 2000])
@pytest.mark.parametrize("greatest", [1, 10, 12_345])
def test_any_number_of_people_stays_between_the_margins(language: str, people: int, greatest: int) -> None:
    values = [(at * 7919) % (greatest + 1) for at in range(people)]
    findings = [
        numbers(values, f"A name of some length that must be broken {at}", low=0, high=greatest, unit="units a week",
                target=0.9 * greatest)
        for at in range(7)
    ]  # fmt: skip
    assert_whole(sheet(lambda: dots.beside("Figure 3", "Grades", findings), language))
    assert_whole(sheet(lambda: dots.stacked("Figure 2", "Practice", findings), language))


def test_many_people_with_one_answer_become_a_bar_that_says_how_many() -> None:
    text = said(lambda: dots.beside("Figure 3", "Grades", [numbers((8,) * 480 + (9,) * 20, low=0, high=10)]))
    assert "480" in text
    assert "bars that count people" in text


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_no_typed_text_breaks_a_plot(text: str) -> None:
    finding = numbers(GRADES, text, low=0, high=10, unit=text)
    assert_whole(sheet(lambda: [*dots.beside("Figure 3", "T", [finding]), *dots.stacked("Figure 2", "T", [finding])]))


def test_negative_numbers_lie_left_of_nought() -> None:
    assert_whole(sheet(lambda: dots.stacked("Figure 2", "Change", [numbers((-5, 0, 5))])))


@given(st.lists(st.integers(0, 300), min_size=1, max_size=60), st.floats(20, 90))
def test_every_person_has_a_dot_at_the_exact_value_and_no_dots_touch(values: list[int], height: float) -> None:
    found = placed(values, SCALE, height)
    if isinstance(found, Bars):
        assert sum(count for _left, _wide, count in found.bars) == len(values)
        return
    assert sorted(x for x, _up in found.places) == pytest.approx(sorted(SCALE.at(value) for value in values))
    assert found.height <= height
    for up, count in Counter(up for _x, up in found.places).items():
        row = sorted(x for x, level in found.places if level == up)
        assert len(row) == count
        assert all(after - before >= 2 * found.radius - 1e-9 for before, after in pairwise(row))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=400))
def test_bars_count_everybody_once(values: list[float]) -> None:
    scale = figures.Scale(0, 300, min(values), max(values) + 1, step=1)
    found = placed(values, scale, 3)
    counted = len(found.places) if isinstance(found, Dots) else sum(count for _left, _wide, count in found.bars)
    assert counted == len(values)
