"""Tests of the codes of participants: their check letter, the next free one, and codes easily mistaken for another."""

from collections.abc import Callable
from pathlib import Path

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import course_log, enrolling, participant_codes, persons, studies, teaching
from imp_desktop.operations.exchanging import Import, import_files
from imp_desktop.operations.participant_codes import Near
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study


@pytest.fixture
def lettered(study: Study, person: Person) -> Study:
    studies.choose(study, person, "code_check", "letter")
    return study


def add(study: Study, *codes: str) -> None:
    for code in codes:
        enrolling.add(study, persons.persons(study)[0], code, {})


def refusal(attempt: Callable[[], object]) -> ImpError:
    with pytest.raises(ImpError) as refused:
        attempt()
    return refused.value


def test_a_study_takes_codes_as_the_clinic_has_them_until_it_asks_for_letters(study: Study, person: Person) -> None:
    assert studies.settings(study).code_check == ""
    add(study, "017", "018-A")
    studies.choose(study, person, "code_check", "letter")
    add(study, "019-L")
    studies.choose(study, person, "code_check", "")
    add(study, "020")
    assert [one.code for one in enrolling.participants(study)] == ["017", "018-A", "019-L", "020"]


def test_a_new_study_may_ask_for_letters_from_the_first_code_on(tmp_path: Path) -> None:
    study = studies.create(tmp_path / "new.impstudy", choose=["code_check=letter"], who="Anna Bakker")
    try:
        assert studies.settings(study).code_check == "letter"
        assert refusal(lambda: add(study, "017")).problem is Problem.CODE_CHECK_MISSING
    finally:
        study.close()


def test_no_other_value_may_be_chosen(study: Study, person: Person) -> None:
    refused = refusal(lambda: studies.choose(study, person, "code_check", "digit"))
    assert refused.problem is Problem.CHOICE_DOES_NOT_FIT


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("017", "017 has no check letter. 017-V is its code."),
        (" 017 ", "017 has no check letter. 017-V is its code."),
        ("017V", "017V has no check letter. 017-V is its code."),
        ("017-W", "017-W does not fit its check letter. 017-V does."),
        ("017-o", "017-o does not fit its check letter. 017-V does."),
        ("071-V", "071-V does not fit its check letter. 071-W does."),
    ],
)
def test_a_code_that_fails_is_refused_with_the_one_that_fits_and_nothing_is_written(
    lettered: Study, typed: str, said: str
) -> None:
    before = studies.last_change(lettered)
    assert str(refusal(lambda: add(lettered, typed))) == said
    assert studies.last_change(lettered) == before
    assert enrolling.participants(lettered) == []


def test_a_code_with_its_letter_is_added_and_the_letter_kept_as_a_capital(lettered: Study) -> None:
    add(lettered, "017-v")
    assert enrolling.participant(lettered, "017-V").code == "017-V"


def test_a_code_with_no_room_for_its_letter_is_no_code(lettered: Study) -> None:
    add(lettered, participant_codes.next_free(lettered))
    assert refusal(lambda: add(lettered, "1" * 23)).problem is Problem.CODE_UNFIT
    add(lettered, "1" * 22 + "-" + refusal(lambda: add(lettered, "1" * 22)).values["fitting"][-1])  # type: ignore[index]


def test_people_who_have_no_letter_stay_as_they_are_when_the_study_asks_for_them(people: Study, person: Person) -> None:
    studies.choose(people, person, "code_check", "letter")
    assert enrolling.participant(people, "001-B").code == "001-B"
    assert enrolling.amend(people, person, "001-B", {"note": "called"}).note == "called"
    assert refusal(lambda: add(people, "001-b")).problem is Problem.PARTICIPANT_EXISTS


def test_a_code_nobody_has_is_told_by_its_letter(lettered: Study) -> None:
    add(lettered, "017-V")
    found = refusal(lambda: enrolling.participant(lettered, "071-V"))
    assert str(found) == "071-V does not fit its check letter. 071-W does."
    assert refusal(lambda: enrolling.participant(lettered, "018-H")).problem is Problem.UNKNOWN_PARTICIPANT
    assert refusal(lambda: enrolling.participant(lettered, "018")).problem is Problem.UNKNOWN_PARTICIPANT


