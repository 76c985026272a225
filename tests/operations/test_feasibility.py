"""Feasibility is worked out from what the study holds, and nothing enters a number that may not."""

import datetime as dt
import json
from typing import Any

import pytest

from imp_desktop import i18n
from imp_desktop.errors import ImpError, Problem
from imp_desktop.operations import coding, course_log, criteria, enrolling, feasibility, keying, studies, teaching
from imp_desktop.operations.analysing import analysis_json
from imp_desktop.operations.keying import FormKey
from imp_desktop.operations.persons import Person
from imp_desktop.operations.studies import Study


def told(study: Study) -> dict[str, Any]:
    return dict(json.loads(json.dumps(analysis_json(study, *feasibility.analysed(study)), allow_nan=False)))


def evaluate(study: Study, person: Person, code: str, answers: dict[str, str]) -> None:
    form = keying.open_form(study, FormKey(code, "post", "imp_eval"))
    for item, text in answers.items():
        if text.startswith("."):
            keying.blank(study, person, form, f"imp_eval_{item}", text[1:])
        else:
            keying.key(study, person, form, f"imp_eval_{item}", text)


def logged(study: Study, person: Person, session: str, *, status: str = "delivered") -> None:
    teaching.log_session(
        study,
        person,
        1,
        session,
        {"date": "2026-02-01", "status": status, "reason": "" if status == "delivered" else "ill"},
    )


def criterion(study: Study, name: str) -> dict[str, Any]:
    return next(one for one in told(study)["criteria"] if one["id"] == name)


def test_an_empty_study_has_every_domain_and_no_number(study: Study) -> None:
    numbers = told(study)
    assert list(numbers["feasibility"]) == [domain.id for domain in studies.protocol(study).domains]
    for domain in numbers["feasibility"].values():
        for name, one in domain.items():
            assert {"value", "n", "ci95"} <= set(one), name
            assert not one["n"] or one["value"] == 0
    assert {one["verdict"] for one in numbers["criteria"]} == {None}
    assert [(arm["approached"], arm["consented"]) for arm in numbers["flow"]] == [(0, 0), (0, 0)]


def test_answers_outside_the_scale_and_blanks_are_in_no_number(people: Study, person: Person) -> None:
    evaluate(people, person, "001-B", {"grade": "8,5", "recommend": "1", "learned_01": "5"})
    evaluate(people, person, "002-C", {"grade": "12", "recommend": ".illegible", "learned_01": "9"})
    here = told(people)["feasibility"]["acceptability"]
    assert (here["grade"]["value"], here["grade"]["n"], here["grade"]["forms"]) == (8.5, 1, 2)
    assert (here["recommend"]["part"], here["recommend"]["n"]) == (1, 1)
    assert here["imp_eval_learned_01"]["counts"] == {"1": 0, "2": 0, "3": 0, "4": 0, "5": 1}


def test_a_sum_needs_every_part(people: Study, person: Person) -> None:
    evaluate(
        people, person, "001-B", {"practice_minutes": "300", "study_minutes": "20", "location": "4", "information": "5"}
    )
    evaluate(people, person, "002-C", {"practice_minutes": "90", "study_minutes": ".omitted", "location": "2"})
    numbers = told(people)
    assert numbers["feasibility"]["practicality"]["home_practice"]["n"] == 1
    assert numbers["feasibility"]["implementation"]["organisation"]["value"] == 9
    assert (criterion(people, "practised")["part"], criterion(people, "practised")["n"]) == (1, 1)


def test_a_form_of_somebody_who_is_in_the_other_group_now_is_not_counted(people: Study, person: Person) -> None:
    evaluate(people, person, "001-B", {"grade": "8", "plans": "go on"})
    enrolling.amend(people, person, "001-B", {"group": "control", "cohort": ""}, "wrongly entered")
    numbers = told(people)
    assert numbers["feasibility"]["acceptability"]["grade"]["n"] == 0
    assert numbers["feasibility"]["integration"]["plans"]["n"] == 0
    assert criterion(people, "returned")["part"] == 0


def test_nothing_of_a_person_whose_data_may_not_be_used_is_counted(people: Study, person: Person) -> None:
    evaluate(people, person, "001-B", {"grade": "8", "adverse": "1", "plans": "go on"})
    logged(people, person, "pause")
    teaching.mark(people, person, 1, "pause", "001-B", "present")
    course_log.add_reaction(people, person, "001-B", {"reaction": "other", "severity": "mild"})
    enrolling.amend(
        people, person, "001-B",
        {"status": "withdrawn", "status_reason": "withdrew_consent", "status_date": "2026-03-01", "data_use": "none"},
    )  # fmt: skip
    numbers = told(people)
    assert numbers["feasibility"]["acceptability"]["grade"]["n"] == 0
    assert numbers["feasibility"]["practicality"]["attendance"]["n"] == 0
    assert numbers["feasibility"]["adverse_reactions"]["adverse"]["part"] == 0
    assert numbers["feasibility"]["integration"]["plans"]["n"] == 0
    training = numbers["flow"][0]
    assert (training["consented"], training["withdrew_during"]["n"], training["not_used"]) == (2, 1, 1)


