"""The criteria print share, exact interval, zones and verdict; whose they are and when they were fixed is said."""

import datetime as dt
from dataclasses import replace

import pytest

from imp_desktop.reports import progression
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.layout import Block
from imp_desktop.statistics.feasibility_results import CriteriaState, CriterionResult
from imp_desktop.statistics.shares import share
from tests.reports import reading, samples
from tests.reports.feasibility_extremes import many_criteria
from tests.reports.feasibility_samples import LONG, criteria, criterion, reference
from tests.reports.sheets import LANGUAGES, assert_whole, said, sheet

FIXED = dt.date(2026, 2, 2)


def table(*found: CriterionResult, state: CriteriaState | None = None) -> list[Block]:
    """The blocks of the criteria of a study."""
    study = replace(reference(), criteria=found or criteria(), state=state or reference().state)
    return progression.blocks(FeasibilityContent(study, samples.analysis(), samples.facts()))


@pytest.mark.parametrize(
    "row",
    [
        "60 80\nCompleted the training 25/25 100% [86.3, 100.0] Go on\n50 75",
        "50 75\nPresent at 7 or more of 9 sessions 24/25 96% [79.6, 99.9] Go on\n75 90",
        "75 90\nSessions held in full 18/18 100% [81.5, 100.0] Go on\nalso adjust",
        "60 80\nPost assessment returned 47/47 100% [92.5, 100.0] Go on\n60 80",
        "60 80\nEvaluation form returned 24/25 96% [79.6, 99.9] Go on\nalso adjust",
        "50 70\nVery relevant for the profession 21/24 88% [67.6, 97.3] Go on\nalso adjust",
        "50 70\nWould recommend it 21/24 88% [67.6, 97.3] Go on\nalso adjust",
        "70 90\nNo adverse reaction reported 19/24 79% [57.8, 92.9] Adjust\nalso both others",
        "25 50\nPractised 315 minutes or more a week 2/24 8% [1.0, 27.0] Reconsider\nalso adjust",
    ],
)
def test_a_row_prints_limits_share_interval_and_verdict(row: str) -> None:
    assert row in reading.pages(sheet(table))[0]


def test_the_head_says_that_a_verdict_is_so_far() -> None:
    assert "Verdict so far" in said(table)
    assert "Oordeel tot nu toe" in said(table, "nl")


def test_every_row_has_its_name_as_head_for_a_screen_reader() -> None:
    tags = [tag for root in reading.structure(sheet(table)) for tag in root.all()]
    (found,) = [tag for tag in tags if tag.kind == "Table"]
    assert [[cell.kind for cell in row.kids] for row in found.kids] == [["TH"] * 5, *[["TH", *["TD"] * 4]] * 9]


def test_dutch_rows_have_dutch_signs_and_words() -> None:
    told = said(table, "nl")
    assert "24/25 96% [79,6; 99,9]" in told
    assert {"Doorgaan", "Bijstellen", "Heroverwegen"} <= set(told.split())
    assert "ook beide andere" in told


def test_a_share_of_nobody_has_no_verdict_and_no_dot() -> None:
    told = said(lambda: table(criterion("c", "Completed the training", share(0, 0), 80, 60)))
    assert "Completed the training 0/0 – –" in told
    assert "no data yet" in told
    assert "Go on" not in told


def test_criteria_of_the_program_are_called_examples_and_not_criteria_of_the_study() -> None:
    told = said(lambda: table(*criteria(example=True), state=CriteriaState()))
    assert "Examples of the program: the study has not set and fixed criteria of its own yet." in told
    assert "°" not in told


def test_examples_among_own_criteria_are_marked() -> None:
    own = criterion("own", "An own one", share(5, 6), 80, 60)
    shipped = criterion("shipped", "One of the program", share(5, 6), 80, 60, example=True)
    told = said(lambda: table(own, shipped))
    assert "One of the program °" in told
    assert "An own one °" not in told
    assert "° An example of the program, not a criterion of the study." in told


def test_own_criteria_that_are_not_fixed_say_so() -> None:
    assert "The study has not fixed these criteria yet." in said(lambda: table(state=CriteriaState()))


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (True, "Fixed on 2 February 2026, before the first form was keyed."),
        (False, "Fixed on 2 February 2026, after the first form was keyed."),
    ],
)
def test_fixed_criteria_say_when(before: bool, words: str) -> None:
    assert words in said(lambda: table(state=CriteriaState(FIXED, before_forms=before)))


def test_a_later_change_is_told_with_its_day_and_reason_and_many_are_counted() -> None:
    changed = tuple((dt.date(2026, 3, day), f"reason {day}.") for day in range(1, 7))
    told = said(lambda: table(state=CriteriaState(FIXED, before_forms=True, changed=changed)))
    assert "Changed on 1 March 2026: reason 1. Changed on 2 March 2026: reason 2." in told
    assert "Changed on 3 March 2026: reason 3. 3 more changes." in told
    assert "reason 4" not in told


def test_limits_with_a_decimal_keep_it() -> None:
    told = said(lambda: table(criterion("c", "Completed", share(9, 10), 66.7, 33.3)))
    assert "66.7" in told
    assert "33.3" in told


def test_of_frozen_data_the_verdict_is_final() -> None:
    facts = replace(samples.facts(), frozen=dt.date(2026, 3, 12))
    text = said(lambda: progression.blocks(FeasibilityContent(many_criteria(), samples.analysis(), facts)))
    assert "Verdict" in text
    assert "so far" not in text


def test_forty_criteria_run_on_with_their_head() -> None:
    found = many_criteria()
    made = sheet(lambda: table(*found.criteria))
    assert_whole(made)
    pages = reading.pages(made)
    assert len(pages) > 1
    assert all("Verdict so far" in page for page in pages)
    assert "(continued)" in pages[1]
    assert all(f"Criterion number {at} " in reading.words(made) for at in range(1, 41))


def test_without_criteria_there_is_no_table() -> None:
    study = replace(reference(), criteria=())
    content = FeasibilityContent(study, samples.analysis(), samples.facts())
    assert progression.blocks(content) == []
    assert content.labels.tables == 0


@pytest.mark.parametrize("green", [0, 50, 100])
@pytest.mark.parametrize("red", [0, 50, 100])
@pytest.mark.parametrize("language", LANGUAGES)
def test_zones_of_any_width_stay_on_the_page(green: float, red: float, language: str) -> None:
    rows = [criterion(f"c{at}", f"Number {at}", share(at, 8), max(green, red), min(green, red)) for at in range(9)]
    assert_whole(sheet(lambda: table(*rows), language))


@pytest.mark.parametrize("text", [*samples.HOSTILE, LONG], ids=range(len(samples.HOSTILE) + 1))
def test_no_typed_text_breaks_the_table(text: str) -> None:
    state = CriteriaState(FIXED, before_forms=False, changed=((FIXED, text),) * 9)
    rows = [criterion("c", text, share(5, 6), 80, 60, example=example) for example in (True, False)]
    assert_whole(sheet(lambda: table(*rows, state=state)))
