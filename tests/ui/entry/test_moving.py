"""Moving about: items, pages, forms of the packet, and what a complete form offers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import enrolling, keying
from imp_desktop.operations.item_history import item_history
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.entry.cursor import Mode
from tests.ui.entry.conftest import FFMQ, INTAKE, PSS

ITEMS = {"ffmq": 39, "scs": 24, "eq": 40, "pss": 10, "proqol": 30}


def at(typist):
    return typist.page.pen.item.number


@pytest.mark.parametrize(("names", "number"), [
    (("Down",), 2),
    (("Tab", "Tab"), 3),
    (("Down", "Down", "Up"), 2),
    (("Down", "Down", "Shift+Tab"), 2),
    (("Up",), 1),
    (("PgDown",), 21),
    (("PgDown", "PgDown"), 21),
    (("PgDown", "PgUp"), 1),
    (("Ctrl+End",), 39),
    (("Ctrl+End", "Ctrl+Home"), 1),
])  # fmt: skip
def test_keys_that_move(typist, names, number):
    typist.press(*names)
    assert at(typist) == number


@pytest.mark.parametrize(("signs", "number"), [("25", 25), ("4", 4), ("39", 39)])
def test_f6_goes_to_an_item_number(typist, signs, number):
    typist.press("F6")
    typist.type(signs)
    if typist.page.pen.mode is Mode.GO_TO:
        typist.press("Return")
    assert at(typist) == number
    assert typist.page.pen.mode is Mode.ANSWER


def test_an_enter_after_the_whole_number_does_not_go_further(typist):
    typist.press("F6")
    typist.type("25")
    typist.press("Return")
    assert at(typist) == 25
    assert typist.page.pen.mode == Mode.ANSWER
    typist.press("Return")
    assert typist.page.pen.mode == Mode.REASON


def test_nor_does_it_at_a_number_to_be_typed(typist):
    typist.open(INTAKE)
    typist.press("F6")
    typist.type("2")
    typist.press("Return")
    assert at(typist) == 2
    assert typist.page.pen.mode is Mode.ANSWER


def test_f6_says_that_there_is_no_such_item_and_escape_leaves_it(typist):
    typist.press("F6")
    typist.type("0")
    assert typist.page.pen.said == "There is no item 0"
    typist.type("3")
    typist.press("Backspace", "Esc")
    assert at(typist) == 1


def test_the_page_turns_by_itself(typist):
    typist.press("F6")
    typist.type("20")
    typist.type("1")
    assert at(typist) == 21
    shown = [row for row in range(39) if not typist.page.page.isRowHidden(row)]
    assert shown == list(range(20, 39))


def test_a_click_on_a_small_page_goes_there(typist):
    QTest.mouseClick(typist.page.thumbs, Qt.MouseButton.LeftButton, pos=typist.page.thumbs.rect().topLeft())
    assert at(typist) == 1
    typist.page.thumbs.asked_for.emit(2)
    assert at(typist) == 21


def test_the_packet_is_walked_with_control_and_page_keys(typist):
    typist.press("Ctrl+PgDown")
    assert typist.page.pen.form.key == FormKey("001-B", "post", "scs")
    typist.press("Ctrl+PgUp", "Ctrl+PgUp")
    assert typist.page.pen.form.key == FFMQ


def test_the_packet_strip_shows_how_far_each_form_is(typist):
    typist.open(PSS)
    typist.type("1" * 10)
    typist.open(FFMQ)
    typist.type("44")
    chips = {chip.chip.key.instrument: chip.chip for chip in typist.page.header.chips}
    assert list(chips) == ["ffmq", "scs", "eq", "pss", "proqol", "imp_eval"]
    assert chips["pss"].complete
    assert (chips["ffmq"].here, chips["ffmq"].count) == (True, "2/39")


def test_a_click_on_a_form_of_the_packet_opens_it(typist):
    next(chip for chip in typist.page.header.chips if chip.chip.key.instrument == "eq").click()
    assert typist.page.pen.form.key.instrument == "eq"


def test_a_complete_form_can_be_the_first_that_is_opened(page, session):
    form = keying.open_form(session.study, PSS)
    for item in form.instrument.items:
        keying.key(session.study, session.person, form, item.id, "2")
    page.arrive(key=PSS)
    assert page.pen.mode is Mode.COMPLETE
    assert page.spot.saying.title == "PSS is complete"


def test_a_complete_form_is_said_and_one_key_opens_the_next(typist):
    typist.open(PSS)
    typist.type("1" * 10)
    assert typist.page.pen.mode is Mode.COMPLETE
    assert typist.page.spot.saying.title == "PSS is complete"
    assert typist.page.spot.hints[0].words == "next form: ProQOL"
    typist.type("5")
    assert typist.page.pen.mode is Mode.COMPLETE
    typist.press("Return")
    assert typist.page.pen.form.key == FormKey("001-B", "post", "proqol")


def test_at_the_end_of_a_packet_enter_leaves_and_ctrl_enter_opens_the_next_packet(typist, session, qtbot):
    for name in ("intake", "ffmq", "scs", "eq", "proqol"):
        form = keying.open_form(session.study, FormKey("001-B", "pre", name))
        keying.never_came_back(session.study, session.person, form, absent=True)
    went: list[str] = []
    session.going.connect(lambda place, _where: went.append(place))
    typist.open(FormKey("001-B", "pre", "pss"))
    typist.type("1" * 10)
    assert typist.page.spot.saying.line == "The packet of 001-B is complete"
    assert [hint.words for hint in typist.page.spot.hints[:2]] == ["back to the overview", "close the form"]
    typist.press("Return")
    assert went == ["overview"]
    assert typist.page.pen.form.key == FormKey("001-B", "pre", "pss")
    typist.press("Ctrl+Return")
    assert typist.page.pen.form.key == FormKey("001-B", "pre", "pss")
    assert [hint.words for hint in typist.page.spot.hints[:2]] == ["back to the overview", "next form: FFMQ, Post"]
    typist.press("Ctrl+Return")
    assert typist.page.pen.form.key == FFMQ


def test_gaps_are_named_and_enter_goes_to_the_first(typist):
    typist.open(PSS)
    typist.type("111")
    typist.press("Down")
    typist.type("111111")
    assert typist.page.pen.mode is Mode.COMPLETE
    assert typist.page.spot.saying.title == "PSS: 1 item is still empty"
    assert typist.page.spot.saying.entries[-1].words == "empty: 4"
    typist.press("Return")
    assert at(typist) == 4


def test_open_flags_are_named_when_the_form_is_complete(typist):
    typist.open(PSS)
    typist.type("1811111111")
    entry = typist.page.spot.saying.entries[0]
    assert (entry.number, entry.sign) == ("2", "8")


def test_up_goes_back_from_a_complete_form_to_its_last_item(typist):
    typist.open(PSS)
    typist.type("1" * 10)
    typist.press("Up")
    typist.type("3")
    assert typist.keyed("pss_10") == "3"


def test_control_enter_opens_the_next_form_or_goes_to_the_first_gap(typist):
    typist.open(PSS)
    typist.type("11")
    typist.press("Ctrl+Home", "Ctrl+Return")
    assert at(typist) == 3
    typist.type("1" * 8)
    typist.press("Ctrl+Return")
    assert typist.page.pen.form.key.instrument == "proqol"


def test_keying_goes_on_where_it_stopped(typist):
    typist.type("444")
    typist.open(PSS)
    typist.open(FFMQ)
    assert at(typist) == 4


def test_a_form_can_be_opened_at_an_item(typist):
    typist.open(FFMQ, "ffmq_30")
    assert at(typist) == 30


def test_after_the_last_form_enter_goes_back_to_the_overview(typist, session):
    places = []
    session.going.connect(lambda place, where: places.append(place))
    for key in keying.due_forms(session.study, "001-B"):
        typist.open(key)
        while typist.page.pen.mode is not Mode.COMPLETE:
            typist.type("..")
    assert typist.page.spot.saying.line == "No other form of 001-B waits in this packet"
    typist.press("Return")
    assert places == ["overview"]


def test_alt_left_leaves_and_tells_the_other_screens_once(typist, session):
    told: list[frozenset[str]] = []
    places: list[str] = []
    session.changed.connect(told.append)
    session.going.connect(lambda place, where: places.append(place))
    typist.type("444")
    assert told == []
    typist.press("Alt+Left")
    assert (told, places) == ([frozenset({"answers"})], ["overview"])


def test_the_date_on_the_form_is_keyed_as_written(typist):
    typist.press("F4")
    typist.type("5-3-2026")
    typist.press("Return")
    assert typist.stored().date.isoformat() == "2026-03-05"
    typist.type("4")
    assert typist.keyed("ffmq_01") == "4"


def test_a_date_before_consent_is_refused_in_words(typist):
    typist.press("F4")
    typist.type("5-1-2025")
    typist.press("Return")
    assert "gave consent on" in typist.page.pen.said
    assert typist.stored().date is None
    typist.press("Esc")
    typist.type("4")
    assert typist.keyed("ffmq_01") == "4"


@pytest.mark.parametrize("form", [FFMQ, PSS])
def test_a_refused_date_is_repaired_where_it_stands(typist, form):
    typist.open(form)
    if form == PSS:
        typist.type("1234123412")
    typist.press("F4")
    typist.type("5-1-2025")
    typist.press("Return")
    typist.type("5-3-2026")
    typist.press("Return")
    assert typist.stored().date.isoformat() == "2026-03-05"
    assert typist.page.date.isHidden()


def test_a_date_left_unfinished_is_not_carried_to_the_next_form(typist):
    typist.press("F4")
    typist.type("5-1-2025")
    typist.open(PSS)
    assert typist.page.date.isHidden()
    typist.type("4")
    assert typist.keyed("pss_01") == "4"


def test_an_empty_form_can_be_marked_as_never_back_and_taken_back(typist):
    typist.press("Ctrl+Del")
    assert typist.stored().absent
    typist.type("4")
    assert typist.stored().answers == {}
    assert "never came back" in typist.page.pen.said
    typist.press("Ctrl+Del")
    typist.type("4")
    assert typist.keyed("ffmq_01") == "4"


def test_a_form_with_answers_cannot_be_marked_as_never_back(typist):
    typist.type("4")
    typist.press("Ctrl+Del")
    assert "holds answers" in typist.page.pen.said


def test_control_s_says_what_is_on_disk(typist):
    typist.type("44")
    typist.press("Ctrl+S")
    assert "All 2 answers are on disk" in typist.page.foot.words


def test_f9_lists_what_may_be_keyed_and_the_next_key_takes_the_list_away(typist):
    typist.press("F9")
    assert [entry.sign for entry in typist.page.spot.saying.entries] == ["1", "2", "3", "4", "5"]
    typist.type("3")
    assert [entry.words for entry in typist.page.spot.saying.entries] == ["sometimes"]


def test_on_a_low_screen_the_keys_are_paged_through_without_leaving_the_item(typist):
    typist.page.resize(1024, 400)
    typist.press("F1")
    bar = typist.page.sheet.findChild(QScrollArea).verticalScrollBar()
    typist.press("PgDown")
    assert (bar.value() > 0, at(typist)) == (True, 1)
    typist.press("PgUp")
    assert (bar.value(), at(typist)) == (0, 1)


def test_f1_shows_the_keys_and_the_row_keeps_the_focus(typist):
    typist.press("F1")
    assert typist.page.sheet.isVisible()
    typist.type("3")
    assert typist.keyed("ffmq_01") == "3"
    typist.press("Esc")
    assert typist.page.sheet is None


def test_a_hint_leaves_once_the_key_is_known(typist):
    assert "." in [hint.cap for hint in typist.page.spot.hints]
    for _ in range(10):
        typist.type(".")
        typist.press("Esc")
    assert "." not in [hint.cap for hint in typist.page.spot.hints]


def test_a_key_used_while_the_sheet_lies_open_was_used_with_help(typist):
    typist.press("F1")
    for _ in range(12):
        typist.type(".")
        typist.press(".", "Up")
    assert typist.session.mine.hints.get("no_answer", 0) == 0


def test_f1_brings_every_hint_back(typist, session):
    session.mine.hints.update(no_answer=10, confirm=10, note=10, back=10)
    typist.press("Down")
    assert typist.page.spot.hints == ()
    typist.press("F1", "Esc", "Down")
    assert [hint.cap for hint in typist.page.spot.hints] == [".", "F2", "F12", "↑"]


def test_a_person_without_consent_cannot_be_keyed(typist, session, person):
    enrolling.add(session.study, person, "009-K", {"group": "control"})
    with pytest.raises(Exception, match="no consent"):
        typist.page.arrive(key=FormKey("009-K", "pre", "ffmq"))
    assert typist.page.pen.form.key == FFMQ


def test_the_screen_can_be_made_anew_where_it_stood(typist, session):
    typist.type("44")
    where = typist.page.where()
    typist.page.arrive(**where)
    assert at(typist) == 3


def test_one_persons_143_items_take_143_keys_and_one_between_forms(typist, session):
    typist.open(FormKey("002-C", "post", "ffmq"))
    typist.keys = 0
    for instrument, items in ITEMS.items():
        assert typist.page.pen.form.key.instrument == instrument
        typist.type("3" * items)
        if instrument != "proqol":
            typist.press("Return")
    assert typist.keys == 143 + 4
    for instrument, items in ITEMS.items():
        stored = keying.open_form(session.study, FormKey("002-C", "post", instrument))
        assert [answer.value for answer in stored.answers.values()] == [3] * items


def test_walk_one_a_keystroke_travels_to_disk(typist, session):
    shown = []
    typist.page.model.dataChanged.connect(lambda index: shown.append((index.row(), typist.keyed("ffmq_01"))))
    typist.type("4")
    assert shown[0] == (0, "4")


def test_walk_three_an_out_of_range_answer_is_flagged_confirmed_and_corrected(typist, session):
    typist.type("9")
    assert typist.stored().answers["ffmq_01"].flag is Flag.OUTSIDE
    typist.press("F2")
    assert typist.stored().answers["ffmq_01"].flag is Flag.CONFIRMED
    typist.press("Up")
    typist.type("4")
    answer = typist.stored().answers["ffmq_01"]
    assert (answer.value, answer.flag) == (4, None)
    events = item_history(session.study, FFMQ, "ffmq_01")
    assert [event.keyed for event in events] == ["4", "9", "9"]


def test_the_intake_form_is_keyed_on_the_same_page(typist):
    typist.open(INTAKE)
    assert typist.page.head.named() == "Page 1 of 1  ·  items 1 to 4"
    assert typist.page.pen.item.id == "intake_gender"