def test_a_yes_counts_as_reported_before_the_log_tells_more(people: Study, person: Person) -> None:
    evaluate(people, person, "001-B", {"adverse": "1", "adverse_text": "dreams"})
    evaluate(people, person, "002-C", {"adverse": "2"})
    here = told(people)["feasibility"]["adverse_reactions"]["adverse"]
    assert (here["part"], here["n"], here["awaited"], sum(here["severity"].values())) == (1, 2, 1, 0)
    course_log.add_reaction(people, person, "001-B", {"reaction": "flashbacks", "severity": "moderate"})
    course_log.add_reaction(people, person, "001-B", {"reaction": "other", "severity": "mild"})
    here = told(people)["feasibility"]["adverse_reactions"]["adverse"]
    assert (here["part"], here["n"], here["awaited"]) == (1, 2, 0)
    assert here["severity"] == {"mild": 0, "moderate": 1, "severe": 0, "serious": 0}
    assert criterion(people, "no_reaction")["part"] == 1


def test_sessions_nobody_logged_are_told_and_not_counted_as_lost(people: Study, person: Person) -> None:
    logged(people, person, "pause")
    logged(people, person, "relax", status="cancelled")
    here = told(people)["feasibility"]["implementation"]["sessions"]
    assert (here["part"], here["n"], here["counts"]["not_logged"]) == (1, 2, 7)


def test_who_changed_the_cohort_keeps_the_sessions_attended(people: Study, person: Person) -> None:
    logged(people, person, "pause")
    teaching.mark(people, person, 1, "pause", "001-B", "present")
    enrolling.amend(people, person, "001-B", {"cohort": "2"}, "other evening")
    teaching.mark(people, person, 2, "relax", "001-B", "present")
    here = told(people)["feasibility"]["practicality"]["attendance"]
    assert [session["part"] for session in here["curve"]][:3] == [1, 1, 0]
    assert [doubt.kind for doubt in teaching.doubts(people)] == ["moved"]
    assert "another group or cohort" in " ".join(feasibility.feasibility(people).doubts)


def test_texts_are_counted_under_their_codes_and_quoted_only_where_ticked(people: Study, person: Person) -> None:
    evaluate(people, person, "001-B", {"missed": "silence"})
    evaluate(people, person, "002-C", {"missed": "more about work"})
    work = FormKey("002-C", "post", "imp_eval")
    coding.code_text(people, person, work, "imp_eval_missed", ["work", "own_life"], printable=True)
    found = feasibility.feasibility(people)
    topics = next(domain for domain in found.domains if domain.id == "topics_missed").findings[0]
    assert told(people)["feasibility"]["topics_missed"]["missed"]["counts"]["work"] == 1
    assert topics.quotes == {"work": ("more about work",)}  # type: ignore[union-attr]
    assert topics.uncoded == 1  # type: ignore[union-attr]


def test_a_text_written_after_the_data_stopped_is_neither_counted_nor_quoted(people: Study, person: Person) -> None:
    evaluate(people, person, "001-B", {"missed": "more about work"})
    form = FormKey("001-B", "post", "imp_eval")
    coding.code_text(people, person, form, "imp_eval_missed", ["work"], printable=True)
    withdrawn = {"status": "withdrawn", "status_reason": "lost", "status_date": "2026-03-01", "data_use": "until"}
    enrolling.amend(people, person, "001-B", withdrawn)

    def topics() -> Any:
        found = feasibility.feasibility(people)
        return next(domain for domain in found.domains if domain.id == "topics_missed").findings[0]

    assert topics().quotes == {"work": ("more about work",)}
    keying.date_form(people, person, keying.open_form(people, form), dt.date(2026, 3, 2))
    assert topics().quotes == {}
    assert all(one.n == 0 for one in topics().counts)


def test_bounds_the_study_chose_are_no_examples_and_decide(people: Study, person: Person) -> None:
    evaluate(people, person, "001-B", {"recommend": "1"})
    evaluate(people, person, "002-C", {"recommend": "2"})
    assert (criterion(people, "recommended")["verdict"], criterion(people, "recommended")["example"]) == (
        "adjust",
        True,
    )
    criteria.set_bounds(people, person, "recommended", "50,40")
    assert (criterion(people, "recommended")["verdict"], criterion(people, "recommended")["example"]) == (
        "go_on",
        False,
    )


def test_the_name_of_a_teacher_stands_where_the_grade_is(people: Study, person: Person) -> None:
    studies.choose(people, person, "teacher.teacher_1", "Maaike")
    assert told(people)["feasibility"]["implementation"]["teacher_1"]["label"] == "Maaike"
    with pytest.raises(ImpError) as refused:
        studies.choose(people, person, "teacher.teacher_2", " maaike ")
    assert refused.value.problem is Problem.TEACHER_NAME_TWICE


def test_labels_are_in_the_language_of_now(people: Study) -> None:
    with i18n.speaking("nl"):
        assert feasibility.feasibility(people).domains[0].label == "Aanvaardbaarheid"
