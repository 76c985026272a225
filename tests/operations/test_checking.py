"""Checking a folder tells everything about it: declaration, words and worked cases."""

import shutil
from pathlib import Path

import pytest

from imp_desktop import paths
from imp_desktop.operations.checking import check_instrument


@pytest.fixture
def pss(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.forms() / "instruments" / "pss", tmp_path / "pss"))


def test_a_sound_folder_has_no_complaints(pss: Path) -> None:
    assert check_instrument(pss) == []


def test_a_derived_instrument_finds_its_parent_among_the_shipped_ones(tmp_path: Path) -> None:
    scs = Path(shutil.copytree(paths.forms() / "instruments" / "scs", tmp_path / "scs"))
    assert check_instrument(scs) == []


def test_a_relative_folder_is_checked_like_any_other(pss: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pss)
    assert check_instrument(Path()) == []


def test_a_wrong_key_is_caught_by_the_worked_cases(pss: Path) -> None:
    shape = pss / "instrument.toml"
    shape.write_text(shape.read_text(encoding="utf-8").replace("[4, 5, 7, 8]", "[4, 5, 7]"), encoding="utf-8")
    found = check_instrument(pss)
    assert found
    assert all(error.where.startswith("golden.csv, ") for error in found)


def test_wrong_shape_and_wrong_words_come_together(pss: Path) -> None:
    shape, text = pss / "instrument.toml", pss / "text.nl.toml"
    shape.write_text(
        shape.read_text(encoding="utf-8").replace("version = 1", "version = 1\npage = 3"), encoding="utf-8"
    )
    text.write_text(text.read_text(encoding="utf-8").replace("pss_07", "pss_17"), encoding="utf-8")
    assert [error.where for error in check_instrument(pss)] == [
        "instrument.toml, page",
        "text.nl.toml, cues",
        "text.nl.toml, cues.pss_17",
    ]


def test_no_folder_at_all_is_explained(tmp_path: Path) -> None:
    found = check_instrument(tmp_path / "nowhere")
    assert [str(error) for error in found] == [
        "instrument.toml: the file is missing. Add it; copy the nearest instrument's."
    ]
