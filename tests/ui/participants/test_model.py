"""The register and one participant's forms as tables."""

import pytest
from PySide6.QtCore import Qt

from imp_desktop.operations import enrolling, keying, overview
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import FormState
from imp_desktop.ui.names import names
from imp_desktop.ui.participants.model import FormsModel, RegisterModel
from imp_desktop.ui.participants.rows import RowRole

PSS = FormKey("003-D", "pre", "pss")


def row_of(desk, code):
    rows = overview.overview(desk.session.study).rows
    return next(row for row in rows if row.participant.code == code)


@pytest.fixture
def register(desk):
    made = RegisterModel(names(desk.session.study))
    made.show(overview.overview(desk.session.study).rows)
    return made


@pytest.fixture
def forms(desk):
    made = FormsModel(names(desk.session.study))
    made.show(row_of(desk, "003-D"))
    return made


def texts(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_register_keeps_the_rules_of_qt(register, qtmodeltester):
    qtmodeltester.check(register)


def test_the_forms_keep_the_rules_of_qt(forms, qtmodeltester):
    qtmodeltester.check(forms)


def test_a_row_of_the_register_tells_who_it_is_and_how_far(register, desk):
    desk.key_whole(PSS, "2")
    desk.key(FormKey("003-D", "pre", "eq"), eq_01="9")
    register.show(overview.overview(desk.session.study).rows)
    code, group, cohort, status, reason, approached, _consent, forms, flags = texts(register, register.row_of("003-d"))
    assert (code, group.lower(), cohort, status) == ("003-D", "control", "", "consented")
    assert (reason, approached) == ("", "")
    assert (forms, flags) == ("1 of 11", "1")
    assert register.index(2, 8).data(RowRole.URGENT)


def test_someone_without_consent_and_group_has_dashes_and_gaps(register, desk):
    enrolling.add(desk.session.study, desk.session.person, "005-G", {})
    register.show(overview.overview(desk.session.study).rows)
    assert texts(register, 4) == ["005-G", "", "", "approached", "", "", "–", "", ""]


@pytest.mark.parametrize(
    ("reason", "said"), [("too_busy", "too busy"), ("<b>ill</b> 🤒\nsince May", "<b>ill</b> 🤒 since May")]
)
def test_a_status_stands_beside_its_reason_in_one_line(register, desk, reason, said):
    facts = {"status": "declined", "status_reason": reason, "approached": "2026-02-01"}
    enrolling.add(desk.session.study, desk.session.person, "005-G", facts)
    register.show(overview.overview(desk.session.study).rows)
    assert texts(register, 4)[3:6] == ["declined", said, "1 Feb 2026"]


def test_an_unknown_code_has_no_row(register):
    assert register.row_of("999") == -1
    assert register.code(99) == ""


def test_forms_stand_under_their_assessment(forms):
    titles = [row for row in range(forms.rowCount()) if forms.index(row, 0).data(RowRole.TITLE)]
    assert titles == [0, 7]
    assert forms.line(0) is None
    assert forms.line(1).key == FormKey("003-D", "pre", "intake")
    assert not forms.flags(forms.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_a_form_tells_state_keying_and_result(forms, desk):
    desk.key_whole(PSS, "2")
    forms.show(row_of(desk, "003-D"))
    name, sign, keying_words, second, result = texts(forms, forms.row_of(PSS))
    assert (name, sign, second, result) == ("PSS", "", "", "all 10 items")
    assert keying_words.startswith("AB ")
    assert forms.index(forms.row_of(PSS), 1).data(RowRole.CELL).state is FormState.KEYED


def test_a_flag_is_the_result_that_is_loud(forms, desk):
    desk.key(PSS, pss_01="9")
    forms.show(row_of(desk, "003-D"))
    at = forms.row_of(PSS)
    assert texts(forms, at)[4] == "open, 1 of 10, 1 flag"
    assert forms.index(at, 4).data(RowRole.URGENT)


def test_what_was_begun_comes_before_what_is_empty(forms, desk):
    assert forms.line(forms.first(FormState.OPEN, FormState.EMPTY)).key.instrument == "intake"
    desk.key(PSS, pss_01="2")
    forms.show(row_of(desk, "003-D"))
    assert forms.line(forms.first(FormState.OPEN, FormState.EMPTY)).key == PSS
    assert forms.first(FormState.NO_FORM) == -1


def test_a_form_keyed_before_a_change_of_group_is_still_shown(forms, desk):
    desk.key(PSS, pss_01="2")
    enrolling.amend(desk.session.study, desk.session.person, "003-D", {"group": ""}, "written on the wrong list")
    forms.show(row_of(desk, "003-D"))
    assert [forms.line(row).key for row in range(forms.rowCount()) if forms.line(row)] == [PSS]


def test_a_form_of_which_no_number_is_made_says_so(forms, desk):
    desk.key_whole(PSS, "2")
    row = row_of(desk, "003-D")
    forms.show(row, {overview.Column("pre", "pss")})
    index = forms.index(forms.row_of(PSS), 4)
    assert index.data() == "not used"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "PSS: keyed, not used"


def test_a_form_that_never_came_back_says_so(forms, desk):
    keying.never_came_back(desk.session.study, desk.session.person, keying.open_form(desk.session.study, PSS), True)
    forms.show(row_of(desk, "003-D"))
    assert texts(forms, forms.row_of(PSS))[4] == "never came back"
