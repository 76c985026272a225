"""Exporting: what is written can be read back into an empty study that then holds the same."""

import csv

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import enrolling, keying, persons, studies
from imp_desktop.operations.exchanging import Import, import_files
from imp_desktop.operations.exporting import export_csv, left_out
from imp_desktop.operations.keying import FormKey


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def keyed(people, person):
    """A screening log, one PSS keyed with a gap and a flag, and one intake with words that look like a formula."""
    form = keying.open_form(people, FormKey("001-B", "pre", "pss"))
    for number in range(1, 9):
        keying.key(people, person, form, f"pss_{number:02}", "3")
    keying.blank(people, person, form, "pss_09", "two_marked")
    keying.key(people, person, form, "pss_10", "9")
    enrolling.add(
        people, person, "010-K", {"status": "declined", "status_reason": "too_busy", "approached": "2025-12-01"}
    )
    enrolling.add(people, person, "011-L", {"status": "no_reply", "status_reason": "letter; came “back”"})
    left = {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-02-01", "data_use": "until"}
    enrolling.amend(people, person, "002-C", left)
    intake = keying.open_form(people, FormKey("003-D", "pre", "intake"))
    for item, text in {"gender": "3", "age": "51", "profession": "4", "profession_other": '=HYPERLINK("x"), é'}.items():
        keying.key(people, person, intake, f"intake_{item}", text)
    return people


def test_people_and_answers_come_in_five_tables_and_the_course_in_its_own(keyed, tmp_path):
    names = [path.stem for path in export_csv(keyed, tmp_path / "out")]
    assert names[:5] == ["participants", "answers", "valid", "scores", "flags"]
    assert names[5:] == ["sessions", "attendance", "adaptations", "adverse_reactions", "own_codes", "codes"]


def test_a_study_read_back_from_its_tables_is_the_same_study(keyed, tmp_path):
    paths = export_csv(keyed, tmp_path / "out")
    other = studies.create(tmp_path / "other.impstudy", choose=["scs.left_out=23,16"], who="Anna Bakker")
    import_files(other, persons.person(other, "Anna Bakker"), Import(paths[:2]))
    assert studies.fingerprint(other) == studies.fingerprint(keyed)
    other.close()


def test_who_withdrew_all_data_stays_in_the_answers_and_is_in_no_number(keyed, person, tmp_path):
    left = {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-02-01", "data_use": "none"}
    enrolling.amend(keyed, person, "001-B", left)
    export_csv(keyed, tmp_path / "out")
    found = {name: rows(tmp_path / "out" / f"{name}.csv") for name in ("participants", "answers", "valid", "scores")}
    kept = found["participants"][0]
    assert {name: kept[name] for name in left} == left
    assert [row["record_id"] for row in found["answers"]] == ["001-B", "003-D"]
    assert [row["record_id"] for row in found["valid"]] == ["003-D"]
    assert found["scores"] == []


def test_answers_are_as_keyed_and_valid_holds_only_what_counts(keyed, tmp_path):
    export_csv(keyed, tmp_path / "out")
    answers = {row["record_id"]: row for row in rows(tmp_path / "out" / "answers.csv")}
    valid = {row["record_id"]: row for row in rows(tmp_path / "out" / "valid.csv")}
    assert (answers["001-B"]["pss_09"], answers["001-B"]["pss_10"]) == (".two_marked", "9")
    assert (valid["001-B"]["pss_08"], valid["001-B"]["pss_09"], valid["001-B"]["pss_10"]) == ("3", "", "")


def test_scores_are_prorated_and_flags_are_listed(keyed, tmp_path):
    export_csv(keyed, tmp_path / "out")
    (scores,) = rows(tmp_path / "out" / "scores.csv")
    # four reversed items of 3 are worth 1 each: (4 x 3 + 4 x 1) / 8 x 10
    assert (scores["record_id"], scores["group"], float(scores["pss"])) == ("001-B", "training", 20.0)
    (flag,) = rows(tmp_path / "out" / "flags.csv")
    assert (flag["item"], flag["keyed"], flag["confirmed"]) == ("pss_10", "9", "no")


def test_nothing_is_overwritten(keyed, tmp_path):
    export_csv(keyed, tmp_path / "out")
    with pytest.raises(ImpError) as met:
        export_csv(keyed, tmp_path / "out")
    assert met.value.problem is Problem.FILE_EXISTS


def test_forms_that_are_being_keyed_twice_are_in_no_table_and_that_is_said(keyed, person, tmp_path):
    assert left_out(keyed) == ""
    studies.choose(keyed, person, "double_keying.pre.pss", "all")
    export_csv(keyed, tmp_path / "out")
    found = {name: rows(tmp_path / "out" / f"{name}.csv") for name in ("answers", "valid", "scores", "flags")}
    assert [row["record_id"] for row in found["answers"]] == ["003-D"]
    assert not any(row.get("pss_01") for row in found["answers"] + found["valid"])
    assert found["scores"] == found["flags"] == []
    assert left_out(keyed) == "1 form is being keyed twice and is left out until its keyings are settled."
