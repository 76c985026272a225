"""What differs is told apart: a wrong digit, a line too high or too low, left out, outside the scale, other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.statistics.difference_kinds import kinds
from imp_desktop.statistics.keying_results import Kind, Said

FINAL = "3142543215"


def keyed(text: str) -> list[Said]:
    """A form, a sign an item: a digit, `.` for omitted, `9` for a number outside the scale, a letter for a text."""
    return [
        Said(missing="omitted") if sign == "." else Said(sign, outside=sign == "9", number=sign.isdigit())
        for sign in text
    ]


def told(text: str, final: str = FINAL) -> str:
    """The kinds by their first letters, `-` where nothing differs."""
    return "".join("-" if kind is None else kind.value[0] for kind in kinds(keyed(text), keyed(final)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3142543215", "----------"),
        ("3122543215", "--w-------"),  # a digit of the scale that is not on the paper
        ("3192543215", "--o-------"),  # outside the scale
        ("31.2543215", "--l-------"),  # left out
        ("3125432155", "--sssssss-"),  # a line skipped: everything after it a line too high; the last agrees by chance
        ("3114254321", "--ssssssss"),  # a line keyed twice: everything after it a line too low
        ("3412543215", "-ww-------"),  # two swapped are no shift
        ("312543215.", "--sssssssl"),
    ],
)
def test_a_keying_that_went_wrong_is_told(text, expected):
    assert told(text) == expected


def test_one_item_like_its_neighbour_is_a_wrong_digit():
    assert told("3342543215") == "-w--------"


def test_fields_that_agree_by_chance_belong_to_the_shift_around_them():
    assert told("1222354", "1122235") == "-s--ssw"  # nothing stands below the last


def test_a_value_keyed_where_none_stands_and_words_that_differ_are_other():
    assert told("3", ".") == "o"
    assert kinds(keyed("b"), keyed("a")) == [Kind.OTHER]
    assert kinds([Said(missing="illegible")], [Said(missing="omitted")]) == [Kind.OTHER]
    assert kinds([Said()], keyed("a")) == [Kind.LEFT_OUT]


def test_a_number_that_differs_from_one_confirmed_outside_the_scale_is_a_wrong_digit():
    assert kinds(keyed("3"), keyed("9")) == [Kind.WRONG_VALUE]


def test_forms_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="argument"):
        kinds(keyed("12"), keyed("1"))


@given(st.text("12345.9", min_size=1, max_size=40).flatmap(
    lambda final: st.tuples(st.just(final), st.text("12345.9", min_size=len(final), max_size=len(final)))
))  # fmt: skip
def test_exactly_the_fields_that_differ_have_a_kind(pair):
    final, text = pair
    found = kinds(keyed(text), keyed(final))
    assert [kind is not None for kind in found] == [one != other for one, other in zip(text, final, strict=True)]
