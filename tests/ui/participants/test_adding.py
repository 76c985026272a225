"""Adding participants one after another by keyboard."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import enrolling
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


def test_four_fields_and_enter_make_a_participant(page, desk):
    desk.type("017-W")
    desk.press("Return")
    desk.type("t")
    desk.press("Return")
    desk.type("2")
    desk.press("Return")
    desk.type("1-3-2026")
    desk.press("Return")
    new = enrolling.participant(desk.session.study, "017-W")
    assert (new.group, new.cohort, new.consent) == ("training", 2, date(2026, 3, 1))
    assert page.adding.said() == "017-W is in the register. Cohort 2 has 1 person now."
    assert page.model.row_of("017-W") >= 0


def test_the_next_one_keeps_group_cohort_and_consent(page, desk):
    page.adding.fields["group"].put("training")
    page.adding.fields["cohort"].put("2")
    for code in ("017-W", "018-X"):
        desk.type(code)
        desk.press("Return", "Return", "Return", "Return")
    both = [enrolling.participant(desk.session.study, code) for code in ("017-W", "018-X")]
    assert [(who.group, who.cohort) for who in both] == [("training", 2), ("training", 2)]
    assert page.adding.fields["code"].text() == ""
    assert QApplication.focusWidget() is page.adding.fields["code"].focusProxy()


def test_a_group_without_cohorts_skips_the_cohort(page, desk):
    desk.type("017-W")
    desk.press("Return")
    desk.type("c")
    desk.press("Return")
    assert QApplication.focusWidget() is page.adding.fields["consent"].focusProxy()
    assert not page.adding.fields["cohort"].isEnabled()


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
    ("code", "cohort", "consent", "field"),
    [
        ("", "", "", "code"),
        ("a b", "", "", "code"),
        ("001-b", "", "", "code"),
        ("017-W", "x", "", "cohort"),
        ("017-W", "", "31-2-2026", "consent"),
        ("017-W", "", "2999-01-01", "consent"),
    ],
)
def test_what_does_not_fit_is_said_below_its_field_and_nothing_is_written(page, desk, code, cohort, consent, field):
    before = codes(desk)
    for name, text in (("code", code), ("cohort", cohort), ("consent", consent)):
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
