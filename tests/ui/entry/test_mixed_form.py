"""A form of every kind of item on one page: scales of two lengths, words, numbers, decimals, dates and texts."""

from pathlib import Path

import pytest

from imp_desktop.operations import enrolling, persons, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.settings import Settings
from imp_desktop.ui.entry.blocks import Kind
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.view import EntryPage
from imp_desktop.ui.session import Session
from tests.ui.entry.conftest import Typist

INSTRUMENT = """
id = "mixed"
version = 1
licence = "Made for a test."
[choices.five]
codes = [1, 2, 3, 4, 5]
[choices.ten]
codes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
[[items]]
first = "mixed_01"
last = "mixed_02"
type = "choice"
choices = "five"
[[items]]
id = "mixed_grade"
type = "choice"
choices = "ten"
[[items]]
id = "mixed_decimal"
type = "decimal"
minimum = 0
maximum = 10
[[items]]
id = "mixed_day"
type = "date"
[[items]]
id = "mixed_text"
type = "text"
"""
WORDS = """
name = "Mixed form"
short = "Mixed"
[choices.five]
1 = "not at all"
2 = "a little"
3 = "half"
4 = "much"
5 = "fully"
[choices.ten]
0 = "0"
1 = "1"
2 = "2"
3 = "3"
4 = "4"
5 = "5"
6 = "6"
7 = "7"
8 = "8"
9 = "9"
10 = "10"
[cues]
mixed_01 = "first"
mixed_02 = "second"
mixed_grade = "grade"
mixed_decimal = "grade to one decimal"
mixed_day = "day of the course"
mixed_text = "remarks"
"""
PROTOCOL = """
id = "small"
version = 1
randomised = false
assessments = ["pre", "post"]
[[groups]]
id = "training"
[[groups]]
id = "control"
[comparison]
first = "training"
second = "control"
before = "pre"
after = "post"
[[due]]
instrument = "mixed"
assessments = ["pre", "post"]
[[due]]
instrument = "pss"
assessments = ["pre", "post"]
[[outcomes]]
score = "pss"
direction = "down"
main = true
"""
PROTOCOL_WORDS = """
title = "A small study"
subtitle = "For a test."
[groups]
training = "Training"
control = "Control"
[assessments]
pre = "Pre"
post = "Post"
"""


@pytest.fixture
def mixed(qtbot, tmp_path: Path, own_home: Path):
    """Somebody before a form of every kind of item."""
    for place, shape, words in (
        ("instruments/mixed/instrument.toml", INSTRUMENT, WORDS),
        ("protocols/small/protocol.toml", PROTOCOL, PROTOCOL_WORDS),
    ):
        folder = own_home / "forms" / Path(place).parent
        folder.mkdir(parents=True)
        (own_home / "forms" / place).write_text(shape, encoding="utf-8")
        (folder / "text.en.toml").write_text(words, encoding="utf-8")
    study = studies.create(tmp_path / "small.impstudy", "small", who="Anna Bakker")
    person = persons.person(study, "Anna Bakker")
    enrolling.add(study, person, "001-B", {"group": "control", "consent": "2026-01-05"})
    session = Session(Settings(), own_home)
    session.take_study(study)
    session.take_person(person)
    session.prefer(language="en", flag_tone=False)
    page = EntryPage(session, Pen)
    qtbot.addWidget(page)
    page.resize(1366, 736)
    page.show()
    page.activateWindow()
    typist = Typist(page, session)
    typist.open(FormKey("001-B", "pre", "mixed"))
    yield typist
    study.close()


def test_every_kind_of_item_is_drawn_its_own_way(mixed):
    kinds = [mixed.page.page.delegate.place(mixed.page.model.row(row)).kind for row in range(6)]
    assert kinds == [Kind.COLUMNS, Kind.COLUMNS, Kind.COLUMNS, Kind.NUMBER, Kind.NUMBER, Kind.TEXT]


def test_the_whole_form_is_keyed_without_a_mouse(mixed):
    mixed.type("42")
    mixed.type("8")
    mixed.type("7,5")
    mixed.press("Return")
    mixed.type("5.3.2026")
    mixed.press("Return")
    mixed.type("good")
    mixed.press("Return")
    keyed = {item: answer.keyed for item, answer in mixed.stored().answers.items()}
    assert keyed == {
        "mixed_01": "4",
        "mixed_02": "2",
        "mixed_grade": "8",
        "mixed_decimal": "7,5",
        "mixed_day": "2026-03-05",
        "mixed_text": "good",
    }
    assert str(mixed.stored().answers["mixed_decimal"].value) == "7.5"


@pytest.mark.parametrize(("signs", "names", "keyed"), [
    ("10", (), "10"),
    ("1", ("Return",), "1"),
    ("0", (), "0"),
    ("15", (), "15"),
])  # fmt: skip
def test_a_one_of_nought_to_ten_waits_for_the_nought_or_enter(mixed, signs, names, keyed):
    mixed.open(FormKey("001-B", "pre", "mixed"), "mixed_grade")
    mixed.type(signs[0])
    assert (mixed.keyed("mixed_grade") is None) == (signs[0] == "1")
    mixed.type(signs[1:])
    mixed.press(*names)
    assert mixed.keyed("mixed_grade") == keyed
    assert mixed.page.pen.item.id == "mixed_decimal"


def test_a_half_typed_number_is_taken_back_by_backspace_or_escape(mixed):
    mixed.open(FormKey("001-B", "pre", "mixed"), "mixed_grade")
    for name in ("Backspace", "Esc"):
        mixed.type("1")
        assert mixed.page.pen.typed == "1"
        mixed.press(name)
        assert mixed.page.pen.typed == ""
    assert mixed.stored().answers == {}


def test_a_day_that_does_not_exist_is_refused_in_words(mixed):
    mixed.open(FormKey("001-B", "pre", "mixed"), "mixed_day")
    mixed.type("31-2-2026")
    mixed.press("Return")
    assert "is no date" in mixed.page.pen.said
    assert mixed.page.pen.item.id == "mixed_day"


def test_a_text_may_stay_empty_and_is_no_gap(mixed):
    mixed.type("42")
    mixed.type("8")
    mixed.type("7")
    mixed.press("Return")
    mixed.type("5-3-2026")
    mixed.press("Return", "Return")
    assert mixed.stored().complete
    assert mixed.page.spot.saying.title == "Mixed is complete"
