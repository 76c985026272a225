"""Texts before somebody with a keyboard."""

import pytest
from PySide6.QtWidgets import QApplication

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import coding, course_log, enrolling, keying, studies
from imp_desktop.ui.coding.view import TextsPage
from tests.ui.coding.conftest import ADVERSE, FIRST, MISSED, PLANS, SECOND, STRANGE, THIRD, codes_of, counts, shown


def test_it_begins_at_the_first_text_with_the_keyboard_in_the_list(page, written):
    assert page.line.form == FIRST
    assert page.list.hasFocus()
    assert page.detail.text.toPlainText() == "Go on at home."
    assert page.foot.text() == "3 texts still to code"


def test_a_digit_puts_the_text_under_a_code_and_the_tally_follows(page, written):
    written.type("1")
    assert codes_of(written, FIRST).codes == ("continue",)
    assert page.line.chips == ("go on practising",)
    assert counts(page) == [1, 0, 0, 0]
    assert page.detail.options.rows[0].isChecked()
    assert page.foot.text() == "2 texts still to code"


def test_another_digit_replaces_the_code_where_a_text_takes_one(page, written):
    written.type("12")
    assert codes_of(written, FIRST).codes == ("none_yet",)
    written.type("2")
    assert codes_of(written, FIRST).codes == ()


def test_digits_toggle_where_a_text_takes_several(page, written):
    page.show_sheet(MISSED)
    written.type("315")
    assert codes_of(written, FIRST, MISSED).codes == ("work", "form_of_sessions", "other")
    written.type("1")
    assert codes_of(written, FIRST, MISSED).codes == ("form_of_sessions", "other")


def test_a_digit_without_a_code_does_nothing(page, written):
    before = studies.last_change(written.session.study)
    written.type("97z")
    assert studies.last_change(written.session.study) == before


def test_enter_goes_to_the_next_text_that_waits_and_round_to_the_first(page, written):
    written.press("Down")
    written.type("2")
    written.press("Return")
    assert page.line.form == THIRD
    written.press("Return")
    assert page.line.form == FIRST
    written.press("Enter")
    assert page.line.form == THIRD


def test_enter_does_not_leave_the_only_text_that_waits(page, written):
    written.type("1")
    written.press("Down")
    written.type("1")
    written.press("Down", "Return")
    assert (page.line.form, written.told) == (THIRD, [])


def test_when_all_are_coded_a_sentence_says_so_and_leads_on(page, written):
    for _text in range(3):
        written.type("1")
        written.press("Return")
    assert page.foot.text() == "All 3 texts are coded."
    assert written.told[-1].text == "All 3 texts are coded."
    assert written.told[-1].action == "Topics missed (2)"
    written.told[-1].do()
    assert (page.sheet.item, page.line.form) == (MISSED, FIRST)
    assert page.list.hasFocus()


def test_when_nothing_waits_anywhere_only_the_sentence_is_said(page, written):
    study, person = written.session.study, written.session.person
    for code in ("001-B", "002-C"):
        course_log.add_reaction(study, person, code, {"reaction": "other", "severity": "mild"})
    for item in (PLANS, MISSED):
        for one in coding.texts(study, item):
            coding.code_text(study, person, one.form, item, ["other"])
    page.refresh()
    written.press("Return")
    assert (written.told[-1].text, written.told[-1].action) == ("All 3 texts are coded.", "")


def test_what_is_shown_is_on_disk(page, written):
    written.type("1")
    written.press("Down")
    written.type("2p")
    copy = studies.copy_for_reading(written.session.study)
    assert [(one.codes, one.printable) for one in coding.texts(copy, PLANS)] == [
        (("continue",), False),
        (("none_yet",), True),
        ((), False),
    ]
    copy.close()


def test_undo_goes_back_step_by_step_to_the_text(page, written):
    written.type("1")
    written.press("Down")
    written.type("2")
    written.type("3")
    written.press("Ctrl+Z")
    assert codes_of(written, SECOND).codes == ("none_yet",)
    written.press("Down", "Ctrl+Z")
    assert (codes_of(written, SECOND).codes, page.line.form) == ((), SECOND)
    written.press("Ctrl+Z")
    assert (codes_of(written, FIRST).codes, page.line.form) == ((), FIRST)
    written.press("Ctrl+Z")
    assert written.told[-1].text == "There is nothing to undo here since this study was opened."


def test_undo_comes_back_to_the_part_it_is_about(page, written):
    written.type("1")
    written.press("Ctrl+Tab")
    assert page.sheet.item == MISSED
    written.press("Ctrl+Z")
    assert (page.sheet.item, page.line.form, page.line.chosen) == (PLANS, FIRST, ())
    assert counts(page) == [0, 0, 0, 0]


