"""What tests share: a home of their own, and studies made through the program's own operations."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from imp_desktop import i18n
from imp_desktop.operations import enrolling, persons, studies
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

REGISTER = {
    "001-B": {"group": "training", "cohort": "1", "consent": "2026-01-05"},
    "002-C": {"group": "training", "cohort": "1", "consent": "2026-01-06"},
    "003-D": {"group": "control", "consent": "2026-01-07"},
    "004-F": {"group": "control", "consent": "2026-01-08"},
}


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Settings and own forms of a test lie in a folder of its own, and it begins in English."""
    home = tmp_path / "home"
    monkeypatch.setenv("IMP_DESKTOP_HOME", str(home))
    yield home
    i18n.choose_language(i18n.SOURCE_LANGUAGE)


@pytest.fixture
def study(tmp_path: Path, own_home: Path) -> Iterator[Study]:
    """A study of the shipped protocol without participants; items 23 and 16 are not on the printed SCS."""
    made = studies.create(tmp_path / "trial.impstudy", choose=["scs.left_out=23,16"], who="Anna Bakker")
    yield made
    made.close()


@pytest.fixture
def person(study: Study) -> Person:
    """The person who made the study."""
    return persons.person(study, "Anna Bakker")


@pytest.fixture
def people(study: Study, person: Person) -> Study:
    """The study with four participants who gave consent: two in training, two controls."""
    for code, facts in REGISTER.items():
        enrolling.add(study, person, code, facts)
    return study
