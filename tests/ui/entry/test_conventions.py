"""Keys as people know them from other data-entry programs, on every keyboard: number pad, comma, page, flags, paste."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import studies
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.entry.keys import COMBINATIONS
from tests.ui.entry.conftest import INTAKE, PSS

PAD = Qt.KeyboardModifier.KeypadModifier


def at(typist):
    return typist.page.pen.item.number


def pad(typist, key: Qt.Key, text: str = "") -> None:
    """Press a key of the number pad."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(typist.focus(), QKeyEvent(kind, key, PAD, text))


def again(typist, key: Qt.Key, text: str, times: int, *, every: int = 0) -> None:
    """What a system sends for a key that goes on: presses called repetitions, `every` ms apart."""
    for at_ms in range(times):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, at_ms > 0)
        event.setTimestamp(1000 + at_ms * every)
        QApplication.sendEvent(typist.focus(), event)


# the page and its flags


def test_shift_enter_goes_to_the_first_gap_of_the_page_then_to_the_next_page(typist):
    typist.type("4" * 12)
    typist.press("F6")
    typist.type("15")
    typist.press("Return", "Shift+Return")
    assert at(typist) == 13
    typist.type("4" * 8)
    typist.press("Ctrl+Home", "Shift+Return")
    assert at(typist) == 21


@pytest.mark.parametrize("name", ["Shift+Return", "Shift+Enter"])
def test_after_the_last_page_shift_enter_shows_that_the_form_ends(typist, name):
    typist.open(PSS)
    typist.type("1" * 10)
    typist.press("Up", "Up", name)
    assert typist.page.pen.mode is Mode.COMPLETE


def test_shift_enter_leads_back_to_a_gap_when_the_form_seemed_to_end(typist):
    typist.open(PSS)
    typist.type("111")
    typist.press("Down")
    typist.type("11111")
    typist.press("Shift+Return")
    assert at(typist) == 4


def test_shift_and_arrows_go_to_the_first_and_the_last_item_of_the_page(typist):
    typist.press("Shift+Down")
    assert at(typist) == 20
    typist.press("PgDown", "Down", "Shift+Up")
    assert at(typist) == 21
    typist.press("Shift+Down")
    assert at(typist) == 39


def test_control_and_arrows_go_round_the_open_flags(typist):
    typist.type("4949419")
    typist.press("Ctrl+Home", "Ctrl+Down")
    assert at(typist) == 2
    typist.press("Ctrl+Down", "Ctrl+Down", "Ctrl+Down")
    assert at(typist) == 2
    typist.press("Ctrl+Up")
    assert at(typist) == 7


def test_a_flag_that_was_confirmed_is_no_longer_gone_to(typist):
    typist.type("4949")
    typist.press("Ctrl+Home", "Ctrl+Down", "F2", "Ctrl+Home", "Ctrl+Down")
    assert at(typist) == 4
    typist.press("F2", "Ctrl+Down")
    assert typist.page.pen.said == "No flag of this form is open"


def test_the_only_open_flag_says_that_there_is_no_other(typist):
    typist.type("49")
    typist.press("Up", "Ctrl+Down")
    assert (at(typist), typist.page.pen.said) == (2, "No other flag of this form is open")


def test_f2_decides_each_flag_gone_to_also_on_a_complete_form(typist):
    typist.open(PSS)
    typist.type("1911111119")
    assert typist.page.pen.mode is Mode.COMPLETE
    typist.press("Ctrl+Down", "F2")
    assert typist.stored().answers["pss_02"].flag.name == "CONFIRMED"
    typist.press("Ctrl+Down", "F2")
    assert typist.stored().answers["pss_10"].flag.name == "CONFIRMED"


def test_f7_and_f8_mean_different_things_elsewhere_and_nothing_here(typist):
    used = {name for names in COMBINATIONS.values() for name in names}
    assert not used & {"F7", "F8", "Ctrl+C", "Ctrl+X", "Ctrl+W"}
    typist.type("4")
    typist.press("F7", "F8")
    assert (at(typist), typist.page.pen.said) == (2, "")


# the clipboard


