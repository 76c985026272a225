"""Tests of the signs that a text may tell who somebody is."""

import time

import pytest

from imp_desktop.operations.identifying import CODE, MAIL, NAME, PHONE, WEB, clues, find

QUIET = [
    "",
    "I do. Yes I think the course was good. Going on with IMP, MBSR and Insight Dialogue.",
    "On Monday we met in June 2018, 12-03-2018, for 120 minutes.",
    "19, 20, 21, 22, 23 and 24 are good",
    "the “Pause” guideline: Very helpful\nMore of it. At 9.30 on Zoom.",
    "Met plezier. Het UMCG, de GGZ en het Nederlands niet.",
    "12 minutes a day, my iPhone, item a@b",
    "mr. van de",
]
TELLING = [
    ("write to jan.de-vries+x@umcg.example.nl", [(MAIL, "jan.de-vries+x@umcg.example.nl")]),
    ("call 06-12345678 or +31 (0)50 361 33 33.", [(PHONE, "06-12345678"), (PHONE, "+31 (0)50 361 33 33")]),
    ("see www.jan.nl, and HTTPS://jan.nl/x", [(WEB, "www.jan.nl"), (WEB, "HTTPS://jan.nl/x")]),
    ("the same as 017-w. said", [(CODE, "017-w")]),
    ("in pairs with Jan and with Jan.", [(NAME, "Jan")]),
    ("mevrouw de Vries was kind", [(NAME, "Vries")]),
    ("Dr. Smith said so", [(NAME, "Smith")]),
    ("Ik ga door met O’Brien", [(NAME, "O’Brien")]),
    ("Anna helped me", [(NAME, "Anna")]),
]


@pytest.mark.parametrize("text", QUIET)
def test_ordinary_words_and_numbers_are_no_clue(text):
    assert find(text, ["017-W", "12"], ["Anna", "de"]) == ()


@pytest.mark.parametrize(("text", "found"), TELLING)
def test_names_and_ways_to_reach_somebody_are_found(text, found):
    assert [(one.kind, one.said) for one in find(text, ["017-W", "12"], ["Anna", "de"])] == found


def test_codes_and_persons_of_the_study_are_known(people):
    found = clues(people, "Bakker and 001-B")
    assert [(one.kind, one.said) for one in found] == [(CODE, "001-B"), (NAME, "Bakker")]


def test_what_is_shown_of_a_clue_is_short():
    assert all(len(one.said) <= 40 for one in find("x" * 60 + "@" + "y" * 60 + ".nl and Mr " + "Q" + "q" * 60))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1 ",
        "Aa ",
        "mr. ",
        "a@",
        "de ",
        "mr van de ",
        "(",
        "a.",
        "https://",
        " ",
        "-",
        "\u202e",
        "x@a.",
        "A’",
        "00",
        "++",
    ],
)
def test_a_long_text_of_any_kind_is_read_at_once(piece):
    begin = time.process_time()
    find((piece * 20_000)[:20_000], ["017-W"], ["Anna"])
    assert time.process_time() - begin < 2  # a pattern that goes back and forth takes minutes
