"""How signs are drawn: as wide as their halves, in the middle of their place, the same at any zoom."""

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

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


def test_a_flag_puts_a_red_badge_on_any_state(qapp):
    look = Look()
    image = drawn(signs.sign_of(Cell(FormState.KEYED, 39, 39, flags=1)), look)
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert look.flag.name() in colours


def test_an_open_form_fills_from_below_as_it_is_keyed(qapp):
    look = Look()
    little = drawn(signs.sign_of(Cell(FormState.OPEN, 5, 40)), look)
    much = drawn(signs.sign_of(Cell(FormState.OPEN, 35, 40)), look)

    def soft(image: QImage) -> int:
        wanted = look.accent_soft.name()
        return sum(image.pixelColor(31, y).name() == wanted for y in range(image.height()))

    column = [much.pixelColor(24, y).name() for y in range(much.height())]
    assert column.count(look.accent_soft.name()) > [
        little.pixelColor(24, y).name() for y in range(little.height())
    ].count(look.accent_soft.name())
    assert soft(much) >= soft(little)


def test_a_second_half_makes_the_sign_wider_and_melted_halves_are_as_wide():
    one, two = signs.Sign((signs.Mark.CHECK,)), signs.Sign((signs.Mark.CHECK, signs.Mark.HOLLOW))
    melted = signs.sign_of(Cell(FormState.DIFFERS, 40, 40, twice=True, unsettled=4))
    assert (signs.width(one), signs.width(two), signs.width(melted)) == (24, 50, 50)
    assert {signs.width(replace(sign, narrow=True)) for sign in (two, melted)} == {32}
    assert signs.width(replace(one, narrow=True)) == 24


def test_how_many_items_differ_stands_beside_the_mark(qapp):
    look = Look()
    few = drawn(signs.sign_of(Cell(FormState.DIFFERS, 40, 40, unsettled=4)), look)
    many = drawn(signs.sign_of(Cell(FormState.DIFFERS, 40, 40, unsettled=12)), look)
    assert few != many
    narrow = replace(signs.sign_of(Cell(FormState.DIFFERS, 40, 40, unsettled=12)), narrow=True)
    assert drawn(narrow, look) == drawn(replace(narrow, count=11), look)


def test_signs_grow_with_the_zoom(qapp):
    small, large = (
        drawn(signs.sign_of_state(FormState.KEYED), Look()),
        drawn(signs.sign_of_state(FormState.KEYED), Look(zoom=1.25)),
    )
    assert inked(large, Look().surface) > inked(small, Look().surface)


def test_the_middle_of_the_sign_is_the_middle_of_its_place(qapp):
    look = Look()
    image = drawn(signs.sign_of_state(FormState.KEYED), look)
    columns = [
        x for x in range(image.width()) if any(image.pixelColor(x, y) != look.surface for y in range(image.height()))
    ]
    assert abs((columns[0] + columns[-1]) / 2 - SIZE.center().x()) <= 1