@pytest.mark.parametrize("name", ["Ctrl+V", "Shift+Ins"])
@pytest.mark.parametrize("text", ["3", "3\t4\t5", "three"])
def test_nothing_is_pasted_over_an_answer_of_one_key_and_that_is_said(typist, name, text):
    QApplication.clipboard().setText(text)
    typist.press(name)
    assert typist.stored().answers == {}
    assert typist.page.spot.saying.line == "Nothing is pasted here. Key what the paper says"
    typist.type("4")
    assert typist.keyed("ffmq_01") == "4"


def test_a_number_can_be_pasted_into_its_field_and_is_read_like_a_typed_one(typist):
    typist.open(INTAKE, "intake_age")
    QApplication.clipboard().setText("41")
    typist.press("Ctrl+V")
    assert typist.keyed("intake_age") is None
    typist.press("Return")
    assert typist.keyed("intake_age") == "41"


@pytest.mark.parametrize("text", ["forty", "4 1", "41\n42", "Ἀ41"])
def test_a_pasted_text_that_is_no_number_is_refused_with_a_sentence(typist, text):
    typist.open(INTAKE, "intake_age")
    QApplication.clipboard().setText(text)
    typist.press("Ctrl+V", "Return")
    assert typist.keyed("intake_age") is None
    assert typist.page.pen.item.id == "intake_age"
    assert typist.page.pen.said


# the number pad


def test_a_form_can_be_keyed_on_the_number_pad_alone(typist):
    typist.open(PSS)
    for digit in "0123":
        pad(typist, Qt.Key(Qt.Key.Key_0.value + int(digit)), digit)
    pad(typist, Qt.Key.Key_Comma, ",")
    pad(typist, Qt.Key.Key_4, "4")
    pad(typist, Qt.Key.Key_Enter, "\r")
    pad(typist, Qt.Key.Key_2, "2")
    assert [typist.keyed(f"pss_{at:02}") for at in range(1, 5)] == ["0", "1", "2", "3"]
    assert [typist.stored().answers[f"pss_{at:02}"].missing for at in (5, 6)] == ["between", "illegible"]


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_Period, "."), (Qt.Key.Key_Comma, ","), (Qt.Key.Key_Comma, ".")])
def test_the_decimal_key_of_the_pad_asks_for_the_reason_in_every_layout(typist, key, text):
    pad(typist, key, text)
    assert typist.page.pen.mode is Mode.REASON


def test_the_plus_of_the_pad_lists_what_may_be_keyed(typist):
    pad(typist, Qt.Key.Key_Plus, "+")
    assert typist.page.spot.saying.heading == "May be keyed here"


@pytest.mark.parametrize(
    ("key", "text"), [(Qt.Key.Key_Minus, "-"), (Qt.Key.Key_Asterisk, "*"), (Qt.Key.Key_Slash, "/")]
)
def test_the_other_signs_of_the_pad_are_refused_with_a_sentence(typist, key, text):
    pad(typist, key, text)
    assert typist.page.pen.said
    assert typist.stored().answers == {}


def test_the_enter_of_the_pad_ends_a_number(typist):
    typist.open(INTAKE, "intake_age")
    for digit in "41":
        pad(typist, Qt.Key(Qt.Key.Key_0.value + int(digit)), digit)
    pad(typist, Qt.Key.Key_Enter, "\r")
    assert typist.keyed("intake_age") == "41"


LOCK_OFF = "Num Lock is off: the number pad keys no digits"


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Clear, Qt.Key.Key_Insert])
def test_without_num_lock_the_pad_keys_nothing_and_says_why(typist, monkeypatch, key):
    monkeypatch.setattr(sys, "platform", "linux")
    pad(typist, key)
    assert (at(typist), typist.stored().answers) == (1, {})
    assert typist.page.spot.saying.line == LOCK_OFF


@pytest.mark.parametrize(("key", "number"), [(Qt.Key.Key_Down, 2), (Qt.Key.Key_PageDown, 21)])
def test_without_num_lock_the_arrows_of_the_pad_move_and_it_is_said(typist, monkeypatch, key, number):
    monkeypatch.setattr(sys, "platform", "linux")
    pad(typist, key)
    assert (at(typist), typist.stored().answers) == (number, {})
    assert typist.page.spot.saying.line == LOCK_OFF


