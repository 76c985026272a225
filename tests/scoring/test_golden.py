"""Cases worked by hand are run, and a case that does not come out is named with both numbers."""

from pathlib import Path

import pytest

from imp_desktop.instruments.catalogue import instrument
from imp_desktop.instruments.derived import without
from imp_desktop.scoring import golden

PSS = "case,missing_rule," + ",".join(f"pss_{number:02}" for number in range(1, 11)) + ",pss\n"


def checked(folder: Path, content: str | bytes, name: str = "pss") -> list[str]:
    data = content.encode() if isinstance(content, str) else content
    (folder / "golden.csv").write_bytes(data)
    return [str(error) for error in golden.check(instrument(name), folder, instrument)]


@pytest.mark.parametrize(
    "row",
    [
        "all 0,half,0,0,0,0,0,0,0,0,0,0,16",
        "a gap,half,4,.omitted,4,4,4,4,4,4,4,4,200/9",
        "a gap,half,4,,4,4,4,4,4,4,4,4,200/9",
        "outside,half,4,9,4,4,4,4,4,4,4,4,200/9",
        "too few,complete,4,,4,4,4,4,4,4,4,4,refused",
    ],
)
def test_a_case_that_comes_out_is_no_complaint(tmp_path: Path, row: str) -> None:
    assert checked(tmp_path, PSS + row + "\n") == []
    assert checked(tmp_path, b"\xef\xbb\xbf" + (PSS + row).replace("\n", "\r\n").encode()) == []


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("all 0,half,0,0,0,0,0,0,0,0,0,0,17", "pss is 16, but 17 is expected"),
        ("all 0,half,0,0,0,0,0,0,0,0,0,0,refused", "pss is 16, but refused is expected"),
        ("none,half,,,,,,,,,,,0", "pss is refused, but 0 is expected"),
        ("all 0,half,0,0,0,0,0,0,0,0,0,0,", "no expected score"),
        ("all 0,half,0,0,0,0,0,0,0,0,0,0,1e999999999", "no expected score"),
        ("all 0,half,0,0,0,0,0,0,0,0,0,0,1/0", "no expected score"),
        ("all 0,most,0,0,0,0,0,0,0,0,0,0,16", "no value of missing_rule"),
        ("all 0,half,x,0,0,0,0,0,0,0,0,0,16", "x is no whole number"),
        ("all 0,half,.lost,0,0,0,0,0,0,0,0,0,16", "lost is no reason"),
        ("all 0,half,0,0", "4 cells, not 13"),
    ],
)
def test_a_case_that_does_not_come_out_is_named(tmp_path: Path, row: str, word: str) -> None:
    found = checked(tmp_path, PSS + row + "\n")
    assert len(found) == 1
    assert found[0].startswith("golden.csv")
    assert word in found[0]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("", "no worked case"),
        (PSS, "no worked case"),
        (b"\xff\xfe", "no table"),
        ('"open\n', "no table"),
        ("case,case\na,b\n", "a column is there twice"),
        (PSS.replace("pss_10,pss", "pss_10") + "a,half,0,0,0,0,0,0,0,0,0,0\n", "columns are missing: pss"),
        (PSS.replace(",pss\n", ",pss,pzz\n") + "a,half,0,0,0,0,0,0,0,0,0,0,16,1\n", "does not exist: pzz"),
    ],
)
def test_a_file_that_is_no_table_of_cases_is_explained(tmp_path: Path, content: str | bytes, word: str) -> None:
    found = checked(tmp_path, content)
    assert len(found) == 1
    assert word in found[0]


def test_an_instrument_with_scores_needs_cases_and_one_without_does_not(tmp_path: Path) -> None:
    assert "golden.csv" in str(golden.check(instrument("pss"), tmp_path, instrument)[0])
    assert "golden.csv" in str(golden.check(instrument("scs"), tmp_path, instrument)[0])
    assert golden.check(instrument("intake"), tmp_path, instrument) == []


@pytest.mark.parametrize("left_out", ["", "23", '"23,2"', "x", "99999999999"])
def test_a_case_of_a_derived_form_names_what_is_left_out(tmp_path: Path, left_out: str) -> None:
    scs = without(instrument("scs"), instrument("scs26"), (23, 16))
    columns = [item.id for item in scs.items] + [score.id for score in scs.scores]
    row = ["3"] * 24 + ["72", *["12"] * 6]
    head = "case,missing_rule,left_out," + ",".join(columns) + "\n"
    assert checked(tmp_path, f'{head}a,half,"23,16",{",".join(row)}\n', "scs") == []
    found = checked(tmp_path, f"{head}a,half,{left_out},{','.join(row)}\n", "scs")
    assert "cannot be left out of scs" in found[0]
