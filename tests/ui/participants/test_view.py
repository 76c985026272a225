"""The list of participants and one participant's page before somebody with a keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imp_desktop.errors import ImpError
from imp_desktop.operations import enrolling, keying
from imp_desktop.operations.keying import FormKey
from imp_desktop.settings import Settings
from imp_desktop.ui.participants.view import NO_GROUP, ParticipantsPage
from imp_desktop.ui.session import Session

PSS = FormKey("003-D", "pre", "pss")


@pytest.fixture
def page(desk):
    made = ParticipantsPage(desk.session)
    desk.show(made)
    made.arrive()
    return made


@pytest.fixture
def one(page, desk):
    page.arrive(code="003-D")
    return page


def shown(page):
    return [page.model.code(row) for row in range(page.model.rowCount())]


def of(desk, code="003-D"):
    return enrolling.participant(desk.session.study, code)


def test_everyone_is_listed(page):
    assert shown(page) == ["001-B", "002-C", "003-D", "004-F"]


def test_typing_looks_for_a_code(page, desk):
    desk.type("03")
    assert shown(page) == ["003-D"]
    desk.press("Return", "Return")
    assert page.person.code == "003-D"


def test_the_list_is_kept_to_a_group_and_a_status(page, desk):
    enrolling.add(desk.session.study, desk.session.person, "005-G", {})
    page.refresh()
    page.show_group("control")
    assert shown(page) == ["003-D", "004-F"]
    page.show_group(NO_GROUP)
    assert shown(page) == ["005-G"]
    page.show_group("")
    page.status.setCurrentIndex(page.status.findData("approached"))
    assert shown(page) == ["005-G"]
    assert page.status.currentText() == "approached  1"


def test_a_cohort_of_another_size_than_planned_is_pointed_out(page, desk):
    assert page.warnings() == "Cohort 1 has 2 people; 10 to 14 are planned."
    for number in range(10, 18):
        enrolling.add(desk.session.study, desk.session.person, f"{number:03}-K", {"group": "training", "cohort": "1"})
    desk.session.did("register")
    assert page.warnings() == ""


def test_a_search_without_result_says_so(page, desk):
    desk.type("9")
    assert page._nobody.isVisible()
    desk.press("Esc")
    assert len(shown(page)) == 4


def test_an_empty_register_says_how_to_begin(qtbot, study, person, own_home):
    session = Session(Settings(), own_home)
    session.take_study(study)
    session.take_person(person)
    session.prefer(language="en")
    page = ParticipantsPage(session)
    qtbot.addWidget(page)
    assert page._nobody.text() == "Nobody is in the register yet. Ctrl+N adds the first participant."
    assert page.model.rowCount() == 0


def test_enter_opens_the_page_and_alt_left_goes_back(page, desk):
    desk.press("Down", "Return")
    assert page.person_shown
    assert page.where() == {"code": "002-C"}
    desk.press("Alt+Left")
    assert not page.person_shown
    assert page.where() == {}
    assert page.model.code(page.table.currentIndex().row()) == "002-C"


def test_an_unknown_code_is_refused_with_a_sentence(page):
    with pytest.raises(ImpError) as refused:
        page.arrive(code="999")
    assert refused.value.code == "unknown-participant"


def test_ctrl_page_down_goes_to_the_next_participant(one, desk):
    desk.press("Ctrl+PgDown")
    assert one.person.code == "004-F"
    desk.press("Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+PgUp")
    assert one.person.code == "002-C"


def test_the_page_begins_at_what_is_to_be_keyed_and_enter_opens_it(one, desk):
    assert one.person.head.next.text().startswith("Key Intake")
    desk.press("Return")
    assert desk.went == [("entry", {"key": FormKey("003-D", "pre", "intake")})]


def test_the_intake_answers_are_shown_in_words(one, desk):
    desk.key(FormKey("003-D", "pre", "intake"), intake_gender="1", intake_age="47", intake_profession="3")
    desk.session.did("answers")
    facts = {name: one.person.facts.row(name).words() for name in ("intake_gender", "intake_age", "intake_profession")}
    assert facts == {"intake_gender": "female", "intake_age": "47", "intake_profession": "nurse"}


def test_someone_without_consent_is_asked_for_it_first(page, desk):
    enrolling.add(desk.session.study, desk.session.person, "005-G", {"group": "control"})
    page.arrive(code="005-G")
    assert page.person.head.next.text() == "Enter the consent"
    desk.press("Return")
    assert page.person.facts.editing
    desk.type("2026-03-01")
    desk.press("Return")
    assert of(desk, "005-G").consent.isoformat() == "2026-03-01"
    assert of(desk, "005-G").status == "consented"
    assert page.person.head.next.text().startswith("Key Intake")


def test_someone_without_group_is_asked_for_it_before_anything_else(page, desk):
    enrolling.add(desk.session.study, desk.session.person, "005-G", {})
    page.arrive(code="005-G")
    assert page.person.head.next.text() == "Enter the group"
    desk.press("Return")
    desk.type("c")
    desk.press("Return")
    assert of(desk, "005-G").group == "control"
    assert page.person.head.next.text() == "Enter the consent"


def test_a_new_participant_can_be_begun_from_elsewhere(page):
    page.arrive(new=True)
    assert QApplication.focusWidget() is page.adding.fields["code"].focusProxy()


def test_the_keys_of_the_list_are_not_those_of_the_page(page):
    on_list = dict(page.keys())
    page.arrive(code="003-D")
    on_page = dict(page.keys())
    assert on_page["Ctrl+E"] == "edit the register, or end editing"
    assert "Ctrl+E" not in on_list


def test_ctrl_e_edits_in_place_and_enter_keeps_each_fact(one, desk):
    desk.press("Ctrl+E")
    assert QApplication.focusWidget() is one.person.facts.row("group").field.focusProxy()
    one.person.facts.row("note").field.setFocus()
    desk.type("left-handed")
    desk.press("Return")
    assert of(desk).note == "left-handed"
    assert one.person.facts.row("note").words() == "left-handed"
    assert not one.person.facts.editing


def test_what_does_not_fit_stays_in_its_field_with_a_sentence(one, desk):
    desk.press("Ctrl+E")
    field = one.person.facts.row("consent").field
    field.setFocus()
    desk.press("Ctrl+A")
    desk.type("2999-01-01")
    desk.press("Return")
    assert "lies in the future" in field.complaint()
    assert QApplication.focusWidget() is field.focusProxy()
    assert of(desk).consent.isoformat() == "2026-01-07"
    desk.press("Ctrl+A")
    desk.type("2026-02-01")
    desk.press("Return")
    assert field.complaint() == ""
    assert of(desk).consent.isoformat() == "2026-02-01"


def test_esc_puts_back_what_was_there_and_then_ends_editing(one, desk):
    desk.press("Ctrl+E")
    field = one.person.facts.row("approached").field
    field.setFocus()
    desk.type("2026")
    desk.press("Esc")
    assert field.text() == ""
    desk.press("Esc")
    assert not one.person.facts.editing
    assert of(desk).approached is None


def test_a_choice_of_eligibility_is_kept(one, desk):
    desk.press("Ctrl+E")
    field = one.person.facts.row("eligibility.mindfulness_training").field
    field.setFocus()
    desk.type("MBC")
    desk.press("Return")
    assert of(desk).eligibility == {"mindfulness_training": "mbct"}


def test_a_withdrawal_is_entered_by_keyboard_alone(one, desk):
    one.person.head.change_status.click()
    desk.type("81")
    desk.press("Ctrl+A")
    desk.type("2-5-2026")
    desk.press("Return")
    desk.type("2")
    desk.press("Return")
    who = of(desk)
    assert (who.status, who.status_reason, who.data_use) == ("withdrawn", "stopped_coming", "until")
    assert who.status_date.isoformat() == "2026-05-02"
    assert one.person.facts.row("status").words().startswith("Withdrawn, 2 May")
    assert one.person.facts.row("status").words().endswith("stopped coming")
    assert one.person.facts.row("data_use").words() == "Forms dated later are not used"
    assert QApplication.focusWidget() is one.person.table


def test_what_happens_with_the_data_can_be_changed_in_the_register(one, desk):
    left = {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-02-01"}
    enrolling.amend(desk.session.study, desk.session.person, "003-D", left)
    desk.session.did("register")
    assert one.person.notice() == ""
    desk.press("Ctrl+E")
    one.person.facts.row("data_use").field.setFocus()
    desk.type("n")
    desk.press("Return")
    assert of(desk).data_use == "none"
    assert one.person.notice() == "Withdrawn: the answers stay kept in the study; no number uses them."


def test_consent_given_as_a_status_is_the_date_of_consent(page, desk):
    enrolling.add(desk.session.study, desk.session.person, "005-G", {"group": "control"})
    page.arrive(code="005-G")
    page.person.change_status()
    desk.type("5")
    desk.press("Ctrl+A")
    desk.type("1-3-2026")
    desk.press("Return")
    who = of(desk, "005-G")
    assert (who.status, who.consent.isoformat()) == ("consented", "2026-03-01")


def test_a_status_that_is_refused_says_why_in_its_place(one, desk):
    desk.key(PSS, pss_01="2")
    one.person.change_status()
    desk.type("62")
    desk.press("Return")
    assert one.person.status.said().startswith("Forms of 003-D are keyed, while the status declined means")
    assert of(desk).status == "consented"
    desk.press("Esc", "Esc")
    assert QApplication.focusWidget() is one.person.table


def test_esc_leaves_the_status_as_it_is(one, desk):
    one.person.head.change_status.click()
    desk.press("Down", "Esc")
    assert of(desk).status == "consented"
    assert QApplication.focusWidget() is one.person.table


def test_moving_to_another_group_asks_why_below_the_field(page, desk):
    evaluation = FormKey("001-B", "post", "imp_eval")
    desk.key(evaluation, imp_eval_recommend="1")
    page.arrive(code="001-B")
    desk.press("Ctrl+E")
    desk.type("c")
    desk.press("Return")
    row = page.person.facts.row("group")
    assert "needs a reason" in row.field.complaint()
    assert of(desk, "001-B").group == "training"
    desk.press("Return")
    assert of(desk, "001-B").group == "training"
    desk.type("on the wrong list")
    desk.press("Return")
    assert (of(desk, "001-B").group, of(desk, "001-B").cohort) == ("control", None)
    assert (row.field.complaint(), row.why.isVisible()) == ("", False)
    assert QApplication.focusWidget() is page.person.facts.row("cohort").field.focusProxy()
    assert page.person.notice() == "Forms of the former group are kept but not used."
    assert "Group: Control" in page.happenings.model().index(0, 0).data()
    assert "Why: on the wrong list" in page.happenings.model().index(0, 0).data()


def test_somebody_in_the_course_has_a_section_about_it(page, desk):
    page.arrive(code="001-B")
    assert page.person.course.row("attendance").words() == "no session yet"
    page.arrive(code="003-D")
    assert not page.person.course.isVisible()


def test_minus_says_the_form_never_came_back(one, desk):
    desk.press("-")
    key = FormKey("003-D", "pre", "intake")
    assert keying.open_form(desk.session.study, key).absent
    desk.told[-1].do()
    assert not keying.open_form(desk.session.study, key).absent


def test_a_narrow_page_leaves_out_who_keyed_rather_than_the_result(one):
    assert not one.person.table.isColumnHidden(2)
    one.resize(640, 600)
    QApplication.processEvents()
    assert one.person.table.isColumnHidden(2)
    head = one.person.table.horizontalHeader()
    assert head.length() <= one.person.table.viewport().width()
    one.resize(1158, 600)
    QApplication.processEvents()
    assert not one.person.table.isColumnHidden(2)


def test_what_happened_is_told_newest_first(one, desk):
    enrolling.amend(desk.session.study, desk.session.person, "003-D", {"note": "left-handed"})
    desk.session.did("register")
    rows = [one.happenings.model().index(row, 0).data() for row in range(one.happenings.model().rowCount())]
    assert rows[0].startswith("Note: left-handed")
    assert rows[-1].startswith("Put into the register") or "Put into the register" in rows[-1]


def test_the_happenings_keep_the_rules_of_qt(one, qtmodeltester):
    qtmodeltester.check(one.happenings.model())


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("language", "zoom"), [("en", 100), ("nl", 200)])
def test_list_and_page_can_be_drawn_in_every_look(desk, theme, language, zoom):
    desk.key(PSS, pss_01="9")
    desk.session.prefer(theme=theme, language=language, zoom=zoom)
    page = ParticipantsPage(desk.session)
    desk.show(page)
    pictures = [page.grab().toImage()]
    page.show_person("003-D")
    QApplication.processEvents()
    pictures.append(page.grab().toImage())
    page.person.change_status()
    QApplication.processEvents()
    pictures.append(page.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    assert all(picture.pixelColor(2, 2).name() == desk.session.look.surface.name() for picture in pictures)


def test_a_narrow_list_leaves_columns_out_rather_than_cutting_dates(page):
    hidden = [at for at in range(page.model.columnCount()) if page.table.isColumnHidden(at)]
    assert hidden == []
    page.resize(660, 600)
    QApplication.processEvents()
    heads = [page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(page.model.columnCount())]
    assert [head for at, head in enumerate(heads) if page.table.isColumnHidden(at)] == ["Approached", "Flags"]
    assert page.table.horizontalHeader().length() <= page.table.viewport().width()


def test_the_right_column_belongs_to_one_participant(page):
    assert not page.happenings.isVisible()
    page.arrive(code="003-D")
    assert page.happenings.isVisible()
    page.show_list()
    assert not page.happenings.isVisible()


@pytest.mark.parametrize("reason", ["x" * 2_000, "<img src=x> & <b>ill</b> 🤒\n\tsince May"])
def test_own_words_of_any_kind_are_shown_as_written(page, desk, reason):
    facts = {"status": "declined", "status_reason": reason}
    enrolling.add(desk.session.study, desk.session.person, "005-G", facts)
    page.arrive(code="005-G")
    QApplication.processEvents()
    assert reason in page.person.facts.row("status").words()
    assert reason in page.happenings.model().index(0, 0).data()
    assert not page.grab().isNull()
