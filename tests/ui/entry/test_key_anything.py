"""Whatever is pressed, in whatever order: what the screen shows is what the study on disk holds."""

import random

import pytest

from imp_desktop.ui.entry.keys import COMBINATIONS, Gesture
from tests.ui.entry.conftest import EVALUATION, INTAKE, PSS

NAMES = [name for gesture, names in COMBINATIONS.items() if gesture is not Gesture.LEAVE for name in names]
STARTS = ((PSS,), (INTAKE,), (EVALUATION, "imp_eval_teacher_1"), (EVALUATION, "imp_eval_study_minutes"))
SIGNS = "0123456789" * 4 + "..,,+x-e "


@pytest.mark.parametrize("seed", range(4))
def test_the_screen_and_the_study_agree_after_every_key(typist, seed):
    chance = random.Random(seed)
    typist.open(*STARTS[seed % 4])
    pressed = []
    for _ in range(100):
        if chance.random() < 0.6:
            pressed.append(chance.choice(SIGNS))
            typist.type(pressed[-1])
        else:
            pressed.append(chance.choice(NAMES))
            typist.press(pressed[-1])
        form, stored = typist.page.pen.form, typist.stored()
        shown = {row.item.id: (row.keyed, row.missing, row.note) for row in typist.page.pen.rows()}
        held = {
            item.id: (
                (stored.answers[item.id].keyed or "") if item.id in stored.answers else "",
                (stored.answers[item.id].missing or "") if item.id in stored.answers else "",
                stored.notes.get(item.id, ""),
            )
            for item in stored.instrument.items
        }
        assert shown == held, pressed
        assert (form.date, form.absent) == (stored.date, stored.absent), pressed
