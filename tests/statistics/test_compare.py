"""The two-by-two comparison."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pingouin as pg
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from imp_desktop.errors import ImpError, Problem
from imp_desktop.protocols.model import Comparison as Design
from imp_desktop.statistics.compare import ancova, compare, f_test, holm

DESIGN = Design("training", "control", "pre", "post")
TURNED = Design("control", "training", "pre", "post")

pairs = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=3, max_size=9)
few = settings(max_examples=30, deadline=None)


def scores_of(training, control):
    rows = [("training", *pair) for pair in training] + [("control", *pair) for pair in control]
    table = pd.DataFrame(rows, columns=["group", "pre", "post"], index=[f"p{n:02}" for n in range(len(rows))])
    return table.astype({"pre": float, "post": float})


def compared(training, control, design=DESIGN):
    try:
        return compare(scores_of(training, control), design)
    except ImpError:
        assume(False)
        raise


def squared_t(first, second):
    """Student's t of two groups of fractions, squared, without rounding."""
    means = [sum(values) / len(values) for values in (first, second)]
    squares = sum((value - mean) ** 2 for values, mean in zip((first, second), means, strict=True) for value in values)
    error = squares / (len(first) + len(second) - 2) * (Fraction(1, len(first)) + Fraction(1, len(second)))
    return float((means[0] - means[1]) ** 2 / error)


def close(found):
    return pytest.approx(found, rel=1e-6, abs=1e-7)


def close_p(found):
    # Where F is nothing but the last bits of a subtraction, p goes with its square root.
    return pytest.approx(found, rel=1e-6, abs=1e-4)


@few
@given(pairs, pairs)
def test_the_interaction_is_the_squared_t_of_the_change_and_the_group_that_of_person_means(training, control):
    found = compared(training, control)
    changes = [[Fraction(post - pre) for pre, post in group] for group in (training, control)]
    means = [[Fraction(post + pre, 2) for pre, post in group] for group in (training, control)]
    for row, values in ((found.interaction, changes), (found.group, means)):
        F, df2 = squared_t(*values), len(training) + len(control) - 2
        assert close(F) == row.F
        assert row.p == close_p(float(stats.f.sf(F, 1, df2)))
        assert (row.df1, row.df2) == (1, df2)


@few
@given(pairs, pairs)
def test_time_is_tested_on_the_unweighted_mean_of_the_groups_as_sum_contrasts_do(training, control):
    found = compared(training, control)
    changes = np.array([post - pre for pre, post in (*training, *control)], dtype=float)
    signs = np.repeat([1.0, -1.0], [len(training), len(control)])
    regression = pg.linear_regression(pd.DataFrame({"sign": signs}), changes).set_index("names")
    assert close(float(regression.at["Intercept", "T"]) ** 2) == found.time.F


@few
@given(pairs, pairs)
def test_exchanging_the_groups_turns_differences_and_leaves_tests(training, control):
    found, turned = compared(training, control), compared(training, control, TURNED)
    for one, other in (
        (found.change_difference, turned.change_difference),
        (found.change_difference_welch, turned.change_difference_welch),
        (found.hedges_g, turned.hedges_g),
    ):
        assert one.estimate == close(-other.estimate)
        assert one.ci95 == close((-other.ci95[1], -other.ci95[0]))
    assert close((turned.interaction.F, turned.time.F, turned.group.F)) == (
        found.interaction.F,
        found.time.F,
        found.group.F,
    )
    assert (found.ancova is None) == (turned.ancova is None)
    if found.ancova and turned.ancova:
        assert found.ancova.estimate == close(-turned.ancova.estimate)
        assert close(turned.ancova.F) == found.ancova.F


@few
@given(pairs, pairs, st.integers(-1000, 1000))
def test_adding_a_constant_to_every_score_changes_no_test(training, control, shift):
    found = compared(training, control)
    moved = compared(
        [(pre + shift, post + shift) for pre, post in training], [(pre + shift, post + shift) for pre, post in control]
    )
    for one, other in ((found.interaction, moved.interaction), (found.time, moved.time), (found.group, moved.group)):
        assert (one.F, one.np2) == close((other.F, other.np2))
        assert one.p == close_p(other.p)
    assert found.hedges_g.ci95 == close(moved.hedges_g.ci95)


