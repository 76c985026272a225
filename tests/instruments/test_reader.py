"""The reader takes what is declared and explains everything it cannot take, with file, key and advice."""

import os
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imp_desktop.errors import ImpError, ImpErrors
from imp_desktop.instruments.model import Direction, ItemType, Rule
from imp_desktop.instruments.reader import read_instrument
from tests.instruments.conftest import SHAPE, TEXT, Write


def complaints(folder: Path) -> list[ImpError]:
    with pytest.raises(ImpErrors) as caught:
        read_instrument(folder)
    found = list(caught.value.all())
    assert all(error.code == "form-file" and error.values["what"] and error.values["advice"] for error in found)
    return found


def one_complaint(folder: Path) -> ImpError:
    found = complaints(folder)
    assert len(found) == 1, [str(error) for error in found]
    return found[0]


def test_everything_declared_is_there(write: Write) -> None:
    mood = read_instrument(write())
    assert (mood.id, mood.version, mood.licence, mood.pages) == ("mood", 3, "None needed.", 2)
    assert [(item.id, item.number, item.page, item.type) for item in mood.items] == [
        ("mood_1", 1, 1, ItemType.CHOICE),
        ("mood_2", 2, 1, ItemType.CHOICE),
        ("mood_3", 3, 2, ItemType.CHOICE),
        ("mood_hours", 4, 2, ItemType.INTEGER),
        ("mood_slept", 5, 2, ItemType.CHOICE),
    ]
    hours = mood.item("mood_hours")
    assert (hours.minimum, hours.maximum, hours.choices) == (Decimal(0), Decimal(24), None)
    slept = mood.item("mood_slept").asked_if
    assert slept is not None
    assert (slept.item, slept.codes) == ("mood_1", (1, 2))
    words = mood.in_language("nl")
    assert (words.name, words.short, words.cues["mood_2"]) == ("Mood today", "Mood", "at noon")
    assert words.choices["yes_no"] == {0: "no", 1: "yes"}
    assert (words.units, words.score_notes) == ({"mood_hours": "hours"}, {"mood.both": "mean of two"})


def test_scores_know_what_each_code_is_worth_and_how_far_they_reach(write: Write) -> None:
    total, steep, both = read_instrument(write()).scores
    assert (total.rule, total.of, total.direction) == (Rule.SUM, ("mood_1", "mood_2", "mood_3"), Direction.UP)
    assert total.recode == {"mood_2": {1: 5, 2: 4, 3: 3, 4: 2, 5: 1}}
    assert total.reversed == {"mood_2"}
    assert (total.minimum, total.maximum) == (Fraction(3), Fraction(15))
    assert steep.recode == {"mood_3": {1: 0, 2: 0, 3: 1, 4: 4, 5: 9}}
    assert (steep.minimum, steep.maximum) == (Fraction(1, 2), Fraction(7))
    assert (both.rule, both.of) == (Rule.MEAN_OF_SCORES, ("mood", "mood.steep"))
    assert (both.minimum, both.maximum) == (Fraction(7, 4), Fraction(11))


