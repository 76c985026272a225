"""Tests of keying a pile: packet after packet in the order of the stack, with its place in the head."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from imp_desktop.operations import piles
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.piles import Pile
from imp_desktop.operations.studies import Study
from imp_desktop.ui.entry.header import PilePlace
from imp_desktop.ui.entry.view import EntryPage
from tests.operations.test_piles import key_form
from tests.ui.conftest import Desk


@pytest.fixture
def pile(people: Study, person: Person) -> Pile:
    """Two packets of controls, all forms but the last one of each keyed."""
    begun = piles.begin(people, person, "pre", Pass.FIRST, ["004-F", "003-D"])
    for code in begun.codes:
        for instrument in ("intake", "ffmq", "scs", "eq", "pss"):
            key_form(people, person, FormKey(code, "pre", instrument))
    return begun


@pytest.fixture
def page(desk: Desk, pile: Pile) -> EntryPage:
    page = EntryPage(desk.session)
    desk.show(page)
    page.arrive(key=FormKey("004-F", "pre", "proqol"))
    return page


def place(page: QWidget) -> str:
    QApplication.processEvents()
    (shown,) = (one for one in page.findChildren(PilePlace) if not one.isHidden())
    return shown.accessibleName()


def test_the_next_packet_of_the_stack_opens_by_itself(desk: Desk, page: EntryPage) -> None:
    assert place(page) == "Pile 1 of 2"
    desk.type("3" * 30)
    assert page.pen.following == FormKey("003-D", "pre", "proqol")
    desk.press("Return")
    assert page.pen.form.key == FormKey("003-D", "pre", "proqol")
    assert place(page) == "Pile 2 of 2"


def test_after_the_last_packet_the_pile_is_shown(desk: Desk, page: EntryPage) -> None:
    desk.type("3" * 30)
    desk.press("Return")
    desk.type("3" * 30)
    assert page.pen.following is None
    desk.press("Return")
    assert desk.went[-1] == ("piles", {})


def test_a_form_outside_the_pile_is_keyed_as_ever(desk: Desk, page: EntryPage) -> None:
    page.arrive(key=FormKey("001-B", "pre", "pss"))
    assert all(one.isHidden() for one in page.findChildren(PilePlace))
    assert page.pen.pile is None
    assert [one for one in page.findChildren(QLabel) if one.text() == "001-B"]
