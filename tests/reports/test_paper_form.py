"""Printed forms: every questionnaire in both languages, read back as a scanner and a reader find it."""

import re
from itertools import pairwise

import pytest
from PIL import Image, ImageFilter
from reportlab.lib.units import mm

from imp_desktop.instruments import catalogue
from imp_desktop.instruments.model import Choices, Instrument, Item, ItemType, Words
from imp_desktop.reports.page import HEIGHT, WIDTH
from imp_desktop.reports.paper_form import Filled, Shown, by_box
from imp_desktop.reports.paper_form_layout import BOTTOM, ROW
from imp_desktop.reports.paper_form_marks import payload
from tests.reports import papers, reading
from tests.reports.papers import INSTRUMENTS, LANGUAGES, form, instrument, laid_out, printed
from tests.reports.test_sentences import FORBIDDEN

EVERY = [(name, language) for name in INSTRUMENTS for language in LANGUAGES]


@pytest.mark.parametrize("dots_per_inch", [110, 150, 200, 300])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_of_every_page_is_read_back(language, dots_per_inch):
    forms = [form(instrument(name), language) for name in INSTRUMENTS]
    wanted = [payload(one, sheet.place) for one in forms for sheet in laid_out(one)]
    seen = [papers.codes(picture) for picture in papers.pictures(printed(*forms), dots_per_inch)]
    assert seen == [[one] for one in wanted]
    assert wanted[1] == f"IMP1|7F3A91C24D08|017-V|pre|ffmq.1|1/2|{language}"


@pytest.mark.parametrize("code", ["", "1", "CLINIC-2026_00017.ABCD-K"])
def test_a_page_without_a_code_or_with_a_long_one_is_read_back(code):
    (picture,) = papers.pictures(printed(form(instrument("pss"), code=code)), 110)
    assert papers.codes(picture) == [f"IMP1|7F3A91C24D08|{code}|pre|pss.1|1/1|en"]


def test_a_page_upside_down_is_read_back_and_noticed():
    (picture,) = papers.pictures(printed(form(instrument("pss"))), 150)
    turned = picture.rotate(180)
    assert papers.codes(turned) == papers.codes(picture)
    middle, dot = 10.5 * mm, 150 / 72
    ring = (round((WIDTH - middle) * dot), round((HEIGHT - middle) * dot))
    square = (round(middle * dot), round(middle * dot))
    assert (picture.getpixel(ring), picture.getpixel(square)) == (255, 0)
    assert (turned.getpixel(ring), turned.getpixel(square)) == (0, 255)