@pytest.mark.parametrize(
    ("old", "new", "where", "word"),
    [
        ('id = "mood"', "", "id", "missing"),
        ('id = "mood"', 'id = "Mood"', "id", "no id"),
        ('id = "mood"', "id = 7", "id", "another kind"),
        ("version = 3", "version = true", "version", "another kind"),
        ("version = 3", "version = 0", "version", "out of bounds"),
        ("version = 3", "version = 3.0", "version", "another kind"),
        ("version = 3", "vresion = 3", "version", "missing"),
        ('licence = "None needed."', "", "licence", "missing"),
        ('licence = "None needed."', 'licence = "a\\nb"', "licence", "single line"),
        ('licence = "None needed."', 'licence = "  "', "licence", "empty"),
        ("pages = [2, 3]", "pages = [2, 2]", "pages", "the pages hold 4 items, but there are 5"),
        ("pages = [2, 3]", "pages = [5, 0]", "pages", "the pages hold 5"),
        ("pages = [2, 3]", "pages = [2, true]", "pages", "whole numbers"),
        ("codes = [1, 2, 3, 4, 5]", "codes = []", "choices.five.codes", "no codes"),
        ("codes = [1, 2, 3, 4, 5]", 'codes = ["1"]', "choices.five.codes", "whole numbers"),
        ("codes = [0, 1]", "codes = [0, 1, 1]", "choices.yes_no.codes", "1 is there twice"),
        ('choices = "five"', 'choices = "fife"', "items.mood_1.choices", "no scale"),
        ('choices = "five"', "", "items.mood_1.choices", "missing"),
        ('last = "mood_3"', 'last = "mood_x"', "items.mood_1.last", "no run"),
        ('last = "mood_3"', 'last = "mood_0"', "items.mood_1.last", "no run"),
        ('last = "mood_3"', 'last = "other_3"', "items.mood_1.last", "no run"),
        ('last = "mood_3"', 'last = "mood_03"', "items.mood_1.last", "no run"),
        ('id = "mood_hours"', 'id = "mood_2"', "items", "mood_2 is there twice"),
        ('id = "mood_hours"', 'id = "hours"', "items.hours.id", "does not begin"),
        ('type = "integer"', 'type = "intger"', "items.mood_hours.type", "no intger"),
        ("minimum = 0", "minimum = 30", "items.mood_hours.minimum", "above the maximum"),
        ("minimum = 0", "minimum = nan", "items.mood_hours.minimum", "no number"),
        ("minimum = 0", 'minimum = "0"', "items.mood_hours.minimum", "no number"),
        ("maximum = 24", "maximum = inf", "items.mood_hours.maximum", "no number"),
        (
            'item = "mood_1", codes = [1, 2]',
            'item = "mood_9", codes = [1]',
            "items.mood_slept.asked_if.item",
            "no such",
        ),
        ('item = "mood_1", codes = [1, 2]', 'item = "mood_1", codes = [7]', "items.mood_slept.asked_if.codes", "codes"),
        ('item = "mood_1", codes = [1, 2]', 'item = "mood_1"', "items.mood_slept.asked_if.codes", "missing"),
        ('id = "mood.both"', 'id = "both"', "scores.both.id", "does not begin"),
        ('rule = "mean"\n', 'rule = "median"\n', "scores.mood.steep.rule", "no median"),
        ('direction = "down"', "", "scores.mood.steep.direction", "missing"),
        ("of = [1, 3]", "of = [1, 33, 3]", "scores.mood.steep.of", "no item 33"),
        ("of = [1, 3]", "of = [1, 3, 3]", "scores.mood.steep.of", "named twice: mood_3"),
        ("of = [1, 3]", "of = [1, 3, 4.5]", "scores.mood.steep.of", "no item"),
        ("of = [1, 3]", "of = [1, 3, 0x" + "f" * 9000 + "]", "scores.mood.steep.of", "no item"),
        ("of = [1, 3]", "of = [1, 3, 5]", "scores.mood.steep.of", "cannot be scored: mood_slept"),
        ("reversed = [2]", "reversed = [2, 4]", "scores.mood.reversed", "not among the items of the score: mood_hours"),
        ("steep = [3]", "steeep = [3]", "scores.mood.steep.recode.steeep", "no table"),
        (
            "recode = { steep = [3] }",
            "recode = { steep = [3] }\nreversed = [3]",
            "scores.mood.steep.recode",
            "reversed",
        ),
        ("5 = 9", "", "scores.mood.steep.recode", "does not give the worth of each code"),
        ("5 = 9", "five = 9", "recodes.steep.five", "no code"),
        (
            'of = ["mood", "mood.steep"]',
            'of = ["mood", "mood.both"]',
            "scores.mood.both.of",
            "no score mood.both above",
        ),
        ('of = ["mood", "mood.steep"]', 'of = ["mood", "mood.seep"]', "scores.mood.both.of", "no score mood.seep"),
        ('id = "mood.both"', 'id = "mood.steep"', "scores", "mood.steep is there twice"),
        ("[[scores]]", "[[score]]", "score", "no key score"),
    ],
)
def test_a_wrong_declaration_is_explained_where_it_stands(
    write: Write, old: str, new: str, where: str, word: str
) -> None:
    found = complaints(write(old, new))
    assert (f"instrument.toml, {where}", True) in [(error.where, word in str(error)) for error in found], [
        str(error) for error in found
    ]


