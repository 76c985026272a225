"""Tests of the promise that every answer acknowledged is there after the process was killed at any instant."""

import multiprocessing
import random
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from imp_desktop.operations import enrolling, keying, persons, studies
from imp_desktop.operations.keying import Form, FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

KEY = FormKey("001-B", "pre", "eq")
KILLS = 20
Step = Callable[[Study, Person, Form, str, str, Connection], None]


def honest(study: Study, person: Person, form: Form, item: str, text: str, told: Connection) -> None:
    """Acknowledge an answer once the verb has returned, as the window does."""
    keying.key(study, person, form, item, text)
    told.send((item, text))


def hasty(study: Study, person: Person, form: Form, item: str, text: str, told: Connection) -> None:
    """Acknowledge an answer before it is on disk; the test must find this out."""
    told.send((item, text))
    keying.key(study, person, form, item, text)


def _keep_keying(path: Path, step: Step, told: Connection, seed: int) -> None:
    study = studies.open_study(path, "Anna Bakker")
    person = persons.person(study, "Anna Bakker")
    form = keying.open_form(study, KEY)
    chance = random.Random(seed)
    while True:
        item = chance.choice(form.instrument.items).id
        text = str((int(form.answers[item].keyed or 0) + 1) % 7) if item in form.answers else "1"
        step(study, person, form, item, text, told)


def _killed_while_keying(path: Path, step: Step, seed: int) -> dict[str, str]:
    """Let a process key, kill it after some acknowledgements, and give the last acknowledged answer of every item."""
    quick = "forkserver" in multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("forkserver" if quick else "spawn")
    if quick:
        context.set_forkserver_preload(["imp_desktop.operations.keying", "tests.storage.test_kill"])
    hear, told = context.Pipe(duplex=False)
    child = context.Process(target=_keep_keying, args=(path, step, told, seed))
    child.start()
    told.close()
    acknowledged = dict(hear.recv() for _ in range(random.Random(seed).randint(1, 40)))
    child.kill()
    child.join()
    while True:
        try:
            item, text = hear.recv()
        except EOFError:
            return acknowledged
        acknowledged[item] = text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    study = studies.create(tmp_path / "trial.impstudy", who="Anna Bakker")
    enrolling.add(study, persons.persons(study)[0], KEY.code, {"group": "control", "consent": "2026-01-05"})
    study.close()
    return study.path


def _lost(path: Path, step: Step, kills: int) -> int:
    """How many acknowledged answers are not in the file after all the kills, which leave it sound each time."""
    expected: dict[str, str] = {}
    lost = 0
    for seed in range(kills):
        expected |= _killed_while_keying(path, step, seed)
        study = studies.open_study(path, "Anna Bakker")
        form = keying.open_form(study, KEY)
        for item, text in expected.items():
            found = form.answers[item].keyed if item in form.answers else None
            ahead = str((int(text) + 1) % 7)  # keyed, but killed before it could be acknowledged
            lost += found not in {text, ahead}
        expected = {item: answer.keyed or "" for item, answer in form.answers.items()}
        assert studies.check(study) == []
        study.close()
    return lost


def test_every_acknowledged_answer_is_there_after_a_kill(path: Path) -> None:
    assert _lost(path, honest, KILLS) == 0


def test_the_test_finds_out_who_acknowledges_too_early(path: Path) -> None:
    assert _lost(path, hasty, 6) > 0
