"""Printing from the overview: the right pages for whoever stands there, and nothing a second keyer must not see."""

import pypdfium2
import pytest

from imp_desktop.operations import persons, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.overview.view import OverviewPage

PSS = FormKey("003-D", "pre", "pss")


@pytest.fixture
def page(desk):
    made = OverviewPage(desk.session)
    desk.show(made)
    made.arrive(key=PSS)
    return made


@pytest.fixture
def printed(monkeypatch):
    """The texts of the pages of each document that goes to the printer."""
    found = []

    def keep(document, _parent, _advanced):
        with pypdfium2.PdfDocument(document.content) as pdf:
            found.append([page.get_textpage().get_text_range() for page in pdf])
        return True

    monkeypatch.setattr("imp_desktop.ui.overview.printing.print_document", keep)
    return found


def test_a_keyed_form_is_printed_as_keyed_and_an_empty_one_blank(page, desk, printed):
    desk.press("Ctrl+P")
    desk.key_whole(PSS, "2")
    page.refresh()
    desk.press("Ctrl+P")
    assert [len(pages) for pages in printed] == [1, 1]
    blank, filled = (pages[0] for pages in printed)
    assert "PSS" in blank
    assert blank != filled


def test_the_blank_packet_is_of_the_assessment_and_on_a_code_of_all(page, desk, printed):
    desk.press("Ctrl+Shift+P", "Home", "Ctrl+Shift+P", "Ctrl+P")
    one, both, same = (len(pages) for pages in printed)
    assert 1 < one < both == same


def test_a_form_that_is_being_keyed_twice_is_not_printed_for_who_may_still_key_it(page, desk, printed):
    studies.choose(desk.session.study, desk.session.person, "double_keying.pre.pss", "all")
    desk.key_whole(PSS, "2")
    desk.session.take_person(persons.person(desk.session.study, "Jonas Visser"))
    page.refresh()
    desk.press("Ctrl+P")
    assert printed == []
    assert desk.told[-1].code == "form-sealed"
