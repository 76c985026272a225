"""Tests of a study as a whole: what it is made from, what is chosen, and what pins it."""

import shutil
from pathlib import Path

import pytest

from imp_desktop import paths
from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments import catalogue
from imp_desktop.operations import enrolling, keying, persons, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study


def test_a_new_study_begins_with_what_its_protocol_says(tmp_path: Path) -> None:
    study = studies.create(tmp_path / "new.impstudy")
    chosen = studies.settings(study)
    assert (chosen.missing_rule, chosen.descriptives) == ("half", "complete")
    assert (chosen.left_out, chosen.exceptions, chosen.made_up) == ({}, {}, False)
    assert chosen.title
    assert studies.protocol(study).id == "imp"
    assert set(studies.instruments(study)) == {"ffmq", "scs", "eq", "pss", "proqol", "intake", "imp_eval"}
    assert studies.instrument(study, "scs").awaits_choice
    study.close()


def test_choices_can_be_made_with_the_study(tmp_path: Path) -> None:
    given = [
        "scs.left_out=23,16",
        "descriptives=available",
        "missing_rule=80 %",
        "title=A = b",
        "made_up=yes",
    ]
    study = studies.create(tmp_path / "new.impstudy", choose=given)
    chosen = studies.settings(study)
    assert (chosen.missing_rule, chosen.descriptives, chosen.made_up) == ("80 %", "available", True)
    assert (chosen.left_out, chosen.title) == ({"scs": (16, 23)}, "A = b")
    assert studies.instrument(study, "scs").left_out == (16, 23)
    assert studies.instrument(study, "scs").scores
    study.close()


AGE = ("minimum = 16", "minimum = 1")

REFUSED = {
    "scs.left_out=1,2": Problem.PAIR_DOES_NOT_FIT,
    "scs.left_out=23": Problem.PAIR_DOES_NOT_FIT,
    "scs.left_out=x": Problem.PAIR_DOES_NOT_FIT,
    "ffmq.left_out=1,2": Problem.UNKNOWN_CHOICE,
    "missing_rule=most": Problem.CHOICE_DOES_NOT_FIT,
    "missing_rule.nothing=half": Problem.UNKNOWN_CHOICE,
    "missing_rule.ffmq=most": Problem.CHOICE_DOES_NOT_FIT,
    "descriptives=": Problem.CHOICE_DOES_NOT_FIT,
    "colour=red": Problem.UNKNOWN_CHOICE,
    "title": Problem.UNKNOWN_CHOICE,
}


@pytest.mark.parametrize(("given", "problem"), REFUSED.items(), ids=list(REFUSED))
def test_a_choice_that_does_not_fit_is_refused_and_nothing_is_made(
    tmp_path: Path, given: str, problem: Problem
) -> None:
    with pytest.raises(ImpError) as refused:
        studies.create(tmp_path / "new.impstudy", choose=[given])
    assert refused.value.problem is problem
    assert str(refused.value)
    assert not (tmp_path / "new.impstudy").exists()


def test_an_unknown_protocol_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImpError) as refused:
        studies.create(tmp_path / "new.impstudy", protocol="nothing")
    assert refused.value.problem is Problem.UNKNOWN_PROTOCOL


def test_a_choice_holds_at_once_and_after_opening_again_with_its_reason_in_the_ledger(
    study: Study, person: Person
) -> None:
    before = studies.fingerprint(study)
    assert studies.settings(study).missing_rule == "half"
    studies.choose(study, person, "missing_rule", "complete", "the analysis plan says so")
    studies.choose(study, person, "missing_rule.scs", "80 %")
    studies.choose(study, person, "missing_rule.scs.isolation", "80 %")
    studies.choose(study, person, "missing_rule.scs.isolation", "")
    assert studies.fingerprint(study) != before
    study.close()
    again = studies.open_study(study.path)
    assert studies.settings(again).missing_rule == "complete"
    assert studies.settings(again).exceptions == {"scs": "80 %"}
    assert ("the analysis plan says so",) in again.rows("SELECT why FROM ledger")
    again.close()


def test_choosing_the_same_again_changes_nothing(study: Study, person: Person) -> None:
    studies.choose(study, person, "title", "Ours")
    before = study.rows("SELECT count(*) FROM ledger")
    studies.choose(study, person, "title", "Ours")
    assert study.rows("SELECT count(*) FROM ledger") == before


