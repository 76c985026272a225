"""The two groups before."""

import numpy as np
import pytest

from imp_desktop.statistics.baseline import baseline_block, number_row


def block(study, item):
    return baseline_block(study.keyed, item, study.plan.comparison, "en")


def row(training, control):
    return number_row("Age", {"training": np.array(training), "control": np.array(control)})


def test_a_choice_is_counted_by_category_and_group(small):
    found = block(small, "facts_sex")
    assert (found.title, found.kind, found.n) == ("Sex", "category", {"training": 4, "control": 2})
    assert [(row.label, row.counts) for row in found.rows] == [
        ("female", {"training": 3, "control": 1}),
        ("male", {"training": 1, "control": 1}),
    ]
    # in R, fisher.test(matrix(c(3, 1, 1, 1), ncol = 2))
    assert found.p == pytest.approx(1.0)


def test_a_number_is_described_and_its_difference_tested(small):
    found = block(small, "facts_age")
    assert (found.title, found.kind, found.n) == ("Age, years", "number", {"training": 3, "control": 3})
    (line,) = found.rows
    assert line.groups["training"].mean == pytest.approx((40 + 35 + 52) / 3)
    assert (line.groups["control"].minimum, line.groups["control"].maximum) == (29, 61)
    assert line.difference.estimate == pytest.approx((127 - 134) / 3)
    # in R, t.test(c(40, 35, 52), c(61, 29, 44), var.equal = TRUE)
    assert (found.df, found.t, found.p) == (4, pytest.approx(-0.22158, abs=1e-5), pytest.approx(0.8355, abs=1e-4))


def test_words_and_items_that_nobody_asks_have_no_place_in_the_table(small):
    assert block(small, "facts_remark") is None
    assert block(small, "facts_nowhere") is None


def test_nobody_and_numbers_that_do_not_vary_have_no_difference():
    nobody = row([], [40.0, 41.0])
    assert (nobody.groups["training"].n, nobody.difference, nobody.standardised) == (0, None, None)
    assert row([40.0, 40.0], [40.0, 40.0]).difference is None


def test_a_study_without_answers_has_blocks_without_tests(small):
    small.answers.clear()
    sex, age = block(small, "facts_sex"), block(small, "facts_age")
    assert (sex.p, age.p, age.t, age.df) == (None, None, None, None)
    assert [row.counts for row in sex.rows] == [{"training": 0, "control": 0}] * 2