def test_on_a_mac_every_arrow_counts_as_one_of_the_pad_and_nothing_is_said(typist, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    pad(typist, Qt.Key.Key_Down)
    assert (at(typist), typist.page.pen.said) == (2, "")


# keys held down, and keys that come fast


def test_a_key_held_down_is_one_answer(typist):
    first = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4")
    first.setTimestamp(1000)
    QApplication.sendEvent(typist.focus(), first)
    for repetition in range(40):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4", True)
        event.setTimestamp(1250 + 30 * repetition)
        QApplication.sendEvent(typist.focus(), event)
    assert list(typist.stored().answers) == ["ffmq_01"]


def test_a_key_held_down_is_one_answer_also_where_the_system_does_not_notice(typist):
    for at_ms in (1000, *range(1660, 3000, 40)):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4")
            event.setTimestamp(at_ms if kind is QEvent.Type.KeyPress else max(at_ms + 40, 1660))
            QApplication.sendEvent(typist.focus(), event)
    assert list(typist.stored().answers) == ["ffmq_01"]


def test_the_same_key_pressed_again_and_again_by_hand_is_an_answer_each(typist):
    for at_ms in range(1000, 3000, 200):
        for kind, later in ((QEvent.Type.KeyPress, 0), (QEvent.Type.KeyRelease, 70)):
            event = QKeyEvent(kind, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4")
            event.setTimestamp(at_ms + later)
            QApplication.sendEvent(typist.focus(), event)
    assert len(typist.stored().answers) == 10


def test_presses_that_a_system_takes_for_repetitions_are_all_kept(typist):
    again(typist, Qt.Key.Key_4, "4", 39, every=5)
    assert [answer.keyed for answer in typist.stored().answers.values()] == ["4"] * 39


def test_a_digit_held_down_in_a_number_field_is_typed_once(typist):
    typist.open(INTAKE, "intake_age")
    again(typist, Qt.Key.Key_4, "4", 2, every=400)
    assert typist.page.editors.line.text() == "4"


def test_enter_held_down_ends_one_number_only(typist):
    typist.open(INTAKE, "intake_age")
    typist.type("41")
    expected = typist.page.pen.row + 1
    again(typist, Qt.Key.Key_Return, "\r", 5, every=400)
    assert typist.keyed("intake_age") == "41"
    assert (typist.page.pen.row, typist.page.pen.mode) == (expected, Mode.ANSWER)


def test_backspace_may_be_held_down_in_a_field(typist):
    typist.open(INTAKE, "intake_age")
    typist.type("12345")
    again(typist, Qt.Key.Key_Backspace, "\b", 4, every=400)
    assert typist.page.editors.line.text() == "1"


def test_keys_sent_as_fast_as_can_be_are_neither_lost_nor_doubled(typist):
    QTest.keyClicks(typist.focus(), "1234543211234543211234543211234543212345")
    assert "".join(answer.keyed or "" for answer in typist.stored().answers.values()).startswith("12345432112345432112")
    assert len(typist.stored().answers) == 39


# the date on the form


@pytest.mark.parametrize("name", ["PgDown", "Shift+Return", "Ctrl+End"])
def test_a_key_that_goes_elsewhere_keeps_the_date_first(typist, name):
    typist.press("F4")
    typist.type("5-3-2026")
    typist.press(name)
    assert typist.stored().date.isoformat() == "2026-03-05"
    assert typist.page.date.isHidden()


def test_a_date_that_is_not_understood_stays_where_it_is(typist):
    typist.press("F4")
    typist.type("5-13-2026")
    typist.press("PgDown")
    assert (at(typist), typist.page.date.isVisible(), typist.stored().date) == (1, True, None)


def test_a_date_nobody_touched_is_not_written_again(typist, session):
    typist.press("F4")
    typist.type("5-3-2026")
    typist.press("Return")
    before = studies.fingerprint(session.study)
    typist.press("F4", "PgDown")
    assert studies.fingerprint(session.study) == before
    assert (at(typist), typist.page.date.isHidden()) == (21, True)


def test_names_of_keys_are_read_by_qt():
    assert all(not QKeySequence(name).isEmpty() for names in COMBINATIONS.values() for name in names)
