"""The reports of a study made through the program's own verbs, and the files written of them."""

import csv
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import speaking
from imp_desktop.operations import enrolling, feasibility, keying, persons, reporting, studies
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.reporting import Places
from imp_desktop.operations.studies import Study
from tests.reports import reading

PSS = {
    "101-A": ("training", "1234321234", "1111111111"),
    "102-B": ("training", "2020202020", "1010101011"),
    "103-C": ("training", "3333333333", "2222222200"),
    "104-D": ("control", "1212121212", "2121212121"),
    "105-E": ("control", "0123401234", "1123401230"),
    "106-F": ("control", "4321043210", "4321043244"),
}


@pytest.fixture(scope="module")
def stressed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six people with the stress scale before and after; one answer is out of range, one omitted."""
    path = tmp_path_factory.mktemp("stressed") / "stressed.impstudy"
    study = studies.create(path, choose=["scs.left_out=23,16"], who="Anna Bakker")
    person = persons.person(study, "Anna Bakker")
    for number, (code, (group, before, after)) in enumerate(PSS.items()):
        facts = {"group": group, "consent": f"2026-01-0{number + 1}"}
        enrolling.add(study, person, code, facts | ({"cohort": "1"} if group == "training" else {}))
        for assessment, answers in (("pre", before), ("post", after)):
            form = keying.open_form(study, FormKey(code, assessment, "pss"))
            for item, answer in zip(form.instrument.items, answers, strict=True):
                keying.key(study, person, form, item.id, answer)
    form = keying.open_form(study, FormKey("101-A", "pre", "pss"))
    keying.key(study, person, form, "pss_01", "7")
    keying.blank(study, person, form, "pss_02", "omitted")
    study.close()
    return path


@pytest.fixture
def stressed(stressed_file: Path, tmp_path: Path) -> Iterator[Study]:
    """That study, for one test alone."""
    study = studies.open_study(Path(shutil.copy(stressed_file, tmp_path / "stressed.impstudy")), "Anna Bakker")
    yield study
    study.close()


@pytest.fixture
def person(request: pytest.FixtureRequest) -> Person:
    """Anna Bakker, in the study the test uses."""
    used = "stressed" if "stressed" in request.fixturenames else "study"
    return persons.person(request.getfixturevalue(used), "Anna Bakker")


def test_the_report_prints_what_was_keyed(stressed: Study) -> None:
    said = reading.words(reporting.report(stressed, "outcome", "en"))
    assert "3 training, 3 control" in said
    assert "1 open flag" in said
    assert "omitted 1" in said
    assert "12 of 69 keyed" in said
    assert "Nobody has a score yet." in said
    assert "Compassion fatigue" in said


def test_the_report_speaks_the_language_asked_for_whatever_the_window_speaks(stressed: Study) -> None:
    with speaking("nl"):
        english = reading.words(reporting.report(stressed, "outcome", "en"))
        dutch = reading.words(reporting.report(stressed, "outcome", "nl"))
    assert "Outcomes by group and time" in english
    assert "Uitkomsten naar groep en tijdstip" in dutch
    assert "Zelfcompassie" in dutch


def test_a_copy_in_memory_gives_the_same_bytes(stressed: Study) -> None:
    copy = studies.copy_for_reading(stressed)
    assert reporting.report(copy, "outcome", "en") == reporting.report(stressed, "outcome", "en")
    copy.close()


def test_a_new_answer_changes_the_report_and_opening_again_does_not(stressed: Study, person: Person) -> None:
    first = reporting.report(stressed, "outcome", "en")
    path = stressed.path
    stressed.close()
    again = studies.open_study(path, "Anna Bakker")
    assert reporting.report(again, "outcome", "en") == first
    form = keying.open_form(again, FormKey("106-F", "post", "pss"))
    keying.key(again, person, form, "pss_05", "1")
    assert reporting.report(again, "outcome", "en") != first
    again.close()


def test_an_empty_study_has_a_report(study: Study) -> None:
    assert "0 training, 0 control" in reading.words(reporting.report(study, "outcome", "nl"))


def test_a_title_of_the_protocol_is_said_in_the_language_of_the_report(study: Study, person: Person) -> None:
    plan = studies.protocol(study)
    with speaking("nl"):
        assert reporting.facts(study).title == plan.in_language("nl").title
        studies.choose(study, person, "title", "Our own study", "named")
        assert reporting.facts(study).title == "Our own study"


def test_only_scales_with_a_note_are_called_reversed(study: Study) -> None:
    said = reporting.facts(study)
    assert said.reversed == {"scs.self_judgement", "scs.isolation", "scs.over_identification"}
    assert set(said.score_notes) >= said.reversed
    assert said.aside == {"proqol.burnout", "proqol.secondary_traumatic_stress"}


def test_people_without_consent_are_not_counted(stressed: Study, person: Person) -> None:
    before = reporting.facts(stressed)
    enrolling.add(stressed, person, "200-Z", {"group": "control"})
    assert reporting.facts(stressed).forms == before.forms


def test_a_rule_of_its_own_is_printed(stressed: Study, person: Person) -> None:
    studies.choose(stressed, person, "missing_rule.pss", "complete", "as the manual says")
    assert "Other rules: Stress (every item)." in reading.words(reporting.report(stressed, "outcome", "en"))


def test_a_report_is_written_whole_and_nothing_is_replaced_unasked(stressed: Study, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    assert reporting.save_report(stressed, "outcome", path, "en") == path
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    with pytest.raises(ImpError) as refused:
        reporting.save_report(stressed, "outcome", path, "nl")
    assert refused.value.problem is Problem.FILE_EXISTS
    assert path.read_bytes() == content
    reporting.save_report(stressed, "outcome", path, "nl", replace=True)
    assert path.read_bytes() != content


def test_a_folder_that_is_not_there_is_told(stressed: Study, tmp_path: Path) -> None:
    with pytest.raises(ImpError) as refused:
        reporting.save_report(stressed, "outcome", tmp_path / "nowhere" / "report.pdf", "en")
    assert refused.value.problem is Problem.FILE_UNWRITABLE


def test_stopping_writes_nothing(stressed: Study, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with pytest.raises(ImpError) as stopped:
        reporting.save_report(stressed, "outcome", path, "en", cancelled=lambda: True)
    assert stopped.value.problem is Problem.CANCELLED
    assert list(tmp_path.glob("*report*")) == []


@pytest.mark.parametrize("make", ["report", "tables"])
def test_an_unknown_language_is_refused_with_those_there_are(study: Study, tmp_path: Path, make: str) -> None:
    with pytest.raises(ImpError) as refused:
        if make == "report":
            reporting.report(study, "outcome", "xx")
        else:
            reporting.save_tables(study, "outcome", tmp_path / "tables", "xx")
    assert refused.value.problem is Problem.UNKNOWN_LANGUAGE
    assert refused.value.values["known"] == "en, nl"
    assert not (tmp_path / "tables").exists()


def test_the_tables_are_written_as_csv_and_not_replaced_unasked(stressed: Study, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    paths = reporting.save_tables(stressed, "outcome", folder, "en")
    assert [path.name for path in paths] == [
        "baseline.csv", "outcomes.csv", "descriptives.csv", "normality.csv", "reliability.csv",
    ]  # fmt: skip
    with (folder / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows["pss"]["n_training"] == "3"
    assert float(rows["pss"]["interaction_p"]) < 1
    assert rows["eq"]["refused"] == "Nobody has a score yet."
    with pytest.raises(ImpError) as refused:
        reporting.save_tables(stressed, "outcome", folder, "en")
    assert refused.value.problem is Problem.FILE_EXISTS


def test_every_report_there_is_is_made_under_its_name(stressed: Study) -> None:
    heads = {"outcome": "Outcome report", "feasibility": "Summary by domain", "quality": "Data-quality report"}
    for name in reporting.REPORTS:
        assert heads[name] in reading.words(reporting.report(stressed, name, "en"))


def test_the_tables_of_the_data_quality_are_written_beside_its_pages(stressed: Study, tmp_path: Path) -> None:
    places = Places(pdf=tmp_path / "quality.pdf", tables=tmp_path / "tables")
    written = reporting.save_all(stressed, "quality", places, "nl")
    assert [path.name for path in written] == [
        "quality.pdf", "keying.csv", "item_types.csv", "differences.csv", "missing.csv", "scores.csv", "checks.csv",
        "samples.csv",
    ]  # fmt: skip
    lines = (tmp_path / "tables" / "missing.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = {row["instrument"]: row for row in csv.DictReader(lines)}
    assert (rows["pss"]["items"], rows["pss"]["omitted"]) == ("120", "1")


def test_everything_of_a_report_is_written_with_the_numbers_worked_out_once(
    stressed: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Study] = []
    worked_out = feasibility.analysed

    def analysed(study: Study) -> Any:
        asked.append(study)
        return worked_out(study)

    monkeypatch.setattr(feasibility, "analysed", analysed)
    places = Places(tmp_path / "report.pdf", tmp_path / "deep" / "tables", tmp_path / "flow.svg")
    paths = reporting.save_all(stressed, "feasibility", places, "en")
    assert asked == [stressed]
    assert all(path.stat().st_size for path in paths)
    assert (tmp_path / "report.pdf").read_bytes() == reporting.report(stressed, "feasibility", "en")
    drawn = (tmp_path / "flow.svg").read_bytes()
    assert drawn == (tmp_path / "deep" / "tables" / "flow.svg").read_bytes()
    assert drawn == reporting.flow_diagram(stressed, "en")
    assert drawn != reporting.flow_diagram(stressed, "nl")
    assert "criteria.csv" in [path.name for path in paths]


@pytest.mark.parametrize("there", ["report.pdf", "flow.svg", "tables/criteria.csv"])
def test_one_file_in_the_way_and_nothing_is_written(stressed: Study, tmp_path: Path, there: str) -> None:
    (tmp_path / "out" / "tables").mkdir(parents=True)
    (tmp_path / "out" / there).write_text("mine", encoding="utf-8")
    places = Places(tmp_path / "out" / "report.pdf", tmp_path / "out" / "tables", tmp_path / "out" / "flow.svg")
    with pytest.raises(ImpError) as refused:
        reporting.save_all(stressed, "feasibility", places, "en")
    assert refused.value.problem is Problem.FILE_EXISTS
    assert [path.read_text() for path in (tmp_path / "out").rglob("*") if path.is_file()] == ["mine"]
    reporting.save_all(stressed, "feasibility", places, "en", replace=True)
    assert (tmp_path / "out" / there).read_bytes() != b"mine"


def test_the_flow_beside_an_outcome_report_is_the_same_drawing(stressed: Study, tmp_path: Path) -> None:
    reporting.save_all(stressed, "outcome", Places(tmp_path / "report.pdf", flow=tmp_path / "flow.svg"), "nl")
    assert (tmp_path / "flow.svg").read_bytes() == reporting.flow_diagram(stressed, "nl")
    assert (tmp_path / "report.pdf").read_bytes() == reporting.report(stressed, "outcome", "nl")
    other = reporting.save_flow(stressed, tmp_path / "again.svg", "nl")
    assert other.read_bytes() == (tmp_path / "flow.svg").read_bytes()


def test_a_folder_that_cannot_be_made_is_told(stressed: Study, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ImpError) as refused:
        reporting.save_tables(stressed, "feasibility", tmp_path / "file" / "tables", "en")
    assert refused.value.problem is Problem.FILE_UNWRITABLE


def test_a_study_whose_protocol_says_nothing_of_feasibility_has_no_such_report(
    stressed: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = replace(studies.protocol(stressed), domains=())
    monkeypatch.setattr(studies, "protocol", lambda _study: bare)
    for make in (
        lambda: reporting.report(stressed, "feasibility", "en"),
        lambda: reporting.flow_diagram(stressed, "en"),
        lambda: reporting.save_tables(stressed, "feasibility", tmp_path / "tables", "en"),
        lambda: reporting.save_flow(stressed, tmp_path / "flow.svg", "en"),
    ):
        with pytest.raises(ImpError) as refused:
            make()
        assert refused.value.problem is Problem.NO_DOMAINS
    assert not (tmp_path / "tables").exists()


def test_a_word_that_looks_like_a_formula_is_kept_from_being_one(
    stressed: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = {"outcomes": [["id", "label", "F"], ["pss", "=1+1", "-0.00001"]]}
    monkeypatch.setattr("imp_desktop.reports.csv_tables.outcome_tables", lambda *_given: tables)
    (path,) = reporting.save_tables(stressed, "outcome", tmp_path / "tables", "en")
    assert path.read_text(encoding="utf-8").splitlines()[1] == "pss,'=1+1,-0.00001"


def test_the_verb_loads_neither_pdf_nor_tables_before_it_is_used() -> None:
    check = "import sys, imp_desktop.operations.reporting; print('reportlab' in sys.modules, 'pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
