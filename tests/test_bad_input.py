"""What nobody should do and somebody does: each is refused with a sentence that says what to do, and nothing is lost.

`CASES` is the table of those in which keys are pressed, in the real window; `SHOWN_ELSEWHERE` names where the rest is.
"""

import ast
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from imp_desktop import app
from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import closing, keying, persons, studies, turns
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.keying import FormKey, Pass
from imp_desktop.operations.studies import Study
from imp_desktop.ui.entry.view import EntryPage
from imp_desktop.ui.main_window import MainWindow
from imp_desktop.ui.overview.view import OverviewPage

ROOT = Path(__file__).parent
PSS = FormKey("001-B", "pre", "pss")
OTHER = FormKey("002-C", "pre", "pss")
ANNA, JONAS = "Anna Bakker", "Jonas Visser"


@dataclass(frozen=True)
class Case:
    """What is in the study before, where somebody is, what is pressed and typed there, and what is said then."""

    before: Callable[[Study], object]
    place: str
    where: Mapping[str, object]
    keys: tuple[str, ...]
    said: str
    who: str = ANNA
    meanwhile: Callable[[Study], object] = field(default=lambda _study: None)


def key_all(study: Study, name: str, key: FormKey = PSS, **other: str) -> None:
    """Key a form in the keying that is this person's turn: 2 everywhere but at the items named."""
    person = persons.person(study, name)
    form = turns.open_turn(study, person, key)
    for item in form.asked:
        keying.key(study, person, form, item.id, other.get(item.id, "2"))


def once(study: Study) -> None:
    """Anna keyed the PSS, which waits for its second keying."""
    studies.choose(study, persons.person(study, ANNA), "double_keying.pre.pss", "all")
    key_all(study, ANNA)


def begun_twice(study: Study) -> None:
    """Jonas begins the second keying of the PSS."""
    form = keying.open_form(study, PSS, Pass.SECOND)
    keying.key(study, persons.person(study, JONAS), form, "pss_01", "3")


def differs(study: Study) -> None:
    """The two keyings of the PSS differ in one item."""
    once(study)
    key_all(study, JONAS, pss_04="3")


def contested(study: Study) -> None:
    """Three keyings of one item say three things, the last of them by Jonas."""
    differs(study)
    key_all(study, JONAS, pss_04="4")


def settled(study: Study) -> None:
    """Anna keys the item that differs a third time."""
    key_all(study, ANNA, pss_04="2")


def both(study: Study) -> None:
    """The PSS of two participants holds answers."""
    key_all(study, ANNA)
    key_all(study, ANNA, OTHER)


def lettered(study: Study) -> None:
    """Codes have check letters."""
    studies.choose(study, persons.person(study, ANNA), "code_check", "letter")


def closed(study: Study) -> None:
    """The PSS is closed."""
    key_all(study, ANNA)
    closing.close_form(study, persons.person(study, ANNA), PSS)


def locked(study: Study) -> None:
    """The forms of the participant are closed or never came back, and locked."""
    closed(study)
    anna = persons.person(study, ANNA)
    for key in keying.due_forms(study, PSS.code):
        if key != PSS:
            keying.never_came_back(study, anna, keying.open_form(study, key), absent=True)
    closing.lock(study, anna, PSS.code)


def frozen(study: Study) -> None:
    """The data are frozen."""
    closed(study)
    closing.freeze(study, persons.person(study, ANNA))


def paste(text: str) -> str:
    """A step in which the text is pasted, as Ctrl+V does it."""
    return f"paste {text}"


def write(text: str) -> str:
    """A step in which the text is typed sign by sign."""
    return f"write {text}"


