"""The tables as CSV hold every number at full precision, in rows of equal length."""

import pytest

from imp_desktop.reports.csv_tables import outcome_tables
from imp_desktop.statistics.results import Analysis
from tests.reports import samples

TABLES = ("baseline", "outcomes", "descriptives", "normality", "reliability")


@pytest.mark.parametrize(
    "analysis", [samples.analysis(), samples.nobody(), samples.few()], ids=["full", "nobody", "few"]
)
def test_every_row_is_as_long_as_its_head(analysis: Analysis) -> None:
    for name, rows in outcome_tables(analysis, samples.facts()).items():
        assert {len(row) for row in rows} == {len(rows[0])}, name
        assert len(set(rows[0])) == len(rows[0]), name


def test_a_number_is_read_back_exactly() -> None:
    analysis = samples.analysis()
    head, first = outcome_tables(analysis, samples.facts())["outcomes"][:2]
    row = dict(zip(head, first, strict=True))
    found = analysis.outcomes[0].comparison
    assert found is not None
    assert row["id"] == "ffmq"
    assert float(row["interaction_F"]) == found.interaction.F
    assert float(row["hedges_g_ci95_low"]) == found.hedges_g.ci95[0]
    assert row["n_training"] == "24"
    assert row["refused"] == ""


def test_a_refused_outcome_has_its_sentence_and_no_numbers() -> None:
    head, first = outcome_tables(samples.nobody(), samples.facts())["outcomes"][:2]
    row = dict(zip(head, first, strict=True))
    assert row["refused"] == "Nobody has a score yet."
    assert row["change_difference"] == ""


def test_the_tables_are_those_the_report_prints() -> None:
    tables = outcome_tables(samples.analysis(), samples.facts())
    assert tuple(tables) == TABLES
    assert len(tables["outcomes"]) == 1 + 17
    assert len(tables["descriptives"]) == 1 + 17 * (4 + 4 + 2)
    assert len(tables["reliability"]) == 1 + 17 * 2
    assert [row[2] for row in tables["baseline"][1:4]] == ["female", "male", "other"]


def test_a_very_small_number_has_no_exponent() -> None:
    tables = outcome_tables(samples.few(), samples.facts())
    cells = [cell for row in tables["outcomes"][1:] for cell in row[4:-1]]
    assert [cell for cell in cells if "e" in cell] == []
