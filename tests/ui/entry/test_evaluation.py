"""The evaluation form: mixed items keyed by keyboard alone, one key where one digit suffices."""

import pytest
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtTest import QTest

from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import keying
from imp_desktop.ui.entry.cursor import Mode
from tests.ui.entry.conftest import EVALUATION

LEARNED = [f"learned_{number:02}" for number in range(1, 23)]
ONE_KEY = ["relevance_work", "relevance_life", *LEARNED, "recommend", "material", "location", "information", "adverse"]


def test_the_whole_form_is_keyed_by_keyboard_alone_with_no_key_too_many(typist):
    typist.open(EVALUATION)
    typist.keys = 0
    typist.type("8,5")
    typist.press("Return")
    typist.type("32" + "4512345" * 3 + "4" + "1" + "9")
    typist.type("10")
    typist.type("455")
    for number in ("3.5", "90", "30"):
        typist.type(number)
        typist.press("Return")
    typist.type("go on")
    typist.press("Alt+Return")
    typist.type("and on")
    typist.press("Return")
    typist.type("1")
    typist.type("dreams")
    typist.press("Return", "Return")
    typist.type("fine")
    typist.press("Return")
    held = {item.removeprefix("imp_eval_"): answer.keyed for item, answer in typist.stored().answers.items()}
    learned = dict(zip(LEARNED, "4512345" * 3 + "4", strict=True))
    assert held == learned | {
        "grade": "8,5", "relevance_work": "3", "relevance_life": "2", "recommend": "1",
        "teacher_1": "9", "teacher_2": "10", "material": "4", "location": "5", "information": "5",
        "times": "3.5", "practice_minutes": "90", "study_minutes": "30",
        "plans": "go on\nand on", "adverse": "1", "adverse_text": "dreams", "remarks": "fine",
    }  # fmt: skip
    numbers = len("8,5" + "3.5" + "90" + "30") + 4
    texts = len("go on" + "and on" + "dreams" + "fine") + 1 + 4
    assert typist.keys == len(ONE_KEY) + 1 + 2 + numbers + texts
    assert typist.page.pen.mode is Mode.COMPLETE
    assert typist.page.spot.saying.title == "Evaluation is complete"


@pytest.mark.parametrize("name", ONE_KEY)
def test_one_key_answers_an_item_of_one_digit_and_moves_on(typist, name):
    typist.go(name)
    typist.type("1")
    assert typist.held(name) == "1"
    assert typist.at != name


@pytest.mark.parametrize("digit", "023456789")
def test_of_nought_to_ten_every_digit_but_the_one_moves_on_at_once(typist, digit):
    typist.go("teacher_1")
    typist.type(digit)
    assert typist.held("teacher_1") == digit
    assert typist.at == "teacher_2"


def test_a_one_that_waits_says_what_it_waits_for(typist):
    typist.go("teacher_1")
    typist.type("1")
    assert typist.held("teacher_1") is None
    assert typist.page.spot.saying.line == "1 waits: Enter keeps it, 0 makes it 10"
    assert typist.page.spot.hints[0].cap == "Enter"
    typist.press("Return")
    assert typist.page.spot.saying.line == "Key 0 to 10"


@pytest.mark.parametrize("key", [
    "Return", "Down", "Up", "Tab", "PgUp", "PgDown", "Ctrl+PgUp", "Ctrl+Return", "Ctrl+Home", "Ctrl+End", "F4", "F6",
    "F12", "Alt+Left",
])  # fmt: skip
def test_a_one_that_waits_is_kept_by_every_key_that_goes_elsewhere(typist, key):
    typist.go("teacher_1")
    typist.type("1")
    typist.press(key)
    assert keying.open_form(typist.session.study, EVALUATION).answers["imp_eval_teacher_1"].keyed == "1"


@pytest.mark.parametrize("way", ["row", "page", "packet", "elsewhere"])
def test_a_one_that_waits_is_kept_when_the_mouse_goes_elsewhere(typist, way):
    typist.go("teacher_1")
    typist.type("1")
    {
        "row": lambda: typist.click(typist.page.model.position("imp_eval_times")),
        "page": lambda: typist.page.thumbs.asked_for.emit(3),
        "packet": typist.page.header.chips[0].click,
        "elsewhere": typist.page.hide,
    }[way]()
    assert keying.open_form(typist.session.study, EVALUATION).answers["imp_eval_teacher_1"].keyed == "1"


def test_a_click_on_an_option_takes_the_place_of_the_one_that_waits(typist):
    typist.go("teacher_1")
    typist.type("1")
    typist.click(typist.page.model.position("imp_eval_teacher_1"), 8)
    assert typist.held("teacher_1") == "8"
    assert "imp_eval_teacher_1" not in typist.stored().corrected


@pytest.mark.parametrize("key", ["Esc", "Backspace", "Del", "Ctrl+Z"])
def test_a_one_that_waits_is_taken_back_alone(typist, key):
    typist.go("recommend")
    typist.type("1" + "1")
    typist.press(key)
    assert (typist.held("recommend"), typist.held("teacher_1")) == ("1", None)
    assert typist.at == "teacher_1"
    assert typist.page.pen.typed == ""


