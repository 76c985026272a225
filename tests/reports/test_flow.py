"""The flow of people: every number of the register in a box of the page and of the SVG, boxes with nobody kept."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from imp_desktop.i18n import speaking
from imp_desktop.reports import feasibility, flow
from imp_desktop.reports.feasibility_content import FeasibilityContent
from imp_desktop.reports.flow_picture import MOST_HEIGHT, WIDTH, FlowBox, FlowPicture, flow_picture
from imp_desktop.reports.flow_svg import flow_svg
from imp_desktop.reports.layout import Block
from imp_desktop.statistics.counts import Count
from imp_desktop.statistics.feasibility_results import Feasibility
from imp_desktop.statistics.flow_results import Flow, FlowArm
from tests.reports import reading, samples
from tests.reports.feasibility_extremes import SAMPLES
from tests.reports.feasibility_samples import LONG, arm, leaving, reference
from tests.reports.sheets import LANGUAGES, assert_whole, said, sheet

SVG = "{http://www.w3.org/2000/svg}"


def content(found: Feasibility, language: str = "en") -> FeasibilityContent:
    return FeasibilityContent(found, samples.analysis(language), samples.facts(language))


def with_arms(*arms: FlowArm) -> Feasibility:
    return replace(reference(), flow=Flow(arms))


def page(found: Feasibility) -> list[Block]:
    return flow.blocks(content(found))


def picture(found: Feasibility) -> FlowPicture:
    return flow_picture(content(found))


def drawn(found: Feasibility, language: str = "en") -> ET.Element:
    with speaking(language):
        return ET.fromstring(flow_svg(content(found, language)))  # noqa: S314 - made by the program itself


def texts(root: ET.Element) -> list[str]:
    return ["".join(text.itertext()).replace("\u00a0", " ") for text in root.iter(f"{SVG}text")]


def column(found: Feasibility, group: int) -> list[tuple[str, str]]:
    """Words and number of every line of an arm, from top to bottom."""
    boxes = sorted((box for box in picture(found).boxes if box.group == group), key=lambda box: box.y)
    return [(line.text, line.number) for box in boxes for line in box.lines]


def test_the_training_group_stands_in_its_boxes_from_approached_to_analysed() -> None:
    assert column(reference(), 0) == [
        ("Approached", "34"), ("No reply", "2"), ("no answer", "2"), ("Answered and screened", "32"),
        ("Not eligible", "3"), ("no earlier training", "2"), ("cannot practise daily", "1"), ("Eligible", "29"),
        ("Declined", "4"), ("dates do not fit", "3"), ("no reason given", "1"), ("Gave consent", "25"),
        ("assessed: 25", ""), ("cohort 1: 14, cohort 2: 11", ""), ("Withdrew before the start", "0"),
        ("In the course", "25"), ("at 7 or more sessions: 24 (96%)", ""), ("Withdrew", "0"), ("Assessed", "25"),
        ("Evaluation returned: 24", ""), ("With both assessments", ""), ("FFMQ", "24"), ("SCS", "25"), ("EQ", "25"),
        ("PSS", "25"), ("ProQOL", "24"),
    ]  # fmt: skip


def test_a_group_without_the_course_is_offered_nothing_and_leaves_nothing_before_it() -> None:
    told = column(reference(), 1)
    assert ("Nothing offered by the study", "22") in told
    assert ("Withdrew", "0") in told
    assert "Withdrew before the start" not in dict(told)
    assert ("FFMQ: Non-reactivity", "21") in told


def test_boxes_with_nobody_in_them_are_kept() -> None:
    counts = dict(column(SAMPLES["empty"](), 0))
    assert {
        "Approached", "No reply", "Answered and screened", "Not eligible", "Eligible", "Declined", "Gave consent",
        "Withdrew before the start", "In the course", "Withdrew", "Assessed",
    } <= {text for text, number in counts.items() if number == "0"}  # fmt: skip


def test_without_a_course_there_is_no_step_of_one() -> None:
    told = column(SAMPLES["no_course"](), 0)
    assert "In the course" not in dict(told)
    assert "Nothing offered by the study" not in dict(told)
    assert ("Withdrew", "0") in told


def test_people_who_wait_are_told_of_where_there_are_any() -> None:
    waiting = replace(reference().flow.arms[0], waiting=3, undecided=2)
    told = column(with_arms(waiting, reference().flow.arms[1]), 0)
    assert ("No answer yet", "3") in told
    assert ("Not decided yet", "2") in told
    assert ("No answer yet", "0") in column(with_arms(waiting, reference().flow.arms[1]), 1)
    assert "No answer yet" not in dict(column(reference(), 0))


def test_reasons_that_do_not_fit_are_one_line_with_their_sum() -> None:
    told = column(SAMPLES["many_people"](), 0)
    total = sum(60 - at for at in range(9))
    shown = [(text, int(number)) for text, number in told if text.startswith("some reason")]
    first = [number for _text, number in shown[: len(shown) // 5]]
    assert told.count(("other reasons", str(total - sum(first)))) == 5
    assert 0 < len(first) < 9


def test_nine_reasons_stand_whole_where_there_is_room() -> None:
    nine = leaving(**{f"reason_{at}": 1 for at in range(9)})
    told = dict(column(with_arms(arm(withdrew_during=nine), arm(group="control", label="Control")), 0))
    assert [f"reason {at}" in told for at in range(9)] == [True] * 9
    assert "other reasons" not in told


def test_many_cohorts_are_one_line() -> None:
    assert ("20 cohorts of 25 people", "") in column(SAMPLES["many_people"](), 0)
    uneven = arm(cohorts={at: 10 + at for at in range(1, 8)})
    assert ("7 cohorts of 11–17 people", "") in column(with_arms(uneven, uneven), 0)


def test_many_instruments_end_in_how_many_more() -> None:
    counts = tuple(Count(f"scale{at}", f"Scale {at}", 20 + at % 3) for at in range(12))
    told = column(with_arms(arm(analysed=counts), arm(analysed=counts)), 0)
    assert told[-1] == ("5 more lines", "20–22")
    assert told[-2] == ("scale6", "20")


@pytest.mark.parametrize("name", SAMPLES)
def test_boxes_never_touch_and_the_picture_fits_a_page(name: str) -> None:
    found = picture(SAMPLES[name]())
    assert found.height <= MOST_HEIGHT
    for group in (0, 1):
        boxes = sorted((box for box in found.boxes if box.group == group), key=lambda box: box.y)
        assert all(above.y + above.height < below.y for above, below in pairwise(boxes))
        assert all(box.x >= 0 and box.x + box.width <= WIDTH + 0.1 for box in boxes)
        assert all(_inside(box) for box in boxes)


def _inside(box: FlowBox) -> bool:
    return all(box.y + 6 < y < box.y + box.height for y, _line in box.placed())


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_and_the_svg_hold_every_box(name: str, language: str) -> None:
    found = SAMPLES[name]()
    with speaking(language):
        boxes = flow_picture(content(found, language)).boxes
    made = sheet(lambda: flow.blocks(content(found, language)), language)
    root = drawn(found, language)
    assert len(reading.pages(made)) == 1
    assert_whole(made)
    on_page, in_svg = _letters(reading.words(made)), texts(root)
    for box in boxes:
        for _y, line in box.placed():
            assert _letters(line.text) in on_page
            assert _letters(line.text) in [_letters(text) for text in in_svg]
    shapes = root.findall(f"{SVG}g/{SVG}rect")
    assert len(shapes) == len(boxes)


def _letters(text: str) -> str:
    """What any reader finds of a text: its plain letters and figures."""
    return re.sub(r"[^A-Za-z0-9]", "", text)


def test_the_figure_has_words_for_who_cannot_see_it() -> None:
    made = sheet(lambda: page(reference()))
    alts = [tag.alt for root in reading.structure(made) for tag in root.all() if tag.kind == "Figure"]
    told = (
        "Training: 34 approached, 29 eligible, 25 gave consent, 25 started, 0 withdrew, 25 assessed post. "
        "Control: 58 approached, 35 eligible, 22 gave consent, 22 started, 0 withdrew, 22 assessed post."
    )
    assert alts == [told]
    root = drawn(reference())
    assert (root.findtext(f"{SVG}desc"), root.get("role")) == (told, "img")
    assert "Flow of participants: Interpersonal Mindfulness Program" in (root.findtext(f"{SVG}title") or "")


def test_the_svg_names_fonts_that_every_machine_has() -> None:
    root = drawn(reference())
    assert root.get("font-family") == "'Source Sans Pro', 'Segoe UI', Arial, sans-serif"


def test_the_svg_is_the_same_every_time_and_speaks_the_language() -> None:
    with speaking("nl"):
        first, second = (flow_svg(content(reference(), "nl")) for _time in range(2))
    assert first == second
    assert "Niets aangeboden door de studie" in texts(ET.fromstring(first))  # noqa: S314 - as above
    assert first.startswith(b"<?xml version='1.0' encoding='utf-8'?>")


@pytest.mark.parametrize("text", [*samples.HOSTILE, LONG, "\ufffe\uffff"], ids=range(len(samples.HOSTILE) + 2))
def test_no_typed_text_breaks_the_page_or_the_svg(text: str) -> None:
    reasons = replace(leaving(a=3), reasons=(Count("a", text, 3),))
    one = arm(
        label=text, recruited=text, declined=reasons, returned=(Count("x", text, 1),), analysed=(Count(text, text, 1),)
    )
    found = with_arms(one, replace(one, group="control"))
    assert_whole(sheet(lambda: page(found)))
    facts = replace(samples.facts(), title=text, assessments={"pre": text, "post": text})
    svg = feasibility.flow_diagram(samples.analysis(), found, facts, "en")
    assert len(ET.fromstring(svg).findall(f"{SVG}g/{SVG}rect")) == len(picture(found).boxes)  # noqa: S314 - as above


def test_who_belongs_to_no_group_and_whose_data_are_not_used_is_told_below() -> None:
    found = replace(
        reference(), flow=Flow((replace(reference().flow.arms[0], not_used=2), reference().flow.arms[1]), 1)
    )
    told = said(lambda: page(found))
    assert "2 of those who withdrew asked that nothing of theirs be used." in told
    assert "1 person of the register has no group yet and stands in no box." in told
    many = replace(reference(), flow=replace(reference().flow, nowhere=12))
    assert "12 people of the register have no group yet and stand in no box." in said(lambda: page(many))


def test_groups_formed_by_chance_are_not_said_to_be_otherwise() -> None:
    facts = replace(samples.facts(), randomised=True)
    told = said(lambda: flow.blocks(FeasibilityContent(reference(), samples.analysis(), facts)))
    assert "by chance" not in told
    assert "Nobody was placed in a group by chance." in said(lambda: page(reference()))
