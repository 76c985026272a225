"""Text is measured, marked up and broken into lines, and what users typed is never markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.reports.faces import SANS, SANS_BOLD, SANS_ITALIC, width
from imp_desktop.reports.runs import (
    LONGEST,
    Run,
    as_text,
    brief,
    joined,
    limited,
    line_width,
    pieces,
    plain,
    printable,
    said,
    shortened,
    wrapped,
)


def test_a_template_says_what_is_italic_bold_below_and_above() -> None:
    assert said("*p* = {p} in **{label}** η~p~^2^", p=".019", label="EQ") == (
        Run("p", "italic"),
        Run(" = .019 in "),
        Run("EQ", "bold"),
        Run(" η"),
        Run("p", "sub"),
        Run("2", "sup"),
    )


@pytest.mark.parametrize("typed", ["*p*", "**x**", "~a~", "^b^", "{p}", "<b>", "%s"])
def test_what_a_user_typed_stays_as_typed(typed: str) -> None:
    assert said("{name}!", name=typed) == (Run(f"{typed}!"),)


def test_signs_that_steer_or_turn_are_left_out() -> None:
    assert printable("a\u202eb\u0000c\ud800d\u200de\nf") == "abcde f"


def test_a_long_text_is_cut() -> None:
    assert len(printable("x" * (LONGEST + 10))) == LONGEST
    assert printable("x" * (LONGEST + 10)).endswith("…")
    assert len(brief("y" * 100)) == 60
    assert brief("short") == "short"


def test_italic_and_bold_have_their_own_faces() -> None:
    assert [piece.face for piece in pieces(said("a *b* **c**"), SANS, 9)] == [SANS, SANS_ITALIC, SANS, SANS_BOLD]


def test_below_and_above_stand_over_each_other() -> None:
    stacked = pieces(said("η~p~^2^"), SANS, 10)
    wide = max(piece.width for piece in stacked[1:])
    assert line_width(stacked) == pytest.approx(stacked[0].width + wide)


def test_a_line_that_goes_on_keeps_its_space_for_copying() -> None:
    lines = wrapped(plain("one two three four five six"), SANS, 10, 50)
    assert len(lines) > 1
    assert all(line[-1].text.endswith(" ") for line in lines[:-1])
    assert "".join(piece.text for line in lines for piece in line) == "one two three four five six"


def test_pieces_without_a_space_between_stay_on_one_line() -> None:
    lines = wrapped(said("aaaa bbbb *F*(1) = 5"), SANS, 10, width("aaaa bbbb F(1", SANS, 10))
    assert "".join(piece.text for piece in lines[0]) == "aaaa bbbb "


def test_a_space_that_does_not_break_holds_words_together() -> None:
    assert len(wrapped(plain("n\u00a0=\u00a024"), SANS, 10, 20)) == 1


def test_what_does_not_fit_in_so_many_lines_leaves_an_ellipsis() -> None:
    lines = limited(plain("one two three four five six seven eight"), SANS, 10, 50, 2)
    assert len(lines) == 2
    assert lines[1][-1].text.endswith("…")
    assert all(line_width(line) <= 50 for line in lines)
    assert limited(plain("one"), SANS, 10, 50, 2) == tuple(wrapped(plain("one"), SANS, 10, 50))


@given(st.text(max_size=300), st.floats(30, 300))
def test_nothing_is_lost_and_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    lines = wrapped(plain(text), SANS, 9, room)
    drawn = "".join(piece.text for line in lines for piece in line)
    assert drawn.replace(" ", "") == printable(text).replace(" ", "")
    for line in lines:
        visible = "".join(piece.text for piece in line).rstrip(" ")
        assert width(visible, SANS, 9) <= room or len(visible) < 12


@given(st.text(max_size=200), st.floats(20, 200))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    assert width(shortened(text, SANS, 9, room), SANS, 9) <= room


def test_parts_are_joined_with_a_space_and_empty_ones_left_out() -> None:
    assert as_text(joined([plain("a"), (), plain("b")])) == "a b"
