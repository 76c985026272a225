"""The keys of the keying screen are one table: what is explained is what happens."""

import pytest
from PySide6.QtGui import QKeySequence

from imp_desktop import i18n
from imp_desktop.ui.entry import keys
from imp_desktop.ui.entry.keys import COMBINATIONS, SIGNS, Gesture

CAPS = {"↑": "Up", "↓": "Down", "PgDn": "PgDown", "⌫": "Backspace", "Enter": "Return", "←": "Left"}


def test_every_gesture_is_done_by_the_screen(page):
    assert set(page.deeds) | {Gesture.DIGIT} == set(Gesture)


def test_every_gesture_has_a_key():
    assert set(COMBINATIONS) | set(SIGNS.values()) == set(Gesture)


def test_every_gesture_is_explained_once():
    explained = [gesture for group in keys.table() for line in group.lines for gesture in line.gestures]
    assert sorted(explained) == sorted(Gesture)


def test_the_caps_on_the_sheet_are_the_keys_that_work():
    for group in keys.table():
        for line in group.lines:
            works = {name for gesture in line.gestures for name in COMBINATIONS.get(gesture, ())}
            works |= {sign for sign, gesture in SIGNS.items() if gesture in line.gestures}
            for cap in line.caps:
                before, plus, last = cap.rpartition("+")
                name = f"{before}{plus}{CAPS.get(last, last)}"
                assert cap == "0 … 9" or name in works or f"Ctrl+{name}" in works, (cap, works)


def test_the_sheet_is_there_in_dutch():
    with i18n.speaking("nl"):
        assert keys.table()[0].title == "Antwoord"


@pytest.mark.parametrize(("gesture", "name"), [(each, name) for each, names in COMBINATIONS.items() for name in names])
def test_each_key_does_its_deed(typist, gesture, name):
    done = []
    typist.page.deeds = {each: (lambda each=each: done.append(each)) for each in Gesture}
    typist.press(name)
    assert done == [gesture]


@pytest.mark.parametrize("sign", [".", ",", "+"])
def test_each_sign_does_its_deed(typist, sign):
    done = []
    typist.page.deeds = {each: (lambda each=each: done.append(each)) for each in Gesture}
    typist.type(sign)
    assert done == [SIGNS[sign]]


def test_no_key_stands_for_two_gestures():
    names = [QKeySequence(name).toString() for names in COMBINATIONS.values() for name in names]
    assert len(names) == len(set(names))