@pytest.mark.parametrize(("dots_per_inch", "degrees"), [(150, 2), (200, -7), (300, 90)])
def test_a_page_scanned_askew_and_without_sharpness_is_read_back(dots_per_inch, degrees):
    for language in LANGUAGES:
        content = printed(form(instrument("ffmq"), language))
        for number, picture in enumerate(papers.pictures(content, dots_per_inch), start=1):
            scanned = picture.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BILINEAR)
            grey = scanned.filter(ImageFilter.GaussianBlur(0.8)).point(lambda value: 60 + value * 170 // 255)
            assert papers.codes(grey) == [f"IMP1|7F3A91C24D08|017-V|pre|ffmq.1|{number}/2|{language}"]


def test_the_marks_stand_where_a_scanner_looks_for_them():
    content = printed(form(instrument("ffmq")))
    for picture, items in zip(papers.pictures(content, 300), (20, 19), strict=True):
        for x, y in ((8, 8), (197, 8), (8, 284)):
            inside = [edge * mm for edge in (x + 0.2, y + 0.2, x + 4.8, y + 4.8)]
            assert papers.part(picture, inside, 300).getextrema() == (0, 0)
        rows = row_marks(picture, 300)
        assert len(rows) == items
        assert [below - above for above, below in pairwise(rows)] == pytest.approx([ROW] * (items - 1), abs=0.5)
        below = round((rows[-1] + ROW / 2 + 3.5 * mm) * 300 / 72)
        columns = [(start + end) / 2 * 72 / 300 for start, end in papers.across(picture, below)]
        assert columns == pytest.approx([WIDTH - (29.8 + 15.2 * at) * mm for at in range(4, -1, -1)], abs=0.5)
        for row in rows:  # a box stands wherever row and column marks cross
            for column in columns:
                edges = (column - 7.6, row - 7.6, column + 7.6, row + 7.6)
                box = papers.part(picture, edges, 300)
                assert len(papers.across(box, box.height // 4)) == 2, (row, column)


def row_marks(picture, dots_per_inch):
    """The middles of the marks at the right edge in points, without the corners, of which the lower one is a ring."""
    right = round((WIDTH - 10.7 * mm) * dots_per_inch / 72)
    return [(start + end) / 2 * 72 / dots_per_inch for start, end in papers.down(picture, right)[1:-2]]


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_questionnaire_prints_all_its_items_on_the_pages_as_keyed(name, language):
    one = form(instrument(name), language)
    content = printed(one)
    pages = reading.pages(content)
    assert len(pages) == one.instrument.pages
    for page, said in enumerate(pages, start=1):
        told = re.sub(r"\s+", " ", said)
        for item in one.instrument.on_page(page):
            cue = one.words.cues[item.id]
            assert f"{item.number} {cue[:1].upper()}{cue[1:]}" in told
        for label in {
            label
            for item in one.instrument.on_page(page)
            if by_box(item) and item.choices is not None
            for label in one.words.choices[item.choices.id].values()
        }:
            assert all(word in told for word in label.split())
        assert one.words.paper_title in told
        assert one.words.short in told
        assert FORBIDDEN.findall(told) == []
    sized = [sheet.size for sheet in laid_out(one)]
    assert set(sized) == {10.4}


@pytest.mark.parametrize(("name", "language"), EVERY)
@pytest.mark.parametrize("length", [0, 100, 200])
def test_nothing_overlaps_leaves_the_page_or_is_cut(name, language, length):
    one = form(papers.worded(name, length, longest=2 * length) if length else instrument(name), language)
    assert_whole(printed(one))
    for sheet in laid_out(one):
        assert sum(block.height for block in sheet.blocks) < BOTTOM - 54 * mm
    if length:
        told = reading.words(printed(one)).replace("- ", "-")
        for item in one.instrument.items:
            assert one.words.cues[item.id] in told


def test_more_than_a_page_holds_goes_on_on_a_second_sheet_with_a_code_of_its_own():
    one = form(papers.worded("scs", 590))
    content = printed(one)
    sheets = laid_out(one)
    assert len(sheets) > 1
    assert [item.number for sheet in sheets for item in sheet.items] == list(range(1, 25))
    seen = [code for picture in papers.pictures(content, 200) for code in papers.codes(picture)]
    assert seen == [f"IMP1|7F3A91C24D08|017-V|pre|scs.1|1.{at}/1|en" for at in range(1, len(sheets) + 1)]
    assert "Page 1.1 of 1" in reading.pages(content)[0]
    assert_whole(content)


def test_a_clinics_wording_stands_as_written_and_the_foot_says_nothing_of_cues():
    own = reading.words(printed(form(papers.worded("pss", 80))))
    cues = reading.words(printed(form(instrument("pss"))))
    assert "Short cues in our own words" in cues
    assert "Short cues in our own words" not in own


def test_items_nobody_has_named_yet_are_printed_with_their_numbers():
    said = reading.words(printed(form(catalogue.instrument("scs"))))
    assert "Which items stand on this form is not named yet." in said
    assert all(f" {number} " in said for number in range(1, 25))


def test_the_same_form_gives_the_same_bytes():
    def made():
        return printed(*(form(instrument(name), language) for name, language in EVERY))

    assert made() == made()


def test_a_form_is_tagged_speaks_its_language_and_embeds_its_fonts():
    content = printed(form(instrument("imp_eval"), "nl"))
    tags = [tag for top in reading.structure(content) for tag in top.all()]
    kinds = {tag.kind for tag in tags}
    assert {"H1", "P", "Table", "TR", "TH", "TD", "Figure"} <= kinds
    assert all(font.startswith("Source") for font in reading.fonts(content))
    assert b"/Lang (nl)" in content
    assert any("IMP1|" in tag.alt for tag in tags if tag.kind == "Figure")


def test_an_instrument_with_every_kind_of_answer_and_odd_scales_prints_whole():
    kinds = (ItemType.INTEGER, ItemType.DECIMAL, ItemType.TEXT, ItemType.DATE)
    wide = Choices("wide", tuple(range(101)))
    odd = Choices("odd", (-5, 0, 777, 100000))
    many = Choices("many", tuple(range(18)))
    items = [Item(f"odd_{number}", number, kind) for number, kind in enumerate(kinds, start=1)]
    items += [
        Item(f"odd_{number}", number, ItemType.CHOICE, choices=choices)
        for number, choices in enumerate((wide, odd, many), start=5)
    ]
    labels = {
        "odd": dict.fromkeys(odd.codes, "an uncommonly long label, Donaudampfschifffahrtsgesellschaft"),
        "wide": {},
        "many": {code: f"label {code}" for code in many.codes},
    }
    words = Words("Odd", "Odd", cues={item.id: f"Line {item.number}" for item in items}, choices=labels)
    one = Instrument("odd", 1, tuple(items), (), {"en": words})
    content = printed(form(one))
    assert_whole(content)
    assert all(f"Line {number}" in reading.words(content) for number in range(1, 8))


FILLED = {
    "imp_eval_grade": Shown(text="7.5", note="Two grades stand there."),
    "imp_eval_relevance_work": Shown(beside="left blank"),
    "imp_eval_relevance_life": Shown(code=3),
    "imp_eval_learned_01": Shown(number="7", beside="outside the scale"),
    "imp_eval_times": Shown(number="12.25", beside="fits no box"),
    "imp_eval_practice_minutes": Shown(text="45"),
    "imp_eval_plans": Shown(text="To practise\nwith a partner"),
    "imp_eval_missed": Shown(text="A long text. " * 1500),
}


def test_a_filled_form_shows_every_kind_of_answer():
    blank = printed(form(instrument("imp_eval")))
    filled = form(instrument("imp_eval"), filled=Filled(FILLED, "18-03-2026", ("AB", "CD")))
    content = printed(filled)
    first, second, third, *last = reading.pages(content)
    said = re.sub(r"\s+", " ", first)
    assert "left blank" in said
    assert "7 outside the scale" in said
    assert "printed from what is keyed" in said
    assert "1 8 0 3 2 0 2 6" in " ".join(first.split())
    assert "12.25" in second
    assert "To practise" in second
    assert "with a partner" in second
    assert "the whole text stands on the last sheet" in third
    assert "Two grades stand there." in last[0]
    assert "".join(last).count("text.") == 1500
    crossed = [tag.alt for top in reading.structure(content) for tag in top.all() if tag.alt.startswith("×")]
    assert crossed == ["× 3 very"]
    assert_whole(content)
    assert papers.codes(papers.pictures(content, 150)[0]) == papers.codes(papers.pictures(blank, 150)[0])


def test_what_people_wrote_is_printed_without_the_empty_lines_and_signs_that_steer():
    text = "\n\n".join(["first\u202e line", "", "   second line", "😀 third"]) + "\n" * 9000
    content = printed(form(instrument("imp_eval"), filled=Filled({"imp_eval_missed": Shown(text=text)})))
    pages = reading.pages(content)
    assert len(pages) == 3
    assert all(said in pages[2] for said in ("first line", "second line", "third"))
    assert_whole(content)


def test_a_cross_lies_over_the_box_that_was_chosen_and_over_no_other():
    shown = {item.id: Shown(code=(item.number % 5) + 1) for item in instrument("ffmq").items}
    filled = papers.pictures(printed(form(instrument("ffmq"), filled=Filled(shown))), 150)[0]
    blank = papers.pictures(printed(form(instrument("ffmq"))), 150)[0]
    for number, row in enumerate(row_marks(blank, 150), start=1):
        inked = []
        for column in (WIDTH - (29.8 + 15.2 * at) * mm for at in range(4, -1, -1)):
            place = (column - 4, row - 4, column + 4, row + 4)
            dark = [sum(papers.part(page, place, 150).histogram()[:120]) for page in (filled, blank)]
            inked.append(dark[0] - dark[1])
        assert [at for at, ink in enumerate(inked) if ink > 20] == [number % 5], (number, inked)


def test_a_form_that_never_came_back_says_so():
    content = printed(form(instrument("pss"), filled=Filled(state="the form never came back")))
    assert "the form never came back" in reading.words(content)


def assert_whole(content):
    """No two stretches of text overlap, and everything stands on the page."""
    for left, bottom, right, top in reading.edges(content):
        assert left > 7.8 * mm
        assert right < WIDTH - 7.8 * mm
        assert bottom > 7.8 * mm
        assert top < HEIGHT - 7.8 * mm
    for page in papers.texts(content):
        boxes = sorted(page)
        for at, (left, bottom, right, top) in enumerate(boxes):
            for other in boxes[at + 1 :]:
                if other[0] > right - 0.6:
                    break
                high = min(top, other[3]) - max(bottom, other[1])
                assert high < 1.2, ((left, bottom, right, top), other)