@pytest.mark.parametrize(
    ("old", "new", "where", "word"),
    [
        ('short = "Mood"', "", "short", "missing"),
        ('short = "Mood"', "short = 1", "short", "another kind"),
        ('name = "Mood today"', 'nmae = "Mood"', "nmae", "Did you mean name"),
        ('mood_2 = "at noon"', "", "cues", "missing for: mood_2"),
        ('mood_2 = "at noon"', 'mood_22 = "at noon"', "cues.mood_22", "Did you mean mood_2"),
        ('mood_2 = "at noon"', 'mood_2 = ""', "cues.mood_2", "empty"),
        ('3 = "middling"', "", "choices.five", "missing for: 3"),
        ('3 = "middling"', '3 = "middling"\n6 = "more"', "choices.five.6", "does not exist"),
        ('3 = "middling"', 'three = "middling"', "choices.five.three", "no code"),
        ('mood = "Mood"', "", "scores", "missing for: mood"),
        ('mood_hours = "hours"', 'mood_1 = "hours"', "units.mood_1", "does not exist"),
    ],
)
def test_wrong_words_are_explained_where_they_stand(write: Write, old: str, new: str, where: str, word: str) -> None:
    found = complaints(write(text_old=old, text_new=new))
    assert (f"text.en.toml, {where}", True) in [(error.where, word in str(error)) for error in found], [
        str(error) for error in found
    ]


def test_a_misspelt_key_gets_the_nearest_one_as_advice(write: Write) -> None:
    error = one_complaint(write("reversed = [2]", "revresed = [2]"))
    assert str(error) == "instrument.toml, scores.mood.revresed: there is no key revresed here. Did you mean reversed?"


def test_all_complaints_of_a_folder_come_at_once(write: Write) -> None:
    folder = write("version = 3", 'version = "3"', text_old='mood_2 = "at noon"', text_new="")
    (folder / "text.nl.toml").write_text("name = [", encoding="utf-8")
    assert [error.where for error in complaints(folder)][:2] == ["instrument.toml, version", "text.nl.toml"]
    assert "text.en.toml, cues" in [error.where for error in complaints(folder)]


def test_a_scale_that_differs_from_both_ends_is_not_reversed(write: Write) -> None:
    found = complaints(write("codes = [1, 2, 3, 4, 5]", "codes = [1, 2, 4, 5, 9]"))
    assert any("not the same from both ends" in str(error) for error in found)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "missing"),
        (b"id = \n", "no TOML"),
        (b'id = "a"\nid = "b"\n', "no TOML"),
        (b'id = "\xff\xfe"', "not UTF-8"),
        (b"\x00" * 20, "no TOML"),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
        (b"a = " + b"1" * 5_000, "no TOML"),
        (b"#" * 1_000_001, "larger than a form can be"),
        (b'items = "x"\nscores = 3\nchoices = [1]\n', "another kind"),
        (b'items = [1, "x", []]\n', "no table"),
    ],
)
def test_no_file_content_is_more_than_a_complaint(write: Write, content: bytes, word: str) -> None:
    folder = write()
    (folder / "instrument.toml").write_bytes(content)
    assert any(word in str(error) for error in complaints(folder))


def test_a_folder_without_files_a_file_and_nothing_at_all_are_explained(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for name in ("empty", "file", "nowhere"):
        assert "instrument.toml" in one_complaint(tmp_path / name).where


def test_a_pipe_instead_of_a_file_does_not_hang_the_reader(tmp_path: Path) -> None:
    make = getattr(os, "mkfifo", os.mkdir)  # Windows has no pipes with a name in a folder
    make(tmp_path / "instrument.toml")
    assert "this is no file" in str(one_complaint(tmp_path))


def test_the_folder_and_the_id_have_the_same_name(write: Write) -> None:
    folder = write()
    other = folder.rename(folder.with_name("temper"))
    assert one_complaint(other).where == "instrument.toml, id"


def test_a_byte_order_mark_and_windows_line_ends_are_taken(write: Write) -> None:
    folder = write()
    (folder / "instrument.toml").write_bytes(b"\xef\xbb\xbf" + SHAPE.replace("\n", "\r\n").encode())
    assert read_instrument(folder).id == "mood"


JUNK = st.recursive(
    st.one_of(st.booleans(), st.integers(-5, 5), st.sampled_from(["mood", "mood_1", "choice", "five", "", "\n"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["id", "of", "5", "x"]), inner)
    ),
    max_leaves=6,
)
LINES = [line for line in (SHAPE + TEXT).splitlines() if "=" in line]


def as_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\n", "\\n") + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {as_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return str(value)


@given(line=st.sampled_from(LINES), value=JUNK)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_of_any_kind_anywhere_is_taken_or_explained(write: Write, line: str, value: object) -> None:
    spoilt = f"{line.partition('=')[0]}= {as_toml(value)}"
    folder = write(line, spoilt) if line in SHAPE else write(text_old=line, text_new=spoilt)
    try:
        read_instrument(folder)
    except ImpErrors as errors:
        assert all(str(error) and error.where for error in errors.all())