def test_the_fingerprint_tells_what_a_study_holds_and_not_how_it_came_about(tmp_path: Path) -> None:
    prints = []
    for name, detour in [("one", False), ("two", True)]:
        study = studies.create(tmp_path / f"{name}.impstudy", choose=["scs.left_out=16,23"], who=name)
        person = persons.persons(study)[0]
        codes = ["1-A", "2-B"]
        for code in reversed(codes) if detour else codes:
            enrolling.add(study, person, code, {"group": "control", "consent": "2026-01-05"})
        form = keying.open_form(study, FormKey("2-B", "pre", "pss"))
        if detour:
            keying.key(study, person, form, "pss_02", "9")
            keying.key(study, person, form, "pss_03", "1")
            keying.clear(study, person, form, "pss_03")
        keying.key(study, person, form, "pss_02", "4")
        prints.append(studies.fingerprint(study))
        keying.key(study, person, form, "pss_02", "3")
        prints.append(studies.fingerprint(study))
        study.close()
    assert prints[:2] == prints[2:]
    assert prints[0] != prints[1]
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in prints)


def test_the_last_change_is_told(study: Study, person: Person) -> None:
    first = studies.last_change(study)
    studies.choose(study, person, "title", "Ours")
    last = studies.last_change(study)
    assert first is not None
    assert last is not None
    assert last > first


def test_an_unknown_instrument_is_refused(study: Study) -> None:
    with pytest.raises(ImpError) as refused:
        studies.instrument(study, "bdi")
    assert refused.value.problem is Problem.UNKNOWN_INSTRUMENT


@pytest.fixture
def other_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped forms that a test may change."""
    copy = Path(shutil.copytree(paths.forms(), tmp_path / "forms"))
    monkeypatch.setattr(paths, "forms", lambda: copy)
    return copy


def _change(forms: Path, instrument: str, *replacements: tuple[str, str]) -> None:
    file = forms / "instruments" / instrument / "instrument.toml"
    text = file.read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def test_the_study_keeps_its_instruments_when_the_program_has_newer_ones(
    people: Study, person: Person, other_forms: Path
) -> None:
    _change(other_forms, "intake", ("version = 1", "version = 2"), AGE)
    assert catalogue.instrument("intake").version == 2
    form = keying.open_form(people, FormKey("001-B", "pre", "intake"))
    assert form.instrument.version == 1
    assert keying.key(people, person, form, "intake_age", "3").flag is not None
    assert studies.check(people) == []


def test_an_instrument_changed_under_its_old_version_is_not_keyed(people: Study, other_forms: Path) -> None:
    _change(other_forms, "intake", AGE)
    with pytest.raises(ImpError) as refused:
        keying.open_form(people, FormKey("001-B", "pre", "intake"))
    assert refused.value.problem is Problem.INSTRUMENT_CHANGED
    keying.open_form(people, FormKey("001-B", "pre", "eq"))


def test_a_broken_folder_of_forms_does_not_keep_anybody_from_the_study(
    people: Study, person: Person, other_forms: Path
) -> None:
    (other_forms / "instruments" / "intake" / "instrument.toml").write_text("broken [", encoding="utf-8")
    people.close()
    study = studies.open_study(people.path)
    form = keying.open_form(study, FormKey("001-B", "pre", "intake"))
    assert form.instrument.in_language("en").cues
    keying.key(study, person, form, "intake_age", "40")
    study.close()


def test_licensed_wording_of_the_clinic_is_shown_and_copied_when_first_keyed(people: Study, person: Person) -> None:
    folder = paths.own_forms() / "instruments" / "pss"
    folder.mkdir(parents=True)
    (folder / "text.en.toml").write_text('[wording]\npss_01 = "How often, in words of our own"\n', encoding="utf-8")
    people.close()
    study = studies.open_study(people.path)
    form = keying.open_form(study, FormKey("001-B", "pre", "pss"))
    assert form.instrument.in_language("en").cues["pss_01"] == "How often, in words of our own"
    keying.key(study, person, form, "pss_01", "3")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    copies = study.rows("SELECT words FROM instrument_words WHERE instrument = 'pss' ORDER BY id")
    assert ["How often, in words of our own" in words for (words,) in copies] == [False, True]
    assert studies.check(study) == []
    study.close()
