"""The room of the keying screen: what is shown at which size, in the order in which the design lets things go."""

import itertools

import pytest
from PySide6.QtCore import QRect, QSize

from imp_desktop.instruments import catalogue
from imp_desktop.instruments.model import Choices, Item, ItemType, Words
from imp_desktop.ui.entry.measures import Kind, Measures, page_scale, places
from imp_desktop.ui.entry.room import share
from imp_desktop.ui.look import Look

SIZES = [QSize(1024, 600), QSize(1280, 700), QSize(1366, 736), QSize(1920, 1040), QSize(2732, 1504)]


def shared(zoom, size, **wishes):
    return share(Look("light", zoom), size, **{"spot_wished": True} | wishes)


@pytest.mark.parametrize(("zoom", "size"), list(itertools.product([1.0, 1.25, 1.5, 2.0], SIZES)))
def test_parts_never_overlap_and_never_leave_the_screen(qapp, zoom, size):
    room = shared(zoom, size)
    parts = [part for part in (room.head, room.thumbs, room.page, room.spot, room.foot) if not part.isEmpty()]
    screen = QRect(0, 0, size.width(), size.height())
    assert all(screen.contains(part) for part in parts)
    assert not any(one.intersects(other) for one, other in itertools.combinations(parts, 2))
    assert room.page.contains(room.rows)


def test_a_usual_screen_has_everything_where_the_design_says(qapp):
    room = shared(1.0, QSize(1366, 736))
    assert room.page == QRect(104, 72, 872, 628)
    assert room.spot.width() == 296
    assert (room.packet, room.low) == (True, False)


def test_at_200_percent_on_the_same_screen_only_the_page_remains(qapp):
    room = shared(2.0, QSize(1366, 736))
    assert room.spot.isEmpty()
    assert room.thumbs.isEmpty()
    assert (room.packet, room.low) == (False, True)
    assert room.page.width() == 1366


def test_the_person_can_do_without_the_big_number(qapp):
    assert shared(1.0, QSize(1366, 736), spot_wished=False).spot.isEmpty()


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("zoom", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_nothing_in_a_row_lies_over_something_else(qapp, size, zoom, language):
    look = Look("light", zoom)
    width = shared(zoom, size).rows.width()
    measures = Measures(look, width, look.px(28))
    for instrument in map(catalogue.instrument, catalogue.known()):
        for page in range(1, instrument.pages + 1):
            items = instrument.on_page(page)
            for item in items:
                place = places(items)[item.id]
                assert measures.cue_right(item, place.kind) > look.px(68 + 100)
                for option in options(measures, item, place.kind, instrument.in_language(language)):
                    assert option.left() >= measures.cue_right(item, place.kind)
                    assert option.right() < width
                    assert option.width() >= 24


def options(measures, item, kind, words):
    if kind is Kind.COLUMNS:
        return measures.columns(item)
    return measures.words(item, words) if kind is Kind.WORDS else (measures.field(item, kind),)


def test_a_page_with_one_scale_carries_it_in_its_head(qapp):
    assert page_scale(catalogue.instrument("ffmq").on_page(1)) is not None
    assert page_scale(catalogue.instrument("intake").on_page(1)) is None


def test_blocks_of_a_mixed_page_carry_their_own_scale(qapp):
    five, ten = Choices("five", (1, 2, 3, 4, 5)), Choices("ten", tuple(range(11)))
    items = [
        Item("a", 1, ItemType.CHOICE, choices=five),
        Item("b", 2, ItemType.CHOICE, choices=five),
        Item("c", 3, ItemType.CHOICE, choices=ten),
        Item("d", 4, ItemType.CHOICE, choices=Choices("yes", (1, 2))),
        Item("e", 5, ItemType.INTEGER),
        Item("f", 6, ItemType.TEXT),
    ]
    found = places(items)
    assert [found[item.id].kind for item in items] == [
        Kind.COLUMNS, Kind.COLUMNS, Kind.COLUMNS, Kind.WORDS, Kind.NUMBER, Kind.TEXT,
    ]  # fmt: skip
    assert [item.id for item in items if found[item.id].own_scale] == ["a", "c"]
    measures = Measures(Look(), 870, 28)
    assert measures.height(items[2], found["c"], Words("", "")) > measures.height(items[1], found["b"], Words("", ""))
