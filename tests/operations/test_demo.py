"""The reference study: made through the ordinary operations, and what the model study printed comes out of it."""

import csv
import json
import shutil
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from imp_desktop import paths
from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import coding, course_log, keying, overview, persons, studies, teaching
from imp_desktop.operations.analysing import analysis_json
from imp_desktop.operations.demo import CHOICES, demo
from imp_desktop.operations.exchanging import Import, import_files
from imp_desktop.operations.exporting import export_csv
from imp_desktop.operations.feasibility import analysed
from imp_desktop.operations.overview import FormState

TABLE_5 = Path(__file__).parents[1] / "reference_study" / "table5.csv"
NOT_PRINTED = ("score", "items", "training_n", "control_n")
PAPER_ALPHAS = {
    "ffmq": 0.91,
    "scs": 0.90,
    "eq": 0.84,
    "pss": 0.87,
    "proqol.compassion_satisfaction": 0.84,
    "proqol.compassion_fatigue": 0.76,
    "proqol.burnout": 0.57,
    "proqol.secondary_traumatic_stress": 0.69,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The reference study, opened."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("reference")
        patch.setenv("IMP_DESKTOP_HOME", str(home))
        study = demo(home / "reference.impstudy", "Anna Bakker")
        yield study
        study.close()


@pytest.fixture(scope="module")
def outcomes(made):
    """Outcome id -> the numbers `analyse` gives, as written into JSON."""
    numbers = json.loads(json.dumps(analysis_json(made, *analysed(made)), allow_nan=False))
    return {outcome["id"]: outcome for outcome in numbers["outcomes"]}


def printed(value, decimals):
    """The number as a paper prints it: rounded once, in decimal, half away from zero."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def figures():
    """(outcome, what, printed text) of every figure of Table 5."""
    with TABLE_5.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield from ((row["score"], what, text) for what, text in row.items() if what not in NOT_PRINTED)


def computed(outcome, what):
    """The number of an outcome that belongs to a column of Table 5."""
    if what in ("f", "p", "np2"):
        return outcome["interaction"]["F" if what == "f" else what]
    group, assessment, kind = what.split("_")
    return outcome[group][assessment]["mean" if kind == "m" else "sd"]


def test_table_5_has_187_figures():
    assert len(list(figures())) == 187


@pytest.mark.parametrize(("outcome", "what", "text"), list(figures()))
def test_every_figure_of_table_5_comes_out_to_the_last_digit(outcomes, outcome, what, text):
    decimals = len(text.partition(".")[2])
    assert printed(computed(outcomes[outcome], what), decimals) == Decimal(text)


@pytest.mark.parametrize(("outcome", "alpha"), list(PAPER_ALPHAS.items()))
def test_alphas_are_within_two_hundredths_of_the_paper(outcomes, outcome, alpha):
    assert outcomes[outcome]["alpha"]["pre"]["alpha"] == pytest.approx(alpha, abs=0.02)


def test_every_form_is_keyed_or_never_came_back_and_nothing_is_flagged(made):
    cells = [cell for row in overview.overview(made).rows for cell in row.cells.values()]
    assert {cell.state for cell in cells} <= {FormState.KEYED, FormState.NO_FORM, FormState.NOT_EXPECTED}
    assert sum(cell.flags for cell in cells) == 0
    assert len(keying.keyed_forms(made)) == 534


def test_it_says_that_its_people_are_made_up_and_fits_together(made):
    assert studies.settings(made).made_up
    assert studies.check(made) == []


def test_its_course_is_taken_in_with_everything_logged_about_it(made):
    sessions = teaching.every_session(made)
    assert [(one.cohort, one.status, one.minutes) for one in sessions] == [
        (cohort, "delivered", 150) for cohort in (1, 2) for _session in range(9)
    ]
    assert len(teaching.every_mark(made)) == 25 * 9
    assert teaching.doubts(made) == ()
    assert (len(course_log.adaptations(made)), len(course_log.reactions(made))) == (2, 5)
    assert (course_log.awaited(made), coding.uncoded(made)) == ((), 0)


def test_it_comes_back_from_its_own_tables_with_the_same_numbers(made, outcomes, tmp_path):
    files = [path for path in export_csv(made, tmp_path / "out") if path.stem not in ("valid", "scores", "flags")]
    again = studies.create(tmp_path / "again.impstudy", "imp", CHOICES, "Anna Bakker")
    import_files(again, persons.person(again, "Anna Bakker"), Import(files))
    told, first = (analysis_json(study, *analysed(study)) for study in (again, made))
    assert json.dumps(told["feasibility"]) == json.dumps(first["feasibility"])
    assert {one["id"]: one for one in json.loads(json.dumps(told["outcomes"]))} == outcomes
    again.close()


def test_tables_that_are_not_there_are_not_taken(tmp_path, monkeypatch):
    folder = tmp_path / "resources" / "reference_study"
    folder.mkdir(parents=True)
    for name in ("participants.csv", "answers.csv", "sessions.csv"):
        shutil.copy(paths.resources() / "reference_study" / name, folder)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    study = demo(tmp_path / "less.impstudy")
    assert (len(teaching.every_session(study)), teaching.every_mark(study), course_log.reactions(study)) == (18, {}, ())
    study.close()


def test_a_table_that_does_not_fit_leaves_no_study_behind(tmp_path, monkeypatch):
    folder = tmp_path / "resources" / "reference_study"
    folder.mkdir(parents=True)
    (folder / "attendance.csv").write_text("record_id,session_1\n001-B,present\n", encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    with pytest.raises(ImpError) as met:
        demo(tmp_path / "none.impstudy")
    assert (met.value.problem, met.value.where) == (Problem.UNKNOWN_PARTICIPANT, "attendance.csv, line 2, record_id")
    assert not (tmp_path / "none.impstudy").exists()


def test_it_is_refused_where_a_file_is_already_and_the_file_stays(tmp_path):
    there = tmp_path / "there.impstudy"
    there.write_text("mine")
    with pytest.raises(ImpError) as met:
        demo(there)
    assert met.value.problem is Problem.FILE_EXISTS
    assert there.read_text() == "mine"
