"""Real keys on a real window: everything shown is on disk whenever the process dies, and 143 items take 143 keys."""

import random
from pathlib import Path

from imp_desktop.operations import keying, studies
from imp_desktop.operations.keying import FormKey

ITEMS = {"ffmq": 39, "scs": 24, "eq": 40, "pss": 10, "proqol": 30}
CODES = ("001-B", "002-C", "003-D", "004-F")
KILLS = 12


def digits(chance: random.Random, count: int) -> list[str]:
    """Answers without the same one twice in a row: on a busy machine the X server may give the release of a key and
    its next press the same time, and Qt takes that for a key held down.
    """
    found = [str(chance.randint(1, 4))]
    while len(found) < count:
        found.append(chance.choice([digit for digit in "1234" if digit != found[-1]]))
    return found


def lost(path: Path, form: FormKey, shown: dict[str, str]) -> dict[str, str]:
    """What was shown but is not in the study when it is opened again."""
    study = studies.open_study(path)
    stored = keying.open_form(study, form).answers
    sound = studies.check(study)
    study.close()
    assert sound == []
    return {item: keyed for item, keyed in shown.items() if item not in stored or stored[item].keyed != keyed}


def key_and_kill(start, path: Path, *wishes: str, kills: int = KILLS) -> tuple[int, int]:
    """Key forms and kill the program as soon as it has shown some answers; (shown, lost) over all kills."""
    chance = random.Random(20200101)
    shown_in_all, lost_in_all = 0, 0
    for kill in range(kills):
        form = FormKey(CODES[kill % 4], ("pre", "post")[kill // 4 % 2], ("ffmq", "eq")[kill // 8 % 2])
        window = start(path, form, *wishes)
        last = chance.randint(2, 30)
        window.type(*digits(chance, 39))
        prefix = f"shown {form.instrument} {form.instrument}_{last:02} "
        window.wait_for(lambda line, prefix=prefix: line.startswith(prefix))
        window.kill()
        shown_in_all += len(window.shown)
        lost_in_all += len(lost(path, form, window.shown))
    return shown_in_all, lost_in_all


def test_every_answer_shown_is_on_disk_when_the_process_is_killed(start, people):
    path = people.path
    people.close()
    shown, gone = key_and_kill(start, path)
    assert shown > KILLS * 2
    assert gone == 0


def test_a_program_that_paints_before_it_commits_fails_the_same_test(start, people):
    path = people.path
    people.close()
    _shown, gone = key_and_kill(start, path, "--paints-first", kills=4)
    assert gone > 0


def test_one_persons_143_items_take_143_keys_and_at_most_one_a_form(start, people):
    path = people.path
    people.close()
    window = start(path, ("001-B", "post", "ffmq"))
    chance = random.Random(7)
    keyed = {name: digits(chance, count) for name, count in ITEMS.items()}
    keys = [key for name in ITEMS for key in ("Return", *keyed[name])][1:]
    assert len(keys) == 143 + len(ITEMS) - 1
    window.type(*keys)
    window.wait_for(lambda line: line == "complete proqol")
    window.kill()
    study = studies.open_study(path)
    for name, answers in keyed.items():
        stored = keying.open_form(study, FormKey("001-B", "post", name))
        assert [stored.answers[item.id].keyed for item in stored.instrument.items] == answers
    study.close()


def test_200_keys_a_second_are_neither_lost_nor_doubled_not_even_the_same_one_again_and_again(start, people):
    path = people.path
    people.close()
    keyed = ["3"] * 20 + list("1234") * 4 + ["2"] * 3
    window = start(path, ("001-B", "post", "ffmq"))
    window.type(*keyed, delay=5)
    window.wait_for(lambda line: line == "complete ffmq")
    window.kill()
    study = studies.open_study(path)
    stored = keying.open_form(study, FormKey("001-B", "post", "ffmq"))
    assert [stored.answers[item.id].keyed for item in stored.instrument.items] == keyed
    study.close()


def test_a_key_held_down_for_a_second_is_one_answer(start, people):
    path = people.path
    people.close()
    window = start(path, ("001-B", "post", "ffmq"))
    window.hold("3", seconds=1.0)
    window.type("4")
    window.wait_for(lambda line: line.startswith("shown ffmq ffmq_02 4"))
    window.kill()
    study = studies.open_study(path)
    stored = keying.open_form(study, FormKey("001-B", "post", "ffmq"))
    assert {item: answer.keyed for item, answer in stored.answers.items()} == {"ffmq_01": "3", "ffmq_02": "4"}
    study.close()
