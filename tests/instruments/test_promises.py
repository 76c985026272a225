"""An instrument that was not read from a folder keeps the same promises, or says which it does not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from imp_desktop.instruments import promises
from imp_desktop.instruments.catalogue import instrument, known
from imp_desktop.instruments.model import (
    Choices,
    Condition,
    Direction,
    Instrument,
    Item,
    ItemType,
    Rule,
    ScoreRule,
    Words,
)

FIVE = Choices("five", (1, 2, 3, 4, 5))
ITEMS = (
    Item("m_1", 1, ItemType.CHOICE, choices=FIVE),
    Item("m_2", 2, ItemType.CHOICE, choices=FIVE),
    Item("m_3", 3, ItemType.TEXT, page=2, asked_if=Condition("m_1", (5,))),
)
SUM = ScoreRule("m", Rule.SUM, ("m_1", "m_2"), Direction.UP)
WORDS = Words(
    "Mood",
    "M",
    cues={"m_1": "a", "m_2": "b", "m_3": "c"},
    choices={"five": dict.fromkeys(FIVE.codes, "x")},
    scores={"m": "Mood"},
)
SOUND = Instrument("m", 1, ITEMS, (SUM,), {"en": WORDS})


def said(broken: Instrument) -> str:
    return "\n".join(str(error) for error in promises.complaints(broken))


def test_a_sound_instrument_keeps_everything() -> None:
    assert promises.complaints(SOUND) == []
    assert all(promises.complaints(instrument(name)) == [] for name in known())


@pytest.mark.parametrize(
    ("items", "word"),
    [
        ((ITEMS[0], ITEMS[0], ITEMS[2]), "m_1 is there twice"),
        ((ITEMS[0], replace(ITEMS[1], id="n_2"), ITEMS[2]), "does not begin"),
        ((ITEMS[0], replace(ITEMS[1], choices=None), ITEMS[2]), "no scale"),
        ((ITEMS[0], ITEMS[1], replace(ITEMS[2], page=4)), "out of order"),
        ((ITEMS[0], ITEMS[1], replace(ITEMS[2], asked_if=Condition("m_3", (5,)))), "no such choice item above"),
        ((ITEMS[0], ITEMS[1], replace(ITEMS[2], asked_if=Condition("m_1", ()))), "not codes of that item"),
        (
            (*ITEMS, Item("m_4", 4, ItemType.INTEGER, page=2, minimum=Decimal(2), maximum=Decimal(1))),
            "above the maximum",
        ),
    ],
)
def test_items_that_do_not_fit_are_named(items: tuple[Item, ...], word: str) -> None:
    assert word in said(replace(SOUND, items=items))


@pytest.mark.parametrize(
    ("score", "word"),
    [
        (replace(SUM, id="n"), "does not begin"),
        (replace(SUM, of=()), "made of nothing"),
        (replace(SUM, of=("m_1", "m_9")), "no item"),
        (replace(SUM, of=("m_1", "m_3")), "cannot be scored: m_3"),
        (replace(SUM, of=("m_1",), reversed=frozenset({"m_2"})), "no item of the score"),
        (replace(SUM, recode={"m_1": {1: 5}}), "worth of each code"),
        (ScoreRule("m.x", Rule.MEAN_OF_SCORES, ("m", "m.x"), Direction.UP), "no score above"),
    ],
)
def test_scores_that_do_not_fit_are_named(score: ScoreRule, word: str) -> None:
    assert word in said(replace(SOUND, scores=(score,)))


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ({}, "English words are missing"),
        ({"nl": WORDS}, "English words are missing"),
        ({"en": WORDS, "nl": replace(WORDS, name="")}, "text.nl.toml, name"),
        ({"en": replace(WORDS, cues={})}, "missing for: m_1, m_2, m_3"),
        ({"en": replace(WORDS, units={"m_1": "kg"})}, "units.m_1"),
        ({"en": replace(WORDS, choices={"five": WORDS.choices["five"], "six": {}})}, "choices.six"),
        ({"en": replace(WORDS, score_notes={"m.y": "reversed"})}, "score_notes.m.y"),
    ],
)
def test_words_that_do_not_fit_are_named(words: dict[str, Words], word: str) -> None:
    assert word in said(replace(SOUND, words=words))
