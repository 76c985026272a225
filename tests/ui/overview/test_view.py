"""The overview before somebody with a keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import closing, enrolling, keying, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.overview import sections
from imp_desktop.ui.overview.filters import Filter
from imp_desktop.ui.overview.model import CODE, Role
from imp_desktop.ui.overview.view import OverviewPage
from tests.ui.overview.reading import form_here, here, words_seen

PSS = FormKey("003-D", "pre", "pss")


def test_it_begins_at_the_first_form(page):
    assert form_here(page) == FormKey("001-B", "pre", "intake")


def test_it_begins_at_the_form_it_is_given(page):
    page.arrive(key=PSS)
    assert form_here(page) == PSS
    assert page.where() == {"key": PSS}


def test_enter_opens_the_form(page, desk):
    page.arrive(key=PSS)
    desk.press("Return")
    assert desk.went == [("entry", {"key": PSS})]


def test_enter_on_a_code_opens_the_participant(page, desk):
    desk.press("Home", "Return")
    assert desk.went == [("participants", {"code": "001-B"})]


def test_arrows_step_over_titles_both_ways(page, desk):
    desk.press("Down", "Down")
    assert form_here(page).code == "003-D"
    desk.press("Up")
    assert form_here(page).code == "002-C"
    desk.press("Up", "Up", "Up")
    assert form_here(page).code == "001-B"
    desk.press("Ctrl+End")
    assert here(page).data(Role.ROW).participant.code == "004-F"
    desk.press("Ctrl+Home")
    assert here(page).data(Role.ROW).participant.code == "001-B"


def test_digits_jump_to_a_code_and_to_what_is_to_be_keyed_there(page, desk):
    desk.key_whole(FormKey("003-D", "pre", "intake"))
    page.refresh()
    desk.type("003")
    assert page.code.text() == "003"
    assert form_here(page) == FormKey("003-D", "pre", "ffmq")
    desk.press("Return")
    assert QApplication.focusWidget() is page.table
    assert page.code.text() == ""
    assert form_here(page) == FormKey("003-D", "pre", "ffmq")


def test_an_unknown_code_is_said_to_be_unknown(page, desk):
    desk.type("77")
    assert page.peek.said().code == "77"
    assert "no such code" in page.peek.said().about


def test_a_code_that_the_filter_hides_is_found_all_the_same(page, desk):
    page.show_part(("control", None))
    desk.type("001")
    assert form_here(page).code == "001-B"
    assert page.who._segments.value() == ""


def test_ctrl_g_goes_to_the_code_field(page, desk):
    desk.press("Ctrl+G")
    assert QApplication.focusWidget() is page.code


def test_the_bar_says_what_is_selected_and_what_enter_does(page, desk):
    desk.key(PSS, pss_01="2", pss_02="3")
    page.arrive(key=PSS)
    told = page.peek.said()
    assert told.code == "003-D"
    assert told.form.startswith("PSS, ")
    assert told.about.startswith("Open, 2 of 10. Keyed by AB, ")
    assert (told.enter, told.minus) == ("go on keying", "")


def test_a_form_complete_without_its_text_is_not_said_to_be_keyed_whole(page, desk):
    intake = FormKey("003-D", "pre", "intake")
    desk.key(intake, intake_gender="1", intake_age="40", intake_profession="4")
    page.arrive(key=intake)
    assert page.peek.said().about.startswith("Complete, 3 of 4 items keyed.")


def test_the_bar_counts_flags_and_notes(page, desk):
    form = desk.key(PSS, pss_01="9")
    keying.note(desk.session.study, desk.session.person, form, "pss_01", "9 circled")
    page.arrive(key=PSS)
    assert page.peek.said().about.endswith("1 flag. 1 note.")


def test_without_consent_enter_leads_to_the_register(page, desk):
    enrolling.add(desk.session.study, desk.session.person, "005-G", {"group": "control"})
    page.arrive(key=FormKey("005-G", "pre", "pss"))
    assert page.peek.said().about == "No consent in the register yet."
    desk.press("Return")
    assert desk.went == [("participants", {"code": "005-G"})]


def test_minus_says_a_form_never_came_back_and_undo_takes_it_back(page, desk):
    page.arrive(key=PSS)
    desk.press("-")
    assert keying.open_form(desk.session.study, PSS).absent
    assert page.peek.said().about == "No form: it never came back."
    assert desk.told[-1].text.endswith("never came back.")
    assert desk.told[-1].action == "Undo"
    desk.told[-1].do()
    assert not keying.open_form(desk.session.study, PSS).absent
    assert page.peek.said().minus == "never came back"


def test_minus_twice_brings_the_form_back(page, desk):
    page.arrive(key=PSS)
    desk.press("-", "-")
    assert not keying.open_form(desk.session.study, PSS).absent


def test_minus_leaves_a_form_with_answers_alone(page, desk):
    desk.key(PSS, pss_01="2")
    page.arrive(key=PSS)
    desk.press("-")
    assert not keying.open_form(desk.session.study, PSS).absent
    assert desk.told == []


def test_a_form_that_never_came_back_cannot_be_opened_by_mistake(page, desk):
    page.arrive(key=PSS)
    desk.press("-", "Return")
    assert desk.went == []


def test_tiles_count_and_filter(page, desk):
    desk.key(PSS, pss_01="9")
    page.refresh()
    assert page.tiles._tiles[Filter.FLAGGED].accessibleName() == "1 flagged"
    page.tiles._tiles[Filter.FLAGGED].click()
    assert page._model.rowCount() == 2
    assert form_here(page) == PSS


def test_a_filter_without_forms_says_so_and_offers_all(page):
    page.show_filter(Filter.KEYED)
    assert page._content.currentIndex() == 0
    assert page._nothing.text() == "No form is in the state “keyed”."
    page._show_all()
    assert page._model.rowCount() == 6


def test_who_comes_back_when_what_was_asked_for_is_done_sees_everything(page, desk):
    desk.key(PSS, pss_01="2")
    page.arrive(wanted="open")
    desk.key_whole(PSS)
    page.arrive(key=PSS)
    assert (page._filter, form_here(page)) == (Filter.ALL, PSS)
    assert page.table.hasFocus()


def test_where_nothing_is_found_the_keyboard_waits_at_the_way_back(page, desk):
    desk.press("Ctrl+3")
    assert (page._content.currentIndex(), page._everything.hasFocus()) == (0, True)
    desk.press("Ctrl+3")
    assert (page._content.currentIndex(), page.table.hasFocus()) == (1, True)


def test_key_next_opens_what_was_begun_before_what_is_empty(page, desk):
    desk.press("Ctrl+Return")
    desk.key(PSS, pss_01="2")
    page.refresh()
    desk.press("Ctrl+Return")
    assert [where["key"] for _place, where in desk.went] == [FormKey("001-B", "pre", "intake"), PSS]


def test_it_can_be_gone_to_with_a_filter(page, desk):
    desk.key(PSS, pss_01="2")
    page.arrive(wanted="open")
    assert form_here(page) == PSS
    assert page._model.rowCount() == 2


def test_what_is_due_filters_or_leads_elsewhere(page, desk):
    desk.key(PSS, pss_01="9")
    page.refresh()
    page.due.setFocus()
    page.due.setCurrentIndex(page.due.model().index(0, 0))
    desk.press("Return")
    assert form_here(page) == PSS
    assert page._model.rowCount() == 2
    page.due.setFocus()
    titles = [page.due.model().index(row, 0).data().partition(".")[0] for row in range(page.due.model().rowCount())]
    page.due.setCurrentIndex(page.due.model().index(titles.index("1 flag"), 0))
    desk.press("Return")
    assert desk.went == [("worklist", {})]


def test_where_nothing_is_due_that_is_said(page, desk, monkeypatch):
    said = "Nothing is due. Every form is keyed or known to be missing."
    assert said not in words_seen(page)
    monkeypatch.setattr(sections, "due", lambda *_what: [])
    page.refresh()
    assert said in words_seen(page)
    assert page.due.isHidden()


def test_it_follows_what_others_change_while_it_is_seen(page, desk):
    desk.key(PSS, pss_01="2")
    desk.session.did("answers")
    assert page._model.data(page._model.find(PSS), Role.CELL).answered == 1
    desk.key(PSS, pss_02="2")
    desk.session.did("persons")
    assert page._model.data(page._model.find(PSS), Role.CELL).answered == 1


def test_the_keyboard_stays_on_its_form_when_somebody_is_added(page, desk):
    page.arrive(key=PSS)
    enrolling.add(desk.session.study, desk.session.person, "000-A", {"group": "training", "cohort": "1"})
    desk.session.did("register")
    assert form_here(page) == PSS


def test_the_progress_tells_keyings_and_packets(page, desk):
    desk.key_whole(PSS)
    page.refresh()
    assert page.progress.accessibleName() == "First keying: 1 of 46. Pre packets in: 1 of 4. Post packets in: 0 of 4"


def test_every_row_can_be_reached_without_being_covered(page, desk):
    for number in range(10, 60):
        enrolling.add(desk.session.study, desk.session.person, f"{number:03}-K", {"group": "control"})
    page.refresh()
    page.resize(1158, 400)
    QApplication.processEvents()
    desk.press("Ctrl+End")
    for _step in range(30):
        desk.press("Up")
    top = page.table.visualRect(here(page)).top()
    assert top >= page.look.px(36) or here(page).row() == 1


def test_narrow_windows_hide_the_right_column_and_a_key_shows_it(desk):
    page = OverviewPage(desk.session)
    desk.show(page, width=1000)
    assert page.due.isHidden() or not page.due.isVisible()
    desk.press("Ctrl+I")
    assert page.due.isVisible()


def test_parts_become_a_list_where_there_is_little_room(desk):
    page = OverviewPage(desk.session)
    desk.show(page, width=1600)
    assert page.who._pages.currentIndex() == 0
    page.resize(560, 600)
    QApplication.processEvents()
    assert page.who._pages.currentIndex() == 1
    at = page.who._list.findText("Control", Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchCaseSensitive)
    page.who._list.setCurrentIndex(at)
    page.who._list.activated.emit(at)
    assert page._model.index(1, CODE).data() == "003-D"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("language", "zoom"), [("en", 100), ("nl", 200)])
def test_it_can_be_drawn_in_every_look(desk, theme, language, zoom):
    desk.key(PSS, pss_01="9")
    desk.session.prefer(theme=theme, language=language, zoom=zoom, letters=True)
    page = OverviewPage(desk.session)
    desk.show(page)
    image = page.grab().toImage()
    assert image.pixelColor(2, 2).name() == desk.session.look.surface.name()
    assert page.title.text() == {"en": "Overview", "nl": "Overzicht"}[language]


def test_a_code_whose_letter_does_not_fit_is_told_with_the_one_that_does(desk):
    studies.choose(desk.session.study, desk.session.person, "code_check", "letter")
    page = OverviewPage(desk.session)
    desk.show(page)
    desk.press("Ctrl+G")
    desk.type("071-V")
    assert "071-V does not fit its check letter. 071-W does." in page.peek.said().about


def test_frozen_data_are_told_first_and_lead_to_where_that_is_taken_back(page, desk):
    closing.freeze(desk.session.study, desk.session.person)
    page.refresh()
    page.due.setFocus()
    page.due.setCurrentIndex(page.due.model().index(0, 0))
    desk.press("Return")
    assert desk.went == [("settings", {"chapter": "freeze"})]
    assert not page.next.isEnabled()
