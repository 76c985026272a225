"""What a study keeps of an instrument gives the same instrument back, and its hash covers structure only."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imp_desktop.errors import ImpError
from imp_desktop.instruments.catalogue import instrument, known
from imp_desktop.instruments.derived import without
from imp_desktop.instruments.model import Instrument, Words
from imp_desktop.instruments.reader import read_instrument
from imp_desktop.instruments.shape import instrument_from, shape_hash, shape_json, words_from, words_json
from tests.instruments.conftest import Write


def every() -> list[Instrument]:
    chosen = without(instrument("scs"), instrument("scs26"), (23, 16))
    return [*(instrument(name) for name in known()), chosen]


@pytest.mark.parametrize("kept", every(), ids=lambda kept: f"{kept.id}{kept.left_out or ''}")
def test_the_kept_copy_gives_the_same_instrument_back(kept: Instrument) -> None:
    assert instrument_from(shape_json(kept), words_from(words_json(kept.words)), kept.licence) == kept
    assert shape_json(instrument_from(shape_json(kept), kept.words)) == shape_json(kept)


def test_every_kind_of_item_and_rule_comes_back(write: Write) -> None:
    mood = read_instrument(write())
    assert instrument_from(shape_json(mood), words_from(words_json(mood.words)), mood.licence) == mood


def test_words_and_licence_leave_the_hash_alone_and_structure_does_not(write: Write) -> None:
    mood = read_instrument(write())
    worded = replace(mood, words={"en": Words("Other", "Other")}, licence="Another one.")
    assert shape_hash(worded) == shape_hash(mood)
    for old, new in (
        ("version = 3", "version = 4"),
        ("reversed = [2]", ""),
        ("maximum = 24", "maximum = 23"),
        ("5 = 9", "5 = 8"),
    ):
        assert shape_hash(read_instrument(write(old, new))) != shape_hash(mood)


def test_instruments_differ_in_their_hash() -> None:
    assert len({shape_hash(kept) for kept in every()}) == len(every())


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"id": 1}', "[" * 100_000, '{"en": {"name": "x"}}'])
def test_a_damaged_copy_is_explained(text: str) -> None:
    with pytest.raises(ImpError):
        instrument_from(text, {})
    if text != "{}":
        with pytest.raises(ImpError):
            words_from(text)


@given(st.data())
def test_a_copy_spoilt_at_any_place_is_taken_or_explained(data: st.DataObject) -> None:
    kept = json.loads(shape_json(instrument("eq")))
    key = data.draw(st.sampled_from(sorted(kept)))
    junk = st.one_of(st.none(), st.integers(), st.text(max_size=3), st.lists(st.integers(), max_size=2))
    kept[key] = data.draw(junk | st.lists(st.dictionaries(st.sampled_from(["id", "type"]), junk), max_size=2))
    try:
        instrument_from(json.dumps(kept), {})
    except ImpError as error:
        assert error.code == "form-file"
