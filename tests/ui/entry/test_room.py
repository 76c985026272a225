"""The room of the keying screen: what is shown at which size, in the order in which the design lets things go."""

import itertools

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics

from imp_desktop.instruments import catalogue
from imp_desktop.instruments.model import Choices, Item, ItemType, Words
from imp_desktop.ui.entry import words as said
from imp_desktop.ui.entry.blocks import Kind, one_scale, places
from imp_desktop.ui.entry.measures import Measures, Scale, cue_room
from imp_desktop.ui.entry.room import share
from imp_desktop.ui.look import Look

SIZES = [QSize(1024, 600), QSize(1280, 700), QSize(1366, 736), QSize(1920, 1040), QSize(2732, 1504)]


def shared(zoom, size, **wishes):
    return share(Look("light", zoom), size, **{"spot_wished": True} | wishes)


@pytest.mark.parametrize("third", [False, True])
@pytest.mark.parametrize(("zoom", "size"), list(itertools.product([1.0, 1.25, 1.5, 2.0], SIZES)))
def test_parts_never_overlap_and_never_leave_the_screen(qapp, zoom, size, third):
    room = shared(zoom, size, third=third)
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


@pytest.mark.parametrize("third", [False, True])
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("zoom", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_nothing_in_a_row_lies_over_something_else(qapp, size, zoom, language, third):
    look = Look("light", zoom)
    width = shared(zoom, size, third=third).rows.width()
    for instrument in map(catalogue.instrument, catalogue.known()):
        words = instrument.in_language(language)
        cues = cue_room(look, (said.cue(item, words) for item in instrument.items))
        for page in range(1, instrument.pages + 1):
            items = instrument.on_page(page)
            measures = Measures(look, width, look.px(28), 0 if one_scale(items) else cues, third)
            for item in items:
                place = places(items)[item.id]
                assert measures.cue_right(item, place.kind) > look.px(68 + 100)
                for option in options(measures, item, place.kind, words):
                    assert option.left() >= measures.cue_right(item, place.kind)
                    assert option.right() < width
                    assert option.width() >= 24


def options(measures, item, kind, words):
    if kind is Kind.COLUMNS:
        return measures.columns(item)
    return measures.words(item, words) if kind is Kind.WORDS else (measures.field(item, kind),)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("width", [870, 1364])
def test_on_the_evaluation_form_no_cue_and_no_word_of_a_scale_is_cut(qapp, width, language):
    look = Look("light", 1.0 if width == 870 else 2.0)
    form = catalogue.instrument("imp_eval")
    words = form.in_language(language)
    measures = Measures(look, width, look.px(28), cue_room(look, words.cues.values()))
    for page in (1, 2, 3):
        for item in form.on_page(page):
            place = places(form.on_page(page))[item.id]
            room = measures.cue_right(item, place.kind) - look.px(68)
            assert QFontMetrics(look.font(13, 600)).horizontalAdvance(words.cues[item.id]) <= room
            if place.kind is Kind.WORDS:
                assert measures.lines_more(item, place, words) == 0
            if place.kind is Kind.NUMBER:
                unit = QFontMetrics(look.font(13)).horizontalAdvance(words.units.get(item.id, ""))
                assert measures.unit(item, words).width() >= unit


def test_answers_of_all_blocks_begin_at_one_line(qapp):
    form = catalogue.instrument("imp_eval")
    words = form.in_language("en")
    measures = Measures(Look(), 870, 28, cue_room(Look(), words.cues.values()))
    learned, grades = form.item("imp_eval_learned_01"), form.item("imp_eval_teacher_1")
    boxes = [
        measures.columns(learned)[0].center().x() - 16,
        measures.columns(grades)[0].center().x() - 15,
        measures.words(form.item("imp_eval_recommend"), words)[0].left(),
        measures.field(form.item("imp_eval_times"), Kind.NUMBER).left(),
        measures.field(form.item("imp_eval_plans"), Kind.TEXT).left(),
    ]
    assert max(boxes) - min(boxes) <= 1
    assert {column.width() for column in measures.columns(grades)} == {34}


def test_a_field_of_text_reaches_to_the_right_edge_and_leaves_a_sign_its_room(qapp):
    plans = catalogue.instrument("imp_eval").item("imp_eval_plans")
    measures = Measures(Look(), 870, 28, 300)
    assert measures.field(plans, Kind.TEXT).right() + 1 == measures.right
    left, right = measures.remarks(plans, Kind.TEXT, Words("", ""))
    assert measures.field(plans, Kind.TEXT, marked=True).right() < left < right


@pytest.mark.parametrize("width", [660, 778, 870])
@pytest.mark.parametrize("name", ["relevance_work", "recommend", "teacher_1", "material", "times"])
def test_a_number_outside_the_scale_lies_over_no_option(qapp, width, name):
    form = catalogue.instrument("imp_eval")
    words, item = form.in_language("nl"), form.item(f"imp_eval_{name}")
    items = form.on_page(item.page)
    measures = Measures(Look(), width, 28, cue_room(Look(), words.cues.values()))
    kind = places(items)[item.id].kind
    left, right = measures.remarks(item, kind, words)
    assert right - left >= 40
    assert right <= measures.right
    box = QRect(left + 4, 0, 32, 28)
    assert not any(box.intersects(option) for option in options(measures, item, kind, words))


def test_a_page_with_one_scale_carries_it_in_its_head(qapp):
    assert one_scale(catalogue.instrument("ffmq").on_page(1))
    assert not one_scale(catalogue.instrument("intake").on_page(1))
    assert not one_scale(())


def test_blocks_of_a_mixed_page_carry_their_own_scale_but_the_first(qapp):
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
    assert [item.id for item in items if found[item.id].own_scale] == ["c"]
    assert [item.id for item in items if found[item.id].starts_block] == ["c", "d", "e", "f"]
    measures = Measures(Look(), 870, 28, 240)
    assert measures.height(items[2], found["c"], Words("", "")) > measures.height(items[1], found["b"], Words("", ""))


@pytest.mark.parametrize(("rows", "kind"), [(2, Kind.WORDS), (4, Kind.WORDS), (5, Kind.COLUMNS)])
def test_a_short_scale_has_its_words_beside_the_boxes_unless_many_rows_share_it(qapp, rows, kind):
    short = Choices("short", (1, 2, 3))
    items = [Item(f"a{number}", number, ItemType.CHOICE, choices=short) for number in range(rows)]
    assert {place.kind for place in places(items).values()} == {kind}


@pytest.mark.parametrize(("name", "page", "shown"), [
    ("learned_01", 1, Scale.WHOLE),
    ("teacher_1", 2, Scale.LINE),
    ("material", 2, Scale.ENDS),
])  # fmt: skip
def test_a_block_shows_as_much_of_its_scale_as_fits(qapp, name, page, shown):
    form = catalogue.instrument("imp_eval")
    item, place = form.item(f"imp_eval_{name}"), places(form.on_page(page))[f"imp_eval_{name}"]
    assert place.own_scale
    assert Measures(Look(), 870, 28, 343).scale(item, place, form.in_language("en")) is shown


def test_options_that_need_it_flow_into_further_lines(qapp):
    item = Item("a", 1, ItemType.CHOICE, choices=Choices("long", (1, 2, 3)))
    words = Words("", "", choices={"long": dict.fromkeys((1, 2, 3), "rather a long word to say yes")})
    measures = Measures(Look(), 870, 28, 343)
    place = places([item])["a"]
    assert measures.lines_more(item, place, words) == len({option.top() for option in measures.words(item, words)}) - 1
    assert measures.height(item, place, words) == 28 * (1 + measures.lines_more(item, place, words)) > 28
