"""The tables beside the data-quality report hold every number at full precision and nobody's name."""

import pytest

from imp_desktop.reports.quality_csv import quality_tables
from tests.reports import quality_samples


def test_a_rate_is_read_back_exactly() -> None:
    rows = quality_tables(quality_samples.facts())["keying"]
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["instrument"], row["fields"], row["differed"], row["twice"], row["share"]) == (
        "ffmq", "7254", "14", "93", "all",
    )  # fmt: skip
    found = quality_samples.facts().keying.by_instrument["ffmq"]
    assert found.ci95 is not None
    assert (float(row["per_10000"]), float(row["ci95_low"])) == (found.per_10_000, found.ci95[0])
    assert rows[-1][:3] == ["", "542", "536"]


def test_kinds_checks_and_samples_stand_in_plain_rows() -> None:
    tables = quality_tables(quality_samples.facts())
    assert ["kind", "shifted", "12"] in tables["differences"]
    assert ["settled", "third", "64"] in tables["differences"]
    assert ["moved", "Forms moved", "1", "", "1", ""] in tables["checks"]
    sample = dict(zip(*tables["samples"], strict=True))
    assert (sample["drawn_on"], sample["decision"], sample["limit_per_10000"], sample["needed"]) == (
        "2026-03-10", "accept", "30", "0",
    )  # fmt: skip
    assert tables["missing"][1] == ["ffmq", "3627", "6", "0", "2", "1", "0", "4"]


@pytest.mark.parametrize("name", quality_samples.CASES)
def test_every_row_is_as_wide_as_its_head_and_names_nobody(name: str) -> None:
    for rows in quality_tables(quality_samples.CASES[name]()).values():
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not {"AB", "CD"} & {cell for row in rows for cell in row}


def test_what_was_not_measured_is_empty() -> None:
    rows = quality_tables(quality_samples.empty())["keying"]
    assert rows[1][-5:] == ["0", "0", "", "", ""]
