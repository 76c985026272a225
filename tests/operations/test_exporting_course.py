"""The course given out: what is in a study stands in its tables, and a study made of these tables is the same study."""

import contextlib
import csv
import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imp_desktop.errors import ImpError
from imp_desktop.operations import coding, course_log, enrolling, keying, persons, studies, teaching
from imp_desktop.operations.analysing import analysis_json
from imp_desktop.operations.exchanging import Import, import_files
from imp_desktop.operations.exporting import export_csv
from imp_desktop.operations.feasibility import analysed
from imp_desktop.operations.keying import FormKey
from tests.operations.extreme_studies import MAKERS, make
from tests.sized_course import make_protocol

COURSE = ("sessions", "attendance", "adaptations", "adverse_reactions", "own_codes", "codes")
NOT_TAKEN_IN = ("valid.csv", "scores.csv", "flags.csv")
FORM = FormKey("001-B", "post", "imp_eval")


def tables(study, folder):
    """Name of a table -> its lines, of those the program exports."""
    found = {}
    for path in export_csv(study, folder):
        with path.open(encoding="utf-8", newline="") as stream:
            found[path.stem] = list(csv.reader(stream))
    return found


def taken_in_again(study, folder):
    """A new study of the same protocol and choices, into which everything the study gives out was taken."""
    files = [path for path in export_csv(study, folder / "out") if path.name not in NOT_TAKEN_IN]
    plan = studies.protocol(study)
    again = studies.create(folder / "again.impstudy", plan.id, ["scs.left_out=23,16"], "Anna Bakker")
    import_files(again, persons.person(again, "Anna Bakker"), Import(files))
    return again


def logged(study):
    """What a study holds of its course, as the program's own operations tell it."""
    return (
        [one for one in teaching.every_session(study) if one.status or one.date],
        teaching.every_mark(study),
        [(one.what, one.why, one.date, one.cohort) for one in course_log.adaptations(study)],
        [(one.code, one.kind, one.what, one.severity, one.printable) for one in course_log.reactions(study)],
        [
            (one.form, one.codes, one.printable)
            for item in coding.coded_items(study)
            for one in coding.texts(study, item)
        ],
        [coding.codes(study, item) for item in coding.coded_items(study)],
    )


def numbers(study):
    """Every number a study gives, as it is written out; which study it is aside."""
    told = analysis_json(study, *analysed(study))
    return json.dumps({name: part for name, part in told.items() if name != "study"}, allow_nan=False)


@pytest.fixture
def evaluated(people, person):
    form = keying.open_form(people, FORM)
    keying.key(people, person, form, "imp_eval_plans", "sing in a choir")
    keying.key(people, person, form, "imp_eval_missed", "silence")
    return people


def test_a_course_of_which_nothing_is_known_has_tables_with_their_columns(people, tmp_path):
    found = tables(people, tmp_path / "out")
    assert list(found)[5:] == list(COURSE)
    assert all(len(found[name]) == 1 for name in COURSE)
    assert found["attendance"][0] == ["record_id", *(f"session_{number}" for number in range(1, 10))]


def test_a_study_without_a_course_gives_out_no_tables_of_one(tmp_path, own_home):
    study = studies.create(tmp_path / "none.impstudy", make_protocol("none", ()), who="Anna")
    assert list(tables(study, tmp_path / "out")) == ["participants", "answers", "valid", "scores", "flags"]
    study.close()


def test_tables_hold_the_course_as_it_was_entered(evaluated, person, tmp_path):
    facts = {"date": "2026-01-12", "status": "postponed", "reason": "=snow", "moved_to": "2026-01-14"}
    teaching.log_session(evaluated, person, 1, "relax", facts)
    teaching.mark(evaluated, person, 1, "pause", "002-C", "excused")
    course_log.add_adaptation(evaluated, person, {"what": "shorter", "why": "snow", "cohort": "1"})
    course_log.add_reaction(evaluated, person, "002-C", {"reaction": "other", "severity": "mild", "stopped": "no"})
    made = coding.add_code(evaluated, person, "imp_eval_plans", "Singing", "comes up often")
    coding.code_text(evaluated, person, FORM, "imp_eval_plans", [made.id], printable=True)
    found = tables(evaluated, tmp_path / "out")
    assert found["sessions"][1:] == [
        ["training", "1", "2", "2026-01-12", "postponed", "", "'=snow", "2026-01-14"],
    ]
    assert found["attendance"][1:] == [["002-C", "excused", *[""] * 8]]
    assert found["adaptations"][1:] == [["", "shorter", "snow", "1"]]
    assert found["adverse_reactions"][1:] == [["002-C", "", "other", "", "mild", "", "", "no", ""]]
    assert found["own_codes"][1:] == [["imp_eval_plans", "singing", "Singing", "comes up often"]]
    assert found["codes"][1:] == [["001-B", "post", "imp_eval_plans", "singing", "yes"]]


def test_marks_of_a_former_cohort_stay_in_the_study(people, person, tmp_path):
    teaching.mark(people, person, 1, "pause", "001-B", "present")
    teaching.mark(people, person, 1, "pause", "002-C", "present")
    enrolling.amend(people, person, "001-B", {"cohort": "2"}, why="swapped")
    assert [row[0] for row in tables(people, tmp_path / "out")["attendance"][1:]] == ["002-C"]


