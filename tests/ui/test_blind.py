"""Blindness: while a second keying is open, nothing of the first can be found anywhere its keyer can get to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop import app
from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import exporting, keying, paper_filling, persons, reporting, studies, turns
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from imp_desktop.ui.entry.view import EntryPage
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.reports.making import Maker
from tests.reports import reading
from tests.ui import blind
from tests.ui.hands import press, settle

EVALUATION = FormKey("001-B", "post", "imp_eval")
SAID = {
    "imp_eval_grade": "47.25",
    "imp_eval_practice_minutes": "1373",
    "imp_eval_plans": "zonnebloem in de ochtend",
    "imp_eval_remarks": "kastanje langs de vaart",
}
NOTE = "krabbel in de marge"
WORDS = ("zonnebloem", "kastanje", "krabbel")
NEEDLES = ("47.25", "1373", *WORDS)
PLACES = ["overview", "participants", "course", "worklist", "texts", "reports", "exchange", "settings", "manual"]


@pytest.fixture
def jonas(people: Study) -> Person:
    """Who keys the second time."""
    return persons.person(people, "Jonas Visser")


@pytest.fixture
def keyed_once(people: Study, person: Person) -> Study:
    """The study with an evaluation that is keyed twice, whose first keying holds words found nowhere else."""
    studies.choose(people, person, "double_keying.post.imp_eval", "all")
    form = turns.open_turn(people, person, EVALUATION)
    for item in form.instrument.items:
        if item.id in SAID or item.choices is not None:
            keying.key(people, person, form, item.id, SAID.get(item.id, "2"))
        else:
            keying.blank(people, person, form, item.id, "omitted")
    keying.note(people, person, form, "imp_eval_times", NOTE)
    return people


@pytest.fixture
def window(qtbot, keyed_once: Study, own_home: Path, monkeypatch) -> Iterator[MainWindow]:
    """The real window on that study; nobody is at work yet."""
    monkeypatch.setattr(Maker, "make", lambda _maker, *_which: None)
    made = app.make_window(None)
    made.session.take_study(keyed_once)
    made.session.prefer(language="en", theme="light")
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    QApplication.clipboard().clear()
    yield made
    made.close()
    made.deleteLater()
    settle()


def type_signs(window: MainWindow, signs: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or window, signs)


def entry(window: MainWindow) -> EntryPage:
    """The keying screen, which is in sight."""
    assert isinstance(window.page, EntryPage)
    return window.page


def begin_second(window: MainWindow, who: Person) -> None:
    window.session.take_person(who)
    window.session.prefer(language="en", theme="light")
    window.go("entry", key=EVALUATION)
    settle()
    assert entry(window).pen.form.keying_pass is Pass.SECOND
    type_signs(window, "8")
    press(window, "Return")
    type_signs(window, "3")
    settle()
    assert len(entry(window).pen.form.answers) == 2


def test_the_search_finds_what_may_be_seen(window: MainWindow, person: Person) -> None:
    window.session.take_person(person)
    window.go("entry", key=EVALUATION, item="imp_eval_remarks")
    settle()
    found = " ".join(blind.traces(window, NEEDLES))
    assert [needle for needle in NEEDLES if needle not in found] == []


def test_a_second_keying_holds_nothing_of_the_first_at_any_item(window: MainWindow, jonas: Person) -> None:
    begin_second(window, jonas)
    for item in (*SAID, "imp_eval_times"):
        entry(window).pen.go(entry(window).model.position(item))
        press(window, "F9", "Ctrl+H")
        assert blind.traces(window, NEEDLES) == []
        press(window, "Esc", "F12")
        assert blind.traces(window, NEEDLES) == []
        press(window, "Esc")


def test_no_other_screen_shows_it_to_who_keys_the_second_time(window: MainWindow, jonas: Person) -> None:
    begin_second(window, jonas)
    for place in PLACES:
        window.go(place)
        settle()
        assert (place, blind.traces(window, NEEDLES)) == (place, [])
    window.go("participants", code="001-B")
    settle()
    assert blind.traces(window, NEEDLES) == []


def test_it_is_not_found_by_typing(window: MainWindow, jonas: Person) -> None:
    begin_second(window, jonas)
    for opened in (window.open_palette, window.open_finder):
        for typed in ("zonne", "kastan", "krabb", "137", "47"):
            opened()
            settle()
            type_signs(window, typed)
            settle()
            assert blind.traces(window, NEEDLES) == []
            press(window, "Esc")


def test_nothing_can_be_copied(window: MainWindow, jonas: Person) -> None:
    begin_second(window, jonas)
    for item in SAID:
        entry(window).pen.go(entry(window).model.position(item))
        settle()
        press(window, "Ctrl+A", "Ctrl+C")
        assert [needle for needle in NEEDLES if needle in blind.on_the_clipboard()] == []


def test_nothing_can_be_undone_into_sight(window: MainWindow, jonas: Person) -> None:
    begin_second(window, jonas)
    press(window, *["Ctrl+Z"] * 4)
    assert entry(window).pen.form.answers == {}
    assert blind.traces(window, NEEDLES) == []


def test_tables_and_prints_leave_it_out(window: MainWindow, keyed_once: Study, jonas: Person, tmp_path: Path) -> None:
    begin_second(window, jonas)
    for path in exporting.export_csv(keyed_once, tmp_path / "tables"):
        text = path.read_text(encoding="utf-8-sig")
        assert (path.name, [needle for needle in NEEDLES if needle in text]) == (path.name, [])
    with pytest.raises(ImpError) as refused:
        paper_filling.filled(keyed_once, jonas, EVALUATION)
    assert refused.value.problem is Problem.FORM_SEALED


@pytest.mark.parametrize("name", reporting.REPORTS)
def test_no_report_quotes_it(window: MainWindow, keyed_once: Study, jonas: Person, tmp_path: Path, name: str) -> None:
    begin_second(window, jonas)
    text = "".join(reading.pages(reporting.report(keyed_once, name, "en")))
    for path in reporting.save_tables(keyed_once, name, tmp_path / "tables", "en"):
        text += path.read_text(encoding="utf-8-sig")
    assert [needle for needle in WORDS if needle in text] == []  # its numbers are those of a group


def test_a_third_keying_shows_neither_of_the_two_before_anywhere(
    window: MainWindow, keyed_once: Study, jonas: Person, person: Person
) -> None:
    second = turns.open_turn(keyed_once, jonas, EVALUATION)
    other = SAID | {"imp_eval_plans": "paardenbloem", "imp_eval_practice_minutes": "1429", "imp_eval_grade": "48.5"}
    for item in second.instrument.items:
        if item.id in other or item.choices is not None:
            keying.key(keyed_once, jonas, second, item.id, other.get(item.id, "2"))
        else:
            keying.blank(keyed_once, jonas, second, item.id, "omitted")
    needles = (*NEEDLES, "paardenbloem", "1429", "48.5")
    for who in (person, jonas):
        window.session.take_person(who)
        window.session.prefer(language="en", theme="light")
        window.go("entry", key=EVALUATION)
        settle()
        form = entry(window).pen.form
        assert form.wanted == ("imp_eval_grade", "imp_eval_practice_minutes", "imp_eval_plans")
        for wanted in form.wanted:
            entry(window).pen.go(entry(window).model.position(wanted))
            press(window, "F9", "Ctrl+H")
            assert blind.traces(window, needles) == []
            press(window, "Esc")
        for place in PLACES:
            window.go(place)
            settle()
            assert (who.initials, place, blind.traces(window, needles)) == (who.initials, place, [])
