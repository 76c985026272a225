"""The catalogue knows the shipped instruments and the clinic's own, and lays licensed wording over the cues."""

import shutil
from pathlib import Path

import pytest

from imp_desktop import paths
from imp_desktop.errors import ImpError, ImpErrors, Problem
from imp_desktop.instruments import catalogue
from imp_desktop.instruments.derived import without
from imp_desktop.instruments.shape import shape_hash
from tests.instruments.conftest import Write


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IMP_DESKTOP_HOME", str(tmp_path / "home"))
    folder = paths.own_forms() / "instruments"
    folder.mkdir(parents=True)
    return folder


def lend(own: Path, name: str, text: str, language: str = "en") -> None:
    (own / name).mkdir(exist_ok=True)
    (own / name / f"text.{language}.toml").write_text(text, encoding="utf-8")


def test_the_shipped_instruments_are_known() -> None:
    assert catalogue.known() == ("eq", "ffmq", "imp_eval", "intake", "proqol", "pss", "scs", "scs26")
    assert all(catalogue.instrument(name).id == name for name in catalogue.known())


def test_an_unknown_instrument_is_refused_with_those_there_are() -> None:
    for name in ("fmq", "", "../ffmq", "FFMQ"):
        with pytest.raises(ImpError) as caught:
            catalogue.instrument(name)
        assert caught.value.problem is Problem.UNKNOWN_INSTRUMENT
        assert "ffmq" in str(caught.value)


def test_a_folder_of_ones_own_adds_an_instrument(own: Path, write: Write) -> None:
    shutil.copytree(write(), own / "mood")
    assert catalogue.known()[-1] == "mood"
    assert catalogue.instrument("mood").version == 3


def test_licensed_wording_replaces_cues_and_leaves_the_structure(own: Path) -> None:
    before = catalogue.instrument("ffmq")
    lend(own, "ffmq", '[wording]\nffmq_01 = "The licensed sentence."\n')
    after = catalogue.instrument("ffmq")
    assert after.words["en"].cues["ffmq_01"] == "The licensed sentence."
    assert after.words["en"].cues["ffmq_02"] == before.words["en"].cues["ffmq_02"]
    assert sorted(before.words["en"].worded) == []
    assert sorted(after.words["en"].worded) == ["ffmq_01"]
    assert after.words["nl"] == before.words["nl"]
    assert shape_hash(after) == shape_hash(before)


def test_wording_may_change_while_the_program_runs(own: Path) -> None:
    lend(own, "ffmq", '[wording]\nffmq_01 = "First."\n')
    assert catalogue.instrument("ffmq").words["en"].cues["ffmq_01"] == "First."
    lend(own, "ffmq", '[wording]\nffmq_01 = "Another."\n')
    assert catalogue.instrument("ffmq").words["en"].cues["ffmq_01"] == "Another."
    shutil.rmtree(own / "ffmq")
    assert catalogue.instrument("ffmq").words["en"].cues["ffmq_01"] == "body feel while walking"


def test_wording_lent_to_a_parent_reaches_what_is_derived_from_it(own: Path) -> None:
    lend(own, "scs26", '[wording]\nscs26_26 = "Parent sentence."\n')
    lend(own, "scs", '[wording]\nscs_01 = "Own sentence."\n')
    scs = catalogue.instrument("scs")
    assert scs.words["en"].cues == {"scs_01": "Own sentence."}
    chosen = without(scs, catalogue.instrument("scs26"), (23, 16))
    assert (chosen.words["en"].cues["scs_24"], chosen.words["en"].cues["scs_01"]) == (
        "Parent sentence.",
        "Own sentence.",
    )
    assert chosen.words["en"].worded == {"scs_24", "scs_01"}


def test_every_shipped_form_has_a_neutral_title_on_paper_that_a_clinic_can_change(own: Path) -> None:
    for name in catalogue.known():
        for words in catalogue.instrument(name).words.values():
            assert words.paper_title
            assert words.short not in words.paper_title
    lend(own, "pss", 'paper_title = "The past month"\npaper_instruction = "Read each line."\n')
    words = catalogue.instrument("pss").words["en"]
    assert (words.paper_title, words.paper_instruction) == ("The past month", "Read each line.")


def test_a_new_language_begins_with_the_english_words(own: Path) -> None:
    lend(own, "pss", 'name = "Wahrgenommener Stress"\n', "de")
    words = catalogue.instrument("pss").words["de"]
    assert (words.name, words.cues["pss_01"]) == ("Wahrgenommener Stress", "upset by the unforeseen")


def test_wording_for_an_item_that_does_not_exist_is_explained(own: Path) -> None:
    lend(own, "ffmq", '[wording]\nffmq_40 = "One too many."\nffmq_1 = "No."\n')
    with pytest.raises(ImpErrors) as caught:
        catalogue.instrument("ffmq")
    assert [error.where for error in caught.value.all()] == ["text.en.toml, cues.ffmq_40", "text.en.toml, cues.ffmq_1"]


def test_a_broken_folder_of_ones_own_hurts_only_itself(own: Path) -> None:
    (own / "broken").mkdir()
    (own / "broken" / "instrument.toml").write_text("id =", encoding="utf-8")
    assert "broken" in catalogue.known()
    assert catalogue.instrument("ffmq").id == "ffmq"
    with pytest.raises(ImpErrors):
        catalogue.instrument("broken")


def derive(own: Path, name: str, source: str, leave_out: str) -> None:
    (own / name).mkdir()
    declared = f'id = "{name}"\nversion = 1\nlicence = "-"\n[derived]\nfrom = "{source}"\nleave_out = {leave_out}\n'
    (own / name / "instrument.toml").write_text(declared, encoding="utf-8")
    lend(own, name, f'name = "{name}"\nshort = "{name}"\n')


def test_one_can_derive_a_form_of_ones_own(own: Path) -> None:
    derive(own, "pss_short", "pss", "[[1, 2, 3], [8, 9]]")
    short = without(catalogue.instrument("pss_short"), catalogue.instrument("pss"), (2, 8))
    assert len(short.items) == 8
    assert short.scores[0].id == "pss_short"
    assert short.scores[0].reversed == {"pss_short_03", "pss_short_04", "pss_short_06"}


@pytest.mark.parametrize(
    ("source", "leave_out", "word"),
    [
        ("pss", "[[1], [99]]", "no item"),
        ("pss", "[[1, 2], [2, 3]]", "named twice"),
        ("pss", "[]", "lists of whole numbers"),
        ("pss", "[[]]", "lists of whole numbers"),
        ("pss", '[["1"]]', "lists of whole numbers"),
        ("pss", "3", "another kind"),
        ("intake", "[[1]]", "not all of one kind"),
        ("scs", "[[1]]", "cannot be read"),
        ("nothing", "[[1]]", "cannot be read"),
        ("new", "[[1]]", "derived from itself"),
    ],
)
def test_what_cannot_be_derived_is_explained(own: Path, source: str, leave_out: str, word: str) -> None:
    derive(own, "new", source, leave_out)
    with pytest.raises(ImpErrors) as caught:
        catalogue.instrument("new")
    assert word in str(caught.value)


def test_two_instruments_derived_from_each_other_are_explained(own: Path) -> None:
    derive(own, "one", "two", "[[1]]")
    derive(own, "two", "one", "[[1]]")
    with pytest.raises(ImpErrors):
        catalogue.instrument("one")