def test_a_text_keyed_anew_waits_and_space_says_that_the_codes_still_fit(page, written):
    written.type("1p")
    written.key(FIRST, imp_eval_plans="Go on at home and at work.")
    written.session.did("answers")
    assert page.line.changed
    assert not page.line.printable
    assert page.detail.again.text() == "Keyed anew since it was coded: look again at its codes."
    assert page.foot.text() == "3 texts still to code"
    written.press("Space")
    assert codes_of(written, FIRST).codes == ("continue",)
    assert page.detail.again.isHidden()
    assert page.foot.text() == "2 texts still to code"


def test_undone_a_text_that_was_keyed_anew_waits_again(page, written):
    written.type("1")
    written.key(FIRST, imp_eval_plans="Go on at home and at work.")
    page.refresh()
    written.press("Space", "Ctrl+Z")
    assert page.line.waits


def test_space_does_nothing_to_other_texts(page, written):
    before = studies.last_change(written.session.study)
    written.press("Space")
    assert studies.last_change(written.session.study) == before


def test_the_filter_keeps_what_is_coded_in_sight_until_it_is_chosen_anew(page, written):
    written.type("1")
    page.filter._parts[1].click()
    assert shown(page) == [SECOND, THIRD]
    page.list.setFocus()
    written.type("2")
    assert shown(page) == [SECOND, THIRD]
    assert page.line.form == SECOND
    page.filter._parts[1].click()
    assert shown(page) == [THIRD]
    page.filter._parts[0].click()
    assert shown(page) == [FIRST, SECOND, THIRD]


def test_a_filter_that_finds_nothing_says_how_far_the_work_is(page, written):
    for _text in range(3):
        written.type("1")
        written.press("Return")
    page.filter._parts[1].click()
    assert page._nothing.text() == "All 3 texts are coded."
    assert page.line is None
    written.type("1pno")
    written.press("Return", "Space")
    assert written.went == []


def test_undo_shows_a_text_the_filter_hides(page, written):
    written.type("1")
    page.filter._parts[1].click()
    page._to_list()
    written.press("Ctrl+Z")
    assert page.line.form == FIRST


def test_more_than_nine_codes_have_letters(page, written):
    for number in range(8):
        coding.add_code(written.session.study, written.session.person, PLANS, f"code {number}", "why")
    page.refresh()
    keys = "".join(row.option.key for row in page.detail.options.rows)
    assert keys == "123456789abc"
    written.type("C")
    assert codes_of(written, FIRST).codes == ("code_7",)


def test_a_code_can_be_clicked_and_the_keyboard_stays_in_the_list(page, written):
    page.detail.options.rows[2].click()
    assert codes_of(written, FIRST).codes == ("teacher_training",)
    page.detail.print_box.click()
    assert codes_of(written, FIRST).printable
    page.detail.new.click()
    assert page.detail.form is not None


def test_o_opens_the_form_at_the_text(page, written):
    written.type("o")
    assert written.went == [("entry", {"key": FIRST, "item": PLANS})]


def test_page_keys_scroll_a_long_text_which_is_shown_as_it_was_keyed(page, written):
    written.key(FIRST, imp_eval_plans=STRANGE)
    page.refresh()
    assert page.detail.text.toPlainText() == STRANGE
    bar = page.detail.text.verticalScrollBar()
    written.press("PgDown")
    assert bar.value() == bar.pageStep() > 0
    written.press("PgUp")
    assert bar.value() == 0
    written.press("Down", "Up")
    assert page.list.hasFocus()


def test_the_text_takes_the_keyboard_by_tab_and_keys_still_code(page, written):
    page.detail.text.setFocus()
    written.type("1")
    assert codes_of(written, FIRST).codes == ("continue",)
    written.press("Escape")
    assert page.list.hasFocus()


def test_parts_tell_how_many_texts_are_done(page, written):
    written.type("1")
    assert [(page._tab(sheet).text, page._tab(sheet).count) for sheet in page._sheets.values()] == [
        ("Plans after the training", "1 of 3"),
        ("Topics missed", "0 of 2"),
        ("Adverse reactions", "1 of 3"),
    ]
    written.press("Ctrl+Shift+Tab")
    assert page.sheet.item == ADVERSE
    written.press("Ctrl+Tab")
    assert page.sheet.item == PLANS


# what may go wrong


def test_a_text_cleared_meanwhile_is_refused_with_a_sentence(page, written):
    study = written.session.study
    keying.clear(study, written.session.person, keying.open_form(study, FIRST), PLANS)
    written.type("1")
    assert written.told[-1].code == "no-text"