@pytest.mark.parametrize(
    ("codes", "following"),
    [
        ([], ""),
        (["017"], "018"),
        (["017", "009"], "018"),
        (["T1", "T9"], "T10"),
        (["T1", "C4", "T2"], "T3"),
        (["099"], "100"),
        (["017-A"], ""),
        (["AB"], ""),
    ],
)
def test_the_next_free_code_goes_on_with_the_kind_that_was_added_last(
    study: Study, codes: list[str], following: str
) -> None:
    add(study, *codes)
    assert participant_codes.next_free(study) == following


@pytest.mark.parametrize(
    ("codes", "following"), [([], "001-R"), (["017-A", "018-B"], "019-L"), (["T17-X"], "T18-C"), (["AB"], "")]
)
def test_the_next_free_code_has_its_letter_where_the_study_asks_for_it(
    study: Study, person: Person, codes: list[str], following: str
) -> None:
    add(study, *codes)
    studies.choose(study, person, "code_check", "letter")
    assert participant_codes.next_free(study) == following
    if following:
        add(study, following)


@pytest.mark.parametrize(
    ("new", "near"),
    [
        ("071", Near("017", swapped=True)),
        ("107", Near("017", swapped=True)),
        ("217", Near("017", swapped=False)),
        ("014", Near("017", swapped=False)),
        ("019", Near("017", swapped=False)),
        ("018", None),
        ("017", None),
        ("0171", None),
        ("170", None),
        ("", None),
    ],
)
def test_a_code_one_sign_away_from_another_is_pointed_out_unless_it_is_the_next_one(
    study: Study, new: str, near: Near | None
) -> None:
    add(study, "017")
    assert participant_codes.near(study, new) == near
    if near:
        add(study, new)


def test_codes_that_follow_each_other_are_not_near_whatever_stands_behind_the_number(study: Study) -> None:
    for number in range(100, 130):
        assert participant_codes.near(study, f"{number}-K") is None
        add(study, f"{number}-K")
    assert participant_codes.near(study, "101-X") == Near("101-K", swapped=False)


def test_letters_that_only_follow_from_the_number_do_not_tell_two_codes_apart(lettered: Study) -> None:
    add(lettered, "017-V")
    assert participant_codes.near(lettered, "071-W") == Near("017-V", swapped=True)
    assert participant_codes.near(lettered, "018-H") is None


def test_an_import_refuses_codes_that_fail_in_the_same_words(lettered: Study, person: Person, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("record_id,group\n017,control\n018-H,control\n019-X,control\n", encoding="utf-8")
    refused = refusal(lambda: import_files(lettered, person, Import([table])))
    assert [str(one) for one in refused.all()] == [
        "people.csv, line 2: 017 has no check letter. 017-V is its code.",
        "people.csv, line 4: 019-X does not fit its check letter. 019-L does.",
    ]
    assert enrolling.participants(lettered) == []


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("record_id,redcap_event_name,pss_01\n071-V,pre,1\n", "table.csv, line 2"),
        ("record_id,session_1\n071-V,1\n", "table.csv, line 2"),
    ],
)
def test_rows_of_a_code_that_fails_are_refused_with_the_code_that_fits(
    lettered: Study, person: Person, tmp_path: Path, table: str, place: str
) -> None:
    enrolling.add(lettered, person, "017-V", {"group": "training", "cohort": "1", "consent": "2026-01-05"})
    file = tmp_path / "table.csv"
    file.write_text(table, encoding="utf-8")
    refused = refusal(lambda: import_files(lettered, person, Import([file])))
    assert refused.problem is Problem.CODE_CHECK_FAILS
    assert str(refused).startswith(place)
    assert str(refused).endswith("071-V does not fit its check letter. 071-W does.")


def test_marks_and_reactions_of_a_code_that_fails_are_refused_with_the_code_that_fits(
    lettered: Study, person: Person
) -> None:
    enrolling.add(lettered, person, "017-V", {"group": "training", "cohort": "1", "consent": "2026-01-05"})
    reaction = {"reaction": "other", "severity": "mild"}
    for attempt in (
        lambda: teaching.mark(lettered, person, 1, "pause", "071-V", "present"),
        lambda: course_log.add_reaction(lettered, person, "071-V", reaction),
    ):
        assert refusal(attempt).values["fitting"] == "071-W"
