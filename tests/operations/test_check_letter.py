"""Tests of the check letter: what it finds, proved on every code of a length and on drawn ones of any length."""

import string
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.operations import check_letter

DIGITS = st.text(string.digits, min_size=1, max_size=22)
STEMS = st.from_regex(r"[0-9A-Za-z][0-9A-Za-z_.\-]{0,20}", fullmatch=True)


@pytest.mark.parametrize(
    ("stem", "letter"),
    # the first three are identity numbers with their letter as they are printed in examples
    [("12345678", "Z"), ("00000000", "T"), ("99999999", "R"), ("017", "V"), ("A", "X"), ("T1", "S"), ("", "T")],
)
def test_the_letter_is_that_of_the_spanish_identity_number(stem: str, letter: str) -> None:
    assert check_letter.letter_of(stem) == letter


def test_the_table_has_each_letter_once_and_none_that_looks_like_a_digit() -> None:
    assert len(set(check_letter.LETTERS)) == len(check_letter.LETTERS) == 23
    assert not set("IOU") & set(check_letter.LETTERS)


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_every_wrong_digit_is_found_in_every_code_of_a_few_digits(length: int) -> None:
    for digits in product(string.digits, repeat=length):
        stem = "".join(digits)
        letter = check_letter.letter_of(stem)
        for at, right in enumerate(stem):
            for wrong in set(string.digits) - {right}:
                assert check_letter.letter_of(stem[:at] + wrong + stem[at + 1 :]) != letter


@pytest.mark.parametrize("length", [2, 3, 4])
def test_every_swap_of_neighbours_is_found_in_every_code_of_a_few_digits(length: int) -> None:
    for digits in product(string.digits, repeat=length):
        stem = "".join(digits)
        for at in range(length - 1):
            swapped = stem[:at] + stem[at + 1] + stem[at] + stem[at + 2 :]
            assert swapped == stem or check_letter.letter_of(swapped) != check_letter.letter_of(stem)


@given(DIGITS, st.data())
def test_a_wrong_digit_is_found_in_a_code_of_any_length(stem: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(stem) - 1))
    wrong = data.draw(st.sampled_from(sorted(set(string.digits) - {stem[at]})))
    assert not check_letter.fits(f"{stem[:at]}{wrong}{stem[at + 1 :]}-{check_letter.letter_of(stem)}")


@given(DIGITS.filter(lambda stem: len(stem) > 1), st.data())
def test_a_swap_of_neighbours_is_found_in_a_code_of_any_length(stem: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(stem) - 2))
    swapped = stem[:at] + stem[at + 1] + stem[at] + stem[at + 2 :]
    assert check_letter.fits(f"{swapped}-{check_letter.letter_of(stem)}") is (swapped == stem)


@given(STEMS, st.data())
def test_a_wrong_digit_is_found_in_a_code_with_letters_too(stem: str, data: st.DataObject) -> None:
    places = [at for at, sign in enumerate(stem) if sign.isdigit()]
    if places:
        at = data.draw(st.sampled_from(places))
        wrong = data.draw(st.sampled_from(sorted(set(string.digits) - {stem[at]})))
        assert not check_letter.fits(f"{stem[:at]}{wrong}{stem[at + 1 :]}-{check_letter.letter_of(stem)}")


def test_of_two_letters_mistaken_for_each_other_three_pairs_look_alike() -> None:
    alike = {
        one + other
        for one, other in product(string.ascii_uppercase, repeat=2)
        if one < other and check_letter.letter_of(f"{one}12") == check_letter.letter_of(f"{other}12")
    }
    assert alike == {"AX", "BY", "CZ"}


@given(STEMS)
def test_a_code_with_its_letter_fits_and_one_with_any_other_letter_does_not(stem: str) -> None:
    code = f"{stem}-{check_letter.letter_of(stem)}"
    assert check_letter.fits(code)
    assert check_letter.fits(code.lower())
    assert check_letter.with_letter(code) == code
    assert check_letter.stem_of(code) == stem
    for letter in set(string.ascii_uppercase) - {code[-1]}:
        assert not check_letter.fits(f"{stem}-{letter}")
        assert check_letter.with_letter(f"{stem}-{letter}") == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [("017", "017-V"), ("017-W", "017-V"), ("017v", "017-V"), ("017W", "017W-F"), ("T1", "T1-S"), ("A-B", "A-X")],
)
def test_a_code_is_completed_to_the_one_that_fits(typed: str, code: str) -> None:
    assert check_letter.with_letter(typed) == code
    assert check_letter.fits(code)
    assert check_letter.has_letter(code)


@pytest.mark.parametrize("code", ["", "017", "017V", "017-VV", "017-1", "-V", "017-é"])
def test_what_has_no_hyphen_and_letter_at_its_end_does_not_fit(code: str) -> None:
    assert not check_letter.has_letter(code)
    assert not check_letter.fits(code)
