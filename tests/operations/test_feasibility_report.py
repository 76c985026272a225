"""The feasibility report prints what the paper prints, and no study breaks it."""

import csv
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling, reporting, studies
from imp_desktop.operations.demo import demo
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study
from tests.operations.extreme_studies import MAKERS, make
from tests.reports.reading import pages, structure, words
from tests.reports.test_sentences import FORBIDDEN

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("report")
        patch.setenv("IMP_DESKTOP_HOME", str(home))
        study = demo(home / "reference.impstudy", "Anna Bakker")
        yield study
        study.close()


@pytest.fixture(scope="module")
def english(reference: Study) -> bytes:
    return reporting.report(reference, "feasibility", "en")


@pytest.mark.parametrize(
    "said",
    [
        "evaluation form returned by 24",
        "Whole training, 0–10: 8.2 (SD 0.7)",
        "Very relevant for the profession: 21 of 24 (88%)",
        "Very relevant for personal life: 20 of 24 (83%)",
        "Teacher A, 0–10: 8.3 (SD 0.8)",
        "Teacher B, 0–10: 8.4 (SD 0.6)",
        "Course material, 1–5: 3.9 (SD 0.5)",
        "Organisation, 2–10: 7.4 (SD 1.2)",
        "Times practised a week: 3.6 (SD 2.1)",
        "Minutes of exercise a week: 92.4 (SD 81.3)",
        "Minutes of study a week: 28.7 (SD 14.7)",
        "go on practising 17, no plans yet 4, train as a teacher 1",
        "18 of 18 logged sessions held in full; shortened 0, postponed 0, cancelled 0",
        "Reported by 5 of 24 (21%, 95% CI [7.1, 42.2]): over-awareness 3, flashbacks and dreams 1",
        "Completed the training: 25 of 25 (100%",
        "SD 0.8, 7–10",
        "SD 0.6, 8–10",
        "SD 0.5, 3–5",
        "SD 1.2, 5–10",
        "range 1–8",
        "range 5–300",
        "range 10–75",
        "Not applicable, because the programme is new",
        "“Comeback session”",
    ],
)
def test_what_the_paper_prints_is_printed(english: bytes, said: str) -> None:
    assert said in words(english)


def test_every_row_of_the_table_of_statements_is_printed_with_its_n(english: bytes) -> None:
    paper = Path(__file__).parent.parent / "reference_study" / "paper_feasibility.csv"
    with paper.open(encoding="utf-8", newline="") as stream:
        printed = {(row["item"], row["figure"]): row["printed"] or "0" for row in csv.DictReader(stream)}
    printed["imp_eval_learned_10", "percent_4"] = "43"  # rounded once; the paper rounded twice
    page = next(page for page in pages(english) if "What participants say they learned" in page and "Relations" in page)
    text = " ".join(page.split())
    for number in range(1, 23):
        cells = " ".join(printed[f"imp_eval_learned_{number:02}", f"percent_{code}"] for code in range(1, 6))
        n = 23 if number in (5, 10, 13, 15, 16, 19) else 24
        assert f" {n} {cells} " in text, number


def test_both_groups_and_both_arms_stand_in_the_flow(reference: Study) -> None:
    root = ET.fromstring(reporting.flow_diagram(reference, "en"))  # noqa: S314 - made by the program itself
    told = [text.text for text in root.iter(f"{SVG}text")]
    assert [told.count("n\u00a0=\u00a025"), told.count("n\u00a0=\u00a022")] == [6, 6]
    assert told.count("0") == 9  # boxes with nobody in them are kept; without a course nobody leaves before its start
    assert "at 7 or more sessions: 24 (96%)" in told
    assert (root.find(f"{SVG}title"), root.find(f"{SVG}desc")) != (None, None)


def test_the_pages_tell_a_screen_reader_what_they_hold(english: bytes) -> None:
    kinds = {tag.kind for root in structure(english) for tag in root.all()}
    assert {"H1", "H2", "Table", "TH", "TD", "Figure"} <= kinds


def test_the_same_study_gives_the_same_bytes(reference: Study, english: bytes) -> None:
    assert reporting.report(reference, "feasibility", "en") == english
    assert reporting.flow_diagram(reference, "nl") == reporting.flow_diagram(reference, "nl")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", MAKERS)
def test_no_study_breaks_the_report(tmp_path: Path, name: str, language: str) -> None:
    study = make(tmp_path / f"{name}.impstudy", name)
    said = words(reporting.report(study, "feasibility", language))
    assert FORBIDDEN.findall(said) == []
    assert "nan" not in said.split()
    ET.fromstring(reporting.flow_diagram(study, language))  # noqa: S314 - made by the program itself
    tables = reporting.save_tables(study, "feasibility", tmp_path / "tables", language)
    assert "flow.svg" in [path.name for path in tables]
    study.close()


def test_nobody_s_code_stands_in_the_report_or_its_tables(reference: Study, english: bytes, tmp_path: Path) -> None:
    tables = reporting.save_tables(reference, "feasibility", tmp_path, "en")
    everything = words(english) + "".join(path.read_text(encoding="utf-8") for path in tables)
    assert [one.code for one in enrolling.participants(reference) if one.code in everything] == []


def test_words_not_ticked_are_not_printed(reference: Study, english: bytes) -> None:
    assert "Flashbacks and dreams" in words(english)
    assert "no words to print" in words(english)


def test_criteria_that_were_fixed_say_when(people: Study, person: Person) -> None:
    studies.choose(people, person, "criterion.held", "95,80")
    studies.choose(people, person, "criteria_fixed", "yes")
    said = words(reporting.report(people, "feasibility", "en"))
    assert "before the first form was keyed" in said
    assert "Examples of the program" not in said


def test_a_report_that_is_stopped_is_not_made(people: Study) -> None:
    with pytest.raises(ImpError) as stopped:
        reporting.report(people, "feasibility", "en", cancelled=lambda: True)
    assert stopped.value.problem is Problem.CANCELLED
