"""Every number of two studies against R: from the tables of answers through the program's own reading to the results.

Expected values: reference/*.json, made by reference/reference.R, with the versions of R and its packages inside.
"""

import json
import math
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import Any

import pytest

from imp_desktop import paths
from imp_desktop.operations import persons, studies
from imp_desktop.operations.analysing import analysis_json
from imp_desktop.operations.exchanging import Import, import_files
from imp_desktop.operations.feasibility import analysed
from tests.statistics.reference import make_second_study

HERE = Path(__file__).parent / "reference"
TABLES = {"second": HERE / "second", "reference_study": paths.resources() / "reference_study"}
OUTCOMES = [
    "ffmq",
    "ffmq.observe",
    "ffmq.describe",
    "ffmq.actaware",
    "ffmq.nonjudge",
    "ffmq.nonreact",
    "scs",
    "scs.self_kindness",
    "scs.self_judgement",
    "scs.common_humanity",
    "scs.isolation",
    "scs.mindfulness",
    "scs.over_identification",
    "eq",
    "pss",
    "proqol.compassion_satisfaction",
    "proqol.compassion_fatigue",
    "proqol.burnout",
    "proqol.secondary_traumatic_stress",
]
CODES = {"female": 0, "male": 1, "other": 2}
PROFESSIONS = {"doctor": 0, "psychologist": 1, "nurse": 2, "other": 3}
TWINS = {"effectsize_ci90": "np2_ci90", "effectsize_ci95": "ci95"}


@pytest.fixture(scope="module", params=sorted(TABLES))
def both(request, tmp_path_factory) -> Iterator[tuple[Any, Any]]:
    """(what R says, what the program says) of one study."""
    folder = TABLES[request.param]
    home = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IMP_DESKTOP_HOME", str(home))
        study = studies.create(home / "r.impstudy", choose=["scs.left_out=23,16"], who="Anna Bakker")
        who = persons.person(study, "Anna Bakker")
        tables = ("participants.csv", "answers.csv", "sessions.csv", "attendance.csv")
        import_files(study, who, Import([folder / table for table in tables]))
        own = json.loads(json.dumps(analysis_json(study, *analysed(study)), allow_nan=False))
        study.close()
    expected = json.loads((HERE / f"{request.param}.json").read_text(encoding="utf-8"))
    yield expected, own


def by_id(results: list[Any]) -> dict[str, Any]:
    return {one["id"]: one for one in results}


def disagreements(expected: Any, own: Any, path: str = "", rel: float = 1e-6) -> Iterator[str]:
    """Where the program says something else than R; figures that effectsize gives to few digits are told apart."""
    if isinstance(expected, dict):
        for name, value in expected.items():
            if name in TWINS and value is not None:
                yield from disagreements(value, own[TWINS[name]], f"{path}/{name}", rel=1e-3)
            elif value is not None:
                yield from disagreements(value, own[name], f"{path}/{name}", rel)
    elif isinstance(expected, list):
        for place, (one, other) in enumerate(zip(expected, own, strict=True)):
            yield from disagreements(one, other, f"{path}[{place}]", rel)
    elif isinstance(expected, str):
        if expected != own:
            yield f"{path}: {expected} in R, {own} here"
    elif not math.isclose(expected, own, rel_tol=rel, abs_tol=1e-9 if rel < 1e-3 else 2e-4):
        yield f"{path}: {expected} in R, {own} here"


@pytest.mark.parametrize("name", TABLES)
def test_r_has_seen_the_tables_as_they_are(name):
    """If this fails the tables were made anew: `poe reference` asks R again."""
    expected = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    tables = {table: (TABLES[name] / table).read_bytes() for table in expected["made_from"]}
    assert {table: md5(held, usedforsecurity=False).hexdigest() for table, held in tables.items()} == expected[
        "made_from"
    ]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_number_of_an_outcome_is_that_of_r(both, outcome):
    expected, own = (by_id(one["outcomes"])[outcome] for one in both)
    assert list(disagreements(expected, own)) == []


def test_effectsize_is_a_witness_for_most_intervals_of_eta_squared(both):
    tests = [one[row] for one in both[0]["outcomes"] for row in ("interaction", "time", "group")]
    assert sum(test["effectsize_ci90"] is not None for test in tests) >= 0.75 * len(tests)


def test_the_outcomes_are_the_same_ones_in_the_same_order(both):
    assert [[one["id"] for one in side["outcomes"]] for side in both] == [OUTCOMES, OUTCOMES]


def test_holm_s_correction_is_that_of_r(both):
    expected, own = both
    corrected = {one["id"]: one["holm"] for one in own["outcomes"] if one["holm"] is not None}
    assert list(disagreements(expected["holm"], corrected)) == []
    assert len(corrected) == 6


def test_an_alpha_that_r_does_not_give_is_not_given_here(both):
    for expected, own in zip(both[0]["outcomes"], both[1]["outcomes"], strict=True):
        given = {when for when, found in expected["alpha"].items() if found is not None}
        assert set(own["alpha"]) == given


@pytest.mark.parametrize(("variable", "codes"), [("gender", CODES), ("profession", PROFESSIONS)])
def test_counts_and_exact_p_before_are_those_of_r(both, variable, codes):
    expected, own = both[0][variable], by_id(both[1]["baseline"])[f"intake_{variable}"]
    assert own["p"] == pytest.approx(expected["p"], rel=1e-6)
    assert {name: own["rows"][place]["counts"] for name, place in codes.items()} == expected["counts"]


def test_age_before_is_that_of_r(both):
    expected, own = both[0]["age"], by_id(both[1]["baseline"])["intake_age"]
    told = {"groups": own["rows"][0]["groups"], "ci95": own["rows"][0]["difference"]["ci95"]}
    assert list(disagreements(expected, own | told)) == []


@pytest.mark.parametrize("domain", ["acceptability", "implementation", "practicality", "preliminary_effectiveness"])
def test_every_number_of_a_domain_is_that_of_r(both, domain):
    expected, own = (one["feasibility"][domain] for one in both)
    assert list(disagreements(expected, own)) == []


def test_every_share_of_a_criterion_is_that_of_r(both):
    expected, own = both[0]["criteria"], by_id(both[1]["criteria"])
    assert list(disagreements(expected, own)) == []


def test_the_second_study_is_what_its_maker_makes(tmp_path):
    make_second_study.make(tmp_path)
    for made in sorted(tmp_path.iterdir()):
        assert made.read_bytes() == (TABLES["second"] / made.name).read_bytes()
