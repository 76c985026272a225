"""The overview as a table."""

import pytest
from PySide6.QtCore import Qt

from imp_desktop.operations import keying, overview
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.overview import FormState
from imp_desktop.ui.names import names
from imp_desktop.ui.overview.filters import Filter
from imp_desktop.ui.overview.model import CODE, OverviewModel, Role

PSS = FormKey("003-D", "pre", "pss")


@pytest.fixture
def model(desk):
    made = OverviewModel()
    show(made, desk)
    return made


def show(model, desk, part=None, wanted=Filter.ALL):
    model.show(overview.overview(desk.session.study), names(desk.session.study), part, wanted)


def test_the_table_keeps_the_rules_of_qt(model, qtmodeltester):
    qtmodeltester.check(model)


def test_an_empty_table_keeps_them_too(qapp, qtmodeltester):
    qtmodeltester.check(OverviewModel())


def test_titles_part_the_rows_and_cannot_be_chosen(model):
    assert model.section_rows() == [0, 3]
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.section_above(2) == 0
    assert model.section_above(5) == 3


def test_columns_are_the_forms_in_the_order_of_the_packets(model):
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for column in range(model.columnCount())
    ]
    assert heads[:7] == ["Code", "Intake", "FFMQ", "SCS", "EQ", "PSS", "ProQOL"]
    opens = [
        column
        for column in range(1, model.columnCount())
        if model.headerData(column, Qt.Orientation.Horizontal, Role.FIRST_OF_ASSESSMENT)
    ]
    assert opens == [7]


def test_a_place_is_read_aloud_in_words(model):
    index = model.find(PSS)
    spoken = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("003-D, PSS, ")
    assert spoken.endswith(": not keyed")


def test_a_place_knows_its_form(model):
    assert model.form(model.find(PSS)) == PSS
    assert model.form(model.index(1, CODE)) is None
    assert model.form(model.index(0, 1)) is None


def test_a_code_is_found_by_its_beginning_and_else_by_any_part(model):
    assert model.find_code("003").data() == "003-D"
    assert model.find_code("d").data() == "003-D"
    assert model.find_code("0").data() == "001-B"
    assert not model.find_code("99").isValid()
    assert not model.find_code("").isValid()


def test_the_first_form_of_a_state_is_found_in_all_or_in_one_row(model, desk):
    desk.key(PSS, pss_01="2")
    show(model, desk)
    assert model.form(model.first(Filter.OPEN)) == PSS
    assert not model.first(Filter.OPEN, row=1).isValid()
    assert model.form(model.first(Filter.EMPTY, row=1)) == FormKey("001-B", "pre", "intake")


def test_a_keyed_answer_changes_its_row_and_the_title_above_and_resets_nothing(model, desk, qtbot):
    row = model.find(PSS).row()
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    desk.key(PSS, pss_01="2")
    with qtbot.assertNotEmitted(model.modelReset):
        show(model, desk)
    assert changed == [(3, 3), (row, row)]
    assert model.data(model.find(PSS), Role.CELL).state is FormState.OPEN


def test_a_filter_leaves_fewer_rows(model, desk, qtbot):
    keying.never_came_back(desk.session.study, desk.session.person, keying.open_form(desk.session.study, PSS), True)
    with qtbot.waitSignal(model.modelReset):
        show(model, desk, wanted=Filter.NO_FORM)
    assert model.rowCount() == 2
    show(model, desk, wanted=Filter.KEYED)
    assert model.rowCount() == 0
