"""The work list before an investigator with a keyboard."""

import pytest
from PySide6.QtWidgets import QApplication

from imp_desktop.instruments.answers import Flag
from imp_desktop.operations import keying, worklist
from imp_desktop.operations.item_history import item_history
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.worklist import words
from imp_desktop.ui.worklist.view import WorkListPage

PSS = FormKey("003-D", "pre", "pss")


@pytest.fixture
def page(desk):
    form = desk.key(PSS, pss_01="9", pss_02="2", pss_03="7")
    keying.note(desk.session.study, desk.session.person, form, "pss_02", "2 or 3")
    made = WorkListPage(desk.session)
    desk.show(made)
    made.arrive()
    return made


def choose(page, kind):
    part = next(part for part in page.kinds._segments._parts if part.segment.value == kind)
    part.click()


def answer(desk, item):
    return keying.open_form(desk.session.study, PSS).answers[item]


def test_it_begins_at_the_oldest_flag(page):
    assert page.current().item_id == "pss_01"
    assert page.detail.choices() == ["Leave it out of the score", "Correct it from paper", "Ask a question"]


def test_one_leaves_the_answer_out_and_goes_to_the_next(page, desk):
    desk.type("1")
    assert answer(desk, "pss_01").flag is Flag.CONFIRMED
    assert answer(desk, "pss_01").value is None
    assert page.current().item_id == "pss_03"
    assert desk.told[-1].text.endswith(": 9 stays and counts as missing.")


def test_undo_lets_the_flag_wait_again(page, desk):
    desk.type("1")
    desk.told[-1].do()
    assert answer(desk, "pss_01").flag is Flag.OUTSIDE
    assert len(worklist.work_list(desk.session.study)) == 3


def test_two_opens_the_form_at_the_item(page, desk):
    desk.type("2")
    assert desk.went == [("entry", {"key": PSS, "item": "pss_01"})]


def test_enter_opens_the_form_as_well(page, desk):
    desk.press("Down", "Return")
    assert desk.went == [("entry", {"key": PSS, "item": "pss_03"})]


def test_a_note_is_read_and_stays_beside_its_item(page, desk):
    desk.press("End")
    assert page.current().kind == "note"
    desk.type("1")
    assert [work.kind for work in worklist.work_list(desk.session.study)] == ["flag", "flag"]
    assert keying.open_form(desk.session.study, PSS).notes == {"pss_02": "2 or 3"}
    assert page.current().item_id == "pss_03"
    desk.told[-1].do()
    assert len(worklist.work_list(desk.session.study)) == 3


def test_other_digits_do_nothing(page, desk):
    desk.type("489")
    assert desk.went == []
    assert len(worklist.work_list(desk.session.study)) == 3


def test_a_flag_that_was_corrected_meanwhile_is_not_confirmed(page, desk):
    desk.key(PSS, pss_01="3")
    desk.type("1")
    assert answer(desk, "pss_01").value == 3
    assert desk.told[-1].code == "nothing-to-confirm"


def test_when_everything_is_decided_the_list_says_so(page, desk):
    desk.type("111")
    assert page._content.currentIndex() == 0
    assert page._nothing.text().startswith("Nothing waits. The last one was decided on ")
    assert page.current() is None
    desk.type("1")
    assert page.detail.isHidden()


def test_a_study_without_flags_and_notes_has_nothing_waiting(desk):
    page = WorkListPage(desk.session)
    desk.show(page)
    assert page._nothing.text() == "Nothing waits."


def test_a_kind_of_which_nothing_waits_says_so(page, desk):
    desk.press("End")
    desk.type("1")
    choose(page, "note")
    assert page._nothing.text() == "Nothing of this kind waits."


def test_one_kind_can_be_shown_alone(page, desk):
    choose(page, "note")
    assert page.current().kind == "note"


def test_the_detail_shows_the_scale_and_the_history(page, desk):
    shown = page._shown(page.current())
    assert shown.codes == (0, 1, 2, 3, 4)
    assert (shown.keyed, shown.flagged) == ("9", True)
    assert shown.cue
    assert shown.ends[0]
    assert shown.history[0][0] == "9 keyed"
    assert shown.history[0][1].startswith("AB, ")


def test_a_number_without_a_scale_is_shown_without_one(page, desk):
    desk.key(FormKey("003-D", "pre", "intake"), intake_age="171")
    page.refresh()
    work = next(work for work in worklist.work_list(desk.session.study) if work.item_id == "intake_age")
    assert words.scale(desk.session.study, work) == ((), "", "")
    assert words.what(work, page._names).startswith("171 keyed, ")


def test_everything_in_the_history_of_an_item_has_words(page, desk):
    study, person = desk.session.study, desk.session.person
    form = keying.open_form(study, PSS)
    keying.confirm(study, person, form, "pss_01")
    keying.undo(study, person, form)
    keying.blank(study, person, form, "pss_01", "between")
    keying.clear(study, person, form, "pss_01")
    keying.note(study, person, form, "pss_01", "9 circled")
    told = [words.event(event)[0] for event in item_history(study, PSS, "pss_01")]
    assert set(told) == {
        "note: 9 circled",
        "taken back",
        "no answer: between two boxes",
        "undone",
        "9: paper says so",
        "9 keyed",
    }


def test_where_there_are_several_keyings_each_thing_is_told_with_its_own(page, desk):
    told = [words.event(event, several=True)[0] for event in item_history(desk.session.study, PSS, "pss_01")]
    assert told == ["First keying: 9 keyed"]


def test_in_a_narrow_window_the_digits_are_said_below_the_list(page, desk):
    assert page._digits.isHidden()
    page.resize(900, 600)
    QApplication.processEvents()
    assert page._digits.isVisible()
    assert not page.detail.isVisible()
    desk.type("1")
    assert answer(desk, "pss_01").flag is Flag.CONFIRMED


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("language", "zoom"), [("en", 100), ("nl", 200)])
def test_it_can_be_drawn_in_every_look(desk, theme, language, zoom):
    desk.key(PSS, pss_01="9")
    desk.session.prefer(theme=theme, language=language, zoom=zoom)
    page = WorkListPage(desk.session)
    desk.show(page, width=1158 if zoom == 100 else 2316)
    assert page.grab().toImage().pixelColor(2, 2).name() == desk.session.look.surface.name()
    assert page.detail.isVisible()
