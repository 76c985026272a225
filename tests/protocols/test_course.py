"""Course, codes, domains and criteria of a protocol are read whole or explained where they stand."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from imp_desktop import paths
from imp_desktop.errors import ImpErrors
from imp_desktop.operations import studies
from imp_desktop.protocols import catalogue
from imp_desktop.protocols.feasibility import BOWEN, SourceKind
from imp_desktop.protocols.reader import read_protocol
from imp_desktop.protocols.shape import protocol_from, protocol_json, shape_hash
from tests.storage.outside import restore

SHIPPED = paths.forms() / "protocols" / "imp"
PLAN = "protocol.toml"
TEXT = "text.en.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "imp"))


def complaints(folder: Path, file: str, old: str, new: str) -> list[tuple[str, str]]:
    content = (SHIPPED / file).read_text(encoding="utf-8")
    assert old in content
    (folder / file).write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ImpErrors) as caught:
        read_protocol(folder)
    assert all(error.values["advice"] for error in caught.value.all())
    return [(error.where, str(error)) for error in caught.value.all()]


def test_the_course_is_as_published() -> None:
    course = catalogue.protocol("imp").course
    assert course is not None
    assert (course.group, course.minutes, len(course.sessions), len(course.teachers)) == ("training", 150, 9, 2)
    words = catalogue.protocol("imp").in_language("en").course
    assert [words.sessions[one].theme for one in course.sessions][1:4] == [
        "Differences",
        "Giving and receiving",
        "Impermanence",
    ]


def test_every_domain_of_bowen_is_there_and_expansion_says_why_it_does_not_apply() -> None:
    imp = catalogue.protocol("imp")
    assert [domain.id for domain in imp.domains][: len(BOWEN)] == list(BOWEN)
    silent = [one.id for one in imp.domains if one.sources[0].kind is SourceKind.NOT_APPLICABLE]
    assert silent == ["expansion"]
    for language in ("en", "nl"):
        assert imp.in_language(language).course.domains["expansion"].statement


def test_the_shipped_criteria_are_examples_with_green_above_red() -> None:
    criteria = catalogue.protocol("imp").criteria
    assert all(one.example and one.red < one.green for one in criteria)
    assert (criteria[0].green, criteria[0].red) == (Decimal(80), Decimal(60))


@pytest.mark.parametrize(
    ("old", "new", "where", "word"),
    [
        ('group = "training"\nsessions', 'group = "trainning"\nsessions', "course.group", "Did you mean training?"),
        ('sessions = ["pause",', 'sessions = ["relax",', "course.sessions", "twice"),
        ("minutes = 150", "minutes = -5", "course.minutes", "out of bounds"),
        ("minutes = 150", "minutes = 9000", "course.minutes", "longer than a day"),
        ('["teacher_1", "teacher_2"]', '["teacher_1", "teacher_1"]', "course.teachers", "twice"),
        ('item = "imp_eval_plans"', 'item = "imp_eval_plan"', "codings.imp_eval_plan", "Did you mean imp_eval_plans?"),
        ('item = "imp_eval_plans"', 'item = "imp_eval_grade"', "codings.imp_eval_grade", "of type decimal"),
        ('item = "imp_eval_adverse"', 'item = "imp_eval_plans"', "reactions.item", "of type text"),
        ("yes = [1]", "yes = [7]", "reactions.yes", "no answer 7"),
        ("not_eligible = [", "noteligible = [", "reasons.noteligible", "Did you mean not_eligible?"),
        ('id = "demand"', 'id = "demands"', "domains.demands.id", "Did you mean demand?"),
        ('id = "demand"', 'id = "integration"', "domains", "named twice: integration"),
        ('id = "demand"', 'id = "integration"', "domains", "missing: demand"),
        (
            'source = "session_log" },',
            'source = "session" },',
            "domains.implementation.sources.sessions.source",
            "session_log",
        ),
        (
            '"imp_eval_grade"] }',
            '"imp_eval_grad"] }',
            "domains.acceptability.sources.grade.of",
            "no item imp_eval_grad",
        ),
        ('"imp_eval_grade"] }', '"imp_eval_plans"] }', "domains.acceptability.sources.grade.of", "of type text"),
        ("codes = [3] },", "codes = [9] },", "domains.acceptability.sources.relevance_work.codes", "no answer 9"),
        (", codes = [3] },", " },", "domains.acceptability.sources.relevance_work.codes", "either codes or at_least"),
        ("speaking = 5", "speaking = 6", "domains.acceptability.sources.learned.parts", "do not add up"),
        (
            'teacher = "teacher_1"',
            'teacher = "teacher_3"',
            "domains.implementation.sources.teacher_1.teacher",
            "teacher_3",
        ),
        ('what = "joined"', 'what = "joint"', "domains.demand.sources.joined.what", "Did you mean joined?"),
        (
            'what = "adaptations"',
            'of = ["imp_eval_plans"]',
            "domains.adaptation.sources.adaptations.what",
            "the key what is missing",
        ),
        ("at_least = 7", "at_least = 12", "criteria.present.at_least", "9 sessions"),
        ("green = 80\nred = 60", "green = 60\nred = 80", "criteria.completed.red", "red lies above green"),
        ("green = 80\nred = 60", "green = 800\nred = 60", "criteria.completed.green", "between 0 and 100"),
        ("green = 80\nred = 60", "red = 60", "criteria.completed.green", "missing"),
        ("green = 80\nred = 60", 'green = "80"\nred = 60', "criteria.completed.green", "no number"),
        ('of = ["imp_eval"]', 'of = ["imp_evl"]', "criteria.returned.of", "Did you mean imp_eval?"),
        (
            'source = "log"\nwhat = "adverse"\ngreen',
            'source = "text"\nof = ["imp_eval_missed"]\ngreen',
            "criteria.no_reaction.source",
            "needs a share",
        ),
    ],
)
def test_what_a_course_cannot_be_is_explained_where_it_stands(
    folder: Path, old: str, new: str, where: str, word: str
) -> None:
    found = complaints(folder, PLAN, old, new)
    assert any(place == f"protocol.toml, {where}" and word in said for place, said in found), found


@pytest.mark.parametrize(
    ("old", "new", "where", "word"),
    [
        ('teacher_2 = "Teacher B"\n\n[codes', 'teacher_2 = "teacher a"\n\n[codes', "teachers", "same name"),
        ("[sessions.pause]", "[sessions.paws]", "sessions", "missing for: pause"),
        ("[sessions.pause]", "[sessions.paws]", "sessions.paws", "Did you mean pause?"),
        ('guideline = "Pause"', 'guidelines = "Pause"', "sessions.pause.guidelines", "Did you mean guideline?"),
        ('no_interest = "not interested"', "", "reasons.declined", "missing for: no_interest"),
        (
            'statement = "the programme is new and had not been studied elsewhere"',
            "",
            "domains.expansion.statement",
            "why the domain",
        ),
        ('grade = "Whole training"', "", "measures", "missing for: grade"),
        ('mood = "Mood and confidence"', "", "parts", "missing for: mood"),
        ('present = "Present at', 'presence = "Present at', "criteria", "missing for: present"),
        ('control = "from the list', 'controls = "from the list', "recruited.controls", "Did you mean control?"),
    ],
)
def test_missing_words_of_a_course_are_explained_where_they_belong(
    folder: Path, old: str, new: str, where: str, word: str
) -> None:
    found = complaints(folder, TEXT, old, new)
    assert any(place == f"text.en.toml, {where}" and word in said for place, said in found), found


def test_the_kept_copy_of_a_course_gives_the_same_course_back() -> None:
    imp = catalogue.protocol("imp")
    assert protocol_from(protocol_json(imp)) == imp
    assert shape_hash(protocol_from(protocol_json(imp))) == shape_hash(imp)


def test_the_plan_of_a_study_made_before_there_were_courses_is_read_without_one(tmp_path: Path) -> None:
    old = Path(__file__).parent.parent / "storage" / "old_studies" / "version_1.sql"
    restore(old.read_text(encoding="utf-8"), tmp_path / "old.impstudy")
    plan = studies.protocol(studies.open_study(tmp_path / "old.impstudy", read_only=True))
    assert (plan.course, plan.domains, plan.criteria, plan.codings) == (None, (), (), ())
    assert protocol_from(protocol_json(plan)) == plan
