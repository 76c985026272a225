"""Adding participants one after another by keyboard."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import enrolling, studies
from imp_desktop.ui.participants.view import ParticipantsPage


@pytest.fixture
def page(desk):
    made = ParticipantsPage(desk.session)
    desk.show(made)
    made.arrive()
    desk.press("Ctrl+N")
    return made


def codes(desk):
    return [who.code for who in enrolling.participants(desk.session.study)]


def test_enter_goes_from_field_to_field_and_makes_a_participant(page, desk):
    desk.type("017-W")
    desk.press("Return")
    desk.type("t")
    desk.press("Return")
    desk.type("2")
    desk.press("Return")
    desk.type("12-2-2026")
    desk.press("Return")
    desk.type("c")
    desk.press("Return")
    desk.type("1-3-2026")
    desk.press("Return")
    new = enrolling.participant(desk.session.study, "017-W")
    assert (new.group, new.cohort, new.approached, new.consent) == ("training", 2, date(2026, 2, 12), date(2026, 3, 1))
    assert new.status == "consented"
    assert page.adding.said() == "017-W is in the register. Cohort 2 has 1 person now."
    assert page.model.row_of("017-W") >= 0


def test_a_screening_log_is_entered_code_by_code(page, desk):
    page.adding.fields["group"].put("training")
    page.adding.fields["approached"].put("2026-02-12")
    wanted = [f"{number:03}-K" for number in range(100, 160)]
    for code in wanted:
        desk.type(code)
        desk.press("Ctrl+Return")
    known = {one.code: (one.status, one.approached) for one in enrolling.participants(desk.session.study)}
    assert {known[code] for code in wanted} == {("approached", date(2026, 2, 12))}
    assert page.adding.fields["code"].text() == ""
    assert QApplication.focusWidget() is page.adding.fields["code"].focusProxy()


def test_the_next_one_keeps_everything_but_code_and_reason(page, desk):
    for name, text in {"group": "training", "cohort": "2", "status": "no_reply", "approached": "2026-02-12"}.items():
        page.adding.fields[name].put(text)
    desk.type("017-W")
    desk.press(*["Return"] * 5)
    desk.type("letter came back")
    desk.press("Return")
    desk.type("018-X")
    desk.press(*["Return"] * 6)
    both = [enrolling.participant(desk.session.study, code) for code in ("017-W", "018-X")]
    assert [(who.group, who.cohort, who.status) for who in both] == [("training", 2, "no_reply")] * 2
    assert [who.status_reason for who in both] == ["letter came back", ""]
    assert page.adding.said() == "018-X is in the register."
    assert QApplication.focusWidget() is page.adding.fields["code"].focusProxy()


def test_fields_that_cannot_hold_anything_are_passed_over(page, desk):
    desk.type("017-W")
    desk.press("Return")
    desk.type("c")
    desk.press("Return")
    assert QApplication.focusWidget() is page.adding.fields["approached"].focusProxy()
    assert not page.adding.fields["cohort"].isEnabled()
    desk.press("Return")
    desk.type("d")
    desk.press("Return")
    assert QApplication.focusWidget() is page.adding.fields["status_reason"].focusProxy()
    assert not page.adding.fields["consent"].isEnabled()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2", "too_busy"), ("too busy", "too_busy"), ("9", "9"), ("lives too far away", "lives too far away")],
)
def test_a_reason_is_given_by_its_number_or_in_words(page, desk, typed, kept):
    page.adding.fields["status"].put("declined")
    desk.type("017-W")
    desk.press("Return", "Return", "Return", "Return", "Return")
    assert page.adding.reasons().startswith("Reason: 1\u00a0dates do not fit   2\u00a0too busy")
    desk.type(typed)
    desk.press("Return")
    who = enrolling.participant(desk.session.study, "017-W")
    assert (who.status, who.status_reason) == ("declined", kept)


def test_a_status_that_lacks_its_reason_is_said_with_its_name(page, desk):
    page.adding.fields["status"].put("not_eligible")
    page.adding.fields["code"].put("017-W")
    page.adding.add()
    complaint = page.adding.fields["status_reason"].complaint()
    assert complaint == "The status not eligible needs a reason. Say why, in a few words."
    assert QApplication.focusWidget() is page.adding.fields["status_reason"].focusProxy()


def test_a_date_of_consent_makes_who_was_waited_for_a_consented_one(page, desk):
    page.adding.fields["code"].put("017-W")
    page.adding.fields["status"].put("eligible")
    page.adding.fields["consent"].put("2026-03-01")
    page.adding.add()
    assert enrolling.participant(desk.session.study, "017-W").status == "consented"


def test_esc_puts_the_fields_away(page, desk):
    desk.press("Esc")
    assert not page.adding.isVisible()
    assert QApplication.focusWidget() is page.table
    page.add_button.click()
    assert page.adding.isVisible()


def test_fields_stand_in_as_many_rows_as_they_need(page):
    def rows():
        return len({one.mapTo(page.adding, one.rect().topLeft()).y() // 40 for one in page.adding.fields.values()})

    assert rows() == 1
    page.resize(640, 700)
    QApplication.processEvents()
    assert rows() == 2
    assert max(one.mapTo(page, one.rect().topRight()).x() for one in page.adding.fields.values()) <= 640


def test_a_code_that_looks_like_a_name_is_questioned_below_its_field(page, desk):
    desk.type("Jansen")
    page.adding.add()
    assert "looks like a name" in page.adding.fields["code"].complaint()
    assert "Jansen" not in codes(desk)
    desk.press("F2")
    assert "Jansen" in codes(desk)


def test_another_code_takes_the_question_back(page, desk):
    desk.type("Jansen")
    page.adding.add()
    desk.press("Ctrl+A")
    desk.type("017-W")
    desk.press("Return")
    assert page.adding.fields["code"].complaint() == ""
    assert page.adding._sure.isHidden()


def test_f2_does_nothing_while_nothing_is_questioned(page, desk):
    desk.type("017-W")
    desk.press("F2")
    assert "017-W" not in codes(desk)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "a b"}, "code"),
        ({"code": "001-b"}, "code"),
        ({"cohort": "x"}, "cohort"),
        ({"consent": "31-2-2026"}, "consent"),
        ({"consent": "2999-01-01"}, "consent"),
        ({"approached": "2999-01-01", "consent": "2026-01-01"}, "approached"),
        ({"approached": "5 May"}, "approached"),
        ({"approached": "2026-03-01", "consent": "2026-02-01"}, "approached"),
        ({"status": "declined"}, "status_reason"),
        ({"status": "declined", "status_reason": "x" * 20_000}, "status_reason"),
    ],
)
def test_what_does_not_fit_is_said_below_the_fields_and_nothing_is_written(page, desk, facts, field):
    before = codes(desk)
    for name, text in ({"code": "017-W"} | facts).items():
        page.adding.fields[name].put(text)
    page.adding.add()
    complaints = {name for name, one in page.adding.fields.items() if one.complaint()}
    assert complaints == {field}
    assert codes(desk) == before
    assert QApplication.focusWidget() is page.adding.fields[field].focusProxy()


def test_a_cohort_that_grows_too_large_is_mentioned_and_never_refused(page, desk):
    page.adding.fields["group"].put("training")
    page.adding.fields["cohort"].put("1")
    for number in range(20, 33):
        page.adding.fields["code"].put(f"{number:03}-K")
        page.adding.add()
    assert len(codes(desk)) == 4 + 13
    assert page.adding.said().endswith("Cohort 1 has 15 people now. 10 to 14 are planned.")


def test_other_screens_are_told(page, desk, qtbot):
    page.adding.fields["code"].put("017-W")
    with qtbot.waitSignal(desk.session.changed) as told:
        page.adding.add()
    assert told.args == [frozenset({"register"})]


@pytest.fixture
def lettered(desk):
    studies.choose(desk.session.study, desk.session.person, "code_check", "letter")
    made = ParticipantsPage(desk.session)
    desk.show(made)
    made.arrive()
    desk.press("Ctrl+N")
    return made


def test_a_code_without_its_letter_is_said_and_completed_only_by_another_enter(lettered, desk):
    code = lettered.adding.fields["code"]
    desk.type("017")
    desk.press("Return")
    assert code.complaint() == "017 has no check letter. 017-V is its code."
    assert lettered.adding.offer.notice.text() == "Enter takes 017-V."
    assert QApplication.focusWidget() is code.focusProxy()
    assert code.text() == "017"
    desk.press("Return")
    assert (code.text(), code.complaint()) == ("017-V", "")
    assert QApplication.focusWidget() is lettered.adding.fields["group"].focusProxy()
    desk.press("Ctrl+Return")
    assert "017-V" in codes(desk)


def test_a_letter_that_does_not_fit_is_never_corrected_unasked(lettered, desk):
    code = lettered.adding.fields["code"]
    desk.type("071-V")
    desk.press("Tab")
    assert code.complaint() == "071-V does not fit its check letter. 071-W does."
    desk.press("Ctrl+Return")
    assert code.text() == "071-V"
    assert codes(desk) == ["001-B", "002-C", "003-D", "004-F"]
    assert QApplication.focusWidget() is code.focusProxy()
    desk.press("Return")
    assert code.text() == "071-W"


def test_another_code_is_typed_instead_of_the_one_offered(lettered, desk):
    code = lettered.adding.fields["code"]
    desk.type("017")
    desk.press("Return")
    desk.type("-V")
    desk.press("Return")
    assert (code.text(), code.complaint()) == ("017-V", "")
    assert QApplication.focusWidget() is lettered.adding.fields["group"].focusProxy()


def test_enter_in_the_empty_field_takes_the_next_free_code(lettered, desk):
    assert lettered.adding.offer.notice.text() == "Enter takes 005-M, the next free code."
    desk.press("Return")
    assert lettered.adding.fields["code"].text() == "005-M"
    desk.press("Ctrl+Return")
    assert "005-M" in codes(desk)
    assert lettered.adding.offer.notice.text() == "Enter takes 006-Y, the next free code."
    assert lettered.adding.fields["code"].text() == ""


def test_nothing_is_offered_where_only_the_clinic_knows_the_scheme(page):
    assert not page.adding.offer.notice.isVisible()


def test_a_code_near_another_is_pointed_out_and_can_be_added(page, desk):
    desk.type("010-B")
    desk.press("Return")
    said = page.adding.offer.notice.text()
    assert said == "001-B is in the register and differs from 010-B by two signs swapped. Look at the paper."
    assert QApplication.focusWidget() is page.adding.fields["group"].focusProxy()
    desk.press("Ctrl+Return")
    assert "010-B" in codes(desk)
    assert not page.adding.offer.notice.isVisible()
