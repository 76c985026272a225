"""Closing, locking, unlocking and moving forms on a participant's page, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import closing, keying, persons, studies, turns
from imp_desktop.operations.form_states import FormState, FormStates
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.participants.rows import RowRole
from imp_desktop.ui.participants.view import ParticipantsPage

PSS = FormKey("003-D", "pre", "pss")


@pytest.fixture
def one(desk):
    made = ParticipantsPage(desk.session)
    desk.show(made)
    made.arrive(code="003-D")
    return made


def state(desk, key=PSS):
    return FormStates(desk.session.study).at(keying.open_form(desk.session.study, key).place)


def happened(page):
    model = page.happenings.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def close_everything(desk):
    study, person = desk.session.study, desk.session.person
    for at in ("pre", "post"):
        for name in ("intake", "ffmq", "scs", "eq", "pss", "proqol"):
            if (at, name) != ("post", "intake") and name != "pss":
                keying.never_came_back(study, person, keying.open_form(study, FormKey("003-D", at, name)), True)
        desk.key_whole(FormKey("003-D", at, "pss"))
    closing.close_all(study, person, "003-D")


def go_to(page, key):
    page.person.table.go(page.person._forms.row_of(key))


def test_one_key_closes_what_is_complete(one, desk):
    assert one.person.deeds.step.isHidden()
    desk.key_whole(PSS)
    one.refresh()
    assert one.person.deeds.step.text() == "Close 1 complete form"
    desk.press("Ctrl+L")
    assert state(desk) is FormState.CLOSED
    assert one.person.deeds.step.isHidden()
    assert happened(one)[0].startswith("PSS, Pre: closed")


def test_closed_forms_are_locked_and_unlocked_with_a_reason(one, desk):
    close_everything(desk)
    one.refresh()
    assert one.person.deeds.step.text() == "Lock the forms"
    desk.press("Ctrl+L")
    assert state(desk) is FormState.LOCKED
    assert one.person.deeds.step.text() == "Unlock the forms"
    desk.press("Ctrl+L", "Return")
    assert state(desk) is FormState.LOCKED
    assert one.person.deeds.panel.complaint()
    desk.type("a packet was mixed up")
    desk.press("Return")
    assert state(desk) is FormState.CLOSED
    assert happened(one)[0].startswith("Forms unlocked · Why: a packet was mixed up")
    assert QApplication.focusWidget() is one.person.table


def test_esc_leaves_them_locked(one, desk):
    close_everything(desk)
    closing.lock(desk.session.study, desk.session.person, "003-D")
    one.refresh()
    desk.press("Ctrl+L", "Esc")
    assert state(desk) is FormState.LOCKED
    assert one.person._left.currentIndex() == 0
    assert QApplication.focusWidget() is one.person.table


def test_a_form_is_moved_to_where_its_paper_belongs(one, desk):
    desk.key(PSS, pss_01="2")
    one.refresh()
    go_to(one, PSS)
    desk.press("Ctrl+M")
    desk.type("004-F")
    desk.press("Return", "2")
    desk.type("filed under the wrong code")
    desk.press("Return")
    moved = FormKey("004-F", "post", "pss")
    assert (state(desk), state(desk, moved)) == (FormState.EMPTY, FormState.OPEN)
    assert desk.told[-1].text == "PSS was moved to 004-F, post"
    desk.told[-1].do()
    assert desk.went == [("participants", {"code": "004-F"})]
    assert "moved from 003-D, pre, to 004-F, post · Why: filed under the wrong code" in happened(one)[0]


def test_a_move_that_is_refused_says_why_and_keeps_what_was_typed(one, desk):
    desk.key(PSS, pss_01="2")
    desk.key(FormKey("004-F", "pre", "pss"), pss_01="2")
    one.refresh()
    go_to(one, PSS)
    desk.press("Ctrl+M")
    desk.type("004-F")
    desk.press("Return", "1")
    desk.type("wrong code")
    desk.press("Return")
    assert state(desk) is FormState.OPEN
    assert one.person.deeds.panel.complaint()
    assert one.person.deeds.panel.facts()["code"] == "004-F"


def test_a_form_without_answers_cannot_be_moved(one, desk):
    go_to(one, PSS)
    assert one.person.deeds.move_button.isHidden()
    desk.press("Ctrl+M")
    assert one.person.deeds.panel is None


def test_frozen_data_offer_nothing_of_it(one, desk):
    desk.key_whole(PSS)
    closing.freeze(desk.session.study, desk.session.person)
    one.refresh()
    go_to(one, PSS)
    assert one.person.deeds.step.isHidden()
    assert one.person.deeds.move_button.isHidden()


def test_both_keyings_are_told_and_what_differs_is_the_most_urgent(one, desk):
    study = desk.session.study
    studies.choose(study, desk.session.person, "double_keying.pre.pss", "all")
    jonas = persons.person(study, "Jonas Visser")
    desk.key_whole(PSS, "2")
    one.refresh()
    assert not one.person.table.isColumnHidden(3)
    assert one.person.head.next.text() == "Key Intake, pre"
    form = turns.open_turn(study, jonas, PSS)
    for item in form.asked:
        keying.key(study, jonas, form, item.id, "3" if item.id == "pss_04" else "2")
    one.refresh()
    model, at = one.person._forms, one.person._forms.row_of(PSS)
    told = [model.index(at, column).data() for column in range(5)]
    assert (told[0], told[2][:3], told[3][:3], told[4]) == ("PSS", "AB ", "JV ", "1 item differs")
    assert model.index(at, 4).data(RowRole.DIFFERS)
    assert one.person.head.next.text() == "Key 1 item again"
    assert one.person._summary.text() == "0 of 11 forms keyed, 1 form differs"
    assert any("PSS, Pre: 10 answers keyed a second time" in line for line in happened(one))


@pytest.mark.parametrize(("room", "side_by_side"), [(1.1, True), (0.9, False)])
def test_the_buttons_stand_one_below_the_other_where_their_words_have_no_room(one, desk, room, side_by_side):
    desk.key_whole(PSS)
    one.refresh()
    go_to(one, PSS)
    deeds = one.person.deeds
    buttons = deeds.step, deeds.move_button
    deeds.resize(int(room * sum(button.minimumSizeHint().width() for button in buttons)), 200)
    QApplication.processEvents()
    tops = {button.y() for button in buttons}
    assert (len(tops) == 1) is side_by_side
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons)
