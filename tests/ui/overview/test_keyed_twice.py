"""The overview of a study in which forms are keyed twice."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import due, keying, persons, studies, turns
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.overview.filters import Filter
from tests.ui.overview.reading import form_here, words_seen

PSS = FormKey("003-D", "pre", "pss")


@pytest.fixture
def twice(desk):
    """Every PSS before the course is keyed twice, and Jonas keys as well."""
    studies.choose(desk.session.study, desk.session.person, "double_keying.pre.pss", "all")
    return persons.person(desk.session.study, "Jonas Visser")


def key_again(desk, who, **other):
    form = turns.open_turn(desk.session.study, who, PSS)
    for item in form.asked:
        keying.key(desk.session.study, who, form, item.id, other.get(item.id, "1"))


@pytest.fixture
def early(monkeypatch):
    """Nothing is due yet."""
    monkeypatch.setattr(due, "today", lambda: date(2026, 1, 1))


@pytest.mark.usefixtures("early")
def test_there_are_tiles_for_what_can_be_in_the_study(page, desk, twice):
    def shown():
        return [wanted.value for wanted, tile in page.tiles._tiles.items() if not tile.isHidden()]

    assert shown() == ["all", "empty", "open", "keyed", "flagged", "no_form"]
    page.resize(2000, 736)
    page.refresh()
    assert shown() == [
        "all", "empty", "open", "keyed", "once", "twice", "differs", "resolved", "flagged", "no_form",
    ]  # fmt: skip
    key_again(desk, twice)
    key_again(desk, desk.session.person, pss_04="3")
    page.refresh()
    assert page.tiles._tiles[Filter.DIFFERS].accessibleName() == "1 differ"


@pytest.mark.usefixtures("early")
def test_tiles_that_find_nothing_make_way_where_there_is_little_room(page, desk, twice):
    page.resize(700, 736)
    page.refresh()
    assert [wanted.value for wanted, tile in page.tiles._tiles.items() if not tile.isHidden()] == ["all", "empty"]


def test_tiles_become_a_list_where_even_that_is_too_much(page, desk, twice):
    key_again(desk, twice)
    page.window().resize(230, 300)
    page.resize(230, 300)
    page.refresh()
    listed = page.tiles._list
    assert not listed.isHidden()
    listed.activated.emit(listed.findData("once"))
    assert form_here(page) == PSS
    assert listed.currentText() == "keyed once  1"


def test_enter_offers_the_second_keying_to_somebody_else_only(page, desk, twice):
    key_again(desk, twice)
    page.arrive(key=PSS)
    assert page.peek.said().enter == "second keying"
    desk.press("Return")
    assert desk.went == [("entry", {"key": PSS})]
    desk.session.take_person(twice)
    page.refresh()
    assert page.peek.said().enter == "look at the form"
    assert "second keying from" in page._model.data(page._model.find(PSS), Qt.ItemDataRole.AccessibleTextRole)


def test_keys_leave_only_what_waits_for_a_keying(page, desk, twice):
    key_again(desk, twice)
    page.refresh()
    desk.press("Ctrl+2")
    assert (form_here(page), page._model.rowCount()) == (PSS, 2)
    assert page.next.isEnabled()
    desk.press("Ctrl+Return")
    assert desk.went == [("entry", {"key": PSS})]
    desk.press("Ctrl+2")
    assert page._model.rowCount() == 6
    key_again(desk, desk.session.person, pss_04="3", pss_05="3")
    page.refresh()
    desk.press("Ctrl+3")
    assert form_here(page) == PSS
    assert page.peek.said().enter == "key what differs"
    desk.press("Ctrl+1")
    assert form_here(page) == FormKey("001-B", "pre", "intake")


def test_no_value_is_seen_anywhere_on_the_page(page, desk, twice):
    key_again(desk, twice, pss_04="3")
    key_again(desk, desk.session.person, pss_04="4")
    page.arrive(key=PSS)
    seen = " ".join([*words_seen(page), page._model.data(page._model.find(PSS), Qt.ItemDataRole.AccessibleTextRole)])
    assert "1 item differs" in seen
    assert not {"3", "4"} & set(seen.split())


def test_what_is_due_tells_what_differs_and_what_waits_for_a_second_keying(page, desk, twice):
    def lines():
        model = page.due.model()
        return [model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]

    key_again(desk, twice)
    page.refresh()
    assert "1 form for second keying. By someone who did not key them" in lines()
    key_again(desk, desk.session.person, pss_04="3", pss_05="3")
    page.refresh()
    assert lines()[0] == "1 form differs. 2 items to key again, values hidden"
    form = turns.open_turn(desk.session.study, twice, PSS)
    keying.key(desk.session.study, twice, form, "pss_04", "4")
    page.refresh()
    assert lines()[0] == "1 form differs. 1 item to key again, values hidden · 1 item for another person to decide"


def test_signs_have_narrow_halves_where_columns_have_no_room(page, desk, twice):
    page.resize(1600, 736)
    page.refresh()
    assert not page.table._delegate.narrow
    page.resize(600, 736)
    QApplication.processEvents()
    assert page.table._delegate.narrow
