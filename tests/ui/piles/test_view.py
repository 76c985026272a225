"""Tests of the screen of piles, by keyboard."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from imp_desktop.operations import keying, persons, piles, studies
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.ui.piles.view import PilesPage
from tests.operations.test_piles import key_form
from tests.ui.conftest import Desk


@pytest.fixture
def page(desk: Desk, people: Study) -> PilesPage:
    page = PilesPage(desk.session)
    desk.show(page)
    page.arrive()
    return page


def test_codes_are_typed_in_the_order_of_the_stack_and_the_first_form_opens(
    desk: Desk, page: PilesPage, people: Study, person: Person
) -> None:
    desk.type("003-d")
    desk.press("Return")
    desk.type("001-B")
    desk.press("Return", "Ctrl+Return")
    pile = piles.at_hand(people, person)
    assert pile is not None
    assert (pile.codes, pile.assessment, pile.keying_pass) == (("003-D", "001-B"), "pre", Pass.FIRST)
    assert desk.went == [("entry", {"key": FormKey("003-D", "pre", "intake"), "keying_pass": 1})]


def test_what_is_expected_is_offered_and_can_be_taken_at_once(desk: Desk, page: PilesPage) -> None:
    assert list(page.announcing.expected.lines.lines) == ["001-B", "002-C", "003-D", "004-F"]
    desk.press("Ctrl+Shift+A")
    assert page.announcing.codes() == ("001-B", "002-C", "003-D", "004-F")
    page.announcing.stack.setFocus()
    desk.press("Delete")
    assert page.announcing.codes() == ("002-C", "003-D", "004-F")
    assert list(page.announcing.expected.lines.lines) == ["001-B"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("999-Z", "There is no participant 999-Z."), ("001-b", "001-B is in this pile twice.")],
)
def test_a_code_that_does_not_belong_there_is_said_below_the_field(
    desk: Desk, page: PilesPage, typed: str, said: str
) -> None:
    desk.type("001-B")
    desk.press("Return")
    desk.type(typed)
    desk.press("Return")
    assert page.announcing.code.complaint().startswith(said)
    assert page.announcing.codes() == ("001-B",)


def test_a_second_keying_is_offered_only_where_forms_are_keyed_twice(
    desk: Desk, page: PilesPage, people: Study, person: Person
) -> None:
    assert page.announcing.keying.isHidden()
    key_form(people, person, FormKey("001-B", "pre", "pss"))
    studies.choose(people, person, "double_keying.pre.pss", "all")
    desk.session.take_person(persons.person(people, "Jonas Visser"))
    page.refresh()
    assert not page.announcing.keying.isHidden()
    page.announcing.keying.setFocus()
    desk.press("Tab")
    page.announcing.keying.choose("2")
    page.announcing.keying.chosen.emit("2")
    assert list(page.announcing.expected.lines.lines) == ["001-B"]


def test_the_pile_at_hand_is_counted_and_ended_with_a_remark(
    desk: Desk, page: PilesPage, people: Study, person: Person
) -> None:
    pile = piles.begin(people, person, "post", Pass.FIRST, ["003-D", "001-B"])
    while (following := piles.next_form(people, pile)) is not None and following.code == "003-D":
        key_form(people, person, following)
    keying.key(people, person, keying.open_form(people, FormKey("001-B", "post", "ffmq")), "ffmq_01", "7")
    page.arrive()
    assert page.counting.told.text() == "1 of 2 keyed, 1 flag, 0 notes"
    assert page.counting.packets.currentIndex().data() == "001-B, 0 of 6 forms, 1 flag, not done"
    desk.press("Ctrl+Return")
    assert desk.went[-1] == ("entry", {"key": FormKey("001-B", "post", "ffmq"), "keying_pass": 1})
    page.counting.remark.setFocus()
    desk.type("one left")
    desk.press("Ctrl+Shift+Return")
    assert piles.at_hand(people, person) is None
    assert piles.every(people)[-1].remark == "one left"
    assert desk.told[-1].text == "Pile done: 1 of 2 keyed, 1 flag, 0 notes"
    assert page.announcing.isVisible()


def test_the_slip_is_made_beside_the_window(
    desk: Desk, page: PilesPage, people: Study, person: Person, qtbot: QtBot
) -> None:
    piles.begin(people, person, "post", Pass.FIRST, ["003-D"])
    page.arrive()
    made: list[bytes] = []
    page.counting.make_slip(made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    assert made[0].startswith(b"%PDF")


def test_every_key_of_the_screen_is_told(page: PilesPage, people: Study, person: Person) -> None:
    announcing = list(page.keys())
    piles.begin(people, person, "post", Pass.FIRST, ["003-D"])
    page.arrive()
    QApplication.processEvents()
    counting = list(page.keys())
    assert [key for key, _words in announcing] == ["Enter", "Ctrl+Shift+A", "Del", "Ctrl+Enter"]
    assert [key for key, _words in counting] == ["Enter", "Ctrl+Enter", "Ctrl+P", "Ctrl+Shift+Enter"]
