"""The program's own numbers against the figures printed in Table 5 of Bartels-Velthuis et al. (2020).

The reference study was constructed so that they come out; descriptives are on everyone who has a score at the time.
"""

import csv
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from imp_desktop import paths
from imp_desktop.operations import persons, studies
from imp_desktop.operations.analysing import analyse
from imp_desktop.operations.demo import CHOICES
from imp_desktop.operations.exchanging import Import, import_files

PRINTED = Path(__file__).parents[1] / "reference_study" / "table5.csv"
FOLDER = paths.resources() / "reference_study"
FILES = ("participants.csv", "answers.csv")
ROWS = {row["score"]: row for row in csv.DictReader(PRINTED.read_text(encoding="utf-8").splitlines())}
# The alphas the paper gives, before the training, all people together.
ALPHAS = {
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
def results(tmp_path_factory) -> Iterator[Any]:
    """The analysis of the reference study."""
    home = tmp_path_factory.mktemp("table5")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IMP_DESKTOP_HOME", str(home))
        study = studies.create(home / "reference.impstudy", choose=CHOICES, who="Anna Bakker")
        import_files(study, persons.person(study, "Anna Bakker"), Import([FOLDER / name for name in FILES]))
        yield analyse(study)
        study.close()


def outcome(results: Any, score: str) -> Any:
    return next(one for one in results.outcomes if one.id == score)


def as_printed(value: float, printed: str) -> str:
    """The value rounded half up to as many decimals as stand in print, without the zero where print has none."""
    step = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    text = str(Decimal(repr(value)).quantize(step, ROUND_HALF_UP))
    return text.removeprefix("0") if printed.startswith(".") else text


def figures(found: Any) -> dict[str, float]:
    """The eleven figures of a row of the table, by their names in the file of printed ones."""
    described = {
        f"{group}_{when}_{name}": value
        for group, parts in found.comparison.available.items()
        for when, part in parts.items()
        for name, value in (("m", part.mean), ("sd", part.sd))
    }
    test = found.comparison.interaction
    return described | {"f": test.F, "p": test.p, "np2": test.np2}


def test_the_table_has_seventeen_rows_of_eleven_figures():
    assert len(ROWS) == 17
    assert all(len(row) == 2 + 11 + 2 for row in ROWS.values())


@pytest.mark.parametrize("score", ROWS)
def test_every_figure_of_a_row_comes_out_as_printed(results, score):
    printed = ROWS[score]
    own = {name: as_printed(value, printed[name]) for name, value in figures(outcome(results, score)).items()}
    assert own == {name: printed[name] for name in own}
    assert len(own) == 11


@pytest.mark.parametrize("score", ROWS)
def test_tests_are_on_the_people_with_both_scores(results, score):
    printed, found = ROWS[score], outcome(results, score)
    assert found.n == {"training": int(printed["training_n"]), "control": int(printed["control_n"])}
    assert found.comparison.interaction.df2 == sum(found.n.values()) - 2


@pytest.mark.parametrize("score", ALPHAS)
def test_alphas_come_out_as_printed(results, score):
    assert as_printed(outcome(results, score).alpha["pre"].alpha, ".00") == as_printed(ALPHAS[score], ".00")


def test_ages_genders_and_professions_come_out_as_printed(results):
    blocks = {block.id: block for block in results.baseline}
    ages = blocks["intake_age"].rows[0].groups
    assert {group: (as_printed(age.mean, ".0"), as_printed(age.sd, ".0")) for group, age in ages.items()} == {
        "training": ("51.4", "10.8"),
        "control": ("47.5", "10.4"),
    }
    assert (min(age.minimum for age in ages.values()), max(age.maximum for age in ages.values())) == (22, 68)
    assert [tuple(row.counts.values()) for row in blocks["intake_gender"].rows] == [(24, 19), (1, 3), (0, 0)]
    assert [tuple(row.counts.values()) for row in blocks["intake_profession"].rows] == [(3, 1), (6, 6), (7, 9), (9, 6)]
    assert as_printed(blocks["intake_gender"].p, ".000") == ".328"


def test_the_words_of_the_paper_about_the_main_outcomes_hold(results):
    below = {one.id for one in results.main_outcomes if one.comparison.interaction.p < 0.05}
    assert below == {"scs", "eq", "proqol.compassion_fatigue"}
    others = {one.id for one in results.outcomes if not one.main and one.comparison.interaction.p < 0.05}
    assert others >= {"ffmq.nonreact", "scs.isolation"}
