"""The rows of a form as a model: sound for Qt, and read aloud in full sentences."""

import pytest
from PySide6.QtCore import Qt

from imp_desktop import i18n
from imp_desktop.operations import keying
from imp_desktop.ui.entry.model import FormModel
from tests.ui.entry.conftest import FFMQ, INTAKE


def test_the_model_keeps_qts_rules(qtmodeltester, people):
    model = FormModel()
    model.take(keying.open_form(people, FFMQ))
    qtmodeltester.check(model)


def test_an_empty_model_keeps_qts_rules_too(qtmodeltester):
    qtmodeltester.check(FormModel())


@pytest.fixture
def spoken(people, person):
    """What is read aloud of an item after something was done to the form."""

    def read(item, do=lambda form: None, key=FFMQ):
        form = keying.open_form(people, key)
        do(form)
        model = FormModel()
        model.take(form)
        return model.index(model.position(item)).data(Qt.ItemDataRole.AccessibleTextRole)

    return read


def test_an_answer_is_read_with_its_meaning(spoken, people, person):
    said = spoken("ffmq_01", lambda form: keying.key(people, person, form, "ffmq_01", "4"))
    assert said == "1, body feel while walking, 4 often"


def test_every_state_is_read_aloud(spoken, people, person):
    assert spoken("ffmq_02").endswith("not keyed")
    assert spoken("intake_profession_other", key=INTAKE).endswith("not asked")
    assert spoken("ffmq_02", lambda form: keying.blank(people, person, form, "ffmq_02", "illegible")).endswith(
        "no answer: cannot be read"
    )
    assert spoken("ffmq_03", lambda form: keying.key(people, person, form, "ffmq_03", "9")).endswith(
        "9, not on the scale"
    )
    assert spoken("ffmq_03", lambda form: keying.confirm(people, person, form, "ffmq_03")).endswith("the paper says so")
    assert spoken("ffmq_03", lambda form: keying.note(people, person, form, "ffmq_03", "see page")).endswith(
        "note: see page"
    )
    assert spoken("intake_age", lambda form: keying.key(people, person, form, "intake_age", "38"), INTAKE).endswith(
        "38 years"
    )


def test_rows_are_read_aloud_in_dutch(spoken):
    i18n.choose_language("nl")
    assert spoken("ffmq_01") == "1, lichaam voelen bij lopen, niet ingevoerd"


def test_an_answer_that_opens_a_question_tells_both_rows(qtbot, people, person):
    form = keying.open_form(people, INTAKE)
    model = FormModel()
    model.take(form)
    changed: list[int] = []
    model.dataChanged.connect(lambda index: changed.append(index.row()))
    keying.key(people, person, form, "intake_profession", "4")
    model.show("intake_profession")
    assert sorted(changed) == [2, 3]
    assert model.asked(3)