def test_an_entry_taken_out_and_a_coding_taken_back_are_not_given_out(evaluated, person, tmp_path):
    made = course_log.add_adaptation(evaluated, person, {"what": "shorter", "why": "snow"})
    course_log.take_out(evaluated, person, made.id, "entered by mistake")
    coding.code_text(evaluated, person, FORM, "imp_eval_plans", ["continue"])
    coding.code_text(evaluated, person, FORM, "imp_eval_plans", [])
    found = tables(evaluated, tmp_path / "out")
    assert (found["adaptations"][1:], found["codes"][1:]) == ([], [])


def test_words_keyed_anew_are_not_given_out_as_printable_before_somebody_looked(evaluated, person, tmp_path):
    coding.code_text(evaluated, person, FORM, "imp_eval_plans", ["continue"], printable=True)
    keying.key(evaluated, person, keying.open_form(evaluated, FORM), "imp_eval_plans", "ask for me at the desk")
    assert tables(evaluated, tmp_path / "out")["codes"][1:] == [["001-B", "post", "imp_eval_plans", "continue", "no"]]


@pytest.mark.parametrize("name", [name for name in MAKERS if name not in ("empty", "many_people")])
def test_a_study_at_the_edges_comes_back_as_it_was(name, tmp_path, own_home):
    study = make(tmp_path / "edge.impstudy", name)
    again = taken_in_again(study, tmp_path)
    assert logged(again) == logged(study)
    assert studies.fingerprint(again) == studies.fingerprint(study)
    assert numbers(again) == numbers(study)
    again.close()
    study.close()


PAST = st.dates(min_value=enrolling.any_date("2026-01-01"), max_value=enrolling.any_date("2026-06-30")).map(str)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
SESSION = st.fixed_dictionaries(
    {},
    optional={
        "date": PAST,
        "status": st.sampled_from(["delivered", "truncated", "postponed", "cancelled"]),
        "minutes": st.integers(1, 300).map(str),
        "reason": WORDS,
        "moved_to": PAST,
    },
)
CHANGE = st.fixed_dictionaries({"what": WORDS, "why": WORDS}, optional={"date": PAST, "cohort": st.just("2")})
REACTION = st.fixed_dictionaries(
    {"reaction": st.sampled_from(["other", "flashbacks"]), "severity": st.sampled_from(["mild", "serious"])},
    optional={
        "what": WORDS,
        "date": PAST,
        "related": st.just("possibly"),
        "action": st.sampled_from(["none", "stopped"]),
        "stopped": st.sampled_from(["yes", "no"]),
        "printable": st.sampled_from(["yes", "no"]),
    },
)
NAMES = st.sampled_from(["pause", "relax", "closure"])
CODES = st.sampled_from(["001-B", "002-C"])
DONE = st.one_of(
    st.tuples(st.just("session"), NAMES, SESSION),
    st.tuples(st.just("mark"), NAMES, CODES, st.sampled_from(["present", "absent", "excused", ""])),
    st.tuples(st.just("change"), CHANGE),
    st.tuples(st.just("reaction"), CODES, REACTION),
    st.tuples(st.just("code"), WORDS, WORDS),
    st.tuples(st.just("coding"), st.lists(st.integers(0, 7), max_size=3), st.booleans()),
)


def do(study, person, what, *how):
    """One thing a person may do; what the program refuses is not done, and no entry is made twice."""
    with contextlib.suppress(ImpError):
        if what == "session":
            teaching.log_session(study, person, 1, how[0], how[1])
        elif what == "mark":
            teaching.mark(study, person, 1, *how)
        elif what == "change" and not any(one.what == how[0]["what"].strip() for one in course_log.adaptations(study)):
            course_log.add_adaptation(study, person, how[0])
        elif what == "reaction" and not any(
            one.what == how[1].get("what", "").strip() for one in course_log.reactions(study)
        ):
            course_log.add_reaction(study, person, *how)
        elif what == "code":
            coding.add_code(study, person, "imp_eval_missed", *how)
        elif what == "coding":
            known = [one.id for one in coding.codes(study, "imp_eval_missed")]
            chosen = [known[place] for place in how[0] if place < len(known)]
            coding.code_text(study, person, FORM, "imp_eval_missed", chosen, printable=how[1])


@pytest.fixture(scope="module")
def begun(made_once, tmp_path_factory):
    """A study file with four people, one of whom handed in words about what was missed."""
    path = Path(shutil.copy(made_once["people"], tmp_path_factory.mktemp("begun") / "begun.impstudy"))
    study = studies.open_study(path)
    form = keying.open_form(study, FORM)
    keying.key(study, persons.person(study, "Anna Bakker"), form, "imp_eval_missed", "silence\nand more")
    study.close()
    return path


@settings(max_examples=25)
@given(st.lists(DONE, max_size=12))
def test_whatever_was_done_in_a_course_comes_back_as_it_was(begun, happened):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        study = studies.open_study(Path(shutil.copy(begun, folder / "trial.impstudy")))
        person = persons.person(study, "Anna Bakker")
        for one in happened:
            do(study, person, *one)
        again = taken_in_again(study, folder)
        assert logged(again) == logged(study)
        assert studies.fingerprint(again) == studies.fingerprint(study)
        again.close()
        study.close()
