"""Signs of states: every state has its own shape, letter and words."""

import re
from datetime import datetime
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from imp_desktop import i18n
from imp_desktop.operations.overview import Cell, FormState
from imp_desktop.ui import signs
from imp_desktop.ui.look import Look

SIZE = QRect(0, 0, 62, 30)


def drawn(sign: signs.Sign, look: Look) -> QImage:
    image = QImage(SIZE.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(look.surface)
    painter = QPainter(image)
    signs.paint(painter, SIZE, sign, look)
    painter.end()
    return image


def inked(image: QImage, ground: QColor) -> int:
    return sum(image.pixelColor(x, y) != ground for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("twice", [False, True])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_state_looks_different_even_without_colour(qapp, theme, twice):
    look = Look(theme)
    grey = {
        state: drawn(signs.sign_of_state(state, twice=twice), look).convertToFormat(QImage.Format.Format_Grayscale8)
        for state in FormState
    }
    for one, other in combinations(FormState, 2):
        assert grey[one] != grey[other]


def test_a_form_that_nobody_expects_has_no_sign(qapp):
    look = Look()
    assert inked(drawn(signs.sign_of(Cell(FormState.NOT_EXPECTED)), look), look.surface) == 0


@pytest.mark.parametrize(
    ("state", "halves"),
    [
        (FormState.EMPTY, "hollow hollow"),
        (FormState.OPEN, "dots hollow"),
        (FormState.ONCE, "check hollow"),
        (FormState.SECOND_OPEN, "check dots"),
        (FormState.TWICE, "check check"),
        (FormState.DIFFERS, "differs"),
        (FormState.RESOLVED, "equals"),
        (FormState.CLOSED, "closed"),
        (FormState.LOCKED, "lock"),
        (FormState.NO_FORM, "dash"),
    ],
)
def test_the_left_half_is_the_first_keying_and_the_right_one_the_second(state, halves):
    assert " ".join(signs.sign_of(Cell(state, 1, 9, twice=True)).halves) == halves


@pytest.mark.parametrize("state", [FormState.EMPTY, FormState.OPEN, FormState.KEYED, FormState.CLOSED])
def test_a_form_that_is_keyed_once_only_has_one_half(state):
    sign = signs.sign_of(Cell(state, 1, 9))
    assert (len(sign.halves), signs.width(sign)) == (1, 24)


def test_a_second_keying_that_has_to_wait_shows_a_clock_with_the_time():
    when = datetime(2026, 3, 2, 2, 14).astimezone()
    cell = Cell(FormState.ONCE, 40, 40, twice=True, waits_until=when)
    assert signs.sign_of(cell).halves == (signs.Mark.CHECK, signs.Mark.CLOCK)
    assert signs.letter(cell) == "W"
    assert signs.spoken(cell) == "keyed once, second keying from 02:14"


@pytest.mark.parametrize(
    ("cell", "letter", "spoken"),
    [
        (Cell(FormState.NOT_EXPECTED), "", "not expected"),
        (Cell(FormState.EMPTY, items=39), "E", "not keyed"),
        (Cell(FormState.OPEN, 16, 39), "O", "open, 16 of 39"),
        (Cell(FormState.KEYED, 39, 39), "K", "keyed"),
        (Cell(FormState.KEYED, 39, 39, flags=1, notes=2), "KF", "keyed, 1 flag, 2 notes"),
        (Cell(FormState.ONCE, 39, 39), "1", "keyed once"),
        (Cell(FormState.SECOND_OPEN, 4, 39), "1O", "second keying open, 4 of 39"),
        (Cell(FormState.TWICE, 39, 39), "2", "keyed twice, agree"),
        (Cell(FormState.DIFFERS, 39, 39, unsettled=1), "D", "1 item differs"),
        (Cell(FormState.DIFFERS, 39, 39, unsettled=4, flags=1), "DF", "4 items differ, 1 flag"),
        (Cell(FormState.RESOLVED, 39, 39), "R", "differences settled"),
        (Cell(FormState.CLOSED, 39, 39), "C", "closed"),
        (Cell(FormState.LOCKED, 39, 39), "L", "locked"),
        (Cell(FormState.NO_FORM), "–", "never came back"),
    ],
)
def test_every_state_has_a_letter_and_words(cell, letter, spoken):
    assert (signs.letter(cell), signs.spoken(cell)) == (letter, spoken)


def test_the_table_in_contributing_is_what_is_drawn():
    text = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.count("|") == 5]
    told = {row[0]: row[1:] for row in rows if row[0] in list(FormState)}
    assert told.keys() == set(FormState) - {FormState.NOT_EXPECTED}
    for state, (halves, english, dutch) in told.items():
        cell = Cell(FormState(state), twice=state != "keyed")
        assert " ".join(signs.sign_of(cell).halves) == re.split(r"[:;]", halves)[0]
        assert signs.letter(cell) == english
        with i18n.speaking("nl"):
            assert signs.letter(cell) == dutch


def test_letters_and_words_are_dutch_for_dutch_people():
    with i18n.speaking("nl"):
        flagged = Cell(FormState.OPEN, 16, 39, flags=2)
        assert signs.letter(flagged) == "OM"
        assert signs.spoken(flagged) == "open, 16 van 39, 2 meldingen"
        states = (FormState.EMPTY, FormState.DIFFERS, FormState.RESOLVED, FormState.CLOSED, FormState.LOCKED)
        assert "".join(signs.letter(Cell(state)) for state in states) == "EVAGS"
