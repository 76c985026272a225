"""What is keyed is kept as keyed; only what fits the paper has a value."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import (
    LONGEST_TEXT,
    MISSING_REASONS,
    Answer,
    Flag,
    Value,
    expected,
    understand,
    unfit,
    without_answer,
)
from imp_desktop.instruments.model import Choices, Item, ItemType

CHOICE = Item("q", 1, ItemType.CHOICE, choices=Choices("five", (1, 2, 3, 4, 5)))
GAPPED = Item("q", 1, ItemType.CHOICE, choices=Choices("odd", (0, 2, 9)))
WHOLE = Item("q", 1, ItemType.INTEGER, minimum=Decimal(16), maximum=Decimal(99))
OPEN = Item("q", 1, ItemType.INTEGER)
GRADE = Item("q", 1, ItemType.DECIMAL, minimum=Decimal(0), maximum=Decimal(10))
TEXT = Item("q", 1, ItemType.TEXT)
DAY = Item("q", 1, ItemType.DATE)


@pytest.mark.parametrize(
    ("item", "keyed", "value"),
    [
        (CHOICE, "1", 1),
        (CHOICE, "5", 5),
        (CHOICE, "05", 5),
        (GAPPED, "9", 9),
        (WHOLE, "16", 16),
        (WHOLE, "99", 99),
        (OPEN, "-3", -3),
        (GRADE, "7,5", Decimal("7.5")),
        (GRADE, "7.5", Decimal("7.5")),
        (GRADE, "10", Decimal(10)),
        (TEXT, "a\tb\nc 🙂", "a\tb\nc 🙂"),
        (TEXT, "", ""),
        (DAY, "2024-02-29", date(2024, 2, 29)),
    ],
)
def test_what_fits_the_paper_has_a_value_and_stays_as_keyed(item: Item, keyed: str, value: Value) -> None:
    assert understand(item, keyed) == Answer("q", keyed=keyed, value=value)


@pytest.mark.parametrize(
    ("item", "keyed"),
    [
        (CHOICE, "0"),
        (CHOICE, "6"),
        (CHOICE, "-1"),
        (GAPPED, "1"),
        (WHOLE, "15"),
        (WHOLE, "999999999"),
        (GRADE, "10,01"),
    ],
)
def test_a_number_outside_is_kept_flagged_and_without_value(item: Item, keyed: str) -> None:
    assert understand(item, keyed) == Answer("q", keyed=keyed, flag=Flag.OUTSIDE)
    assert understand(item, keyed, confirmed=True) == Answer("q", keyed=keyed, flag=Flag.CONFIRMED)


def test_confirming_what_fits_leaves_it_as_it_is() -> None:
    assert understand(CHOICE, "3", confirmed=True) == Answer("q", keyed="3", value=3)


@pytest.mark.parametrize(
    ("item", "keyed", "problem"),
    [
        *(
            (CHOICE, keyed, Problem.NOT_A_WHOLE_NUMBER)
            for keyed in ("", " 3", "3 ", "x", "3.0", "1e1", "٣", "½", "１", "0x1")
        ),
        (CHOICE, "1" * 5000, Problem.NOT_A_WHOLE_NUMBER),
        *((GRADE, keyed, Problem.NOT_A_NUMBER) for keyed in ("", "nan", "inf", "1e3", "7,5,5", "1.000,5", ",5", "٣")),
        *((DAY, keyed, Problem.NOT_A_DATE) for keyed in ("", "31-02-2026", "2025-02-29", "2026-13-01")),
        (TEXT, "x" * (LONGEST_TEXT + 1), Problem.TEXT_TOO_LONG),
        (TEXT, "a\x00b", Problem.TEXT_UNFIT),
        (TEXT, "a\ud800b", Problem.TEXT_UNFIT),
    ],
)
def test_what_is_no_answer_at_all_is_refused(item: Item, keyed: str, problem: Problem) -> None:
    with pytest.raises(ImpError) as caught:
        understand(item, keyed)
    assert caught.value.problem is problem
    assert len(str(caught.value)) < 300


@given(keyed=st.text())
def test_any_text_is_taken_or_refused_at_any_item(keyed: str) -> None:
    for item in (CHOICE, GAPPED, WHOLE, OPEN, GRADE, TEXT, DAY):
        try:
            answer = understand(item, keyed)
        except ImpError as error:
            assert str(error).isprintable() or item is TEXT
        else:
            assert answer.keyed == keyed
            assert (answer.value is None) == (answer.flag is not None)


@given(number=st.integers(-999, 999))
def test_a_choice_counts_exactly_if_it_is_one_of_the_codes(number: int) -> None:
    answer = understand(GAPPED, str(number))
    assert (answer.value == number) == (number in (0, 2, 9))


@pytest.mark.parametrize("reason", MISSING_REASONS)
def test_a_missing_answer_has_a_reason_and_nothing_else(reason: str) -> None:
    assert without_answer(CHOICE, reason) == Answer("q", missing=reason)


def test_another_reason_is_refused() -> None:
    with pytest.raises(ImpError) as caught:
        without_answer(CHOICE, "forgotten")
    assert caught.value.problem is Problem.UNKNOWN_REASON


def test_what_may_be_keyed_is_said_in_signs() -> None:
    assert [expected(item) for item in (CHOICE, GAPPED, WHOLE, GRADE, OPEN, TEXT, DAY)] == [
        "1–5",
        "0–9",
        "16–99",
        "0–10",
        "",
        "",
        "",
    ]


def test_signs_that_cannot_be_printed_are_known() -> None:
    assert [sign for sign in "a\t\n\r\x00\x1b\x7f\ud800é" if unfit(sign)] == ["\x00", "\x1b", "\x7f", "\ud800"]