@pytest.mark.parametrize(("keyed", "value"), [("7,5", "7.5"), ("7.5", "7.5"), ("10", "10"), ("0", "0")])
def test_comma_and_point_are_both_understood(typist, keyed, value):
    typist.go("grade")
    typist.type(keyed)
    typist.press("Return")
    answer = typist.stored().answers["imp_eval_grade"]
    assert (answer.keyed, str(answer.value)) == (keyed, value)


@pytest.mark.parametrize(("name", "typed", "said"), [
    ("grade", "good", "good is no number"),
    ("times", "2x", "2x is no number"),
    ("practice_minutes", "7,5", "7,5 is no whole number"),
    ("study_minutes", "half an hour", "half an hour is no whole number"),
])  # fmt: skip
def test_what_is_no_number_is_said_and_can_be_typed_over(typist, name, typed, said):
    typist.go(name)
    typist.type(typed)
    typist.press("Return")
    assert said in typist.page.spot.saying.line
    assert (typist.held(name), typist.at) == (None, name)
    typist.type("5")
    typist.press("Return")
    assert typist.held(name) == "5"


@pytest.mark.parametrize("name", ["learned_01", "recommend", "teacher_2", "adverse"])
def test_a_letter_at_a_scale_is_said_and_nothing_is_kept(typist, name):
    typist.go(name)
    typist.type("x")
    assert "x is no whole number" in typist.page.spot.saying.line
    assert (typist.held(name), typist.at) == (None, name)


@pytest.mark.parametrize(("name", "typed", "said"), [
    ("grade", "85", "85 is kept, but 0 to 10 was expected"),
    ("relevance_work", "4", "4 is kept, but 1 to 3 was expected"),
    ("recommend", "5", "5 is kept, but 1 to 3 was expected"),
    ("teacher_1", "15", "15 is kept, but 0 to 10 was expected"),
    ("practice_minutes", "1501", "1501 is kept, but 0 to 1500 was expected"),
    ("adverse", "3", "3 is kept, but 1 to 2 was expected"),
])  # fmt: skip
def test_a_number_outside_is_kept_flagged_and_told(typist, name, typed, said):
    told: list[str] = []
    typist.page.pen.flagged.connect(told.append)
    typist.go(name)
    typist.type(typed)
    typist.press("Return")
    assert told == [said]
    assert typist.stored().answers[f"imp_eval_{name}"].flag is Flag.OUTSIDE


def test_undo_goes_back_through_texts_numbers_and_boxes(typist):
    typist.go("study_minutes")
    typist.type("30")
    typist.press("Return")
    typist.type("go on")
    typist.press("Return")
    typist.type("2")
    assert typist.at == "missed"
    for name in ("adverse", "plans", "study_minutes"):
        typist.press("Ctrl+Z")
        assert typist.held(name) is None
        assert typist.at == name
    assert typist.page.editors.line.text() == ""


def test_undo_of_what_is_half_typed_comes_before_that_of_the_last_answer(typist):
    typist.go("study_minutes")
    typist.type("30")
    typist.press("Return")
    typist.type("a")
    typist.press("Ctrl+Z")
    assert (typist.page.editors.text.text(), typist.held("study_minutes")) == ("", "30")
    typist.press("Ctrl+Z")
    assert (typist.at, typist.held("study_minutes")) == ("study_minutes", None)


class TestAskedIf:
    def test_what_was_unpleasant_appears_only_when_something_was(self, typist):
        typist.go("missed")
        assert not typist.seen("adverse_text")
        typist.go("adverse")
        typist.type("1")
        assert (typist.at, typist.seen("adverse_text")) == ("adverse_text", True)
        typist.go("adverse")
        typist.type("2")
        assert (typist.at, typist.seen("adverse_text")) == ("missed", False)

    def test_moving_by_pages_or_to_the_end_never_lands_on_it(self, typist):
        typist.go("plans")
        typist.press("PgDown")
        assert typist.at == "missed"
        typist.press("Ctrl+End", "Up", "Up")
        assert typist.at == "adverse"

    def test_paper_that_has_the_text_all_the_same_can_be_keyed(self, typist):
        typist.go("adverse")
        typist.type("2")
        typist.press("F6")
        typist.type("37")
        assert (typist.at, typist.seen("adverse_text")) == ("adverse_text", True)
        typist.type("bad dreams")
        typist.press("Return")
        assert typist.held("adverse_text") == "bad dreams"
        assert typist.seen("adverse_text")

    def test_a_row_appears_and_goes_without_moving_the_others(self, typist):
        typist.go("missed")
        rows = [typist.page.model.position(f"imp_eval_{name}") for name in ("missed", "remarks")]
        high = [typist.page.page.visualRect(typist.page.model.index(row)).height() for row in rows]
        typist.go("adverse")
        typist.type("1")
        assert high == [typist.page.page.visualRect(typist.page.model.index(row)).height() for row in rows]


def test_a_key_meant_for_the_page_goes_into_the_field_on_it_also_before_the_window_is_active(typist):
    typist.go("grade")
    with QSignalBlocker(typist.page.page):  # a window that is not active is told nothing of its focus
        typist.page.page.setFocus()
    QTest.keyClick(typist.page.page, Qt.Key.Key_8)
    typist.type(",5")
    typist.press("Return")
    assert (typist.held("grade"), typist.at) == ("8,5", "relevance_work")
