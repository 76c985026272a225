"""Tests of the screen that compares a sample with the paper, by keyboard."""

import pytest
from pytestqt.qtbot import QtBot

from imp_desktop.operations import auditing, counted, turns
from imp_desktop.operations.forms import due_forms
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.ui.samples.view import SamplesPage
from imp_desktop.ui.samples.words import verdict_words
from tests.operations.test_piles import key_form
from tests.ui.conftest import Desk


@pytest.fixture
def page(desk: Desk, people: Study, person: Person) -> SamplesPage:
    """The screen of a study of which one packet is done."""
    for form in due_forms(people, "003-D"):
        if form.assessment == "pre":
            key_form(people, person, form)
    page = SamplesPage(desk.session)
    desk.show(page)
    page.arrive()
    return page


def draw(desk: Desk) -> None:
    desk.type("1")
    desk.press("Return")


def test_a_sample_is_drawn_and_its_first_page_stands_there(desk: Desk, page: SamplesPage, people: Study) -> None:
    assert page.drawing.there.text() == "1 packet is done and can be drawn"
    draw(desk)
    assert len(auditing.samples(people)) == 1
    assert page.comparing.heading.text() == "003-D   Intake, pre"
    assert page.comparing.list.fields.lines[0].cue == "Gender"


@pytest.mark.parametrize("packets", ["2", "0", "x", ""])
def test_more_packets_than_there_are_cannot_be_drawn(
    desk: Desk, page: SamplesPage, people: Study, packets: str
) -> None:
    if packets:
        desk.type(packets)
    desk.press("Return")
    assert "1 are done" in page.drawing.packets.complaint()
    assert auditing.samples(people) == ()


def test_enter_goes_through_the_pages_and_the_sample_is_judged(
    desk: Desk, page: SamplesPage, people: Study, qtbot: QtBot
) -> None:
    draw(desk)
    for _page in range(20):
        if not page.comparing.isVisible():
            break
        desk.press("Return")
    qtbot.waitUntil(lambda: bool(desk.told), timeout=20_000)
    assert desk.told[-1].text.startswith("0 of 146 fields differed from the paper: 0.0 in 10,000, 95 % CI [0.0, 249")
    assert "Not decided for the limit of 50 in 10,000" in desk.told[-1].text
    assert page.drawing.isVisible()


def test_a_field_that_is_not_as_on_paper_is_keyed_anew_and_counts_as_wrong(
    desk: Desk, page: SamplesPage, people: Study
) -> None:
    draw(desk)
    desk.press("Return", "Down", "Space")
    desk.type("4")
    desk.press("Return")
    line = page.comparing.list.current()
    assert line is not None
    assert (line.item, line.said, line.wrong) == ("ffmq_02", "4", True)
    assert counted.answers(people)[FormKey("003-D", "pre", "ffmq")]["ffmq_02"].value == 4
    desk.press("Return")
    now = auditing.compared(people, auditing.samples(people)[0])
    assert (now.wrong, page.comparing.told.text()) == (1, f"{now.looked_at} of 146 fields compared, 1 wrong")


def test_a_reason_or_a_mistake_is_understood_in_the_field(desk: Desk, page: SamplesPage, people: Study) -> None:
    draw(desk)
    desk.press("Return", "Space")
    desk.type("abc")
    desk.press("Return")
    assert page.comparing.paper.complaint().startswith("abc is no whole number")
    page.comparing.paper.put("")
    desk.type(".2")
    desk.press("Return")
    assert counted.answers(people)[FormKey("003-D", "pre", "ffmq")]["ffmq_01"].missing == "illegible"


def test_a_comparison_that_was_left_is_gone_on_with(desk: Desk, page: SamplesPage) -> None:
    draw(desk)
    desk.press("Return", "Return")
    again = SamplesPage(desk.session)
    desk.show(again)
    assert again.comparing.isVisible()
    assert again.comparing.heading.text() == "003-D   FFMQ, pre   page 2 of 2"


@pytest.mark.parametrize(
    ("limit", "wrong", "said"), [(500, 0, "Accepted"), (1, 10, "Not accepted"), (50, 0, "Not decided")]
)
def test_the_verdict_is_a_sentence(
    page: SamplesPage, people: Study, person: Person, limit: int, wrong: int, said: str
) -> None:
    assert page.drawing.isVisible()
    sample = auditing.draw(people, person, 1, per_10000=limit)
    while (at := auditing.next_page(people, sample)) is not None:
        fields = [item.id for item in turns.read(people, at[0]).asked if item.page == at[1]]
        auditing.compare(people, person, sample, *at, fields[: wrong and 3])
    assert said in verdict_words(sample, auditing.verdict(people, sample))
