"""The work list as a list."""

import pytest
from PySide6.QtCore import Qt

from imp_desktop.operations import keying, worklist
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.names import names
from imp_desktop.ui.worklist import words
from imp_desktop.ui.worklist.model import KindTitle, Role, WorkListModel

PSS = FormKey("003-D", "pre", "pss")


@pytest.fixture
def lines(desk):
    form = desk.key(PSS, pss_01="9", pss_02="2", pss_03="7")
    keying.note(desk.session.study, desk.session.person, form, "pss_02", "2 or 3")
    return words.lines(worklist.work_list(desk.session.study), names(desk.session.study))


@pytest.fixture
def model(lines):
    made = WorkListModel()
    made.show(lines)
    return made


def test_the_list_keeps_the_rules_of_qt(model, qtmodeltester):
    qtmodeltester.check(model)


def test_flags_stand_above_notes_each_under_its_title(model):
    kinds = [model.index(row).data(Role.KIND) for row in range(model.rowCount())]
    assert kinds == [KindTitle("flag", 2), None, None, KindTitle("note", 1), None]
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags


def test_a_line_says_where_and_what(model):
    flag, note = model.index(1), model.index(4)
    assert flag.data(Role.WHERE).startswith("PSS ")
    assert flag.data(Role.WHERE).endswith(", item 1")
    assert flag.data(Role.WHAT) == "9 keyed, 0–4 expected"
    assert flag.data(Role.SAID) == "not confirmed"
    assert (note.data(Role.WHAT), note.data(Role.SAID)) == ("“2 or 3”", "2 keyed")
    assert flag.data(Qt.ItemDataRole.AccessibleTextRole).startswith("003-D, PSS ")


def test_one_kind_can_be_shown_alone(model, lines):
    model.show(lines, "note")
    assert model.rowCount() == 2
    model.show([], "note")
    assert model.rowCount() == 0


def test_the_next_line_is_below_or_else_above(model):
    assert model.first().row() == 1
    assert model.first(3).row() == 4
    assert model.first(9).row() == 4
    assert model.place(model.index(4)) == (3, 3)


def test_an_empty_list_has_no_first_line(qapp):
    assert not WorkListModel().first().isValid()
