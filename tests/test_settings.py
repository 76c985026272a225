"""Settings of the machine and of each person: kept, read again, and never in the way."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from imp_desktop.settings import FILE_NAME, MOST_RECENT, Preferences, Settings, load, save


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    settings = Settings(recent=["/a.impstudy"], last_person="Anna Bakker", geometry="AAAA")
    settings.of("Anna Bakker").zoom = 150
    settings.of("Anna Bakker").hints["F2"] = 3
    save(settings, tmp_path / "new folder")
    assert load(tmp_path / "new folder") == settings


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b'"text"', b'{"persons": 3}'])
def test_an_unreadable_file_is_put_aside_and_everything_is_as_usual(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert load(tmp_path) == Settings()
    aside = [path.read_bytes() for path in tmp_path.glob("settings-unreadable-*.json")]
    assert aside == [content]


def test_a_value_of_the_wrong_kind_is_passed_over_and_the_rest_is_kept(tmp_path: Path) -> None:
    kept = {"last_person": "Anna", "recent": "no list", "persons": {"Anna": {"zoom": 133, "theme": "dark", "old": 1}}}
    (tmp_path / FILE_NAME).write_text(json.dumps(kept), encoding="utf-8")
    settings = load(tmp_path)
    assert settings.last_person == "Anna"
    assert settings.recent == []
    assert settings.of("Anna") == Preferences(theme="dark")


def test_each_person_has_preferences_of_their_own() -> None:
    settings = Settings()
    settings.of("Anna").theme = "dark"
    assert settings.of("Jonas").theme == "system"


def test_the_study_opened_last_comes_first_and_only_once() -> None:
    settings = Settings()
    for number in range(MOST_RECENT + 2):
        settings.opened(Path(f"/studies/{number}.impstudy"))
    settings.opened(Path("/studies/5.impstudy"))
    assert settings.recent[0] == str(Path("/studies/5.impstudy"))
    assert len(settings.recent) == MOST_RECENT
    assert len(set(settings.recent)) == MOST_RECENT


@pytest.mark.parametrize("kind", [Settings, Preferences])
def test_every_setting_says_what_it_is(kind) -> None:
    for each in fields(kind):
        assert each.metadata["about"].endswith(".")
        if each.metadata["choices"]:
            assert getattr(kind(), each.name) in each.metadata["choices"]
