"""A protocol is read whole or explained whole, and a study can keep a copy of it."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imp_desktop import paths
from imp_desktop.errors import ImpError, ImpErrors, Problem
from imp_desktop.instruments.model import Direction
from imp_desktop.protocols import catalogue
from imp_desktop.protocols.reader import read_protocol
from imp_desktop.protocols.shape import protocol_from, protocol_json, shape_hash

SHIPPED = paths.forms() / "protocols" / "imp"
PLAN = (SHIPPED / "protocol.toml").read_text(encoding="utf-8")
TEXT = (SHIPPED / "text.en.toml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "imp"))


def complaints(folder: Path, old: str, new: str, *, file: str = "protocol.toml") -> list[tuple[str, str]]:
    content = (SHIPPED / file).read_text(encoding="utf-8")
    assert old in content
    (folder / file).write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ImpErrors) as caught:
        read_protocol(folder)
    assert all(error.values["advice"] for error in caught.value.all())
    return [(error.where, str(error)) for error in caught.value.all()]


def test_the_imp_study_is_as_published() -> None:
    imp = catalogue.protocol("imp")
    assert [(group.id, group.cohorts) for group in imp.groups] == [("training", True), ("control", False)]
    assert imp.assessments == ("pre", "post")
    assert imp.randomised is False
    assert imp.cohort_size == (10, 14)
    assert imp.eligibility == {
        "mindfulness_training": ("mbsr", "mbct", "equivalent"),
        "practice_willing": ("yes", "no"),
    }
    assert imp.baseline_items == ("intake_gender", "intake_age", "intake_profession")
    assert (imp.missing_rule, imp.descriptives) == ("half", "complete")
    five = ["ffmq", "scs", "eq", "pss", "proqol"]
    for group, after in (("training", [*five, "imp_eval"]), ("control", five)):
        assert imp.due_forms(group) == tuple(
            [("pre", form) for form in ["intake", *five]] + [("post", form) for form in after]
        )


def test_its_outcomes_are_those_of_the_published_table_and_the_halves_of_fatigue() -> None:
    outcomes = catalogue.protocol("imp").outcomes
    assert [outcome.score for outcome in outcomes if outcome.main] == [
        "ffmq",
        "scs",
        "eq",
        "pss",
        "proqol.compassion_satisfaction",
        "proqol.compassion_fatigue",
    ]
    assert sum(outcome.table for outcome in outcomes) == 17
    assert [outcome.score for outcome in outcomes if not outcome.table] == [
        "proqol.burnout",
        "proqol.secondary_traumatic_stress",
    ]
    assert {outcome.score for outcome in outcomes if outcome.direction is Direction.DOWN} == {
        "pss",
        "proqol.compassion_fatigue",
        "proqol.burnout",
        "proqol.secondary_traumatic_stress",
    }


@pytest.mark.parametrize(
    ("old", "new", "where", "word"),
    [
        ('id = "imp"', 'id = "other"', "id", "differs from the name of the folder"),
        ('id = "imp"', "", "id", "missing"),
        ("version = 3", "version = 0", "version", "out of bounds"),
        ("randomised = false", 'randomised = "no"', "randomised", "another kind"),
        ("randomised = false", "randomized = false", "randomized", "Did you mean randomised?"),
        ('assessments = ["pre", "post"]', 'assessments = ["pre"]', "assessments", "two groups at two assessments"),
        ('assessments = ["pre", "post"]', 'assessments = ["pre", "pre"]', "assessments", "twice"),
        ('assessments = ["pre", "post"]', 'assessments = ["post", "pre"]', "comparison.after", "not in their order"),
        ('assessments = ["pre", "post"]', 'assessments = ["Pre", "post"]', "assessments", "no ids: Pre"),
        ("cohort_size = [10, 14]", "cohort_size = [14, 10]", "cohort_size", "no bounds"),
        ("cohort_size = [10, 14]", "cohort_size = [10]", "cohort_size", "no bounds"),
        ("cohorts = true", "cohorts = false", "cohort_size", "no group has cohorts"),
        ('missing_rule = "half"', 'missing_rule = "all"', "missing_rule", "there is no all here"),
        ('descriptives = "complete"', 'descriptives = "some"', "descriptives", "there is no some here"),
        ('id = "control"', 'id = "training"', "groups", "named twice"),
        ('[[groups]]\nid = "control"\n', "", "groups", "there are 1 groups"),
        ('second = "control"', 'second = "contrl"', "comparison.second", "Did you mean control?"),
        ('second = "control"', 'second = "training"', "comparison.second", "with itself"),
        ('after = "post"', "", "comparison.after", "missing"),
        ('instrument = "pss"', 'instrument = "ps"', "due.ps", "Choose one of"),
        ('instrument = "pss"', 'instrument = "eq"', "due", "named twice: eq"),
        (
            'instrument = "pss"\nassessments = ["pre", "post"]',
            'instrument = "pss"\nassessments = ["mid"]',
            "due.pss.assessments",
            "no mid",
        ),
        ('instrument = "pss"\n', 'instrument = "pss"\ngroups = ["nobody"]\n', "due.pss.groups", "no nobody"),
        (
            'instrument = "pss"\n',
            'instrument = "pss"\ngroups = ["control"]\n',
            "outcomes.pss.score",
            "not due from both",
        ),
        ('instrument = "pss"\n', 'instrument = "pss"\ngroups = []\n', "due.pss.groups", "empty"),
        ('"intake_age"', '"intake_aeg"', "baseline", "Did you mean intake_age?"),
        (
            'score = "ffmq.observe"',
            'score = "ffmq.observing"',
            "outcomes.ffmq.observing.score",
            "Did you mean ffmq.observe?",
        ),
        ('score = "scs.isolation"', 'score = "scs.alone"', "outcomes.scs.alone.score", "no such score"),
        ('score = "eq"', 'score = "iq"', "outcomes.iq.score", "no form due"),
        ('score = "pss"\ndirection = "down"', 'score = "pss"\ndirection = "up"', "outcomes.pss.direction", "opposite"),
        ('score = "scs"\ndirection = "up"', 'score = "scs"\ndirection = "down"', "outcomes.scs.direction", "opposite"),
        (
            'score = "scs"\ndirection = "up"',
            'score = "scs"\ndirection = "sideways"',
            "outcomes.scs.direction",
            "sideways",
        ),
        ('practice_willing = ["yes", "no"]', "practice_willing = []", "eligibility.practice_willing", "empty"),
        (
            'practice_willing = ["yes", "no"]',
            "practice_willing = [true]",
            "eligibility.practice_willing",
            "no list of words",
        ),
        ("[[outcomes]]", "[[outcome]]", "outcome", "Did you mean outcomes?"),
    ],
)
def test_what_a_plan_cannot_be_is_explained_where_it_stands(
    folder: Path, old: str, new: str, where: str, word: str
) -> None:
    found = complaints(folder, old, new)
    assert any(place == f"protocol.toml, {where}" and word in said for place, said in found), found


@pytest.mark.parametrize(
    ("old", "new", "where", "word"),
    [
        ('title = "', 'titel = "', "title", "missing"),
        ('control = "Control"', "", "groups", "missing for: control"),
        ('post = "Post"', 'post = "Post"\nlater = "Later"', "assessments.later", "does not exist"),
        ('practice_willing = "', 'practice = "', "eligibility", "missing for: practice_willing"),
        ('no = "no"', "", "answers.practice_willing", "missing for: no"),
    ],
)
def test_missing_words_are_explained_where_they_belong(folder: Path, old: str, new: str, where: str, word: str) -> None:
    found = complaints(folder, old, new, file="text.en.toml")
    assert any(place == f"text.en.toml, {where}" and word in said for place, said in found), found


def test_english_words_are_needed(folder: Path) -> None:
    (folder / "text.en.toml").unlink()
    with pytest.raises(ImpErrors) as caught:
        read_protocol(folder)
    assert "text.en.toml" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\xff", b"id = ", b"groups = 3\ndue = [1]\noutcomes = {}\ncomparison = []"])
def test_no_file_content_is_more_than_a_complaint(folder: Path, content: bytes) -> None:
    (folder / "protocol.toml").write_bytes(content)
    with pytest.raises(ImpErrors) as caught:
        read_protocol(folder)
    assert caught.value.all()


@given(
    line=st.sampled_from([line for line in PLAN.splitlines() if "=" in line and not line.startswith("#")]),
    value=st.sampled_from(
        ["1", "true", '""', '"pre"', "[]", "[1]", '["pre"]', "{}", "{ id = 1 }", "nan", "[[]]", '"\\n"']
    ),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_of_any_kind_anywhere_is_taken_or_explained(folder: Path, line: str, value: str) -> None:
    spoilt = PLAN.replace(line, f"{line.partition('=')[0]}= {value}", 1)
    (folder / "protocol.toml").write_text(spoilt, encoding="utf-8")
    try:
        read_protocol(folder)
    except ImpErrors as errors:
        assert all(str(error) and error.where for error in errors.all())


def test_an_unknown_protocol_is_refused_with_those_there_are() -> None:
    assert catalogue.known()[0] == "imp"
    with pytest.raises(ImpError) as caught:
        catalogue.protocol("../imp")
    assert caught.value.problem is Problem.UNKNOWN_PROTOCOL
    assert "imp" in str(caught.value)


def test_a_protocol_of_ones_own_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMP_DESKTOP_HOME", str(tmp_path))
    for name in ("imp", "ours"):
        shutil.copytree(SHIPPED, paths.own_forms() / "protocols" / name)
    own = paths.own_forms() / "protocols" / "ours" / "protocol.toml"
    own.write_text(PLAN.replace('id = "imp"', 'id = "ours"'), encoding="utf-8")
    assert catalogue.known() == ("imp", "ours")
    assert catalogue.protocol("ours").id == "ours"


def test_the_kept_copy_gives_the_same_protocol_back_in_the_same_order() -> None:
    imp = catalogue.protocol("imp")
    again = protocol_from(protocol_json(imp))
    assert again == imp
    assert list(again.eligibility) == list(imp.eligibility)
    assert protocol_json(again) == protocol_json(imp)


def test_words_leave_the_hash_alone_and_structure_does_not(folder: Path) -> None:
    before = shape_hash(read_protocol(folder))
    (folder / "text.en.toml").write_text(TEXT.replace('title = "', 'title = "The '), encoding="utf-8")
    assert shape_hash(read_protocol(folder)) == before
    (folder / "protocol.toml").write_text(PLAN.replace("[10, 14]", "[10, 15]"), encoding="utf-8")
    assert shape_hash(read_protocol(folder)) != before


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null", '{"id": "imp"}', "[" * 100_000])
def test_a_damaged_copy_is_explained(text: str) -> None:
    with pytest.raises(ImpError) as caught:
        protocol_from(text)
    assert caught.value.code == "form-file"


def test_words_are_english_where_a_language_is_lacking() -> None:
    imp = catalogue.protocol("imp")
    assert imp.in_language("de") == imp.words["en"]
    assert imp.in_language("nl").groups["control"] == "Controle"
    assert imp.group("control").cohorts is False
    with pytest.raises(KeyError):
        imp.group("nobody")