def test_a_full_disk_is_told_and_nothing_looks_coded(page, written, monkeypatch):
    def full(*_given, **_named):
        raise ImpError(Problem.NOT_ON_DISK, reason="full")

    monkeypatch.setattr(coding, "code_text", full)
    written.type("1")
    assert written.told[-1].code == "not-on-disk"
    assert not page.detail.options.rows[0].isChecked()
    written.press("Ctrl+Z")
    assert written.told[-1].text.startswith("There is nothing to undo")


def test_texts_that_may_not_be_used_are_not_shown(page, written):
    facts = {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-02-01", "data_use": "none"}
    enrolling.amend(written.session.study, written.session.person, "001-B", facts)
    written.session.did("register")
    assert shown(page) == [SECOND, THIRD]
    page.show_sheet(ADVERSE)
    assert shown(page) == [SECOND, THIRD]


def test_a_study_without_texts_says_where_they_come_from(desk):
    page = TextsPage(desk.session)
    desk.show(page)
    page.arrive()
    assert page._nothing.text().startswith("“Plans after the training”: nothing was keyed yet.")
    desk.type("1pno")
    desk.press("Return", "Ctrl+Z", "Down", "PgDown", "Ctrl+Tab", "Ctrl+Tab")
    assert page._nothing.text() == "No form tells of an adverse reaction."
    assert desk.went == []


def test_a_study_whose_protocol_sorts_nothing_says_so(desk, monkeypatch):
    monkeypatch.setattr("imp_desktop.ui.coding.view.sheets", lambda *_given: [])
    page = TextsPage(desk.session)
    desk.show(page)
    page.arrive()
    assert page._nothing.text().startswith("The protocol of this study sorts no texts under codes")
    assert page.tabs.isHidden()
    desk.type("1pno")
    desk.press("Return", "Ctrl+Tab", "Ctrl+Z", "Ctrl+I")
    assert page.where() == {"item": ""}


# the window


def test_it_comes_back_to_the_same_text(page, written):
    page.show_sheet(MISSED)
    written.press("Down")
    where = page.where()
    page.show_sheet(PLANS)
    page.arrive(**where)
    assert (page.sheet.item, page.line.form) == (MISSED, SECOND)


def test_where_there_is_little_room_the_text_stands_alone_and_the_keys_are_the_same(page, written):
    page.resize(700, 500)
    QApplication.processEvents()
    assert page.list.isHidden()
    assert page.hasFocus()
    written.type("1")
    written.press("Down")
    assert (codes_of(written, FIRST).codes, page.line.form) == (("continue",), SECOND)
    written.press("Ctrl+I")
    assert page.list.isVisible()
    assert not page.detail.isVisible()
    assert page.list.hasFocus()
    written.press("Ctrl+I")
    assert page.detail.isVisible()
    page.resize(1158, 736)
    QApplication.processEvents()
    assert page.list.isVisible()
    assert page.list.hasFocus()


def test_in_a_low_window_the_codes_stand_beside_the_text(page, written):
    page.resize(700, 420)
    QApplication.processEvents()
    text, codes = page.detail.text, page.detail.options
    assert codes.mapTo(page, codes.rect().topLeft()).x() > text.mapTo(page, text.rect().topRight()).x()


def test_every_key_is_told(page):
    told = dict(page.keys())
    assert {"1 … 9", "Enter", "P", "N", "O", "Space", "Ctrl+Z", "Ctrl+Tab", "Ctrl+I", "PgUp  PgDn"} <= set(told)
    assert all(told.values())


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("language", "zoom"), [("en", 100), ("nl", 200)])
def test_it_can_be_drawn_in_every_look(written, theme, language, zoom):
    desk = written
    desk.key(THIRD, imp_eval_plans=STRANGE)
    coding.code_text(desk.session.study, desk.session.person, THIRD, PLANS, ["continue"], printable=True)
    desk.key(THIRD, imp_eval_plans=STRANGE[:-1])
    coding.code_text(desk.session.study, desk.session.person, FIRST, MISSED, ["work", "own_life", "other"])
    desk.session.prefer(theme=theme, language=language, zoom=zoom)
    page = TextsPage(desk.session)
    desk.show(page, width=1158 if zoom == 100 else 1254)
    page.arrive()
    for item in (PLANS, MISSED, ADVERSE):
        page.show_sheet(item)
        for row in range(page.model.rowCount()):
            page._go(row)
            assert page.grab().toImage().pixelColor(2, 2).name() == desk.session.look.surface.name()
