"""The list of texts as a model, and the lines a text is broken into."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.coding.lines_of import lines_of
from imp_desktop.ui.coding.model import TextLine, TextsModel
from imp_desktop.ui.look import Look


def line(code, **facts):
    return TextLine(FormKey(code, "post", "imp_eval"), "Post", "Go on.", **facts)


@pytest.fixture
def model(qapp):
    made = TextsModel()
    made.renew(
        [
            line("001-B", waits=True, lacks="still to code"),
            line("002-C", chosen=("a",), chips=("go on",), printable=True),
            line("003-D", chosen=("a",), chips=("go on",), waits=True, changed=True, lacks="still to code"),
        ]
    )
    return made


def test_the_list_keeps_the_rules_of_qt(model, qtmodeltester):
    qtmodeltester.check(model)


def test_a_line_says_whose_it_is_how_it_stands_and_how_it_begins(model):
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == [
        "001-B. still to code. Go on.",
        "002-C. go on, may be printed. Go on.",
        "003-D. go on, keyed anew after it was coded. Go on.",
    ]


def test_the_same_texts_are_drawn_anew_only_where_they_differ(model, qtbot):
    rows = []
    model.dataChanged.connect(lambda first, _last: rows.append(first.row()))
    assert not model.renew([*model.lines[:1], line("002-C", waits=True), *model.lines[2:]])
    assert rows == [1]
    assert model.renew(model.lines[:1])


def test_the_next_that_waits_is_below_or_else_above(model):
    assert [model.next_waiting(row) for row in (-1, 0, 1, 2)] == [0, 2, 2, 0]
    model.renew([line("001-B")])
    assert model.next_waiting(-1) == -1


def test_a_row_is_found_by_its_form(model):
    assert model.row_of(model.lines[2].form) == 2
    assert model.row_of(None) == -1


@pytest.mark.parametrize("text", ["one two three four five six seven", "🧘🏽‍♀️ " * 30, "x" * 300, "שלום עולם " * 20, ""])
def test_a_text_is_broken_without_losing_a_sign(qapp, text):
    font = Look().font(13)
    found = lines_of(text, font, 120)
    assert "".join(found) == text
    assert all(QFontMetrics(font).horizontalAdvance(one.rstrip()) <= 121 for one in found)


def test_at_most_so_many_lines_the_last_one_cut(qapp):
    found = lines_of("🧘🏽‍♀️ and on and on " * 30, Look().font(13), 120, 2)
    assert len(found) == 2
    assert found[1].endswith("…")
