"""Numbers are rounded once, half away from zero, and printed in the way of their language."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.i18n import speaking
from imp_desktop.reports import numbers


@pytest.fixture
def dutch() -> Iterator[None]:
    with speaking("nl"):
        yield


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (81.54, 2, "81.54"),
        (-1.97, 2, "−1.97"),
        (0.285, 2, "0.29"),
        (2.675, 2, "2.68"),
        (23.624999999999996, 2, "23.63"),
        (12.5, 0, "13"),
        (-12.5, 0, "−13"),
        (-0.004, 2, "0.00"),
        (0, 2, "0.00"),
        (9999, 0, "9999"),
        (13299, 0, "13\u00a0299"),
        (1234567.891, 1, "1\u00a0234\u00a0567.9"),
        (Fraction(1, 3), 3, "0.333"),
        (Fraction(-5, 2), 0, "−3"),
        (Decimal("0.125"), 2, "0.13"),
    ],
)
def test_a_number_is_rounded_half_away_from_zero(value: float | Fraction | Decimal, places: int, shown: str) -> None:
    assert numbers.number(value, places) == shown


def test_forty_four_per_cent_of_ten_in_twenty_three_is_not_printed() -> None:
    assert numbers.percent(10, 23) == "43%"


def test_a_share_of_nobody_is_a_dash() -> None:
    assert numbers.percent(0, 0) == numbers.DASH
    assert numbers.share(0, 0) == numbers.DASH


def test_what_cannot_exceed_one_has_no_zero_before_the_point() -> None:
    assert numbers.bounded(0.119, 3) == ".119"
    assert numbers.bounded(-0.119, 3) == "−.119"
    assert numbers.bounded(1.0, 2) == "1.00"
    assert numbers.bounded(0.0, 3) == ".000"


@pytest.mark.parametrize(
    ("p", "cell", "sentence"),
    [
        (0.0185, ".019", "=\u00a0.019"),
        (0.0004, "<\u00a0.001", "<\u00a0.001"),
        (0.0005, ".001", "=\u00a0.001"),
        (0.0, "<\u00a0.001", "<\u00a0.001"),
        (0.9996, ">\u00a0.999", ">\u00a0.999"),
        (1.0, ">\u00a0.999", ">\u00a0.999"),
    ],
)
def test_p_has_three_decimals_and_ends(p: float, cell: str, sentence: str) -> None:
    assert numbers.p_value(p) == cell
    assert numbers.p_said(p) == sentence


def test_intervals_and_degrees_in_english() -> None:
    assert numbers.interval((0.99, 10.574)) == "[0.99,\u00a010.57]"
    assert numbers.bounded_interval((0.0111, 0.2694), 3) == "[.011,\u00a0.269]"
    assert numbers.degrees(1, 44) == "1,\u00a044"


@pytest.mark.usefixtures("dutch")
def test_everything_in_dutch() -> None:
    assert numbers.number(81.54) == "81,54"
    assert numbers.bounded(0.119, 3) == ",119"
    assert numbers.bounded(-0.119, 3) == "−,119"
    assert numbers.p_value(0.0185) == ",019"
    assert numbers.interval((-0.99, 10.574)) == "[−0,99;\u00a010,57]"
    assert numbers.degrees(1, 44) == "1;\u00a044"
    assert numbers.day(datetime(2026, 3, 12, tzinfo=UTC)) == "12 maart 2026"
    assert numbers.count(13299) == "13\u00a0299"


def test_small_counts_are_words() -> None:
    assert [numbers.small_count(count) for count in (0, 6, 10, 11)] == ["none", "six", "ten", "11"]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_printed(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be printed"):
        numbers.number(value)


@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**4), st.integers(0, 4))
def test_the_printed_number_is_never_further_than_half_a_step(value: Fraction, places: int) -> None:
    distance = abs(Fraction(numbers.rounded(value, places)) - value)
    assert distance <= Fraction(1, 2 * 10**places)


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=1000), st.integers(0, 4))
def test_the_sign_does_not_change_the_digits(value: Fraction, places: int) -> None:
    assert numbers.rounded(-value, places) == -numbers.rounded(value, places)


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=4), st.integers(0, 4))
def test_a_float_prints_as_the_decimal_it_was_read_from(value: Decimal, places: int) -> None:
    assert numbers.number(float(value), places) == numbers.number(value, places)
