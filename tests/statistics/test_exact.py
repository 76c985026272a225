"""Fisher's exact test."""

import itertools
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from imp_desktop.statistics.exact import exact_p

counts = st.integers(0, 6)
tables = st.lists(st.tuples(counts, counts), min_size=1, max_size=4)


def by_looking_at_every_table(rows):
    sizes = [sum(row) for row in rows]
    first = sum(row[0] for row in rows)
    found = math.prod(math.comb(sum(row), row[0]) for row in rows)
    ways = [
        math.prod(map(math.comb, sizes, table))
        for table in itertools.product(*(range(size + 1) for size in sizes))
        if sum(table) == first
    ]
    return Fraction(sum(way for way in ways if way <= found), sum(ways))


@given(tables)
def test_p_is_the_share_of_tables_no_more_likely(rows):
    p = exact_p(rows)
    if p is not None:
        assert p == by_looking_at_every_table(rows)


@given(counts, counts, counts, counts)
def test_two_by_two_is_fisher_s_test_of_scipy(a, b, c, d):
    p = exact_p([(a, b), (c, d)])
    if p is not None:
        assert float(p) == pytest.approx(float(stats.fisher_exact([[a, b], [c, d]]).pvalue), rel=1e-9)


def test_four_professions_in_two_groups_are_as_r_has_them():
    # R 4.2.2: fisher.test(matrix(c(3, 1, 6, 6, 7, 9, 9, 6), ncol = 2, byrow = TRUE))
    assert float(exact_p([(3, 1), (6, 6), (7, 9), (9, 6)]) or 0) == pytest.approx(0.6906965821)


@given(tables, st.randoms())
def test_neither_the_order_nor_empty_categories_nor_the_side_matter(rows, lot):
    mixed = [*lot.sample(rows, len(rows)), (0, 0)]
    assert exact_p(mixed) == exact_p(rows) == exact_p([(b, a) for a, b in rows])


@pytest.mark.parametrize("rows", [[], [(3, 4)], [(3, 4), (0, 0)], [(3, 0), (2, 0)], [(0, 1), (0, 5)]])
def test_there_is_no_p_where_nothing_is_compared(rows):
    assert exact_p(rows) is None


def test_many_categories_and_many_people_are_counted_too():
    p = exact_p([(150, 140), (90, 100), (40, 35), (12, 18), (8, 7)])
    assert p is not None
    assert 0.5 < float(p) < 1
