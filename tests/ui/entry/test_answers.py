"""Keying answers: one key an item, kept as keyed, on disk before it is shown."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.answers import MISSING_REASONS, Flag
from imp_desktop.operations import keying
from imp_desktop.ui.entry.cursor import Mode
from imp_desktop.ui.sounds import Sounds
from tests.ui.entry.conftest import FFMQ, INTAKE, PSS


def test_one_key_keys_an_answer_and_goes_on(typist):
    typist.type("4")
    assert typist.keyed("ffmq_01") == "4"
    assert typist.page.pen.item.id == "ffmq_02"


def test_the_number_pad_is_as_good_as_the_top_row(typist):
    QTest.keyClick(typist.focus(), Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert typist.keyed("ffmq_01") == "3"


def test_a_digit_with_shift_counts_as_on_french_keyboards(typist):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Ampersand, Qt.KeyboardModifier.ShiftModifier, "1")
    QApplication.sendEvent(typist.focus(), event)
    assert typist.keyed("ffmq_01") == "1"


def test_a_key_held_down_keys_one_answer(typist):
    for repeat in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2", repeat)
        QApplication.sendEvent(typist.focus(), event)
    assert list(typist.stored().answers) == ["ffmq_01"]


def test_a_letter_is_refused_with_what_may_be_keyed(typist):
    typist.type("x")
    assert typist.stored().answers == {}
    assert "x is no whole number" in typist.page.pen.said
    assert "1–5" in typist.page.pen.said


def test_pasting_keys_nothing(typist):
    QApplication.clipboard().setText("3")
    typist.press("Ctrl+V")
    assert typist.stored().answers == {}


@pytest.mark.parametrize(
    ("key", "reason"),
    list(enumerate(MISSING_REASONS, start=1)),
)
def test_a_point_asks_for_the_reason_and_a_digit_gives_it(typist, key, reason):
    typist.type(".")
    assert typist.page.pen.mode is Mode.REASON
    typist.type(str(key))
    assert typist.stored().answers["ffmq_01"].missing == reason
    assert typist.page.pen.item.id == "ffmq_02"


@pytest.mark.parametrize("twice", ["..", ",,", ".,"])
def test_a_point_twice_means_left_blank(typist, twice):
    typist.type(twice)
    assert typist.stored().answers["ffmq_01"].missing == "omitted"


def test_a_digit_that_is_no_reason_says_which_are(typist):
    typist.type(".9")
    assert typist.stored().answers == {}
    assert typist.page.pen.mode is Mode.REASON
    assert typist.page.pen.said == "Key 1 to 6"


def test_escape_goes_back_from_the_reasons_to_the_answer(typist):
    typist.type(".")
    typist.press("Esc")
    typist.type("5")
    assert typist.keyed("ffmq_01") == "5"


def test_enter_on_an_empty_item_asks_for_the_reason(typist):
    typist.press("Return")
    assert typist.page.pen.mode is Mode.REASON


def test_enter_on_an_answered_item_goes_on(typist):
    typist.type("4")
    typist.press("Up", "Return")
    assert typist.page.pen.item.id == "ffmq_02"


def test_an_answer_outside_the_scale_is_kept_flagged_and_goes_on(typist):
    typist.type("7")
    answer = typist.stored().answers["ffmq_01"]
    assert (answer.keyed, answer.flag, answer.value) == ("7", Flag.OUTSIDE, None)
    assert typist.page.pen.item.id == "ffmq_02"
    assert [entry.words for entry in typist.page.spot.saying.entries] == ["not on the scale"]


def test_an_answer_outside_the_scale_stays_if_the_person_likes_that_better(typist, session):
    session.mine.after_outside = "stay"
    typist.type("7")
    assert typist.page.pen.item.id == "ffmq_01"
    assert typist.page.spot.saying.line == "7 is kept, but 1 to 5 was expected"
    typist.press("Return")
    assert typist.page.pen.item.id == "ffmq_02"


def test_f2_says_that_the_paper_really_says_so(typist):
    typist.type("7")
    typist.press("Up", "F2")
    answer = typist.stored().answers["ffmq_01"]
    assert (answer.keyed, answer.flag, answer.value) == ("7", Flag.CONFIRMED, None)
    assert typist.page.pen.item.id == "ffmq_02"


def test_f2_right_after_going_on_confirms_the_one_just_keyed(typist):
    typist.type("7")
    typist.press("F2")
    assert typist.stored().answers["ffmq_01"].flag is Flag.CONFIRMED
    assert typist.page.pen.item.id == "ffmq_02"


def test_f2_with_nothing_to_confirm_says_so(typist):
    typist.press("F2")
    assert "nothing to confirm" in typist.page.pen.said


def test_the_last_flag_of_a_form_can_be_confirmed_when_the_form_is_complete(typist):
    typist.open(PSS)
    typist.type("1" * 9 + "8")
    assert typist.page.pen.mode is Mode.COMPLETE
    typist.press("F2")
    assert typist.stored().answers["pss_10"].flag is Flag.CONFIRMED


def test_a_correction_is_a_new_row_in_the_history(typist):
    typist.type("4")
    typist.press("Up")
    typist.type("2")
    assert typist.keyed("ffmq_01") == "2"
    typist.press("Up", "Ctrl+H")
    said = [entry.words for entry in typist.page.spot.saying.entries]
    assert [line[0] for line in said] == ["2", "4"]
    assert all("AB" in line for line in said)


def test_undo_takes_back_as_often_as_wished(typist):
    typist.type("45")
    typist.press("Ctrl+Z")
    assert typist.page.pen.item.id == "ffmq_02"
    assert list(typist.stored().answers) == ["ffmq_01"]
    typist.press("Ctrl+Z", "Ctrl+Z")
    assert typist.stored().answers == {}
    assert "nothing to undo" in typist.page.pen.said


def test_delete_takes_an_answer_away(typist):
    typist.type("4")
    typist.press("Up", "Del")
    assert typist.stored().answers == {}
    assert typist.page.model.row(0).answer is None


def test_a_note_is_kept_with_its_item(typist):
    typist.press("F12")
    typist.type("circled twice")
    typist.press("Return")
    assert typist.stored().notes == {"ffmq_01": "circled twice"}
    typist.type("3")
    assert typist.keyed("ffmq_01") == "3"


def test_escape_leaves_a_note_as_it_was(typist):
    typist.press("Ctrl+N")
    typist.type("4,5.")
    typist.press("Esc")
    assert typist.stored().notes == {}
    assert typist.page.pen.mode is Mode.ANSWER


def test_a_click_on_a_box_keys_it_and_a_click_on_a_row_goes_there(typist):
    typist.click(4)
    assert typist.page.pen.item.id == "ffmq_05"
    typist.click(2, code=4)
    assert typist.keyed("ffmq_03") == "4"
    assert typist.page.pen.item.id == "ffmq_04"


def test_a_number_ends_with_enter(typist):
    typist.open(INTAKE)
    typist.type("1")
    typist.type("38")
    assert typist.keyed("intake_age") is None
    typist.press("Return")
    assert typist.keyed("intake_age") == "38"
    assert typist.page.pen.item.id == "intake_profession"


def test_a_number_outside_its_range_is_kept_and_flagged(typist):
    typist.open(INTAKE)
    typist.type("1138")
    typist.press("Return")
    assert typist.stored().answers["intake_age"].flag is Flag.OUTSIDE


def test_letters_in_a_number_are_refused_and_can_be_typed_over(typist):
    typist.open(INTAKE)
    typist.type("1old")
    typist.press("Return")
    assert "old is no whole number" in typist.page.pen.said
    assert typist.page.pen.item.id == "intake_age"
    typist.type("40")
    typist.press("Return")
    assert typist.keyed("intake_age") == "40"


def test_a_point_as_first_key_of_a_number_asks_for_the_reason(typist):
    typist.open(INTAKE)
    typist.type("1.2")
    assert typist.stored().answers["intake_age"].missing == "illegible"


def test_moving_away_from_a_number_keeps_what_was_typed(typist):
    typist.open(INTAKE)
    typist.type("144")
    typist.press("Up")
    assert typist.keyed("intake_age") == "44"
    assert typist.page.pen.item.id == "intake_gender"


@pytest.mark.parametrize("way", ["packet", "back", "elsewhere"])
def test_leaving_by_mouse_keeps_what_was_typed(typist, way):
    typist.open(INTAKE)
    typist.type("144")
    {
        "packet": typist.page.header.chips[2].click,
        "back": typist.page.header.back.emit,
        "elsewhere": typist.page.hide,
    }[way]()
    stored = keying.open_form(typist.session.study, INTAKE)
    assert stored.answers["intake_age"].keyed == "44"


def test_leaving_by_mouse_keeps_a_half_typed_note(typist):
    typist.press("F12")
    typist.type("see back")
    typist.page.header.chips[2].click()
    assert keying.open_form(typist.session.study, FFMQ).notes == {"ffmq_01": "see back"}


def test_escape_restores_a_number(typist):
    typist.open(INTAKE)
    typist.type("144")
    typist.press("Return", "Up")
    typist.type("5")
    typist.press("Esc")
    assert typist.page.editors.line.text() == "44"
    assert typist.keyed("intake_age") == "44"


def test_a_text_is_asked_only_if_and_may_have_several_lines(typist):
    typist.open(INTAKE)
    typist.type("144")
    typist.press("Return")
    assert not typist.page.model.asked(3)
    typist.type("4")
    assert typist.page.pen.item.id == "intake_profession_other"
    typist.type("art. therapist")
    typist.press("Alt+Return")
    typist.type("1, part time")
    typist.press("Return")
    assert typist.keyed("intake_profession_other") == "art. therapist\n1, part time"
    assert typist.page.pen.mode is Mode.COMPLETE


def test_an_item_that_is_not_asked_is_passed_over(typist):
    typist.open(INTAKE)
    typist.type("144")
    typist.press("Return")
    typist.type("2")
    assert typist.page.pen.mode is Mode.COMPLETE
    assert typist.stored().complete


def test_the_row_shows_its_answer_only_when_it_is_on_disk(typist, monkeypatch):
    key, seen = keying.key, []
    rect = typist.page.page.visualRect(typist.page.model.index(0))
    before = typist.page.page.grab(rect).toImage()

    def slow_disk(study, person, form, item_id, text):
        QApplication.processEvents()
        seen.append(typist.page.page.grab(rect).toImage() == before)
        return key(study, person, form, item_id, text)

    monkeypatch.setattr(keying, "key", slow_disk)
    typist.type("4")
    assert seen == [True]
    assert typist.page.page.grab(rect).toImage() != before


def test_only_the_two_changed_rows_are_painted_anew(typist):
    painted: list[int] = []
    page, delegate = typist.page.page, typist.page.page.delegate
    paint = delegate.paint

    def watched(painter, option, index):
        painted.append(index.row())
        paint(painter, option, index)

    delegate.paint = watched
    page.setItemDelegate(delegate)
    QApplication.processEvents()
    painted.clear()
    typist.type("4")
    QApplication.processEvents()
    assert set(painted) == {0, 1}


def test_a_disk_that_fails_stops_keying_until_enter(typist, monkeypatch):
    def full_disk(*_):
        raise ImpError(Problem.NOT_ON_DISK, reason="no space")

    typist.type("4")
    with monkeypatch.context() as fault:
        fault.setattr(keying, "key", full_disk)
        typist.type("5")
        assert typist.page.foot.failing
        assert "no space" in typist.page.foot.words
        typist.type("3")
        typist.press("Down", "Ctrl+PgDown", "Return")
        typist.page.header.chips[-1].click()
        assert typist.page.foot.failing
        assert typist.page.pen.item.id == "ffmq_02"
        assert typist.page.model.row(1).answer is None
    typist.press("Return")
    assert not typist.page.foot.failing
    assert typist.keyed("ffmq_02") == "5"
    assert typist.page.pen.item.id == "ffmq_03"


def test_another_refusal_is_said_in_the_spot_and_nothing_is_shown(typist, monkeypatch):
    def locked(*_):
        raise ImpError(Problem.STUDY_READ_ONLY, path="trial.impstudy")

    monkeypatch.setattr(keying, "key", locked)
    typist.type("5")
    assert "can be read but not changed" in typist.page.spot.saying.line
    assert typist.page.pen.item.id == "ffmq_01"


@pytest.mark.parametrize("wished", [True, False])
def test_an_answer_outside_the_scale_sounds_if_wished_and_is_announced(typist, session, wished):
    heard: list[str] = []
    announced: list[str] = []
    session.mine.flag_tone = wished
    typist.page.sounding.sounds = Sounds(lambda path: heard.append(path.stem))
    typist.page.pen.flagged.connect(announced.append)
    typist.type("47")
    assert announced == ["7 is kept, but 1 to 5 was expected"]
    assert heard == (["flag"] if wished else [])


def test_the_spot_says_aloud_what_it_shows(typist):
    typist.type("4")
    assert typist.page.spot.accessibleName() == ("2 of 39. wording own emotions is easy. Key 1 to 5. Before. 1 4 often")
