"""The sentences say estimate, interval and test in a fixed order, neutrally, and refuse in words."""

import re
from dataclasses import replace

import pytest

from imp_desktop.errors import Problem
from imp_desktop.i18n import speaking
from imp_desktop.reports import sentences
from imp_desktop.reports.content import Content
from imp_desktop.reports.runs import as_text
from tests.reports import samples


@pytest.fixture(scope="module")
def content() -> Content:
    return Content(samples.analysis(), samples.facts())


def spoken(runs: object) -> str:
    assert isinstance(runs, tuple)
    return as_text(runs).replace("\u00a0", " ")


def test_a_row_says_changes_difference_interval_and_test(content: Content) -> None:
    outcome = next(one for one in content.rows if one.id == "scs")
    assert spoken(sentences.change(content, outcome)) == (
        "Mean change 3.81 in training (n = 25) and −1.97 in control (n = 21). Difference 5.78, 95% CI [0.99, 10.57]; "
        "F(1, 44) = 5.92, p = .019, Holm .115."
    )


def test_a_row_in_dutch_has_the_signs_of_dutch() -> None:
    dutch = Content(samples.analysis("nl"), samples.facts("nl"))
    outcome = next(one for one in dutch.rows if one.id == "scs")
    with speaking("nl"):
        assert spoken(sentences.change(dutch, outcome)) == (
            "Gemiddelde verandering 3,81 bij training (n = 25) en −1,97 bij controle (n = 21). Verschil 5,78, 95%-BI "
            "[0,99; 10,57]; F(1; 44) = 5,92, p = ,019, Holm ,115."
        )


def test_an_outcome_without_a_comparison_says_why(content: Content) -> None:
    refused = samples.refused(
        content.rows[0], Problem.TOO_FEW, first="training", n_first=2, second="control", n_second=1
    )
    assert spoken(sentences.change(content, refused)).startswith("Fewer than 3 people in a group have both scores")


def test_a_reason_names_groups_and_instruments_as_the_pages_do() -> None:
    dutch = Content(samples.analysis("nl"), samples.facts("nl"))
    few = samples.refused(dutch.rows[0], Problem.TOO_FEW, first="training", n_first=2, second="control", n_second=1)
    unnamed = samples.refused(dutch.rows[6], Problem.PAIR_NOT_NAMED, instrument="scs")
    with speaking("nl"):
        assert "(training: 2, controle: 1)" in spoken(sentences.refusal(dutch, few))
        assert spoken(sentences.refusal(dutch, unnamed)).startswith("SCS wordt niet gescoord")


def test_the_forest_names_the_rows_that_leave_out_zero(content: Content) -> None:
    assert spoken(sentences.outside_zero(content)) == (
        "In 5 of 17 rows the interval leaves out zero: non-reactivity (0.62), self-compassion (0.71), isolation "
        "(0.60), empathy (0.67) and compassion fatigue (−0.66). Of 17 independent intervals about one would leave out "
        "zero if no difference existed anywhere."
    )


def test_one_row_has_no_talk_of_many(content: Content) -> None:
    one = Content(samples.only("pss", main=("pss",)), content.facts)
    assert spoken(sentences.outside_zero(one)) == "In none of 1 rows the interval leaves out zero."


def test_the_start_names_what_differed_then(content: Content) -> None:
    assert "At the start, self-compassion was 9.32 lower in the training group, 95% CI [2.89, 15.75]." in spoken(
        sentences.start(content)
    )


def test_the_limits_count_p_before_and_after_the_correction(content: Content) -> None:
    said = spoken(sentences.limits(content))
    assert "People were not placed in a group by chance." in said
    assert "In three of six main outcomes p is below .05 before Holm correction, in none after it." in said
    assert "not given by real people" in said


def test_a_study_that_used_chance_does_not_say_it_did_not(content: Content) -> None:
    by_chance = Content(content.analysis, replace(content.facts, randomised=True))
    assert "by chance" not in spoken(sentences.limits(by_chance))


def test_directions_are_said_once(content: Content) -> None:
    assert spoken(sentences.directions(content)) == (
        "Reversed: higher is better. For stress and compassion fatigue lower is better; for all other rows higher is "
        "better."
    )
    up = Content(samples.only("eq", main=("eq",)), content.facts)
    down = Content(samples.only("pss", main=("pss",)), content.facts)
    assert spoken(sentences.directions(up)) == "In all rows higher is better."
    assert spoken(sentences.directions(down)) == "In all rows lower is better."


def test_nothing_keyed_is_said_plainly() -> None:
    empty = Content(samples.nobody(), samples.facts())
    assert spoken(sentences.outside_zero(empty)) == "No outcome can be compared yet."
    assert spoken(sentences.people(empty)) == "The training group has 0 people and the control group 0."
    assert sentences.start(empty) == ()


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_parts_are_put_in_a_row(parts: list[str], said: str) -> None:
    assert sentences.enumerated(parts) == said


FORBIDDEN = re.compile(
    r"randomi[sz]|gerandomi|\beffect of|led to|\bcaused|due to|thanks to|\bimproved|\bbenefit|\bproved|\bfailed|"
    r"\bonly\b|unfortunately|significan|effect van|leidde tot|veroorzaakt|door de training|dankzij|verbeterde|bewees|"
    r"helaas|\bnan\b|\binf\b|(?-i:\bNone\b)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_sentence_claims_a_cause_or_a_verdict(language: str) -> None:
    content = Content(samples.analysis(language), samples.facts(language))
    with speaking(language):
        said = [sentences.limits(content), sentences.outside_zero(content), sentences.start(content)]
        said += [sentences.change(content, outcome) for outcome in content.rows]
        assert [FORBIDDEN.findall(spoken(one)) for one in said if FORBIDDEN.search(spoken(one))] == []
