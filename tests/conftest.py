"""What tests share: a home of their own, and studies made through the program's own operations."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from imp_desktop import i18n
from imp_desktop.operations import enrolling, persons, studies
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study

# nothing hangs on how fast the machine is
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

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


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two study files every test gets a copy of: an empty one and one with participants."""
    folder = tmp_path_factory.mktemp("made_once")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IMP_DESKTOP_HOME", str(folder / "home"))
        empty = studies.create(folder / "empty.impstudy", choose=["scs.left_out=23,16"], who="Anna Bakker")
        studies.save_copy(empty, folder / "people.impstudy")
        empty.close()
        peopled = studies.open_study(folder / "people.impstudy")
        for code, facts in REGISTER.items():
            enrolling.add(peopled, persons.person(peopled, "Anna Bakker"), code, facts)
        peopled.close()
    return {"empty": folder / "empty.impstudy", "people": folder / "people.impstudy"}


@pytest.fixture
def study(
    tmp_path: Path, own_home: Path, made_once: dict[str, Path], request: pytest.FixtureRequest
) -> Iterator[Study]:
    """A study of the shipped protocol without participants; items 23 and 16 are not on the printed SCS."""
    begin = made_once["people" if "people" in request.fixturenames else "empty"]
    opened = studies.open_study(Path(shutil.copy(begin, tmp_path / "trial.impstudy")), "Anna Bakker")
    yield opened
    opened.close()


@pytest.fixture
def person(study: Study) -> Person:
    """The person who made the study."""
    return persons.person(study, "Anna Bakker")


@pytest.fixture
def people(study: Study) -> Study:
    """The study with four participants who gave consent: two in training, two controls."""
    return study