@few
@given(pairs, pairs, st.randoms())
def test_the_order_of_the_people_changes_nothing(training, control, lot):
    found = compared(training, control)
    again = compare(scores_of(training, control).sample(frac=1, random_state=lot.randint(0, 999)), DESIGN)
    assert close(found.interaction.F) == again.interaction.F
    assert again.change == found.change
    assert again.hedges_g == found.hedges_g
    assert again.residuals == close(found.residuals)


@few
@given(pairs, pairs)
def test_interval_size_and_p_never_contradict_each_other(training, control):
    found = compared(training, control)
    assume(abs(found.interaction.p - 0.05) > 1e-6)
    significant = found.interaction.p < 0.05
    for low, high in (found.change_difference.ci95, found.hedges_g.ci95):
        assert (low > 0 or high < 0) == significant
    assert (found.interaction.np2_ci90[0] > 0) == significant


def test_people_with_one_assessment_are_described_and_not_tested():
    scores = scores_of([(1, 4), (2, 2), (5, 9)], [(3, 3), (4, 6), (8, 7), (9, 1)])
    scores.loc["p06", "post"] = np.nan
    found = compare(scores, DESIGN)
    assert found.interaction.df2 == 4
    assert found.complete["control"]["pre"].n == 3
    assert found.available["control"]["pre"].n == 4
    assert found.available["control"]["post"].n == 3
    assert len(found.residuals) == 6


def test_fewer_than_three_in_a_group_are_refused_by_name_and_number():
    with pytest.raises(ImpError) as refused:
        compare(scores_of([(1, 2), (3, 5)], [(1, 2), (3, 5), (4, 4)]), DESIGN)
    assert refused.value.problem is Problem.TOO_FEW
    assert (refused.value.values["n_first"], refused.value.values["n_second"]) == (2, 3)


@pytest.mark.parametrize(
    ("training", "control"),
    [
        ([(1, 2), (3, 4), (7, 8)], [(1, 1), (2, 2), (4, 4)]),
        ([(4, 4), (4, 4), (4, 4)], [(4, 4), (4, 4), (4, 4)]),
        ([(1, 9), (2, 8), (3, 7)], [(4, 6), (5, 5), (6, 4)]),
    ],
    ids=["changes all the same", "scores all the same", "person means all the same"],
)
def test_what_does_not_vary_is_refused(training, control):
    with pytest.raises(ImpError) as refused:
        compare(scores_of(training, control), DESIGN)
    assert refused.value.problem is Problem.NO_VARIANCE


def test_equal_scores_before_have_neither_an_adjusted_difference_nor_a_size_by_them():
    found = compare(scores_of([(5, 2), (5, 4), (5, 9)], [(6, 6), (6, 7), (6, 5)]), DESIGN)
    assert found.ancova is None
    assert found.hedges_g_pre is None
    assert "pre" not in found.shapiro["training"]
    assert "change" in found.shapiro["training"]


def test_scores_after_that_follow_from_those_before_have_no_adjusted_difference():
    scores = scores_of([(1, 5), (2, 7), (3, 9)], [(1, 2), (2, 4), (5, 10)])
    assert ancova(scores, DESIGN) is None


def test_scores_after_that_do_not_vary_still_have_a_size_in_sds_before():
    found = compare(scores_of([(1, 5), (2, 5), (6, 5)], [(4, 5), (5, 5), (7, 5)]), DESIGN)
    assert found.ancova is None
    assert found.hedges_g_pre is not None


def test_an_f_of_nothing_has_an_interval_that_begins_at_zero():
    found = f_test(0.0, 44)
    assert (found.p, found.np2, found.np2_ci90) == (1.0, 0.0, (0.0, 0.0))


def test_holm_corrects_in_place_as_r_does():
    # in R, p.adjust(c(.01, .04, .03, .005), "holm")
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([]) == []
    assert holm([0.4]) == [0.4]
