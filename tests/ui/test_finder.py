"""The box that finds anything: opened everywhere by one key, answered while typing, left to where it stands."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from imp_desktop import app
from imp_desktop.operations import course_log, enrolling, keying, persons, queries, studies
from imp_desktop.operations.finding import MOST, Hit
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.studies import Study
from imp_desktop.ui.finder import FindBox, place_of, where_words
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.names import names

PSS = FormKey("003-D", "pre", "pss")


@pytest.fixture
def window(qtbot, people: Study, own_home: Path, monkeypatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    person = persons.person(people, "Anna Bakker")
    keying.note(people, person, keying.open_form(people, PSS), "pss_04", "two crosses, in pencil")
    course_log.add_adaptation(people, person, {"what": "an eleventh session", "why": "people asked", "cohort": "1"})
    enrolling.amend(people, person, "002-C", {"note": "moved to Zürich"})
    made = app.make_window(None)
    made.session.prefer(language="en", theme="light")
    made.show()
    made.activateWindow()
    made.session.take_study(people)
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def press(*names: str) -> None:
    for name in names:
        QTest.keySequence(focus(), QKeySequence(name))
        QApplication.processEvents()


def type_in(words: str) -> None:
    for sign in words:
        QTest.keyClicks(focus(), sign)


def box(window: MainWindow) -> FindBox:
    found = [one for one in window.findChildren(FindBox) if one.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    "place", ["overview", "participants", "course", "worklist", "texts", "reports", "exchange", "manual", "settings"]
)
def test_it_opens_at_every_place(window, place) -> None:
    window.go(place)
    press("Ctrl+F")
    assert QApplication.focusWidget() is box(window).field
    press("Esc")
    assert not [one for one in window.findChildren(FindBox) if one.isVisible()]
    assert window.place == place


def test_it_opens_while_keying_and_leads_to_the_item_of_a_note(window) -> None:
    window.go("entry", key=FormKey("001-B", "pre", "ffmq"))
    press("Ctrl+F")
    type_in("pencil")
    assert [hit.kind for hit in box(window).hits.lines] == ["note"]
    press("Return")
    assert window.place == "entry"
    assert (window.page.where()["key"], window.page.where()["item"]) == (PSS, "pss_04")


def test_what_is_found_follows_every_key_from_the_second_on(window) -> None:
    press("Ctrl+F")
    type_in("0")
    assert box(window).hits.lines == ()
    type_in("0")
    assert [hit.text for hit in box(window).hits.lines] == ["001-B", "002-C", "003-D", "004-F"]
    type_in("3")
    assert [hit.text for hit in box(window).hits.lines] == ["003-D"]
    press("Backspace")
    press("Down", "Down", "Down", "Down", "Up")
    press("Return")
    assert (window.place, window.page.person.code) == ("participants", "003-D")


def test_an_entry_of_the_log_is_found_in_its_tab(window) -> None:
    press("Ctrl+F")
    type_in("eleventh")
    press("Return")
    assert window.place == "course"
    assert window.page.where() == {"cohort": 1, "tab": "adaptations"}


def test_accents_need_not_be_typed(window) -> None:
    press("Ctrl+F")
    type_in("zurich")
    press("Return")
    assert (window.place, window.page.person.code) == ("participants", "002-C")


def test_what_is_not_there_is_said_and_enter_stays(window) -> None:
    press("Ctrl+F")
    type_in("needle")
    assert box(window).told() == "Nothing in this study holds “needle”."
    press("Return")
    assert box(window).isVisible()


def test_too_many_are_cut_off_and_that_is_said(window) -> None:
    for number in range(100, 160):
        enrolling.add(window.session.study, window.session.person, f"{number}-K", {})
    press("Ctrl+F")
    type_in("-k")
    assert len(box(window).hits.lines) == MOST
    assert box(window).told() == "The first 50 are shown. Type more to narrow them."


def test_what_a_second_keyer_must_not_see_is_not_found_and_that_is_said(window) -> None:
    study = window.session.study
    studies.choose(study, window.session.person, "double_keying.pre.pss", "all")
    queries.ask(study, window.session.person, PSS, "Is it pencil?", "pss_04")
    form = keying.open_form(study, PSS)
    for item in form.instrument.items:
        keying.key(study, window.session.person, form, item.id, "1")
    window.session.take_person(persons.person(study, "Eva Smit"))
    press("Ctrl+F")
    type_in("pencil")
    found = box(window)
    assert found.hits.lines == ()
    assert "1 form that is keyed twice is left out until it is settled." in found.told()
    words = [widget.text() for widget in found.findChildren(type(found._foot))]
    assert not any("crosses" in text for text in words)


@pytest.mark.parametrize(
    ("hit", "words", "goes"),
    [
        (Hit("code", "001-B", "001-B"), "Participant", ("participants", {"code": "001-B"})),
        (Hit("register", "x", "001-B", "note"), "Register, note · 001-B", ("participants", {"code": "001-B"})),
        (
            Hit("register", "x", "001-B", "status_reason"),
            "Register, reason · 001-B",
            ("participants", {"code": "001-B"}),
        ),
        (
            Hit("text", "x", "003-D", form=PSS, item_id="pss_04", number=4),
            "Answer · 003-D · PSS, pre · item 4",
            ("entry", {"key": PSS, "item": "pss_04"}),
        ),
        (Hit("query", "x", "003-D", "asked", PSS), "Question · 003-D · PSS, pre", ("entry", {"key": PSS})),
        (
            Hit("session", "x", part="closure", number=9, cohort=2),
            "Session log · session 9 · Cohort 2",
            ("course", {"tab": "sessions", "cohort": 2}),
        ),
        (Hit("adaptation", "x", part="what"), "Change to the course", ("course", {"tab": "adaptations"})),
        (Hit("reaction", "x", "001-B", "what"), "Adverse reaction · 001-B", ("course", {"tab": "reactions"})),
    ],
)
def test_each_kind_says_what_it_is_and_leads_to_its_place(people, hit, words, goes) -> None:
    assert where_words(hit, names(people)).startswith(words.partition("PSS")[0])
    assert where_words(hit, names(people)).endswith(words.rpartition("PSS, ")[2])
    assert place_of(hit) == goes