HERE = {"key": PSS}
CASES = {
    "the same person opens a second keying too early": Case(
        once, "entry", HERE, ("Ctrl+2",), "is for another person. Let somebody else key it; you can do so yourself from"
    ),
    "a first keying goes on while the second is open": Case(
        once,
        "entry",
        {"key": PSS, "item": "pss_05"},
        ("3",),
        "The second keying of PSS of 001-B has begun. What differs from it is keyed a third time",
        meanwhile=begun_twice,
    ),
    "a second keying begins before the first is complete": Case(
        once, "entry", {"key": OTHER}, ("Ctrl+2",), "The first keying of PSS of 002-C is not complete", who=JONAS
    ),
    "a second keying goes on while the third is open": Case(
        differs,
        "entry",
        {"key": PSS, "item": "pss_05", "keying_pass": 2},
        ("4",),
        "is being keyed a third time. Correct the item there",
        who=JONAS,
        meanwhile=settled,
    ),
    "who keyed the third value wants to decide": Case(
        contested, "entry", HERE, (), "the last one is yours. Let another person look at the paper", who=JONAS
    ),
    "a form is moved onto an occupied place": Case(
        both,
        "entry",
        HERE,
        ("Ctrl+M", write("002-C"), "Return", "1", write("mixed up"), "Return"),
        "PSS of 002-C, pre, holds answers already. Move that one to its own place first",
    ),
    "a form is moved without a reason": Case(
        both,
        "entry",
        HERE,
        ("Ctrl+M", write("003-D"), "Return", "1", "Return"),
        "Moving a form needs a reason. Say why",
    ),
    "a code fails its check letter in the overview": Case(
        lettered, "overview", {}, ("Ctrl+G", write("071-V")), "071-V does not fit its check letter. 071-W does."
    ),
    "a code fails its check letter in the register": Case(
        lettered,
        "participants",
        {},
        ("Ctrl+N", write("071-V"), "Tab"),
        "071-V does not fit its check letter. 071-W does.",
    ),
    "a note is one sign too long": Case(
        once,
        "entry",
        {"key": OTHER},
        ("F12", paste("x" * 20_001), "Return"),
        "The text has 20001 characters. Shorten it to 20000 characters.",
    ),
    "something is pasted over an answer": Case(
        both, "entry", HERE, ("Up", paste("4")), "Nothing is pasted here. Key what the paper says"
    ),
    "undo past the beginning of an empty form": Case(
        both, "entry", {"key": FormKey("003-D", "pre", "pss")}, ("Ctrl+Z",) * 3, "There is nothing to undo in this form"
    ),
    "undo past the beginning of a second keying": Case(
        once, "entry", HERE, ("3", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z"), "There is nothing to undo in this form", who=JONAS
    ),
    "a participant is unlocked without a reason": Case(
        locked, "participants", {"code": PSS.code}, ("Ctrl+L", "Return"), "Unlocking needs a reason. Say why"
    ),
    "a locked form is keyed": Case(
        locked,
        "entry",
        {"key": PSS, "item": "pss_03"},
        ("4",),
        "Unlock them on the page of the participant, with a reason",
    ),
    "frozen data are keyed": Case(
        frozen, "entry", {"key": PSS, "item": "pss_03"}, ("4",), "Take the freeze back in the settings"
    ),
    "data are frozen while keyings differ": Case(
        differs, "settings", {"chapter": "freeze"}, (), "1 form with differences, to be settled first"
    ),
}

SHOWN_ELSEWHERE = {
    "a note of 20,000 signs is kept": (
        "ui/entry/test_texts.py",
        "test_a_note_that_is_too_long_is_told_and_stays_where_it_was_typed",
    ),
    "two second keyings at once are one": (
        "ui/entry/test_second_keying.py",
        "test_two_second_keyings_at_once_are_one_and_the_same",
    ),
    "a key is held down": ("ui/entry/test_conventions.py", "test_a_key_held_down_is_one_answer"),
    "a real key is held down": ("window/window_keying.py", "test_a_key_held_down_for_a_second_is_one_answer"),
    "200 real keys a second": (
        "window/window_keying.py",
        "test_200_keys_a_second_are_neither_lost_nor_doubled_not_even_the_same_one_again_and_again",
    ),
    "keys as fast as can be": (
        "ui/entry/test_conventions.py",
        "test_keys_sent_as_fast_as_can_be_are_neither_lost_nor_doubled",
    ),
    "somebody who keyed forms is removed": (
        "operations/test_persons.py",
        "test_who_left_is_not_offered_any_more_and_everything_keyed_keeps_the_name",
    ),
    "a freeze is taken back without a reason": (
        "ui/settings/test_freezing.py",
        "test_data_are_frozen_and_the_freeze_is_taken_back_with_a_reason",
    ),
    "a closed form is changed without a reason": (
        "ui/entry/test_closed_form.py",
        "test_without_a_reason_nothing_is_changed",
    ),
    "a code fails its check letter in an import": (
        "operations/test_participant_codes.py",
        "test_an_import_refuses_codes_that_fail_in_the_same_words",
    ),
}


@pytest.fixture
def window(qtbot, own_home: Path, people: Study, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The real window on the study of four participants, in English."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = app.make_window(None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.session.prefer(language="en", theme="light", flag_tone=False)
    yield made
    made.close()


def press(*steps: str) -> None:
    """Press keys, type and paste wherever the keyboard is."""
    for step in steps:
        deed, _blank, text = step.partition(" ")
        if deed == "write":
            for sign in text:
                QTest.keyClicks(focus(), sign)
        else:
            QApplication.clipboard().setText(text or "")
            QTest.keySequence(focus(), QKeySequence("Ctrl+V" if deed == "paste" else step))
        QApplication.processEvents()


def focus():
    """The widget that gets the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def read_on(window: MainWindow) -> str:
    """Every sentence that can be read in the window now."""
    page = window.page
    said = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    if isinstance(page, EntryPage) and page.spot.isVisible():
        said.append(page.spot.saying.line)
    if isinstance(page, OverviewPage):
        said.append(page.peek.said().about)
    return "\n".join(said)


def answers_on_disk(study: Study) -> set[tuple[object, ...]]:
    """Every row of every keying, and every note."""
    rows = study.rows("SELECT id, keying, item, keyed FROM answer")
    return {tuple(row) for row in (*rows, *study.rows("SELECT * FROM note"))}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_with_a_sentence_that_says_what_to_do(window: MainWindow, people: Study, name: str) -> None:
    case = CASES[name]
    case.before(people)
    window.session.take_study(people)
    window.session.take_person(persons.person(people, case.who))
    window.go(case.place, **case.where)
    QApplication.processEvents()
    case.meanwhile(people)
    before, rows, freeze = studies.fingerprint(people), answers_on_disk(people), closing.frozen(people)
    press(*case.keys)
    assert case.said in read_on(window)
    assert (studies.fingerprint(people), closing.frozen(people)) == (before, freeze)
    assert rows <= answers_on_disk(people)
    assert studies.check(people) == []


@pytest.mark.parametrize("name", SHOWN_ELSEWHERE)
def test_what_is_shown_elsewhere_is_there(name: str) -> None:
    path, test = SHOWN_ELSEWHERE[name]
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_who_keyed_first_and_left_the_list_is_not_its_second_keyer_after_coming_back(people: Study) -> None:
    once(people)
    anna, jonas = persons.person(people, ANNA), persons.person(people, JONAS)
    persons.leave(people, jonas, anna)
    back = persons.person(people, ANNA)
    with pytest.raises(ImpError) as refused:
        turns.open_turn(people, back, PSS, Pass.SECOND)
    assert refused.value.problem is Problem.SECOND_TOO_EARLY
    assert "Let somebody else key it" in str(refused.value)
    persons.leave(people, jonas, back)
    key_all(people, JONAS)
    form = keying.open_form(people, PSS)
    assert FormStates(people).at(form.place) is FormState.TWICE
    assert len(form.answers) == len(form.instrument.items)
